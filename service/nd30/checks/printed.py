"""PDF: what only the printed page shows: the fonts in its file, that it is made to last, colours of images."""

from collections.abc import Iterator
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.checks.page import TIMES, TWINS, font_key
from service.nd30.pieces import lettered

_SIGNATURE_DEPTH: Final = 60.0  # mm from the office of the signer to below the name


@keeps("PDF-01")
def the_pdf_carries_its_fonts(case: Case) -> Iterator[Flaw]:
    """A font with the widths of Times New Roman is let pass here, and told of by PDF-04."""
    for font in case.paper.fonts_missing:
        yield Flaw(
            "tệp PDF", f"phông {font} không được nhúng", "mọi phông được nhúng", "Chuyển lại PDF có nhúng phông."
        )
    for font in _fonts(case):
        if not font_key(font).startswith((TIMES, *TWINS)):
            mend = "Đặt phông Times New Roman cho toàn văn bản rồi chuyển lại."
            yield Flaw("tệp PDF", f"phông {font or 'không rõ'}", "phông Times New Roman", mend)


@keeps("PDF-02")
def the_pdf_is_for_the_archive(case: Case) -> Iterator[Flaw]:
    if case.paper.pdfa is None:
        yield Flaw("tệp PDF", "không theo chuẩn PDF/A", "PDF/A", "Chọn PDF/A khi chuyển sang PDF.")


@keeps("PDF-04")
def the_font_is_times_new_roman_itself(case: Case) -> Iterator[Flaw]:
    for font in _fonts(case):
        if font_key(font).startswith(TWINS):
            mend = "Cài phông Times New Roman trên máy chuyển PDF rồi chuyển lại."
            yield Flaw("tệp PDF", f"phông {font} thay cho Times New Roman", "phông Times New Roman", mend)


def _fonts(case: Case) -> list[str]:
    return sorted({span.font for block in case.paper.blocks for span in lettered(block)})


def signed_in_wrong_colour(case: Case) -> Iterator[Flaw]:
    """On a page: the image of the signature is blue, and that of the seal, on its left, red."""
    signature = case.parts.foot.signature
    if signature is None or not signature.quyen_han or signature.quyen_han[0].box is None:
        return
    top, page = signature.quyen_han[0].box.top, signature.quyen_han[0].page
    images = [
        picture
        for picture in case.paper.pictures
        if picture.page == page and picture.colour and picture.box and top < picture.box.bottom < top + _SIGNATURE_DEPTH
    ]
    images.sort(key=lambda picture: picture.box.left if picture.box else 0.0)
    for at, picture in enumerate(images):
        seal, hand = _hue(picture.colour) == "red", _hue(picture.colour) == "blue"
        first_of_two = at == 0 and len(images) > 1
        if not (seal or hand) or (len(images) > 1 and seal is not first_of_two):
            due = "dấu màu đỏ" if first_of_two else "chữ ký màu xanh"
            yield Flaw(picture.place, f"hình ảnh màu #{picture.colour}", due, f"Dùng hình ảnh {due}.")


def _hue(colour: str | None) -> str:
    red, green, blue = (int((colour or "000000")[at : at + 2], 16) for at in (0, 2, 4))
    if red > green + 40 and red > blue + 40:
        return "red"
    return "blue" if blue > red + 40 else ""
