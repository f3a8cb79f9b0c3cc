"""A conversion worker: unoserver's converter over one hidden LibreOffice, ordered line by line.

It runs under the system Python, which alone can `import uno`, and is started by `service.libreoffice.process`:

    python3 -P worker.py FOLDER SITE_PACKAGES PROGRAM

FOLDER is the worker's own: profile, temporary files and the documents. SITE_PACKAGES is where unoserver lies, PROGRAM
is LibreOffice itself (soffice.bin). Every line is JSON. The first that it writes tells the version; then each line
read is an order, and each is answered:

    {"source": "a.docx", "target": "a.pdf", "options": ["UseTaggedPDF=true"]}
        →  {"failed": "", "memory": 90000000, "room": 5000000000}
    {"source": "group.docx", "members": [["0.pdf", "title", "author", 1], …]}

The second prints documents that were joined into one, each to its own file (`export_group`), and is answered after
each, up to the first that fails. An empty order is answered as soon as LibreOffice answers. `failed` is "load" when
LibreOffice does not open the document and "store" when it cannot write the PDF; `memory` is what LibreOffice holds, and
`room` what is free for its files, in bytes. Whatever else goes wrong ends the worker: its service sees the pipe close,
and starts another. When standard input closes, because the service stopped or died, worker and LibreOffice go too.

unoserver's own server is not used because it sleeps seven seconds at start, shows documents while it loads them,
answers nobody while it works, and outlives its parent.
"""

import ctypes
import json
import os
import resource
import secrets
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

sys.path += [sys.argv[2], str(Path(__file__).parent)]

from export import export_group
from unoserver.converter import UnoConverter

IMPORT_FILTER = "MS Word 2007 XML"
EXPORT_FILTER = "writer_pdf_Export"
PAGE_BYTES = resource.getpagesize()

# What one LibreOffice may take: a looping document fails alone, before the machine does. Within walls its temporary
# files lie in memory too, which the walls bound (`service.libreoffice.sandbox`).
MEMORY_BYTES = 4 * 1024**3
FILE_BYTES = 1024**3

_PR_SET_PDEATHSIG = 1


def main() -> None:
    folder, program = Path(sys.argv[1]), sys.argv[3]
    die_with(os.getppid())
    office, pipe = start_libreoffice(folder, program)
    libreoffice = connected(office, pipe, folder)
    answer({"libreoffice": libreoffice.uno_info()})
    for line in sys.stdin:
        for failed in libreoffice.carried_out(**json.loads(line)):
            if failed:
                libreoffice.ping()  # raises when nobody is at the other end, which is not the document's fault
            answer({"failed": failed, "memory": memory(office.pid), "room": room(folder)})


class LibreOffice(UnoConverter):
    """unoserver's converter, over a pipe, loading every document into one hidden frame that is kept.

    A pipe needs no port and answers a fifth faster than its socket; a frame that is kept saves another fifth.
    """

    def __init__(self, pipe: str, temp_dir: str) -> None:
        self.local_context = uno.getComponentContext()
        self.resolver = self.local_context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        self.context = self.resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        self.service = self.context.ServiceManager
        self.desktop = KeptFrame(self._create("com.sun.star.frame.Desktop"))
        self.filter_service = self._create("com.sun.star.document.FilterFactory")
        self.type_service = self._create("com.sun.star.document.TypeDetection")
        self.temp_dir = temp_dir
        self._export_filters = None
        self._import_filters = None
        self._names = {}

    def carried_out(self, source: str = "", target: str = "", options: tuple = (), members: tuple = ()):
        """Print one document, or the members of a group; yield after each what failed, or nothing."""
        self.desktop.loaded = False
        left = len(members)
        try:
            if members:
                for _ in export_group(self.desktop.own, source, members):
                    left -= 1
                    yield ""
            elif source:
                self.convert(
                    inpath=source,
                    outpath=target,
                    filtername=EXPORT_FILTER,
                    filter_options=options,
                    update_index=False,
                    infiltername=IMPORT_FILTER,
                )
                yield ""
            else:
                self.ping()
                yield ""
        except Exception as exc:  # UNO's own types; what they mean is where they came from
            if members and not left:  # a group that does not close: nobody waits for one answer more
                raise
            print(exc, file=sys.stderr, flush=True)
            yield "store" if self.desktop.loaded else "load"

    def ping(self) -> None:
        """One trip to LibreOffice and back, on an object that is there already."""
        self.type_service.queryTypeByURL("file:///a.pdf")

    def get_filter_names(self, filters):
        """As unoserver has it, once per list of filters: both are the same at every order."""
        if id(filters) not in self._names:
            self._names[id(filters)] = super().get_filter_names(filters)
        return self._names[id(filters)]

    def _create(self, name: str):
        return self.service.createInstanceWithContext(name, self.context)


