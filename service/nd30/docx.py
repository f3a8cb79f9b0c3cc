"""Reads any DOCX into a Paper: what Word would print, and how it would set it.

Deleted and hidden text is not read, inserted text is; what two readings of one drawing say is read once.
"""

import mimetypes
from dataclasses import replace
from typing import Any, Final

from service.errors import FileUnreadable
from service.nd30.docx_drawing import ALTERNATE, Shape, chosen, shapes_of
from service.nd30.docx_flow import DrawnLine, Paragraph, blocks_of
from service.nd30.docx_numbering import Numbering
from service.nd30.docx_package import Package, Part, R, W, parsed
from service.nd30.docx_styles import Props, Styles, edge_of, is_drawn, is_on, mm, styles_of
from service.nd30.paper import Block, Box, Cell, Paper, Picture, Region, Section, Span, Vertical

_SKIPPED: Final = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "delText", "instrText", "bookmarkStart")
)
_BREAKS: Final = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_PRIVATE: Final = range(0xF000, 0xF100)  # where Word keeps the letters of symbol fonts
_CELL_PADDING: Final = 1.9
_PAGES_OF: Final = {"first": " thứ nhất", "even": " chẵn"}
_VERTICAL: Final[dict[str, Vertical]] = {"center": "center", "bottom": "bottom"}
_DEPTH_LIMIT: Final = 25  # of tables and text boxes within each other


def read_docx(content: bytes) -> Paper:
    """The Paper that a DOCX holds. Raises FileUnreadable when it is none."""
    package = Package(content)
    try:
        return _Reader(package).paper()
    except (ValueError, TypeError, KeyError, OverflowError) as exc:
        raise FileUnreadable(
            "Nội dung của tệp DOCX có giá trị không hợp lệ. Mở bằng Word và lưu lại.", log=f"docx: {type(exc).__name__}"
        ) from exc


