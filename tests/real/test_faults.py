"""What breaks does not take documents with it: killed processes, a frozen LibreOffice, a full disk, garbage."""

import base64
import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from service.archive.database import Database
from service.archive.register import LEASE, FileName, Register
from service.archive.search import Query
from service.archive.store import FolderStore
from service.document import Record
from service.errors import ConverterUnavailable, OutputBroken, StoreUnavailable
from service.issue import Office, finish_pending, issue
from service.kinds import kind_named
from service.render.docx import Templates
from service.render.pdf import Inspect, MemoryConverter, Printed, UnoserverConverter
from service.settings import ROOT
from tests.conftest import CLERK, NOON
from tests.real.conftest import Press, gone, new_converter, processes

ONE_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
PICTURE = (
    "<w:p><w:r><w:drawing>"
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="999999" cy="999999"/><wp:docPr id="{number}1" name="p"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:link="rIdX{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="999999" cy="999999"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
PLAN, DECISION = kind_named("ke-hoach"), kind_named("quyet-dinh")


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


@pytest.fixture
def own_converter(tmp_path: Path) -> Iterator[UnoserverConverter]:
    """A converter that a test may break."""
    converter = new_converter(tmp_path / "run", run_seconds=4, queue_seconds=0.5)
    yield converter
    converter.close()


def office_process(folder: Path) -> int:
    (pid,) = [pid for pid in processes(folder) if Path(f"/proc/{pid}/comm").read_text().strip() == "soffice.bin"]
    return pid


def test_a_libreoffice_killed_while_idle_is_started_again(
    own_converter: UnoserverConverter, press: Press, tmp_path: Path
) -> None:
    docx = press.docx(PLAN, PLAN.sample)
    own_converter.to_pdf(docx, ())
    os.kill(office_process(tmp_path), signal.SIGKILL)
    assert own_converter.to_pdf(docx, ()).pages == 3


def test_a_libreoffice_killed_during_a_conversion_is_started_again_and_the_document_printed(
    press: Press, tmp_path: Path
) -> None:
    converter = new_converter(tmp_path)
    long = DECISION.sample.model_copy(update={"ca_nhan": DECISION.sample.ca_nhan * 400})
    docx = press.docx(DECISION, long)
    converter.to_pdf(press.docx(PLAN, PLAN.sample), ())
    first = office_process(tmp_path)
    killer = threading.Timer(0.3, os.kill, (first, signal.SIGKILL))
    killer.start()
    assert converter.to_pdf(docx, ()).pages > 50
    killer.join()
    assert office_process(tmp_path) != first, "a fresh one printed it"
    converter.close()


def test_a_frozen_libreoffice_is_killed_at_the_deadline_and_the_document_printed_by_a_fresh_one(
    own_converter: UnoserverConverter, press: Press, tmp_path: Path
) -> None:
    docx = press.docx(PLAN, PLAN.sample)
    own_converter.to_pdf(docx, ())
    frozen = office_process(tmp_path)
    os.kill(frozen, signal.SIGSTOP)
    started = time.monotonic()
    assert own_converter.to_pdf(docx, ()).pages == 3
    assert time.monotonic() - started > 4, "it waited for its deadline"
    assert frozen not in processes(tmp_path)


def test_a_busy_converter_refuses_after_its_queue_time(
    own_converter: UnoserverConverter, press: Press, tmp_path: Path
) -> None:
    docx = press.docx(PLAN, PLAN.sample)
    own_converter.to_pdf(docx, ())
    os.kill(office_process(tmp_path), signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(own_converter.to_pdf, docx, ())
        time.sleep(0.2)
        with pytest.raises(ConverterUnavailable, match="bận"):
            own_converter.to_pdf(docx, ())
        assert first.result().pages == 3


def test_a_libreoffice_that_is_not_there_is_unavailable(tmp_path: Path, press: Press) -> None:
    converter = UnoserverConverter(tmp_path, python="/bin/false", fonts=ROOT / "fonts" / "fonts.conf")
    with pytest.raises(ConverterUnavailable, match="doctor"):
        converter.to_pdf(press.docx(PLAN, PLAN.sample), ())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "garbage",
    [b"", b"PK\x03\x04 not a zip", b"<html><body>x</body></html>", b"\x00" * 5000],
    ids=["empty", "zip", "html", "zeros"],
)
def test_garbage_is_refused_and_the_next_document_printed(
    converter: UnoserverConverter, press: Press, garbage: bytes
) -> None:
    with pytest.raises(OutputBroken):
        converter.to_pdf(garbage, ())
    assert press.pdf(PLAN, PLAN.sample).pages == 3


def test_an_output_that_does_not_say_what_was_asked_is_refused(converter: UnoserverConverter, press: Press) -> None:
    with pytest.raises(OutputBroken, match="thiếu số"):
        converter.to_pdf(press.docx(PLAN, PLAN.sample), ("02/KH-SXD",))


def with_pictures_from(docx: bytes, *targets: str) -> bytes:
    """`docx` with a picture for each address, none of which it contains."""
    relations, pictures = "", ""
    for number, target in enumerate(targets):
        relations += (
            f'<Relationship Id="rIdX{number}" TargetMode="External" Target="{target}" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
        )
        pictures += PICTURE.format(number=number)
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(result, "w") as target_file:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                text = text.replace("</Relationships>", f"{relations}</Relationships>")
            if name == "word/document.xml":
                text = text.replace("<w:body>", f"<w:body>{pictures}")
            target_file.writestr(name, text)
    return result.getvalue()


def test_a_document_fetches_nothing_from_the_network_or_the_disk(
    converter: UnoserverConverter, press: Press, tmp_path: Path
) -> None:
    seen: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)

        do_OPTIONS = do_HEAD = do_GET  # noqa: N815 - the names that http.server looks for

    picture = tmp_path / "secret.png"
    picture.write_bytes(base64.b64decode(ONE_PIXEL))
    with HTTPServer(("127.0.0.1", 0), Canary) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/canary.png"
        docx = with_pictures_from(press.docx(PLAN, PLAN.sample), address, picture.as_uri())
        pdf = converter.to_pdf(docx, ()).pdf
        server.shutdown()
    assert seen == []
    with pikepdf.open(BytesIO(pdf)) as document:
        assert not [page for page in document.pages if page.get_images()]


