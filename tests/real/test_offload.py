"""The processes that check what is issued: one that is killed is replaced, none outlives the service."""

import os
import signal
from pathlib import Path

import pytest

from tests.real.conftest import eventually, needs
from tests.real.test_service import Service


def checkers(service: int) -> list[int]:
    """The check processes of this service."""
    children = [
        int(child) for task in Path(f"/proc/{service}/task").glob("*/children") for child in _read(task).split()
    ]
    return [child for child in children if b"multiprocessing.spawn" in _read(Path(f"/proc/{child}/cmdline"))]


def _read(file: Path) -> bytes:
    """What it says, or nothing when its process is gone by now."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    needs("soffice")
    monkeypatch.setenv("VANTHU_CHECKERS", "2")
    return Service(tmp_path)


def test_issuing_goes_on_when_a_check_process_is_killed(service: Service) -> None:
    assert service.issue("quyet-dinh").status_code == 201
    before = checkers(service.process.pid)
    for process in before:
        os.kill(process, signal.SIGKILL)
    assert service.issue("quyet-dinh").json()["so_ky_hieu"] == "02/QĐ-SXD"
    assert before
    assert set(checkers(service.process.pid)) - set(before)
    service.end(signal.SIGTERM)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_check_process_outlives_the_service(service: Service, how: signal.Signals) -> None:
    assert service.issue("quyet-dinh").status_code == 201
    left = checkers(service.process.pid)
    assert left
    service.end(how)
    eventually(lambda: not any(Path(f"/proc/{process}").exists() for process in left), 10)
