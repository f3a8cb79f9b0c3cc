"""A running service as its operators meet it: figures, readiness, and an orderly end."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from service.kinds import kind_named
from tests.real.conftest import gone, needs, processes
from tests.real.test_service import Service

DECISION = kind_named("quyet-dinh")


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    needs("soffice")
    monkeypatch.setenv("VANTHU_WORKERS", "1")
    service = Service(tmp_path)
    yield service
    if service.process.poll() is None:
        service.end(signal.SIGTERM)
    assert gone(tmp_path), "something is left running"


def figures(service: Service) -> dict[str, list[tuple[dict[str, str], float]]]:
    found: dict[str, list[tuple[dict[str, str], float]]] = {}
    for family in text_string_to_metric_families(service.client.get("/metrics").text):
        for sample in family.samples:
            found.setdefault(sample.name, []).append((sample.labels, sample.value))
    return found


def test_a_libreoffice_that_died_is_counted_by_reason_and_its_successor_described(
    service: Service, tmp_path: Path
) -> None:
    assert service.issue("ke-hoach").status_code == 201
    assert service.client.get("/readyz").status_code == 200
    before = figures(service)
    assert before["vanthu_converter_workers"] == [({}, 1)]
    ((versions, _),) = before["vanthu_converter_worker_info"]
    assert versions["libreoffice"][0].isdigit()
    assert any(f"{family} " in versions["fonts"] for family in ("TimesNewRomanPSMT", "LiberationSerif", "Tinos"))
    ((_, memory),) = before["vanthu_converter_worker_memory_bytes"]
    assert memory > 50 * 1024**2
    assert before["vanthu_converter_run_seconds_count"] == [({"documents": "1"}, 2)], (
        "the document, and that of /readyz"
    )
    (office,) = [pid for pid in processes(tmp_path) if Path(f"/proc/{pid}/comm").read_text().strip() == "soffice.bin"]
    os.kill(office, signal.SIGKILL)
    assert service.issue("ke-hoach").status_code == 201
    after = figures(service)
    assert after["vanthu_converter_worker_ends_total"] == [({"reason": "crash"}, 1)]
    assert after["vanthu_documents_total"] == [({"kind": "ke-hoach", "outcome": "issued"}, 2)]
    assert len(after["vanthu_converter_worker_info"]) == 1


def test_a_service_that_is_told_to_stop_answers_who_is_in_and_lets_nobody_else_in(service: Service) -> None:
    service.issue("quyet-dinh")
    long = DECISION.sample.model_copy(update={"ca_nhan": DECISION.sample.ca_nhan * 600}).model_dump(mode="json")
    with ThreadPoolExecutor(1) as clerk:
        posted = clerk.submit(service.client.post, "/v1/documents/quyet-dinh/preview", json=long)
        time.sleep(0.5)
        assert not posted.done()
        started = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        assert not posted.done(), "the document was long enough"
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{service.client.base_url}/healthz")
        answer = posted.result()
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(b"%PDF-")
    assert service.process.wait(30) in {0, -signal.SIGTERM}
    assert time.monotonic() - started < 30
    assert service.process.stdout is not None
    service.process.stdout.close()
    service.client.close()
