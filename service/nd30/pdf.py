"""Reads any PDF into a Paper: what stands on its pages, where, and how it is set, as far as a page can tell."""

from collections.abc import Iterator
from typing import Final

import pikepdf
import pypdfium2

from service import pdf_objects
from service.errors import FileUnreadable
from service.nd30.paper import Paper, Picture, Section
from service.nd30.pdf_blocks import blocks_of
from service.nd30.pdf_column import SAME, Column, column_of
from service.nd30.pdf_drawn import Image
from service.nd30.pdf_lines import Line, Sheet, read_sheet
from service.nd30.pdf_page import Leaf, read_leaf
from service.nd30.pdf_paragraphs import drafts_of
from service.nd30.pdf_streams import PAGE_NUMBER, Stream, streams_of
from service.nd30.pdf_weight import weigh
from service.pdfium import opened

MAX_FILE: Final = 50 * 1024 * 1024

_BLUR: Final = 0.6  # mm by which a printed edge misses the one that was set
_FIRST_LINE: Final = 3.0  # mm that spacing puts above the first line of a page
_SCAN: Final = 0.8  # share of the page that an image covers
_FEW_LETTERS: Final = 400


def read_pdf_paper(content: bytes) -> Paper:
    """The Paper that a PDF holds. Raises FileUnreadable when it is none, is locked, or has no letters."""
    if len(content) > MAX_FILE:
        raise FileUnreadable(f"Tệp lớn hơn {MAX_FILE // 1024**2} MB. Gửi tệp nhỏ hơn.", log="file too big")
    if b"%PDF-" not in content[:1024]:
        raise FileUnreadable("Tệp không phải là PDF.", log="no pdf")
    pdfa = _pdfa(content)
    try:
        with opened(content) as document:
            leaves = [read_leaf(document, number) for number in range(document.pages)]
    except pypdfium2.PdfiumError as exc:
        raise FileUnreadable("Tệp PDF đã hỏng, không mở được. Xuất lại từ tệp gốc.", log="damaged pdf") from exc
    if not any(leaf.runs for leaf in leaves) or _is_scan(leaves[0]):
        raise FileUnreadable(
            "Tệp PDF không có lớp chữ (ảnh quét). Hãy kiểm tra tệp PDF xuất từ Word, hoặc tệp DOCX.",
            log="no text layer",
        )
    return _paper(leaves, pdfa)


def _is_scan(leaf: Leaf) -> bool:
    covered = any(
        image.box.width > _SCAN * leaf.width and image.box.height > _SCAN * leaf.height for image in leaf.images
    )
    return covered and sum(len(run.text) for run in leaf.runs) < _FEW_LETTERS


def _pdfa(content: bytes) -> str | None:
    """The PDF/A part that the file claims. Raises FileUnreadable when the file is locked or too heavy."""
    try:
        with pdf_objects.opened(content) as pdf:
            weigh(pdf)
            return pdf_objects.pdfa_part(pdf)
    except pikepdf.PasswordError as exc:
        raise FileUnreadable("Tệp PDF có mật khẩu. Bỏ mật khẩu rồi kiểm tra lại.", log="encrypted pdf") from exc
    except pikepdf.PdfError as exc:
        raise FileUnreadable("Tệp PDF đã hỏng, không mở được. Xuất lại từ tệp gốc.", log="damaged pdf") from exc


def _paper(leaves: list[Leaf], pdfa: str | None) -> Paper:
    sheets: list[Sheet] = []
    tables = 0
    for leaf in leaves:
        sheet, tables = read_sheet(leaf, tables)
        sheets.append(sheet)
    columns = _columns(leaves, sheets)
    streams = streams_of(sheets, [column.middle for column in columns], [leaf.height for leaf in leaves])
    blocks = blocks_of(drafts_of(streams, columns), columns, sheets)
    missing = {run.face.family for leaf in leaves for run in leaf.runs if not run.face.embedded}
    return Paper(
        "pdf",
        tuple(_sections(leaves, sheets, columns, streams)),
        tuple(blocks),
        tuple(_picture(number, image) for number, leaf in enumerate(leaves, start=1) for image in leaf.images),
        pages=len(leaves),
        fonts_missing=tuple(sorted(missing)),
        pdfa=pdfa,
    )


def _picture(page: int, image: Image) -> Picture:
    width, height = round(image.box.width, 1), round(image.box.height, 1)
    return Picture(f"trang {page}", image.mime, width, height, image.colour, page, image.box)


def _columns(leaves: list[Leaf], sheets: list[Sheet]) -> list[Column]:
    """The column of text of each page; pages of one width share it."""
    lines: dict[int, list[Line]] = {}
    walls: dict[int, list[float]] = {}
    for leaf, sheet in zip(leaves, sheets, strict=True):
        width = round(leaf.width)
        across = [row.lines[0] for row in sheet.rows if len(row.lines) == 1 and row.lines[0].cell is None]
        # The numbers of pages begin at one place, but where the text begins they do not tell.
        lines.setdefault(width, []).extend(line for line in across if not PAGE_NUMBER.match(line.text))
        cells = [line.cell for row in sheet.rows for line in row.lines if line.cell is not None]
        walls.setdefault(width, []).extend(cell.edges.left for cell in cells)
    known = {width: column_of(found, width, walls[width]) for width, found in lines.items()}
    return [known[round(leaf.width)] for leaf in leaves]


def _sections(
    leaves: list[Leaf], sheets: list[Sheet], columns: list[Column], streams: list[Stream]
) -> Iterator[Section]:
    """Each page as a section, its margins measured by the text; what it leaves open is read as the decree allows.

    A page may begin late and end early for many reasons: a text that ends high says nothing of its margin, nor does
    one that begins low while another page begins where it should.
    """
    text: list[list[Line]] = [[] for _ in leaves]
    for stream in streams:
        if stream.region == "text":
            text[stream.page - 1] += stream.lines
    highest = min((line.top for lines in text for line in lines), default=0.0)
    for leaf, sheet, column, lines in zip(leaves, sheets, columns, text, strict=True):
        across = [row.lines[0] for row in sheet.rows if len(row.lines) == 1 and row.lines[0].cell is None]
        at_left = [line.left for line in across if abs(line.left - column.left) < SAME]
        at_right = [line.right for line in across if abs(line.right - column.right) < SAME]
        top = _measured(min((line.top for line in lines), default=0.0), 20, 25, _FIRST_LINE)
        bottom = leaf.height - max((line.bottom for line in lines), default=0.0)
        yield Section(
            _side(leaf.height if leaf.turned else leaf.width),
            _side(leaf.width if leaf.turned else leaf.height),
            top=top if lines and (top <= 25 or highest > 25) else None,
            bottom=_measured(bottom, 20, 25) if bottom <= 25 else None,
            left=_measured(min(at_left), 30, 35) if len(at_left) > 1 else None,
            right=_measured(leaf.width - max(at_right), 15, 20) if column.sure and len(at_right) > 1 else None,
            landscape=(leaf.width > leaf.height) != leaf.turned,
            wide_table=any(line.cell is not None for line in lines),
        )


def _side(length: float) -> float:
    """A side of the page; programs round those of A4 to whole points."""
    return next((float(side) for side in (210, 297) if abs(length - side) < _BLUR), round(length, 1))


def _measured(value: float, least: float, most: float, above: float = _BLUR) -> float:
    """Tenths of mm; a value that is outside by less than one can see is at the edge."""
    if least - _BLUR <= value < least:
        return least
    return most if most < value <= most + above else round(value, 1)
