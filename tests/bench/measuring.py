"""What a tree of processes uses: CPU time, its ended children included, and memory."""

import os
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

SAMPLE_SECONDS: Final = 0.2
OFFICE: Final = "soffice.bin"

_TICKS: Final = os.sysconf("SC_CLK_TCK")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Process:
    """A running process: CPU seconds, with those of the children that it waited for, and resident bytes (RSS)."""

    pid: int
    parent: int
    name: str
    cpu: float
    memory: int


@dataclass(slots=True)
class Usage:
    """CPU seconds and the highest sum of RSS over a tree; the LibreOffices that were seen in it.

    A page that processes share counts once for each of them. PSS would share it among the contestants too, who all
    stand by at once, and so flatter everyone.
    """

    cpu: float = 0
    peak: int = 0
    offices: set[int] = field(default_factory=set)


def tree(roots: Collection[int]) -> list[Process]:
    """The processes `roots` and all that descend from them."""
    running = {process.pid: process for process in _running()}
    return [process for process in running.values() if _descends(process, running, roots)]


@contextmanager
def watched(roots: Collection[int]) -> Iterator[Usage]:
    """Measure the trees of `roots` while the block runs; the result is complete when it ends."""
    usage = Usage()
    ended = threading.Event()

    def sample() -> None:
        while True:
            found = tree(roots)
            usage.peak = max(usage.peak, sum(process.memory for process in found))
            usage.offices |= {process.pid for process in found if process.name == OFFICE}
            if ended.wait(SAMPLE_SECONDS):
                return

    before = sum(process.cpu for process in tree(roots))
    sampler = threading.Thread(target=sample)
    sampler.start()
    try:
        yield usage
    finally:
        ended.set()
        sampler.join()
    usage.cpu = sum(process.cpu for process in tree(roots)) - before


def _running() -> Iterator[Process]:
    for folder in os.listdir("/proc"):  # noqa: PTH208 - five times a second: the cheapest way counts
        if folder.isdigit():
            try:
                text = Path("/proc", folder, "stat").read_text()
            except OSError:  # it has just ended
                continue
            name, fields = text[text.index("(") + 1 : text.rindex(")")], text[text.rindex(")") + 2 :].split()
            cpu = sum(int(ticks) for ticks in fields[11:15]) / _TICKS
            yield Process(int(folder), int(fields[1]), name, cpu, int(fields[21]) * _PAGE)


def _descends(process: Process, running: dict[int, Process], roots: Collection[int]) -> bool:
    found: Process | None = process
    while found is not None and found.pid not in roots:
        found = running.get(found.parent)
    return found is not None
