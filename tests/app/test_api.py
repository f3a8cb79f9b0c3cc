import hashlib
import json
import re
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from service.errors import ConverterUnavailable
from service.installation import Installation
from service.kinds import kinds
from service.render.pdf import MemoryConverter
from service.settings import Settings
from service.web.api import MAX_BODY
from service.web.app import create_app
from tests.app.conftest import Caller
from tests.conftest import CLERK, NOON

SAMPLES = {slug: kind.sample.model_dump(mode="json", exclude_defaults=True) for slug, kind in kinds().items()}


def problem(response: Any, status: int, code: str) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["code"] == code
    assert body["type"] == f"urn:vanthu:problem:{code}"
    assert body["status"] == status
    return body


@pytest.mark.parametrize("slug", kinds())
def test_a_sample_is_issued_and_read_back_byte_for_byte(clerk: Caller, slug: str) -> None:
    answer = clerk.post(f"/v1/documents/{slug}", json=SAMPLES[slug])
    assert answer.status_code == 201
    record = answer.json()
    symbol = kinds()[slug].heading(kinds()[slug].sample).symbol
    assert record["so_ky_hieu"] == (f"01/{symbol}" if symbol else "")
    assert clerk.get(record["links"]["self"]).json() == record
    for name in ("docx", "pdf", "payload"):
        content = clerk.get(record["links"][name]).content
        assert hashlib.sha256(content).hexdigest() == record["sha256"][name]
    assert clerk.get(record["links"]["manifest"]).json()["sha256"] == record["sha256"]


def test_a_file_is_offered_under_its_number(clerk: Caller) -> None:
    links = clerk.post("/v1/documents/quyet-dinh", json=SAMPLES["quyet-dinh"]).json()["links"]
    answer = clerk.get(links["pdf"])
    assert answer.headers["content-type"] == "application/pdf"
    assert 'filename="01-QD-SXD.pdf"' in answer.headers["content-disposition"]
    assert "filename*=UTF-8''01-Q%C4%90-SXD.pdf" in answer.headers["content-disposition"]


def test_a_file_without_a_number_is_offered_under_kind_date_and_id(clerk: Caller) -> None:
    record = clerk.post("/v1/documents/bao-cao-ca-nhan", json=SAMPLES["bao-cao-ca-nhan"]).json()
    disposition = clerk.get(record["links"]["pdf"]).headers["content-disposition"]
    assert f'filename="BAO-CAO-CA-NHAN-2023-11-24-{record["id"][:8].upper()}.pdf"' in disposition
    assert f"filename*=UTF-8''bao-cao-ca-nhan%202023-11-24%20{record['id'][:8]}.pdf" in disposition
    found = clerk.get("/v1/documents", params={"q": "de nghi tang tran thi thu huong"}).json()["documents"]
    assert found == [record]


@pytest.mark.parametrize("slug", kinds())
def test_preview_and_validate_take_no_number(clerk: Caller, slug: str) -> None:
    answer = clerk.post(f"/v1/documents/{slug}/preview", json=SAMPLES[slug])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    valid = clerk.post(f"/v1/documents/{slug}/validate", json=SAMPLES[slug])
    assert valid.json() == {"valid": True, "canh_bao": [], "the_thuc": []}
    assert clerk.get("/v1/documents").json() == {"documents": [], "cursor": None}


def test_every_mistake_of_a_payload_comes_with_pointer_title_and_mend(clerk: Caller) -> None:
    answer = clerk.post("/v1/documents/quyet-dinh", json={"x": 1, "noi_nhan": ["A", ""]})
    body = problem(answer, 422, "payload-invalid")
    found = {error["pointer"]: error for error in body["errors"]}
    assert found["/noi_nhan/1"] == {
        "pointer": "/noi_nhan/1",
        "title": "Nơi nhận, dòng 2",
        "detail": "“Nơi nhận, dòng 2” không được để trống.",
    }
    assert {"/x", "/co_quan", "/nguoi_ky", "/can_cu"} <= set(found)


