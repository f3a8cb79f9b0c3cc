"""DOCX to PDF/A-2b: the Converter port, the LibreOffice behind it, and its in-memory twin."""

import http.client
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import threading
import xmlrpc.client
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

import structlog

from service.errors import ConverterUnavailable, OutputBroken
from service.finding import Finding
from service.render.inspect import verify_pdf

START_SECONDS: Final = 60.0
EXPORT_OPTIONS: Final = ("SelectPdfVersion=2", "UseTaggedPDF=true")

# All that LibreOffice is told of our environment, which holds secrets.
_PATH: Final = "/usr/local/bin:/usr/bin:/bin"
_WORKER: Final = Path(__file__).with_name("worker.py")
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Printed:
    """A verified PDF, its number of pages, the fonts that it embeds, what printed it, and what was found in it."""

    pdf: bytes
    pages: int
    fonts: tuple[str, ...]
    printer: str
    findings: tuple[Finding, ...] = ()


Inspect = Callable[[bytes], tuple[Finding, ...]]


def no_inspection(_: bytes) -> tuple[Finding, ...]:
    return ()


@runtime_checkable
class Converter(Protocol):
    def turn(self) -> AbstractContextManager[None]:
        """Hold a running converter: within it, `to_pdf` of this thread waits for nobody.

        Raises ConverterUnavailable when it does not start or stays busy.
        """

    def to_pdf(self, docx: bytes, expected: tuple[str, ...], inspect: Inspect = no_inspection) -> Printed:
        """The PDF of `docx`, whose first page says each `expected` text, with what `inspect` finds in it.

        Raises ConverterUnavailable when it is down or busy, OutputBroken when its output is not the document.
        """

    def close(self) -> None:
        """Stop what was started."""


class UnoserverConverter:
    """One LibreOffice worker, started on first use, restarted after a crash, one document at a time.

    `folder` holds the worker's profile and files; at most `queue_length` callers wait, each up to `queue_seconds`,
    for the worker to be free, and `run_seconds` bounds the conversion itself. A worker that crashes or overruns is
    killed with its whole process group and the document tried once more on a fresh one.
    """

    def __init__(
        self,
        folder: Path,
        *,
        python: str,
        fonts: Path,
        queue_length: int = 32,
        queue_seconds: float = 30,
        run_seconds: float = 60,
    ) -> None:
        self._folder = folder
        self._python = python
        self._fonts = fonts
        self._queue_seconds = queue_seconds
        self._run_seconds = run_seconds
        self._queue = threading.BoundedSemaphore(queue_length)
        self._turn = threading.Lock()
        self._holder: int | None = None
        self._closed = False
        self._worker: _Worker | None = None
        self._swept = False

    @contextmanager
    def turn(self) -> Iterator[None]:
        if self._holder == threading.get_ident():
            yield
            return
        busy = ConverterUnavailable("Bộ chuyển PDF đang bận. Thử lại sau ít giây.", log="converter queue is full")
        if not self._queue.acquire(blocking=False):
            raise busy
        try:
            if not self._turn.acquire(timeout=self._queue_seconds):
                raise busy
            self._holder = threading.get_ident()
            try:
                self._ready()
                yield
            finally:
                self._holder = None
                self._turn.release()
        finally:
            self._queue.release()

    def to_pdf(self, docx: bytes, expected: tuple[str, ...], inspect: Inspect = no_inspection) -> Printed:
        if not docx.startswith(b"PK"):  # LibreOffice would print an empty page
            raise OutputBroken("Tệp cần chuyển không phải DOCX.", log="input is not a DOCX")
        with self.turn():
            content = self._convert(docx)
            printer = f"LibreOffice {self._ready().libreoffice}"
        facts = verify_pdf(content, expected)
        return Printed(content, len(facts.pages), facts.fonts, printer, inspect(content))

    def close(self) -> None:
        """Kill the worker, whatever it is doing; none is started again."""
        self._closed = True
        self._drop()

    def _convert(self, docx: bytes) -> bytes:
        for attempt in (1, 2):
            worker = self._ready()
            try:
                return worker.convert(docx, self._run_seconds)
            except (OSError, http.client.HTTPException, xmlrpc.client.Error) as exc:
                refused = isinstance(exc, xmlrpc.client.Fault) and worker.is_alive()
                _log.warning("converter-failed", attempt=attempt, reason=type(exc).__name__, refused=refused)
                if refused:
                    raise OutputBroken(
                        "LibreOffice không mở được tệp DOCX. Báo quản trị viên kiểm tra mẫu.",
                        log="LibreOffice refused the document",
                    ) from exc
                self._drop()
                cause: Exception = exc
        raise ConverterUnavailable(
            "Bộ chuyển PDF gặp sự cố hai lần liền. Thử lại sau ít phút.", log="converter failed twice"
        ) from cause

    def _ready(self) -> "_Worker":
        if self._closed:
            raise ConverterUnavailable("Dịch vụ đang dừng. Thử lại sau ít phút.", log="converter is closed")
        if self._worker is not None and not self._worker.is_alive():
            self._drop()
        if self._worker is None:
            if not self._swept:
                _sweep(self._folder)
                self._swept = True
            self._worker = _Worker.start(self._folder, self._python, self._fonts)
        return self._worker

    def _drop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None


