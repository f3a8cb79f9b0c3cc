"""Reads any DOCX into a Paper: what Word would print, and how it would set it.

Deleted and hidden text is not read, inserted text is; what two drawings of one thing say is read once.
"""

import mimetypes
from dataclasses import dataclass, field, replace
from typing import Any, Final

from service.errors import FileUnreadable
from service.nd30.docx_drawing import Shape, shapes_of
from service.nd30.docx_flow import DrawnLine, Paragraph, blocks_of
from service.nd30.docx_numbering import Numbering
from service.nd30.docx_package import Package, R, W, child_of, parsed_once
from service.nd30.docx_runs import RunReader, spans_of
from service.nd30.docx_styles import Props, mm, styles_of
from service.nd30.docx_tables import cells_of, content_of
from service.nd30.paper import Block, Box, Cell, Paper, Picture, Region, Section, Span
from service.nd30.png import mean_colour

_DEPTH_LIMIT: Final = 25  # of tables and text boxes within each other
_SHAPES_LIMIT: Final = 500  # each line is measured against every paragraph of its column
_SPANS_LIMIT: Final = 20_000  # of one paragraph
_PAGES_OF: Final = {"first": " thứ nhất", "even": " chẵn"}
_BOX_PADDING: Final = 5.0  # mm, left and right of the words in a text box
_LETTER: Final = (215.9, 279.4)  # what Word prints on when a file does not say


def read_docx(content: bytes) -> Paper:
    """The Paper that a DOCX holds. Raises FileUnreadable when it is none."""
    package = Package(content)
    try:
        return _Reader(package).paper()
    except (ValueError, TypeError, KeyError, OverflowError) as exc:
        raise FileUnreadable(
            "Nội dung của tệp DOCX có giá trị không hợp lệ. Mở bằng Word và lưu lại.", log=f"docx: {type(exc).__name__}"
        ) from exc


