"""The real programs: LibreOffice under our supervision, veraPDF, processes that can be killed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from service.archive.database import Database
from service.archive.register import Register
from service.archive.store import FolderStore
from service.document import DocumentKind, Issued
from service.installation import libreoffice_pool
from service.issue import Office
from service.libreoffice.pool import ConverterPool
from service.render.docx import Templates
from service.render.pdf import Printed
from service.settings import Settings
from tests.conftest import NOON

SETTINGS = Settings()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/real" in str(item.path):
            item.add_marker(pytest.mark.real)


def needs(*programs: str) -> None:
    """Skip, loudly, when a program is missing."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"THIẾU {', '.join(missing)}: chạy `make setup-test`")


def new_converter(folder: Path, **settings: Any) -> ConverterPool:
    """A pool of its own in `folder`, with one worker unless `settings` say otherwise."""
    needs("soffice")
    return libreoffice_pool(SETTINGS.model_copy(update={"workers": 1, **settings}), folder)


@pytest.fixture(scope="session")
def converter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConverterPool]:
    converter = new_converter(tmp_path_factory.mktemp("run"))
    yield converter
    converter.close()


@pytest.fixture
def real_office(tmp_path: Path, templates: Templates, converter: ConverterPool) -> Iterator[Office]:
    database = Database(tmp_path / "v.sqlite")
    yield Office(templates, converter, FolderStore(tmp_path / "archive"), Register(database), now=lambda: NOON)
    database.close()


class Press:
    """Prints payloads without numbering or keeping them."""

    def __init__(self, templates: Templates, converter: ConverterPool) -> None:
        self._templates = templates
        self._converter = converter

    def docx(self, kind: DocumentKind, payload: object, number: int | None = 1) -> bytes:
        heading = kind.heading(payload)
        issued = Issued(number, heading.ngay_ban_hanh or NOON.date())
        return self._templates.named(kind.stem).fill(kind.context(payload, issued), heading, issued.ngay_ban_hanh)

    def pdf(self, kind: DocumentKind, payload: object, number: int | None = 1) -> Printed:
        return self._converter.to_pdf(self.docx(kind, payload, number), (kind.heading(payload).trich_yeu,))


@pytest.fixture(scope="session")
def press(templates: Templates, converter: ConverterPool) -> Press:
    return Press(templates, converter)


def vanthu(*words: str, cwd: Path, timeout: float = 120) -> "subprocess.CompletedProcess[str]":
    """The command line in a process of its own, keeping its things in `cwd`/var."""
    command = [sys.executable, "-m", "service", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=timeout, check=False)


def processes(folder: Path) -> list[int]:
    """Running processes whose command line names `folder`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if str(folder) in (entry / "cmdline").read_text():
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def gone(folder: Path) -> bool:
    give_up = time.monotonic() + 5
    while processes(folder) and time.monotonic() < give_up:
        time.sleep(0.05)
    return not processes(folder)


def eventually(condition: Callable[[], object], seconds: float = 20) -> None:
    give_up = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < give_up, "it did not come to pass"
        time.sleep(0.02)


def worker_folders(folder: Path) -> list[Path]:
    return sorted(folder.glob("worker-*"))


def tree(worker: Path) -> dict[str, int]:
    """The processes of the worker in this folder, by what they are; without walls there is no "outer" and "inner"."""
    found = {}
    for pid in processes(worker):
        name = Path(f"/proc/{pid}/comm").read_text().strip()
        if name == "bwrap":
            name = "outer" if _parent(pid) == os.getpid() else "inner"
        found["worker" if name.startswith("python") else name] = pid
    return found


def assert_whole(pool: ConverterPool, folder: Path, workers: int) -> None:
    """The pool comes back to full strength by itself, and nothing is left of those that it lost."""
    eventually(lambda: pool.serving == workers and len(worker_folders(folder)) == workers)
    served = [pid for worker in worker_folders(folder) for pid in processes(worker)]
    eventually(lambda: sorted(processes(folder)) == sorted(served))
    assert not _zombies(), "nobody waited for a dead worker"
    assert len(list(folder.iterdir())) == workers + 1, "the profile and the workers' folders"


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def _zombies() -> list[int]:
    """Children of this process that ended, and that nobody asked how."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
                if state == "Z" and int(parent) == os.getpid():
                    found.append(int(entry.name))
    return found
