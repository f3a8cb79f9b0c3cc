"""Blocks taken apart where people put several components into one: two columns made with tabs, line breaks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.nd30.paper import Block, Cell, Paper, Span
from service.vietnamese import fold

QUOC_HIEU: Final = re.compile(r"cong hoa xa hoi chu nghia viet nam")
TIEU_NGU: Final = re.compile(r"doc lap\W{1,5}tu do\W{1,5}hanh phuc")
PLACE_AND_DAY: Final = re.compile(
    r"\bngay\b.{0,60}\bnam\b.{0,20}$|^\D{2,40},\s*(ngay\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$"
)
NUMBER: Final = re.compile(r"so\s*:|so\s[\W\d]*/")
SUBJECT: Final = re.compile(r"v\s*/\s*v\b|v\.v\b")
RECIPIENTS: Final = re.compile(r"noi nhan\s*:?\s*($|[-–+])")
_ADDRESS: Final = re.compile(r"kinh gui\s*(:|$)")
POWERS: Final = re.compile(r"(tm|kt|tl|tuq|q)\s*\.")

# A line that begins with the day goes on with what stands above it: a place, or what an annex goes with.
_DAY_LINE: Final = re.compile(r"[^,]{2,40},\s*ngay\b")
_ANCHORS: Final = (QUOC_HIEU, TIEU_NGU, _DAY_LINE, NUMBER, SUBJECT, RECIPIENTS, POWERS)
# Tabs, or as many spaces as hold two columns apart; the blanks of a number or a date are neither.
_APART: Final = re.compile(r"(?<!\s)(?<!Số:)(?<!ngày)(?<!tháng)(?<!năm)(?:[ \u00a0]*\t\s*|[ \u00a0]{6,})")
_LETTER: Final = re.compile(r"[^\W_]")
_WIDE: Final = " " * 6
_LONGEST: Final = 200  # letters in a line that holds two components side by side


def pieces_of(paper: Paper) -> tuple[Block, ...]:
    """The blocks of the text from the first page to the last, each with one component."""
    pieces: list[Block] = []
    rows = 0
    for block in paper.blocks:
        if block.region not in {"text", "frame"}:
            continue
        for line in _lines(block):
            columns = list(_columns(line))
            if len(columns) > 1:
                rows += 1
                # A line in columns is a row of a table that nobody drew.
                pieces += [
                    replace(column, cell=Cell(-1, rows, at, len(columns)), align=None)
                    for at, column in enumerate(columns)
                ]
            else:
                pieces.append(line)
    return tuple(pieces)


def words_of(text: str) -> str:
    """How a text begins, as a hurried reader types it: marks are looked for there."""
    return _folded(text[:_LONGEST])


def is_quoc_hieu(text: str) -> bool:
    """Whether a line is a Quốc hiệu; a sentence that names the Republic is none."""
    return bool(QUOC_HIEU.search(words_of(text))) and is_capitals(text)


def is_address(block: Block) -> bool:
    """Whether a line is "Kính gửi: …"; a sentence that begins with these words is none."""
    return bool(_ADDRESS.match(words_of(block.text))) or (
        block.align == "center" and words_of(block.text).startswith("kinh gui")
    )


def is_capitals(text: str) -> bool:
    """Whether all its letters are capitals."""
    return text == text.upper() and any(char.isalpha() for char in text)


def is_bold(block: Block) -> bool:
    """Whether any of its letters is bold."""
    return any(span.bold for span in block.spans if span.text.strip())


def lettered(block: Block) -> list[Span]:
    """The spans that hold letters or figures; the mark of a note is none."""
    return [span for span in block.spans if not span.raised and _LETTER.search(span.text)]


def side_of(block: Block) -> str | None:
    """ "left" or "right" of the page; None when it stands across it."""
    if block.cell is not None:
        if block.cell.columns == 1:
            return None
        return "left" if block.cell.column < block.cell.columns / 2 else "right"
    if block.box is not None and block.page is not None:
        return "left" if block.box.middle < 95 else "right" if block.box.middle > 125 else None
    return None


_folded: Final = lru_cache(maxsize=4096)(fold)


def _lines(block: Block) -> list[Block]:
    """The block, or its lines where they are components of their own: of another look, or known by their words."""
    if not any("\n" in span.text for span in block.spans):
        return [block]
    lines = _cut(block, "\n")
    worded = [line for line in lines if line.text]
    if len(worded) < 2:
        return [block]
    looks = {(is_bold(line), _italic(line), is_capitals(line.text), line.size) for line in worded}
    known = any(_anchored(line.text) for line in worded[1:]) or RECIPIENTS.match(words_of(worded[0].text))
    if not (known or (len(looks) > 1 and len(block.text) < _LONGEST)):
        return [block]
    pieces: list[Block] = []
    blanks = block.blanks_above
    for line in lines:
        if not line.text:
            blanks += 1
            continue
        pieces.append(
            replace(
                line,
                blanks_above=blanks,
                before=line.before if not pieces else 0.0,
                rule=block.rule if line is worded[-1] else None,
                rule_above=block.rule_above if line is worded[0] else None,
            )
        )
        blanks = 0
    return pieces


def _columns(block: Block) -> Iterator[Block]:
    text = "".join(span.text for span in block.spans)
    if not ("\t" in text or _WIDE in text.replace("\u00a0", " ")):
        yield block
        return
    parts = [part for part in _APART.split(text.strip()) if part.strip()]
    apart = len(parts) > 1 and len(block.text) < _LONGEST
    if not (apart and (any(_anchored(part) for part in parts) or all(is_capitals(part) for part in parts))):
        yield block
        return
    spans = [replace(span, text=_APART.sub("\n", span.text)) for span in block.spans]
    columns = [part for part in _cut(replace(block, spans=tuple(spans)), "\n") if part.text]
    for column in columns:
        yield replace(column, rule=block.rule if column is columns[-1] else None)


def _cut(block: Block, mark: str) -> list[Block]:
    """The pieces of a block between marks."""
    rows: list[list[Span]] = [[]]
    for span in block.spans:
        first, *rest = span.text.split(mark)
        rows[-1].append(replace(span, text=first))
        rows += [[replace(span, text=part)] for part in rest]
    return [replace(block, spans=tuple(row), lines=("".join(span.text for span in row).strip(),)) for row in rows]


def _anchored(text: str) -> bool:
    words = words_of(text)
    return any(anchor.match(words) for anchor in _ANCHORS) or words.startswith("- ")


def _italic(block: Block) -> bool:
    return any(span.italic for span in block.spans if span.text.strip())
