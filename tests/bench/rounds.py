"""The run: everyone makes every document in turn, round after round, so that a drifting machine touches all alike."""

import math
import random
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from service.render.inspect import read_pdf
from tests.bench.archive import Archive
from tests.bench.documents import Document, Files
from tests.bench.lineup import Contestant, Slice, output

# Words by which one print of a document may differ from another: its number, and the name of its signer.
_OWN_WORDS: Final = 5
_READ_BACK: Final = 5


@dataclass(frozen=True, slots=True)
class Pace:
    """At most how many rounds, and how long a turn is: so many seconds, so many documents at least for each client."""

    rounds: int
    seconds: float
    each: int


@dataclass(frozen=True, slots=True)
class Row:
    """What a contestant did with a document: times over all turns, the median rate of a turn, the highest memory."""

    document: str
    key: str
    name: str
    made: int
    median_ms: float
    p95_ms: float
    per_second: float
    cpu_seconds: float
    client_cpu_seconds: float
    peak_mb: float


def compare(contestants: Sequence[Contestant], files: dict[Document, Files], pace: Pace) -> list[Row]:
    """A row per document and contestant. Raises when someone fails, or prints another text than the others."""
    for document, paths in files.items():
        _tell(f"chạy thử: {document.name}")
        _warm(contestants, document, paths)
    turns: dict[tuple[Document, Contestant], list[Slice]] = {}
    for number in range(1, pace.rounds + 1):
        for document, paths in files.items():
            if number > document.rounds:
                continue
            _tell(f"vòng {number}: {document.name}")
            for one in contestants:
                turn = one.work(document, paths, at_least=pace.each * one.clients, seconds=pace.seconds)
                turns.setdefault((document, one), []).append(turn)
    for (_, one), slices in turns.items():
        _read_back(one, [record for turn in slices for record in turn.records])
    return [_row(document, one, slices) for (document, one), slices in turns.items()]


def _warm(contestants: Sequence[Contestant], document: Document, files: Files) -> None:
    """Everyone makes the document once, and all prints must say the same on as many pages."""
    first: Counter[str] | None = None
    for one in contestants:
        done = one.work(document, files, at_least=min(one.clients, 2), seconds=0)
        content = _archive(one).pdf(done.records[-1][0]) if done.records else output(files, one.key).read_bytes()
        pages = read_pdf(content).pages
        words = Counter(" ".join(pages).split())
        first = words if first is None else first
        if len(pages) != document.pages or max((words - first).total(), (first - words).total()) > _OWN_WORDS:
            raise RuntimeError(f"{one.name}: bản in của “{document.name}” khác các bản in kia ({len(pages)} trang).")


def _read_back(contestant: Contestant, records: list[tuple[str, str]]) -> None:
    """A few of what was issued, at random: each PDF holds its own number."""
    for record, so_ky_hieu in random.sample(records, min(_READ_BACK, len(records))):
        _archive(contestant).verify(record, so_ky_hieu)


def _archive(contestant: Contestant) -> Archive:
    (program,) = contestant.programs
    return Archive(program.greeting["port"], program.greeting["key"])


def _row(document: Document, contestant: Contestant, slices: list[Slice]) -> Row:
    times = sorted(ms for turn in slices for ms in turn.milliseconds)
    return Row(
        document.name,
        contestant.key,
        contestant.name,
        made=len(times),
        median_ms=statistics.median(times),
        p95_ms=times[math.ceil(0.95 * len(times)) - 1],
        per_second=statistics.median(len(turn.milliseconds) / turn.seconds for turn in slices),
        cpu_seconds=sum(turn.cpu for turn in slices) / len(times),
        client_cpu_seconds=sum(turn.client_cpu for turn in slices) / len(times),
        peak_mb=max(turn.peak for turn in slices) / 2**20,
    )


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
