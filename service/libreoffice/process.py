"""One LibreOffice worker: a process group in a folder of its own, ordered line by line, killed whole."""

import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, Final

from service.errors import ConverterUnavailable
from service.libreoffice.fonts import font_files, installed_fonts
from service.libreoffice.group import Group
from service.libreoffice.port import EXPORT_OPTIONS, DocumentRefused, PdfUnwritten, WorkerLost
from service.libreoffice.profile import warmed_profile
from service.libreoffice.sandbox import Sandbox, enclosed, environment, require_walls

_WORKER: Final = Path(__file__).with_name("worker.py")
_SCRIPTS: Final = (_WORKER, _WORKER.with_name("export.py"))
_FOLDER_PREFIX: Final = "worker-"
_LOCK: Final = "owner.lock"

# With less room for its files LibreOffice may fail to open what is well: it unpacks it first.
_ROOM_BYTES: Final = 16 * 1024**2


@dataclass(frozen=True, slots=True)
class Engine:
    """Where workers of this machine live and what they run on.

    `folder` holds all of theirs; `python` is the system's, which can `import uno`; `fonts` is fontconfig's file;
    `sandbox` tells whether they may do without walls.
    """

    folder: Path
    python: str
    fonts: Path
    sandbox: Sandbox = "auto"
    start_seconds: float = 20

    def worker(self) -> "WorkerProcess":
        return WorkerProcess(self)

    def sweep(self) -> None:
        """End the workers of services that are gone, and remove what they left."""
        for folder in self.folder.glob(f"{_FOLDER_PREFIX}*"):
            with suppress(OSError), (folder / _LOCK).open("ab") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # its service would hold this
                for pid in _processes_of(folder):
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                shutil.rmtree(folder, ignore_errors=True)

    def command(self, folder: Path) -> list[str]:
        if shutil.which(self.python) is None:
            raise ConverterUnavailable(f"Không có {self.python}. Đặt lại VANTHU_UNO_PYTHON.", log="no system Python")
        packages = _site_packages()
        # -P: a module that lies beside the worker must not stand in for one of the same name
        command = [self.python, "-P", str(_WORKER), str(folder), str(packages), str(soffice())]
        return enclosed(command, folder, (*_SCRIPTS, packages / "unoserver", *font_files(self.fonts)))