def test_a_rule_that_spans_fields_is_reported_at_the_root(clerk: Caller) -> None:
    answer = clerk.post(
        "/v1/documents/quyet-dinh/validate", json=SAMPLES["quyet-dinh"] | {"tap_the": [], "ca_nhan": []}
    )
    assert [error["pointer"] for error in problem(answer, 422, "payload-invalid")["errors"]] == [""]


MONEY = {"tap_the": 1_000_000, "ca_nhan": 540_000, "nguon_kinh_phi": "Quỹ"}


@pytest.mark.parametrize("call", ["", "/validate"])
def test_an_error_of_content_names_its_rule_and_the_law_behind_it(clerk: Caller, call: str) -> None:
    lapsed = SAMPLES["quyet-dinh"] | {"ngay_ban_hanh": "2026-08-05"}
    body = problem(clerk.post(f"/v1/documents/quyet-dinh{call}", json=lapsed), 422, "payload-invalid")
    found = {error["pointer"]: error for error in body["errors"]}["/can_cu/2"]
    assert (found["rule"], found["title"]) == ("BR-12", "Căn cứ ban hành, dòng 3")
    assert "Điều 59" in found["basis"]
    assert "152/2025/NĐ-CP" in found["detail"]
    assert clerk.get("/v1/documents").json()["documents"] == []


def test_validate_answers_with_the_warnings_and_the_record_keeps_them(clerk: Caller) -> None:
    doubtful = SAMPLES["quyet-dinh"] | {"tien_thuong": MONEY}
    (warning,) = clerk.post("/v1/documents/quyet-dinh/validate", json=doubtful).json()["canh_bao"]
    assert (warning["pointer"], warning["rule"]) == ("/tien_thuong/tap_the", "BR-03")
    record = clerk.post("/v1/documents/quyet-dinh", json=doubtful).json()
    assert [notice for notice in record["luu_y"] if notice.startswith("Cảnh báo BR-03")]


def test_the_bases_of_a_date_and_an_authority_are_offered_in_order(clerk: Caller) -> None:
    answer = clerk.get("/v1/bases", params={"ngay": "2026-08-05", "chuc_vu": "Giám đốc Sở Xây dựng"})
    assert answer.status_code == 200
    lines = answer.json()
    assert lines[0]["dong"].startswith("Căn cứ Quyết định số …")
    assert lines[1]["dong"] == "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
    assert all(line["da_kiem_chung"] for line in lines)
    today = clerk.get("/v1/bases").json()
    assert not any(line["da_kiem_chung"] for line in today), "since 01/10/2026 a law holds that nobody here has read"
    problem(clerk.get("/v1/bases", params={"ngay": "x"}), 400, "parameter-invalid")


def test_an_office_is_judged_by_its_own_law_file(tmp_path: Path, converter: MemoryConverter) -> None:
    file = tmp_path / "law.toml"
    file.write_text("[muc_thuong.ND-91-2017]\nmuc_do = 'loi'\n", "utf-8")
    app = create_app(Settings(data_dir=tmp_path / "var", law_file=file, checkers=0), converter=converter)
    headers = {"Authorization": f"Bearer {app.state.installation.keys.add('a', 'clerk', NOON)}"}
    with TestClient(app) as client:
        wrong = SAMPLES["quyet-dinh"] | {"tien_thuong": MONEY}
        body = client.post("/v1/documents/quyet-dinh/validate", json=wrong, headers=headers).json()
    assert [error["rule"] for error in body.get("errors", [])] == ["BR-03"]


def test_a_date_after_today_is_a_mistake_for_validate_too(clerk: Caller) -> None:
    answer = clerk.post("/v1/documents/ke-hoach/validate", json=SAMPLES["ke-hoach"] | {"ngay_ban_hanh": "2999-01-01"})
    assert problem(answer, 422, "payload-invalid")["errors"][0]["pointer"] == "/ngay_ban_hanh"


@pytest.mark.parametrize("body", [b"", b"{", b'{"a": NaN}', b"\xff\xfe", b'{"a": "\xff"}', b"[" * 100_000])
def test_malformed_json_is_a_bad_request(clerk: Caller, body: bytes) -> None:
    problem(clerk.post("/v1/documents/ke-hoach", content=body), 400, "bad-request")


