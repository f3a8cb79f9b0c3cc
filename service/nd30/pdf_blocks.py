"""How the paragraphs of a PDF are set: alignment, indent, spacing, spans, and the lines ruled above and below them."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from service.nd30.paper import Align, Block, Box, Cell, RuledLine, Span
from service.nd30.pdf_column import CENTRED, INDENTED, SAME, Column, is_centred, is_full
from service.nd30.pdf_drawn import Stroke
from service.nd30.pdf_letters import Run
from service.nd30.pdf_lines import MM_PER_POINT, SINGLE, Line, Sheet
from service.nd30.pdf_paragraphs import Draft
from service.nd30.pdf_streams import PAGE_NUMBER, Stream
from service.vietnamese import nfc

_RULE_NEAR: Final = 6.0  # mm from a line of words to the line ruled below it
_LEAST_RULE: Final = 4.0
_IN_MARGIN: Final = 3.0  # mm by which a page number may miss the middle
_HYPHENS: Final = frozenset("-/–")  # behind a word, they end a line within it
_SHORT: Final = 3.0  # mm that a line must leave free to be called short


def blocks_of(drafts: list[Draft], columns: list[Column], sheets: list[Sheet]) -> list[Block]:
    """The blocks of all pages, with what is drawn around and below them."""
    blocks: list[Block] = []
    counts: Counter[int] = Counter()
    for at, draft in enumerate(drafts):
        counts[draft.stream.page] += draft.stream.region == "text"
        follows = drafts[at + 1] if at + 1 < len(drafts) else None
        after = follows.before if follows is not None and follows.stream is draft.stream else None
        blocks.append(_block(draft, columns[draft.stream.page - 1], counts[draft.stream.page], after, sheets))
    return _with_rules(blocks, sheets)


def _block(draft: Draft, column: Column, number: int, after: float | None, sheets: list[Sheet]) -> Block:
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


def _align(draft: Draft, column: Column) -> Align | None:
    lines, stream = draft.lines, draft.stream
    if stream.side in {"left", "right"}:
        return _align_in_column(lines, stream, column)
    if stream.region != "text":
        return _align_in_margin(lines[0], column)
    if lines[0].cell is not None:
        edges = lines[0].cell.edges
        centred = all(abs(line.middle - edges.middle) < CENTRED for line in lines)
        return "center" if centred and lines[0].left > edges.left + INDENTED else None
    return _align_across(lines, column)


def _align_across(lines: tuple[Line, ...], column: Column) -> Align | None:
    """What its edges tell; None for a line that is too long or too short to tell."""
    if is_centred(lines[-1], column) and all(is_centred(line, column) or is_full(line, column) for line in lines):
        return "center"
    if len(lines) == 1:
        return "left" if lines[0].right < column.right - _SHORT and lines[0].left < column.middle else None
    last_at_right = column.sure and abs(lines[-1].right - column.right) < SAME
    if last_at_right and lines[-1].left > column.left + INDENTED and abs(lines[-1].left - lines[0].left) > SAME:
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
    return len([one for one in places if abs(one - place) < CENTRED])


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
        Span(
            nfc("".join(texts)),
            run.face.family,
            run.size,
            run.face.bold,
            run.face.italic,
            run.colour,
            field=field,
            raised=run.raised,
        )
        for run, texts in parts
    )


def _between(runs: tuple[Run, ...], at: int, before: str, *, hard: bool) -> str:
    if at == 0:
        unbroken = before[-1:] in _HYPHENS and before[-2:-1].strip() != ""
        return "\n" if hard else "" if unbroken else " "
    run = runs[at]
    return "" if run.joined and not run.text[:1].isspace() and not runs[at - 1].text[-1:].isspace() else " "


def _alike(one: Run, other: Run) -> bool:
    return (one.face, one.size, one.colour, one.raised) == (other.face, other.size, other.colour, other.raised)


def _with_rules(blocks: list[Block], sheets: list[Sheet]) -> list[Block]:
    """Each line ruled on a page goes to the block right above it and to the one right below."""
    on_page: dict[int | None, list[int]] = {}
    for at, block in enumerate(blocks):
        if block.cell is None:
            on_page.setdefault(block.page, []).append(at)
    for page, sheet in enumerate(sheets, start=1):
        here = on_page.get(page, [])
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