class WorkerProcess:
    """A worker of this machine: leader of the process group that LibreOffice belongs to, in a folder of its own.

    The thread that starts it must live as long as it does: Linux ends the worker with it.
    """

    together = True

    def __init__(self, engine: Engine) -> None:
        self.address = ""
        self.libreoffice = ""
        self.fonts: Mapping[str, str] = {}
        self.memory = 0
        self._engine = engine
        self._folder: Path | None = None
        self._lock: BinaryIO | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._read = b""
        self._orders = 0
        self._ending = threading.Lock()
        self._interrupted = False

    def start(self) -> None:
        engine = self._engine
        if engine.sandbox == "required":
            require_walls()
        try:
            engine.folder.mkdir(parents=True, exist_ok=True)
            self._folder = Path(tempfile.mkdtemp(prefix=f"{_FOLDER_PREFIX}{os.getpid()}-", dir=engine.folder))
            self._lock = (self._folder / _LOCK).open("ab")  # held as long as this service lives
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails when a sweep was faster
            (self._folder / "profile").mkdir()
            profile = warmed_profile(engine.folder, self._folder, soffice(), engine.fonts)
            shutil.copytree(profile, self._folder / "profile", dirs_exist_ok=True)
            self._run(engine.command(self._folder), environment(self._folder, engine.fonts))
            self.libreoffice = str(self._answer(engine.start_seconds).get("libreoffice", ""))
            self.fonts = installed_fonts(engine.fonts)
        except (OSError, shutil.Error) as exc:
            raise ConverterUnavailable(
                f"Không ghi được vào {engine.folder}. Giải phóng đĩa hoặc sửa quyền ghi.", log=f"worker folder: {exc}"
            ) from exc
        except WorkerLost as exc:
            raise ConverterUnavailable(
                "LibreOffice không khởi động được. Báo quản trị viên chạy `vanthu doctor`.",
                log=f"worker did not start: {exc} {self._last_words()}".strip(),
            ) from exc

    def to_pdf(self, docx: bytes, seconds: float) -> bytes:
        with self._job(docx) as source:
            target = source.with_suffix(".pdf")
            self._order({"source": str(source), "target": str(target), "options": EXPORT_OPTIONS}, seconds)
            return target.read_bytes()

    def to_pdfs(self, group: Group, seconds: float) -> Iterator[bytes]:
        give_up = time.monotonic() + seconds
        with self._job(group.docx) as source:
            targets = [source.with_name(f"{number}.pdf") for number in range(len(group.members))]
            told = zip(targets, group.members, strict=True)
            members = [(str(target), member.title, member.author, member.sections) for target, member in told]
            self._send({"source": str(source), "members": members})
            for target in targets:
                self._carried_out(give_up - time.monotonic())
                try:
                    pdf = target.read_bytes()
                except OSError as exc:  # answers are still to come, and nobody waits for them any more
                    raise WorkerLost("unreadable") from exc
                yield pdf

    @contextmanager
    def _job(self, docx: bytes) -> Iterator[Path]:
        """`docx` in a folder of its own, as long as the order runs."""
        self._orders += 1
        job = self._place() / f"job-{self._orders}"
        source = job / "document.docx"
        try:
            job.mkdir()
            source.write_bytes(docx)
            yield source
        except OSError as exc:
            raise PdfUnwritten(f"{exc.strerror}") from exc
        finally:
            shutil.rmtree(job, ignore_errors=True)

    def ping(self, seconds: float) -> None:
        if not self._place().is_dir():
            raise WorkerLost("no-folder")
        self._order({}, seconds)

    def interrupt(self) -> None:
        with self._ending:
            self._interrupted = True
            if self._process is not None and self._process.returncode is None:
                os.killpg(self._process.pid, signal.SIGKILL)

    def remove(self) -> None:
        self.interrupt()
        if self._process is not None:
            with self._ending:
                self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        if self._lock is not None:
            self._lock.close()

    def _run(self, command: list[str], variables: dict[str, str]) -> None:
        with (self._place() / "worker.log").open("wb") as log, self._ending:
            if self._interrupted:
                raise WorkerLost("stopped")
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
                env=variables,
            )

    def _place(self) -> Path:
        assert self._folder is not None  # noqa: S101 - made before anything is asked of the worker
        return self._folder

    def _last_words(self) -> str:
        """The last line that the worker or LibreOffice wrote to its log."""
        with suppress(OSError):
            return "".join((self._place() / "worker.log").read_text(errors="replace").strip().splitlines()[-1:])
        return ""

    def _order(self, order: dict[str, Any], seconds: float) -> None:
        self._send(order)
        self._carried_out(seconds)

    def _send(self, order: dict[str, Any]) -> None:
        assert self._process is not None  # noqa: S101 - orders come after run()
        assert self._process.stdin is not None  # noqa: S101 - asked for as a pipe
        try:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as exc:
            raise WorkerLost("crash") from exc

    def _carried_out(self, seconds: float) -> None:
        """Wait for the answer to an order; what it says failed, raised."""
        told = self._answer(seconds)
        try:
            self.memory, room, failed = int(told["memory"]), int(told["room"]), str(told["failed"])
        except (KeyError, TypeError, ValueError) as exc:
            raise WorkerLost("garbled") from exc
        if failed == "load" and room >= _ROOM_BYTES:
            raise DocumentRefused
        if failed:
            raise PdfUnwritten(failed)

    def _answer(self, seconds: float) -> dict[str, Any]:
        """The next line that the worker writes."""
        assert self._process is not None  # noqa: S101 - see _order
        assert self._process.stdout is not None  # noqa: S101 - asked for as a pipe
        pipe, give_up = self._process.stdout.fileno(), time.monotonic() + seconds
        readable = select.poll()  # select() knows no file above the 1024th
        readable.register(pipe, select.POLLIN)
        while b"\n" not in self._read:
            if not readable.poll(max(0.0, give_up - time.monotonic()) * 1000):
                raise WorkerLost("timeout")
            received = os.read(pipe, 65536)
            if not received:
                raise WorkerLost("crash")
            self._read += received
        line, _, self._read = self._read.partition(b"\n")
        try:
            told: dict[str, Any] = json.loads(line)
        except ValueError as exc:
            raise WorkerLost("garbled") from exc
        if not isinstance(told, dict):
            raise WorkerLost("garbled")
        return told


def soffice() -> Path:
    """LibreOffice itself: starting it without its launchers saves two processes."""
    launcher = shutil.which("soffice")
    program = Path(launcher).resolve().with_name("soffice.bin") if launcher else None
    if program is None or not program.is_file():
        raise ConverterUnavailable("Chưa cài LibreOffice. Chạy `make setup`.", log="no soffice.bin")
    return program


def _processes_of(folder: Path) -> list[int]:
    """Running workers and LibreOffices of `folder`, and their walls; not whoever else looks into it."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                command = (entry / "cmdline").read_text(errors="replace")
                ours = command.startswith("bwrap") or _WORKER.name in command or "UserInstallation=" in command
                if ours and str(folder) in command:
                    found.append(int(entry.name))
    return found


def _site_packages() -> Path:
    """The folder that unoserver lies in, for the system Python to import it from."""
    spec = find_spec("unoserver")
    if spec is None or spec.origin is None:
        raise ConverterUnavailable("Thiếu gói unoserver. Chạy `make setup`.", log="unoserver is not installed")
    return Path(spec.origin).parent.parent
