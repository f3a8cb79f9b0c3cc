"""Whole numbers and money in Vietnamese words, and read back from them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from service.vietnamese import nfc

LIMIT: Final = 10**18

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS: Final = (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3))
_UNIT_WORDS: Final = frozenset(unit for unit, _ in _UNITS)
_SPELT_ALIKE: Final = {"lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ", "bẩy": "bảy"}
# What is also said for the word that we write after another one.
_SAID_AFTER: Final = {("mươi", "bốn"): "tư", ("linh", "tư"): "bốn", ("mươi", "nhăm"): "lăm"}

# Which words each may follow ("" when it comes first), and what is written where another one is not.
_BEFORE: Final = {
    **dict.fromkeys(_DIGITS[1:], ("", "trăm", "linh", "mười", "mươi")),
    "không": ("",),
    "trăm": _DIGITS,
    "linh": ("trăm",),
    "mười": ("", "trăm"),
    "mươi": _DIGITS[2:],
    "mốt": ("mươi",),
    "tư": ("mươi",),
    "lăm": ("mươi", "mười"),
}
_WRITTEN_AFTER: Final = {
    ("mươi", "một"): "mốt",
    ("mươi", "năm"): "lăm",
    ("mười", "năm"): "lăm",
    ("mười", "tư"): "bốn",
    ("mười", "mốt"): "một",
    ("linh", "lăm"): "năm",
    ("linh", "mốt"): "một",
}

_MONEY: Final = re.compile(
    r"(?P<figures>[0-9][0-9.]*) đồng \((?:bằng chữ: )?(?P<words>[^()]+ đồng(?: chẵn)?)\)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Wording:
    """An office's choice between words that mean the same; `even` ends an amount with "đồng chẵn"."""

    empty_tens: Literal["linh", "lẻ"] = "linh"
    thousand: Literal["nghìn", "ngàn"] = "nghìn"
    even: bool = False


STANDARD: Final = Wording()


def number_in_words(number: int, wording: Wording = STANDARD) -> str:
    """A whole number from 0 below 10^18 in words: 1010 is "một nghìn không trăm mười"."""
    if not 0 <= number < LIMIT:
        raise ValueError(f"{number} is outside 0 … 10^18 - 1")
    chosen = {"linh": wording.empty_tens, "nghìn": wording.thousand}
    words = _spelt(number) if number else [_DIGITS[0]]
    return " ".join(chosen.get(word, word) for word in words)


def number_from_words(text: str) -> int:
    """The number that `text` says, in any wording, with or without "đồng" or "đồng chẵn" behind it.

    Every hundred after the first group must be said ("không trăm linh năm"). Raises ValueError with what is wrong.
    """
    words = _canonical(nfc(text).lower().split())
    if words == [_DIGITS[0]]:
        return 0
    return _read(words, after="", units=_UNITS)


def dotted(number: int) -> str:
    """ "1.080.000": groups of three divided by dots."""
    return f"{number:,}".replace(",", ".")


def money(dong: int, wording: Wording = STANDARD) -> str:
    """ "1.080.000 đồng (Một triệu không trăm tám mươi nghìn đồng)"."""
    words = number_in_words(dong, wording)
    return f"{dotted(dong)} đồng ({words[0].upper()}{words[1:]} đồng{' chẵn' if wording.even else ''})"


def money_from_text(text: str) -> int:
    """The đồng of "1.080.000 đồng (… đồng)"; ValueError unless figures and words say the same."""
    found = _MONEY.fullmatch(" ".join(nfc(text).split()))
    if not found:
        raise ValueError(f"“{text}” không có dạng “1.080.000 đồng (Một triệu không trăm tám mươi nghìn đồng)”")
    figures = found["figures"]
    amount = int(figures.replace(".", ""))
    if figures not in {dotted(amount), str(amount)}:
        raise ValueError(f"“{figures}” chưa đúng cách viết số: “{dotted(amount)}”")
    said = number_from_words(found["words"])
    if said != amount:
        raise ValueError(f"số ghi {dotted(amount)} đồng, chữ ghi {dotted(said)} đồng")
    return amount


