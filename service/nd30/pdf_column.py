"""The column that the text of a page keeps to: its edges, its indent, and the distance of its lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from service.nd30.pdf_lines import MM_PER_POINT, SINGLE, Line

SAME: Final = 1.2  # mm within which two edges are one
CENTRED: Final = 1.5
INDENTED: Final = 3.0
LAWFUL: Final = 1.55  # lines, about what the decree allows at most
WIDEST: Final = 2.6  # lines from one line of a paragraph to the next

_DEEPEST: Final = 25.0  # mm that a first line goes in
_STRAY: Final = 12.0  # mm by which a single line may go beyond the edge
_INDENTS: Final = (10.0, 12.7)  # mm that the decree asks for


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


def column_of(lines: list[Line], width: float, walls: Sequence[float] = ()) -> Column:
    """The edges of the text that these lines make out, which stand alone on their base line.

    `walls` are where the cells of their tables begin.
    """
    left = _left_edge(lines, width, walls)
    right, sure = _right_edge(lines, left, width)
    if not sure:
        left, right = _lawful_edges(lines, left, right, width)
    indents = Counter(round(line.left - left, 1) for line in lines if INDENTED < line.left - left < _DEEPEST)
    indent = indents.most_common(1)[0][0] if indents and indents.most_common(1)[0][1] > 1 else None
    pitches: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        carried_on = above.right > right - 2 * SAME and abs(below.left - left) < SAME and above.size == below.size
        distance = below.base - above.base
        if carried_on and 0 < distance < WIDEST * SINGLE * above.size * MM_PER_POINT:
            pitches.setdefault(above.size, []).append(distance)
    return Column(left, right, sure, indent, {size: _usual(found) for size, found in pitches.items()})


def is_full(line: Line, column: Column) -> bool:
    return line.left < column.left + SAME and line.right > column.right - 2 * SAME


def is_centred(line: Line, column: Column) -> bool:
    """Whether a line stands in the middle of the text and could have stood elsewhere."""
    off, free = abs(line.middle - column.middle), line.left - column.left
    indented = column.indent is not None and abs(free - column.indent) < 0.5
    return off < 0.3 and free > 0.8 if indented else (off < CENTRED and free > INDENTED) or (off < 0.5 and free > 0.8)


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
    for line, other in pairwise(ordered):
        if other.left - line.left < 0.5 and abs(line.right - other.right) > SAME:
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
        and 0 < below.base - above.base < LAWFUL * SINGLE * above.size * MM_PER_POINT
    ]


def _right_edge(lines: list[Line], left: float, width: float) -> tuple[float, bool]:
    """Where the longest lines end, and whether enough do; if not, it lies as far from the middle as the left edge."""
    long = sorted((line for line in lines if line.right - line.left > 0.4 * width), key=lambda line: -line.right)
    wide = [line.right for line in long]
    for right in wide:
        sharing = [line.text for line in long if abs(right - line.right) < 0.8]
        said_again = len(set(sharing)) == 1  # a title that two annexes share
        if len(sharing) >= max(2, 0.1 * len(wide)) and wide[0] - right < _STRAY and not said_again:
            return right, True
    middle = _shared_middle(lines, left, width)
    right = 2 * middle - left if middle is not None else width - 15.0
    return max(right, wide[0] if wide else 0.0), False


def _lawful_edges(lines: list[Line], left: float, right: float, width: float) -> tuple[float, float]:
    """Edges of a page that has single lines only, which leaves open whether they begin at the margin or are indented.

    It is read as the decree allows, if that puts what is centred in the middle.
    """
    middle = _shared_middle(lines, left, width)
    if left < 36.0 or middle is None:
        return left, right
    for indent in _INDENTS:
        edge = left - indent
        mirrored = 2 * middle - edge
        if 29.5 < edge < 35.5 and 14.5 < width - mirrored < 20.5 and mirrored > right - SAME:
            return edge, mirrored
    return left, right


def _shared_middle(lines: list[Line], left: float, width: float) -> float | None:
    """The middle of the lines that are centred alike."""
    middles = [line.middle for line in lines if line.left - left > INDENTED and line.middle > 0.4 * width]
    centred = [middle for middle in middles if sum(abs(middle - other) < 0.5 for other in middles) > 1]
    return median(centred) if centred else None
