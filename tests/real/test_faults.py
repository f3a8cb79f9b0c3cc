"""What breaks costs no number and leaves no half document: a kill at any step, a full disk, a busy LibreOffice."""

import hashlib
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from service.archive.database import Database
from service.archive.register import LEASE, FileName, Register
from service.archive.search import Query
from service.archive.store import FolderStore
from service.document import Record
from service.errors import ConverterUnavailable, StoreUnavailable
from service.issue import Office, finish_pending, issue
from service.kinds import kind_named
from service.libreoffice.proof import proof_page
from service.render.docx import Templates
from service.render.pdf import MemoryConverter, Printed
from service.settings import ROOT
from tests.conftest import CLERK, NOON
from tests.real.conftest import new_converter

DECISION = kind_named("quyet-dinh")


def die_at(folder: Path, call: int) -> bool:
    """Whether a process that issues in `folder` died at this call."""
    command = [sys.executable, "-m", "tests.real.dying_issue", str(folder), str(call)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode in {0, -signal.SIGKILL}, result.stderr
    return result.returncode != 0


def assert_whole(office: Office, record: Record) -> None:
    """Every file of a visible record is there and is what was issued."""
    names: tuple[FileName, ...] = ("docx", "pdf", "payload")
    for name in names:
        content = office.store.get(office.register.key(record.id, name))
        assert hashlib.sha256(content).hexdigest() == getattr(record.sha256, name)
    assert office.store.get(office.register.key(record.id, "manifest"))


def test_a_kill_at_any_step_loses_no_number_and_shows_no_half_document(tmp_path: Path, templates: Templates) -> None:
    folders = [tmp_path / f"{call:02d}" for call in range(1, 29)]
    with ThreadPoolExecutor(2) as pool:
        died = list(pool.map(lambda folder: die_at(folder, int(folder.name)), folders))
    assert died == sorted(died, reverse=True), "every call before the last one kills"
    assert sum(died) == 26, "two for each of 13 calls; the last runs came to their end"
    for folder in folders:
        database = Database(folder / "v.sqlite")
        store = FolderStore(folder / "archive")
        office = Office(templates, MemoryConverter(), store, Register(database), now=lambda: NOON + LEASE * 2)
        visible = office.register.search(Query()).documents
        for record in visible:
            assert_whole(office, record)
        finish_pending(office)
        states = office.register.states("QĐ-SXD", 2023)
        assert states in ([], [(1, "issued")]), f"after a kill at call {folder.name}"
        assert len(office.register.search(Query()).documents) == len(states)
        after = issue(office, DECISION, DECISION.sample, CLERK)
        assert after.so_ky_hieu == f"{len(states) + 1:02d}/QĐ-SXD"
        for record in office.register.search(Query()).documents:
            assert_whole(office, record)
        database.close()


def test_a_full_disk_costs_no_number(tmp_path: Path, templates: Templates) -> None:
    """A file system of 16 kB takes the template and no more."""
    archive = tmp_path / "archive"
    archive.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(archive)], check=False)
    if mounted.returncode:
        pytest.skip("THIẾU quyền gắn tmpfs: chạy bằng root")
    database = Database(tmp_path / "v.sqlite")
    try:
        store = FolderStore(archive)
        office = Office(templates, MemoryConverter(), store, Register(database), now=lambda: NOON)
        with pytest.raises(StoreUnavailable, match="đĩa đầy"):
            issue(office, DECISION, DECISION.sample, CLERK)
        assert office.register.states("QĐ-SXD", 2023) == []
        assert not list(archive.rglob(".writing-*"))
    finally:
        subprocess.run(["umount", str(archive)], check=True)
        database.close()


def test_waiting_for_a_busy_converter_costs_no_number(tmp_path: Path, templates: Templates) -> None:
    """Many issuers, one LibreOffice, a short queue: who is refused took no number, who is served left no gap."""
    converter = new_converter(tmp_path / "run", queue_length=4)
    database = Database(tmp_path / "v.sqlite")
    office = Office(templates, converter, FolderStore(tmp_path / "archive"), Register(database), now=lambda: NOON)
    converter.to_pdf(proof_page(), ())

    def one(_: int) -> str | None:
        try:
            return issue(office, DECISION, DECISION.sample, CLERK).so_ky_hieu
        except ConverterUnavailable:
            return None

    with ThreadPoolExecutor(24) as pool:
        answers = list(pool.map(one, range(24)))
    served = sorted(answer for answer in answers if answer)
    assert None in answers, "the queue was long enough to refuse"
    assert served == [f"{number:02d}/QĐ-SXD" for number in range(1, len(served) + 1)]
    assert office.register.states("QĐ-SXD", 2023) == [(number, "issued") for number in range(1, len(served) + 1)]
    converter.close()
    database.close()


def test_a_slow_finisher_does_not_issue_twice(tmp_path: Path, templates: Templates) -> None:
    """A sweep that overtakes a slow issuer and the issuer itself end with one record."""
    database = Database(tmp_path / "v.sqlite")
    store, register = FolderStore(tmp_path / "archive"), Register(database)

    class Slow(MemoryConverter):
        def to_pdf(self, docx: bytes, expected: tuple[str, ...], *_: Any, **__: Any) -> Printed:
            quick = Office(
                templates, MemoryConverter(), store, register, now=lambda: NOON + LEASE + timedelta(seconds=1)
            )
            assert finish_pending(quick) == 1
            return super().to_pdf(docx + b" ", expected)

    record = issue(Office(templates, Slow(), store, register, now=lambda: NOON), DECISION, DECISION.sample, CLERK)
    assert register.search(Query()).documents == (record,)
    assert_whole(Office(templates, MemoryConverter(), store, register), record)
    database.close()
