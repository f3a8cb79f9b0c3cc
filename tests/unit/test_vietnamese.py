from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.vietnamese import fold, long_date, money, nfc, number_in_words, roman, two_digits, unprintable


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (1010, "một nghìn không trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (1_080_000, "một triệu không trăm tám mươi nghìn"),
        (1_000_001, "một triệu không trăm linh một"),
        (3_795_000, "ba triệu bảy trăm chín mươi lăm nghìn"),
        (1_000_000_000, "một tỷ"),
        (2_021_000_000_004, "hai nghìn không trăm hai mươi mốt tỷ không trăm linh bốn"),
    ],
)
def test_a_number_is_read_as_vietnamese_reads_it(number: int, words: str) -> None:
    assert number_in_words(number) == words


@given(st.integers(0, 10**18 - 1), st.integers(0, 10**18 - 1))
def test_two_numbers_never_read_alike(one: int, other: int) -> None:
    assert (number_in_words(one) == number_in_words(other)) == (one == other)


@pytest.mark.parametrize("number", [-1, 10**18])
def test_a_number_outside_the_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        number_in_words(number)


def test_money_is_written_in_figures_and_in_words() -> None:
    assert money(1_520_000) == "1.520.000 đồng (Một triệu năm trăm hai mươi nghìn đồng)"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_months_one_and_two_take_a_zero(day: date, text: str) -> None:
    assert long_date(day) == text


def test_folding_drops_case_diacritics_and_the_bar_of_d() -> None:
    assert fold("Đặng Thị  Ngọc-Ánh\n12/QĐ-UBND") == "dang thi ngoc-anh 12/qd-ubnd"


def test_decomposed_text_becomes_precomposed() -> None:
    assert nfc("Quye\u0302\u0301t") == "Quyết"


HIDDEN = map(chr, (0x0, 0x7, 0xC, 0xAD, 0x34F, 0x200B, 0x202E, 0x2066, 0xFE0F, 0xFEFF, 0xFFFE, 0xE000, 0xE0041, 0x3164))


@pytest.mark.parametrize("char", [*HIDDEN, "\n", "✓", "中", "😀", "ﬁ", "Ａ"])
def test_characters_that_hide_or_that_the_font_lacks_are_found(char: str) -> None:
    assert unprintable(f"Sở{char} Xây dựng") == char


def test_ordinary_text_with_markup_characters_is_no_concern() -> None:
    assert unprintable("Công ty A & B <C> {{ x }} {% y %} =cmd() “…” – — ½ m² 5 €  ΩЖ") is None


def test_sections_are_numbered_in_roman_and_numbers_below_ten_take_a_zero() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 90, 399)] == ["I", "IV", "IX", "XIV", "XL", "XC", "CCCXCIX"]
    assert [two_digits(n) for n in (1, 9, 10, 2145)] == ["01", "09", "10", "2145"]
