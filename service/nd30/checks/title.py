"""TT and QD: tên loại, trích yếu, and what a quyết định has above its text (Phụ lục I, Phần I, II.5; Mẫu 1.1, 1.2)."""

from collections.abc import Iterator
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.genre import BAO_CAO_THANH_TICH, genre_titled
from service.nd30.look import missing, number, ruled, typed
from service.nd30.paper import Block
from service.vietnamese import fold

# Their forms have no trích yếu (Mẫu 1.8, 1.10).
_UNTITLED: Final = frozenset(("GGT", "GNP", "GUQ", "PG", "PC", "PB", "HĐ"))


@keeps("TT-01")
def the_kind_is_in_bold_capitals(case: Case) -> Iterator[Flaw]:
    block = case.parts.ten_loai
    if block is None and case.genre and not case.genre.letter:
        yield missing("tên loại văn bản", "dưới phần đầu", f"Thêm “{case.genre.name}”.")
    yield from typed(block, size=(13, 14), bold=True, italic=False, capitals=True, centred=True)


@keeps("TT-02")
def the_kind_is_one_of_the_decree(case: Case) -> Iterator[Flaw]:
    block = case.parts.ten_loai
    if block is None or _is_letter_title(block):
        return
    genre = genre_titled(block.text)
    misspelt = genre is not None and not _spelt(block.text).startswith(_spelt(genre.name))
    if genre is None or misspelt:
        known = genre or case.genre
        expected = known.name if known else "tên một loại văn bản hành chính"
        yield Flaw(block.place, f"“{block.text}”", f"“{expected}”", "Ghi đúng tên loại văn bản.")


def _spelt(text: str) -> str:
    """In capitals, wherever the tone marks stand."""
    text = text.upper().strip(" :.")
    for old, new in (("UỶ", "ỦY"), ("OÀ", "ÒA"), ("OẢ", "ỎA"), ("OÁ", "ÓA")):
        text = text.replace(old, new)
    return text


def _is_letter_title(block: Block) -> bool:
    return fold(block.text) == "cong van"


@keeps("TT-03")
def the_subject_is_bold_and_centred(case: Case) -> Iterator[Flaw]:
    title, subject = case.parts.ten_loai, case.parts.trich_yeu
    if title and not subject and case.genre and not (case.genre.letter or case.genre.abbreviation in _UNTITLED):
        yield missing("trích yếu", "dưới tên loại", "Thêm trích yếu nội dung văn bản ngay dưới tên loại.")
    small = None if case.genre is BAO_CAO_THANH_TICH else False  # its own form sets the award in capitals
    for block in subject:
        yield from typed(block, size=(13, 14), bold=True, italic=False, capitals=small, centred=True)


@keeps("TT-04")
def the_subject_has_a_short_line_below(case: Case) -> Iterator[Flaw]:
    if case.parts.trich_yeu:
        block = case.parts.trich_yeu[-1]
        yield from ruled(block, block.rule, "trích yếu", 0.32, 0.52, "dài từ 1/3 đến 1/2 dòng chữ")


@keeps("TT-05")
def a_letter_has_a_subject_and_no_kind(case: Case) -> Iterator[Flaw]:
    if case.genre is None or not case.genre.letter:
        return
    if case.parts.ten_loai:
        yield Flaw(case.parts.ten_loai.spot, "có tên loại", "công văn không có tên loại", "Bỏ dòng tên loại.")
    subject = case.parts.head.ve_viec
    if not subject:
        yield missing("trích yếu “V/v …”", "ô trái, dưới số, ký hiệu", "Thêm “V/v …” dưới số, ký hiệu.")
    elif not subject[0].text.startswith("V/v "):
        yield Flaw(subject[0].spot, f"“{subject[0].text.split()[0]}”", "“V/v ”", "Ghi “V/v” và một dấu cách.")


