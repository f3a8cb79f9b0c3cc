"""ND-06 to ND-12, ND-14: phần, chương, mục, điều, khoản, điểm (Phụ lục I, Phần I, II.6đ and V.6)."""

import re
from collections.abc import Iterator
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.look import indent_of_text, missing, number, typed
from service.nd30.outline import DIEM, DIEU, KHOAN, LA_MA, MUC, PHAN, bold_words, is_bold_all
from service.nd30.paper import Block
from service.nd30.pieces import is_capitals
from service.vietnamese import DIEM_LETTERS, roman

_ROMAN: Final = re.compile(r"[IVXLC]+")
_TITLE: Final = 100  # letters of the longest title of a khoản
_END_MARKS: Final = (".", ";", ":", ",", "…", ")", "”", "/")


def _ranked(case: Case, *ranks: str) -> list[Block]:
    return [block for block, rank in case.outline if rank in ranks]


@keeps("ND-06")
def articles_are_bold_and_in_order(case: Case) -> Iterator[Flaw]:
    expected = 1
    for block in _ranked(case, "dieu"):
        found = DIEU.match(block.text)
        if found is None:
            continue
        word, written, mark = found.groups()
        if word != "Điều" or mark != "." or not written.isdigit():
            yield Flaw(block.spot, f"“{found[0].strip()}”", f"“Điều {expected}.”", "Ghi “Điều”, số Ả Rập và dấu chấm.")
        elif int(written) != expected:
            yield Flaw(block.spot, f"Điều {written}", f"Điều {expected}", "Đánh số các điều liên tục từ 1.")
        if bold_words(block) < 2:
            yield Flaw(block.spot, f"“{found[0].strip()}” không đậm", "chữ đứng, đậm", "Đặt chữ đậm cho “Điều” và số.")
        label = next((span for span in block.spans if span.text.strip()), None)
        if label and label.italic:
            yield Flaw(block.spot, f"“{found[0].strip()}” nghiêng", "chữ đứng, đậm", "Đặt chữ đứng cho “Điều” và số.")
        if label and abs(label.size - block.size) > 0.2:
            found_size = f"“{found[0].strip()}” cỡ chữ {number(label.size)}"
            yield Flaw(
                block.spot, found_size, f"cỡ chữ {number(block.size)} như lời văn", "Đặt cùng cỡ chữ với lời văn."
            )
        yield from indent_of_text(block)
        expected = int(written) + 1 if written.isdigit() else expected + 1


@keeps("ND-07")
def parts_and_chapters_stand_alone(case: Case) -> Iterator[Flaw]:
    for block in _ranked(case, "phan"):
        yield from _stands_alone(block, PHAN, ("Phần", "Chương"), "số La Mã", _ROMAN)


@keeps("ND-09")
def sections_stand_alone(case: Case) -> Iterator[Flaw]:
    for block in _ranked(case, "muc_lon"):
        yield from _stands_alone(block, MUC, ("Mục", "Tiểu mục"), "số Ả Rập", re.compile(r"\d+"))


def _stands_alone(
    block: Block, form: re.Pattern[str], words: tuple[str, str], name: str, number_form: re.Pattern[str]
) -> Iterator[Flaw]:
    found = form.match(block.text)
    if found is None:
        return
    if not form.fullmatch(block.text):
        yield Flaw(block.spot, "tiêu đề cùng dòng", f"“{found[0]}” trên một dòng riêng", "Xuống dòng trước tiêu đề.")
    if found[1] not in words:
        yield Flaw(block.spot, f"“{found[1]}”", f"“{found[1].capitalize()}”", "Viết chữ in thường.")
    if not number_form.fullmatch(found[2]):
        yield Flaw(block.spot, f"số “{found[2]}”", name, f"Đánh số bằng {name}.")
    yield from typed(block, size=(13, 14), bold=True, italic=False, centred=True)


@keeps("ND-08")
def titles_of_parts_are_in_bold_capitals(case: Case) -> Iterator[Flaw]:
    for (block, rank), (below, rank_below) in zip(case.outline, case.outline[1:], strict=False):
        alone = PHAN.fullmatch(block.text) or MUC.fullmatch(block.text)
        if not alone or rank not in {"phan", "muc_lon"}:
            continue
        if rank_below == "tieu_de":
            yield from typed(below, size=(13, 14), bold=True, italic=False, capitals=True, centred=True)
        else:
            yield missing("tiêu đề", f"dưới {block.spot}", "Ghi tiêu đề ngay dưới, chữ in hoa, đậm, canh giữa.")