@pytest.mark.parametrize("body", ["[]", "7", '"x"'])
def test_json_that_is_no_object_is_a_mistake(clerk: Caller, body: str) -> None:
    answer = clerk.post("/v1/documents/ke-hoach", content=body)
    assert problem(answer, 422, "payload-invalid")["errors"][0]["title"] == "Văn bản"


def test_a_flood_of_values_is_refused_at_once(clerk: Caller) -> None:
    answer = clerk.post("/v1/documents/quyet-dinh/validate", json=SAMPLES["quyet-dinh"] | {"noi_nhan": [1] * 500_000})
    problem(answer, 422, "payload-invalid")
    assert len(answer.content) < 2000


def test_a_body_over_the_limit_is_too_large(clerk: Caller) -> None:
    answer = clerk.post("/v1/documents/ke-hoach", content=b" " * (MAX_BODY + 1))
    problem(answer, 413, "too-large")


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic abc"}, {"Authorization": "Bearer vt_0_"}]
)
@pytest.mark.parametrize("path", ["/v1/documents", "/v1/documents/x/pdf", "/v1/kinds"])
def test_without_a_right_key_nothing_is_told(client: TestClient[Litestar], path: str, headers: dict[str, str]) -> None:
    answer = client.get(path, headers=headers)
    problem(answer, 401, "key-invalid")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_wrong_secret_is_refused(clerk: Caller) -> None:
    token = clerk.headers["Authorization"]
    clerk.headers = {"Authorization": token[:-1] + ("A" if token[-1] != "A" else "B")}
    problem(clerk.get("/v1/documents"), 401, "key-invalid")


def test_the_key_is_checked_before_the_body_is_read(client: TestClient[Litestar]) -> None:
    problem(client.post("/v1/documents/ke-hoach", content=b"{"), 401, "key-invalid")


def test_an_archivist_reads_but_does_not_issue(clerk: Caller, archivist: Caller) -> None:
    record = clerk.post("/v1/documents/ke-hoach", json=SAMPLES["ke-hoach"]).json()
    assert archivist.get(record["links"]["pdf"]).status_code == 200
    for path in ("", "/preview", "/validate"):
        problem(archivist.post(f"/v1/documents/ke-hoach{path}", json=SAMPLES["ke-hoach"]), 403, "role-forbidden")


def test_what_does_not_exist_is_not_found(clerk: Caller) -> None:
    problem(clerk.get("/v1/documents/khong-co"), 404, "record-not-found")
    problem(clerk.get("/v1/documents/khong-co/pdf"), 404, "record-not-found")
    problem(clerk.post("/v1/documents/hop-dong", json={}), 404, "kind-unknown")
    problem(clerk.get("/v1/kinds/hop-dong/schema"), 404, "kind-unknown")
    problem(clerk.get("/v2"), 404, "not-found")


def test_a_wrong_method_names_the_right_ones(clerk: Caller, client: TestClient[Litestar]) -> None:
    answer = client.delete("/v1/documents", headers=clerk.headers)
    problem(answer, 405, "method-not-allowed")
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize("query", ["nam=abc", "nam=99999999999999999999", "nam=-1", "tu=2023-02-30", "den=x"])
def test_a_wrong_parameter_is_named(clerk: Caller, query: str) -> None:
    body = problem(clerk.get(f"/v1/documents?{query}"), 400, "parameter-invalid")
    assert body["errors"][0]["title"] == query.split("=", maxsplit=1)[0]


def test_search_finds_by_number_and_by_words_without_diacritics(clerk: Caller) -> None:
    plan = clerk.post("/v1/documents/ke-hoach", json=SAMPLES["ke-hoach"]).json()
    decision = clerk.post("/v1/documents/quyet-dinh", json=SAMPLES["quyet-dinh"]).json()

    def found(**query: Any) -> list[str]:
        return [record["id"] for record in clerk.get("/v1/documents", params=query).json()["documents"]]

    assert found() == [decision["id"], plan["id"]]
    assert found(q="01/kh-sxd") == [decision["id"], plan["id"]], "the decision cites the plan"
    assert found(q="01/kh-sxd", kind="ke-hoach") == [plan["id"]]
    assert found(q="nguyen quoc bao") == [decision["id"]]
    assert found(nam=2022) == []
    assert found(tu="2023-12-01", den="2023-12-31") == [decision["id"]]


