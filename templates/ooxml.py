"""A small language for WordprocessingML: runs, paragraphs of named styles, Jinja tags, tables, frames.

Lengths are in mm. Each Jinja tag sits in one run of its own, so that a template stays editable in Word.
"""

from typing import Final
from xml.sax.saxutils import escape

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def run(text: str, *, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, *runs: str) -> str:
    """A paragraph of a named style; a plain string becomes its one run."""
    content = "".join(item if item.startswith("<w:") else run(item) for item in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def tag(code: str) -> str:
    """A Jinja statement that takes the place of its paragraph: `{%p if … %}`."""
    return paragraph("NoiDung", f"{{%p {code} %}}")


def when(condition: str, *parts: str) -> str:
    return tag(f"if {condition}") + "".join(parts) + tag("endif")


def each(loop: str, *parts: str) -> str:
    return tag(f"for {loop}") + "".join(parts) + tag("endfor")


def ruled_line(call: str) -> str:
    """Where the renderer draws a ruled line whose length depends on the text above it."""
    return paragraph("KeNgang", f"{{{{p {call} }}}}")


def drawn_table(call: str) -> str:
    """Where the renderer draws a table whose columns depend on the payload."""
    return paragraph("NoiDung", f"{{{{p {call} }}}}")


def fixed_rule(length: float, room: float) -> str:
    """A ruled line of a known length, centred in `room` (both in mm)."""
    indent = twips((room - length) / 2)
    return f'<w:p><w:pPr><w:pStyle w:val="KeNgang"/><w:ind w:left="{indent}" w:right="{indent}"/></w:pPr></w:p>'


def cell(width: float, *paragraphs: str, columns: int = 1, bottom: bool = False) -> str:
    """A cell over one or more grid columns; its text may stand at the bottom."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    place = '<w:vAlign w:val="bottom"/>' if bottom else ""
    properties = f'<w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{place}</w:tcPr>'
    return f"<w:tc>{properties}{''.join(paragraphs)}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: list[float], *rows: str, ruled: bool = False) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if ruled else ""
    padding = twips(1.5) if ruled else 0
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def frame(style_key: str, text: str, *, left: float, top: float, width: float, height: float) -> str:
    """A paragraph at a fixed place of the page (mm from its edges), outside the flow of the text."""
    place = (
        f'<w:framePr w:w="{twips(width)}" w:h="{twips(height)}" w:hRule="exact" w:wrap="around" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{twips(left)}" w:y="{twips(top)}"/>'
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style_key}"/>{place}</w:pPr>{run(text)}</w:p>'
