"""Lines that meet on a PDF page: tables with their cells, and the frames drawn around words."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from service.nd30.paper import Box, Edge
from service.nd30.pdf_drawn import Stroke

_TOUCHING: Final = 0.6
_DOUBLE: Final = 2.0  # mm between the two lines of a double border
_FLAT: Final = 1.5  # mm: a frame no higher is a thick line
_MANY: Final = 1_000_000  # comparisons on one page, beyond which it is a drawing and not a table


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a table with drawn borders: its edges, and its row and column counted from 0."""

    table: int
    row: int
    column: int
    columns: int
    edges: Box


class Grid:
    """The ruled tables of a page, and the single frames, found by lines that meet."""

    def __init__(self, across: list[Stroke], down: list[Stroke], tables_before: int) -> None:
        self._clusters = _clusters(across, down)
        tables = [(rows, columns) for rows, columns in self._clusters if not _is_frame(rows, columns)]
        self._tables = [
            (tables_before + at, _levels((stroke.top for stroke in rows), _TOUCHING), down_lines, rows)
            for at, (rows, down_lines) in enumerate(tables)
        ]
        self.tables = tables_before + len(tables)
        self.frames = _frames([cluster for cluster in self._clusters if _is_frame(*cluster)])
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


def _is_frame(rows: list[Stroke], columns: list[Stroke]) -> bool:
    """Whether these lines are the four sides of one frame, each drawn once or twice."""
    across, down = (stroke.top for stroke in rows), (stroke.left for stroke in columns)
    return len(_levels(across, _DOUBLE)) == 2 and len(_levels(down, _DOUBLE)) == 2


def _frames(clusters: list[tuple[list[Stroke], list[Stroke]]]) -> tuple[tuple[Box, Edge], ...]:
    """Each frame; one that closely surrounds another is the other's second line."""
    boxes = [Box(columns[0].left, rows[0].top, columns[-1].left, rows[-1].top) for rows, columns in clusters]
    frames = []
    for box, (rows, columns) in zip(boxes, clusters, strict=True):
        doubled = len(rows) > 2 or len(columns) > 2 or any(_surrounds(box, other) for other in boxes if other != box)
        single = not doubled and all(stroke.solid for stroke in (*rows, *columns))
        frames.append((box, Edge(rows[0].colour, single)))
    return tuple(frames)


def _surrounds(box: Box, other: Box) -> bool:
    sides = (box.left - other.left, box.top - other.top, box.right - other.right, box.bottom - other.bottom)
    return max(map(abs, sides)) < _DOUBLE


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


def _levels(places: Iterable[float], apart: float) -> list[float]:
    """The places of lines; those closer than `apart` are one."""
    levels: list[float] = []
    for place in sorted(places):
        if not levels or place - levels[-1] > apart:
            levels.append(place)
    return levels


def merged(strokes: Iterable[Stroke], *, along: bool) -> list[Stroke]:
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
