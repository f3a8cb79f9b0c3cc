"""HD-01 to HD-11: quốc hiệu, tiêu ngữ, the issuer (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1 and II.2)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.look import centered, line_width, missing, number, ruled, typed
from service.nd30.paper import Block
from service.nd30.pieces import side_of

QUOC_HIEU: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU: Final = "Độc lập - Tự do - Hạnh phúc"


@keeps("HD-01")
def quoc_hieu_stands_at_the_top_right(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.quoc_hieu
    if block is None:
        yield missing("Quốc hiệu", "đầu trang thứ nhất, bên phải", f"Thêm “{QUOC_HIEU}”.")
        return
    text = block.text.upper().replace("HOÀ", "HÒA")
    if text != QUOC_HIEU:
        yield Flaw(block.place, f"“{block.text}”", f"“{QUOC_HIEU}”", "Gõ lại Quốc hiệu.")
    if side_of(block) == "left" or (block.cell is None and block.align == "left" and block.page is None):
        yield Flaw(block.spot, "ở bên trái trang", "ở bên phải trang", "Chuyển Quốc hiệu sang ô bên phải.")


@keeps("HD-02")
def quoc_hieu_is_in_bold_capitals(case: Case) -> Iterator[Flaw]:
    yield from typed(case.parts.head.quoc_hieu, size=(12, 13), bold=True, italic=False, capitals=True)


@keeps("HD-03")
def quoc_hieu_fits_one_line(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.quoc_hieu
    if block and (len(block.lines) > 1 or (block.page is None and block.room and _overflows(block))):
        yield Flaw(block.spot, "Quốc hiệu xuống dòng", "một dòng", "Nới ô bên phải hoặc dùng cỡ chữ 12.")


def _overflows(block: Block) -> bool:
    return line_width(block, block.text) > (block.room or 0.0) + 0.5


@keeps("HD-04")
def tieu_ngu_is_word_for_word(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.tieu_ngu
    if block is None:
        yield missing("Tiêu ngữ", "dưới Quốc hiệu", f"Thêm “{TIEU_NGU}”.")
    elif block.text != TIEU_NGU and block.text.upper() != TIEU_NGU.upper():
        yield Flaw(block.place, f"“{block.text}”", f"“{TIEU_NGU}”", "Gõ lại Tiêu ngữ, gạch nối ngắn, có cách chữ.")
    elif block.text != TIEU_NGU and not block.text.isupper():
        yield Flaw(block.place, f"“{block.text}”", f"“{TIEU_NGU}”", "Viết hoa chữ cái đầu của mỗi cụm từ.")


@keeps("HD-05")
def tieu_ngu_is_bold(case: Case) -> Iterator[Flaw]:
    yield from typed(case.parts.head.tieu_ngu, size=(13, 14), bold=True, italic=False, capitals=False)


@keeps("HD-06")
def tieu_ngu_is_centred_right_below(case: Case) -> Iterator[Flaw]:
    nation, motto = case.parts.head.quoc_hieu, case.parts.head.tieu_ngu
    if nation is None or motto is None:
        return
    yield from centered(nation)
    yield from centered(motto)
    if nation.cell and motto.cell and nation.cell.column != motto.cell.column:
        yield Flaw(motto.spot, "không nằm dưới Quốc hiệu", "ngay dưới Quốc hiệu", "Đặt cùng ô với Quốc hiệu.")
    if nation.box and motto.box and nation.page and abs(nation.box.middle - motto.box.middle) > 2.5:
        yield Flaw(motto.spot, "lệch so với Quốc hiệu", "canh giữa dưới Quốc hiệu", "Canh giữa Tiêu ngữ.")
    yield from _set_close(nation, motto)


def _set_close(above: Block, below: Block) -> Iterator[Flaw]:
    """Whether two lines are a single line apart."""
    line = max(above.line or 1.0, below.line or 1.0)
    gap = max(above.after or 0.0, below.before or 0.0)
    if line > 1.06 or gap > 1 or below.blanks_above:
        found = f"cách dòng {number(line)} lines, cách đoạn {number(gap)}pt" + (
            ", có dòng trống" * bool(below.blanks_above)
        )
        yield Flaw(below.spot, found, "cách dòng đơn, không cách đoạn", "Đặt Spacing 0pt, Line spacing Single.")


@keeps("HD-07")
def tieu_ngu_has_a_line_of_its_own_length(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.tieu_ngu
    if block:
        yield from ruled(block, block.rule, "Tiêu ngữ", 0.9, 1.1, "dài bằng dòng chữ")


@keeps("HD-08")
def the_superior_is_in_capitals_not_bold(case: Case) -> Iterator[Flaw]:
    for block in case.parts.head.chu_quan:
        yield from typed(block, size=(12, 13), bold=False, italic=False, capitals=True)


@keeps("HD-09")
def the_issuer_is_in_bold_capitals(case: Case) -> Iterator[Flaw]:
    if not case.parts.head.co_quan:
        yield missing("tên cơ quan ban hành", "ô trái đầu trang", "Ghi tên cơ quan ban hành, chữ in hoa, đậm.")
    for block in case.parts.head.co_quan:
        yield from typed(block, size=(12, 13), bold=True, italic=False, capitals=True)


@keeps("HD-10")
def the_issuer_has_a_short_line_below(case: Case) -> Iterator[Flaw]:
    if case.parts.head.co_quan:
        block = case.parts.head.co_quan[-1]
        yield from ruled(block, block.rule, "tên cơ quan", 0.32, 0.52, "dài từ 1/3 đến 1/2 dòng chữ")


@keeps("HD-11")
def the_issuer_is_centred_below_its_superior(case: Case) -> Iterator[Flaw]:
    names = case.parts.head.chu_quan + case.parts.head.co_quan
    for block in names:
        yield from centered(block)
    for above, below in pairwise(names):
        if case.stands_before(below, above):
            yield Flaw(below.spot, "đứng trên cơ quan chủ quản", "dưới cơ quan chủ quản", "Đổi thứ tự hai dòng tên.")
        else:
            yield from _set_close(above, below)
