"""ND-06 to ND-12, ND-14: phần, chương, mục, điều, khoản, điểm (Phụ lục I, Phần I, II.6đ and V.6)."""

import re
from collections.abc import Iterator
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.look import typed
from service.nd30.outline import DIEM, DIEU, KHOAN, LA_MA, MUC, PHAN, bold_words, is_bold_all, rank_of
from service.nd30.paper import Block
from service.nd30.pieces import is_capitals
from service.vietnamese import DIEM_LETTERS, roman

_ROMAN: Final = re.compile(r"[IVXLC]+")


def _ranked(case: Case, *ranks: str) -> list[Block]:
    return [block for block in case.parts.prose if rank_of(block) in ranks]


@keeps("ND-06")
def articles_are_bold_and_in_order(case: Case) -> Iterator[Flaw]:
    expected = 1
    for block in _ranked(case, "dieu"):
        found = DIEU.match(block.text)
        if found is None:
            continue
        word, number, mark = found.groups()
        if word != "Điều" or mark != "." or not number.isdigit():
            yield Flaw(block.spot, f"“{found[0].strip()}”", f"“Điều {expected}.”", "Ghi “Điều”, số Ả Rập và dấu chấm.")
        elif int(number) != expected:
            yield Flaw(block.spot, f"Điều {number}", f"Điều {expected}", "Đánh số các điều liên tục từ 1.")
        if bold_words(block) < 2:
            yield Flaw(block.spot, f"“{found[0].strip()}” không đậm", "chữ đứng, đậm", "Đặt chữ đậm cho “Điều” và số.")
        expected = int(number) + 1 if number.isdigit() else expected + 1


@keeps("ND-07")
def parts_and_chapters_stand_alone(case: Case) -> Iterator[Flaw]:
    for block in _ranked(case, "phan"):
        yield from _stands_alone(block, PHAN, ("Phần", "Chương"), "số La Mã", _ROMAN)


@keeps("ND-09")
def sections_stand_alone(case: Case) -> Iterator[Flaw]:
    for block in _ranked(case, "muc_lon"):
        yield from _stands_alone(block, MUC, ("Mục", "Tiểu mục"), "số Ả Rập", re.compile(r"\d+"))


def _stands_alone(
    block: Block, form: re.Pattern[str], words: tuple[str, str], name: str, number: re.Pattern[str]
) -> Iterator[Flaw]:
    found = form.match(block.text)
    if found is None:
        return
    if not form.fullmatch(block.text):
        yield Flaw(block.spot, "tiêu đề cùng dòng", f"“{found[0]}” trên một dòng riêng", "Xuống dòng trước tiêu đề.")
    if found[1] not in words:
        yield Flaw(block.spot, f"“{found[1]}”", f"“{found[1].capitalize()}”", "Viết chữ in thường.")
    if not number.fullmatch(found[2]):
        yield Flaw(block.spot, f"số “{found[2]}”", name, f"Đánh số bằng {name}.")
    yield from typed(block, size=(13, 14), bold=True, italic=False, centred=True)


@keeps("ND-08")
def titles_of_parts_are_in_bold_capitals(case: Case) -> Iterator[Flaw]:
    prose = case.parts.prose
    for block, below in zip(prose, prose[1:], strict=False):
        alone = PHAN.fullmatch(block.text) or MUC.fullmatch(block.text)
        if alone and rank_of(block) in {"phan", "muc_lon"} and rank_of(below) not in {"phan", "muc_lon", "dieu"}:
            yield from typed(below, size=(13, 14), bold=True, italic=False, capitals=True, centred=True)


@keeps("ND-10")
def clauses_are_numbered_with_a_dot(case: Case) -> Iterator[Flaw]:
    seen: set[int] = set()
    for block in case.parts.prose:
        rank = rank_of(block)
        if rank in {"phan", "muc_lon", "dieu", "la_ma"}:
            seen = set()
        found = KHOAN.match(block.text)
        if rank != "khoan" or found is None:
            continue
        number = int(found[1])
        if found[2] != ".":
            yield Flaw(block.spot, f"“{found[0].strip()}”", f"“{number}.”", "Ghi dấu chấm sau số thứ tự khoản.")
        if number != 1 and number - 1 not in seen:
            yield Flaw(
                block.spot,
                f"khoản {number} không liền sau khoản {number - 1}",
                "đánh số liên tục",
                "Đánh lại số khoản.",
            )
        seen.add(number)
        if not is_bold_all(block) and bold_words(block) > 2:
            yield Flaw(
                block.spot,
                "tiêu đề khoản cùng dòng với nội dung",
                "số và tiêu đề khoản trên một dòng riêng",
                "Xuống dòng sau tiêu đề khoản.",
            )


@keeps("ND-11")
def points_follow_the_vietnamese_alphabet(case: Case) -> Iterator[Flaw]:
    last = -1
    for block in case.parts.prose:
        rank = rank_of(block)
        found = DIEM.match(block.text)
        if rank != "diem" or found is None:
            last = -1 if rank not in {"loi_van"} else last
            continue
        letter, mark = found[1], found[2]
        if mark != ")":
            yield Flaw(block.spot, f"“{found[0].strip()}”", f"“{letter})”", "Ghi dấu đóng ngoặc đơn sau chữ của điểm.")
        at = DIEM_LETTERS.find(letter)
        expected = DIEM_LETTERS[last + 1] if last + 1 < len(DIEM_LETTERS) else "a"
        if at == -1 or at not in {0, last + 1}:
            yield Flaw(block.spot, f"điểm {letter})", f"điểm {expected})", "Đánh điểm theo bảng chữ cái tiếng Việt.")
        last = at if at != -1 else last + 1


@keeps("ND-12")
def roman_headings_are_in_bold_capitals(case: Case) -> Iterator[Flaw]:
    expected = 1
    for block in case.parts.prose:
        rank = rank_of(block)
        if rank == "phan":
            expected = 1
        found = LA_MA.match(block.text)
        if rank != "la_ma" or found is None:
            continue
        if found[1] not in {roman(expected), "I"}:
            yield Flaw(block.spot, f"mục {found[1]}", f"mục {roman(expected)}", "Đánh số La Mã liên tục.")
        if found[2] != ".":
            yield Flaw(block.spot, f"“{found[0].strip()}”", f"“{found[1]}.”", "Ghi dấu chấm sau số La Mã.")
        if not is_capitals(block.text):
            yield Flaw(block.spot, "tiêu đề chữ in thường", "chữ in hoa", "Viết hoa toàn bộ tiêu đề mục.")
        yield from typed(block, size=(13, 14), bold=True, italic=False)
        expected = 2 if found[1] == "I" else expected + 1


@keeps("ND-14")
def one_level_is_numbered_in_one_way(case: Case) -> Iterator[Flaw]:
    for rank, name in (("dieu", "điều"), ("la_ma", "mục"), ("khoan", "khoản"), ("diem", "điểm")):
        blocks = _ranked(case, rank)
        typed_by_hand = [block for block in blocks if not block.numbered]
        if typed_by_hand and len(typed_by_hand) < len(blocks):
            yield Flaw(
                typed_by_hand[0].spot,
                f"{name} có chỗ đánh số tự động, có chỗ gõ tay",
                "một cách đánh số",
                "Chọn một cách đánh số cho mọi chỗ cùng cấp.",
            )