@keeps("ND-10")
def clauses_are_numbered_with_a_dot(case: Case) -> Iterator[Flaw]:
    seen: set[int] = set()
    for at, (block, rank) in enumerate(case.outline):
        if rank in {"phan", "muc_lon", "dieu", "la_ma"}:
            seen = set()
        found = KHOAN.match(block.text)
        if rank != "khoan" or found is None:
            continue
        written = int(found[1])
        if found[2] != ".":
            yield Flaw(block.spot, f"“{found[0].strip()}”", f"“{written}.”", "Ghi dấu chấm sau số thứ tự khoản.")
        if written != 1 and written - 1 not in seen:
            skipped = f"khoản {written} không liền sau khoản {written - 1}"
            yield Flaw(block.spot, skipped, "đánh số liên tục", "Đánh lại số khoản.")
        seen.add(written)
        below = case.outline[at + 1][1] if at + 1 < len(case.outline) else "khoan"
        if is_bold_all(block) or _is_title(block, below):
            yield from typed(block, size=(13, 14), bold=True, italic=False)
        elif bold_words(block) > 2:
            yield Flaw(
                block.spot,
                "tiêu đề khoản cùng dòng với nội dung",
                "số và tiêu đề khoản trên một dòng riêng",
                "Xuống dòng sau tiêu đề khoản.",
            )


def _is_title(block: Block, below: str) -> bool:
    """Whether a khoản is but a title: a short line that does not end, with its text below."""
    return len(block.text) <= _TITLE and not block.text.endswith(_END_MARKS) and below in {"loi_van", "diem"}


@keeps("ND-11")
def points_follow_the_vietnamese_alphabet(case: Case) -> Iterator[Flaw]:
    last = -1
    for block, rank in case.outline:
        found = DIEM.match(block.text)
        if rank != "diem" or found is None:
            last = last if rank == "loi_van" else -1
            continue
        letter, mark = found[1] or found[3], found[2] or found[4]
        if mark != ")" or letter != letter.lower():
            right = f"“{letter.lower()})”"
            yield Flaw(block.spot, f"“{found[0].strip()}”", right, "Ghi chữ thường và dấu đóng ngoặc đơn.")
        at = DIEM_LETTERS.find(letter.lower())
        expected = DIEM_LETTERS[last + 1] if last + 1 < len(DIEM_LETTERS) else "a"
        if at == -1 or at not in {0, last + 1}:
            yield Flaw(block.spot, f"điểm {letter})", f"điểm {expected})", "Đánh điểm theo bảng chữ cái tiếng Việt.")
        last = at if at != -1 else last + 1


@keeps("ND-12")
def roman_headings_are_in_bold_capitals(case: Case) -> Iterator[Flaw]:
    expected = 1
    for block, rank in case.outline:
        if rank == "phan":
            expected = 1
        found = LA_MA.match(block.text)
        if rank != "la_ma" or found is None:
            continue
        numeral, mark = found[1] or found[3], found[2] or found[4]
        if numeral not in {roman(expected), "I"}:
            yield Flaw(block.spot, f"mục {numeral}", f"mục {roman(expected)}", "Đánh số La Mã liên tục.")
        if mark != ".":
            yield Flaw(block.spot, f"“{found[0].strip()}”", f"“{numeral}.”", "Ghi dấu chấm sau số La Mã.")
        if not is_capitals(block.text):
            yield Flaw(block.spot, "tiêu đề chữ in thường", "chữ in hoa", "Viết hoa toàn bộ tiêu đề mục.")
        yield from typed(block, size=(13, 14), bold=True, italic=False)
        expected = 2 if numeral == "I" else expected + 1


@keeps("ND-14")
def one_level_is_numbered_in_one_way(case: Case) -> Iterator[Flaw]:
    for rank, name in (("dieu", "điều"), ("la_ma", "mục"), ("khoan", "khoản"), ("diem", "điểm")):
        blocks = _ranked(case, rank)
        by_hand = [block for block in blocks if not block.numbered]
        if by_hand and len(by_hand) < len(blocks):
            yield Flaw(
                by_hand[0].spot,
                f"{name} có chỗ đánh số tự động, có chỗ gõ tay",
                "một cách đánh số",
                "Chọn một cách đánh số cho mọi chỗ cùng cấp.",
            )
