"""Printing on other machines: processes of `vanthu worker`, killed and frozen under load, and a plain unoserver."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import xmlrpc.client
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer

import pytest
import unoserver

from service.archive.database import Database
from service.archive.register import Register
from service.archive.store import FolderStore
from service.errors import ConverterUnavailable, OutputBroken
from service.installation import libreoffice_pool
from service.issue import Office, issue
from service.kinds import kind_named
from service.libreoffice.pool import ConverterPool
from service.libreoffice.proof import PROOF_TEXT, proof_page
from service.libreoffice.serving import MAX_REQUEST
from service.render.docx import Templates
from service.settings import ROOT
from tests.conftest import CLERK, NOON
from tests.real.conftest import SETTINGS, Press, gone, needs

PLAN, DECISION = kind_named("ke-hoach"), kind_named("quyet-dinh")
OPTIONS = ["SelectPdfVersion=2", "UseTaggedPDF=true"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Machine:
    """`vanthu worker` in a process of its own, which can be started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        folder.mkdir()
        self.begin()
        self.wait()

    def begin(self) -> None:
        command = [sys.executable, "-m", "service", "worker", "--port", str(self.port)]
        self.process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def wait(self) -> None:
        assert self.process.stdout is not None
        assert self.address in self.process.stdout.readline().decode()

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        self.process.send_signal(signal.SIGCONT)
        code = self.process.wait(30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Machine, Machine]]:
    needs("soffice")
    folder = tmp_path_factory.mktemp("machines")
    machines = Machine(folder / "a"), Machine(folder / "b")
    yield machines
    for machine in machines:
        assert machine.end(signal.SIGTERM) == 0
    assert gone(folder)


def pool(folder: Path, *addresses: str, **settings: object) -> ConverterPool:
    given = {"workers": 0, "remote_workers": addresses, **settings}
    return libreoffice_pool(SETTINGS.model_copy(update=given), folder)


def figure(converter: ConverterPool, name: str, **labels: str) -> float:
    return converter.registry.get_sample_value(name, labels) or 0


def eventually(told: Callable[[], bool], seconds: float = 15) -> bool:
    give_up = time.monotonic() + seconds
    while not told() and time.monotonic() < give_up:
        time.sleep(0.05)
    return told()


def test_a_document_is_issued_whose_only_workers_are_remote(
    machines: tuple[Machine, Machine], tmp_path: Path, templates: Templates
) -> None:
    converter = pool(tmp_path / "run", *(machine.address for machine in machines))
    database = Database(tmp_path / "v.sqlite")
    office = Office(templates, converter, FolderStore(tmp_path / "archive"), Register(database), now=lambda: NOON)
    record = issue(office, DECISION, DECISION.sample, CLERK)
    assert record.so_ky_hieu == "01/QĐ-SXD"
    manifest = office.store.get(office.register.key(record.id, "manifest")).decode()
    assert '"LibreOffice 7' in manifest or '"LibreOffice 2' in manifest
    assert "LiberationSerif 2" in manifest or "TimesNewRoman" in manifest, "the remote told its fonts' versions"
    converter.ready()
    converter.close()
    database.close()


def test_a_killed_machine_is_replaced_by_the_other_and_used_again_when_it_is_back(
    machines: tuple[Machine, Machine], tmp_path: Path, press: Press
) -> None:
    first, second = machines
    converter = pool(tmp_path, first.address, second.address)
    docx = press.docx(PLAN, PLAN.sample)
    converter.to_pdf(docx, ())
    assert eventually(lambda: figure(converter, "vanthu_converter_workers") == 2)
    printed = threading.Semaphore(0)

    def one(_: int) -> int:
        pages = converter.to_pdf(docx, ()).pages
        printed.release()
        return pages

    with ThreadPoolExecutor(4) as clerks:
        orders = clerks.map(one, range(24))
        for _ in range(6):
            printed.acquire()
        first.end(signal.SIGKILL)
        assert list(orders) == [3] * 24
    assert figure(converter, "vanthu_converter_worker_ends_total", reason="crash") == 1
    assert figure(converter, "vanthu_converter_workers") == 1
    first.begin()
    first.wait()
    assert eventually(lambda: figure(converter, "vanthu_converter_workers") == 2)
    second.process.send_signal(signal.SIGSTOP)
    try:
        assert converter.to_pdf(docx, ()).pages == 3
    finally:
        second.process.send_signal(signal.SIGCONT)
    converter.close()


def test_a_machine_that_freezes_over_a_document_loses_it_to_another_at_the_deadline(
    machines: tuple[Machine, Machine], tmp_path: Path, press: Press
) -> None:
    first, second = machines
    converter = pool(tmp_path, first.address, second.address, run_seconds=6)
    converter.to_pdf(press.docx(PLAN, PLAN.sample), ())
    assert eventually(lambda: figure(converter, "vanthu_converter_workers") == 2)
    long = DECISION.sample.model_copy(update={"ca_nhan": DECISION.sample.ca_nhan * 100})
    docx = press.docx(DECISION, long)
    with ThreadPoolExecutor(2) as clerks:
        orders = [clerks.submit(converter.to_pdf, docx, ()) for _ in range(2)]
        time.sleep(0.3)
        first.process.send_signal(signal.SIGSTOP)
        try:
            assert all(order.result().pages > 10 for order in orders)
        finally:
            first.process.send_signal(signal.SIGCONT)
    assert figure(converter, "vanthu_converter_worker_ends_total", reason="timeout") == 1
    converter.close()


