"""Makes paragraphs out of the lines of a PDF, by their edges and distances."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median
from typing import Final

from service.nd30.foot import ANNEX
from service.nd30.pdf_lines import DESCENT, MM_PER_POINT, SINGLE, Line, is_capitals
from service.nd30.pdf_streams import Stream
from service.nd30.pieces import QUOC_HIEU
from service.typography import text_width
from service.vietnamese import fold

SAME: Final = 1.2  # mm within which two edges are one
CENTRED: Final = 1.5
_GAP: Final = 0.9  # mm beyond the usual distance of lines: a new paragraph
INDENTED: Final = 3.0
_DEEPEST: Final = 25.0  # mm that a first line goes in
_RAGGED: Final = 3.0
_STRAY: Final = 12.0  # mm by which a single line may go beyond the edge
_LEAST_SPACE: Final = 6.0  # points that the decree asks for; half a point less is within what a page can tell
_LAWFUL: Final = 1.55  # lines, about what the decree allows at most
_WIDEST: Final = 2.6  # lines from one line of a paragraph to the next
_HANGING: Final = 14.0
_ITEM: Final = re.compile(r"([-+•*–]|\(?[\w]{1,4}[.)])(\s|$)")


@dataclass(frozen=True, slots=True)
class Column:
    """The edges that the text of a page keeps to, and the distance of its lines by size."""

    left: float
    right: float
    sure: bool  # whether lines end at the right edge
    indent: float | None
    pitch: dict[float, float]

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph in the making: its lines, the page of each, and how far it stands from the one above, in points."""

    stream: Stream
    lines: tuple[Line, ...]
    before: float | None
    last_page: int


def column_of(lines: list[Line], width: float, walls: Sequence[float] = ()) -> Column:
    """The edges of the text that these lines make out, which stand alone on their base line.

    `walls` are where the cells of their tables begin.
    """
    left = _left_edge(lines, width, walls)
    right, sure = _right_edge(lines, left, width)
    indents = Counter(round(line.left - left, 1) for line in lines if INDENTED < line.left - left < _DEEPEST)
    indent = indents.most_common(1)[0][0] if indents and indents.most_common(1)[0][1] > 1 else None
    pitches: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        carried_on = above.right > right - 2 * SAME and abs(below.left - left) < SAME and above.size == below.size
        distance = below.base - above.base
        if carried_on and 0 < distance < _WIDEST * SINGLE * above.size * MM_PER_POINT:
            pitches.setdefault(above.size, []).append(distance)
    return Column(left, right, sure, indent, {size: _usual(found) for size, found in pitches.items()})


def _usual(distances: list[float]) -> float:
    """The least distance that a good part of the lines keep, exactly; greater ones may part paragraphs."""
    counts = Counter(round(distance, 1) for distance in distances)
    least = min(one for one, count in counts.items() if count >= 0.2 * len(distances) or count == max(counts.values()))
    return median(distance for distance in distances if abs(distance - least) < 0.1)


def _left_edge(lines: list[Line], width: float, walls: Sequence[float]) -> float:
    """The leftmost place where two lines begin that do not end alike, as a centred line does that is said twice.

    Where there is none, all lines may be centred, and a table tells more.
    """
    ordered = sorted(lines, key=lambda line: line.left)
    for at, line in enumerate(ordered):
        beside = takewhile(lambda other: other.left - line.left < 0.5, ordered[at + 1 :])  # noqa: B023 - used at once
        if any(abs(line.right - other.right) > SAME for other in beside):
            return min([line.left, *_carried_on(lines, line.left)])
    return min([*(line.left for line in ordered[:1]), *walls], default=width / 7)


def _carried_on(lines: list[Line], indented: float) -> list[float]:
    """Where lines begin that carry on the longest one, when that is indented like all others: a page of short ones."""
    furthest = max(line.right for line in lines)
    return [
        below.left
        for above, below in pairwise(lines)
        if abs(above.left - indented) < 0.5
        and abs(above.right - furthest) < SAME
        and INDENTED < above.left - below.left < _DEEPEST
        and above.size == below.size
        and 0 < below.base - above.base < _LAWFUL * SINGLE * above.size * MM_PER_POINT
    ]


def _right_edge(lines: list[Line], left: float, width: float) -> tuple[float, bool]:
    """Where the longest lines end, and whether enough do; if not, it lies as far from the middle as the left edge."""
    long = sorted((line for line in lines if line.right - line.left > 0.4 * width), key=lambda line: -line.right)
    wide = [line.right for line in long]
    for right in wide:
        sharing = [line.left for line in long if abs(right - line.right) < 0.8]
        centred_alike = min(sharing) > left + SAME and max(sharing) - min(sharing) < SAME
        if len(sharing) >= max(2, 0.1 * len(wide)) and wide[0] - right < _STRAY and not centred_alike:
            return right, True
    middles = [line.middle for line in lines if line.left - left > INDENTED and line.middle > 0.4 * width]
    centred = [middle for middle in middles if sum(abs(middle - other) < 0.5 for other in middles) > 1]
    right = 2 * median(centred) - left if centred else width - 15.0
    return max(right, wide[0] if wide else 0.0), False


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
    if max(line, usual) > _LAWFUL * single:
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
    if end.size != line.size or not 0.5 * single < distance < _WIDEST * single:
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
    first_word = text_width(f" {line.text.split(' ', 1)[0]}", line.size, "đậm" if line.bold else "đứng")
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


def is_full(line: Line, column: Column) -> bool:
    return line.left < column.left + SAME and line.right > column.right - 2 * SAME


def is_centred(line: Line, column: Column) -> bool:
    """Whether a line stands in the middle of the text and could have stood elsewhere."""
    off, free = abs(line.middle - column.middle), line.left - column.left
    indented = column.indent is not None and abs(free - column.indent) < 0.5
    return off < 0.3 and free > 0.8 if indented else (off < CENTRED and free > INDENTED) or (off < 0.5 and free > 0.8)
