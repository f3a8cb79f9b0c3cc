"""The cells of a DOCX table: where each stands, how wide it is, and what is drawn around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from service.nd30.docx_drawing import ALTERNATE, chosen
from service.nd30.docx_package import W, child_of
from service.nd30.docx_styles import Styles, edge_of, is_drawn, is_on, mm
from service.nd30.paper import Box, Cell, Edge, Vertical

_VERTICAL: Final[dict[str, Vertical]] = {"center": "center", "bottom": "bottom"}
_CONTENT: Final = frozenset(f"{W}{name}" for name in ("p", "tbl", "tr", "tc"))
_HOLDERS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_PADDING: Final = 1.9  # mm, left and right, unless the table says otherwise
_FRAME: Final = 3  # sides that make borders a frame


Said = dict[str, Any]  # what a table, a row or a cell says of itself: by its name, the first node of that name


@dataclass(frozen=True, slots=True)
class TableCell:
    """`left` is measured as the table's own left edge is; `box` and `edge` frame a table of one cell."""

    node: Any
    at: Cell
    left: float
    width: float  # between its paddings
    style: str
    box: Box | None = None
    edge: Edge | None = None


def content_of(node: Any) -> list[Any]:
    """The paragraphs, tables, rows or cells in `node`, out of whatever controls and marks hold them."""
    found: list[Any] = []
    for child in node:
        tag = child.tag
        if tag in _CONTENT:
            found.append(child)
        elif tag in _HOLDERS:
            found += content_of(child)
        elif tag == ALTERNATE:
            found += content_of(chosen(child))
    return found


def cells_of(node: Any, number: int, left: float, room: float, styles: Styles) -> Iterator[TableCell]:
    """The cells of a `w:tbl`, row by row, but for those that a cell above or beside them covers."""
    says = _said_in(child_of(node, f"{W}tblPr"))
    style = _attribute(says, "tblStyle", "val") or ""
    borders = _borders(says, styles.table_borders(style))
    padding = _padding(_said_in(says.get(f"{W}tblCellMar")))
    grid = [mm(item.get(f"{W}w")) or 0.0 for grid in node.iterchildren(f"{W}tblGrid") for item in grid]
    rows = [row for row in content_of(node) if row.tag == f"{W}tr"]
    cells = [[cell for cell in content_of(row) if cell.tag == f"{W}tc"] for row in rows]
    columns = max((len(row) for row in cells), default=0)
    start = left + (mm(_attribute(says, "tblInd", "w")) or 0.0)
    if _attribute(says, "jc", "val") == "center":
        start = left + (room - sum(grid)) / 2
    for at_row, row in enumerate(cells):
        row_says = child_of(rows[at_row], f"{W}trPr")
        whole = row_says is not None and any(is_on(mark) for mark in row_says.iterchildren(f"{W}cantSplit"))
        height = mm(_attribute(_said_in(row_says), "trHeight", "val")) or 0.0
        x, at_grid = start, 0
        for at_column, cell in enumerate(row):
            cell_says = _said_in(child_of(cell, f"{W}tcPr"))
            span = int(_attribute(cell_says, "gridSpan", "val") or 1)
            width = sum(grid[at_grid : at_grid + span]) or mm(_attribute(cell_says, "tcW", "w")) or room
            drawn = _borders(cell_says, None) or borders
            vertical = _VERTICAL.get(_attribute(cell_says, "vAlign", "val") or "", "top")
            where = Cell(number, at_row, at_column, columns, ruled=bool(drawn), vertical=vertical, whole=whole)
            alone = bool(drawn) and len(rows) == 1 and columns == 1
            if not _is_covered(cell_says):
                yield TableCell(
                    cell,
                    where,
                    x + padding / 2,
                    width - padding,
                    style,
                    Box(0, 0, width, height) if alone else None,
                    edge_of(drawn[0]) if alone else None,
                )
            x, at_grid = x + width, at_grid + span


def _said_in(node: Any) -> Said:
    return {} if node is None else {child.tag: child for child in reversed(node)}


def _attribute(says: Said, name: str, attribute: str) -> str | None:
    child = says.get(W + name)
    return None if child is None else child.get(W + attribute)


def _is_covered(says: Said) -> bool:
    merge = says.get(f"{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _borders(says: Said, styled: Any) -> list[Any]:
    """The borders of a table or cell when they frame it."""
    for name in ("tblBorders", "tcBorders"):
        borders = says.get(W + name, styled)
        drawn = [side for side in borders if is_drawn(side)] if borders is not None else []
        if len(drawn) >= _FRAME:
            return drawn
    return []


def _padding(margins: Said) -> float:
    """Left and right padding of the cells of a table, together."""
    total = 0.0
    for names in (("left", "start"), ("right", "end")):
        widths = [mm(_attribute(margins, name, "w")) for name in names]
        total += next((width for width in widths if width is not None), _PADDING)
    return total
