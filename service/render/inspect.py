"""Facts about a PDF, and the proof that it is the document that was asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
import pypdfium2

from service import pdf_objects
from service.errors import OutputBroken
from service.pdf_objects import resources_of
from service.pdfium import Document, opened
from service.vietnamese import nfc, only_letters

# Families that a document may be printed in: what the decree names, and those with the same widths.
TIMES: Final = "TimesNewRoman"
SUBSTITUTES: Final = ("LiberationSerif", "Tinos")


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF holds: page texts, font names without subset prefix, and the PDF/A part that it claims."""

    pages: tuple[str, ...]
    fonts: tuple[str, ...]
    fonts_missing: tuple[str, ...]
    pdfa_part: str | None


def read_pdf(content: bytes) -> PdfFacts:
    """Facts about `content`, or OutputBroken when it is no PDF."""
    if not content.startswith(b"%PDF-"):
        raise OutputBroken("Tệp nhận được không phải PDF.", log="output is not a PDF")
    try:
        with pdf_objects.opened(content) as pdf:
            fonts = dict(_fonts(pdf))
            part = pdf_objects.pdfa_part(pdf)
        pages = _page_texts(content)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as exc:
        raise OutputBroken("Tệp PDF nhận được bị hỏng.", log="output is a damaged PDF") from exc
    missing = tuple(sorted(name for name, embedded in fonts.items() if not embedded))
    return PdfFacts(pages, tuple(sorted(fonts)), missing, part)


def verify_pdf(content: bytes, expected: tuple[str, ...]) -> PdfFacts:
    """Facts about an output of ours, or OutputBroken unless it is PDF/A-2, whole, legible and says `expected`.

    Every font is embedded and of the Times New Roman kind; page 1 holds each expected text, line breaks apart.
    """
    facts = read_pdf(content)
    if not facts.pages:
        raise _broken("không có trang nào", "no pages")
    if facts.pdfa_part != "2":
        raise _broken("không phải PDF/A-2", f"PDF/A part {facts.pdfa_part}")
    if facts.fonts_missing:
        raise _broken(f"phông {', '.join(facts.fonts_missing)} không được nhúng", "fonts not embedded")
    foreign = [name for name in facts.fonts if not name.startswith((TIMES, *SUBSTITUTES))]
    if foreign:
        raise _broken(f"có phông ngoài quy định: {', '.join(foreign)}", f"foreign fonts {foreign}")
    # Extraction moves spaces, and marks hyphens at line ends in its own way.
    first = only_letters(nfc(facts.pages[0]))
    if not all(only_letters(nfc(text)) in first for text in expected):
        raise _broken("trang 1 thiếu số, ký hiệu hoặc trích yếu", "expected text is missing")
    return facts


def font_notice(fonts: tuple[str, ...]) -> tuple[str, ...]:
    """The notice that a document carries when it is not printed in Times New Roman itself."""
    used = sorted({family for family in SUBSTITUTES for name in fonts if name.startswith(family)})
    if not used:
        return ()
    return (f"PDF dùng phông {', '.join(used)} thay cho Times New Roman (cùng độ rộng chữ).",)


def _broken(what: str, log: str) -> OutputBroken:
    return OutputBroken(f"PDF tạo ra chưa dùng được: {what}. Báo quản trị viên chạy `vanthu doctor`.", log=log)


def _page_texts(content: bytes) -> tuple[str, ...]:
    with opened(content) as document:
        return tuple(_text(document, number) for number in range(document.pages))


def _text(document: Document, number: int) -> str:
    with document.page(number) as page:
        return page.text()


def _fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    """Name and embeddedness of every font resource of every page; pages may share theirs."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        resources = resources_of(page)
        fonts: Any = resources.get("/Font", {}) if resources is not None else {}
        for font in fonts.values():
            if font.is_indirect and font.objgen in seen:
                continue
            seen.add(font.objgen)
            descendants: Any = font.get("/DescendantFonts", [font])
            descriptor = descendants[0].get("/FontDescriptor", {})
            name = str(font["/BaseFont"]).removeprefix("/").split("+")[-1]
            yield name, any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
