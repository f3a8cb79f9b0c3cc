"""Makes paragraphs out of the lines of a PDF, by their edges and distances."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from service.nd30.foot import ANNEX
from service.nd30.pdf_column import LAWFUL, SAME, WIDEST, Column, is_centred, is_full
from service.nd30.pdf_lines import DESCENT, MM_PER_POINT, SINGLE, Line, is_capitals
from service.nd30.pdf_streams import Stream
from service.nd30.pieces import QUOC_HIEU
from service.nd30.remembered import remembered
from service.typography import text_width
from service.vietnamese import fold

_text_width: Final = remembered(text_width)

_GAP: Final = 0.9  # mm beyond the usual distance of lines: a new paragraph
_RAGGED: Final = 3.0
_LEAST_SPACE: Final = 6.0  # points that the decree asks for; half a point less is within what a page can tell
_HANGING: Final = 14.0
_ITEM: Final = re.compile(r"([-+•*–]|\(?[\w]{1,4}[.)])(\s|$)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph in the making: its lines, the page of each, and how far it stands from the one above, in points."""

    stream: Stream
    lines: tuple[Line, ...]
    before: float | None
    last_page: int


def drafts_of(streams: list[Stream], columns: list[Column]) -> list[Draft]:
    """The paragraphs of every stream; one that a page break cuts is whole."""
    drafts: list[Draft] = []
    for stream in streams:
        column = columns[stream.page - 1]
        parts = list(_paragraphs(stream, column))
        last = next((draft for draft in reversed(drafts) if draft.stream.region == "text"), None)
        if (
            last is not None
            and stream.region == "text"
            and last is drafts[-1]
            and _crosses_page(last, parts[0].lines[0], stream, column)
        ):
            drafts[-1] = replace(last, lines=last.lines + parts[0].lines, last_page=stream.page)
            parts = parts[1:]
        drafts += parts
    return drafts


def _crosses_page(above: Draft, line: Line, stream: Stream, column: Column) -> bool:
    if stream.page != above.last_page + 1 or stream.side or above.stream.side:
        return False
    end = above.lines[-1]
    if is_capitals(end.text) or line.size != end.size or _ITEM.match(line.text):
        return False
    return abs(line.left - column.left) < SAME and not _had_room(end, line, column)


def _paragraphs(stream: Stream, column: Column) -> Iterator[Draft]:
    above: Line | None = None
    lines: list[Line] = []
    for line in stream.lines:
        if lines and not _goes_on(lines, line, stream, column):
            yield Draft(stream, tuple(lines), _space(above, lines, stream, column), stream.page)
            above, lines = lines[-1], []
        lines.append(line)
    if lines:
        yield Draft(stream, tuple(lines), _space(above, lines, stream, column), stream.page)


def _space(above: Line | None, lines: list[Line], stream: Stream, column: Column) -> float | None:
    """Points between two paragraphs beyond the distance of lines, to the half point; None when lines are far apart.

    A single line does not tell how far it would keep from a next one: in running text as far as others do.
    """
    if above is None:
        return None
    first = lines[0]
    single = SINGLE * first.size * MM_PER_POINT
    usual = column.pitch.get(first.size, single) if stream.side is None else single
    line = usual
    if stream.side is None and len(lines) > 1:
        line = min(
            (below.base - above_.base for above_, below in pairwise(lines) if below.base > above_.base), default=usual
        )
    elif not _in_text(first, column) or first.bold:
        line = min(single, usual)
    if max(line, usual) > LAWFUL * single:
        return None
    expected = line + DESCENT * (above.size - first.size) * MM_PER_POINT
    space = max(round(2 * (first.base - above.base - expected) / MM_PER_POINT) / 2, 0.0)
    return _LEAST_SPACE if _LEAST_SPACE - 0.5 <= space < _LEAST_SPACE else space


def _in_text(line: Line, column: Column) -> bool:
    """Whether a line begins where those of running text do."""
    from_edge = line.left - column.left
    return from_edge < SAME or abs(from_edge - (column.indent or 0.0)) < SAME


def _goes_on(lines: list[Line], line: Line, stream: Stream, column: Column) -> bool:
    """Whether a line carries on the paragraph of `lines`."""
    end = lines[-1]
    single = SINGLE * line.size * MM_PER_POINT
    distance = line.base - end.base
    if end.size != line.size or not 0.5 * single < distance < WIDEST * single:
        return False
    if stream.side is None:
        return _goes_on_across(lines, line, distance, column)
    if is_capitals(end.text) and is_capitals(line.text):
        return bool(QUOC_HIEU.search(fold(f"{end.text} {line.text}"))) and not QUOC_HIEU.search(fold(end.text))
    if _differ(end, line) or is_capitals(end.text) or is_capitals(line.text):
        return False
    if distance > 1.3 * single or _ITEM.match(line.text):
        return False
    return stream.side == "cell" or not end.text.endswith((";", ".", ":"))


def _goes_on_across(lines: list[Line], line: Line, distance: float, column: Column) -> bool:
    end, first = lines[-1], lines[0]
    single = SINGLE * line.size * MM_PER_POINT
    near = distance < max(column.pitch.get(line.size, single), single) + _GAP
    at_edge = abs(line.left - column.left) < SAME
    if column.sure and end.right > column.right - 2 * SAME and at_edge and not _ITEM.match(line.text):
        return near or column.indent is not None
    if not near or _differ(end, line) or ANNEX.match(fold(end.text)):
        return False
    if all(is_centred(one, column) or is_full(one, column) for one in (first, end, line)):
        return not (is_capitals(end.text) or is_capitals(line.text) or end.text.endswith((";", ".", ")")))
    return _follows_edge(lines, line, column)


def _follows_edge(lines: list[Line], line: Line, column: Column) -> bool:
    """Whether a line that is near enough stands where the paragraph would carry on, and had to begin anew."""
    end, first = lines[-1], lines[0]
    at_edge = abs(line.left - column.left) < SAME
    indented = column.indent is not None and abs(line.left - column.left - column.indent) < SAME
    if end.right > column.right - 2 * SAME and abs(line.right - end.right) < 0.5 and not at_edge and not indented:
        return True
    if _had_room(end, line, column):
        return False
    if len(lines) > 1:
        return abs(line.left - lines[1].left) < SAME
    hangs = bool(_ITEM.match(end.text)) and first.left + SAME < line.left < first.left + _HANGING
    return at_edge or hangs or (abs(line.left - first.left) < SAME and not indented)


def _had_room(end: Line, line: Line, column: Column) -> bool:
    """Whether the first word of a line would have found room on the line above."""
    first_word = _text_width(f" {line.text.split(' ', 1)[0]}", line.size, "đậm" if line.bold else "đứng")
    return end.right + first_word < column.right - _RAGGED


def _differ(above: Line, below: Line) -> bool:
    """Whether one line is wholly bold or italic and the other not at all."""
    return any(
        {all(marks), any(marks), all(others), any(others)} == {True, False} and all(marks) != any(others)
        for marks, others in (
            ([run.face.bold for run in above.runs], [run.face.bold for run in below.runs]),
            ([run.face.italic for run in above.runs], [run.face.italic for run in below.runs]),
        )
        if all(marks) == any(marks) and all(others) == any(others)
    )
