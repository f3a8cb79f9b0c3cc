"""Vietnamese text: normal form, folding for search, dates, numbers and money in words."""

import re
import unicodedata
from datetime import date
from fractions import Fraction
from math import floor
from typing import Final

# Điểm letters, "theo thứ tự bảng chữ cái tiếng Việt" (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6đ).
DIEM_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS: Final = ("", "nghìn", "triệu")
_LIMIT: Final = 10**18

# What Times New Roman prints and a reader sees as it is: Latin, Greek and Cyrillic letters, figures, punctuation,
# common signs. Control, zero-width and bidirectional characters are not among them, nor is what would pull in
# another font.
_UNPRINTABLE: Final = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u024f\u0386-\u03ce\u0400-\u0513\u1ea0-\u1ef9"
    "\u2010\u2012-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u2074-\u2079"
    "\u20ab\u20ac\u2116\u2122\u2153\u2154\u215b-\u215e\u2190-\u2195\u2202\u2206\u220f\u2211\u2212\u221a\u221e\u2248"
    "\u2260\u2264\u2265\u25a0\u25a1\u25aa\u25ab\u25b2\u25ba\u25bc\u25c4\u25ca\u25cb\u25cf]"
)


def nfc(text: str) -> str:
    """Precomposed form, the one that TCVN 6909:2001 and every font expect."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` as a hurried reader types it: lower case, no diacritics, d for đ, single spaces."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))
    return " ".join(bare.replace("đ", "d").split())


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


def two_digits(number: int) -> str:
    """A number below 10 is written with a zero in front (Phụ lục I, II.3c)."""
    return f"{number:02d}"


def dotted(number: int) -> str:
    """ "1.080.000": groups of three divided by dots."""
    return f"{number:,}".replace(",", ".")


def percent(share: Fraction) -> str:
    """ "88,89%": two decimals after a comma, the half of the last one rounded up; exact, without floating point."""
    whole, decimals = divmod(floor(share * 10_000 + Fraction(1, 2)), 100)
    return f"{whole},{decimals:02d}%"


def number_in_words(number: int) -> str:
    """A whole number from 0 below 10^18 in words: 1010 is "một nghìn không trăm mười"."""
    if not 0 <= number < _LIMIT:
        raise ValueError(f"{number} is outside 0 … 10^18 - 1")
    if number == 0:
        return _DIGITS[0]
    above, below = divmod(number, 10**9)
    words = [*_below_a_billion(above, full=False), "tỷ"] if above else []
    return " ".join(words + _below_a_billion(below, full=above > 0))


def money(dong: int) -> str:
    """ "1.080.000 đồng (Một triệu không trăm tám mươi nghìn đồng)"."""
    words = number_in_words(dong)
    return f"{dotted(dong)} đồng ({words[0].upper()}{words[1:]} đồng)"


def _below_a_billion(number: int, *, full: bool) -> list[str]:
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words += _three_digits(group, full=full or bool(words))
            words += [_GROUPS[power]] if power else []
    return words


def _three_digits(number: int, *, full: bool) -> list[str]:
    """The words of 1 to 999; `full` names an empty hundred, as every group after the first does."""
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if rest == 0:
        return words
    if tens == 0:
        return [*words, "linh", _DIGITS[ones]] if words else [_DIGITS[ones]]
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones == 1 and tens > 1:
        return [*words, "mốt"]
    if ones == 4 and tens > 1:
        return [*words, "tư"]
    if ones == 5:
        return [*words, "lăm"]
    return [*words, _DIGITS[ones]] if ones else words