def _spelt(number: int, *, inner: bool = False) -> list[str]:
    """The words of a number above 0; an `inner` one follows a larger unit and names its empty hundred."""
    words: list[str] = []
    for unit, value in _UNITS:
        count, number = divmod(number, value)
        if count:
            words += [*_spelt(count, inner=inner or bool(words)), unit]
    if number:
        words += _three_digits(number, full=inner or bool(words))
    return words


@cache
def _three_digits(number: int, *, full: bool) -> tuple[str, ...]:
    """The words of 1 to 999; `full` names an empty hundred, as every group after the first does."""
    hundreds, rest = divmod(number, 100)
    words: tuple[str, ...] = (_DIGITS[hundreds], "trăm") if hundreds or full else ()
    tens, ones = divmod(rest, 10)
    if rest == 0:
        return words
    if tens == 0:
        return (*words, "linh", _DIGITS[ones]) if words else (_DIGITS[ones],)
    words += ("mười",) if tens == 1 else (_DIGITS[tens], "mươi")
    if ones == 1 and tens > 1:
        return (*words, "mốt")
    if ones == 4 and tens > 1:
        return (*words, "tư")
    if ones == 5:
        return (*words, "lăm")
    return (*words, _DIGITS[ones]) if ones else words


@cache
def _groups() -> dict[tuple[str, ...], int]:
    """What each spelling of 1 to 999 means, empty hundred named or not."""
    return {_three_digits(number, full=full): number for number in range(1, 1000) for full in (False, True)}


def _canonical(said: list[str]) -> list[str]:
    """The words as we write them, without "đồng"; ValueError at one that no number has."""
    end = -2 if said[-2:] == ["đồng", "chẵn"] else -1 if said[-1:] == ["đồng"] else None
    words: list[str] = []
    for word in said[:end]:
        one = _SPELT_ALIKE.get(word, word)
        words.append(_SAID_AFTER.get((words[-1] if words else "", one), one))
        if words[-1] not in _BEFORE and one not in _UNIT_WORDS:
            raise ValueError(f"“{word}” không phải là chữ của số")
    if not words:
        raise ValueError("không có chữ nào của số")
    return words


def _read(words: list[str], after: str, units: tuple[tuple[str, int], ...]) -> int:
    """The number of `words`, which follow the unit `after` and may use `units`, the largest first."""
    for index, (unit, value) in enumerate(units):
        if unit not in words:
            continue
        cut = words.index(unit)
        smaller = units[index + 1 :]
        count = _read(words[:cut], after, smaller if unit == "tỷ" else ()) if cut else 0
        if not count:
            raise ValueError(f"thiếu số trước “{unit}”")
        rest = words[cut + 1 :]
        return count * value + (_read(rest, unit, smaller) if rest else 0)
    number = _groups().get(tuple(words))
    if number is None or (after and "trăm" not in words) or (not after and words[0] == _DIGITS[0]):
        raise ValueError(_fault(words, after))
    return number


def _fault(words: list[str], after: str) -> str:
    """Why `words` are no number below 1000 that may stand where they stand."""
    said = " ".join(words)
    unit = next((word for word in words if word in _UNIT_WORDS), None)
    if unit:
        return f"“{unit}” đứng sai chỗ: các hàng đi từ tỷ, triệu, nghìn xuống, mỗi hàng một lần"
    clash = _clash(words)
    if clash:
        return clash
    if words[0] == _DIGITS[0] and (not after or len(words) <= 2):
        return f"“{said}” không có giá trị ở đây, không đọc"
    if after and "trăm" not in words:
        return f"“{said}” sau “{after}” thiếu hàng trăm: đọc đủ “không trăm …”"
    return f"“{said}” không phải là một số"


def _clash(words: list[str]) -> str:
    """The first word that may not follow the one before it, and why; empty if every pair may stand."""
    for before, word, behind in zip(("", *words), words, (*words[1:], ""), strict=False):
        right = _WRITTEN_AFTER.get((before, word))
        if right:
            return f"sau “{before}” viết “{right}”, không viết “{word}”"
        if before == "trăm" and word in _DIGITS[1:] and behind != "mươi":
            return f"thiếu “linh” hoặc “lẻ” giữa “trăm” và “{word}”"
        if before not in _BEFORE[word]:
            return f"“{word}” không đứng sau “{before}”" if before else f"“{word}” không đứng đầu một số"
    return ""
