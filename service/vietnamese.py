"""Vietnamese text: normal form, folding for search, alphabetical order, numbering and dates."""

import re
import unicodedata
from datetime import date
from fractions import Fraction
from math import floor
from typing import Final

# Điểm letters, "theo thứ tự bảng chữ cái tiếng Việt" (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6đ).
DIEM_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"

# Letters in dictionary order, f, j, w and z where foreign names need them; tones likewise (ngang is no mark).
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS: Final = {ord(letter): chr(0x100 + rank) for rank, letter in enumerate(_ALPHABET)}
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng

_LONG_DATE: Final = re.compile(
    r"ngày (?P<day>0[1-9]|[12][0-9]|3[01]) tháng (?P<month>0[12]|[3-9]|1[0-2]) năm (?P<year>[0-9]{4})"
)
_LOOSE_DATES: Final = (
    re.compile(r"ngày (?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})", re.IGNORECASE),
    re.compile(r"(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"),
)

# What Times New Roman prints and a reader sees as it is: Latin, Greek and Cyrillic letters, figures, punctuation,
# common signs. Control, zero-width and bidirectional characters are not among them, nor is what would pull in
# another font.
_UNPRINTABLE: Final = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u024f\u0386-\u03ce\u0400-\u0513\u1ea0-\u1ef9"
    "\u2010\u2012-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u2074-\u2079"
    "\u20ab\u20ac\u2116\u2122\u2153\u2154\u215b-\u215e\u2190-\u2195\u2202\u2206\u220f\u2211\u2212\u221a\u221e\u2248"
    "\u2260\u2264\u2265\u25a0\u25a1\u25aa\u25ab\u25b2\u25ba\u25bc\u25c4\u25ca\u25cb\u25cf]"
)

_NO_LETTERS: Final = re.compile(r"[\W_]+")

# Every letter of these scripts without its marks, and nothing for a mark that stands alone.
_BARE: Final = {
    code: "".join(char for char in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(char))
    for code in range(0x00C0, 0x2300)
    if unicodedata.combining(chr(code)) or unicodedata.decomposition(chr(code))
} | {ord("đ"): "d"}


def nfc(text: str) -> str:
    """Precomposed form, the one that TCVN 6909:2001 and every font expect."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` as a hurried reader types it: lower case, no diacritics, d for đ, single spaces."""
    return " ".join(text.lower().translate(_BARE).split())


def sort_key(text: str) -> tuple[tuple[str, str], ...]:
    """Alphabetical order, syllable by syllable: letters first (a ă â … đ … ơ), then tones (ngang, huyền … nặng).

    Case and the side of a tone mark ("hoà", "hòa") do not count. A list of persons is sorted by whichever part of
    the name its order goes by.
    """
    return tuple(_syllable_key(syllable) for syllable in text.lower().replace("-", " ").split())


def only_letters(text: str) -> str:
    """Its letters and digits alone, for comparing what went through another program."""
    return _NO_LETTERS.sub("", text)


def portable_name(text: str) -> str:
    """A file name for `text` that travels anywhere: "01/QĐ-SXD" is "01-QD-SXD"."""
    return "".join(char if char.isalnum() else "-" for char in fold(text)).upper()


def unprintable(text: str) -> str | None:
    """The first character that a document cannot carry, or None."""
    found = _UNPRINTABLE.search(text)
    return found[0] if found else None


def roman(number: int) -> str:
    """Roman numeral of 1 to 399, for phần, mục and phụ lục."""
    numerals = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    result = ""
    for value, numeral in numerals:
        count, number = divmod(number, value)
        result += numeral * count
    return result


def long_date(day: date) -> str:
    """ "ngày 05 tháng 01 năm 2020": a zero before days below 10 and months 1 and 2 (Phụ lục I, II.4b)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def read_long_date(text: str) -> date:
    """The day that `long_date` writes so; ValueError for any other writing, zeros included."""
    found = _LONG_DATE.fullmatch(nfc(text))
    if not found:
        raise ValueError(f"“{text}” không có dạng “ngày 05 tháng 01 năm 2020”")
    return _day(found)


def read_loose_date(text: str) -> date:
    """A day as people write it, with or without zeros: "5/1/2020", "05-01-2020", "ngày 5 tháng 01 năm 2020"."""
    tidy = " ".join(nfc(text).split())
    found = next((match for form in _LOOSE_DATES if (match := form.fullmatch(tidy))), None)
    if not found:
        raise ValueError(f"“{text}” không phải là một ngày, như “05/01/2020”")
    return _day(found)


def two_digits(number: int) -> str:
    """A number below 10 is written with a zero in front (Phụ lục I, II.3c)."""
    return f"{number:02d}"


def percent(share: Fraction) -> str:
    """ "88,89%": two decimals after a comma, the half of the last one rounded up; exact, without floating point."""
    whole, decimals = divmod(floor(share * 10_000 + Fraction(1, 2)), 100)
    return f"{whole},{decimals:02d}%"


def _day(found: re.Match[str]) -> date:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError as exc:
        raise ValueError(f"“{found[0]}” không có trong lịch") from exc


def _syllable_key(syllable: str) -> tuple[str, str]:
    """Its letters by rank, then its tone; figures and signs come before letters."""
    marks = unicodedata.normalize("NFD", syllable)
    tone = "".join(str(_TONES.index(char) + 1) for char in marks if char in _TONES)
    letters = nfc("".join(char for char in marks if char not in _TONES))
    return letters.translate(_RANKS), tone
