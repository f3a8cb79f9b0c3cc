"""NN: Kính gửi and Nơi nhận (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9)."""

import re
from collections.abc import Iterator
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.look import line_width, missing, typed
from service.nd30.paper import Block
from service.vietnamese import fold

_LAST: Final = re.compile(r"- Lưu: VT( \(\d+\))?(, .+)?\.")
_BELOW: Final = 10.0  # mm; the official form itself (Mẫu 1.5) is 9 mm off
_ARTICLE: Final = re.compile(r"Điều (\d+)")


@keeps("NN-01")
def the_word_noi_nhan_is_small_bold_italic(case: Case) -> Iterator[Flaw]:
    block = case.parts.foot.noi_nhan
    if block is None:
        if case.genre is None or case.genre.listed:
            yield missing("“Nơi nhận:”", "cuối văn bản, bên trái", "Thêm “Nơi nhận:” và danh sách nơi nhận.")
        return
    yield from typed(block, size=(12, 12), bold=True, italic=True)
    if block.text != "Nơi nhận:":
        yield Flaw(block.place, f"“{block.text}”", "“Nơi nhận:” trên một dòng riêng", "Ghi “Nơi nhận:” rồi xuống dòng.")
    if block.align in {"center", "right"} or (block.left or 0.0) + (block.indent or 0.0) > 3:
        yield Flaw(block.spot, "không sát lề trái", "sát lề trái", "Canh trái, bỏ thụt đầu dòng.")


@keeps("NN-02")
def noi_nhan_is_level_with_the_office(case: Case) -> Iterator[Flaw]:
    left, signature = case.parts.foot.noi_nhan, case.parts.foot.signature
    if left is None or signature is None or not signature.quyen_han:
        return
    if len(case.parts.foot.signatures) > 1:  # two sign side by side, and nơi nhận stands below (Mẫu 1.9)
        return
    right = signature.quyen_han[0]
    if left.cell and right.cell:
        level = (left.cell.table, left.cell.row) == (right.cell.table, right.cell.row)
        level = level and left.cell.vertical == right.cell.vertical == "top"
        level = level and (left.cell.table < 0 or case.lines_above(left) == case.lines_above(right))
    elif left.page and left.box and right.box:
        level = left.page == right.page and abs(left.box.top - right.box.top) < 4
    else:
        level = left.place == right.place
    if not level:
        yield Flaw(
            left.spot, "không ngang hàng với chức vụ người ký", "ngang hàng", "Đặt cùng hàng với chức vụ người ký."
        )


@keeps("NN-03")
def recipients_are_a_small_dashed_list(case: Case) -> Iterator[Flaw]:
    items = case.parts.foot.noi_nhan_muc
    for block in items:
        yield from typed(block, size=(11, 11), bold=False, italic=False)
        if not block.text.startswith("- "):
            yield Flaw(block.spot, "không có gạch đầu dòng “- ”", "đầu dòng có “- ”", "Thêm gạch đầu dòng và dấu cách.")
        if block is not items[-1] and not block.text.endswith(";"):
            yield Flaw(
                block.spot, f"cuối dòng là “{block.text[-1]}”", "dấu chấm phẩy (;)", "Kết thúc dòng bằng dấu chấm phẩy."
            )
        if block.align in {"center", "right"} or (block.left or 0.0) + (block.indent or 0.0) > 3:
            yield Flaw(block.spot, "gạch đầu dòng không sát lề trái", "sát lề trái", "Canh trái, bỏ thụt đầu dòng.")


@keeps("NN-04")
def the_last_recipient_is_the_file(case: Case) -> Iterator[Flaw]:
    if case.parts.foot.noi_nhan is None:
        return
    items = case.parts.foot.noi_nhan_muc
    if not items:
        yield missing("danh sách nơi nhận", "dưới “Nơi nhận:”", "Ghi các nơi nhận, dòng cuối là “- Lưu: VT, ….”.")
    elif not _LAST.fullmatch(items[-1].text):
        yield Flaw(
            items[-1].spot,
            f"“{items[-1].text}”",
            "“- Lưu: VT, đơn vị soạn thảo.”",
            "Ghi dòng cuối “- Lưu: VT, ….” có dấu chấm.",
        )


