"""The lines of a page: runs that stand on one base line, parted where a column, a cell or a frame ends."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from service.nd30.paper import Box
from service.nd30.pdf_page import Leaf, Run, Stroke

# Times New Roman above and below the base line, and a single line of it, as shares of the size.
ASCENT: Final = 0.891
DESCENT: Final = 0.216
SINGLE: Final = 1.15
MM_PER_POINT: Final = 25.4 / 72

_ONE_ROW: Final = 1.0  # mm between base lines that belong to one row
_COLUMN_GAP: Final = 8.0  # mm without letters that part two columns anywhere
_NARROW_GAP: Final = 2.5  # … and beside rows that have a column gap at the same place
_NEIGHBOUR: Final = 12.0  # mm between the base lines of rows that share their columns
_TOUCHING: Final = 0.6
_FLAT: Final = 1.5  # mm: a frame no higher is a thick line
_MANY: Final = 1_000_000  # comparisons on one page, beyond which it is a drawing and not a table
_LABEL: Final = re.compile(r"([-+•*–]|\(?\w{1,4}[.)]|Điều \d+\.|Số ?:?)$")  # what a wide gap may follow on one line
_UNDERSCORES: Final = re.compile(r"[_—─]{3,}$")
_HYPHENS: Final = re.compile(r"[-–]{5,}$")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a table with drawn borders: its edges, and its row and column counted from 0."""

    table: int
    row: int
    column: int
    columns: int
    edges: Box


@dataclass(frozen=True, slots=True)
class Line:
    runs: tuple[Run, ...]
    left: float
    right: float
    base: float
    size: float
    text: str
    cell: CellPlace | None = None

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.size * MM_PER_POINT

    @property
    def bottom(self) -> float:
        return self.base + DESCENT * self.size * MM_PER_POINT

    @property
    def bold(self) -> bool:
        return any(run.face.bold for run in self.runs)


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one base line, from left to right."""

    lines: tuple[Line, ...]

    @property
    def base(self) -> float:
        return self.lines[0].base


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page read into rows, its ruled lines and the frames around words."""

    rows: tuple[Row, ...]
    rules: tuple[Stroke, ...]
    frames: tuple[Box, ...]


def read_sheet(leaf: Leaf, tables_before: int) -> tuple[Sheet, int]:
    """The rows of a page, and how many tables were seen up to its end."""
    runs, drawn = _typed_rules(leaf.runs)
    across = _merged([*leaf.across, *drawn], along=True)
    down = _merged(leaf.down, along=False)
    grid = Grid(across, down, tables_before)
    rows = [Row(tuple(_parts(row, grid))) for row in _rows(_lowered(runs))]
    loose = tuple(stroke for stroke in across if not grid.holds(stroke))
    return Sheet(tuple(_aligned(rows)), loose, grid.frames), grid.tables


def text_of(runs: Iterable[Run]) -> str:
    """The words of runs that follow each other on a line."""
    text = ""
    for run in runs:
        if text and not run.joined and not text.endswith(" ") and not run.text.startswith(" "):
            text += " "
        text += run.text
    return " ".join(text.split())


def is_capitals(text: str) -> bool:
    return any(char.isalpha() for char in text) and text == text.upper()


class Grid:
    """The ruled tables of a page, and the single frames, found by lines that meet."""

    def __init__(self, across: list[Stroke], down: list[Stroke], tables_before: int) -> None:
        self._clusters = _clusters(across, down)
        tables = [(rows, columns) for rows, columns in self._clusters if len(columns) > 2 or len(rows) > 2]
        self._tables = [
            (tables_before + at, _levels(rows, along=True), down_lines, rows)
            for at, (rows, down_lines) in enumerate(tables)
        ]
        self.tables = tables_before + len(tables)
        self.frames = tuple(
            Box(columns[0].left, rows[0].top, columns[-1].left, rows[-1].top)
            for rows, columns in self._clusters
            if len(rows) == 2 and len(columns) == 2
        )
        self._held = {stroke for rows, _ in self._clusters for stroke in rows}

    def holds(self, stroke: Stroke) -> bool:
        """Whether a line is the border of something rather than ruled below words."""
        return stroke in self._held

    def borders(self, base: float) -> list[float]:
        """Places of the lines that go down the page at a base line."""
        return sorted(
            {
                stroke.left
                for _, columns in self._clusters
                for stroke in columns
                if stroke.top < base < stroke.bottom + 0.5
            }
        )

    def cell(self, x: float, base: float) -> CellPlace | None:
        for table, levels, down, _ in self._tables:
            if not (levels[0] < base < levels[-1] + 0.5):
                continue
            walls = sorted({stroke.left for stroke in down if stroke.top - 0.5 < base < stroke.bottom + 0.5})
            if len(walls) < 2 or not (walls[0] < x < walls[-1]):
                continue
            column, row = bisect(walls, x) - 1, bisect(levels, base) - 1
            edges = Box(walls[column], levels[row], walls[column + 1], levels[min(row + 1, len(levels) - 1)])
            return CellPlace(table, row, column, len(walls) - 1, edges)
        return None