@keeps("TT-06")
def the_subject_of_a_letter_is_small_and_plain(case: Case) -> Iterator[Flaw]:
    for block in case.parts.head.ve_viec:
        yield from typed(block, size=(12, 13), bold=False, italic=False, capitals=False, centred=True)


@keeps("TT-07")
def the_subject_of_a_letter_is_six_points_below_its_number(case: Case) -> Iterator[Flaw]:
    above, subject = case.parts.head.so_ky_hieu, case.parts.head.ve_viec
    if above is None or not subject or subject[0].blanks_above:
        return
    gap = max(above.after or 0.0, subject[0].before or 0.0)
    if case.is_docx and gap < 5.9 and above.cell == subject[0].cell:
        yield Flaw(subject[0].spot, f"cách số, ký hiệu {number(gap)}pt", "cách 6pt", "Đặt Spacing Before 6pt.")


@keeps("TT-08")
def the_symbol_matches_the_kind(case: Case) -> Iterator[Flaw]:
    genre, block, symbol = case.genre, case.parts.head.so_ky_hieu, case.parts.head.symbol.replace(" ", "")
    if not (genre and block and symbol and genre.abbreviation and case.parts.ten_loai):
        return
    first = symbol.split("-")[0]
    if "/" not in symbol and first != genre.abbreviation:
        yield Flaw(block.spot, f"“{first}” trong ký hiệu", f"“{genre.abbreviation}”", "Sửa chữ viết tắt tên loại.")


@keeps("QD-01")
def who_decides_is_named_in_bold_capitals(case: Case) -> Iterator[Flaw]:
    if not (case.genre and case.genre.orders):
        return
    if not case.parts.tham_quyen:
        yield missing(
            "thẩm quyền ban hành", "dưới trích yếu", "Ghi chức vụ hoặc tên tập thể có thẩm quyền, chữ in hoa."
        )
    for block in case.parts.tham_quyen:
        yield from typed(block, size=(13, 14), bold=True, italic=False, capitals=True, centred=True)


@keeps("QD-02")
def the_order_stands_alone(case: Case) -> Iterator[Flaw]:
    if not (case.genre and case.genre.orders):
        return
    block = case.parts.lenh
    word = "QUYẾT NGHỊ:" if case.genre.abbreviation == "NQ" else "QUYẾT ĐỊNH:"
    if block is None:
        yield missing(f"dòng “{word}”", "sau các căn cứ", f"Thêm dòng “{word}”, đậm, canh giữa.")
        return
    if block.text.upper() != word and not (word == "QUYẾT NGHỊ:" and block.text.upper() == "QUYẾT ĐỊNH:"):
        yield Flaw(block.place, f"“{block.text}”", f"“{word}”", "Ghi lại, kết thúc bằng dấu hai chấm.")
    yield from typed(block, bold=True, italic=False, capitals=True, centred=True)
    if case.parts.can_cu and case.stands_before(block, case.parts.can_cu[0]):
        yield Flaw(block.spot, "đứng trước các căn cứ", "sau các căn cứ", f"Chuyển “{word}” xuống sau các căn cứ.")


@keeps("QD-03")
def a_decision_has_a_basis(case: Case) -> Iterator[Flaw]:
    if case.genre and case.genre.orders and not any(_is_basis(block) for block in case.parts.can_cu):
        yield missing("căn cứ ban hành", "trên dòng “QUYẾT ĐỊNH:”", "Thêm các căn cứ ban hành.")


def _is_basis(block: Block) -> bool:
    return fold(block.text).lstrip("-+•* ").startswith("can cu")


@keeps("QD-04")
def the_proposal_is_the_last_basis(case: Case) -> Iterator[Flaw]:
    for block in case.parts.can_cu[:-1]:
        if fold(block.text).startswith("theo de nghi"):
            yield Flaw(block.spot, "có căn cứ khác đứng sau", "đứng cuối các căn cứ", "Chuyển xuống cuối các căn cứ.")
