import asyncio
import math
import shutil
from types import SimpleNamespace
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from prometheus_client import Gauge
from prometheus_client.parser import text_string_to_metric_families

from service.errors import ConverterUnavailable, OutputBroken
from service.installation import Installation
from service.kinds import kind_named
from service.render.pdf import MemoryConverter
from service.web import observe
from tests.app.conftest import Caller
from tests.conftest import CLERK, NOON

DECISION = kind_named("quyet-dinh")
SAMPLE = DECISION.sample.model_dump(mode="json", exclude_defaults=True)


def figures(client: TestClient[Litestar]) -> dict[str, dict[tuple[str, ...], float]]:
    """Every figure of /metrics: by name, then by the values of its labels in the order of their names."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    found: dict[str, dict[tuple[str, ...], float]] = {}
    for family in text_string_to_metric_families(answer.text):
        assert family.documentation, family.name
        for sample in family.samples:
            labels = tuple(sample.labels[name] for name in sorted(sample.labels))
            found.setdefault(sample.name, {})[labels] = sample.value
    return found


def not_ready(client: TestClient[Litestar]) -> list[str]:
    """The parts that /readyz calls unready."""
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["code"] == "not-ready"
    return [error["title"] for error in body["errors"]]


def test_health_needs_no_key(client: TestClient[Litestar]) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}


def test_readiness_names_every_part_that_does_not_work(
    client: TestClient[Litestar], installation: Installation, converter: MemoryConverter
) -> None:
    archive = installation.settings.data_dir / "archive"
    archive.mkdir(exist_ok=True)
    shutil.rmtree(archive)
    archive.write_text("a file where the folder should be")
    converter.failure = ConverterUnavailable("LibreOffice không khởi động được.")
    assert not_ready(client) == ["kho lưu trữ", "bộ chuyển PDF"]


def test_a_converter_that_prints_nonsense_is_not_ready(
    client: TestClient[Litestar], converter: MemoryConverter
) -> None:
    converter.failure = OutputBroken("LibreOffice không mở được tệp DOCX.")
    assert not_ready(client) == ["bộ chuyển PDF"]


def test_many_probes_cost_one_page(
    client: TestClient[Litestar], converter: MemoryConverter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(converter, "ready", lambda: asked.append(True))
    for _ in range(5):
        client.get("/readyz")
    assert len(asked) == 1
    monkeypatch.setattr(observe, "_FRESH_SECONDS", 0)
    client.get("/readyz")
    assert len(asked) == 2


def test_requests_are_counted_by_method_route_and_status(clerk: Caller) -> None:
    record = clerk.post("/v1/documents/quyet-dinh", json=SAMPLE).json()
    clerk.get(record["links"]["pdf"])
    clerk.get(record["links"]["pdf"])
    clerk.client.get("/v1/documents")
    clerk.client.get("/no/such/page")
    clerk.client.delete("/healthz")
    clerk.client.request("BREW", "/healthz")
    counted = figures(clerk.client)
    assert counted["vanthu_http_requests_total"] == {
        ("POST", "/v1/documents/quyet-dinh", "201"): 1,
        ("GET", "/v1/documents/{record_id}/pdf", "200"): 2,
        ("GET", "/v1/documents", "401"): 1,
        ("GET", "other", "404"): 1,
        ("DELETE", "other", "405"): 1,
        ("other", "other", "405"): 1,
    }
    assert counted["vanthu_http_request_duration_seconds_count"][("GET", "/v1/documents/{record_id}/pdf")] == 2


def test_documents_are_counted_by_kind_and_outcome(clerk: Caller, converter: MemoryConverter) -> None:
    clerk.post("/v1/documents/quyet-dinh", json=SAMPLE)
    clerk.post("/v1/documents/quyet-dinh/preview", json=SAMPLE)
    clerk.post("/v1/documents/quyet-dinh", json=SAMPLE | {"trich_yeu": ""})
    converter.failure = ConverterUnavailable("LibreOffice bận.")
    clerk.post("/v1/documents/quyet-dinh", json=SAMPLE)
    converter.failure = RuntimeError("a fault of ours")
    clerk.post("/v1/documents/quyet-dinh", json=SAMPLE)
    assert figures(clerk.client)["vanthu_documents_total"] == {
        ("quyet-dinh", "issued"): 1,
        ("quyet-dinh", "payload-invalid"): 1,
        ("quyet-dinh", "converter-unavailable"): 1,
        ("quyet-dinh", "unexpected-error"): 1,
    }


def test_a_request_that_is_cancelled_before_its_answer_issued_nothing(installation: Installation) -> None:
    async def cancelled(*_: object) -> None:
        raise asyncio.CancelledError

    handler = SimpleNamespace(opt={"issues": True, "kind": "quyet-dinh"})
    scope: Any = {"type": "http", "method": "POST", "route_handler": handler, "state": {}}
    counting = observe.Figures(installation.office)
    with pytest.raises(asyncio.CancelledError):
        counting.around(cancelled)(scope, None, None).send(None)  # type: ignore[arg-type,attr-defined]
    labels = {"kind": "quyet-dinh", "outcome": "unexpected-error"}
    assert counting.registry.get_sample_value("vanthu_documents_total", labels) == 1


def test_reservations_that_wait_are_counted(client: TestClient[Litestar], installation: Installation) -> None:
    assert figures(client)["vanthu_reservations_waiting"] == {(): 0}
    heading = DECISION.heading(DECISION.sample)
    installation.office.register.reserve(DECISION.slug, heading, "{}", "x", CLERK, NOON.date(), NOON)
    assert figures(client)["vanthu_reservations_waiting"] == {(): 1}


def test_figures_of_the_converter_stand_beside_those_of_http(
    client: TestClient[Litestar], converter: MemoryConverter
) -> None:
    Gauge("of_the_converter", "…", registry=converter.registry).set(7)
    assert figures(client)["of_the_converter"] == {(): 7}


def test_a_broken_register_leaves_the_other_figures(client: TestClient[Litestar], installation: Installation) -> None:
    with installation.database.write() as connection:
        connection.exec_driver_sql("DROP TABLE document")
    client.get("/healthz")
    counted = figures(client)
    assert math.isnan(counted["vanthu_reservations_waiting"][()])
    assert counted["vanthu_http_requests_total"] == {("GET", "/healthz", "200"): 1}
