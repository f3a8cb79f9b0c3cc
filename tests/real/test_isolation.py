"""A document fetches nothing, from the network or the disk: every layer holds alone, and together they hold all."""

import base64
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pikepdf
import pytest

from service.errors import OutputBroken
from service.kinds import kind_named
from service.libreoffice import profile, sandbox
from service.libreoffice.pool import ConverterPool
from service.libreoffice.port import DocumentRefused, PdfUnwritten
from service.libreoffice.process import Engine, WorkerProcess
from service.libreoffice.sandbox import enclosed
from tests.real.conftest import SETTINGS, Press, needs
from tests.real.hostile import reaching

ONE_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

# The profile knows nothing of pictures in drawings: `outside` refuses those, and the walls hold.
PAST_THE_PROFILE = {"svg"}
PLAN = kind_named("ke-hoach")
OLD_PROFILE = profile._SETTINGS


class Canary(BaseHTTPRequestHandler):
    asked: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        Canary.asked.add(self.path.strip("/"))
        self.send_error(404)

    do_OPTIONS = do_HEAD = do_PROPFIND = do_GET  # noqa: N815 - the names that http.server looks for

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def canary() -> Iterator[str]:
    """The address of a server that remembers what it was asked for."""
    Canary.asked = set()
    with HTTPServer(("127.0.0.1", 0), Canary) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A picture that no document should show."""
    file = tmp_path / "secret.png"
    file.write_bytes(base64.b64decode(ONE_PIXEL))
    return file


def worker(folder: Path, monkeypatch: pytest.MonkeyPatch, *, hardened: bool, walled: bool) -> WorkerProcess:
    """A worker behind some of its layers; nobody reads its documents before it does."""
    needs("soffice")
    if walled and not sandbox.available():
        pytest.skip("THIẾU bubblewrap: chạy `make setup`")
    monkeypatch.setattr(sandbox, "available", lambda: walled)
    monkeypatch.setattr(profile, "_SETTINGS", OLD_PROFILE if hardened else {})
    worker = Engine(folder / "run", SETTINGS.uno_python, SETTINGS.fonts_conf).worker()
    worker.start()
    return worker


def pictures(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return sum(len(page.get_images()) for page in document.pages)


def fetched(worker: WorkerProcess, canary: str, secret: Path) -> set[str]:
    """The ways by which documents got at the network or the disk."""
    found = set()
    for how, docx in reaching(secret.as_uri()).items():
        try:
            if pictures(worker.to_pdf(docx, 20)):
                found.add(f"{how} of a file")
        except DocumentRefused:
            continue
    for how in reaching(""):
        try:
            worker.to_pdf(reaching(f"{canary}/{how}")[how], 20)
        except DocumentRefused:
            continue
    return found | Canary.asked


def test_the_pool_lets_no_document_reach_out(converter: ConverterPool, canary: str, secret: Path) -> None:
    for address in (f"{canary}/x", secret.as_uri()):
        for docx in reaching(address).values():
            try:
                assert pictures(converter.to_pdf(docx, ()).pdf) == 0
            except OutputBroken as error:
                assert "ngoài" in str(error) or "không phải DOCX" in str(error)  # noqa: PT017 - either will do
    assert Canary.asked == set()


def test_without_any_layer_documents_do_reach_out(
    tmp_path: Path, canary: str, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or else the tests of the layers would prove nothing."""
    bare = worker(tmp_path, monkeypatch, hardened=False, walled=False)
    found = fetched(bare, canary, secret)
    bare.remove()
    assert {"picture", "picture of a file", "picture-said-to-be-a-hyperlink", "svg of a file"} <= found


def test_the_walls_alone_keep_documents_in(
    tmp_path: Path, canary: str, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walled = worker(tmp_path, monkeypatch, hardened=False, walled=True)
    found = fetched(walled, canary, secret)
    walled.remove()
    assert found == set()


def test_the_profile_alone_keeps_documents_in_but_for_pictures_in_drawings(
    tmp_path: Path, canary: str, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hardened = worker(tmp_path, monkeypatch, hardened=True, walled=False)
    found = fetched(hardened, canary, secret)
    hardened.remove()
    assert found <= {f"{how} of a file" for how in PAST_THE_PROFILE}


def inside(folder: Path, script: str) -> str:
    """What a shell within the walls says."""
    folder.mkdir(exist_ok=True)
    command = enclosed(["sh", "-c", script], folder, ())
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=10).stdout.strip()


def test_within_the_walls_there_is_no_network_no_other_process_and_no_file_of_ours(tmp_path: Path) -> None:
    if not sandbox.available():
        pytest.skip("THIẾU bubblewrap: chạy `make setup`")
    register = tmp_path / "vanthu.sqlite"
    register.write_text("secret")
    own = tmp_path / "run"
    assert inside(own, "sed -n '3,$s/:.*//p' /proc/net/dev | tr -d ' '") == "lo"
    for file in (register, Path("/etc/shadow"), Path("/etc/hostname"), Path(__file__), Path("/root")):
        assert inside(own, f"test -e {file} && echo seen") == "", file
    assert inside(own, f"ls {tmp_path}") == "run"
    assert inside(own, "ls -d /proc/[0-9]* | wc -l") in {"2", "3", "4", "5"}
    assert inside(own, "touch /usr/x /etc/x 2>/dev/null && echo written") == ""
    assert inside(own, "touch /x /dev/x /dev/shm/x 2>/dev/null; ls /x /dev/x /dev/shm/x 2>/dev/null") == ""
    assert inside(own, "touch x /tmp/x && echo x > /dev/null && echo written") == "written"


def test_temporary_files_within_the_walls_have_a_bound_and_none_left_is_not_the_documents_fault(
    tmp_path: Path, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_TEMPORARY_BYTES", 4096)
    full = worker(tmp_path, monkeypatch, hardened=True, walled=True)
    try:
        with pytest.raises(PdfUnwritten):
            full.to_pdf(press.docx(PLAN, PLAN.sample), 20)
    finally:
        full.remove()
