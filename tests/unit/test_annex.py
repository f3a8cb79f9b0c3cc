"""Annexes: what they may hold, how they are named and ended, how wide their columns are."""

import re
from typing import Any

import pytest
from pydantic import ValidationError

from service.document import Issued
from service.kinds import kind_named
from service.kinds._table import LANDSCAPE, UPRIGHT, Cot, laid_out
from service.typography import text_width
from templates import components

PLAN, DECISION = kind_named("ke-hoach"), kind_named("quyet-dinh")
POINTER = "Trên đây là Kế hoạch (có Phụ lục kèm theo)"
TEXT = {"tieu_de": "Đề cương báo cáo", "noi_dung": ["Nêu kết quả."]}
TABLE = {"cot": [{"tieu_de": "Chỉ tiêu"}, {"tieu_de": "Số lượng"}], "dong": [["Hồ sơ", "1.250"], ["Sáng kiến", "12"]]}
TABULAR = {"tieu_de": "Bảng chỉ tiêu", "bang": TABLE}


def with_annexes(*annexes: dict[str, Any], ket_thuc: str = POINTER, **changes: Any) -> Any:
    sample = PLAN.sample.model_dump(mode="json")
    return PLAN.payload.model_validate(sample | {"ket_thuc": ket_thuc, "phu_luc": annexes} | changes)


def printed(payload: Any) -> list[dict[str, Any]]:
    day = payload.ngay_ban_hanh
    return list(PLAN.context(payload, Issued(5, day))["cac_phu_luc"])


def test_one_annex_has_no_number_and_several_have_roman_ones() -> None:
    assert [annex["ten"] for annex in printed(with_annexes(TEXT))] == ["Phụ lục"]
    names = [annex["ten"] for annex in printed(with_annexes(TEXT, TABULAR, *[TEXT] * 7))]
    assert names[:2] == ["Phụ lục I", "Phụ lục II"]
    assert names[-1] == "Phụ lục IX"


def test_an_annex_says_what_it_goes_with_on_paper_and_leaves_blanks_in_an_electronic_document() -> None:
    (electronic,) = printed(with_annexes(TEXT))
    (paper,) = printed(with_annexes(TEXT, ban_giay=True))
    assert electronic["tieu_de"] == "ĐỀ CƯƠNG BÁO CÁO"
    assert electronic["kem_theo"].replace("\u00a0", " ") == (
        "(Kèm theo Kế hoạch số …/KH-SXD ngày … tháng … năm … của Sở Xây dựng)"
    )
    assert paper["kem_theo"].replace("\u00a0", " ") == (
        "(Kèm theo Kế hoạch số 05/KH-SXD ngày 01 tháng 02 năm 2023 của Sở Xây dựng)"
    )


def test_a_draft_on_paper_leaves_the_blanks_too() -> None:
    payload = with_annexes(TEXT, ban_giay=True)
    (annex,) = PLAN.context(payload, Issued(None, payload.ngay_ban_hanh))["cac_phu_luc"]
    assert "số …/KH-SXD" in annex["kem_theo"]


def test_the_end_mark_follows_the_last_line_or_the_last_table() -> None:
    text, table, both = printed(with_annexes(TEXT, TABULAR, TEXT | TABULAR))
    assert [line["chu"] for line in text["noi_dung"]] == ["Nêu kết quả./."]
    assert (table["noi_dung"], len(table["cac_bang"])) == ([], 1), "the template puts the mark after a table"
    assert both["noi_dung"][-1]["chu"] == "Nêu kết quả."


def test_the_text_of_an_annex_is_numbered_by_itself() -> None:
    clauses = TEXT | {"khoan": [{"noi_dung": ["Một"]}, {"tieu_de": "Hai", "noi_dung": ["hai"]}]}
    sections = {"tieu_de": "B", "muc": [{"tieu_de": "Kết quả", "khoan": [{"noi_dung": ["Một"]}]}]}
    first, second = printed(with_annexes(clauses, sections))
    assert [line["chu"] for line in first["noi_dung"]] == ["Nêu kết quả.", "1. Một", "2. Hai", "hai./."]
    assert [line["chu"] for line in second["noi_dung"]] == ["I. KẾT QUẢ", "1. Một./."]