def test_a_plain_unoserver_serves_as_well(tmp_path: Path, press: Press) -> None:
    needs("soffice")
    code = "import sys; sys.path.append(sys.argv.pop(1)); from unoserver.server import main; main()"
    packages = str(Path(unoserver.__file__).parent.parent)
    port = free_port()
    words = ["--port", str(port), "--uno-port", str(free_port()), "--quiet"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    environment["FONTCONFIG_FILE"] = str(ROOT / "fonts" / "fonts.conf")
    command = ["/usr/bin/python3", "-c", code, packages, *words]
    stock = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    converter = pool(tmp_path / "run", f"http://127.0.0.1:{port}")

    def prints() -> bool:
        try:
            return converter.to_pdf(press.docx(PLAN, PLAN.sample), (PLAN.sample.trich_yeu,)).pages == 3
        except ConverterUnavailable:
            return False

    try:
        assert eventually(prints, 40)
        with pytest.raises(OutputBroken, match="thiếu số"):
            converter.to_pdf(press.docx(PLAN, PLAN.sample), ("02/KH-SXD",))
    finally:
        converter.close()
        os.killpg(stock.pid, signal.SIGKILL)
        stock.wait()


@pytest.mark.parametrize("wrong", [b"garbage", b"%PDF-1.6\n%", b"proof"], ids=["garbage", "damaged", "another-page"])
def test_a_machine_that_sends_something_else_is_refused(
    tmp_path: Path, press: Press, converter: ConverterPool, wrong: bytes
) -> None:
    """It prints the proof page as it should, and everything else as `wrong`."""
    proof = converter.to_pdf(proof_page(), (PROOF_TEXT,)).pdf

    class Quiet(SimpleXMLRPCRequestHandler):
        rpc_paths = ("/RPC2",)

    with SimpleXMLRPCServer(("127.0.0.1", 0), Quiet, logRequests=False, use_builtin_types=True, allow_none=True) as far:
        far.register_function(lambda: {"api": "3", "libreoffice_version": "0"}, "info")
        answers = {proof_page(): proof}
        far.register_function(lambda _, docx, *__: answers.get(docx, proof if wrong == b"proof" else wrong), "convert")
        threading.Thread(target=far.serve_forever, args=(0.01,)).start()
        remote = pool(tmp_path, f"http://127.0.0.1:{far.server_address[1]}")
        with pytest.raises(OutputBroken):
            remote.to_pdf(press.docx(PLAN, PLAN.sample), (PLAN.sample.trich_yeu,))
        remote.close()
        far.shutdown()


def test_a_machine_takes_no_order_but_ours(machines: tuple[Machine, Machine], press: Press) -> None:
    docx = press.docx(PLAN, PLAN.sample)
    secret = machines[1].folder / "secret.docx"
    secret.write_bytes(docx)
    ours = [None, docx, None, "pdf", "writer_pdf_Export", OPTIONS, False, "MS Word 2007 XML"]
    others = [
        [str(secret), None, *ours[2:]],
        [None, docx, str(secret), *ours[3:]],
        [*ours[:3], "odt", *ours[4:]],
        [*ours[:5], [], *ours[6:]],
        [*ours, "password"],
        [None, b"PK\x03\x04 no DOCX", *ours[2:]],
    ]
    with xmlrpc.client.ServerProxy(machines[1].address, allow_none=True, use_builtin_types=True) as machine:
        for other in others:
            with pytest.raises(xmlrpc.client.Fault):
                machine.convert(*other)
        answer = machine.convert(*ours)
    assert isinstance(answer, bytes)
    assert answer.startswith(b"%PDF-")
    assert secret.read_bytes() == docx


@pytest.mark.parametrize(("length", "status"), [(str(MAX_REQUEST + 1), 413), ("-5", 411), ("9" * 5000, 413)])
def test_a_machine_reads_no_request_without_bound(machines: tuple[Machine, Machine], length: str, status: int) -> None:
    connection = HTTPConnection("127.0.0.1", machines[1].port, timeout=10)
    connection.putrequest("POST", "/RPC2")
    connection.putheader("Content-Length", length)
    connection.endheaders()
    assert connection.getresponse().status == status
    connection.close()


def test_a_machine_tells_of_itself_while_it_prints(machines: tuple[Machine, Machine], press: Press) -> None:
    long = DECISION.sample.model_copy(update={"ca_nhan": DECISION.sample.ca_nhan * 200})
    order = (None, press.docx(DECISION, long), None, "pdf", "writer_pdf_Export", OPTIONS, False, "MS Word 2007 XML")

    def print_it() -> object:
        with xmlrpc.client.ServerProxy(machines[1].address, allow_none=True) as machine:
            return machine.convert(*order)

    with ThreadPoolExecutor(1) as clerk, xmlrpc.client.ServerProxy(machines[1].address) as machine:
        printing = clerk.submit(print_it)
        time.sleep(0.3)
        for _ in range(5):
            assert isinstance(machine.info(), dict)
        assert not printing.done()
        assert printing.result()


def test_a_taken_port_is_told_in_one_sentence(machines: tuple[Machine, Machine], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "service", "worker", "--port", str(machines[1].port)]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False)
    assert result.returncode == 1
    assert f"127.0.0.1:{machines[1].port}" in result.stderr
    assert len(result.stderr.splitlines()) == 1
