import unicodedata
from datetime import date, timedelta

import pytest

from service.vietnamese import (
    fold,
    long_date,
    nfc,
    read_long_date,
    read_loose_date,
    roman,
    sort_key,
    two_digits,
    unprintable,
)


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


def test_every_day_of_two_centuries_is_read_back() -> None:
    first = date(1900, 1, 1)
    days = [first + timedelta(days=count) for count in range((date(2101, 1, 1) - first).days)]
    assert [read_long_date(long_date(day)) for day in days] == days


@pytest.mark.parametrize(
    "text",
    [
        "ngày 5 tháng 01 năm 2020",
        "ngày 05 tháng 1 năm 2020",
        "ngày 05 tháng 06 năm 2020",
        "Ngày 05 tháng 01 năm 2020",
        "ngày 05  tháng 01 năm 2020",
        "ngày 05 tháng 01 năm 20",
        "ngày 05 tháng 01 năm 2020.",
        "ngày 00 tháng 01 năm 2020",
        "ngày 05 tháng 13 năm 2020",
        "05/01/2020",
    ],
)
def test_a_day_in_another_form_is_no_long_date(text: str) -> None:
    with pytest.raises(ValueError, match="không có dạng"):
        read_long_date(text)


@pytest.mark.parametrize("text", ["ngày 29 tháng 02 năm 2023", "ngày 31 tháng 4 năm 2023"])
def test_a_day_outside_the_calendar_is_refused(text: str) -> None:
    for read in (read_long_date, read_loose_date):
        with pytest.raises(ValueError, match="không có trong lịch"):
            read(text)


@pytest.mark.parametrize(
    "text",
    ["5/1/2020", "05/01/2020", "5-1-2020", "05.01.2020", "Ngày 5 tháng 1 năm 2020", "ngày 05  tháng 01 năm 2020"],
)
def test_a_day_is_read_from_common_forms(text: str) -> None:
    assert read_loose_date(unicodedata.normalize("NFD", text)) == date(2020, 1, 5)


@pytest.mark.parametrize("text", ["5/1/20", "5/1-2020", "2020-01-05", "ngày 5 tháng 1", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="không phải là một ngày"):
        read_loose_date(text)


@pytest.mark.parametrize(
    "ordered",
    [
        "an ăn ân bà cà da đa em êm ga hà in ka là mà na oa ôm ơn pà qua ra sa ta ú ư và xa yên",
        "ma mà mả mã má mạ",
        "mạ man mát mắt",
        "10 2 2a a Ă Â b",
    ],
)
def test_words_are_ordered_by_letter_and_then_by_tone(ordered: str) -> None:
    words = ordered.split()
    assert sorted(set(words), key=sort_key) == words


def test_names_are_ordered_syllable_by_syllable() -> None:
    names = ["An Bình", "Ân Bình", "Bùi An", "Đặng Bình", "Đặng Thị Ánh", "Đỗ An", "Hoa Lư", "Hòa An", "Vla-đi-mia"]
    assert sorted(set(names), key=sort_key) == names


def test_case_the_place_of_a_tone_and_the_normal_form_do_not_change_the_order() -> None:
    assert sort_key("HÒA Thuận") == sort_key("hoà thuận") == sort_key(unicodedata.normalize("NFD", "Hoà  Thuận"))


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
