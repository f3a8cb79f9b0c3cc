"""PDF: what only the file of a printed page shows: its fonts, and that it is made to last."""

from collections.abc import Iterator

from service.nd30.case import Case, Flaw, keeps
from service.nd30.checks.page import TIMES, TWINS, font_key
from service.nd30.look import lettered


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
