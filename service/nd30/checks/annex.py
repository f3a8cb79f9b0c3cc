"""PL, KH, LH, DC: annexes, stamps and the address (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III)."""

import re
from collections.abc import Iterator
from typing import Final

from service.nd30.anatomy import Annex
from service.nd30.case import Case, Flaw, keeps
from service.nd30.look import lettered, missing, number, sized, typed
from service.vietnamese import fold

_STAMPS: Final = {"hoa toc": 30, "thuong khan": 40, "khan": 20}
_STAMP_HEIGHT: Final = 8
_STAMP_TOLERANCE: Final = 1.5
_NUMBERED: Final = re.compile(r"Phụ lục(\s+(\S+))?", re.IGNORECASE)
_BLANK: Final = r"[\s.…_]*"
_MENTION: Final = re.compile(r"phu luc|danh sach|kem theo|bang ke|bieu")


def _named(case: Case) -> list[Annex]:
    return [annex for annex in case.parts.phu_luc if annex.named]


@keeps("PL-01")
def the_word_phu_luc_stands_alone(case: Case) -> Iterator[Flaw]:
    for annex in _named(case):
        yield from typed(annex.heading, size=(14, 14), bold=True, italic=False, capitals=False, centred=True)


@keeps("PL-02")
def several_annexes_have_roman_numbers(case: Case) -> Iterator[Flaw]:
    annexes = _named(case)
    for annex in annexes:
        found = _NUMBERED.match(annex.heading.text)
        written = (found[2] or "") if found else ""
        if written and not re.fullmatch(r"[IVXLC]+", written.rstrip(".:")):
            yield Flaw(annex.heading.spot, f"số “{written}”", "số La Mã", "Đánh số phụ lục bằng chữ số La Mã.")
        if not written and len(annexes) > 1:
            yield Flaw(
                annex.heading.spot, "không có số thứ tự", "số thứ tự bằng số La Mã", "Ghi Phụ lục I, Phụ lục II."
            )


@keeps("PL-03")
def titles_of_annexes_are_in_bold_capitals(case: Case) -> Iterator[Flaw]:
    for annex in case.parts.phu_luc:
        for block in annex.title:
            yield from typed(block, size=(13, 14), bold=True, italic=False, capitals=True, centred=True)


@keeps("PL-04")
def annexes_say_what_they_go_with(case: Case) -> Iterator[Flaw]:
    for annex in case.parts.phu_luc:
        origin = annex.origin
        if origin is None:
            yield missing(
                "“(Kèm theo …)”", f"dưới tên phụ lục, {annex.heading.spot}", "Thêm “(Kèm theo … số … ngày … của …)”."
            )
            continue
        yield from typed(origin, size=(13, 14), bold=False, italic=True, centred=True)
        blanks = _blanks(origin.text)
        if blanks and not all(blanks):
            yield Flaw(
                origin.spot,
                "số, ngày chỗ ghi chỗ để trống",
                "bản giấy ghi đủ, bản điện tử để trống tất cả",
                "Ghi đủ số, ngày tháng năm hoặc để trống tất cả.",
            )


def _blanks(text: str) -> list[bool]:
    """Which of number, day, month and year are left blank."""
    forms = (
        rf"số({_BLANK}|\s*\S*?\d\S*?)/",
        rf"ngày({_BLANK}|\s*\d+\s*)tháng",
        rf"tháng({_BLANK}|\s*\d+\s*)năm",
        rf"năm({_BLANK}|\s*\d+\s*)(của|\)|$)",
    )
    found = [re.search(form, text, re.IGNORECASE) for form in forms]
    return [bool(re.fullmatch(_BLANK, match[1])) for match in found if match]


@keeps("PL-05")
def annexes_count_their_own_pages(case: Case) -> Iterator[Flaw]:
    if not case.is_docx:
        yield from _printed_numbers(case)
        return
    last = case.parts.foot.noi_nhan.section if case.parts.foot.noi_nhan else 0
    for annex in case.parts.phu_luc:
        section = annex.heading.section
        if section == last or case.paper.sections[section].page_start != 1:
            yield Flaw(
                annex.heading.spot,
                "số trang nối tiếp phần trước",
                "số trang đánh riêng từ 1",
                "Ngắt phần (Section Break) trước phụ lục và đánh lại số trang từ 1.",
            )
        last = section


