"""`vanthu worker`: one supervised LibreOffice behind unoserver's XML-RPC, for a Vanthu on another machine.

The protocol knows no passwords: whoever reaches the port may print. What comes in is therefore held to what Vanthu
sends, a DOCX that reaches nowhere, to become PDF/A; nothing of this machine's files is read or written for a caller.
"""

import signal
import socket
import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from importlib.metadata import version
from socketserver import ThreadingMixIn
from typing import Any, Final
from xmlrpc.client import Fault
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer

import structlog

from service.errors import AddressUnavailable, DocumentUnprintable, OutputBroken, PrintUnwritten, VanthuError
from service.libreoffice.pool import ConverterPool
from service.libreoffice.port import EXPORT_OPTIONS
from service.libreoffice.proof import proof_page
from service.libreoffice.remote import (
    API,
    CALL_REFUSED,
    DOCUMENT_REFUSED,
    DOCUMENT_UNPRINTABLE,
    EXPORT_FILTER,
    IMPORT_FILTER,
    UNAVAILABLE,
    UNWRITTEN,
    hang_up,
)
from service.render.inspect import SUBSTITUTES, TIMES

# Of a request, in XML: base64 adds a third to a document.
MAX_REQUEST: Final = 32 * 1024**2
MAX_CALLERS: Final = 32
_SOCKET_SECONDS: Final = 10
# For a whole request: a socket's own timeout starts again with every byte that comes.
_READ_SECONDS: Final = 30

_ORDER: Final[dict[str, Any]] = {
    "inpath": None,
    "outpath": None,
    "convert_to": "pdf",
    "filtername": EXPORT_FILTER,
    "filter_options": list(EXPORT_OPTIONS),
    "update_index": False,
    "infiltername": IMPORT_FILTER,
    "password": None,
}
_CODES: Final[dict[type[VanthuError], int]] = {
    OutputBroken: DOCUMENT_REFUSED,
    DocumentUnprintable: DOCUMENT_UNPRINTABLE,
    PrintUnwritten: UNWRITTEN,
}

_log = structlog.get_logger(__name__)


class PrintServer(ThreadingMixIn, SimpleXMLRPCServer):
    """Listens at once, answers from `serve` on; a thread per call, at most MAX_CALLERS."""

    request_queue_size = MAX_CALLERS

    def __init__(self, host: str, port: int) -> None:
        self._room = threading.BoundedSemaphore(MAX_CALLERS)
        self._reading: dict[Any, threading.Timer] = {}
        try:
            self.address_family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            super().__init__(
                (str(address[0]), port), _Handler, logRequests=False, allow_none=True, use_builtin_types=True
            )
        except (OSError, OverflowError) as exc:
            raise AddressUnavailable(
                f"Không lắng nghe được ở {host}:{port}: cổng đang có chương trình khác dùng, hoặc địa chỉ không phải "
                "của máy này. Đổi --port hoặc --host.",
                log=f"cannot listen: {exc}",
            ) from exc

    def serve(self, pool: ConverterPool, begun: Callable[[str], None]) -> None:
        """Until SIGTERM or SIGINT; calls in hand are answered first. `begun` is told LibreOffice's version.

        Raises ConverterUnavailable when LibreOffice does not start.
        """
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        try:
            calls = _Calls(pool)
            self.register_function(calls.info, "info")
            self.register_function(calls.convert, "convert")
            threading.Thread(target=self.serve_forever, name="print-server").start()
            begun(calls.libreoffice)
            stop.wait()
            self.shutdown()
        finally:
            pool.close()
            self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        alarm = threading.Timer(_READ_SECONDS, hang_up, (request,))
        alarm.daemon = True
        self._reading[request] = alarm
        alarm.start()
        super().process_request(request, client_address)

    def has_come(self, request: Any) -> None:
        """The whole of `request` is here, or nothing more comes: its time for being read is over."""
        alarm = self._reading.pop(request, None)
        if alarm is not None:
            alarm.cancel()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.has_come(request)
            self._room.release()

    def server_close(self) -> None:
        """Hang up on those that still send, and wait until the others have their answers."""
        for request in list(self._reading):
            hang_up(request)
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - socketserver's own signature
        _log.info("caller-lost", error=type(sys.exc_info()[1]).__name__)


class _Handler(SimpleXMLRPCRequestHandler):
    rpc_paths = ("/", "/RPC2")
    timeout = _SOCKET_SECONDS
    server: PrintServer

    def do_POST(self) -> None:  # noqa: N802 - the name that http.server calls
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            self.send_error(HTTPStatus.LENGTH_REQUIRED)
        elif len(length) > len(str(MAX_REQUEST)) or int(length) > MAX_REQUEST:
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            super().do_POST()

    def decode_request_content(self, data: bytes) -> Any:
        """As xmlrpc has it, which calls this as soon as the body is read."""
        self.server.has_come(self.request)
        return super().decode_request_content(data)


class _Calls:
    """What may be called, by unoserver's names."""

    def __init__(self, pool: ConverterPool) -> None:
        self._pool = pool
        self._printed(proof_page())

    def info(self) -> dict[str, Any]:
        """The versions of the last print; a fault while no LibreOffice serves."""
        if not self._pool.serving:
            raise Fault(UNAVAILABLE, "LibreOffice is being started")
        return {
            "unoserver": version("unoserver"),
            "api": API,
            "libreoffice_version": self.libreoffice,
            "import_filters": {IMPORT_FILTER: IMPORT_FILTER},
            "export_filters": {EXPORT_FILTER: EXPORT_FILTER},
            "fonts": self._fonts,
        }

    def convert(
        self,
        inpath: object = None,
        indata: object = None,
        outpath: object = None,
        convert_to: object = None,
        filtername: object = None,
        filter_options: object = None,
        update_index: object = True,
        infiltername: object = None,
        password: object = None,
    ) -> bytes:
        """The PDF/A of the DOCX `indata`; a fault for any order but the one that Vanthu gives."""
        order = (inpath, outpath, convert_to, filtername, filter_options, update_index, infiltername, password)
        wrong = [name for (name, ours), given in zip(_ORDER.items(), order, strict=True) if given != ours]
        if wrong or not isinstance(indata, bytes):
            wanted = ", ".join(f"{name}={_ORDER[name]!r}" for name in wrong) or "indata=<bytes of a DOCX>"
            raise Fault(CALL_REFUSED, f"Only DOCX becomes PDF/A here, by Vanthu's options; call with {wanted}")
        try:
            return self._printed(indata)
        except VanthuError as exc:
            _log.info(exc.code, reason=exc.log)
            raise Fault(_CODES.get(type(exc), UNAVAILABLE), exc.log) from exc

    def _printed(self, docx: bytes) -> bytes:
        done = self._pool.unverified(docx)
        self.libreoffice = done.libreoffice
        self._fonts = {name: known for name, known in done.fonts.items() if name.startswith((TIMES, *SUBSTITUTES))}
        return done.pdf