@keeps("NN-05")
def the_first_recipient_refers_to_the_text(case: Case) -> Iterator[Flaw]:
    items, genre = case.parts.foot.noi_nhan_muc, case.genre
    if not items or genre is None:
        return
    first, words = items[0], fold(items[0].text)
    if case.parts.kinh_gui is not None and not words.startswith("- nhu tren"):
        yield Flaw(first.spot, f"“{first.text}”", "“- Như trên;”", "Ghi dòng đầu “- Như trên;”.")
    if case.parts.kinh_gui is None and words.startswith("- nhu tren") and genre.abbreviation != "GGT":
        yield Flaw(first.spot, "“Như trên” khi không có Kính gửi", "nơi nhận cụ thể", "Ghi tên nơi nhận.")
    if genre.orders:
        articles = {found[1] for block in case.parts.body if (found := _ARTICLE.match(block.text))}
        named = re.match(r"- nhu dieu (\d+)", words)
        if not named or (articles and named[1] not in articles):
            last = max(articles, key=int, default="…")
            yield Flaw(first.spot, f"“{first.text}”", f"“- Như Điều {last};”", "Ghi điều quy định người thi hành.")


@keeps("NN-06")
def only_letters_and_proposals_are_addressed(case: Case) -> Iterator[Flaw]:
    genre, block = case.genre, case.parts.kinh_gui
    if genre is None:
        return
    if block and not genre.addressed:
        yield Flaw(block.spot, "có “Kính gửi”", f"{genre.name.lower()} không có “Kính gửi”", "Bỏ “Kính gửi”.")
    if block is None and (genre.letter or genre.abbreviation == "TTr"):
        yield missing("“Kính gửi:”", "trên nội dung", "Thêm “Kính gửi: …”.")


@keeps("NN-07")
def addressees_stand_on_one_line_or_in_a_list(case: Case) -> Iterator[Flaw]:
    block, items = case.parts.kinh_gui, case.parts.kinh_gui_muc
    if block is None:
        return
    for line in (block, *items):
        yield from typed(line, size=(13, 14), bold=False, italic=False)
    head, colon, rest = block.text.partition(":")
    if not colon or head != "Kính gửi":
        yield Flaw(block.spot, f"“{head}”", "“Kính gửi:”", "Ghi “Kính gửi” và dấu hai chấm ngay sau.")
    if ";" in rest.rstrip(";") or (rest.strip() and items):
        yield Flaw(block.spot, "nhiều nơi trên một dòng", "mỗi nơi một dòng", "Xuống dòng, mỗi nơi một gạch đầu dòng.")
    if len(items) == 1 and not rest.strip():
        yield Flaw(items[0].spot, "một nơi nhận mà xuống dòng", "cùng dòng với “Kính gửi:”", "Đưa lên cùng dòng.")
    elif items:
        yield from _listed(block, items)


def _listed(head: Block, items: tuple[Block, ...]) -> Iterator[Flaw]:
    """Dashes below the colon, in one line; a semicolon after each name, a full stop after the last."""
    for line in items:
        mark, name = (".", "dấu chấm (.)") if line is items[-1] else (";", "dấu chấm phẩy (;)")
        if not line.text.startswith("- "):
            yield Flaw(line.spot, "không có gạch đầu dòng", "đầu dòng có “- ”", "Thêm gạch đầu dòng và dấu cách.")
        if not line.text.endswith(mark):
            yield Flaw(line.spot, f"cuối dòng là “{line.text[-1]}”", name, f"Kết thúc dòng bằng {name}.")
    starts = {round((line.left or 0.0) + (line.indent or 0.0)) for line in items if line.indent is not None}
    if len(starts) > 1:
        yield Flaw(items[0].spot, "các gạch đầu dòng không thẳng hàng", "thẳng hàng với nhau", "Đặt cùng một mức thụt.")
    if starts and not _below_colon(head, items[0]):
        yield Flaw(
            items[0].spot,
            "gạch đầu dòng không dưới dấu hai chấm",
            "thẳng hàng dưới dấu hai chấm của “Kính gửi:”",
            "Đặt gạch đầu dòng thẳng dưới dấu hai chấm.",
        )


def _below_colon(head: Block, item: Block) -> bool:
    """Whether the dash of an item stands below the colon of "Kính gửi:"."""
    if head.cell != item.cell:
        return True
    width = line_width(head, "Kính gửi")
    dash = (item.left or 0.0) + (item.indent or 0.0)
    if head.page is not None:
        return head.box is None or item.box is None or abs(head.box.left + width - item.box.left) <= _BELOW
    start = (head.left or 0.0) + (head.indent or 0.0)
    if head.align == "center" and head.room:
        start = (head.left or 0.0) + (head.room - line_width(head, head.text)) / 2
    return abs(start + width - dash) <= _BELOW
