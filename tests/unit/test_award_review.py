"""The review in the line: every kind is judged, an error takes no number, a warning stays with the document."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from service.archive.register import LEASE
from service.award.law_file import load_law
from service.award.review import MAX_FINDINGS, review
from service.award.text import Text, cited, texts
from service.document import DocumentKind, Payload
from service.errors import PayloadInvalid
from service.issue import Office, finish_pending, issue, validate
from service.kinds import kind_named, kinds
from service.kinds.quyet_dinh import CaNhan, QuyetDinh
from service.render.pdf import MemoryConverter
from tests.conftest import CLERK, NOON

LAW = load_law()
DECISION = kind_named("quyet-dinh")
PLAN = kind_named("ke-hoach")
SERIES = ("QĐ-SXD", 2026)


def decision(**changes: Any) -> QuyetDinh:
    """A decision of August 2026 to which no rule objects, changed."""
    facts = {
        "ngay_ban_hanh": date(2026, 8, 5),
        "can_cu": (
            "Căn cứ Quyết định số 15/2022/QĐ-UBND ngày 10 tháng 5 năm 2022 của Ủy ban nhân dân tỉnh Hồng Lam",
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân "
            "quyền trong lĩnh vực thi đua, khen thưởng",
            "Căn cứ Biên bản họp ngày 28 tháng 7 năm 2026 của Hội đồng Thi đua - Khen thưởng Sở Xây dựng",
        ),
        "theo_de_nghi": "Chánh Văn phòng Sở tại Tờ trình số 12/TTr-VP ngày 30 tháng 7 năm 2026",
        "tien_thuong": {"tap_the": 1_520_000, "ca_nhan": 760_000, "nguon_kinh_phi": "Quỹ thi đua, khen thưởng"},
    }
    given = DECISION.sample.model_dump() | facts | changes
    return QuyetDinh.model_validate(given)


def rules(payload: QuyetDinh) -> list[tuple[str, str, str]]:
    day = payload.ngay_ban_hanh or NOON.date()
    return [(one.rule, one.severity, one.place) for one in review(DECISION, payload, day, LAW)]


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_a_sample_is_without_findings_on_its_own_date(kind: DocumentKind) -> None:
    assert review(kind, kind.sample, kind.sample.ngay_ban_hanh, LAW) == ()


MONEY = {"tap_the": 1_520_000, "ca_nhan": 760_000, "nguon_kinh_phi": "Quỹ"}
HOUSEHOLD = {"danh_xung": "Ông", "chu_ho": "Lê Văn A", "dia_chi": "xã Hồng Hà, tỉnh Hồng Lam"}
TWICE = decision().ca_nhan[0].model_dump()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        (
            {"tham_quyen": "Chủ tịch Ủy ban nhân dân tỉnh Hồng Lam"},
            [("BR-01", "canh_bao", "/hinh_thuc")],
        ),
        ({"hinh_thuc": "Bằng khen", "tien_thuong": None}, [("BR-01", "loi", "/hinh_thuc")]),
        ({"hinh_thuc": "danh hiệu Tập thể lao động tiên tiến", "tien_thuong": None}, [("BR-02", "loi", "/ca_nhan")]),
        ({"tien_thuong": MONEY | {"tap_the": 1_410_000}}, [("BR-03", "loi", "/tien_thuong/tap_the")]),
        ({"tien_thuong": MONEY | {"ca_nhan": 710_000}}, [("BR-03", "canh_bao", "/tien_thuong/ca_nhan")]),
        (
            {"ho_gia_dinh": [HOUSEHOLD], "tien_thuong": MONEY | {"ho_gia_dinh": 1_520_000}},
            [("BR-03", "canh_bao", "/tien_thuong/ho_gia_dinh")],
        ),
        ({"ho_gia_dinh": [HOUSEHOLD], "tien_thuong": MONEY | {"ho_gia_dinh": 1_140_000}}, []),
        ({"trich_yeu": "Về việc khen thưởng 04 tập thể và 05 cá nhân"}, [("BR-04", "loi", "/trich_yeu")]),
        ({"tap_the": ["Văn phòng sở"]}, [("BR-05", "loi", "/ca_nhan/3/don_vi")]),
        ({"theo_de_nghi": "A tại Tờ trình số 12/TTr-VP ngày 27/7/2026"}, [("BR-08", "loi", "/can_cu/3")]),
        ({"theo_de_nghi": "A tại Tờ trình số 12/TTr-VP ngày 06/8/2026"}, [("BR-08", "loi", "/theo_de_nghi")]),
        ({"theo_de_nghi": "A tại Tờ trình ngày 06/8/2026"}, [("BR-08", "loi", "/theo_de_nghi")]),
        ({"ca_nhan": [TWICE, TWICE]}, [("BR-09", "canh_bao", "/ca_nhan/1")]),
        ({"can_cu": ["Căn cứ Nghị quyết số 1/NQ-HĐND ngày 01/7/2026"]}, [("BR-12", "canh_bao", "/can_cu")]),
        ({"noi_nhan": ["Sở Nội vụ", "UBND các huyện"]}, [("BR-13", "loi", "/noi_nhan/1")]),
        (
            {"dieu_khac": ["Trích 1.000.000 đồng (một triệu mốt đồng) mua khung"]},
            [("BR-03", "loi", "/dieu_khac/0")],
        ),
    ],
)
def test_a_decision_is_judged_by_the_rules_that_concern_it(
    changes: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert rules(decision(**changes)) == expected


def test_errors_come_before_warnings_and_nothing_twice() -> None:
    found = review(DECISION, DECISION.sample, date(2026, 8, 5), LAW)
    severities = [one.severity for one in found]
    assert severities == sorted(severities, reverse=True)
    assert {"loi", "canh_bao"} == set(severities)
    assert len(set(found)) == len(found)


def test_a_flood_of_findings_is_cut() -> None:
    person = CaNhan(danh_xung="Ông", ho_ten="Lê Văn A", chuc_vu="Chuyên viên", don_vi="Văn phòng Sở")
    assert len(rules(decision(ca_nhan=[person.model_dump()] * 1000))) == MAX_FINDINGS


@pytest.mark.parametrize("slug", ["ke-hoach", "cong-van"])
def test_every_kind_is_judged_by_the_rules_for_all(slug: str) -> None:
    kind = kind_named(slug)
    payload = kind.sample.model_copy(
        update={"mo_dau": ("Thực hiện Quyết định số 5/QĐ-UBND ngày 01/01/2027 của UBND huyện Hồng Lam",)}
    )
    found = review(kind, payload, date(2026, 8, 5), LAW)
    assert [(one.rule, one.severity, one.place) for one in found] == [
        ("BR-08", "loi", "/mo_dau/0"),
        ("BR-13", "canh_bao", "/mo_dau/0"),
    ]


def test_lengths_of_annex_vi_hold_for_every_kind(tmp_path: Path) -> None:
    file = tmp_path / "law.toml"
    file.write_text('[do_dai]\n"/trich_yeu" = 10\n"/noi_nhan/*" = 15\n', "utf-8")
    found = review(PLAN, PLAN.sample, date(2023, 2, 1), load_law(file))
    assert ("BR-16", "/trich_yeu") in [(one.rule, one.place) for one in found]
    assert ("BR-16", "/noi_nhan/1") in [(one.rule, one.place) for one in found]
    assert ("BR-16", "/noi_nhan/0") not in [(one.rule, one.place) for one in found], "UBND tỉnh"


class Row(Payload):
    nam: int
    so_quyet_dinh: str = ""
    co_quan: str


class Person(Payload):
    ngay_sinh: date
    don_vi: str
    da_khen: tuple[Row, ...]


def test_rows_of_a_history_bear_a_year_and_persons_do_not() -> None:
    row = Row(nam=2024, so_quyet_dinh="5/QĐ ngày 03/01/2023", co_quan="UBND huyện A")
    person = Person(ngay_sinh=date(1980, 1, 1), don_vi="UBND huyện B", da_khen=(row,))
    found = {text.place: text.row_year for text in texts(person)}
    assert found == {"/don_vi": None, "/da_khen/0/so_quyet_dinh": 2023, "/da_khen/0/co_quan": 2023}


def test_texts_have_pointers() -> None:
    found = {text.place: text for text in texts(decision())}
    assert found["/ca_nhan/1/ho_ten"] == Text("/ca_nhan/1/ho_ten", "Trần Thị Thu Hương", "ho_ten")
    assert found["/can_cu/2"].is_basis
    assert not found["/trich_yeu"].is_basis


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Quyết định số 45/QĐ-UBND ngày 10/01/2023 của tỉnh", ["Quyết định số 45/QĐ-UBND ngày 10/01/2023"]),
        ("Luật Đất đai ngày 18 tháng 01 năm 2024", ["Luật Đất đai ngày 18/01/2024"]),
        ("Luật Đất đai năm 2024", ["Luật Đất đai năm 2024"]),
        ("Biên bản họp ngày 30 tháng 02 năm 2024", []),
        ("gửi Tờ trình trước ngày 01/12/2023", []),
    ],
)
def test_citations_are_read_with_their_dates(words: str, shown: list[str]) -> None:
    assert [one.shown for one in cited(words)] == shown


def test_an_error_of_content_takes_no_number(office: Office) -> None:
    wrong = decision(tien_thuong=MONEY | {"tap_the": 1_410_000})
    with pytest.raises(PayloadInvalid) as caught:
        issue(office, DECISION, wrong, CLERK)
    (error,) = caught.value.errors
    assert (error.pointer, error.title, error.rule) == (
        "/tien_thuong/tap_the",
        "Tiền thưởng mỗi tập thể (đồng)",
        "BR-03",
    )
    assert "1.520.000 đồng" in error.detail
    assert "152/2025/NĐ-CP" in error.basis
    assert office.register.states(*SERIES) == []


def test_a_warning_is_told_before_and_kept_with_the_document(office: Office) -> None:
    doubtful = decision(tien_thuong=MONEY | {"ca_nhan": 710_000})
    (warning,) = validate(office, DECISION, doubtful).content
    assert (warning.place, warning.rule) == ("/tien_thuong/ca_nhan", "BR-03")
    record = issue(office, DECISION, doubtful, CLERK)
    (notice,) = [one for one in record.luu_y if "BR-03" in one]
    assert notice.startswith("Cảnh báo BR-03: 710.000 đồng cho mỗi cá nhân; đúng ra: 760.000 đồng")
    manifest = json.loads(office.store.get(office.register.key(record.id, "manifest")))
    assert [(one["rule"], one["place"]) for one in manifest["content_findings"]] == [("BR-03", "/tien_thuong/ca_nhan")]
    assert manifest["law"] == LAW.phien_ban


def test_a_document_without_a_date_is_judged_by_the_law_of_today(office: Office) -> None:
    with pytest.raises(PayloadInvalid) as caught:
        validate(office, DECISION, DECISION.sample.model_copy(update={"ngay_ban_hanh": None}))
    assert {error.rule for error in caught.value.errors} == {"BR-12"}


class Died(BaseException):
    """Stands for SIGKILL."""


def test_what_was_reserved_is_finished_though_the_law_changed_meanwhile(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Died):
        issue(replace(office, converter=MemoryConverter(Died())), DECISION, decision(), CLERK)
    file = tmp_path / "law.toml"
    file.write_text("[tham_quyen.SO]\ntang = []\n", "utf-8")
    stricter = replace(office, law=load_law(file), now=lambda: NOON + LEASE + timedelta(seconds=1))
    assert finish_pending(stricter) == 1
    assert office.register.states(*SERIES) == [(1, "issued")]
    with pytest.raises(PayloadInvalid):
        validate(stricter, DECISION, decision())