def _clusters(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Lines that meet, as (across, down): tables and frames. A line that meets none is left out."""
    if len(across) * len(down) > _MANY:
        return []
    clusters: list[tuple[list[Stroke], list[Stroke]]] = []
    for wall in sorted(down, key=lambda stroke: stroke.top):
        touched = [
            stroke
            for stroke in across
            if stroke.left - _TOUCHING <= wall.left <= stroke.right + _TOUCHING
            and wall.top - _TOUCHING <= stroke.top <= wall.bottom + _TOUCHING
        ]
        if not touched:
            continue
        met = [cluster for cluster in clusters if any(stroke in cluster[0] for stroke in touched)]
        rows = {stroke for cluster in met for stroke in cluster[0]} | set(touched)
        columns = [stroke for cluster in met for stroke in cluster[1]] + [wall]
        clusters = [cluster for cluster in clusters if cluster not in met]
        clusters.append((sorted(rows, key=lambda s: s.top), sorted(columns, key=lambda s: s.left)))
    closed = (one for one in clusters if len(one[1]) > 1 and one[0][-1].top - one[0][0].top > _FLAT)
    return sorted(closed, key=lambda one: one[0][0].top)


def _levels(rows: list[Stroke], *, along: bool) -> list[float]:
    """The places of lines, each once."""
    places: list[float] = []
    for place in sorted(stroke.top if along else stroke.left for stroke in rows):
        if not places or place - places[-1] > _TOUCHING:
            places.append(place)
    return places


def _merged(strokes: Iterable[Stroke], *, along: bool) -> list[Stroke]:
    """Lines that carry each other on, as one: programs draw the border of a table cell by cell."""

    def key(stroke: Stroke) -> tuple[float, float]:
        return (stroke.top, stroke.left) if along else (stroke.left, stroke.top)

    merged: list[Stroke] = []
    for stroke in sorted(strokes, key=key):
        last = merged[-1] if merged else None
        if last is None or key(stroke)[0] - key(last)[0] > 0.15:
            merged.append(stroke)
        elif along and stroke.left <= last.right + _TOUCHING:
            merged[-1] = replace(last, right=max(last.right, stroke.right), solid=last.solid and stroke.solid)
        elif not along and stroke.top <= last.bottom + _TOUCHING:
            merged[-1] = replace(last, bottom=max(last.bottom, stroke.bottom), solid=last.solid and stroke.solid)
        else:
            merged.append(stroke)
    return merged


def _typed_rules(runs: tuple[Run, ...]) -> tuple[list[Run], list[Stroke]]:
    """Lines that are typed as underscores or hyphens are drawn lines to a reader."""
    words: list[Run] = []
    rules: list[Stroke] = []
    for run in runs:
        mark = run.text.strip()
        if _UNDERSCORES.match(mark) or _HYPHENS.match(mark):
            low = 0.1 if mark[0] == "_" else -0.25
            y = round(run.base + low * run.size * MM_PER_POINT, 2)
            rules.append(Stroke(run.left, y, run.right, y, solid=bool(_UNDERSCORES.match(mark))))
        else:
            words.append(run)
    return words, rules


def _lowered(runs: list[Run]) -> list[Run]:
    """Raised figures, such as the marks of notes, put on the base line of the word they follow."""
    usual = max((run.size for run in runs), default=0.0)
    small = [at for at, run in enumerate(runs) if run.size <= 0.66 * usual]
    if not small or len(small) * len(runs) > _MANY:
        return runs
    for at in small:
        mark = runs[at]
        word = next((run for run in runs if run.size > 1.4 * mark.size and _carries(run, mark)), None)
        if word is not None:
            runs[at] = replace(mark, base=word.base)
    return runs


def _carries(word: Run, mark: Run) -> bool:
    near = abs(mark.left - word.right) < 2 or abs(word.left - mark.right) < 2
    return near and 0.1 < (word.base - mark.base) / (word.size * MM_PER_POINT) < 0.6


def _rows(runs: list[Run]) -> Iterator[list[Run]]:
    row: list[Run] = []
    for run in sorted(runs, key=lambda run: run.base):
        if row and run.base - row[0].base > _ONE_ROW:
            yield sorted(row, key=lambda run: run.left)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda run: run.left)


def _parts(row: list[Run], grid: Grid) -> Iterator[Line]:
    walls = grid.borders(row[0].base)
    part: list[Run] = []
    for run in row:
        if part:
            gap = run.left - part[-1].right
            walled = bool(walls) and any(part[-1].right - 0.3 <= wall <= run.left + 0.3 for wall in walls)
            label = len(part) == 1 and bool(_LABEL.match(part[0].text.strip()))
            if walled or (gap > _COLUMN_GAP and not label):
                yield _line(part, grid)
                part = []
        part.append(run)
    yield _line(part, grid)


def _line(runs: list[Run], grid: Grid | None = None, cell: CellPlace | None = None) -> Line:
    letters: dict[float, int] = {}
    for run in runs:
        letters[run.size] = letters.get(run.size, 0) + len(run.text)
    size = max(letters, key=lambda points: letters[points])
    base = next(run.base for run in runs if run.size == size)
    left, right = runs[0].left, max(run.right for run in runs)
    if grid is not None:
        cell = grid.cell((left + right) / 2, base)
    return Line(tuple(runs), left, right, base, size, text_of(runs), cell)


def _aligned(rows: list[Row]) -> Iterator[Row]:
    """Rows whose columns come close to each other are parted where their neighbours are."""
    for at, row in enumerate(rows):
        if len(row.lines) == 1 and row.lines[0].cell is None and len(row.lines[0].runs) > 1:
            near = [
                other
                for other in rows[max(at - 2, 0) : at + 3]
                if len(other.lines) == 2 and abs(other.base - row.base) < _NEIGHBOUR
            ]
            cut = _shared_gap(row.lines[0], near)
            if cut is not None:
                runs = list(row.lines[0].runs)
                yield Row((_line(runs[:cut]), _line(runs[cut:])))
                continue
        yield row


def _shared_gap(line: Line, near: list[Row]) -> int | None:
    for cut in range(1, len(line.runs)):
        before, after = line.runs[cut - 1].right, line.runs[cut].left
        if after - before >= _NARROW_GAP and any(
            max(before, row.lines[0].right) < min(after, row.lines[1].left) for row in near
        ):
            return cut
    return None
