"""Finds what goes with a document below its foot: phụ lục and lists (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1)."""

import re
from dataclasses import dataclass
from typing import Final

from service.nd30.foot import ANNEX
from service.nd30.paper import Block
from service.nd30.pieces import is_bold, is_capitals, is_quoc_hieu, words_of

Blocks = tuple[Block, ...]

_ORIGIN: Final = re.compile(r"\(?\s*(ban hanh )?kem theo")


@dataclass(frozen=True, slots=True)
class Annex:
    """A phụ lục, or another list that goes with the document: its name, its title, and what it goes with."""

    heading: Block
    title: Blocks = ()
    origin: Block | None = None
    titled_late: bool = False  # its title stands below what it goes with
    blocks: Blocks = ()

    @property
    def named(self) -> bool:
        """Whether it calls itself "Phụ lục"; a DANH SÁCH does not."""
        return words_of(self.heading.text).startswith("phu luc")


def annexes_of(pieces: Blocks) -> tuple[Annex, ...]:
    """The annexes in what follows the foot."""
    if not pieces:
        return ()
    starts = [number for number, piece in enumerate(pieces) if number == 0 or _starts_annex(piece, pieces[number - 1])]
    annexes = [_annex(pieces[start:end]) for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True)]
    return tuple(annex for annex in annexes if annex)


def _starts_annex(piece: Block, above: Block) -> bool:
    if ANNEX.match(words_of(piece.text)) and not (piece.cell and piece.cell.ruled):
        return True
    return piece.page is None and piece.section > above.section and piece.cell is None and piece.align == "center"


def _annex(pieces: Blocks) -> Annex | None:
    """None when what follows the foot is no annex but notes, or a text with a letterhead of its own."""
    heading = pieces[0]
    if any(is_quoc_hieu(piece.text) for piece in pieces[:8]):
        return None
    at = next((number for number, piece in enumerate(pieces[:8]) if _ORIGIN.match(words_of(piece.text))), None)
    if not ANNEX.match(words_of(heading.text)) and at is None and not _is_heading(heading):
        return None
    last = at if at is not None else min(len(pieces), 6)
    end = next((number for number in range(1, last) if at is None and not _is_heading(pieces[number])), max(last, 1))
    title, rest = pieces[1:end], pieces[end + (at is not None) :]
    late = at == 1 and bool(rest) and _is_heading(rest[0]) and is_capitals(rest[0].text)
    if late:
        title, rest = rest[:1], rest[1:]
    return Annex(heading, title, pieces[at] if at is not None else None, late, rest)


def _is_heading(piece: Block) -> bool:
    return piece.cell is None and piece.align == "center" and is_bold(piece)