def _printed_numbers(case: Case) -> Iterator[Flaw]:
    starts = {annex.heading.page for annex in case.parts.phu_luc if annex.heading.page}
    for block in case.paper.blocks:
        if block.region != "header" or block.page is None or not block.text.strip("- ").isdigit():
            continue
        first = max((page for page in starts if page <= block.page), default=None)
        expected = block.page - first + 1 if first else None
        if expected and int(block.text.strip("- ")) != expected:
            yield Flaw(block.spot, f"số trang {block.text}", f"số trang {expected}", "Đánh lại số trang phụ lục từ 1.")


@keeps("PL-06")
def the_text_points_to_its_annexes(case: Case) -> Iterator[Flaw]:
    text = " ".join(fold(block.text) for block in case.parts.text)
    if case.parts.phu_luc and case.parts.body and not _MENTION.search(text):
        heading = case.parts.phu_luc[0].heading
        yield Flaw(
            heading.spot, "nội dung không nhắc đến phụ lục", "có chỉ dẫn trong nội dung", "Ghi “(có … kèm theo)”."
        )


@keeps("KH-01")
def urgency_is_stamped_in_red(case: Case) -> Iterator[Flaw]:
    block = case.parts.do_khan
    if block is None:
        return
    yield from typed(block, size=(13, 14), bold=True, italic=False, capitals=True)
    if any(span.colour == "000000" for span in lettered(block)):
        yield Flaw(block.spot, "chữ màu đen", "màu đỏ tươi", "Đặt màu chữ và khung màu đỏ.")
    width = _STAMPS[fold(block.text).strip("* ")]
    expected = f"khung viền đơn {width} mm × {_STAMP_HEIGHT} mm"
    box = block.boxed
    if box is None:
        yield Flaw(block.spot, "không có khung", expected, "Thêm khung viền đơn quanh chữ.")
        return
    off = abs(box.width - width) > _STAMP_TOLERANCE or (
        box.height and abs(box.height - _STAMP_HEIGHT) > _STAMP_TOLERANCE
    )
    if off:
        found = f"khung {number(box.width)} mm × {number(box.height)} mm"
        yield Flaw(block.spot, found, expected, "Sửa kích thước khung.")


@keeps("LH-01")
def circulation_is_boxed(case: Case) -> Iterator[Flaw]:
    block = case.parts.luu_hanh
    if block is None:
        return
    yield from typed(block, size=(13, 14), bold=True, italic=False, capitals=True)
    if block.boxed is None:
        yield Flaw(block.spot, "không có khung", "khung hình chữ nhật viền đơn", "Thêm khung viền đơn quanh chữ.")


@keeps("DC-01")
def the_address_stands_below_a_line_on_page_one(case: Case) -> Iterator[Flaw]:
    blocks = case.parts.dia_chi
    if not blocks:
        return
    for block in blocks:
        yield from sized(block, 11, 12)
        yield from typed(block, bold=None, italic=False)
    first = blocks[0]
    line, room = first.rule_above, first.room
    if line is None:
        yield Flaw(first.spot, "không có đường kẻ phía trên", "dưới một đường kẻ nét liền", "Kẻ đường ngang phía trên.")
    elif not line.solid or (room and line.length < room * 0.95):
        found = f"đường kẻ dài {number(line.length)} mm" if line.solid else "đường kẻ không liền nét"
        yield Flaw(first.spot, found, "đường kẻ nét liền hết chiều ngang", "Kéo đường kẻ hết chiều ngang trang.")
    repeated = first.region == "footer" and (case.is_docx or any((block.page or 1) > 1 for block in blocks))
    if repeated:
        yield Flaw(first.spot, "địa chỉ ở mọi trang", "chỉ ở trang thứ nhất", "Chọn “Different First Page”.")
