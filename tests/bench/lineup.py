"""Who is compared with whom: every contestant, the programs that it consists of, and how many clients it serves."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Literal

from service.settings import Settings
from tests.bench.documents import Document, Files
from tests.bench.measuring import watched
from tests.bench.orders import Answer
from tests.bench.program import Program

SHIPPED_LEAN: Final = "shipped-lean"
SHIPPED_DEFAULT: Final = "shipped-default"
OURS: Final = "ours-1"
OURS_8: Final = "ours-8"
CONVERT: Final = "convert-1"
CONVERT_2: Final = "convert-2"
BARE: Final = "bare"
COLD: Final = "cold"
BULK: Final = "bulk"


@dataclass(frozen=True, slots=True)
class Slice:
    """One turn of a contestant: each document's milliseconds, seconds in all, CPU seconds, highest memory in bytes."""

    milliseconds: tuple[float, ...]
    seconds: float
    cpu: float
    client_cpu: float
    peak: int
    records: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Contestant:
    """One line of the table. Its programs work at the same time, each with so many `clients`.

    A `slow` one makes a single document in a turn.
    """

    key: str
    name: str
    programs: tuple[Program, ...]
    clients: int = 1
    template: Literal["lean", "default"] = "lean"
    slow: bool = False

    def work(self, document: Document, files: Files, *, at_least: int, seconds: float) -> Slice:
        """Make `document` again and again: `at_least` so many times, and until `seconds` are over."""
        order = {name: str(path) for name, path in asdict(files).items()} | {
            "kind": document.kind.slug,
            "template": str(getattr(files, self.template)),
            "clients": self.clients,
            "at_least": 1 if self.slow else at_least,
            "seconds": 0 if self.slow else seconds,
        }
        roots = [program.greeting["root"] for program in self.programs]
        with watched(roots) as usage:
            for number, program in enumerate(self.programs):
                program.send(order | {"pdf": str(output(files, self.key, number))})
            answers: list[Answer] = [program.receive() for program in self.programs]
        return Slice(
            tuple(ms for answer in answers for ms in answer["milliseconds"]),
            max(answer["seconds"] for answer in answers),
            usage.cpu,
            sum(answer.get("client_cpu", 0) for answer in answers),
            usage.peak,
            tuple((key, number) for answer in answers for key, number in answer.get("records", ())),
        )


def output(files: Files, key: str, number: int = 0) -> Path:
    """Where program `number` of a contestant leaves its last PDF; what is issued lies in the archive instead."""
    return files.docx.with_name(f"{key}-{number}.pdf")


@contextmanager
def lineup(folder: Path) -> Iterator[tuple[Contestant, ...]]:
    """Every contestant, started; all stop when the block ends.

    Another one is a program under `contestants` and a line here.
    """
    with ExitStack() as started:

        def start(module: str, name: str, **options: str) -> Program:
            return started.enter_context(Program(module, folder / name, **options))

        stock, second = start("shipped", "shipped-1"), start("shipped", "shipped-2")  # first: they sleep at start
        issuing, converting = start("issuing", "issuing"), start("converting", "converting")
        bulk = start("bulk", "bulk")
        bare, cold = start("bare", "bare", python=Settings().uno_python), start("cold", "cold")
        yield (
            Contestant(OURS, "Vanthu qua HTTP, có lưu trữ, 1 máy khách", (issuing,)),
            Contestant(OURS_8, "Vanthu qua HTTP, có lưu trữ, 8 máy khách", (issuing,), clients=8),
            Contestant(BULK, "Vanthu hàng loạt, có lưu trữ", (bulk,)),
            Contestant(CONVERT, "Vanthu chỉ chuyển PDF, 1 nơi gọi", (converting,)),
            Contestant(CONVERT_2, "Vanthu chỉ chuyển PDF, 2 nơi gọi", (converting,), clients=2),
            Contestant(SHIPPED_LEAN, "docxtpl + unoserver, mẫu gọn", (stock,)),
            Contestant("shipped-lean-2", "docxtpl + 2 unoserver, mẫu gọn, 2 máy khách", (stock, second)),
            Contestant(SHIPPED_DEFAULT, "docxtpl + unoserver, mẫu mặc định", (stock,), template="default"),
            Contestant(
                "shipped-default-2",
                "docxtpl + 2 unoserver, mẫu mặc định, 2 máy khách",
                (stock, second),
                template="default",
            ),
            Contestant(BARE, "LibreOffice trần, Hidden=True", (bare,)),
            Contestant(COLD, "soffice --convert-to, mỗi văn bản một lần", (cold,), slow=True),
        )
