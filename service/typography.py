"""How wide a line of Times New Roman is, and what follows: balanced lines and the length of ruled lines.

Advance widths are those of Times New Roman, which its metric-compatible substitutes share, in 1/2048 em.
"""

import unicodedata
from functools import cache
from itertools import accumulate
from math import ceil, inf
from typing import Final, Literal

Face = Literal["đứng", "đậm", "nghiêng"]

_EM: Final = 2048
_MM_PER_POINT: Final = 25.4 / 72

# Ruled line under a name or a trích yếu: "từ 1/3 đến 1/2 độ dài của dòng chữ"
# (NĐ 30/2020/NĐ-CP, Phụ lục I, II.2b and II.5b).
_RULE_SHARE: Final = 0.42
_LEAST_SHARE, _GREATEST_SHARE = 0.34, 0.49

# A line reads well when the next one starts with a linking word; any other break costs as much as lines that
# are a quarter shorter and longer than even.
_PAUSES: Final = frozenset(
    (
        "của",
        "về",
        "và",
        "các",
        "cho",
        "trong",
        "tại",
        "theo",
        "thuộc",
        "do",
        "để",
        "đối",
        "được",
        "giữa",
        "ngày",
        "nhằm",
    )
)
_NO_PAUSE: Final = 0.12


def _table(groups: dict[int, str]) -> dict[str, int]:
    return {char: width for width, chars in groups.items() for char in chars}


_WIDTHS: Final[dict[Face, dict[str, int]]] = {
    "đứng": _table(
        {
            369: "'", 410: "|", 512: " ,.\xa0", 569: "/:;\\ijlt", 682: "!()-I[]`fr‘’", 797: "Js", 836: '"',
            909: "?acez“”", 961: "^", 983: "{}", 1024: "#$*0123456789_bdghknopquvxyđ–", 1083: "ơ", 1108: "~",
            1110: "ư", 1139: "FPS", 1155: "+<=>", 1251: "ELTZ", 1366: "BCR", 1479: "ADGHKNOQUVXYwĐƠ", 1589: "Ư",
            1593: "&m", 1706: "%", 1821: "M", 1886: "@", 1933: "W", 2048: "—…",
        }
    ),
    "đậm": _table(
        {
            451: "|", 512: " ,.\xa0", 569: "'/\\il", 682: "!()-:;[]`fjt‘’", 797: "Is", 807: "{}", 909: "cerz",
            1024: "#$*0123456789?J_agovxy–“”", 1065: "~", 1134: "ơ", 1137: '"', 1139: "Sbdhknpquđ", 1167: "+<=>",
            1190: "^", 1229: "ư", 1251: "FP", 1366: "BELTZ", 1479: "ACDNRUVXYwĐ", 1593: "GHKOQƠ", 1630: "Ư",
            1706: "&m", 1905: "@", 1933: "M", 2048: "%W—…",
        }
    ),
    "nghiêng": _table(
        {
            438: "'", 512: " ,.\xa0", 563: "|", 569: "/\\fijlt", 682: "!()-:;I`‘’", 797: "[]rsz", 819: "{}",
            860: '"', 864: "^", 909: "Jcekvxy", 1024: "#$*0123456789?S_abdghnopquđ–", 1093: "ơ", 1108: "~",
            1117: "ư", 1139: "LTYZ“”", 1251: "ABEFPRVX", 1366: "CKNw", 1382: "+<=>", 1479: "DGHOQUmĐƠ", 1544: "Ư",
            1593: "&", 1706: "%MW", 1821: "—…", 1884: "@",
        }
    ),
}  # fmt: skip


def text_width(text: str, points: float, face: Face) -> float:
    """Width in mm of `text` on one line. A letter outside the table counts as one em, the widest it can be."""
    return _mm(_advance(text, face), points)


def balance(text: str, room: float, points: float, face: Face) -> list[str]:
    """Break `text` into the fewest lines that fit `room` mm, even and at places where the sense pauses.

    The decree lets long names and titles take several lines (Phụ lục I, II.2b) and wants them balanced.
    A word wider than the room keeps a line of its own; words joined by a no-break space stay together.
    """
    words = [word for word in text.split(" ") if word]
    count = len(_wrap(words, room, points, face))
    if count <= 1:
        return [" ".join(words)] if words else []
    space = _ADVANCES[face][" "]
    reach = [0, *accumulate(_advance(word, face) + space for word in words)]  # each word with the space after it

    def width_of(start: int, end: int) -> float:
        return _mm(reach[end] - reach[start] - space, points)

    even = width_of(0, len(words)) / count

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
        """Cheapest way to set words[start:] in `lines` lines, and its cost."""
        options: list[tuple[float, tuple[str, ...]]] = []
        for end in range(start + 1, len(words) + 1):
            line = " ".join(words[start:end])
            width = width_of(start, end)
            if end > start + 1 and width > room:
                break
            cost = (width / even - 1) ** 2
            if lines == 1 and end == len(words):
                options.append((cost, (line,)))
            elif lines > 1 and len(words) - end >= lines - 1:
                rest, below = best(end, lines - 1)
                pause = words[end].lower() in _PAUSES or words[end - 1][-1] in ",;:"
                options.append((cost + rest + (0 if pause else _NO_PAUSE), (line, *below)))
        return min(options, default=(inf, ()))

    return list(best(0, count)[1])


def line_count(text: str, room: float, points: float, face: Face) -> int:
    """How many lines `text` takes in `room` mm; a word wider than the room counts by its width."""
    lines = _wrap([word for word in text.split(" ") if word], room, points, face)
    return sum(max(1, ceil(text_width(line, points, face) / room)) for line in lines)


def rule_length(lines: list[str], points: float, face: Face) -> float:
    """Length in mm of the line ruled under `lines`: 1/3 to 1/2 of the text line above it.

    It is measured by the longest line, and kept lawful for the last one, which it touches.
    """
    widths = [text_width(line, points, face) for line in lines]
    return min(max(max(widths) * _RULE_SHARE, widths[-1] * _LEAST_SHARE), widths[-1] * _GREATEST_SHARE)


def _wrap(words: list[str], room: float, points: float, face: Face) -> list[str]:
    lines: list[list[str]] = []
    space = _ADVANCES[face][" "]
    taken = 0
    for word in words:
        needed = _advance(word, face)
        if lines and _mm(taken + space + needed, points) <= room:
            lines[-1].append(word)
            taken += space + needed
        else:
            lines.append([word])
            taken = needed
    return [" ".join(line) for line in lines]


def _mm(advance: int, points: float) -> float:
    return advance / _EM * points * _MM_PER_POINT


def _advance(text: str, face: Face) -> int:
    """Width of `text` on one line in 1/2048 em."""
    return sum(map(_ADVANCES[face].__getitem__, unicodedata.normalize("NFC", text)))


class _Advances(dict[str, int]):
    """The advance widths of a face, to which a letter with marks is added when it is first met."""

    def __missing__(self, char: str) -> int:
        plain = _skeleton(char)
        if plain == char or plain not in self:
            return _EM
        self[char] = self[plain]
        return self[char]


_ADVANCES: Final[dict[Face, _Advances]] = {face: _Advances(widths) for face, widths in _WIDTHS.items()}


def _skeleton(char: str) -> str:
    """The letter whose width `char` has: tone and shape marks take no room, except the horn of ơ and ư."""
    decomposed = unicodedata.normalize("NFD", char)
    horned = len(decomposed) > 1 and "\u031b" in decomposed
    return unicodedata.normalize("NFC", decomposed[0] + "\u031b") if horned else decomposed[0]
