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
from service.vietnamese import fold, nfc

SAME: Final = 1.2  # mm within which two edges are one
CENTRED: Final = 1.5

_GAP: Final = 0.9  # mm beyond the usual distance of lines: a new paragraph
_INDENTED: Final = 3.0
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
    below_page: bool = False


def column_of(lines: list[Line], width: float) -> Column:
    """The edges of the text that these lines, which stand across the page, make out."""
    wide = [line for line in lines if line.right - line.left > width * 0.4] or lines
    left = _edge([line.left for line in wide], smallest=True, usual=width * 0.15)
    right = _edge([line.right for line in wide], smallest=False, usual=width * 0.92)
    indents = Counter(round(line.left - left, 1) for line in lines if _INDENTED < line.left - left < 25)
    indent = indents.most_common(1)[0][0] if indents and indents.most_common(1)[0][1] > 1 else None
    pitches: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        carried_on = above.right > right - 2 * SAME and abs(below.left - left) < SAME and above.size == below.size
        distance = below.base - above.base
        if carried_on and 0 < distance < 2 * SINGLE * above.size * MM_PER_POINT:
            pitches.setdefault(above.size, []).append(distance)
    return Column(left, right, indent, {size: _usual(found) for size, found in pitches.items()})


def _usual(distances: list[float]) -> float:
    """The distance that most lines keep, exactly."""
    most = Counter(round(distance, 1) for distance in distances).most_common(1)[0][0]
    return median(distance for distance in distances if abs(distance - most) < 0.1)


def _edge(places: list[float], *, smallest: bool, usual: float) -> float:
    """The outermost place that several lines share."""
    ordered = sorted(places, reverse=not smallest)
    for at, one in enumerate(ordered):
        sharing = [place for place in ordered[at:] if abs(place - one) < 0.8]
        if len(sharing) >= max(2, 0.1 * len(ordered)):
            return one
    return ordered[0] if ordered else usual


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
            drafts[-1] = replace(last, lines=last.lines + parts[0].lines, below_page=True)
            parts = parts[1:]
        drafts += parts
    return drafts


def _crosses_page(above: _Draft, line: Line, stream: Stream, column: Column) -> bool:
    if stream.page != above.stream.page + 1 or stream.side or above.stream.side:
        return False
    end = above.lines[-1]
    full = end.right > column.right - 2 * SAME and not is_capitals(end.text)
    return full and abs(line.left - column.left) < SAME and line.size == end.size and not _ITEM.match(line.text)


def _paragraphs(stream: Stream, column: Column) -> Iterator[_Draft]:
    lines: list[Line] = []
    before: float | None = None
    for line in stream.lines:
        if lines and not _goes_on(lines, line, stream, column):
            yield _Draft(stream, tuple(lines), before)
            before = _space(lines[-1], line, stream, column)
            lines = []
        lines.append(line)
    if lines:
        yield _Draft(stream, tuple(lines), before)


def _space(above: Line, below: Line, stream: Stream, column: Column) -> float:
    """Points between two paragraphs beyond the distance of lines, to the half point."""
    line = SINGLE * below.size * MM_PER_POINT
    from_edge = below.left - column.left
    if stream.side is None and (from_edge < SAME or abs(from_edge - (column.indent or 0.0)) < SAME):
        line = column.pitch.get(below.size, line)
    expected = line + DESCENT * (above.size - below.size) * MM_PER_POINT
    return max(round(2 * (below.base - above.base - expected) / MM_PER_POINT) / 2, 0.0)


def _goes_on(lines: list[Line], line: Line, stream: Stream, column: Column) -> bool:
    """Whether a line carries on the paragraph of `lines`."""
    end = lines[-1]
    single = SINGLE * line.size * MM_PER_POINT
    distance = line.base - end.base
    if end.size != line.size or _look(end) != _look(line) or not 0.5 * single < distance < 2 * single:
        return False
    if stream.side is None:
        return _goes_on_across(lines, line, distance, column)
    if is_capitals(end.text) and is_capitals(line.text):
        return bool(QUOC_HIEU.search(fold(f"{end.text} {line.text}"))) and not QUOC_HIEU.search(fold(end.text))
    if is_capitals(end.text) or is_capitals(line.text) or distance > 1.3 * single or _ITEM.match(line.text):
        return False
    return stream.side == "cell" or not end.text.endswith((";", ".", ":"))


def _goes_on_across(lines: list[Line], line: Line, distance: float, column: Column) -> bool:
    end = lines[-1]
    pitch = column.pitch.get(line.size, SINGLE * line.size * MM_PER_POINT)
    if distance > pitch + _GAP:
        return False
    if _centred(end, column) and _centred(line, column):
        return not is_capitals(end.text) and not is_capitals(line.text) and not end.text.endswith((";", ".", ")"))
    letters = len(line.text)
    word = (line.right - line.left) * (len(line.text.split(" ", 1)[0]) + 1) / max(letters, 1)
    if end.right + word < column.right - SAME:
        return False
    rest = lines[1].left if len(lines) > 1 else None
    if rest is not None:
        return abs(line.left - rest) < SAME
    if abs(line.left - column.left) < SAME:
        return True
    first = lines[0].left
    hangs = bool(_ITEM.match(end.text)) and first + SAME < line.left < first + _HANGING
    alike = abs(line.left - first) < SAME and (column.indent is None or abs(first - column.left - column.indent) > SAME)
    return hangs or alike


