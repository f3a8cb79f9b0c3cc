"""Faults of the PDF file itself, which no DOCX can carry."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pikepdf

PdfEdit = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True, slots=True)
class PdfMutant:
    """A mutant of the printed file of a base."""

    rule: str
    name: str
    base: str
    edit: PdfEdit
    printed: bool = True
    also: tuple[str, ...] = ()

    def of(self, printed: bytes) -> bytes:
        with pikepdf.open(BytesIO(printed)) as pdf:
            self.edit(pdf)
            buffer = BytesIO()
            pdf.save(buffer)
        return buffer.getvalue()


def _descriptors(pdf: pikepdf.Pdf) -> list[Any]:
    return [
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]


def _without_fonts(pdf: pikepdf.Pdf) -> None:
    for item in _descriptors(pdf):
        for name in ("/FontFile", "/FontFile2", "/FontFile3"):
            if name in item:
                del item[name]


def _fonts_renamed(pdf: pikepdf.Pdf) -> None:
    """As if the text had been set in another font."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            for name in ("/BaseFont", "/FontName"):
                if name in item:
                    item[name] = pikepdf.Name("/BAAAAA+Arial")


def _without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def _page_cut(pdf: pikepdf.Pdf) -> None:
    """The last page is on Letter paper."""
    pdf.pages[-1].mediabox = pikepdf.Array([0, 0, 612, 792])


def _page_turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages[-1].rotate(90, relative=True)


PDF_FILES: Final = (
    PdfMutant("PDF-01", "the fonts are not embedded", "letter", _without_fonts),
    PdfMutant("PDF-01", "the embedded fonts are Arial", "letter", _fonts_renamed, also=("PG-07",)),
    PdfMutant("PDF-02", "the file does not say that it is PDF/A", "letter", _without_metadata),
    PdfMutant("PG-01", "the last page is on Letter paper", "plan", _page_cut, also=("PG-03", "PDF-02")),
    PdfMutant("PG-02", "the last page is turned on its side", "plan", _page_turned, also=("PG-01",)),
)