@dataclass(slots=True)
class _Column:
    """Where paragraphs are being read into: a page, a cell, a text box, a header."""

    region: Region
    section: int
    width: float
    left: float  # from the edge of the page
    place: str = ""
    cell: Cell | None = None
    table_style: str = ""
    depth: int = 0
    flow: list[Paragraph] = field(default_factory=list)
    worded: int = 0  # of the paragraphs in `flow`, those with words

    def within(self, place: str, width: float, left: float, cell: Cell | None, table_style: str = "") -> "_Column":
        if self.depth >= _DEPTH_LIMIT:
            raise FileUnreadable("Tệp có quá nhiều bảng lồng nhau.", log="tables nested too deep")
        return _Column(self.region, self.section, width, left, place, cell, table_style, self.depth + 1)

    def blocks(self) -> list[Block]:
        """What was read so far; reading goes on in an empty column."""
        flow, self.flow, self.worded = self.flow, [], 0
        return blocks_of(flow, self.region, self.section, self.cell)


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = self._main = package.main()
        sheet, theme, numbering, settings = (
            package.xml(name) if (name := self._main.target(kind)) and package.has(name) else None
            for kind in ("styles", "theme", "numbering", "settings")
        )
        self._styles = styles_of(sheet, theme)
        self._numbering = Numbering(parsed_once(numbering) if numbering else None, self._styles)
        self._even_pages = bool(settings and parsed_once(settings).find(f"{W}evenAndOddHeaders") is not None)
        self._runs = RunReader(self._styles)
        self._sections: list[Section] = []
        self._pictures: list[Picture] = []
        self._tables = self._paragraphs = self._shapes = 0
        self._ruled: set[int] = set()  # the sections that hold tables with borders

    def paper(self) -> Paper:
        body = self._main.root.find(f"{W}body")
        if body is None:
            raise FileUnreadable("Tệp DOCX không có nội dung.", log="no body")
        nodes = [node for node in body.iter(f"{W}sectPr") if node.getparent().tag != f"{W}sectPrChange"]
        self._sections = [_section(node) for node in nodes] or [Section(*_LETTER, 25.4, 25.4, 25.4, 25.4)]
        blocks = self._text(body) + self._margins(nodes)
        sections = tuple(
            replace(section, wide_table=number in self._ruled, even_pages=self._even_pages)
            for number, section in enumerate(self._sections)
        )
        return Paper("docx", sections, tuple(blocks), tuple(self._pictures))

    def _text(self, body: Any) -> list[Block]:
        blocks: list[Block] = []
        column = self._page(0, "text")
        for node in content_of(body):
            blocks += self._item(node, column)
            ends = node.tag == f"{W}p" and child_of(child_of(node, f"{W}pPr"), f"{W}sectPr") is not None
            if ends and column.section + 1 < len(self._sections):
                blocks += column.blocks()
                column = self._page(column.section + 1, "text")
        return blocks + column.blocks()

    def _page(self, number: int, region: Region) -> _Column:
        section = self._sections[number]
        left, right = section.left or 0.0, section.right or 0.0
        return _Column(region, number, section.width - left - right, left)

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
            first = self._sections[number].title_page
            shown = {"default", *(["first"] if first else []), *(["even"] if self._even_pages else [])}
            for (what, kind), name in named.items():
                if kind in shown:
                    blocks += self._margin(name, what, kind, number)
        return blocks

    def _margin(self, name: str, what: str, kind: str, number: int) -> list[Block]:
        region: Region = what if kind == "default" else f"{what}-{kind}"  # type: ignore[assignment]  # one of Region's
        column = self._page(number, region)
        column.place = ("đầu trang" if what == "header" else "chân trang") + _PAGES_OF.get(kind, "")
        column.place += f" (phần {number + 1})" if number else ""
        self._part = self._package.part(name)
        blocks = self._story(self._part.root, column)
        self._part = self._main
        return blocks

    def _story(self, node: Any, column: _Column) -> list[Block]:
        blocks = [block for child in content_of(node) for block in self._item(child, column)]
        return blocks + column.blocks()

    def _item(self, node: Any, column: _Column) -> list[Block]:
        """A paragraph waits in its column for its neighbours; a table ends what stands above it."""
        if node.tag == f"{W}p":
            paragraph = self._paragraph(node, column)
            column.flow.append(paragraph)
            column.worded += paragraph.has_words
            return []
        return column.blocks() + self._table(node, column)

    def _table(self, node: Any, column: _Column) -> list[Block]:
        if column.cell is None:
            self._tables += 1
        blocks: list[Block] = []
        for cell in cells_of(node, self._tables, column.left, column.width, self._styles):
            where = cell.at
            if where.ruled and column.region == "text":
                self._ruled.add(column.section)
            if column.cell is not None and where.columns == 1:  # it only frames what stands in the cell around it
                where = replace(column.cell, ruled=where.ruled)
            place = _cell_place(column, cell.at)
            found = self._story(cell.node, column.within(place, cell.width, cell.left, where, cell.style))
            blocks += [replace(block, boxed=cell.box, edge=cell.edge) for block in found] if cell.box else found
        return blocks

    def _paragraph(self, node: Any, column: _Column) -> Paragraph:
        says = child_of(node, f"{W}pPr")
        direct = self._styles.paragraph_says(says)
        style = direct.get("style", "")
        look = self._styles.run(style, "", column.table_style)
        mark = self._styles.run_says(child_of(says, f"{W}rPr")) if says is not None else {}
        number, depth, props = self._numbered(direct, self._styles.paragraph(style, column.table_style))
        size = mark.get("size") or look["size"]
        spans, drawings = self._runs.read(node, style, column.table_style)
        if len(spans) > _SPANS_LIMIT:
            message = "Tệp có một đoạn quá dài hoặc định dạng vụn. Ngắt thành nhiều đoạn rồi kiểm tra lại."
            raise FileUnreadable(message, log="too many spans")
        label: list[Span] = []
        if number:
            level, printed = self._numbering.level(number, depth), self._numbering.next(number, depth)
            if level and printed:
                first = look | {"size": spans[0].size if spans else size} | level.run
                label = spans_of(f"{printed} " if level.spaced else printed, first)
        paragraph = Paragraph(
            _indented(props) | {"style": style}, size, column.width, (*label, *spans), numbered=bool(label)
        )
        if paragraph.has_words:
            paragraph.size = max(paragraph.spans, key=lambda span: len(span.text.strip())).size
        paragraph.place = self._place(paragraph, column)
        paragraph.frame = _frame(props.get("framePr"), column)
        for drawing in drawings:
            self._draw(drawing, paragraph, column)
        return paragraph

    def _numbered(self, direct: Props, styled: Props) -> tuple[str, int, Props]:
        """The list that numbers a paragraph, its level, and all that is said about the paragraph."""
        number = str((direct if "number" in direct else styled).get("number") or "")
        depth = int(direct.get("level") or styled.get("level") or 0)
        level = self._numbering.level(number, depth)
        if level is None:
            return "", 0, styled | direct
        # A list that the style brings is weaker than the style, one that the paragraph brings is stronger.
        own = "number" in direct
        return number, depth, (styled | level.paragraph if own else level.paragraph | styled) | direct

    def _place(self, paragraph: Paragraph, column: _Column) -> str:
        if column.cell is None and column.region == "text":
            self._paragraphs += paragraph.has_words
            return f"đoạn {self._paragraphs}"
        return f"{column.place}, dòng {column.worded + 1}" if column.cell or column.worded else column.place

    def _draw(self, drawing: Any, paragraph: Paragraph, column: _Column) -> None:
        for shape in shapes_of(drawing):
            self._shapes += 1
            if self._shapes > _SHAPES_LIMIT:
                message = f"Tệp có hơn {_SHAPES_LIMIT} hình vẽ. Gộp các hình thành một ảnh hoặc tách tệp."
                raise FileUnreadable(message, log="too many shapes")
            if shape.image:
                self._pictures.append(self._picture(shape, paragraph, column))
            elif shape.is_line:
                paragraph.drawn.append(self._line(shape, column))
            else:
                paragraph.boxes += self._text_box(shape, column)

    def _picture(self, shape: Shape, paragraph: Paragraph, column: _Column) -> Picture:
        name = self._part.targets.get(shape.image, ("", ""))[1]
        mime = mimetypes.guess_type(name)[0] or ""
        colour = mean_colour(self._package.read(name)) if mime == "image/png" else None
        free = paragraph.room - shape.width
        left = {"center": free / 2, "right": free}.get(paragraph.props.get("align", "left"), 0.0) + paragraph.left
        left = left if shape.place.x is None else shape.place.x
        box = Box(left, 0.0, left + shape.width, shape.height)
        place = column.place or f"sau đoạn {self._paragraphs}"
        return Picture(place, mime, round(shape.width, 1), round(shape.height, 1), colour, box=box)

    def _text_box(self, shape: Shape, column: _Column) -> list[Block]:
        box = shape.box(column.left, self._sections[column.section].top or 0.0)
        place = f"khung chữ trong {column.place}" if column.place else "khung chữ"
        inner = column.within(place, shape.width - _BOX_PADDING, box.left, column.cell)
        inner.region = "frame" if column.region == "text" else column.region
        edge = box if shape.bordered else None
        fixed = box if shape.place.across == shape.place.down == "page" else None
        return [replace(block, boxed=block.boxed or edge, box=fixed) for block in self._story(shape.text, inner)]

    def _line(self, shape: Shape, column: _Column) -> DrawnLine:
        section = self._sections[column.section]
        middle = None
        if shape.place.x is not None:
            start = {"page": -column.left, "margin": (section.left or 0.0) - column.left}.get(shape.place.across, 0.0)
            middle = start + shape.place.x + shape.width / 2
        depth = (shape.place.y or 0.0) - ((section.top or 0.0) if shape.place.down == "page" else 0.0)
        return DrawnLine(shape.width, middle, depth, shape.solid)


