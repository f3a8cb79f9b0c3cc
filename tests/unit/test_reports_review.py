"""What the content rules say of reports: the award proposed, the earlier ones, and conduct."""

from datetime import date
from typing import Any

import pytest

from service.award.law_file import load_law
from service.award.review import review
from service.document import DocumentKind, Issued
from service.kinds import kind_named

LAW = load_law()
PERSON, COLLECTIVE = kind_named("bao-cao-ca-nhan"), kind_named("bao-cao-tap-the")
DAY = date(2026, 8, 5)
EITHER = pytest.mark.parametrize("kind", [PERSON, COLLECTIVE], ids=lambda kind: kind.slug)


def report(kind: DocumentKind, **changes: Any) -> Any:
    return kind.payload.model_validate(kind.sample.model_dump() | {"ngay_ban_hanh": DAY} | changes)


def found(kind: DocumentKind, **changes: Any) -> list[tuple[str, str, str]]:
    payload = report(kind, **changes)
    return [(one.rule, one.severity, one.place) for one in review(kind, payload, payload.ngay_ban_hanh, LAW)]


def title(year: int, name: str = "Lao động tiên tiến", **changes: Any) -> dict[str, Any]:
    """A whole row, decided in January of the year after."""
    row = {"nam": year, "danh_hieu": name, "so_quyet_dinh": "04/QĐ-SXD", "ngay": date(year + 1, 1, 12)}
    return row | {"co_quan": "Giám đốc Sở Xây dựng"} | changes


@EITHER
def test_a_report_of_today_may_be_without_findings(kind: DocumentKind) -> None:
    assert found(kind) == []


@pytest.mark.parametrize(
    ("kind", "award", "wrong"),
    [
        (PERSON, "danh hiệu “Lao động tiên tiến” năm 2026", False),
        (PERSON, "danh hiệu “Tập thể lao động tiên tiến”", True),
        (PERSON, "Cờ thi đua của Chính phủ", True),
        (PERSON, "danh hiệu “Gia đình văn hóa”", True),
        (COLLECTIVE, "danh hiệu “Tập thể lao động xuất sắc”", False),
        (COLLECTIVE, "danh hiệu “Lao động tiên tiến”", True),
        (COLLECTIVE, "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Hồng Lam", False),
        (COLLECTIVE, "Kỷ niệm chương", False),
    ],
)
def test_the_award_proposed_fits_who_reports(kind: DocumentKind, award: str, *, wrong: bool) -> None:
    assert found(kind, de_nghi=award) == [("BR-02", "loi", "/de_nghi")] * wrong


CSTDCS, CSTDT = "Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua tỉnh Hồng Lam"


@pytest.mark.parametrize(
    ("award", "rows", "wrong"),
    [
        (CSTDCS, [title(2025)], False),
        (CSTDCS, [title(2024)], True),
        (CSTDCS, [title(2025, CSTDCS)], False),
        (CSTDCS, [], True),
        (f"{CSTDCS} năm 2025", [title(2024)], False),
        (f"{CSTDCS} năm 2025", [title(2023)], True),
        (CSTDT, [title(year, CSTDCS) for year in (2023, 2024, 2025)], False),
        (CSTDT, [title(year, CSTDCS) for year in (2024, 2025)], True),
        (CSTDT, [title(year, CSTDCS) for year in (2022, 2023, 2025)], True),
        (CSTDT, [title(year) for year in (2023, 2024, 2025)], True),
        ("Chiến sĩ thi đua toàn quốc", [title(year, CSTDT) for year in (2024, 2025)], False),
        ("Chiến sĩ thi đua toàn quốc", [title(2025, CSTDT)], True),
        ("Giấy khen", [], False),
    ],
)
def test_a_title_follows_from_those_of_the_years_before(award: str, rows: list[dict[str, Any]], *, wrong: bool) -> None:
    changes = {"loai": "cong_trang", "thanh_tich_trong": None, "danh_hieu": rows}
    assert found(PERSON, de_nghi=award, **changes) == [("BR-10", "canh_bao", "/danh_hieu")] * wrong


@pytest.mark.parametrize(("month", "wrong"), [(3, False), (4, True)])
def test_a_report_of_the_first_quarter_is_about_the_year_before(month: int, *, wrong: bool) -> None:
    changes = {"loai": "cong_trang", "thanh_tich_trong": None, "danh_hieu": [title(2024)]}
    findings = found(PERSON, de_nghi=CSTDCS, ngay_ban_hanh=date(2026, month, 10), **changes)
    assert findings == [("BR-10", "canh_bao", "/danh_hieu")] * wrong


@EITHER
@pytest.mark.parametrize("part", ["so_quyet_dinh", "ngay", "co_quan"])
def test_a_row_names_its_decision(kind: DocumentKind, part: str) -> None:
    assert found(kind, danh_hieu=[title(2024), title(2025, **{part: None})]) == [("BR-14", "canh_bao", "/danh_hieu/1")]
    form = {"nam": 2020, "hinh_thuc": "Giấy khen"}
    assert found(kind, hinh_thuc=[form]) == [("BR-14", "canh_bao", "/hinh_thuc/0")]


@EITHER
@pytest.mark.parametrize(
    ("year", "decided", "wrong"),
    [
        (2026, DAY, False),
        (2026, date(2026, 8, 6), True),
        (2025, date(2025, 1, 1), False),
        (2025, date(2024, 12, 31), True),
    ],
)
def test_what_was_given_was_given_before_the_report(
    kind: DocumentKind, year: int, decided: date, *, wrong: bool
) -> None:
    assert found(kind, danh_hieu=[title(year, ngay=decided)]) == [("BR-08", "loi", "/danh_hieu/0")] * wrong


@EITHER
def test_who_is_under_review_is_not_proposed(kind: DocumentKind) -> None:
    assert found(kind, dang_xem_xet_ky_luat=True) == [("BR-11", "loi", "/dang_xem_xet_ky_luat")]


@EITHER
def test_whether_somebody_is_under_review_is_not_printed(kind: DocumentKind) -> None:
    issued = Issued(1, DAY)
    assert kind.context(report(kind, dang_xem_xet_ky_luat=True), issued) == kind.context(report(kind), issued)
