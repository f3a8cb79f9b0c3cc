"""A worker on another machine: `vanthu worker` or a plain unoserver, asked over unoserver's own XML-RPC (API 3)."""

import http.client
import socket
import threading
import time
import xmlrpc.client
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlsplit

from service.errors import ConverterUnavailable
from service.libreoffice.group import Group
from service.libreoffice.port import EXPORT_OPTIONS, DocumentRefused, PdfUnwritten, WorkerBusy, WorkerLost

API: Final = "3"
IMPORT_FILTER: Final = "MS Word 2007 XML"
EXPORT_FILTER: Final = "writer_pdf_Export"

# Fault codes of `vanthu worker`; unoserver's are all 1, and only the text tells them apart.
DOCUMENT_REFUSED: Final = 2
UNAVAILABLE: Final = 3
DOCUMENT_UNPRINTABLE: Final = 4
CALL_REFUSED: Final = 5
UNWRITTEN: Final = 6

START_SECONDS: Final = 10
MAX_ANSWER: Final = 256 * 1024**2

_UNOSERVER_REFUSED: Final = "Could not load document"
_UNOSERVER_UNWRITTEN: Final = ("impl_store", "No space left on device")


class RemoteWorker:
    """Whoever prints at `address`, "http://10.0.0.5:2003"; one connection per call, closed when its time is over."""

    together = False

    def __init__(self, address: str) -> None:
        self.address = address
        self.libreoffice = ""
        self.fonts: Mapping[str, str] = {}
        self.memory = 0
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "", parts.port
        self._line: socket.socket | None = None
        self._ending = threading.Lock()
        self._interrupted = False

    def start(self) -> None:
        try:
            told = self._info(START_SECONDS)
        except WorkerLost as exc:
            raise ConverterUnavailable(
                f"Máy in văn bản {self.address} không trả lời. Kiểm tra máy ấy và VANTHU_REMOTE_WORKERS.",
                log=f"remote worker {self.address}: {exc}",
            ) from exc
        self.libreoffice = str(told.get("libreoffice_version") or f"? (unoserver {told.get('unoserver')})")
        fonts = told.get("fonts")
        self.fonts = {str(name): str(known) for name, known in fonts.items()} if isinstance(fonts, dict) else {}

    def to_pdf(self, docx: bytes, seconds: float) -> bytes:
        order = (None, docx, None, "pdf", EXPORT_FILTER, list(EXPORT_OPTIONS), False, IMPORT_FILTER)
        try:
            pdf = self._call(seconds, "convert", order)
        except xmlrpc.client.Fault as exc:
            raise _meaning(exc) from exc
        if not isinstance(pdf, bytes):
            raise WorkerLost("garbled")
        return pdf

    def to_pdfs(self, group: Group, seconds: float) -> Iterator[bytes]:  # noqa: ARG002 - there is no such call
        """Never asked for: unoserver's calls know one document."""
        raise DocumentRefused

    def ping(self, seconds: float) -> None:
        self._info(seconds)

    def interrupt(self) -> None:
        with self._ending:
            self._interrupted = True
            line = self._line
        if line is not None:
            hang_up(line)

    def remove(self) -> None:
        self.interrupt()

    def _info(self, seconds: float) -> dict[str, Any]:
        try:
            told = self._call(seconds, "info", ())
        except xmlrpc.client.Fault as exc:
            raise WorkerLost("crash") from exc
        if not isinstance(told, dict) or told.get("api") != API:
            raise WorkerLost("garbled")
        return told

    def _call(self, seconds: float, method: str, values: tuple[Any, ...]) -> Any:
        """What `method` returns. Raises Fault, or WorkerLost for whatever is no answer in time."""
        content = self._post(xmlrpc.client.dumps(values, method, allow_none=True).encode(), seconds)
        try:
            (told,), _ = xmlrpc.client.loads(content, use_builtin_types=True)
        except xmlrpc.client.Fault:
            raise
        except Exception as exc:  # the parser raises whatever a stranger's bytes make it raise
            raise WorkerLost("garbled") from exc
        return told

    def _post(self, body: bytes, seconds: float) -> bytes:
        give_up = time.monotonic() + seconds
        connection = http.client.HTTPConnection(self._host, self._port, timeout=seconds)
        alarm = None
        try:
            connection.connect()
            line = self._take(connection.sock)
            # A socket's own timeout starts again with every byte that comes; this one does not.
            alarm = threading.Timer(give_up - time.monotonic(), hang_up, (line,))
            alarm.start()
            connection.request("POST", "/RPC2", body, {"Content-Type": "text/xml"})
            answer = connection.getresponse()
            content = answer.read(MAX_ANSWER + 1)
            if answer.length:  # of what was announced is missing; read() with a bound does not mind
                raise http.client.IncompleteRead(content)
        except (OSError, http.client.HTTPException) as exc:
            raise WorkerLost("timeout" if time.monotonic() >= give_up else "crash") from exc
        finally:
            if alarm is not None:
                alarm.cancel()
            self._line = None
            connection.close()
        if answer.status != http.HTTPStatus.OK or len(content) > MAX_ANSWER:
            raise WorkerLost("garbled")
        return content

    def _take(self, line: socket.socket) -> socket.socket:
        """Remember the connection for who interrupts; the HTTP client forgets it before the answer is read."""
        with self._ending:
            if self._interrupted:
                raise WorkerLost("stopped")
            self._line = line
        return line


def hang_up(line: socket.socket) -> None:
    """End whatever anyone waits for on `line`, from any thread."""
    with suppress(OSError):  # it is closed already
        line.shutdown(socket.SHUT_RDWR)


def _meaning(fault: xmlrpc.client.Fault) -> Exception:
    """What a fault says about document and worker."""
    if fault.faultCode == DOCUMENT_REFUSED or _UNOSERVER_REFUSED in fault.faultString:
        return DocumentRefused()
    if fault.faultCode == UNAVAILABLE:
        return WorkerBusy(fault.faultString)
    if fault.faultCode == UNWRITTEN or any(text in fault.faultString for text in _UNOSERVER_UNWRITTEN):
        return PdfUnwritten(fault.faultString)
    return WorkerLost("crash")