def test_waiting_for_a_busy_converter_costs_no_number(tmp_path: Path, templates: Templates, press: Press) -> None:
    """Many issuers, one LibreOffice, a short queue: who is refused took no number, who is served left no gap."""
    converter = new_converter(tmp_path / "run", queue_seconds=0.3, queue_length=16)
    database = Database(tmp_path / "v.sqlite")
    office = Office(templates, converter, FolderStore(tmp_path / "archive"), Register(database), now=lambda: NOON)
    converter.to_pdf(press.docx(PLAN, PLAN.sample), ())

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


def test_closing_leaves_nothing_running(tmp_path: Path, press: Press) -> None:
    converter = new_converter(tmp_path)
    converter.to_pdf(press.docx(PLAN, PLAN.sample), ())
    assert processes(tmp_path)
    converter.close()
    assert gone(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_killed_service_takes_its_libreoffice_along_and_the_next_one_sweeps_its_folder(
    tmp_path: Path, press: Press
) -> None:
    code = (
        "import sys, time; from pathlib import Path; from service.render.pdf import UnoserverConverter\n"
        "c = UnoserverConverter(Path(sys.argv[1]), python=sys.argv[2], fonts=Path(sys.argv[3]))\n"
        "with c.turn(): print('running', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(tmp_path), "/usr/bin/python3", str(ROOT / "fonts" / "fonts.conf")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        assert service.stdout.readline().startswith("running")
        assert processes(tmp_path)
        service.kill()
    assert gone(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    converter = new_converter(tmp_path)
    converter.to_pdf(press.docx(PLAN, PLAN.sample), ())
    converter.close()
    assert list(tmp_path.iterdir()) == []


def test_a_slow_finisher_does_not_issue_twice(tmp_path: Path, templates: Templates) -> None:
    """A sweep that overtakes a slow issuer and the issuer itself end with one record."""
    database = Database(tmp_path / "v.sqlite")
    store, register = FolderStore(tmp_path / "archive"), Register(database)

    class Slow(MemoryConverter):
        def to_pdf(self, docx: bytes, expected: tuple[str, ...], *_: Inspect) -> Printed:
            quick = Office(
                templates, MemoryConverter(), store, register, now=lambda: NOON + LEASE + timedelta(seconds=1)
            )
            assert finish_pending(quick) == 1
            return super().to_pdf(docx + b" ", expected)

    record = issue(Office(templates, Slow(), store, register, now=lambda: NOON), DECISION, DECISION.sample, CLERK)
    assert register.search(Query()).documents == (record,)
    assert_whole(Office(templates, MemoryConverter(), store, register), record)
    database.close()