class MemoryConverter:
    """The twin for fast tests: "prints" the DOCX bytes behind a PDF header; fails, or has findings, on demand."""

    def __init__(self, failure: BaseException | None = None, findings: tuple[Finding, ...] = ()) -> None:
        self.failure = failure
        self.findings = findings
        self.expected: list[tuple[str, ...]] = []

    def turn(self) -> AbstractContextManager[None]:
        return nullcontext()

    def to_pdf(self, docx: bytes, expected: tuple[str, ...], inspect: Inspect = no_inspection) -> Printed:  # noqa: ARG002 - nothing is on its pages
        if self.failure is not None:
            raise self.failure
        self.expected.append(expected)
        return Printed(b"%PDF-1.6\n" + docx, 1, ("TimesNewRomanPSMT",), "MemoryConverter", self.findings)

    def close(self) -> None:
        """Nothing to stop."""


@dataclass(frozen=True, slots=True)
class _Worker:
    """A running worker process, leader of the group that LibreOffice belongs to."""

    process: "subprocess.Popen[bytes]"
    folder: Path
    port: int
    libreoffice: str

    @classmethod
    def start(cls, parent: Path, python: str, fonts: Path) -> "_Worker":
        if shutil.which(python) is None:
            raise ConverterUnavailable(f"Không có {python}. Đặt lại VANTHU_UNO_PYTHON.", log="no system Python")
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"worker-{os.getpid()}-", dir=parent))
        with (folder / "worker.log").open("wb") as log:
            process = subprocess.Popen(
                # -P: the worker's neighbours (inspect.py, docx.py) must not stand in for modules of those names
                [python, "-P", str(_WORKER), str(folder), str(_site_packages())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
                env={"PATH": _PATH, "HOME": str(folder), "FONTCONFIG_FILE": str(fonts), "TMPDIR": str(folder)},
            )
        assert process.stdout is not None  # noqa: S101 - asked for as a pipe
        readable, _, _ = select.select([process.stdout], [], [], START_SECONDS)
        greeting = process.stdout.readline() if readable else b""
        if not greeting:
            reason = (folder / "worker.log").read_text(errors="replace").strip().splitlines()[-1:]
            _kill(process, folder)
            raise ConverterUnavailable(
                "LibreOffice không khởi động được. Báo quản trị viên chạy `vanthu doctor`.",
                log=f"worker did not start: {' '.join(reason) or 'no answer'}",
            )
        told = json.loads(greeting)
        return cls(process, folder, told["port"], told["libreoffice"])

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def convert(self, docx: bytes, seconds: float) -> bytes:
        with tempfile.TemporaryDirectory(prefix="job-", dir=self.folder, ignore_cleanup_errors=True) as job:
            source, target = Path(job, "document.docx"), Path(job, "document.pdf")
            source.write_bytes(docx)
            address = f"http://127.0.0.1:{self.port}"
            with xmlrpc.client.ServerProxy(address, transport=_Transport(seconds)) as server:
                server.convert(str(source), str(target), list(EXPORT_OPTIONS))
            return target.read_bytes()

    def kill(self) -> None:
        _kill(self.process, self.folder)


class _Transport(xmlrpc.client.Transport):
    """XML-RPC over HTTP with a deadline, which the standard transport lacks."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def make_connection(self, host: str | tuple[str, dict[str, str]]) -> http.client.HTTPConnection:
        connection = super().make_connection(host)
        connection.timeout = self._seconds
        return connection


def _kill(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """End the worker's whole process group, LibreOffice included, and remove its folder."""
    with suppress(ProcessLookupError):  # it went by itself
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    shutil.rmtree(folder, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Remove the folders of workers whose service is gone; the workers themselves went with it."""
    for folder in parent.glob("worker-*-*"):
        pid = int(folder.name.split("-")[1])
        if not Path(f"/proc/{pid}").exists():
            shutil.rmtree(folder, ignore_errors=True)


def _site_packages() -> Path:
    """The folder that unoserver lies in, for the system Python to import it from."""
    spec = find_spec("unoserver")
    if spec is None or spec.origin is None:
        raise ConverterUnavailable("Thiếu gói unoserver. Chạy `make setup`.", log="unoserver is not installed")
    return Path(spec.origin).parent.parent
