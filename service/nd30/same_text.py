"""PDF-03: whether a DOCX and the PDF made of it say the same, letter by letter."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from service.finding import Finding
from service.nd30.paper import Block, Paper
from service.nd30.rules import RULES
from service.vietnamese import only_letters

_USED: Final = "\0"  # stands where letters have been found
_TEXT: Final = frozenset(("text", "frame"))
_PIECES: Final = 6
_LEAST_PIECE: Final = 3
_SHOWN: Final = 8  # words told of what is missing
_MEND: Final = "Chuyển lại PDF từ đúng tệp DOCX này."


def same_text(docx: Paper, pdf: Paper) -> tuple[Finding, ...]:
    """What one of two files says and the other does not; spaces, line breaks and page numbers apart.

    A table may be read in another order, and its first row is printed again on each page.
    """
    rest = "".join(only_letters(block.text) for block in pdf.blocks if block.region in _TEXT)
    said = [(block, only_letters(block.text)) for block in docx.blocks if block.region in _TEXT]
    text = [block for block, letters in said if letters]
    words = [letters for _, letters in said if letters]
    missing: list[Block] = []
    places: dict[int, int] = {}
    for at in sorted(range(len(text)), key=lambda at: -len(words[at])):
        letters = words[at]
        place = places[at] = rest.find(letters)
        if place >= 0:
            rest = rest[:place] + _USED * len(letters) + rest[place + len(letters) :]
        elif (found := _without_pieces(rest, letters)) is not None:
            rest = found
        else:
            missing.append(text[at])
    for block, letters in zip(text, words, strict=True):
        if block.cell is not None and block.cell.ruled and block.cell.row == 0:
            rest = rest.replace(letters, _USED)
    return (
        *(_finding(block.spot, f"PDF không có “{_start(block.text)}”", "PDF có đủ chữ của DOCX") for block in missing),
        *_added([part for part in rest.split(_USED) if part], missing),
        *_out_of_order(text, places),
        *_in_margins(docx, pdf),
    )


def _without_pieces(rest: str, letters: str) -> str | None:
    """`rest` without `letters` that stand in it in a few pieces, as the text of a cell does when its page ends."""
    for _ in range(_PIECES):
        low, high = 0, len(letters)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if letters[:middle] in rest else (low, middle - 1)
        if low < min(_LEAST_PIECE, len(letters)):
            return None
        rest = rest.replace(letters[:low], _USED * low, 1)
        letters = letters[low:]
        if not letters:
            return rest
    return None


def _added(left: list[str], missing: list[Block]) -> Iterator[Finding]:
    """What the PDF alone says; told once, and not beside what it says in another way."""
    if left and not missing:
        yield _finding("tệp PDF", f"PDF có thêm “{_start(max(left, key=len))}”", "PDF không thêm chữ nào")


def _out_of_order(text: list[Block], places: dict[int, int]) -> Iterator[Finding]:
    last = -1
    for at, block in enumerate(text):
        if places[at] < 0 or block.cell is not None or block.region == "frame":
            continue
        if places[at] < last:
            yield _finding(block.spot, "đứng ở chỗ khác trong PDF", "cùng thứ tự với DOCX")
            return
        last = places[at]


def _in_margins(docx: Paper, pdf: Paper) -> Iterator[Finding]:
    """What stands in headers and footers; which pages show it is not compared."""
    said, printed = ({only_letters(text) for text in _margins(paper)} for paper in (docx, pdf))
    together = "".join(said)
    for words in sorted(printed - said):
        if words not in together:
            yield _finding("lề trang của PDF", f"PDF có thêm “{words}”", "PDF không thêm chữ nào")
    for words in sorted(said - printed):
        if words not in "".join(only_letters(block.text) for block in pdf.blocks):
            yield _finding("lề trang của DOCX", f"PDF không có “{words}”", "PDF có đủ chữ của DOCX")


def _margins(paper: Paper) -> Iterable[str]:
    for block in paper.blocks:
        text = "".join(span.text for span in block.spans if not span.field)
        if block.region not in _TEXT and only_letters(text) and not re.fullmatch(r"[\s\d–-]+", text):
            yield text


def _start(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHOWN])[:80] + ("…" if len(words) > _SHOWN or len(text) > 80 else "")


def _finding(place: str, found: str, expected: str) -> Finding:
    rule = next(rule for rule in RULES if rule.id == "PDF-03")
    return Finding(rule.id, rule.severity, place, found, expected, _MEND, rule.basis)
