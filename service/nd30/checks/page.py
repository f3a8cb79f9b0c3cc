"""PG: paper, margins, fonts, colour, page numbers (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from service.nd30.anatomy import STAMPS
from service.nd30.case import Case, Flaw, keeps
from service.nd30.look import number, typed
from service.nd30.paper import Block
from service.nd30.pieces import is_quoc_hieu, lettered
from service.vietnamese import fold

TIMES: Final = "timesnewroman"
# Fonts that print as Times New Roman does, letter by letter, and stand in for it.
TWINS: Final = ("liberationserif", "tinos", "thorndale")

_PAPER_TOLERANCE: Final = 0.5
_MARGIN_TOLERANCE: Final = {"docx": 0.15, "pdf": 0.8}  # mm; a PDF is measured by its letters
_LEGACY: Final = re.compile(r"\.vn|vni[- ]", re.IGNORECASE)
_FULL_PAGE: Final = 2600  # letters on a page of plain text


@lru_cache(maxsize=256)
def font_key(font: str) -> str:
    """ "TimesNewRomanPS-BoldMT" and "Times New Roman" are one font."""
    return "".join(char for char in fold(font.rsplit("+", maxsplit=1)[-1]) if char.isalnum())


@keeps("PG-01")
def the_paper_is_a4(case: Case) -> Iterator[Flaw]:
    for at, section in enumerate(case.paper.sections):
        sides = sorted((section.width, section.height))
        if abs(sides[0] - 210) > _PAPER_TOLERANCE or abs(sides[1] - 297) > _PAPER_TOLERANCE:
            found = f"{number(section.width)} mm × {number(section.height)} mm"
            yield Flaw(case.section_named(at), found, "210 mm × 297 mm", "Chọn khổ giấy A4.")


@keeps("PG-02")
def it_stands_upright_unless_it_holds_tables(case: Case) -> Iterator[Flaw]:
    for at, section in enumerate(case.paper.sections):
        if section.width > section.height and not section.wide_table:
            yield Flaw(
                case.section_named(at), "trình bày theo chiều rộng", "theo chiều dài", "Xoay trang về chiều dọc."
            )


def _margin(case: Case, side: str, name: str, low: float, high: float) -> Iterator[Flaw]:
    slack = _MARGIN_TOLERANCE[case.paper.medium]
    for at, section in enumerate(case.paper.sections):
        length = getattr(section, side)
        if length is not None and not low - slack <= length <= high + slack:
            yield Flaw(
                case.section_named(at),
                f"lề {name} {number(length)} mm",
                f"lề {name} {number(low)} mm đến {number(high)} mm",
                f"Đặt lề {name} {number(low)} mm đến {number(high)} mm.",
            )


@keeps("PG-03")
def the_top_margin(case: Case) -> Iterator[Flaw]:
    yield from _margin(case, "top", "trên", 20, 25)


@keeps("PG-04")
def the_bottom_margin(case: Case) -> Iterator[Flaw]:
    yield from _margin(case, "bottom", "dưới", 20, 25)


@keeps("PG-05")
def the_left_margin(case: Case) -> Iterator[Flaw]:
    yield from _margin(case, "left", "trái", 30, 35)


@keeps("PG-06")
def the_right_margin(case: Case) -> Iterator[Flaw]:
    yield from _margin(case, "right", "phải", 15, 20)


@keeps("PG-07")
def the_font_is_times_new_roman(case: Case) -> Iterator[Flaw]:
    for block in case.paper.blocks:
        for font in sorted({span.font for span in lettered(block)}):
            if not font_key(font).startswith((TIMES, *TWINS) if not case.is_docx else TIMES):
                name = font or "không rõ"
                yield Flaw(block.spot, f"phông {name}", "phông Times New Roman", "Đặt phông Times New Roman.")


@keeps("PG-08")
def the_letters_are_black(case: Case) -> Iterator[Flaw]:
    for block in case.paper.blocks:
        colours = sorted({span.colour for span in lettered(block) if not _is_black(span.colour)})
        if colours and not _may_be_red(block, case):
            yield Flaw(block.spot, f"chữ màu #{', #'.join(colours)}", "chữ màu đen", "Đặt màu chữ đen.")


def _may_be_red(block: Block, case: Case) -> bool:
    """Whether a block is the stamp of an urgency or of a secrecy."""
    return block is case.parts.do_khan or STAMPS.get(fold(block.text).strip("* "), "luu") != "luu"


@lru_cache(maxsize=256)
def _is_black(colour: str) -> bool:
    try:
        return all(int(colour[at : at + 2], 16) <= 0x1A for at in (0, 2, 4))
    except ValueError:
        return True


@keeps("PG-09")
def the_letters_are_precomposed_unicode(case: Case) -> Iterator[Flaw]:
    for block in case.paper.blocks:
        legacy = sorted({span.font for span in block.spans if _is_legacy(span.font)})
        if legacy:
            yield Flaw(block.spot, f"phông {legacy[0]} của bảng mã cũ", "bảng mã Unicode", "Chuyển mã sang Unicode.")
        elif not unicodedata.is_normalized("NFC", block.text):
            yield Flaw(block.spot, "Unicode tổ hợp", "Unicode dựng sẵn", "Chuyển sang Unicode dựng sẵn (NFC).")


@lru_cache(maxsize=256)
def _is_legacy(font: str) -> bool:
    return _LEGACY.match(font) is not None


def _numbers(case: Case, *regions: str) -> list[Block]:
    """The blocks of these margins that print the page number."""
    blocks = [block for block in case.paper.blocks if block.region in regions]
    if case.is_docx:
        return [block for block in blocks if any(span.field == "PAGE" for span in block.spans)]
    return [block for block in blocks if re.fullmatch(r"[-–\s]*(\d+|[ivxlc]+)[-–\s]*", block.text, re.IGNORECASE)]


@keeps("PG-10")
def the_page_number_stands_in_the_top_margin(case: Case) -> Iterator[Flaw]:
    numbers = _numbers(case, "header")
    for place in _unnumbered(case):
        yield Flaw(
            place,
            "không có số trang",
            "số trang ở giữa lề trên",
            "Chèn số trang ở đầu trang, canh giữa (Insert, Page Number, Top of Page).",
        )
    for block in numbers:
        if not _is_centred(block, case):
            yield Flaw(block.spot, "số trang không canh giữa", "số trang canh giữa", "Canh giữa số trang.")
    first = _numbers(case, "header-first")
    first += _restarted(case, numbers)
    if first:
        yield Flaw(
            f"lề trên {case.first_page_of(first[0])}",
            "trang thứ nhất hiện số trang",
            "trang thứ nhất không hiện số trang",
            "Chọn “Different First Page” và xóa số trang ở trang thứ nhất.",
        )
    if case.is_docx and numbers and case.paper.sections[0].even_pages and not _numbers(case, "header-even"):
        yield Flaw(
            "lề trên trang chẵn",
            "trang chẵn không có số trang",
            "số trang ở giữa lề trên mọi trang từ trang 2",
            "Bỏ chọn “Different Odd & Even Pages”.",
        )


def _unnumbered(case: Case) -> list[str]:
    """Where a number is missing: on pages of a PDF that are the first of no part, or on all of a DOCX."""
    numbered = _numbers(case, "header", "footer")
    if case.is_docx:
        return ["lề trên từ trang 2"] if not numbered and _is_long(case) else []
    shown = {block.page for block in numbered}
    pages = range(2, (case.paper.pages or 1) + 1)
    return [f"lề trên trang {page}" for page in pages if page not in shown and page not in first_pages(case)]


def first_pages(case: Case) -> set[int]:
    """Pages of a PDF on which the document, an annex or an attached text begins."""
    heads = (block.page for block in case.paper.blocks if is_quoc_hieu(block.text))
    annexes = (annex.heading.page for annex in case.parts.phu_luc)
    return {1, *(page for page in (*heads, *annexes) if page)}


def _restarted(case: Case, numbers: list[Block]) -> list[Block]:
    """The numbers that show on a page that counts as the first: of the document or of an annex."""
    if not case.is_docx:
        return [block for block in numbers if block.text.strip("-– ") == "1" and block.page in first_pages(case)]
    sections = case.paper.sections
    return [
        block
        for block in numbers
        if not sections[block.section].title_page and (block.section == 0 or sections[block.section].page_start == 1)
    ]


def _is_centred(block: Block, case: Case) -> bool:
    if case.is_docx:
        tabbed = "".join(span.text for span in block.spans).startswith("\t")
        middle = (block.left or 0.0) + (block.indent or 0.0)
        return block.align == "center" or (tabbed and abs(middle - (block.room or 0.0) / 2) < 15)
    return block.align in {"center", None}


def _is_long(case: Case) -> bool:
    """Whether a DOCX surely takes more than one page."""
    letters = sum(len(block.text) for block in case.paper.blocks if block.section == 0)
    return len(case.paper.sections) > 1 or letters > _FULL_PAGE * 1.3


@keeps("PG-11")
def the_page_number_is_upright_and_arabic(case: Case) -> Iterator[Flaw]:
    for block in _numbers(case, "header", "footer"):
        yield from typed(block, size=(13, 14), bold=False, italic=False)
        section = case.paper.sections[block.section]
        if section.page_format not in {"decimal", "numberInDash"} or not re.search(r"\d", block.text):
            yield Flaw(block.spot, "số trang không phải chữ số Ả Rập", "1, 2, 3", "Chọn kiểu số trang 1, 2, 3.")


@keeps("PG-12")
def pages_count_from_one(case: Case) -> Iterator[Flaw]:
    start = case.paper.sections[0].page_start if case.is_docx else _printed_start(case)
    if start not in {None, 1}:
        yield Flaw("trang thứ nhất", f"số trang bắt đầu từ {start}", "bắt đầu từ 1", "Đặt số trang bắt đầu từ 1.")


def _printed_start(case: Case) -> int | None:
    """The number that page 1 of a PDF would bear, by the first number that is printed before another part begins."""
    later = min((page for page in first_pages(case) if page > 1), default=len(case.paper.sections) + 1)
    for block in _numbers(case, "header", "footer"):
        digits = re.sub(r"\D", "", block.text)
        if digits and block.page is not None and block.page < later:
            return int(digits) - block.page + 1
    return None


@keeps("PG-13")
def no_page_number_stands_at_the_bottom(case: Case) -> Iterator[Flaw]:
    for block in _numbers(case, "footer", "footer-first"):
        yield Flaw(block.spot, "số trang ở lề dưới", "số trang ở lề trên", "Chuyển số trang lên giữa lề trên.")
