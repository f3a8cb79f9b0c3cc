"""The printed page against NĐ 30/2020/NĐ-CP, Phụ lục I: sizes, weights, ruled lines, page numbers, page breaks."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from service.kinds import kind_named
from service.kinds._frame import CoQuan, NguoiSoanThao
from service.kinds._signers import NguoiKy
from tests.real.conftest import Press

MM = 72 / 25.4
PLAN, DECISION, LETTER = kind_named("ke-hoach"), kind_named("quyet-dinh"), kind_named("cong-van")
LONG_NAME = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp"
SENTENCE = "Tổ chức tuyên truyền, triển khai nội dung Kế hoạch này đến toàn thể công chức, viên chức tại đơn vị. "


@contextmanager
def pages_of(pdf: bytes) -> Iterator[list[Any]]:
    with pdfplumber.open(BytesIO(pdf)) as document:
        yield document.pages


def lines_of(page: Any, left: float = 0, right: float = 210) -> list[dict[str, Any]]:
    """Text lines of a page between two distances from its left edge, in mm, from top to bottom."""
    strip = page.crop((left * MM, 0, right * MM, page.height))
    return list(strip.extract_text_lines())


def line(page: Any, text: str, left: float = 0, right: float = 210) -> dict[str, Any]:
    found = [item for item in lines_of(page, left, right) if item["text"].startswith(text)]
    assert found, f"{text!r} is not a line of its own"
    return found[0]


def typed(item: dict[str, Any]) -> tuple[float, bool, bool]:
    """Size, boldness and slant of a line; the same for all its letters."""
    looks = {
        (round(char["size"], 1), "Bold" in char["fontname"], "Italic" in char["fontname"])
        for char in item["chars"]
        if char["text"].strip()
    }
    assert len(looks) == 1, f"{item['text']!r} is set in several ways: {looks}"
    return looks.pop()


def rule_below(page: Any, item: dict[str, Any]) -> dict[str, Any]:
    """The drawn horizontal line right below a text line."""
    below = [
        rule
        for rule in page.lines
        if rule["top"] == rule["bottom"]
        and 0 <= rule["top"] - item["bottom"] < 8
        and rule["x0"] >= item["x0"] - 1
        and rule["x1"] <= item["x1"] + 1
    ]
    assert below, f"no ruled line below {item['text']!r}"
    return below[0]


def share(page: Any, item: dict[str, Any]) -> float:
    """Length of the ruled line below `item` as a share of its text; the line is centred under it."""
    rule = rule_below(page, item)
    assert abs((rule["x0"] + rule["x1"]) - (item["x0"] + item["x1"])) < 2
    return float((rule["x1"] - rule["x0"]) / (item["x1"] - item["x0"]))


def test_the_letterhead_is_set_as_the_decree_sets_it(press: Press) -> None:
    with pages_of(press.pdf(PLAN, PLAN.sample).pdf) as pages:
        left, right = {"right": 94}, {"left": 94}
        assert typed(line(pages[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", **right)) == (12, True, False)
        assert typed(line(pages[0], "Độc lập - Tự do - Hạnh phúc", **right)) == (13, True, False)
        assert typed(line(pages[0], "UBND TỈNH HỒNG LAM", **left)) == (12, False, False)
        assert typed(line(pages[0], "SỞ XÂY DỰNG", **left)) == (12, True, False)
        number = line(pages[0], "Số: 01/KH-SXD", **left)
        date = line(pages[0], "Hồng Lam, ngày 01 tháng 02 năm 2023", **right)
        assert (typed(number), typed(date)) == ((13, False, False), (13, False, True))
        assert abs(number["bottom"] - date["bottom"]) < 0.5
        assert typed(line(pages[0], "KẾ HOẠCH")) == (14, True, False)


def test_the_ruled_lines_have_their_lawful_length(press: Press) -> None:
    with pages_of(press.pdf(PLAN, PLAN.sample).pdf) as pages:
        assert share(pages[0], line(pages[0], "Độc lập", left=94)) == pytest.approx(1, abs=0.02)
        assert 1 / 3 <= share(pages[0], line(pages[0], "SỞ XÂY DỰNG", right=94)) <= 1 / 2
        assert 1 / 3 <= share(pages[0], line(pages[0], "được giao năm 2023")) <= 1 / 2


@pytest.mark.parametrize(
    "name", ["Sở Y tế", "Sở Tài nguyên và Môi trường", "Ủy ban nhân dân tỉnh Quảng Bình", LONG_NAME]
)
def test_a_name_of_any_length_wraps_in_balance_above_its_line(press: Press, name: str) -> None:
    payload = PLAN.sample.model_copy(update={"co_quan": CoQuan(ten=name, viet_tat="SYT")})
    with pages_of(press.pdf(PLAN, payload).pdf) as pages:
        above = [
            item for item in lines_of(pages[0], right=94) if item["bottom"] < line(pages[0], "Số:", right=94)["top"]
        ]
        assert " ".join(item["text"] for item in above) == name.upper()
        widths = [item["x1"] - item["x0"] for item in above]
        assert max(widths) <= 64 * MM
        assert min(widths) > max(widths) / 2
        assert 1 / 3 - 0.01 <= share(pages[0], above[-1]) <= 1 / 2 + 0.01


@pytest.mark.parametrize("place", ["Huế", "Thành phố Hồ Chí Minh", "Phường Xuân Hương - Đà Lạt"])
def test_quoc_hieu_stays_on_one_line_whatever_stands_beside_it(press: Press, place: str) -> None:
    co_quan = CoQuan(chu_quan=LONG_NAME, ten=LONG_NAME, viet_tat="BQL")
    payload = PLAN.sample.model_copy(update={"co_quan": co_quan, "dia_danh": place})
    with pages_of(press.pdf(PLAN, payload).pdf) as pages:
        right = [item["text"] for item in lines_of(pages[0], left=94)]
        assert right[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def test_the_text_is_justified_between_lawful_margins_with_a_lawful_indent(press: Press) -> None:
    with pages_of(press.pdf(PLAN, PLAN.sample).pdf) as pages:
        body = [item for item in lines_of(pages[1]) if item["top"] > 20 * MM]
        assert (pages[1].width / MM, pages[1].height / MM) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
        assert min(item["x0"] for item in body) / MM == pytest.approx(30, abs=0.3)
        assert max(item["x1"] for item in body) / MM == pytest.approx(195, abs=0.5)
        assert line(pages[1], "2.3.")["x0"] / MM == pytest.approx(30 + 12.7, abs=0.3)
        assert typed(body[0]) == (14, False, False)


def test_headings_are_bold_and_untitled_clauses_are_not(press: Press) -> None:
    with pages_of(press.pdf(PLAN, PLAN.sample).pdf) as pages:
        assert typed(line(pages[0], "I. MỤC ĐÍCH, YÊU CẦU:")) == (14, True, False)
        assert typed(line(pages[0], "1. Đối tượng thi đua")) == (14, True, False)
        assert typed(line(pages[1], "3. Thời gian tổ chức phong trào")) == (14, False, False)


def test_page_numbers_stand_in_the_top_margin_from_page_2_and_start_again_in_the_annex(press: Press) -> None:
    changes = {"ca_nhan": DECISION.sample.ca_nhan * 12, "dieu_khac": (SENTENCE * 8,) * 2}
    with pages_of(press.pdf(DECISION, DECISION.sample.model_copy(update=changes)).pdf) as pages:
        numbers = []
        for page in pages:
            top = [item for item in lines_of(page) if item["bottom"] < 20 * MM]
            numbers.append("".join(item["text"] for item in top))
            for item in top:
                assert typed(item) == (14, False, False)
                assert (item["x0"] + item["x1"]) / 2 / MM == pytest.approx(30 + 165 / 2, abs=0.5)
        assert numbers == ["", "2", "", "2", "3"]


def test_the_annex_repeats_its_header_row(press: Press) -> None:
    payload = DECISION.sample.model_copy(update={"ca_nhan": DECISION.sample.ca_nhan * 12})
    with pages_of(press.pdf(DECISION, payload).pdf) as pages:
        assert all("STT Họ và tên Chức vụ, đơn vị" in page.extract_text() for page in pages[2:])
        assert len(pages) > 3
        assert typed(line(pages[2], "DANH SÁCH")) == (14, True, False)
        assert typed(line(pages[2], "(Kèm theo Quyết định số …/QĐ-SXD")) == (14, False, True)


@pytest.mark.parametrize(("closing_letters", "recipients"), [(90, 1), (300, 6), (900, 6), (900, 36)])
@pytest.mark.parametrize("paragraphs", range(1, 28))
def test_the_signature_block_is_never_alone_on_a_page_nor_split(
    press: Press, paragraphs: int, closing_letters: int, recipients: int
) -> None:
    section = {"tieu_de": "Một", "noi_dung": [f"Dòng số {number}." for number in range(paragraphs)]}
    changes = {
        "muc": [section],
        "ket_thuc": (SENTENCE * 9)[:closing_letters],
        "noi_nhan": ["Các phòng chuyên môn, đơn vị thuộc Sở"] * recipients,
    }
    payload = PLAN.payload.model_validate(PLAN.sample.model_dump() | changes)
    with pages_of(press.pdf(PLAN, payload).pdf) as pages:
        last = pages[-1].extract_text()
        for part in ("./.", "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Võ Tất Dũng"):
            assert part in last
        assert all("Nơi nhận:" not in page.extract_text() for page in pages[:-1])


def test_the_signature_block_is_level_and_set_as_the_decree_sets_it(press: Press) -> None:
    with pages_of(press.pdf(DECISION, DECISION.sample).pdf) as pages:
        page = pages[1]
        recipients, office = line(page, "Nơi nhận:", right=105), line(page, "GIÁM ĐỐC", left=105)
        assert (typed(recipients), typed(office)) == ((12, True, True), (14, True, False))
        assert abs(recipients["top"] - office["top"]) < 3
        assert typed(line(page, "- Như Điều 3;", right=105)) == (11, False, False)
        name = line(page, "Võ Tất Dũng", left=105)
        assert typed(name) == (14, True, False)
        assert abs((name["x0"] + name["x1"]) - (office["x0"] + office["x1"])) < 2
        assert (name["top"] - office["bottom"]) / MM > 25


def test_the_optional_components_stand_where_the_decree_puts_them(press: Press) -> None:
    changes = {
        "do_khan": "thuong_khan",
        "pham_vi_luu_hanh": "luu_hanh_noi_bo",
        "nguoi_soan_thao": NguoiSoanThao(ky_hieu="PL", so_ban=300),
        "dia_chi": ("Số 1, đường Hùng Vương, phường Hồng Lam", "ĐT: 0123 456 789"),
        "dieu_khac": (SENTENCE * 8,) * 2,
        "nguoi_ky": NguoiKy(chuc_vu="Chủ tịch Hội đồng", chuc_vu_khac="Giám đốc Sở Xây dựng", ho_ten="Võ Tất Dũng"),
    }
    with pages_of(press.pdf(DECISION, DECISION.sample.model_copy(update=changes)).pdf) as pages:
        first = pages[0]
        urgent = line(first, "THƯỢNG KHẨN", right=94)
        assert typed(urgent) == (13, True, False)
        assert {char["non_stroking_color"] for char in urgent["chars"]} == {(1, 0, 0)}
        box = [rule for rule in first.lines if abs(rule["x1"] - rule["x0"] - 40 * MM) < 1.5]
        assert len(box) == 2
        assert abs(box[0]["top"] - box[1]["top"]) == pytest.approx(8 * MM, abs=1)
        circulation = line(first, "LƯU HÀNH NỘI BỘ")
        assert circulation["bottom"] < 20 * MM
        assert circulation["x0"] > first.width / 2
        address = line(first, "Số 1, đường Hùng Vương")
        assert typed(address) == (11, False, False)
        across = [rule for rule in first.lines if 0 < address["top"] - rule["bottom"] < 10]
        assert (across[0]["x1"] - across[0]["x0"]) / MM == pytest.approx(165, abs=0.5)
        assert line(pages[1], "PL.(300)", right=105)["top"] > line(pages[1], "- Lưu: VT, VP.", right=105)["top"]
        assert (
            line(pages[1], "GIÁM ĐỐC SỞ XÂY DỰNG", left=105)["bottom"]
            < line(pages[1], "Võ Tất Dũng", left=105)["bottom"]
        )
        for page in pages[1:]:
            assert "Hùng Vương" not in page.extract_text()
            assert "NỘI BỘ" not in page.extract_text()


def test_a_draft_says_so_in_the_margin_of_every_page_and_leaves_the_number_blank(press: Press) -> None:
    with pages_of(press.pdf(DECISION, DECISION.sample, number=None).pdf) as pages:
        assert all("DỰ THẢO" in page.extract_text() for page in pages)
        assert line(pages[0], "Số:", right=94)["text"].replace("\u00a0", " ").split() == ["Số:", "/QĐ-SXD"]


def test_a_letter_has_its_subject_under_the_number_and_no_name_of_a_kind(press: Press) -> None:
    with pages_of(press.pdf(LETTER, LETTER.sample).pdf) as pages:
        number, subject = line(pages[0], "Số: 01/SXD-VP", right=94), line(pages[0], "V/v báo cáo", right=94)
        assert typed(subject) == (12, False, False)
        assert 5 < subject["top"] - number["bottom"] < 10
        assert abs((subject["x0"] + subject["x1"]) - (number["x0"] + number["x1"])) < 3
        assert "CÔNG VĂN" not in pages[0].extract_text()


def test_several_addressees_have_their_dashes_under_the_colon(press: Press) -> None:
    with pages_of(press.pdf(LETTER, LETTER.sample).pdf) as pages:
        head = line(pages[0], "Kính gửi:")
        (colon,) = [char for char in head["chars"] if char["text"] == ":"]
        items = [item for item in lines_of(pages[0], left=50) if item["text"].startswith("- ") and item["top"] < 300]
        assert [item["text"][-1] for item in items] == [";", "."]
        for item in items:
            assert typed(item) == (14, False, False)
            assert item["chars"][0]["x0"] == pytest.approx(colon["x0"], abs=1)


def test_one_addressee_stands_on_the_line_of_kinh_gui(press: Press) -> None:
    payload = LETTER.sample.model_copy(update={"kinh_gui": ("Bộ Nội vụ",)})
    with pages_of(press.pdf(LETTER, payload).pdf) as pages:
        assert line(pages[0], "Kính gửi: Bộ Nội vụ")["text"] == "Kính gửi: Bộ Nội vụ"