class KeptFrame:
    """Stands for the desktop: loads hidden, without macros and link updates, always into the same frame.

    The document of the last order stays in the frame until the next one has taken its place.
    """

    def __init__(self, desktop) -> None:
        self.own = desktop
        self._frame = None
        self._document = None
        self.loaded = False

    def loadComponentFromURL(self, url, _target, flags, properties):  # noqa: N802 - the name that UNO gives it
        ours = (("Hidden", True), ("MacroExecutionMode", 0), ("UpdateDocMode", 0))
        added = tuple(PropertyValue(Name=name, Value=value) for name, value in ours)
        frame, before = self._frame, self._document
        self._frame = self._document = None  # a frame whose load fails is not used again
        loader, target = (frame, "_self") if frame else (self.own, "_blank")
        try:
            document = loader.loadComponentFromURL(url, target, flags, (*properties, *added))
        finally:
            if before is not None:
                before.close(True)
        if document is None:
            return None
        self._frame = frame or document.getCurrentController().getFrame()
        self._document = document
        self.loaded = True
        return KeptDocument(document)


class KeptDocument:
    """A document that unoserver closes after it is stored, and that stays in its frame until the next one comes."""

    def __init__(self, document) -> None:
        self._document = document

    def __getattr__(self, name: str):
        return getattr(self._document, name)

    def close(self, _deliver_ownership: bool) -> None:
        """Nothing: it is closed when the next document has taken its place."""


def answer(told: dict) -> None:
    print(json.dumps(told), flush=True)


def memory(pid: int) -> int:
    """Resident memory of a process, in bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES


def room(folder: Path) -> int:
    """Bytes free where there are fewest: for documents or for temporary files."""
    return min(shutil.disk_usage(place).free for place in (folder, os.environ["TMPDIR"]))


def start_libreoffice(folder: Path, program: str) -> tuple[subprocess.Popen, str]:
    """LibreOffice on the folder's profile, and the name of the pipe at which it will answer."""
    pipe = f"vanthu-{secrets.token_hex(16)}"
    command = [
        program,
        "--headless",
        "--invisible",
        "--nocrashreport",
        "--nodefault",
        "--nologo",
        "--nofirststartwizard",
        "--norestore",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
    ]
    us = os.getpid()
    office = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: confine(us),  # noqa: PLW1509 - this process has one thread
    )
    return office, pipe


def connected(office: subprocess.Popen, pipe: str, folder: Path) -> LibreOffice:
    """The converter, as soon as LibreOffice answers; whoever started us bounds the wait."""
    while True:
        try:
            return LibreOffice(pipe, str(folder))
        except Exception:  # UNO raises its own types; until LibreOffice listens every attempt fails
            if office.poll() is not None:
                raise
            time.sleep(0.02)


def confine(parent: int) -> None:
    """In LibreOffice's process before it starts: the bounds of what it may take, and that it never outlives us."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    die_with(parent)


def die_with(parent: int) -> None:
    """Ask Linux to kill this process when `parent`, which started it, ends, however it ends."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended in between
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
