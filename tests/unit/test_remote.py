"""A worker at an address, against a tiny server that answers as the test wants."""

import socketserver
import threading
import time
import xmlrpc.client
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from service.errors import ConverterUnavailable
from service.libreoffice.port import DocumentRefused, PdfUnwritten, WorkerBusy, WorkerLost
from service.libreoffice.remote import (
    CALL_REFUSED,
    DOCUMENT_REFUSED,
    DOCUMENT_UNPRINTABLE,
    UNAVAILABLE,
    UNWRITTEN,
    RemoteWorker,
)

INFO = {"unoserver": "3.7", "api": "3", "libreoffice_version": "7.4.7.2"}


class Elsewhere:
    """An XML-RPC server whose `answer` makes the bytes of each answer from method and values."""

    def __init__(self) -> None:
        self.answer: Callable[..., bytes] = lambda *_: told(INFO)
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.release = threading.Event()
        elsewhere = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                values, method = xmlrpc.client.loads(body, use_builtin_types=True)
                elsewhere.calls.append((str(method), values))
                content = elsewhere.answer(method, *values)
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,)).start()

    def hang(self, *_: object) -> bytes:
        self.release.wait(10)
        return told(INFO)

    def close(self) -> None:
        self.release.set()
        self.server.shutdown()
        self.server.server_close()


def told(value: Any) -> bytes:
    return xmlrpc.client.dumps((value,), methodresponse=True, allow_none=True).encode()


def fault(code: int, text: str) -> Callable[..., bytes]:
    return lambda *_: xmlrpc.client.dumps(xmlrpc.client.Fault(code, text)).encode()


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    elsewhere = Elsewhere()
    yield elsewhere
    elsewhere.close()


@pytest.fixture
def worker(elsewhere: Elsewhere) -> RemoteWorker:
    return RemoteWorker(elsewhere.address)


def test_it_starts_by_telling_its_libreoffice_and_fonts(elsewhere: Elsewhere, worker: RemoteWorker) -> None:
    elsewhere.answer = lambda *_: told(INFO | {"fonts": {"LiberationSerif": "2.10"}})
    worker.start()
    assert (worker.libreoffice, worker.fonts) == ("7.4.7.2", {"LiberationSerif": "2.10"})


def test_an_unoserver_that_does_not_know_its_libreoffice_is_taken_all_the_same(
    elsewhere: Elsewhere, worker: RemoteWorker
) -> None:
    elsewhere.answer = lambda *_: told({"unoserver": "3.0", "api": "3"})
    worker.start()
    assert (worker.libreoffice, worker.fonts) == ("? (unoserver 3.0)", {})


@pytest.mark.parametrize(
    "content",
    [told({"unoserver": "2.0", "api": "2"}), told("hello"), b"<html>", b"", b"\x00\xff" * 99],
    ids=["old-api", "no-struct", "html", "empty", "bytes"],
)
def test_whoever_else_answers_is_not_started(elsewhere: Elsewhere, worker: RemoteWorker, content: bytes) -> None:
    elsewhere.answer = lambda *_: content
    with pytest.raises(ConverterUnavailable, match=elsewhere.address):
        worker.start()


def test_nobody_at_the_address_is_not_started() -> None:
    with pytest.raises(ConverterUnavailable, match="không trả lời"):
        RemoteWorker("http://127.0.0.1:9").start()


def test_a_document_goes_as_bytes_with_our_options_and_comes_back_as_bytes(
    elsewhere: Elsewhere, worker: RemoteWorker
) -> None:
    elsewhere.answer = lambda *_: told(b"%PDF-")
    assert worker.to_pdf(b"PK", 5) == b"%PDF-"
    options = ["SelectPdfVersion=2", "UseTaggedPDF=true"]
    order = (None, b"PK", None, "pdf", "writer_pdf_Export", options, False, "MS Word 2007 XML")
    assert elsewhere.calls == [("convert", order)]


@pytest.mark.parametrize(
    ("code", "text", "error"),
    [
        (1, "<class 'RuntimeError'>:Could not load document <remote file> using the x filter.", DocumentRefused),
        (DOCUMENT_REFUSED, "LibreOffice refused the document", DocumentRefused),
        (1, "<class 'com.sun.star.task.ErrorCodeIOException'>:SfxBaseModel::impl_store <x> failed", PdfUnwritten),
        (UNWRITTEN, "PDF unwritten: store", PdfUnwritten),
        (UNAVAILABLE, "converter queue is full", WorkerBusy),
        (1, "<class 'com.sun.star.lang.DisposedException'>:Binary URP bridge disposed during call", WorkerLost),
        (DOCUMENT_UNPRINTABLE, "document ends LibreOffice", WorkerLost),
        (CALL_REFUSED, "only DOCX", WorkerLost),
    ],
)
def test_a_fault_blames_the_document_or_the_worker(
    elsewhere: Elsewhere, worker: RemoteWorker, code: int, text: str, error: type[Exception]
) -> None:
    elsewhere.answer = fault(code, text)
    with pytest.raises(error):
        worker.to_pdf(b"PK", 5)


def test_a_fault_instead_of_an_info_is_no_worker(elsewhere: Elsewhere, worker: RemoteWorker) -> None:
    elsewhere.answer = fault(UNAVAILABLE, "LibreOffice is being started")
    with pytest.raises(WorkerLost):
        worker.ping(5)


def test_an_answer_that_is_no_document_loses_the_worker(elsewhere: Elsewhere, worker: RemoteWorker) -> None:
    elsewhere.answer = lambda *_: told("%PDF-")
    with pytest.raises(WorkerLost, match="garbled"):
        worker.to_pdf(b"PK", 5)


def test_silence_ends_at_the_deadline(elsewhere: Elsewhere, worker: RemoteWorker) -> None:
    elsewhere.answer = elsewhere.hang
    started = time.monotonic()
    with pytest.raises(WorkerLost, match="timeout"):
        worker.to_pdf(b"PK", 0.3)
    assert 0.25 < time.monotonic() - started < 3


def test_an_answer_that_drips_ends_at_the_deadline_too() -> None:
    class Drip(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(65536)
            self.request.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 99999\r\n\r\n")
            try:
                for _ in range(100):
                    self.request.sendall(b" ")
                    time.sleep(0.05)
            except OSError:
                return

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Drip) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        started = time.monotonic()
        try:
            with pytest.raises(WorkerLost, match="timeout"):
                RemoteWorker(f"http://127.0.0.1:{server.server_address[1]}").to_pdf(b"PK", 0.4)
            assert time.monotonic() - started < 3
        finally:
            server.shutdown()


def test_it_is_interrupted_from_another_thread(elsewhere: Elsewhere, worker: RemoteWorker) -> None:
    elsewhere.answer = elsewhere.hang
    interrupter = threading.Timer(0.2, worker.interrupt)
    interrupter.start()
    started = time.monotonic()
    with pytest.raises(WorkerLost):
        worker.to_pdf(b"PK", 30)
    assert time.monotonic() - started < 5
    with pytest.raises(WorkerLost, match="stopped"):
        worker.to_pdf(b"PK", 30)
    interrupter.join()


def test_a_connection_that_breaks_off_loses_the_worker(elsewhere: Elsewhere, worker: RemoteWorker) -> None:
    class Broken(Exception):
        pass

    def drop(*_: object) -> bytes:
        raise Broken

    elsewhere.answer = drop
    elsewhere.server.handle_error = lambda *_: None  # type: ignore[method-assign]  # the fault is the test's own
    with pytest.raises(WorkerLost, match="crash"):
        worker.to_pdf(b"PK", 5)