def test_a_converter_that_is_down_is_unavailable_and_says_when_to_try_again(
    clerk: Caller, converter: MemoryConverter
) -> None:
    converter.failure = ConverterUnavailable("Bộ chuyển PDF đang bận. Thử lại sau ít giây.")
    answer = clerk.post("/v1/documents/ke-hoach", json=SAMPLES["ke-hoach"])
    problem(answer, 503, "converter-unavailable")
    assert answer.headers["retry-after"] == "5"


def test_a_fault_of_ours_tells_nothing_of_its_inside(clerk: Caller, converter: MemoryConverter) -> None:
    converter.failure = RuntimeError("mật khẩu")
    answer = clerk.post("/v1/documents/ke-hoach", json=SAMPLES["ke-hoach"])
    body = problem(answer, 500, "unexpected-error")
    assert "mật khẩu" not in json.dumps(body, ensure_ascii=False)


@pytest.mark.parametrize("slug", kinds())
def test_a_kind_shows_its_schema_and_its_sample(clerk: Caller, slug: str) -> None:
    assert slug in [kind["kind"] for kind in clerk.get("/v1/kinds").json()]
    assert clerk.get(f"/v1/kinds/{slug}/schema").json()["additionalProperties"] is False
    assert clerk.get(f"/v1/kinds/{slug}/sample").json() == SAMPLES[slug]


def test_a_running_service_finishes_what_a_dead_process_left(tmp_path: Path, converter: MemoryConverter) -> None:
    app = create_app(Settings(data_dir=tmp_path, sweep_seconds=0.05, checkers=0), converter=converter)
    office = app.state.installation.office
    kind = kinds()["quyet-dinh"]
    heading = kind.heading(kind.sample)
    template = office.templates.named(kind.stem)
    office.store.put(f"templates/{template.version}.docx", template.content)
    payload = kind.sample.model_dump_json()
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    office.register.reserve(kind.slug, heading, payload, template.version, CLERK, heading.ngay_ban_hanh, long_ago)
    with TestClient(app):
        for _ in range(100):
            if office.register.states("QĐ-SXD", 2023) == [(1, "issued")]:
                return
            time.sleep(0.05)
    pytest.fail("the sweep did not finish it")


@pytest.mark.parametrize("name", ["index.html", "%00", "a" * 300, "..%2f__init__.py"])
def test_only_the_assets_of_the_api_pages_are_served(client: TestClient[Litestar], name: str) -> None:
    assert client.get(f"/docs-assets/{name}").status_code == 404


def test_openapi_describes_each_kind_exactly(client: TestClient[Litestar]) -> None:
    document = client.get("/docs/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    for kind in kinds().values():
        path = document["paths"][f"/v1/documents/{kind.slug}"]["post"]
        assert path["security"] == [{"key": []}]
        reference = path["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        schema = document["components"]["schemas"][reference.rsplit("/", 1)[1]]
        assert schema["additionalProperties"] is False
        assert set(schema["properties"]) == set(kind.payload.model_fields)
        for name, field in kind.payload.model_fields.items():
            assert schema["properties"][name]["title"] == field.title


def test_the_api_pages_load_nothing_from_elsewhere(client: TestClient[Litestar]) -> None:
    page = client.get("/docs").text
    loaded = re.findall(r"(?:src|href)=[\"']([^\"']+)", page.split("const ui")[0].split("SwaggerUIBundle(")[0])
    assert loaded
    assert all(address.startswith("/docs-assets/") for address in loaded)
    for asset in ("swagger-ui-bundle.js", "swagger-ui.css", "swagger-ui-standalone-preset.js"):
        assert f"/docs-assets/{asset}" in page
        assert client.get(f"/docs-assets/{asset}").status_code == 200


def test_a_token_is_not_kept_in_the_clear(clerk: Caller, installation: Installation) -> None:
    secret = clerk.headers["Authorization"].split("_", 2)[2]
    data = installation.settings.data_dir
    assert all(secret.encode() not in path.read_bytes() for path in data.rglob("*") if path.is_file())