def _indented(props: Props) -> Props:
    """With the places where its tabs stop. A tab that draws its leader makes a dotted line, not an indent."""
    if "tabs" not in props:
        return props
    tabs = props["tabs"]
    stops = (mm(tab.get(f"{W}pos")) for tab in tabs if tab.get(f"{W}val") != "clear")
    return props | {
        "dotted": any(tab.get(f"{W}leader", "none") != "none" for tab in tabs),
        "stops": sorted(stop for stop in stops if stop is not None),
    }


def _section(node: Any) -> Section:
    size, margins = node.find(f"{W}pgSz"), node.find(f"{W}pgMar")
    numbering, title = node.find(f"{W}pgNumType"), node.find(f"{W}titlePg")

    def margin(side: str) -> float:
        return abs((mm(margins.get(f"{W}{side}")) if margins is not None else None) or 0.0)

    width, height = ((mm(size.get(f"{W}{side}")) if size is not None else None) for side in ("w", "h"))
    start = numbering.get(f"{W}start") if numbering is not None else None
    return Section(
        width=round(width or _LETTER[0], 2),
        height=round(height or _LETTER[1], 2),
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


def _cell_place(column: _Column, at: Cell) -> str:
    if column.cell is not None:
        return f"{column.place}, bảng bên trong"
    side = {0: "ô trái", at.columns - 1: "ô phải"}.get(at.column) if at.columns in {2, 3} else None
    where = f"bảng {at.table}, hàng {at.row + 1}, {side or f'ô {at.column + 1}'}"
    return f"{column.place}, {where}" if column.place else where
