"""Makes paragraphs out of the lines of a PDF, and measures how they are set: indent, spacing, ruled lines."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from service.nd30.paper import Align, Block, Box, Cell, RuledLine, Span
from service.nd30.pdf_lines import DESCENT, MM_PER_POINT, SINGLE, Line, Sheet, is_capitals
from service.nd30.pdf_page import Run, Stroke
from service.nd30.pdf_streams import PAGE_NUMBER, Stream
from service.nd30.pieces import QUOC_HIEU
from service.typography import text_width
from service.vietnamese import fold, nfc

SAME: Final = 1.2  # mm within which two edges are one
CENTRED: Final = 1.5

_GAP: Final = 0.9  # mm beyond the usual distance of lines: a new paragraph
_INDENTED: Final = 3.0
_DEEPEST: Final = 25.0  # mm that a first line goes in
_SHORT: Final = 3.0  # mm that a line must leave free to be called short
_RAGGED: Final = 3.0
_STRAY: Final = 12.0  # mm by which a single line may go beyond the edge
_LEAST_SPACE: Final = 6.0  # points that the decree asks for; half a point less is within what a page can tell
_LAWFUL: Final = 1.55  # lines, about what the decree allows at most
_WIDEST: Final = 2.6  # lines from one line of a paragraph to the next
_HANGING: Final = 14.0
_RULE_NEAR: Final = 6.0  # mm from a line of words to the line ruled below it
_LEAST_RULE: Final = 4.0
_IN_MARGIN: Final = 3.0  # mm by which a page number may miss the middle
_ITEM: Final = re.compile(r"([-+•*–]|\(?[\w]{1,4}[.)])(\s|$)")
_UNBROKEN: Final = re.compile(r"\S[-/–]$")


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
class _Draft:
    """A paragraph in the making: its lines, the page of each, and how far it stands from the one above, in points."""

    stream: Stream
    lines: tuple[Line, ...]
    before: float | None
    last_page: int


def column_of(lines: list[Line], width: float) -> Column:
    """The edges of the text that these lines, which stand alone on their base line, make out."""
    left = _left_edge(lines, width)
    right, sure = _right_edge(lines, left, width)
    indents = Counter(round(line.left - left, 1) for line in lines if _INDENTED < line.left - left < _DEEPEST)
    indent = indents.most_common(1)[0][0] if indents and indents.most_common(1)[0][1] > 1 else None
    pitches: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        carried_on = above.right > right - 2 * SAME and abs(below.left - left) < SAME and above.size == below.size
        distance = below.base - above.base
        if carried_on and 0 < distance < _WIDEST * SINGLE * above.size * MM_PER_POINT:
            pitches.setdefault(above.size, []).append(distance)
    return Column(left, right, sure, indent, {size: _usual(found) for size, found in pitches.items()})


def _usual(distances: list[float]) -> float:
    """The distance that most lines keep, exactly."""
    most = Counter(round(distance, 1) for distance in distances).most_common(1)[0][0]
    return median(distance for distance in distances if abs(distance - most) < 0.1)


def _left_edge(lines: list[Line], width: float) -> float:
    """The leftmost place where two lines begin."""
    ordered = sorted(line.left for line in lines)
    return next((one for one, other in pairwise(ordered) if other - one < 0.5), ordered[0] if ordered else width / 7)


def _right_edge(lines: list[Line], left: float, width: float) -> tuple[float, bool]:
    """Where the longest lines end, and whether enough do; if not, it lies as far from the middle as the left edge."""
    wide = sorted((line.right for line in lines if line.right - line.left > 0.4 * width), reverse=True)
    for right in wide:
        sharing = sum(abs(right - other) < 0.8 for other in wide)
        if sharing >= max(2, 0.1 * len(wide)) and wide[0] - right < _STRAY:
            return right, True
    middles = [line.middle for line in lines if line.left - left > _INDENTED and line.middle > 0.4 * width]
    centred = [middle for middle in middles if sum(abs(middle - other) < 0.5 for other in middles) > 1]
    right = 2 * median(centred) - left if centred else width - 15.0
    return max(right, wide[0] if wide else 0.0), False


def drafts_of(streams: list[Stream], columns: list[Column]) -> list[_Draft]:
    """The paragraphs of every stream; one that a page break cuts is whole."""
    drafts: list[_Draft] = []
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


def _crosses_page(above: _Draft, line: Line, stream: Stream, column: Column) -> bool:
    if stream.page != above.last_page + 1 or stream.side or above.stream.side:
        return False
    end = above.lines[-1]
    if is_capitals(end.text) or line.size != end.size or _ITEM.match(line.text):
        return False
    return abs(line.left - column.left) < SAME and not _had_room(end, line, column)


def _paragraphs(stream: Stream, column: Column) -> Iterator[_Draft]:
    above: Line | None = None
    lines: list[Line] = []
    for line in stream.lines:
        if lines and not _goes_on(lines, line, stream, column):
            yield _Draft(stream, tuple(lines), _space(above, lines, stream, column), stream.page)
            above, lines = lines[-1], []
        lines.append(line)
    if lines:
        yield _Draft(stream, tuple(lines), _space(above, lines, stream, column), stream.page)


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
    if not near or _differ(end, line):
        return False
    if all(_centred(one, column) or _spans(one, column) for one in (first, end, line)):
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


def _spans(line: Line, column: Column) -> bool:
    return line.left < column.left + SAME and line.right > column.right - 2 * SAME


def _centred(line: Line, column: Column) -> bool:
    """Whether a line stands in the middle of the text and could have stood elsewhere."""
    off, free = abs(line.middle - column.middle), line.left - column.left
    indented = column.indent is not None and abs(free - column.indent) < 0.5
    return off < 0.3 and free > 0.8 if indented else (off < CENTRED and free > _INDENTED) or (off < 0.5 and free > 0.8)


def blocks_of(drafts: list[_Draft], columns: list[Column], sheets: list[Sheet]) -> list[Block]:
    """The blocks of all pages, with what is drawn around and below them."""
    blocks: list[Block] = []
    counts: Counter[int] = Counter()
    for at, draft in enumerate(drafts):
        counts[draft.stream.page] += draft.stream.region == "text"
        follows = drafts[at + 1] if at + 1 < len(drafts) else None
        after = follows.before if follows is not None and follows.stream is draft.stream else None
        blocks.append(_block(draft, columns[draft.stream.page - 1], counts[draft.stream.page], after, sheets))
    return _with_rules(blocks, sheets)


def _block(draft: _Draft, column: Column, number: int, after: float | None, sheets: list[Sheet]) -> Block:
    stream, lines = draft.stream, draft.lines
    align = _align(draft, column)
    on_page = (
        [line for line in lines if line is lines[0] or line.base > lines[0].base]
        if draft.last_page > stream.page
        else lines
    )
    box = Box(
        min(line.left for line in on_page),
        on_page[0].top,
        max(line.right for line in on_page),
        on_page[-1].bottom,
    )
    distances = [b.base - a.base for a, b in pairwise(lines) if b.base > a.base]
    spacing = median(distances) / (SINGLE * lines[0].size * MM_PER_POINT) if distances else None
    rest = min(line.left for line in lines[1:]) if len(lines) > 1 else None
    in_text = stream.region == "text" and (stream.side is None or (stream.side == "left" and align == "left"))
    left = rest - column.left if rest is not None else 0.0
    cell = lines[0].cell
    frame = next(
        (
            (box, edge)
            for box, edge in sheets[stream.page - 1].frames
            if box.left < lines[0].middle < box.right and box.top < lines[0].base < box.bottom
        ),
        (None, None),
    )
    place = {"header": "lề trên", "footer": "lề dưới"}.get(stream.region.partition("-")[0], f"đoạn {number}")
    return Block(
        place=f"trang {stream.page}, {place}",
        spans=_joined(lines, hard=align == "center", page_number=stream.region != "text"),
        region=stream.region,
        section=stream.page - 1,
        cell=Cell(cell.table, cell.row, cell.column, cell.columns, ruled=True) if cell else None,
        align=align,
        indent=round(lines[0].left - column.left - left, 1) if in_text and align != "center" else None,
        left=round(left, 1) if in_text and rest is not None and align != "center" else None,
        before=draft.before,
        after=after,
        line=round(spacing, 2) if spacing else None,
        room=cell.edges.width if cell else column.right - column.left if stream.side is None else None,
        boxed=frame[0],
        edge=frame[1],
        page=stream.page,
        last_page=draft.last_page,
        box=box,
        lines=tuple(line.text for line in lines),
    )


def _align(draft: _Draft, column: Column) -> Align | None:
    lines, stream = draft.lines, draft.stream
    if stream.side in {"left", "right"}:
        return _align_in_column(lines, stream, column)
    if stream.region != "text":
        return _align_in_margin(lines[0], column)
    if lines[0].cell is not None:
        edges = lines[0].cell.edges
        centred = all(abs(line.middle - edges.middle) < CENTRED for line in lines)
        return "center" if centred and lines[0].left > edges.left + _INDENTED else None
    return _align_across(lines, column)


def _align_across(lines: tuple[Line, ...], column: Column) -> Align | None:
    """What its edges tell; None for a line that is too long or too short to tell."""
    if _centred(lines[-1], column) and all(_centred(line, column) or _spans(line, column) for line in lines):
        return "center"
    if len(lines) == 1:
        return "left" if lines[0].right < column.right - _SHORT and lines[0].left < column.middle else None
    last_at_right = column.sure and abs(lines[-1].right - column.right) < SAME
    if last_at_right and lines[-1].left > column.left + _INDENTED and abs(lines[-1].left - lines[0].left) > SAME:
        return "right"
    inner = [line.right for line in lines[:-1]]
    if column.sure and sum(abs(right - column.right) < SAME for right in inner) >= 0.6 * len(inner):
        return "both"
    ragged = column.sure or max(inner) - min(inner) > _SHORT
    return "left" if ragged and len({round(line.left) for line in lines[1:]}) == 1 else None


def _align_in_margin(line: Line, column: Column) -> Align:
    if abs(line.middle - column.middle) < _IN_MARGIN:
        return "center"
    return "left" if line.middle < column.middle else "right"


def _align_in_column(lines: tuple[Line, ...], stream: Stream, column: Column) -> Align | None:
    """In a column that nothing marks, what its lines share tells: the middle, or the left edge."""
    others = [line for line in stream.lines if line not in lines]
    if not others:
        return None
    half = (column.middle + (column.left if stream.side == "left" else column.right)) / 2
    middles, lefts = [line.middle for line in stream.lines], [line.left for line in stream.lines]
    middle = max(middles, key=lambda place: (_sharing(middles, place), -abs(place - half)))
    left = max(lefts, key=lambda place: _sharing(lefts, place))
    if _sharing(lefts, left) > _sharing(middles, middle):
        beside = [line.middle for line in stream.lines if abs(line.left - left) > CENTRED]
        centred = _sharing(beside, lines[0].middle) > 1 and abs(lines[0].left - left) > CENTRED
        return "center" if centred else "left"
    if all(abs(line.middle - middle) < CENTRED for line in lines):
        return "center" if _sharing(lefts, lines[0].left) < len(lefts) else None
    return "right" if any(abs(lines[0].right - line.right) < SAME for line in others) else "left"


def _sharing(places: list[float], place: float) -> int:
    return sum(abs(one - place) < CENTRED for one in places)


def _joined(lines: tuple[Line, ...], *, hard: bool, page_number: bool) -> tuple[Span, ...]:
    """The runs of a paragraph as spans, with a space where words part; a line break where a break is sure."""
    parts: list[tuple[Run, list[str]]] = []
    for line in lines:
        for at, run in enumerate(line.runs):
            text = " ".join(run.text.split())
            if not text:
                continue
            if parts:
                parts[-1][1].append(_between(line.runs, at, parts[-1][1][-1], hard=hard))
            if parts and _alike(parts[-1][0], run):
                parts[-1][1].append(text)
            else:
                parts.append((run, [text]))
    field = "PAGE" if page_number and PAGE_NUMBER.match(lines[0].text) else ""
    return tuple(
        Span(nfc("".join(texts)), run.face.family, run.size, run.face.bold, run.face.italic, run.colour, field=field)
        for run, texts in parts
    )


def _between(runs: tuple[Run, ...], at: int, before: str, *, hard: bool) -> str:
    if at == 0:
        return "\n" if hard else "" if _UNBROKEN.search(before) else " "
    run = runs[at]
    return "" if run.joined and not run.text[:1].isspace() and not runs[at - 1].text[-1:].isspace() else " "


def _alike(one: Run, other: Run) -> bool:
    return one.face == other.face and one.size == other.size and one.colour == other.colour


def _with_rules(blocks: list[Block], sheets: list[Sheet]) -> list[Block]:
    """Each line ruled on a page goes to the block right above it and to the one right below."""
    for page, sheet in enumerate(sheets, start=1):
        here = [at for at, block in enumerate(blocks) if block.page == page and block.cell is None]
        for stroke in sheet.rules:
            if stroke.right - stroke.left < _LEAST_RULE:
                continue
            above = _nearest(blocks, here, stroke, above=True)
            below = _nearest(blocks, here, stroke, above=False)
            if above is not None:
                blocks[above] = _ruled(blocks[above], stroke)
            if below is not None:
                box = blocks[below].box
                offset = (stroke.left + stroke.right) / 2 - (box.middle if box else 0.0)
                rule = RuledLine(round(stroke.right - stroke.left, 1), round(offset, 1), stroke.solid)
                blocks[below] = replace(blocks[below], rule_above=rule)
    return blocks


def _ruled(block: Block, stroke: Stroke) -> Block:
    """The block with a line below it, or underlined when the line touches its letters."""
    box = block.box
    if box is None:
        return block
    descent = block.size * MM_PER_POINT * 0.216
    if stroke.top < box.bottom - 0.25 * descent and stroke.right - stroke.left > 0.5 * box.width:
        return replace(block, spans=tuple(replace(span, underline=True) for span in block.spans))
    offset = (stroke.left + stroke.right) / 2 - box.middle
    return replace(block, rule=RuledLine(round(stroke.right - stroke.left, 1), round(offset, 1), stroke.solid))


def _nearest(blocks: list[Block], here: list[int], stroke: Stroke, *, above: bool) -> int | None:
    middle = (stroke.left + stroke.right) / 2
    best: tuple[float, int] | None = None
    for at in here:
        box = blocks[at].box
        if box is None or box.right < stroke.left or box.left > stroke.right:
            continue
        distance = stroke.top - box.bottom if above else box.top - stroke.top
        if (
            -1.2 < distance < _RULE_NEAR
            and (box.left - 10 < middle < box.right + 10)
            and (best is None or distance < best[0])
        ):
            best = (distance, at)
    return best[1] if best else None