def _look(line: Line) -> tuple[bool, bool]:
    return all(run.face.bold for run in line.runs), all(run.face.italic for run in line.runs)


def _centred(line: Line, column: Column) -> bool:
    """Whether a line stands in the middle of the text and could have stood elsewhere."""
    off, free = abs(line.middle - column.middle), line.left - column.left
    indented = column.indent is not None and abs(free - column.indent) < 0.5
    return not indented and ((off < CENTRED and free > _INDENTED) or (off < 0.5 and free > 0.8))


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
    on_page = [line for line in lines if line is lines[0] or line.base > lines[0].base] if draft.below_page else lines
    box = Box(
        min(line.left for line in on_page),
        on_page[0].top,
        max(line.right for line in on_page),
        on_page[-1].bottom,
    )
    distances = [b.base - a.base for a, b in pairwise(lines) if b.base > a.base]
    spacing = median(distances) / (SINGLE * lines[0].size * MM_PER_POINT) if distances else None
    rest = min(line.left for line in lines[1:]) if len(lines) > 1 else None
    in_text = stream.side is None and stream.region == "text"
    left = rest - column.left if rest is not None else 0.0
    cell = lines[0].cell
    frame = next(
        (
            frame
            for frame in sheets[stream.page - 1].frames
            if frame.left < lines[0].middle < frame.right and frame.top < lines[0].base < frame.bottom
        ),
        None,
    )
    place = {"header": "lề trên", "footer": "lề dưới"}.get(stream.region.partition("-")[0], f"đoạn {number}")
    return Block(
        place=f"trang {stream.page}, {place}",
        spans=_spans(lines, hard=align == "center", page_number=stream.region != "text"),
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
        boxed=frame,
        page=stream.page,
        box=box,
        lines=tuple(line.text for line in lines),
    )


def _align(draft: _Draft, column: Column) -> Align | None:
    lines, stream = draft.lines, draft.stream
    if stream.side in {"left", "right"}:
        return _align_in_column(lines, stream.lines)
    if stream.region != "text":
        return _align_in_margin(lines[0], column)
    if lines[0].cell is not None:
        edges = lines[0].cell.edges
        centred = all(abs(line.middle - edges.middle) < CENTRED for line in lines)
        return "center" if centred and lines[0].left > edges.left + _INDENTED else None
    if all(_centred(line, column) for line in lines):
        return "center"
    return _align_across(lines, column) if len(lines) > 1 else None


def _align_across(lines: tuple[Line, ...], column: Column) -> Align | None:
    """Of several lines: whether those above the last reach the right edge of the text."""
    inner = lines[:-1]
    if sum(abs(line.right - column.right) < SAME for line in inner) >= 0.6 * len(inner):
        return "both"
    return "left" if len({round(line.left) for line in lines[1:]}) == 1 else None


def _align_in_margin(line: Line, column: Column) -> Align:
    if abs(line.middle - column.middle) < _IN_MARGIN:
        return "center"
    return "left" if line.middle < column.middle else "right"


def _align_in_column(lines: tuple[Line, ...], column: tuple[Line, ...]) -> Align | None:
    """In a column that nothing marks, what its lines share tells: the middle, or the left edge."""
    others = [line for line in column if line not in lines]
    if not others:
        return None
    middle = median(line.middle for line in column)
    if all(abs(line.middle - middle) < CENTRED for line in lines) and len({round(line.left) for line in column}) > 1:
        return "center"
    if any(abs(lines[0].left - line.left) < SAME for line in others):
        return "left"
    return "right" if any(abs(lines[0].right - line.right) < SAME for line in others) else "left"


def _spans(lines: tuple[Line, ...], *, hard: bool, page_number: bool) -> tuple[Span, ...]:
    spans: list[Span] = []
    for line in lines:
        for at, run in enumerate(line.runs):
            text = " ".join(run.text.split())
            if spans and text:
                spaced = run.text[:1].isspace() or not run.joined if at else True
                if at == 0:
                    gap = "\n" if hard else "" if _UNBROKEN.search(spans[-1].text) else " "
                else:
                    gap = " " if spaced or line.runs[at - 1].text[-1:].isspace() else ""
                spans[-1] = replace(spans[-1], text=spans[-1].text + gap)
            span = _span(run, text, field="PAGE" if page_number and PAGE_NUMBER.match(line.text) else "")
            if spans and replace(spans[-1], text="") == replace(span, text=""):
                spans[-1] = replace(span, text=spans[-1].text + text)
            elif text:
                spans.append(span)
    return tuple(replace(span, text=nfc(span.text)) for span in spans)


def _span(run: Run, text: str, field: str) -> Span:
    return Span(text, run.face.family, run.size, run.face.bold, run.face.italic, run.colour, field=field)


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
