"""The order in which the lines of a page are read: margins apart, left column before right, tables cell by cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

from service.nd30.paper import Region
from service.nd30.pdf_lines import MM_PER_POINT, SINGLE, Line, Row, Sheet, is_capitals
from service.nd30.pieces import QUOC_HIEU, RECIPIENTS
from service.vietnamese import fold

Side = Literal["left", "right", "cell"]

PAGE_NUMBER: Final = re.compile(r"[-–\s]*(?:trang\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*/\s*\d{1,4})?[-–\s]*$", re.IGNORECASE)

_TOP: Final = 25.0  # mm: what is said of a top margin at most
_LEAST_MARGIN: Final = 20.0
_LONG_RULE: Final = 60.0  # mm: longer than the line above a footnote
_ADDRESS_ROWS: Final = 6
_SMALL: Final = 12.2
_STAMPS: Final = ("luu hanh noi bo", "xem xong tra lai", "du thao", "tai lieu thu hoi")
_HEAD_ROWS: Final = 8
_HEAD_DEPTH: Final = 70.0  # mm from the top of page 1 within which two columns are a letterhead
_HEAD_GAP: Final = 5.0  # mm below the lines of a letterhead before something else begins
_SEE: Final = 0.5
_CENTRED: Final = 2.0
_OFF_COLUMN: Final = 5.0


@dataclass(frozen=True, slots=True)
class Stream:
    """Lines that follow each other: across the page, in one of two columns (`side`), or in a cell of a table."""

    page: int
    lines: tuple[Line, ...]
    side: Side | None = None
    region: Region = "text"


def streams_of(sheets: list[Sheet], middles: list[float], heights: list[float]) -> list[Stream]:
    """Everything on the pages: the text in reading order, then the margins. `middles` are those of the text."""
    margins: list[Stream] = []
    text: list[Stream] = []
    for number in range(1, len(sheets) + 1):
        head, body, foot = _margins(sheets, number - 1, heights[number - 1])
        for rows, region in ((head, "header"), (foot, "footer")):
            place: Region = f"{region}-first" if number == 1 else region  # type: ignore[assignment]  # one of Region's
            margins += [Stream(number, (line,), None, place) for row in rows for line in row.lines]
        text += _read(list(body), number, middles[number - 1])
    return text + margins


def _margins(sheets: list[Sheet], at: int, height: float) -> tuple[tuple[Row, ...], tuple[Row, ...], tuple[Row, ...]]:
    """The rows of a page in its top margin, between the margins, and in its bottom margin."""
    sheet = sheets[at]
    rows = sheet.rows
    top = 0
    while top < len(rows) and top < 4 and _in_top_margin(sheets, at, top):
        top += 1
    bottom = len(rows)
    address = _address_line(sheet, height)
    while bottom > top and (
        (address is not None and rows[bottom - 1].base > address)
        or _is_foot_number(rows[bottom - 1], height)
        or _in_foot(rows, bottom - 1, height)
    ):
        bottom -= 1
    return rows[:top], rows[top:bottom], rows[bottom:]


def _in_top_margin(sheets: list[Sheet], at: int, row_at: int) -> bool:
    rows = sheets[at].rows
    row = rows[row_at]
    for line in row.lines:
        words = fold(line.text).strip("* ")
        number = PAGE_NUMBER.match(line.text) is not None and len(row.lines) <= 2 and line.base < _TOP
        stamp = words in _STAMPS and line.base < _TOP
        if number or stamp:
            continue
        if line.base >= _LEAST_MARGIN or line.cell is not None:
            return False
        if at == 0 and not _above_letterhead(rows, row_at):
            return False
        if at > 0 and not _repeated(sheets, at, line):
            return False
    return True


def _above_letterhead(rows: tuple[Row, ...], row_at: int) -> bool:
    """Whether quốc hiệu stands clearly below a row of page 1, and nothing of the letterhead beside it."""
    row = rows[row_at]
    for below in rows[row_at : row_at + _HEAD_ROWS]:
        if any(QUOC_HIEU.search(fold(line.text)) for line in below.lines):
            gap = SINGLE * 14 * MM_PER_POINT
            return below.base - row.base > gap and not any(
                is_capitals(line.text) and line.size >= 12 for line in row.lines
            )
    return False


def _repeated(sheets: list[Sheet], at: int, line: Line) -> bool:
    return any(
        other.text == line.text and abs(other.left - line.left) < 1 and abs(other.base - line.base) < 1
        for number, sheet in enumerate(sheets)
        if number != at
        for row in sheet.rows[:4]
        for other in row.lines
    )


def _address_line(sheet: Sheet, height: float) -> float | None:
    """Where a line across the page stands near its end, above the address of the agency."""
    low = [stroke for stroke in sheet.rules if stroke.right - stroke.left > _LONG_RULE and stroke.top > height * 0.8]
    below = [row for row in sheet.rows if low and row.base > low[-1].top]
    return low[-1].top if low and 0 < len(below) <= _ADDRESS_ROWS else None


def _in_foot(rows: tuple[Row, ...], at: int, height: float) -> bool:
    """Whether a row in small letters stands in the bottom margin, apart from the text."""
    row = rows[at]
    return (
        len(row.lines) == 1
        and row.lines[0].size <= _SMALL
        and row.base > height - _LEAST_MARGIN
        and (
            at == 0
            or row.base - rows[at - 1].base > 1.6 * SINGLE * row.lines[0].size * MM_PER_POINT
            or _in_foot(rows, at - 1, height)
        )
    )


def _is_foot_number(row: Row, height: float) -> bool:
    return len(row.lines) == 1 and row.base > height - _TOP and PAGE_NUMBER.match(row.lines[0].text) is not None


def _read(rows: list[Row], page: int, middle: float) -> Iterator[Stream]:
    full: list[Line] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        if row.lines[0].cell is not None:
            yield from _flush(full, page)
            end = at
            while end < len(rows) and rows[end].lines[0].cell is not None:
                end += 1
            yield from _cells(rows[at:end], page)
            at = end
        elif (head := _opens_columns(rows, at, page, middle)) is not None:
            columns = _Columns(row, head, middle)
            columns.take_back(full)
            yield from _flush(full, page)
            at = columns.take(rows, at + 1)
            yield from (Stream(page, tuple(lines), side) for side, lines in columns.sides if lines)
        elif len(row.lines) > 1:
            yield from _flush(full, page)
            yield from (Stream(page, (line,)) for line in row.lines)
            at += 1
        else:
            full.append(row.lines[0])
            at += 1
    yield from _flush(full, page)


def _flush(full: list[Line], page: int) -> Iterator[Stream]:
    if full:
        yield Stream(page, tuple(full))
        full.clear()


def _cells(rows: list[Row], page: int) -> Iterator[Stream]:
    cells: dict[tuple[int, int, int], list[Line]] = {}
    for row in rows:
        for line in row.lines:
            if line.cell is not None:
                cells.setdefault((line.cell.table, line.cell.row, line.cell.column), []).append(line)
            else:
                cells.setdefault((-1, len(cells), 0), []).append(line)
    yield from (Stream(page, tuple(cells[key]), "cell") for key in sorted(cells))


def _opens_columns(rows: list[Row], at: int, page: int, middle: float) -> bool | None:
    """Whether two columns begin in this row: True for a letterhead, False for a foot, None for neither."""
    lines = rows[at].lines
    short = lines[0].right < middle and len(lines) < 3
    if short and RECIPIENTS.match(fold(lines[0].text)):
        return False
    if len(lines) != 2:
        return None
    if page == 1 and rows[at].base < _HEAD_DEPTH:
        return True
    if not lines[0].middle < middle < lines[1].middle:
        return None
    near = (fold(line.text) for row in rows[max(at - 2, 0) : at + _HEAD_ROWS] for line in row.lines)
    if any(QUOC_HIEU.search(words) for words in near):
        return True
    return False if is_capitals(lines[1].text) and lines[1].bold else None


class _Columns:
    """Two columns that grow line by line, as long as nothing crosses the gutter between them."""

    def __init__(self, row: Row, head: bool, middle: float) -> None:
        self.left: list[Line] = [row.lines[0]]
        self.right: list[Line] = list(row.lines[1:])
        self._head = head
        self._middle = middle

    @property
    def sides(self) -> tuple[tuple[Side, list[Line]], tuple[Side, list[Line]]]:
        return ("left", self.left), ("right", self.right)

    def take_back(self, full: list[Line]) -> None:
        """Takes lines right above the row that belong to a column out of `full`."""
        left_edge, right_edge = self._left_edge, self._right_edge
        usual = self.right[0].middle if self.right else None
        below = min(line.base for line in (*self.left, *self.right))
        while full and below - full[-1].base < SINGLE * full[-1].size * MM_PER_POINT * 1.7:
            line = full[-1]
            centred = line.middle > self._middle + _OFF_COLUMN if usual is None else abs(line.middle - usual) < _CENTRED
            in_right = line.left > left_edge + _SEE and centred
            in_left = self._head and line.right < right_edge - _SEE and line.middle < self._middle
            if not (in_right or in_left):
                break
            (self.right if in_right else self.left).insert(0, full.pop())
            below = line.base

    def take(self, rows: list[Row], at: int) -> int:
        """Takes what follows, and says where it ends."""
        while at < len(rows) and rows[at].lines[0].cell is None and self._fits(rows[at]):
            for line in rows[at].lines:
                (self.right if self._in_right(line) else self.left).append(line)
            at += 1
        return at

    def _in_right(self, line: Line) -> bool:
        if not self.right:
            return line.left > self._left_edge and line.middle > self._middle
        return line.middle > (self._left_edge + self._right_edge) / 2

    def _fits(self, row: Row) -> bool:
        if len(row.lines) == 2:
            left, right = row.lines
            return left.right < self._right_edge and right.left > self._left_edge
        line = row.lines[0]
        if len(row.lines) > 2 or fold(line.text).startswith("kinh gui"):
            return False
        if self._in_right(line):
            return line.left > self._left_edge - _SEE and not (self._head and self._begins_text(line, self.right))
        below = line.base - self.left[-1].base - SINGLE * line.size * MM_PER_POINT < _HEAD_GAP
        inside = line.right < self._right_edge + _SEE
        return inside and (not self._begins_text(line, self.left) if self._head else below)

    def _begins_text(self, line: Line, column: list[Line]) -> bool:
        """Whether a line below a letterhead stands apart from it, or in the middle of the page."""
        lowest = max(line.base for line in (*self.left, *self.right))
        across = abs(line.middle - self._middle) < _CENTRED
        off_column = abs(line.middle - median(one.middle for one in column)) > _OFF_COLUMN
        return line.base - lowest > _HEAD_GAP + SINGLE * line.size * MM_PER_POINT or (across and off_column)

    @property
    def _left_edge(self) -> float:
        return max(line.right for line in self.left)

    @property
    def _right_edge(self) -> float:
        return min((line.left for line in self.right), default=2 * self._middle)