def test_a_document_that_never_points_to_its_annex_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"chưa nhắc đến Phụ lục.*“\(có Phụ lục kèm theo\)”"):
        with_annexes(TEXT, ket_thuc="Đề án ban hành kèm theo Quyết định số 2514/QĐ-UBND")
    assert with_annexes(TEXT, ket_thuc="theo phụ lục I").phu_luc


def test_only_the_text_counts_as_a_pointer() -> None:
    with pytest.raises(ValidationError, match="chưa nhắc đến"):
        with_annexes(TEXT | {"tieu_de": "Phụ lục"}, ket_thuc="Hết", trich_yeu="Về các Phụ lục", noi_nhan=["Phụ lục"])


@pytest.mark.parametrize(
    ("annex", "reason"),
    [
        ({"tieu_de": "A"}, "chưa có nội dung"),
        (TEXT | {"kho_ngang": True}, "chỉ dùng cho phụ lục có bảng"),
        (TEXT | {"muc": [{"tieu_de": "A"}], "khoan": [{"noi_dung": ["B"]}]}, "Đưa các khoản vào trong mục"),
        (TABULAR | {"bang": TABLE | {"dong": [["a", "b"], ["a"]]}}, "Dòng 2 có 1 ô, bảng có 2 cột"),
        (TABULAR | {"bang": TABLE | {"dong": []}}, "at least 1"),
        (TABULAR | {"bang": {"cot": [{"tieu_de": "A"}] * 13, "dong": [["x"] * 13]}}, "at most 12"),
        (TABULAR | {"bang": TABLE | {"dong": [["a", "b"]] * 5_001}}, "at most 5000"),
        (TABULAR | {"bang": {"cot": [{"tieu_de": "Nghiêng"}] * 12, "dong": [["x"] * 12]}}, "Chọn khổ giấy ngang"),
        (
            {"tieu_de": "A", "kho_ngang": True, "bang": {"cot": [{"tieu_de": "W" * 9}] * 12, "dong": [["x"] * 12]}},
            "Bớt cột hoặc viết tắt",
        ),
        (TABULAR | {"bang": TABLE | {"dong": [["\u202e", "b"]]}}, r"U\+202E"),
    ],
)
def test_an_annex_that_cannot_be_printed_is_refused(annex: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        with_annexes(annex)


def test_tables_too_large_to_print_are_refused_together() -> None:
    half = TABULAR | {"bang": TABLE | {"dong": [["a", "1"]] * 3_500}}
    assert with_annexes(half)
    with pytest.raises(ValidationError, match="quá lớn để in"):
        with_annexes(half, half, half)
    wide = {"cot": [{"tieu_de": "A"}] * 8, "dong": [["x"] * 8] * 3_200}
    with pytest.raises(ValidationError, match="quá lớn để in"):
        with_annexes(TABULAR | {"bang": wide})


def test_more_columns_fit_a_landscape_page() -> None:
    wide = {"tieu_de": "A", "kho_ngang": True, "bang": {"cot": [{"tieu_de": "Nghiêng"}] * 12, "dong": [["x"] * 12]}}
    assert printed(with_annexes(wide))[0]["kho_ngang"]


def test_an_annex_after_the_list_of_a_decision_is_counted_by_itself() -> None:
    sample = DECISION.sample.model_dump(mode="json")
    changes = {"dieu_khac": ["Tiêu chuẩn xét khen thưởng theo Phụ lục."], "phu_luc": [TABULAR]}
    payload = DECISION.payload.model_validate(sample | changes)
    annexes = DECISION.context(payload, Issued(5, payload.ngay_ban_hanh))["cac_phu_luc"]
    assert [annex["ten"] for annex in annexes] == ["DANH SÁCH", "Phụ lục"]


def test_rows_are_numbered_unless_the_table_does_without() -> None:
    numbered, bare = printed(with_annexes(TABULAR, TABULAR | {"bang": TABLE | {"cot_stt": False}}))
    assert [column["tieu_de"] for column in numbered["cac_bang"][0]["cot"]] == ["STT", "Chỉ tiêu", "Số lượng"]
    assert numbered["cac_bang"][0]["dong"][1] == ("2", "Sáng kiến", "12")
    assert bare["cac_bang"][0]["dong"][1] == ("Sáng kiến", "12")


@pytest.mark.parametrize(
    ("cells", "asked", "style"),
    [
        (["1.250.000", "12", ""], None, "OBangPhai"),
        (["100%", "99,5 %"], None, "OBangPhai"),
        (["-3", "1.000 đồng"], None, "OBangPhai"),
        (["12", "mười hai"], None, "OBang"),
        (["", ""], None, "OBang"),
        (["12"], "giua", "OBangGiua"),
        (["12"], "trai", "OBang"),
    ],
)
def test_a_column_of_numbers_is_set_to_the_right(cells: list[str], asked: Any, style: str) -> None:
    table = laid_out((Cot(tieu_de="A", can_le=asked),), [(cell,) for cell in cells], UPRIGHT)
    assert table["cot"][1]["kieu"] == style


@pytest.mark.parametrize("room", [UPRIGHT, LANDSCAPE])
@pytest.mark.parametrize("shares", [(None, None, None), (1, 100, 10), (10, None, 1)])
def test_columns_fill_the_page_and_hold_their_longest_word(room: float, shares: tuple[int | None, ...]) -> None:
    headings = ("Nghiêng", "Nội dung công việc", "Kinh phí")
    columns = [Cot(tieu_de=heading, do_rong=share) for heading, share in zip(headings, shares, strict=True)]
    rows = [("Nguyễn Quốc Bảo", "Tổ chức tuyên truyền " * 9, "1.250.000.000")] * 1_200
    drawn = laid_out(columns, rows, room)["cot"]
    assert sum(column["rong"] for column in drawn) == pytest.approx(room)
    for column, word in zip(drawn, ("1200", "Nghiêng", "truyền", "1.250.000.000"), strict=True):
        assert column["rong"] >= text_width(word, 13, "đậm") + 3


def test_a_short_text_keeps_its_line_beside_a_long_one() -> None:
    columns = (Cot(tieu_de="Họ và tên"), Cot(tieu_de="Chức vụ, đơn vị"))
    name = "Bà Trần Thị Thu Hương"
    drawn = laid_out(columns, [(name, "Trung tâm Kiểm định chất lượng công trình " * 4)], UPRIGHT)["cot"]
    assert text_width(name, 13, "đứng") + 3 <= drawn[1]["rong"] < drawn[2]["rong"]


def test_shares_are_kept_when_there_is_room() -> None:
    columns = (Cot(tieu_de="A", do_rong=10), Cot(tieu_de="B", do_rong=30))
    first, second = laid_out(columns, [("a", "b")], UPRIGHT, counted=False)["cot"]
    assert second["rong"] == pytest.approx(3 * first["rong"])


def test_a_dash_stays_at_the_end_of_its_line() -> None:
    table = laid_out((Cot(tieu_de="A"),), [("Quy hoạch - Kiến trúc",)], UPRIGHT)
    assert re.search("\u00a0- Kiến", table["dong"][0][1])


def test_the_room_of_a_table_is_that_of_the_templates() -> None:
    assert components.TEXT_WIDTH == UPRIGHT
    assert components.PAGE[1] - components.MARGIN_LEFT - components.MARGIN_RIGHT == LANDSCAPE
