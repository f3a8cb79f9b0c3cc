"""The long run: thousands of documents over HTTP, and whether anything grows, fails or goes missing."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.archive import Archive
from tests.bench.documents import Document, Files
from tests.bench.lineup import Contestant
from tests.bench.measuring import OFFICE, Process, tree, watched
from tests.bench.program import Program

CLIENTS: Final = 8
EVERY: Final = 250
# When every part of the service has been used and its caches are full: what memory is compared with.
SETTLED: Final = 200
GROWTH: Final = 1.10

_READ_BACK: Final = 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """The service after `made` documents: rate and CPU of each since the last look, memory (RSS) in MB.

    `restarts` counts the LibreOffices that were not yet there in the first stretch.
    """

    made: int
    per_second: float
    cpu_seconds: float
    service_mb: float
    office_mb: tuple[float, ...]
    total_mb: float
    restarts: int


def soak(folder: Path, document: Document, files: Files, documents: int) -> Iterator[Stretch]:
    """Issue so many documents. Raises when one fails, is missing at the end, or has not the number that follows."""
    issued: dict[str, str] = {}
    offices: list[set[int]] = []
    with Program("issuing", folder / "issuing") as program:
        service = Contestant("soak", "Vanthu", (program,), clients=CLIENTS)
        root = program.greeting["root"]
        for mark in _marks(documents):
            with watched([root]) as usage:
                done = service.work(document, files, at_least=mark - len(issued), seconds=0)
            offices.append(usage.offices)
            issued |= dict(done.records)
            running = tree([root])
            yield Stretch(
                made=len(issued),
                per_second=len(done.records) / done.seconds,
                cpu_seconds=done.cpu / len(done.records),
                service_mb=_mb(process for process in running if process.pid == root),
                office_mb=tuple(_mb([process]) for process in running if process.name == OFFICE),
                total_mb=_mb(running),
                restarts=len(set().union(*offices) - offices[0]),
            )
        _verify(Archive(program.greeting["port"], program.greeting["key"]), issued)


def growth(stretches: list[Stretch]) -> float:
    """Memory at the end against that of the settled service."""
    settled = next(stretch for stretch in stretches if stretch.made >= min(SETTLED, stretches[-1].made))
    return stretches[-1].total_mb / settled.total_mb


def _mb(processes: Iterable[Process]) -> float:
    return sum(process.memory for process in processes) / 2**20


def _marks(documents: int) -> list[int]:
    return sorted({min(SETTLED, documents), *range(EVERY, documents, EVERY), documents})


def _verify(archive: Archive, issued: dict[str, str]) -> None:
    """The register holds what was answered and nothing else, numbered from 1 on; some PDFs hold their number."""
    kept = archive.so_ky_hieu()
    if kept != issued:
        raise RuntimeError(f"Sổ có {len(kept)} văn bản, đã trả lời {len(issued)}; hai bên khác nhau.")
    numbers = sorted(int(so_ky_hieu.partition("/")[0]) for so_ky_hieu in issued.values())
    if numbers != list(range(1, len(issued) + 1)):
        raise RuntimeError("Số văn bản không liên tục từ 1.")
    for record, so_ky_hieu in random.sample(sorted(issued.items()), min(_READ_BACK, len(issued))):
        archive.verify(record, so_ky_hieu)
