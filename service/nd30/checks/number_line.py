"""HD-12 to HD-20: số, ký hiệu, địa danh, thời gian (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3 and II.4)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.genre import GENRES
from service.nd30.look import missing, typed
from service.nd30.paper import Block
from service.nd30.pieces import side_of

_GROUP: Final = r"[A-ZĐĂÂÊÔƠƯ0-9&][A-Za-zĐđĂÂÊÔƠƯ0-9&]*"
_SYMBOL: Final = re.compile(rf"{_GROUP}(-{_GROUP})+")
_NUMBER: Final = re.compile(r"Số\s*:?\s*(.*?)\s*/\s*(.*)$")
_DAY: Final = re.compile(
    r"(?P<place>.*?)(?P<comma>,?)\s*ngày\s*(?P<day>\S*?)\s*tháng\s*(?P<month>\S*?)\s*năm\s*(?P<year>\S*?)\s*(?P<mark>[.,;]?)"
)
_BLANK: Final = re.compile(r"[\s.…_\-]*")
# Abbreviations of kinds that are those of offices too: Cục Thuế, Công đoàn, Cục Quản lý chất lượng …
_OF_OFFICES: Final = frozenset(("CT", "CĐ", "DA", "HD", "TC", "QC", "BC"))
_ABBREVIATIONS: Final = frozenset(genre.abbreviation for genre in GENRES if genre.abbreviation) - _OF_OFFICES


@keeps("HD-12")
def the_number_stands_below_the_issuer(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.so_ky_hieu
    if block is None:
        return
    yield from typed(block, size=(13, 13), bold=False, italic=False, centred=True)
    if not block.text.startswith("Số:"):
        yield Flaw(block.spot, f"“{block.text.split('/')[0]}”", "“Số:”", "Ghi “Số:” với dấu hai chấm ngay sau.")
    if side_of(block) == "right":
        yield Flaw(block.spot, "ở bên phải", "bên trái, dưới tên cơ quan", "Chuyển số, ký hiệu sang ô bên trái.")


def _number(case: Case) -> tuple[Block, str, str] | None:
    """The block of the number, the number and the ký hiệu."""
    block = case.parts.head.so_ky_hieu
    found = _NUMBER.match(block.text) if block else None
    return (block, found[1], found[2]) if block and found else None


@keeps("HD-13")
def the_symbol_names_kind_and_issuer(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.so_ky_hieu
    parts = _number(case)
    if block is None and (case.genre is None or case.genre.numbered):
        yield missing("số, ký hiệu", "ô trái, dưới tên cơ quan", "Thêm dòng “Số: …/…”.")
    if block and parts is None:
        yield Flaw(block.spot, "không có ký hiệu sau số", "Số: …/ký hiệu", "Ghi dấu gạch chéo và ký hiệu sau số.")
    if parts is None:
        return
    block, written, symbol = parts
    symbol = symbol.replace(" ", "")
    if re.match(r"\d{4}/", symbol):
        yield Flaw(
            block.spot,
            "có năm trong số, ký hiệu như văn bản quy phạm pháp luật",
            "Số: …/ký hiệu",
            "Bỏ năm ban hành khỏi số, ký hiệu.",
        )
    elif "/" not in symbol and not _SYMBOL.fullmatch(symbol):
        yield Flaw(
            block.spot, f"ký hiệu “{symbol}”", "các nhóm chữ in hoa nối bằng “-”", "Ghi lại ký hiệu, như QĐ-SNV."
        )
    elif case.genre and case.genre.letter and symbol.split("-")[0] in _ABBREVIATIONS:
        yield Flaw(
            block.spot,
            f"ký hiệu “{symbol}” bắt đầu bằng chữ viết tắt tên loại",
            "tên cơ quan và đơn vị soạn thảo, như SNV-VP",
            "Công văn không có tên loại, ghi lại ký hiệu.",
        )
    blank = _BLANK.fullmatch(written)
    if blank and not case.draft:
        yield Flaw(block.spot, "chưa ghi số", "số của văn bản", "Ghi số do Văn thư cấp.")
    elif not blank and not re.sub(r"\s", "", written).isdigit():
        yield Flaw(block.spot, f"số “{written}”", "số bằng chữ số Ả Rập", "Ghi số bằng chữ số Ả Rập.")


@keeps("HD-14")
def a_number_below_ten_has_a_zero(case: Case) -> Iterator[Flaw]:
    parts = _number(case)
    if parts and len(parts[1]) == 1 and parts[1].isdigit():
        yield Flaw(parts[0].spot, f"số {parts[1]}", f"số 0{parts[1]}", "Ghi thêm số 0 phía trước.")


@keeps("HD-15")
def the_symbol_has_no_spaces(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.so_ky_hieu
    if block is None or _number(case) is None:
        return
    after = block.text.partition(":")[2].strip()
    number_part, _, symbol = after.partition("/")
    if "/" in symbol and not re.match(r"\d{4}/", symbol):
        yield Flaw(
            block.spot, f"“{after}”", "một dấu gạch chéo, các nhóm chữ nối bằng “-”", "Thay “/” trong ký hiệu bằng “-”."
        )
    spaced = (
        symbol != symbol.strip() or " " in symbol.strip() or (number_part.endswith(" ") and number_part.strip(" .…"))
    )
    if spaced or re.search(r"[–—_]", symbol):
        yield Flaw(
            block.spot, f"“{after}”", "gạch chéo, gạch nối không cách chữ", "Bỏ dấu cách, dùng gạch nối ngắn (-)."
        )


@keeps("HD-16")
def place_and_day_are_in_italics(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.dia_danh
    if block is None:
        if case.genre is None or case.genre.dated:
            yield missing("địa danh và thời gian", "dưới Tiêu ngữ", "Thêm dòng “Địa danh, ngày … tháng … năm …”.")
        return
    yield from typed(block, size=(13, 14), bold=False, italic=True, capitals=False, centred=True)
    if side_of(block) == "left":
        yield Flaw(block.spot, "ở bên trái", "bên phải, dưới Tiêu ngữ", "Chuyển sang ô bên phải.")


@keeps("HD-17")
def place_and_day_are_level_with_the_number(case: Case) -> Iterator[Flaw]:
    left, right = case.parts.head.so_ky_hieu, case.parts.head.dia_danh
    if left is None or right is None:
        return
    if left.cell and right.cell:
        level = (left.cell.table, left.cell.row) == (right.cell.table, right.cell.row)
        if level and left.cell.row > 0 and left.cell.table > 0:
            level = case.lines_above(left) == case.lines_above(right)
    elif left.box and right.box and left.page:
        level = left.page == right.page and abs(_first_line(left) - _first_line(right)) < 2.0
    else:
        level = left.cell is None and right.cell is None and left.page is None and left.place == right.place
    if not level:
        yield Flaw(right.spot, "không cùng dòng với số, ký hiệu", "cùng dòng", "Đặt ngang hàng với số, ký hiệu.")


def _first_line(block: Block) -> float:
    """The middle of its first line."""
    return block.box.top + block.size * 0.2 if block.box else 0.0


@keeps("HD-18")
def place_and_day_are_complete(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.dia_danh
    found = _DAY.fullmatch(block.text) if block else None
    if block is None:
        return
    if found is None:
        yield Flaw(block.spot, f"“{block.text}”", "Địa danh, ngày … tháng … năm …", "Ghi lại địa danh và thời gian.")
        return
    yield from _place(block, found)
    if found["mark"] and found["year"].isdigit():
        yield Flaw(block.spot, f"cuối dòng có “{found['mark']}”", "không có dấu ở cuối dòng", "Bỏ dấu cuối dòng.")
    written = [found[part] for part in ("day", "month", "year")]
    if any(_BLANK.fullmatch(part) for part in written):
        if not case.draft:
            yield Flaw(block.spot, "chưa ghi đủ ngày, tháng, năm", "ngày, tháng, năm ban hành", "Ghi ngày ban hành.")
    elif re.search(r"(ngày|tháng|năm)\d|\d(tháng|năm)", block.text):
        yield Flaw(block.spot, "thiếu dấu cách trong ngày tháng", "ngày … tháng … năm …", "Thêm dấu cách.")
    elif not _is_day(written):
        yield Flaw(block.spot, f"ngày {' tháng '.join(written[:2])} năm {written[2]}", "ngày có thật", "Sửa lại ngày.")


def _place(block: Block, found: re.Match[str]) -> Iterator[Flaw]:
    place = found["place"].strip()
    if _BLANK.fullmatch(place):
        yield Flaw(block.spot, "không có địa danh", "Địa danh, ngày …", "Ghi địa danh.")
    elif any(word[0].islower() for word in place.split() if word[0].isalpha()) and place[0].islower():
        yield Flaw(block.spot, f"địa danh “{place}”", "chữ cái đầu viết hoa", "Viết hoa địa danh.")
    if not found["comma"] and not _BLANK.fullmatch(place):
        yield Flaw(block.spot, "không có dấu phẩy sau địa danh", "dấu phẩy sau địa danh", "Thêm dấu phẩy.")


def _is_day(written: list[str]) -> bool:
    try:
        day, month, year = (int(part) for part in written)
        return bool(date(year, month, day)) and len(written[2]) == 4
    except ValueError:
        return False


@keeps("HD-19")
def small_days_and_months_are_padded_as_the_decree_pads(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.dia_danh
    found = _DAY.fullmatch(block.text) if block else None
    if block is None or found is None:
        return
    day, month = found["day"], found["month"]
    if day.isdigit() and len(day) != 2:
        yield Flaw(block.spot, f"ngày {day}", f"ngày {int(day):02d}", "Ghi thêm số 0 trước ngày nhỏ hơn 10.")
    if month.isdigit():
        right = f"{int(month):02d}" if int(month) <= 2 else str(int(month))
        if month != right:
            yield Flaw(block.spot, f"tháng {month}", f"tháng {right}", "Chỉ tháng 1, 2 ghi thêm số 0 phía trước.")


@keeps("HD-20")
def minutes_carry_no_place_and_day(case: Case) -> Iterator[Flaw]:
    block = case.parts.head.dia_danh
    if block and case.genre and case.genre.minutes:
        yield Flaw(block.spot, "có dòng địa danh, thời gian", "không có", "Bỏ dòng này; thời gian ghi trong nội dung.")
