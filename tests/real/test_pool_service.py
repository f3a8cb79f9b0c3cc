"""The service as a process: clients that leave, kills, drains; nothing of a service outlives it."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from service.kinds import kinds
from service.libreoffice.proof import proof_page
from service.settings import ROOT
from tests.real.conftest import assert_whole, eventually, gone, needs, new_converter, processes, tree, worker_folders
from tests.real.test_service import Service

LONG = 120  # times the persons of the sample: some seconds

# A service without its front: it prints without end, behind walls or not, and says when it began.
OTHER = """
import sys, threading
from pathlib import Path
from service.libreoffice import sandbox
from service.libreoffice.proof import proof_page
from tests.real.conftest import new_converter
if sys.argv[2] == "bare":
    sandbox.available = lambda: False
pool = new_converter(Path(sys.argv[1]), workers=2)
pool.start()
while pool.serving < 2:
    pool.to_pdf(proof_page(), ())
def work():
    while True:
        pool.to_pdf(proof_page(), ())
for _ in range(3):
    threading.Thread(target=work).start()
print("busy", flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    needs("soffice")
    yield tmp_path
    assert gone(tmp_path), "something is left running"


def another(folder: Path, walls: str = "walled") -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", OTHER, str(folder), walls]
    other = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert other.stdout is not None
    while "busy" not in (line := other.stdout.readline()):
        assert line, "the other service did not start"
    other.stdout.close()
    return other


def long_decision() -> dict[str, object]:
    sample = kinds()["quyet-dinh"].sample.model_dump(mode="json")
    return sample | {"ca_nhan": sample["ca_nhan"] * LONG}


@pytest.mark.parametrize("walls", ["walled", "bare"])
def test_nothing_survives_a_service_that_is_killed_at_work_and_the_next_one_sweeps(folder: Path, walls: str) -> None:
    other = another(folder, walls)
    assert len(worker_folders(folder)) == 2
    assert ("inner" in tree(worker_folders(folder)[0])) == (walls == "walled")
    other.kill()
    other.wait()
    eventually(lambda: not processes(folder), 3)
    assert len(worker_folders(folder)) == 2
    pool = new_converter(folder, workers=1)
    assert worker_folders(folder) == []
    assert pool.to_pdf(proof_page(), ()).pages == 1
    pool.close()


def test_nothing_survives_a_service_that_is_killed_while_its_workers_start(folder: Path) -> None:
    for seconds in (0.5, 0.9, 1.3):
        command = [sys.executable, "-c", OTHER, str(folder), "bare"]
        other = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        eventually(lambda: worker_folders(folder))
        time.sleep(seconds - 0.5)
        other.kill()
        other.wait()
        eventually(lambda: not processes(folder), 5)
        new_converter(folder).close()
        assert worker_folders(folder) == []
        assert len(list(folder.iterdir())) <= 1, "the profile, when it was done"


def test_two_services_that_share_a_folder_leave_each_other_alone(folder: Path) -> None:
    other = another(folder)
    theirs = {worker: tree(worker) for worker in worker_folders(folder)}
    pool = new_converter(folder, workers=1)  # sweeps
    pool.to_pdf(proof_page(), ())
    pool.close()
    assert {worker: tree(worker) for worker in worker_folders(folder)} == theirs
    other.kill()
    other.wait()
    assert gone(folder)


def test_a_client_that_leaves_while_its_document_prints_holds_nobody_up(folder: Path) -> None:
    """Its number is taken or not, never half; the next one gets a proper answer."""
    service = Service(folder)
    service.issue("ke-hoach")
    body = json.dumps(long_decision()).encode()
    key = service.client.headers["Authorization"]
    url = service.client.base_url
    for _ in range(3):
        with socket.create_connection((url.host, url.port or 80)) as client:
            client.sendall(
                f"POST /v1/documents/quyet-dinh HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            time.sleep(0.3)
    record = service.issue("quyet-dinh").json()
    eventually(lambda: len(issued(service)) == 4, 40)
    numbers = sorted(issued(service))
    assert numbers == ["01/QĐ-SXD", "02/QĐ-SXD", "03/QĐ-SXD", "04/QĐ-SXD"]
    assert record["so_ky_hieu"] in numbers
    assert service.client.get("/readyz").status_code == 200
    service.end(signal.SIGTERM)


def issued(service: Service) -> list[str]:
    found = service.client.get("/v1/documents", params={"kind": "quyet-dinh"}).json()["documents"]
    return [record["so_ky_hieu"] for record in found]


def test_a_service_that_is_told_to_stop_finishes_what_it_prints(folder: Path) -> None:
    service = Service(folder)
    service.issue("ke-hoach")
    answers: list[httpx.Response] = []

    def post() -> None:
        with suppress(httpx.TransportError):
            answers.append(service.client.post("/v1/documents/quyet-dinh", json=long_decision()))

    posters = [threading.Thread(target=post) for _ in range(2)]
    for poster in posters:
        poster.start()
    time.sleep(0.7)
    service.process.send_signal(signal.SIGTERM)
    for poster in posters:
        poster.join()
    assert [answer.status_code for answer in answers] == [201, 201]
    assert service.end(signal.SIGTERM) in {0, -signal.SIGTERM}
    assert worker_folders(folder / "var" / "run") == []


def test_a_service_whose_workers_are_all_killed_is_ready_again_by_itself(folder: Path) -> None:
    pool = new_converter(folder, workers=2)
    pool.to_pdf(proof_page(), ())
    assert_whole(pool, folder, 2)
    for worker in worker_folders(folder):
        os.kill(tree(worker)["soffice.bin"], signal.SIGKILL)
    pool.ready()
    pool.ready()
    assert_whole(pool, folder, 2)
    pool.close()
