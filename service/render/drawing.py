"""What a template asks for by name and cannot hold itself: balanced lines, ruled lines, tables of any columns."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final
from xml.sax.saxutils import escape

from markupsafe import Markup
from markupsafe import escape as escaped

from service.typography import Face, balance, rule_length

_DOCXTPL_MARKS: Final = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
_TWIPS_PER_MM: Final = 1440 / 25.4
_KEPT: Final = 512  # an office's letterhead and titles come back in every document, and its draft in the final one


def as_text(value: Any) -> Any:
    """None prints nothing; brace marks that docxtpl would turn into Jinja's are kept from it."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup) and _DOCXTPL_MARKS.search(value):
        return Markup(_DOCXTPL_MARKS.sub(lambda mark: f"{mark[0][:-1]}&#{ord(mark[0][-1])};", escape(value)))  # noqa: S704 - escaped
    return value


@lru_cache(maxsize=_KEPT)
def balanced(text: str, room: float, points: float, face: Face) -> str:
    """Filter `can_doi`: `text` broken into even lines that fit `room` mm; no-break spaces have done their work."""
    return "\n".join(balance(text, room, points, face)).replace("\u00a0", " ")


@lru_cache(maxsize=_KEPT)
def ruled_line(text: str, points: float, face: Face, room: float) -> Markup:
    """Function `ke_ngang`: the paragraph that rules a line of lawful length under `text`, centred in `room` mm."""
    length = min(rule_length(text.split("\n"), points, face), room / 2)
    indent = _twips((room - length) / 2)
    look = f'<w:pStyle w:val="KeNgang"/><w:ind w:left="{indent}" w:right="{indent}"/>'
    return Markup(f"<w:p><w:pPr>{look}</w:pPr></w:p>")  # noqa: S704 - a number is all that is put in


def ruled_table(table: dict[str, Any]) -> Markup:
    """Function `ke_bang`: a table with its columns' widths (mm) and styles; the header row is repeated on each page.

    No row is split between pages, and the last one stays with the paragraph that follows the table.
    """
    widths = [_twips(column["rong"]) for column in table["cot"]]
    heads = [_cell(width, "OBangDau") for width in widths]
    cells = [_cell(width, column["kieu"]) for width, column in zip(widths, table["cot"], strict=True)]
    kept = [_cell(width, column["kieu"], "<w:keepNext/>") for width, column in zip(widths, table["cot"], strict=True)]
    *rows, last = table["dong"]
    parts = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_SIDES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_PADDING}</w:tblCellMar></w:tblPr>',
        "<w:tblGrid>",
        *(f'<w:gridCol w:w="{width}"/>' for width in widths),
        "</w:tblGrid>",
        _row(heads, [column["tieu_de"] for column in table["cot"]], "<w:tblHeader/>"),
        *(_row(cells, row) for row in rows),
        _row(kept, last),
        "</w:tbl>",
    )
    return Markup("".join(parts))  # noqa: S704 - `_row` escapes each text


_SIDES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PADDING: Final = "".join(f'<w:{side} w:w="85" w:type="dxa"/>' for side in ("left", "right"))


def _cell(width: int, style: str, also: str = "") -> str:
    """A cell of one paragraph, with `%s` where its text goes."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/>{also}</w:pPr>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p>{look}<w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p></w:tc>'
    )


def _row(cells: list[str], texts: Sequence[str], also: str = "") -> str:
    filled = "".join(cell % escaped(as_text(text)) for cell, text in zip(cells, texts, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{also}</w:trPr>{filled}</w:tr>"


def _twips(mm: float) -> int:
    return round(mm * _TWIPS_PER_MM)