class _Column:
    """Where paragraphs are being read into: a page, a cell, a text box, a header."""

    def __init__(self, region: Region, section: int, width: float, left: float, place: str, cell: Cell | None) -> None:
        self.region = region
        self.section = section
        self.width = width
        self.left = left  # from the edge of the page
        self.place = place
        self.cell = cell
        self.table_style = ""
        self.depth = 0
        self.flow: list[Paragraph] = []

    def within(self, place: str, width: float, left: float, cell: Cell | None, table_style: str) -> "_Column":
        inner = _Column(self.region, self.section, width, left, place, cell)
        inner.table_style = table_style
        inner.depth = self.depth + 1
        if inner.depth > _DEPTH_LIMIT:
            raise FileUnreadable("Tệp có quá nhiều bảng lồng nhau.", log="tables nested too deep")
        return inner


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.main()
        theme, numbering, settings = (self._main.target(kind) for kind in ("theme", "numbering", "settings"))
        sheet = self._main.target("styles")
        self._styles: Styles = styles_of(
            package.read(sheet) if sheet else None,
            package.read(theme) if theme else None,
        )
        self._numbering = Numbering(parsed(package.read(numbering)) if numbering else None, self._styles)
        self._even_headers = bool(settings and parsed(package.read(settings)).find(f"{W}evenAndOddHeaders") is not None)
        self._sections: list[Section] = []
        self._pictures: list[Picture] = []
        self._fields: list[list[str]] = []
        self._part: Part = self._main
        self._tables = self._paragraphs = 0
        self._wide: set[int] = set()

    def paper(self) -> Paper:
        body = self._main.root.find(f"{W}body")
        if body is None:
            raise FileUnreadable("Tệp DOCX không có nội dung.", log="no body")
        nodes = [node for node in body.iter(f"{W}sectPr") if node.getparent().tag != f"{W}sectPrChange"]
        self._sections = [_section(node) for node in nodes] or [Section(215.9, 279.4, 25.4, 25.4, 25.4, 25.4)]
        blocks = self._text(body)
        blocks += self._margins(nodes)
        sections = tuple(
            replace(section, wide_table=number in self._wide, even_pages=self._even_headers)
            for number, section in enumerate(self._sections)
        )
        return Paper("docx", sections, tuple(blocks), tuple(self._pictures))

    def _text(self, body: Any) -> list[Block]:
        blocks: list[Block] = []
        column = self._page_column(0)
        for node in _content(body):
            if node.tag == f"{W}p":
                column.flow.append(self._paragraph(node, column))
                if node.find(f"{W}pPr/{W}sectPr") is not None and column.section + 1 < len(self._sections):
                    blocks += _flushed(column)
                    column = self._page_column(column.section + 1)
            elif node.tag == f"{W}tbl":
                blocks += _flushed(column)
                blocks += self._table(node, column)
        return blocks + _flushed(column)

    def _page_column(self, number: int) -> _Column:
        section = self._sections[number]
        left, right = section.left or 0.0, section.right or 0.0
        return _Column("text", number, section.width - left - right, left, "", None)

    def _margins(self, nodes: list[Any]) -> list[Block]:
        """Headers and footers, section by section; one that a section does not have it takes from the one before."""
        blocks: list[Block] = []
        named: dict[tuple[str, str], str] = {}
        for number, node in enumerate(nodes):
            for what in ("header", "footer"):
                for reference in node.iterchildren(f"{W}{what}Reference"):
                    target = self._main.targets.get(reference.get(f"{R}id", ""))
                    if target:
                        named[what, reference.get(f"{W}type", "default")] = target[1]
            section = self._sections[number]
            shown = {"default", *(["first"] if section.title_page else []), *(["even"] if self._even_headers else [])}
            blocks += [
                block
                for (what, kind), name in named.items()
                if kind in shown
                for block in self._margin(name, what, kind, number)
            ]
        return blocks

    def _margin(self, name: str, what: str, kind: str, number: int) -> list[Block]:
        self._part = self._package.part(name)
        region: Region = what if kind == "default" else f"{what}-{kind}"  # type: ignore[assignment]  # one of Region's
        place = ("đầu trang" if what == "header" else "chân trang") + _PAGES_OF.get(kind, "")
        place += f" (phần {number + 1})" if number else ""
        page = self._page_column(number)
        column = _Column(region, number, page.width, page.left, place, None)
        blocks = self._story(self._part.root, column)
        self._part = self._main
        return blocks

    def _story(self, node: Any, column: _Column) -> list[Block]:
        blocks: list[Block] = []
        for child in _content(node):
            if child.tag == f"{W}p":
                column.flow.append(self._paragraph(child, column))
            elif child.tag == f"{W}tbl":
                blocks += _flushed(column)
                blocks += self._table(child, column)
        return blocks + _flushed(column)

    def _table(self, node: Any, column: _Column) -> list[Block]:
        if column.cell is None:
            self._tables += 1
        number, properties = self._tables, node.find(f"{W}tblPr")
        style = _said(properties, "tblStyle") or ""
        borders = _borders(properties, self._styles.table_borders(style))
        if borders and column.region == "text":
            self._wide.add(column.section)
        padding = _padding(properties)
        grid = [mm(item.get(f"{W}w")) or 0.0 for item in node.iterchildren(f"{W}tblGrid") for item in item]
        rows = [row for row in _content(node) if row.tag == f"{W}tr"]
        cells = [[cell for cell in _content(row) if cell.tag == f"{W}tc"] for row in rows]
        columns = max((len(row) for row in cells), default=0)
        left = column.left + (mm(_attribute(properties, "tblInd", "w")) or 0.0)
        if _said(properties, "jc") == "center":
            left = column.left + (column.width - sum(grid)) / 2
        alone = len(rows) == 1 and columns == 1
        blocks: list[Block] = []
        for at_row, row in enumerate(cells):
            x, at_grid = left, 0
            for at_column, cell in enumerate(row):
                says = cell.find(f"{W}tcPr")
                span = int(_said(says, "gridSpan") or 1)
                width = sum(grid[at_grid : at_grid + span]) or mm(_attribute(says, "tcW", "w")) or column.width
                at_grid += span
                if _said(says, "vMerge") == "continue" or _is_merged_on(says):
                    x += width
                    continue
                drawn = _borders(says, None) or borders
                row_says = rows[at_row].find(f"{W}trPr")
                where = Cell(
                    number,
                    at_row,
                    at_column,
                    columns,
                    ruled=bool(drawn),
                    vertical=_VERTICAL.get(_said(says, "vAlign") or "", "top"),
                    whole=row_says is not None and any(is_on(mark) for mark in row_says.iterchildren(f"{W}cantSplit")),
                )
                if column.cell is not None and columns == 1:
                    where = replace(column.cell, ruled=bool(drawn))
                place = _cell_place(column, number, at_row, at_column, columns)
                inner = column.within(place, width - padding, x + padding / 2, where, style)
                height = mm(_attribute(row_says, "trHeight", "val")) or 0.0
                inner_blocks = self._story(cell, inner)
                if alone and drawn:
                    box, edge = Box(0, 0, width, height), edge_of(drawn[0])
                    inner_blocks = [replace(block, boxed=box, edge=edge) for block in inner_blocks]
                blocks += inner_blocks
                x += width
        return blocks

    def _paragraph(self, node: Any, column: _Column) -> Paragraph:
        direct = self._styles.paragraph_says(node.find(f"{W}pPr"))
        style = direct.get("style", "")
        styled = self._styles.paragraph(style, column.table_style)
        number = str((direct if "number" in direct else styled).get("number") or "")
        depth = int(direct.get("level") or styled.get("level") or 0)
        level = self._numbering.level(number, depth) if number else None
        listed = level.paragraph if level else {}
        props = styled | listed | direct if "number" in direct else listed | styled | direct
        props["style"] = style
        look = self._styles.run(style, "", column.table_style)
        mark = node.find(f"{W}pPr/{W}rPr")
        size = float(self._styles.run_says(mark).get("size") or look["size"])
        paragraph = Paragraph("", props, size, column.width)
        if "tabs" in props:
            stops = (mm(tab.get(f"{W}pos")) for tab in props["tabs"] if tab.get(f"{W}val") != "clear")
            props["stops"] = sorted(stop for stop in stops if stop is not None)
        self._runs(node, paragraph, column, style)
        if level:
            printed = self._numbering.next(number, depth)
            if printed:
                text = f"{printed} " if level.spaced else printed
                first = look | {"size": paragraph.spans[0].size if paragraph.spans else size} | level.run
                paragraph.spans[:0] = _spans(text, first, "")
                paragraph.numbered = True
        if paragraph.has_words:
            paragraph.size = max(paragraph.spans, key=lambda span: len(span.text.strip())).size
        paragraph.place = self._place(paragraph, column)
        paragraph.frame = _frame(props.get("framePr"), column)
        return paragraph

    def _place(self, paragraph: Paragraph, column: _Column) -> str:
        if column.cell is None and column.region == "text":
            self._paragraphs += paragraph.has_words
            return f"đoạn {self._paragraphs}"
        above = sum(other.has_words for other in column.flow)
        return f"{column.place}, dòng {above + 1}" if column.cell or above else column.place

    def _runs(self, node: Any, paragraph: Paragraph, column: _Column, style: str) -> None:
        for child in node:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, paragraph, column, style)
            elif tag == f"{W}fldSimple":
                self._fields.append([child.get(f"{W}instr", ""), "result"])
                self._runs(child, paragraph, column, style)
                self._fields.pop()
            elif tag == ALTERNATE:
                self._runs(chosen(child), paragraph, column, style)
            elif tag not in _SKIPPED:
                self._runs(child, paragraph, column, style)

    def _run(self, node: Any, paragraph: Paragraph, column: _Column, style: str) -> None:
        look = self._styles.run(style, "", column.table_style)
        says = node.find(f"{W}rPr")
        if says is not None:
            direct = self._styles.run_says(says)
            if "style" in direct:
                look = self._styles.run(style, direct["style"], column.table_style)
            look = look | direct
        for child in node:
            tag = child.tag
            if tag == f"{W}t":
                self._print(child.text or "", look, paragraph)
            elif tag in _BREAKS:
                self._print(_BREAKS[tag], look, paragraph)
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText" and self._fields:
                self._fields[-1][0] += child.text or ""
            elif tag == f"{W}sym":
                font = child.get(f"{W}font", "")
                self._print(
                    chr(int(child.get(f"{W}char", "2022"), 16)), look | {"ascii": font, "other": font}, paragraph
                )
            elif tag == f"{W}pgNum":
                paragraph.spans += _spans("2", look, "PAGE")
            elif tag == ALTERNATE:
                for drawing in chosen(child):
                    self._drawn(drawing, paragraph, column)
            elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
                self._drawn(child, paragraph, column)

    def _field(self, step: str) -> None:
        if step == "begin":
            self._fields.append(["", "code"])
        elif step == "separate" and self._fields:
            self._fields[-1][1] = "result"
        elif step == "end" and self._fields:
            self._fields.pop()

    def _print(self, text: str, look: Props, paragraph: Paragraph) -> None:
        if look.get("hidden") or any(step == "code" for _, step in self._fields):
            return
        words = self._fields[-1][0].split() if self._fields else []
        paragraph.spans += _spans(text, look, words[0].upper() if words else "")

    def _drawn(self, node: Any, paragraph: Paragraph, column: _Column) -> None:
        for shape in shapes_of(node):
            if shape.image:
                self._picture(shape, column)
            elif shape.is_line:
                paragraph.drawn.append(self._line(shape, column))
            else:
                section = self._sections[column.section]
                box = shape.box(column.left, section.top or 0.0)
                place = f"khung chữ {'trong ' + column.place if column.place else ''}".strip()
                inner = column.within(place, shape.width - 5, box.left, column.cell, "")
                inner.region = "frame" if column.region == "text" else column.region
                blocks = self._story(shape.text, inner)
                edge = box if shape.bordered else None
                fixed = box if shape.place.across == shape.place.down == "page" else None
                paragraph.boxes += [replace(block, boxed=block.boxed or edge, box=fixed) for block in blocks]

    def _line(self, shape: Shape, column: _Column) -> DrawnLine:
        section = self._sections[column.section]
        middle = None
        if shape.place.x is not None:
            start = {"page": -column.left, "margin": (section.left or 0.0) - column.left}.get(shape.place.across, 0.0)
            middle = start + shape.place.x + shape.width / 2
        depth = shape.place.y or 0.0
        if shape.place.down == "page":
            depth -= section.top or 0.0
        return DrawnLine(shape.width, middle, depth, shape.solid)

    def _picture(self, shape: Shape, column: _Column) -> None:
        name = self._part.targets.get(shape.image, ("", ""))[1]
        mime = mimetypes.guess_type(name)[0] or ""
        place = column.place or f"sau đoạn {self._paragraphs}"
        self._pictures.append(Picture(place, mime, round(shape.width, 1), round(shape.height, 1)))


