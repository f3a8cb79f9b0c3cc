"""Anyone's file is checked over HTTP and by the command line; ours is checked before it is issued."""

import json
from pathlib import Path
from typing import Any

import pytest

from service.document import Issued
from service.finding import Finding
from service.kinds import kind_named, kinds
from service.render.docx import Templates
from service.render.pdf import MemoryConverter
from service.settings import ROOT
from tests.app.conftest import Caller, Run

PLAN = kind_named("ke-hoach")
# A law is cited without its number (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6a).
NUMBERED = "Căn cứ Luật Xây dựng số 50/2014/QH13 ngày 18 tháng 6 năm 2014"
BROKEN = Finding("PG-05", "bat_buoc", "trang 1", "lề trái 20 mm", "30 đến 35 mm", "Đặt lề trái 30 mm.", "NĐ 30, I.3")


def docx(**changes: Any) -> bytes:
    payload = PLAN.sample.model_copy(update=changes)
    heading = PLAN.heading(payload)
    context = PLAN.context(payload, Issued(1, payload.ngay_ban_hanh))
    return Templates(ROOT / "templates").named(PLAN.stem).fill(context, heading, payload.ngay_ban_hanh)


def test_a_right_file_is_told_so(archivist: Caller) -> None:
    answer = archivist.post("/v1/check", files={"file": ("kế hoạch.docx", docx())}).json()
    assert (answer["file"], answer["broken"], answer["report"]["findings"]) == ("kế hoạch.docx", False, [])
    assert (answer["report"]["medium"], answer["report"]["genre"]) == ("docx", "KẾ HOẠCH")


def test_a_fault_is_told_with_rule_place_and_mend(archivist: Caller) -> None:
    answer = archivist.post("/v1/check", files={"file": ("k.docx", docx(can_cu=(NUMBERED,)))}).json()
    assert answer["broken"]
    found = {finding["rule"]: finding for finding in answer["report"]["findings"]}
    assert found["CC-03"]["severity"] == "bat_buoc"
    assert all(found["CC-03"][name] for name in ("place", "found", "expected", "mend", "basis"))


@pytest.mark.parametrize("content", [b"", b"abc", b"PK\x03\x04", b"%PDF-1.7 garbage"])
def test_what_is_neither_is_refused(archivist: Caller, content: bytes) -> None:
    answer = archivist.post("/v1/check", files={"file": ("x.docx", content)})
    assert (answer.status_code, answer.json()["code"]) == (422, "file-unreadable")


def test_a_check_needs_a_key_a_file_a_known_kind_and_a_bound(archivist: Caller) -> None:
    file = {"file": ("k.docx", docx())}
    assert archivist.client.post("/v1/check", files=file).status_code == 401
    assert archivist.post("/v1/check", json={}).status_code == 400
    assert archivist.post("/v1/check?kind=tho", files=file).json()["code"] == "kind-unknown"
    assert archivist.post("/v1/check", files={"file": ("k.docx", b"PK" + bytes(21 * 1024 * 1024))}).status_code == 413


def test_the_command_line_prints_findings_and_fails_on_a_mandatory_one(vanthu: Run, tmp_path: Path) -> None:
    (tmp_path / "right.docx").write_bytes(docx())
    (tmp_path / "wrong.docx").write_bytes(docx(can_cu=(NUMBERED,)))
    right = vanthu("check", "right.docx")
    assert (right.exit_code, right.output) == (0, "right.docx: kế hoạch; không có lỗi thể thức\n")
    wrong = vanthu("check", "right.docx", "wrong.docx")
    assert wrong.exit_code == 1
    assert "CC-03 bắt buộc, đoạn" in wrong.output
    told = json.loads(vanthu("check", "--json", "wrong.docx").output)
    assert [(one["file"], one["broken"]) for one in told] == [("wrong.docx", True)]


def test_the_command_line_takes_the_slug_of_every_kind(vanthu: Run, tmp_path: Path) -> None:
    (tmp_path / "k.docx").write_bytes(docx())
    for slug in kinds():
        assert vanthu("check", "--kind", slug, "k.docx").output.startswith("k.docx: ")


@pytest.mark.parametrize("call", ["", "/validate"])
def test_a_page_that_breaks_the_decree_is_refused_before_a_number_is_taken(clerk: Caller, call: str) -> None:
    sample = PLAN.sample.model_dump(mode="json") | {"can_cu": [NUMBERED]}
    answer = clerk.post(f"/v1/documents/ke-hoach{call}", json=sample)
    assert (answer.status_code, answer.json()["code"]) == (422, "form-invalid")
    (error,) = [error for error in answer.json()["errors"] if error["rule"] == "CC-03"]
    assert error["title"].startswith("đoạn ")
    assert clerk.get("/v1/documents").json()["documents"] == []


def test_capitals_of_names_are_suggested_before_a_document_is_issued(clerk: Caller) -> None:
    sample = PLAN.sample.model_dump(mode="json")
    sample["nguoi_ky"]["ho_ten"], sample["co_quan"]["ten"] = "Võ tất Dũng", "Sở Xây Dựng"
    told = clerk.post("/v1/documents/ke-hoach/validate", json=sample).json()["the_thuc"]
    assert {(one["rule"], one["place"], one["expected"]) for one in told} == {
        ("VH-02", "/nguoi_ky/ho_ten", "“Võ Tất Dũng”"),
        ("VH-09", "/co_quan/ten", "“Sở Xây dựng”"),
    }


def test_a_fault_on_the_printed_page_hands_the_number_back(clerk: Caller, converter: MemoryConverter) -> None:
    sample = PLAN.sample.model_dump(mode="json")
    converter.findings = (BROKEN,)
    answer = clerk.post("/v1/documents/ke-hoach", json=sample)
    assert (answer.status_code, answer.json()["code"]) == (500, "output-broken")
    assert "PG-05, trang 1: Lề trái 20 mm" in answer.json()["detail"]
    converter.findings = ()
    assert clerk.post("/v1/documents/ke-hoach", json=sample).json()["so_ky_hieu"] == "01/KH-SXD"


def test_the_manifest_keeps_the_report_and_the_rules_that_were_asked(clerk: Caller, converter: MemoryConverter) -> None:
    converter.findings = (Finding("PDF-01", "thong_le", "tệp PDF", "Liberation Serif", "Times New Roman", "…", "I.4"),)
    record = clerk.post("/v1/documents/ke-hoach", json=PLAN.sample.model_dump(mode="json")).json()
    manifest = clerk.get(record["links"]["manifest"]).json()
    assert [(one["rule"], one["severity"]) for one in manifest["form_findings"]] == [("PDF-01", "thong_le")]
    assert manifest["rule_set"].startswith("nd30-2020@")
