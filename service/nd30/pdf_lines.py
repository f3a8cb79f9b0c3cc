"""The lines of a page: runs that stand on one base line, parted where a column, a cell or a frame ends."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from service.nd30.paper import Box, Edge
from service.nd30.pdf_drawn import Stroke
from service.nd30.pdf_grid import CellPlace, Grid, merged
from service.nd30.pdf_letters import Run
from service.nd30.pdf_page import Leaf

# Times New Roman above and below the base line, and a single line of it, as shares of the size.
ASCENT: Final = 0.891
DESCENT: Final = 0.216
SINGLE: Final = 1.15
MM_PER_POINT: Final = 25.4 / 72

_ONE_ROW: Final = 1.0  # mm between base lines that belong to one row
_COLUMN_GAP: Final = 8.0  # mm without letters that part two columns anywhere
_NARROW_GAP: Final = 2.5  # … and beside rows that have a column gap at the same place
_NEIGHBOUR: Final = 12.0  # mm between the base lines of rows that share their columns
_MANY: Final = 1_000_000  # comparisons on one page, beyond which it is a drawing and not a table
_LABEL: Final = re.compile(r"([-+•*–]|\(?\w{1,4}[.)]|Điều \d+\.|Số ?:?)$")  # what a wide gap may follow on one line
_UNDERSCORES: Final = re.compile(r"[_—─]{3,}$")
_HYPHENS: Final = re.compile(r"[-–]{5,}$")


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
    frames: tuple[tuple[Box, Edge], ...]


def read_sheet(leaf: Leaf, tables_before: int) -> tuple[Sheet, int]:
    """The rows of a page, and how many tables were seen up to its end."""
    runs, drawn = _typed_rules(leaf.runs)
    across = merged([*leaf.across, *drawn], along=True)
    down = merged(leaf.down, along=False)
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
    return text == text.upper() and any(char.isalpha() for char in text)


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
            runs[at] = replace(mark, base=word.base, raised=True)
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
    size = max(letters, key=letters.__getitem__)
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
