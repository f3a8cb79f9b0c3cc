"""PL, KH, LH, DC: annexes, stamps and the address (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III)."""

import re
from collections.abc import Iterator
from typing import Final

from service.nd30.annexes import Annex
from service.nd30.case import Case, Flaw, keeps
from service.nd30.look import missing, number, sized, typed
from service.nd30.pieces import lettered, side_of
from service.vietnamese import fold, roman

_STAMPS: Final = {"HOẢ TỐC": 30, "HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}
_LIMITS: Final = ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")
_STAMP_HEIGHT: Final = 8
_STAMP_TOLERANCE: Final = 1.5
_ALONE: Final = re.compile(r"Phụ lục(\s+(\S+))?\s*[:.]?", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"Phụ lục\s+([IVXLC]+|\d+|[A-ZĐ])\b", re.IGNORECASE)
_BLANK: Final = r"[\s.…_]*"
_SIGNED: Final = re.compile(r"\d+\S*/\S+.*\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00")
# A text points to all its annexes at once: "các Phụ lục", "Phụ lục … kèm theo", "Phụ lục I đến Phụ lục III".
_TOGETHER: Final = re.compile(
    r"(cac|\d+) phu luc|phu luc (?![ivxlc]+\b)[^.;]{0,30}kem|phu luc [ivxlc]+ (den|-) (phu luc )?[ivxlc]+"
)


def _named(case: Case) -> list[Annex]:
    return [annex for annex in case.parts.phu_luc if annex.named]


@keeps("PL-01")
def the_word_phu_luc_stands_alone(case: Case) -> Iterator[Flaw]:
    for annex in _named(case):
        yield from typed(annex.heading, size=(14, 14), bold=True, italic=False, centred=True)
        if annex.heading.text.startswith("PHỤ LỤC"):
            yield Flaw(
                annex.heading.spot, "chữ in hoa", "chữ in thường “Phụ lục”", "Viết “Phụ lục” bằng chữ in thường."
            )
        if not _ALONE.fullmatch(annex.heading.text):
            yield Flaw(
                annex.heading.spot,
                "tên phụ lục cùng dòng",
                "“Phụ lục” trên một dòng riêng",
                "Xuống dòng sau “Phụ lục”.",
            )


@keeps("PL-02")
def several_annexes_have_roman_numbers(case: Case) -> Iterator[Flaw]:
    annexes = _named(case)
    for number_due, annex in enumerate(annexes, start=1):
        found = _NUMBERED.match(annex.heading.text)
        written = found[1] if found else ""
        if written and not re.fullmatch(r"[IVXLC]+", written):
            yield Flaw(annex.heading.spot, f"số “{written}”", "số La Mã", "Đánh số phụ lục bằng chữ số La Mã.")
        elif written and len(annexes) > 1 and not case.parts.alone and written != roman(number_due):
            due = f"Phụ lục {roman(number_due)}"
            yield Flaw(annex.heading.spot, f"Phụ lục {written}", due, "Đánh số các phụ lục liên tục.")
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
        if annex.titled_late:
            yield Flaw(origin.spot, "đứng trên tên phụ lục", "dưới tên phụ lục", "Chuyển xuống dưới tên phụ lục.")
        if not re.search(r"\bcủa\s+[\w…]", origin.text):
            yield Flaw(
                origin.spot, "không ghi cơ quan ban hành", "… của cơ quan ban hành", "Ghi tên cơ quan ban hành văn bản."
            )
        blanks = _blanks(origin.text)
        if any(blanks) and not all(blanks):
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
    last = -1 if case.parts.alone else case.parts.text[-1].section if case.parts.text else 0
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
    text = " ".join(block.text for block in case.parts.text)
    for annex in case.parts.phu_luc if case.parts.body and not case.parts.alone else ():
        if not _mentions(text, annex, len(_named(case))):
            name = annex.heading.text
            yield Flaw(
                annex.heading.spot,
                f"nội dung không nhắc đến {name}",
                "có chỉ dẫn trong nội dung",
                f"Ghi “(có {name} kèm theo)”.",
            )


def _mentions(text: str, annex: Annex, count: int) -> bool:
    words = fold(text)
    if re.search(r"(kem theo|dinh kem)\)", words) and not annex.named:
        return True
    written = _NUMBERED.match(annex.heading.text)
    if annex.named and written and count > 1:
        listed = re.search(rf"[Pp]hụ lục[^.;)]{{0,60}}\b{written[1]}\b", text)
        return bool(listed or _TOGETHER.search(words))
    return ("phu luc" if annex.named else fold(annex.heading.text)) in words


@keeps("PL-07")
def an_annex_in_its_own_file_is_signed_at_the_top_right(case: Case) -> Iterator[Flaw]:
    if not case.parts.alone or case.draft:
        return
    stamp = case.parts.body[0] if case.parts.body else None
    expected = "số, ký hiệu văn bản; thời gian ký theo ISO 8601, múi giờ +07:00"
    if stamp is None:
        yield missing("thông tin ký số của cơ quan", "góc trên, bên phải trang đầu", "Văn thư ký số lên tệp phụ lục.")
        return
    yield from typed(stamp, size=(10, 10), bold=False, italic=False)
    if not _SIGNED.search(stamp.text):
        yield Flaw(stamp.spot, f"“{stamp.text}”", expected, "Ký số lại với thời gian ký theo ISO 8601.")
    if stamp.align != "right" and (stamp.box is None or stamp.box.middle < 105):
        yield Flaw(stamp.spot, "không ở bên phải", "góc trên, bên phải", "Đặt thông tin ký số ở góc trên, bên phải.")


@keeps("KH-01")
def urgency_is_stamped_in_red(case: Case) -> Iterator[Flaw]:
    block = case.parts.do_khan
    if block is None:
        return
    yield from typed(block, size=(13, 14), bold=True, italic=False, capitals=True)
    drawn = block.edge.colour if block.edge else "FF0000"
    if not all(_is_red(colour) for colour in (drawn, *(span.colour for span in lettered(block)))):
        yield Flaw(block.spot, "chữ hoặc khung không đỏ", "màu đỏ tươi", "Đặt màu chữ và khung màu đỏ.")
    if side_of(block) == "right":
        yield Flaw(block.spot, "ở bên phải", "bên trái, dưới số, ký hiệu", "Chuyển sang ô bên trái, dưới số, ký hiệu.")
    width = _STAMPS.get(block.text.upper())
    if width is None:
        yield Flaw(block.place, f"“{block.text}”", "HOẢ TỐC, THƯỢNG KHẨN hoặc KHẨN", "Ghi một trong ba mức độ khẩn.")
        return
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


def _is_red(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red >= 0xB0 and max(green, blue) <= 0x60


@keeps("LH-01")
def circulation_is_boxed(case: Case) -> Iterator[Flaw]:
    block = case.parts.luu_hanh
    if block is None:
        return
    yield from typed(block, size=(13, 14), bold=True, italic=False, capitals=True)
    if block.boxed is None:
        yield Flaw(block.spot, "không có khung", "khung hình chữ nhật viền đơn", "Thêm khung viền đơn quanh chữ.")
    elif block.edge and not block.edge.single:
        yield Flaw(block.spot, "khung viền đôi hoặc nét đứt", "khung viền đơn", "Đặt khung viền đơn.")
    if block.text.upper() not in _LIMITS:
        yield Flaw(
            block.place, f"“{block.text}”", "XEM XONG TRẢ LẠI hoặc LƯU HÀNH NỘI BỘ", "Ghi một trong hai chỉ dẫn."
        )
    if block.region == "text" and block.cell is None:
        yield Flaw(block.spot, "ở trong nội dung", "phần lề trên, bên phải trang đầu", "Chuyển lên lề trên, bên phải.")


@keeps("DC-01")
def the_address_stands_below_a_line_on_page_one(case: Case) -> Iterator[Flaw]:
    blocks = case.parts.dia_chi
    if not blocks:
        return
    for block in blocks:
        yield from sized(block, 11, 12)
        words = any(len(word) > 3 for word in re.findall(r"[^\W\d_]+", block.text))  # more than “ĐT”, “Fax”
        yield from typed(block, bold=False, italic=False, capitals=False if words else None)
    first = blocks[0]
    line, room = first.rule_above, first.room
    if line is None:
        yield Flaw(first.spot, "không có đường kẻ phía trên", "dưới một đường kẻ nét liền", "Kẻ đường ngang phía trên.")
    elif not line.solid or (room and line.length < room * 0.95):
        found = f"đường kẻ dài {number(line.length)} mm" if line.solid else "đường kẻ không liền nét"
        yield Flaw(first.spot, found, "đường kẻ nét liền hết chiều ngang", "Kéo đường kẻ hết chiều ngang trang.")
    repeated = first.region == "footer" if case.is_docx else any((block.page or 1) > 1 for block in blocks)
    if repeated:
        yield Flaw(first.spot, "địa chỉ ở mọi trang", "chỉ ở trang thứ nhất", "Chọn “Different First Page”.")
