"""The service as its users meet it: the README's commands, in processes of their own."""

import hashlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.kinds import kinds
from service.settings import ROOT
from service.vietnamese import portable_name
from tests.real.conftest import gone, needs, vanthu


def test_the_readme_example_prints_a_record_whose_hashes_match_the_files(tmp_path: Path) -> None:
    needs("soffice")
    for slug in kinds():
        (tmp_path / "q.json").write_text(vanthu("sample", slug, cwd=tmp_path).stdout)
        result = vanthu("issue", slug, "q.json", "--out", "out", cwd=tmp_path)
        assert result.returncode == 0, result.stderr
        record = json.loads(result.stdout)
        for ending in ("docx", "pdf"):
            name = record["so_ky_hieu"] or f"{slug} {record['ngay_ban_hanh']} {record['id'][:8]}"
            file = tmp_path / "out" / f"{portable_name(name)}.{ending}"
            assert hashlib.sha256(file.read_bytes()).hexdigest() == record["sha256"][ending]
    assert "01/QĐ-SXD" in vanthu("find", "nguyen quoc bao", cwd=tmp_path).stdout
    assert (
        "(không số)"
        in vanthu("find", "bao", "cao", "tran thi thu huong", "--kind", "bao-cao-ca-nhan", cwd=tmp_path).stdout
    )
    assert len(vanthu("find", "so", "xay", "dung", cwd=tmp_path).stdout.splitlines()) == len(kinds())


def test_preview_writes_a_draft_and_takes_no_number(tmp_path: Path) -> None:
    needs("soffice")
    (tmp_path / "k.json").write_text(vanthu("sample", "ke-hoach", cwd=tmp_path).stdout)
    result = vanthu("preview", "ke-hoach", "k.json", "-o", "k.pdf", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "k.pdf").read_bytes().startswith(b"%PDF")
    assert "Không tìm thấy" in vanthu("find", cwd=tmp_path).stderr


def test_a_preview_that_cannot_be_written_or_made_leaves_the_old_file_alone(tmp_path: Path) -> None:
    needs("soffice")
    (tmp_path / "k.json").write_text(vanthu("sample", "ke-hoach", cwd=tmp_path).stdout)
    nowhere = vanthu("preview", "ke-hoach", "k.json", "-o", "khong-co/k.pdf", cwd=tmp_path)
    assert (nowhere.returncode, "Traceback" in nowhere.stderr) == (1, False)
    (tmp_path / "old.pdf").write_bytes(b"old")
    (tmp_path / "bad.json").write_text(
        json.dumps(json.loads((tmp_path / "k.json").read_text()) | {"ngay_ban_hanh": "2999-01-01"})
    )
    refused = vanthu("preview", "ke-hoach", "bad.json", "-o", "old.pdf", cwd=tmp_path)
    assert (refused.returncode, (tmp_path / "old.pdf").read_bytes()) == (1, b"old")


def test_doctor_finds_a_healthy_installation_healthy_and_a_broken_one_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("soffice")
    healthy = vanthu("doctor", cwd=tmp_path)
    assert (healthy.returncode, healthy.stdout.count("tốt")) == (0, 5), healthy.stdout
    monkeypatch.setenv("VANTHU_UNO_PYTHON", "/bin/false")
    broken = vanthu("doctor", cwd=tmp_path)
    assert broken.returncode == 1
    assert re.search(r"HỎNG +LibreOffice", broken.stdout)


class Service:
    """`vanthu serve` on a free port, with its first key."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "service", "serve", "--port", str(port)]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout is not None
        self.greeting = [self.process.stdout.readline()]
        if not (folder / "key").exists():
            self.greeting.append(self.process.stdout.readline())
            (folder / "key").write_text(self.greeting[1].split()[-1])
        headers = {"Authorization": f"Bearer {(folder / 'key').read_text()}"}
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60)
        self._wait()

    def _wait(self) -> None:
        for _ in range(200):
            try:
                if self.client.get("/healthz").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
        pytest.fail("the service does not answer")

    def issue(self, slug: str) -> Any:
        return self.client.post(f"/v1/documents/{slug}", json=kinds()[slug].sample.model_dump(mode="json"))

    def end(self, how: signal.Signals) -> int:
        self.client.close()
        self.process.send_signal(how)
        code = self.process.wait(30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    needs("soffice")
    yield tmp_path
    assert gone(tmp_path), "something is left running"


def test_the_plan_is_issued_over_http_and_outlives_the_service(folder: Path) -> None:
    service = Service(folder)
    assert "http://127.0.0.1:" in service.greeting[0]
    record = service.issue("ke-hoach").json()
    pdf = service.client.get(record["links"]["pdf"]).content
    assert hashlib.sha256(pdf).hexdigest() == record["sha256"]["pdf"]
    assert service.end(signal.SIGTERM) in {0, -signal.SIGTERM}
    again = Service(folder)
    assert len(again.greeting) == 1, "the key is printed once"
    assert again.client.get(record["links"]["self"]).json() == record
    assert again.client.get(record["links"]["pdf"]).content == pdf
    assert again.issue("ke-hoach").json()["so_ky_hieu"] == "02/KH-SXD"
    again.end(signal.SIGTERM)


def test_a_service_killed_with_requests_in_flight_starts_again_with_every_acknowledged_document(folder: Path) -> None:
    service = Service(folder)
    acknowledged: list[Any] = []

    def post() -> None:
        with suppress(httpx.TransportError):
            while True:
                acknowledged.append(service.issue("quyet-dinh").json())

    posters = [threading.Thread(target=post) for _ in range(4)]
    for poster in posters:
        poster.start()
    while len(acknowledged) < 6:
        time.sleep(0.02)
    service.process.kill()
    for poster in posters:
        poster.join()
    service.end(signal.SIGKILL)
    again = Service(folder)
    for record in acknowledged:
        content = again.client.get(record["links"]["pdf"]).content
        assert hashlib.sha256(content).hexdigest() == record["sha256"]["pdf"]
    found = [record["id"] for record in again.client.get("/v1/documents").json()["documents"]]
    assert {record["id"] for record in acknowledged} <= set(found)
    assert len(found) <= len(acknowledged) + 4, "at most one of each poster was issued whose answer got lost"
    next_number = int(again.issue("quyet-dinh").json()["so_ky_hieu"].split("/")[0])
    in_flight = next_number - 1 - len(found)
    assert 0 <= in_flight <= 4, "a reservation in flight keeps its number until it is finished"
    again.end(signal.SIGTERM)


def test_the_import_contract_is_enforced(tmp_path: Path) -> None:
    """A pure module that reaches upwards breaks `make check`."""
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", str(ROOT / "service"), str(ROOT / "pyproject.toml"), f"{tmp_path}/"], check=True)
    copy = tmp_path / "service" / "vietnamese.py"
    copy.write_text(copy.read_text().replace("import unicodedata", "import unicodedata\nimport service.issue", 1))
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "service.vietnamese -> service.issue" in result.stdout


def test_a_skipped_test_fails_under_ci(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_runtest_makereport")
    (tmp_path / "test_skip.py").write_text("import pytest\ndef test_x(): pytest.skip('no tool')")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tmp_path),
        str(tmp_path),
    ]
    for ci, code in (("true", 1), ("", 0)):
        environment = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)}
        assert (
            subprocess.run(command, env=environment, capture_output=True, check=False, cwd=tmp_path).returncode == code
        )