def _flushed(column: _Column) -> list[Block]:
    flow, column.flow = column.flow, []
    return blocks_of(flow, column.region, column.section, column.cell)


def _content(node: Any) -> list[Any]:
    """The paragraphs, tables, rows or cells in `node`, out of whatever controls and marks hold them."""
    found: list[Any] = []
    for child in node:
        tag = child.tag
        if tag in {f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"}:
            found.append(child)
        elif tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"}:
            found += _content(child)
        elif tag == ALTERNATE:
            found += _content(chosen(child))
    return found


def _spans(text: str, look: Props, field: str) -> list[Span]:
    if look.get("caps"):
        text = text.upper()
    size = look["size"] * (0.65 if look.get("raised") and not text.strip("_") else 1)

    def span(piece: str, font: str) -> Span:
        return Span(
            piece,
            font,
            size,
            bool(look.get("bold")),
            bool(look.get("italic")),
            look.get("colour", "000000"),
            bool(look.get("underline")),
            field,
        )

    plain, other = look.get("ascii", ""), look.get("other", "")
    if plain == other or text.isascii():
        return [span(text, plain)]
    pieces: list[Span] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or text[end].isascii() != text[start].isascii():
            pieces.append(span(text[start:end], plain if text[start].isascii() else other))
            start = end
    return pieces


def _section(node: Any) -> Section:
    size, margins = node.find(f"{W}pgSz"), node.find(f"{W}pgMar")
    numbering, title = node.find(f"{W}pgNumType"), node.find(f"{W}titlePg")

    def margin(side: str) -> float:
        return abs((mm(margins.get(f"{W}{side}")) if margins is not None else None) or 0.0)

    width, height = ((mm(size.get(f"{W}{side}")) if size is not None else None) for side in ("w", "h"))
    start = numbering.get(f"{W}start") if numbering is not None else None
    return Section(
        width=round(width or 215.9, 2),
        height=round(height or 279.4, 2),
        top=round(margin("top"), 2),
        bottom=round(margin("bottom"), 2),
        left=round(margin("left") + margin("gutter"), 2),
        right=round(margin("right"), 2),
        landscape=(width or 0) > (height or 0),
        title_page=title is not None and title.get(f"{W}val", "true") not in {"0", "false", "off"},
        page_start=int(start) if start else None,
        page_format=(numbering.get(f"{W}fmt") if numbering is not None else None) or "decimal",
    )


def _frame(node: Any, column: _Column) -> Box | None:
    """The place of a paragraph that is fixed on the page."""
    if node is None or node.get(f"{W}dropCap"):
        return None
    x, y, width, height = (mm(node.get(f"{W}{side}")) or 0.0 for side in ("x", "y", "w", "h"))
    return Box(x, y, x + (width or column.width), y + height)


def _cell_place(column: _Column, table: int, row: int, at: int, columns: int) -> str:
    if column.cell is not None:
        return f"{column.place}, bảng bên trong"
    side = {0: "ô trái", columns - 1: "ô phải"}.get(at) if columns in {2, 3} else None
    where = f"bảng {table}, hàng {row + 1}, {side or f'ô {at + 1}'}"
    return f"{column.place}, {where}" if column.place else where


def _said(node: Any, name: str) -> str | None:
    child = node.find(f"{W}{name}") if node is not None else None
    return None if child is None else child.get(f"{W}val")


def _attribute(node: Any, name: str, attribute: str) -> str | None:
    child = node.find(f"{W}{name}") if node is not None else None
    return None if child is None else child.get(f"{W}{attribute}")


def _is_merged_on(properties: Any) -> bool:
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _borders(properties: Any, styled: Any) -> list[Any]:
    """The borders of a table or cell when they frame it: on three sides at least."""
    for name in ("tblBorders", "tcBorders"):
        said = properties.find(f"{W}{name}") if properties is not None else None
        borders = styled if said is None else said
        drawn = [side for side in borders if is_drawn(side)] if borders is not None else []
        if len(drawn) >= 3:
            return drawn
    return []


def _padding(properties: Any) -> float:
    """Left and right padding of the cells of a table."""
    margins = properties.find(f"{W}tblCellMar") if properties is not None else None
    total = 0.0
    for names in (("left", "start"), ("right", "end")):
        said = None
        for name in names:
            node = margins.find(f"{W}{name}") if margins is not None else None
            said = mm(node.get(f"{W}w")) if node is not None else said
        total += _CELL_PADDING if said is None else said
    return total
