from hypothesis import given
from hypothesis import strategies as st

from service.typography import balance, rule_length, text_width

NAME = "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH GIAO THÔNG VÀ NÔNG NGHIỆP"


def test_the_width_of_quoc_hieu_is_that_of_times_new_roman() -> None:
    assert round(text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "đậm"), 1) == 88.3


def test_a_text_that_fits_stays_on_one_line() -> None:
    assert balance("SỞ XÂY DỰNG", 62, 12, "đậm") == ["SỞ XÂY DỰNG"]


def test_a_long_name_breaks_into_even_lines_that_fit() -> None:
    lines = balance(NAME, 62, 12, "đậm")
    widths = [text_width(line, 12, "đậm") for line in lines]
    assert " ".join(lines) == NAME
    assert max(widths) <= 62
    assert min(widths) > max(widths) / 2


def test_a_title_breaks_before_a_linking_word() -> None:
    title = "TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ XÂY DỰNG"
    lines = balance(title, 140, 14, "đậm")
    assert lines == ["TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", "CỦA GIÁM ĐỐC SỞ XÂY DỰNG"]


def test_words_joined_by_a_no_break_space_stay_together() -> None:
    assert balance("aaaa bbbb\u00a0cccc", 12, 14, "đứng") == ["aaaa", "bbbb\u00a0cccc"]


words = st.lists(st.text("abcđêươ", min_size=1, max_size=12), min_size=1, max_size=25)


@given(words)
def test_balancing_loses_no_word_and_never_takes_more_lines_than_needed(chosen: list[str]) -> None:
    text = " ".join(chosen)
    lines = balance(text, 64, 14, "đậm")
    assert " ".join(lines) == text
    assert all(text_width(line, 14, "đậm") <= 64 or " " not in line for line in lines)


@given(words)
def test_a_ruled_line_is_a_third_to_a_half_of_the_line_above_it(chosen: list[str]) -> None:
    lines = balance(" ".join(chosen), 64, 14, "đậm")
    last = text_width(lines[-1], 14, "đậm")
    assert last / 3 <= rule_length(lines, 14, "đậm") <= last / 2
