"""The server of `vanthu worker`: who sends slowly holds no place for long, and a failure is told as what it is."""

import base64
import socket
import threading
import time
import xmlrpc.client
from collections.abc import Iterator
from typing import cast

import pytest

from service.errors import ConverterUnavailable, DocumentUnprintable, OutputBroken, PrintUnwritten, VanthuError
from service.libreoffice import serving
from service.libreoffice.jobs import Done
from service.libreoffice.pool import ConverterPool
from service.libreoffice.port import DocumentRefused, PdfUnwritten, WorkerBusy, WorkerLost
from service.libreoffice.remote import (
    DOCUMENT_REFUSED,
    DOCUMENT_UNPRINTABLE,
    UNAVAILABLE,
    UNWRITTEN,
    RemoteWorker,
)
from service.libreoffice.serving import PrintServer

HEAD = b"POST /RPC2 HTTP/1.0\r\nContent-Type: text/xml\r\nContent-Length: 99999\r\n\r\n"


@pytest.fixture
def server() -> Iterator[PrintServer]:
    server = PrintServer("127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
    yield server
    server.shutdown()
    server.server_close()


def address(server: PrintServer) -> tuple[str, int]:
    return "127.0.0.1", server.server_address[1]


def seconds_to_drip(server: PrintServer, begin: bytes) -> float:
    """How long the server lets a caller send `begin` and then one byte after the other."""
    started = time.monotonic()
    with socket.create_connection(address(server), 5) as line:
        try:
            line.sendall(begin)
            while time.monotonic() - started < 5:
                line.sendall(b" ")
                time.sleep(0.02)
        except OSError:
            pass
    return time.monotonic() - started


@pytest.mark.parametrize("begin", [b"PO", HEAD], ids=["head", "body"])
def test_a_caller_that_drips_is_hung_up_on(server: PrintServer, begin: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_READ_SECONDS", 0.3)
    assert 0.2 < seconds_to_drip(server, begin) < 3


def test_a_call_that_has_come_takes_its_time(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_READ_SECONDS", 0.2)
    server.register_function(lambda docx: time.sleep(0.6) or docx, "echo")
    with xmlrpc.client.ServerProxy(f"http://127.0.0.1:{address(server)[1]}", use_builtin_types=True) as there:
        assert there.echo(base64.b64encode(b"PK")) == b"UEs="


def test_closing_waits_for_answers_and_not_for_callers_that_drip() -> None:
    server = PrintServer("127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, args=(0.01,)).start()
    in_hand, answers = threading.Event(), []

    def slow() -> str:
        in_hand.set()
        time.sleep(0.5)
        return "printed"

    def call() -> None:
        with xmlrpc.client.ServerProxy(f"http://127.0.0.1:{address(server)[1]}") as there:
            answers.append(there.slow())

    server.register_function(slow, "slow")
    callers = [threading.Thread(target=seconds_to_drip, args=(server, HEAD)), threading.Thread(target=call)]
    for caller in callers:
        caller.start()
    assert in_hand.wait(5)
    time.sleep(0.1)
    started = time.monotonic()
    server.shutdown()
    server.server_close()
    assert time.monotonic() - started < 3
    for caller in callers:
        caller.join()
    assert answers == ["printed"]


class Pool:
    """Prints the first page that it is asked for, and then raises `failure`."""

    serving = 1

    def __init__(self, failure: VanthuError) -> None:
        self._failure = failure
        self._printed = False

    def unverified(self, _docx: bytes) -> Done:
        if self._printed:
            raise self._failure
        self._printed = True
        return Done(b"%PDF-", "7", {}, 0, 0, 1, 1)


@pytest.mark.parametrize(
    ("failure", "code", "meaning"),
    [
        (OutputBroken("…"), DOCUMENT_REFUSED, DocumentRefused),
        (PrintUnwritten("…"), UNWRITTEN, PdfUnwritten),
        (ConverterUnavailable("…"), UNAVAILABLE, WorkerBusy),
        (DocumentUnprintable("…"), DOCUMENT_UNPRINTABLE, WorkerLost),
    ],
)
def test_what_fails_here_is_told_as_what_it_is(
    server: PrintServer, failure: VanthuError, code: int, meaning: type[Exception]
) -> None:
    calls = serving._Calls(cast(ConverterPool, Pool(failure)))
    server.register_function(calls.convert, "convert")
    with pytest.raises(meaning) as told:
        RemoteWorker(f"http://127.0.0.1:{address(server)[1]}").to_pdf(b"PK", 5)
    assert isinstance(told.value.__cause__, xmlrpc.client.Fault)
    assert told.value.__cause__.faultCode == code
