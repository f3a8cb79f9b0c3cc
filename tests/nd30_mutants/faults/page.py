"""Faults of paper, margins, font, colour, letters and page numbers (Phụ lục I, Phần I, mục I)."""

from typing import Any, Final

from lxml import etree

from tests.nd30_mutants.edits import Edit, made, steps, text
from tests.nd30_mutants.looks import character_style, defaults, paragraph, style, words
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.package import Package, W, text_of, w
from tests.nd30_mutants.pages import in_header, new_footer, numbering, page, paper, section_without


def page_field() -> Any:
    """A paragraph that prints the page number."""
    paragraph = made("SoTrang")
    field = etree.SubElement(paragraph, w("fldSimple"), {w("instr"): " PAGE "})
    etree.SubElement(etree.SubElement(field, w("r")), w("t")).text = "2"
    return paragraph


def _no_number(header: Any) -> None:
    for run in [run for item in header.iter(w("p")) if text_of(item) == "2" for run in item.findall(w("r"))]:
        run.getparent().remove(run)


def _typed_number(header: Any) -> None:
    _no_number(header)
    paragraph = list(header.iter(w("p")))[-1]
    etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = "2"


def _number_run(**look: Any) -> Edit:
    return paragraph("2", **look)


def _even_and_odd_headers(package: Package) -> None:
    package.tree("word/settings.xml").insert(0, etree.Element(w("evenAndOddHeaders")))


def _theme_font(package: Package) -> None:
    """The text asks for the theme's font, and the theme names another than Times New Roman."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    fonts = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    theme = (
        f'<a:theme xmlns:a="{drawing}" name="Office"><a:themeElements><a:clrScheme name="Office"/><a:fontScheme '
        f'name="Office"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>'
        '<a:fmtScheme name="Office"/></a:themeElements></a:theme>'
    )
    kind = "application/vnd.openxmlformats-officedocument.theme+xml"
    package.add_part("word/theme/theme1.xml", theme.encode(), kind, "theme")
    style("NoiDung", theme="minorHAnsi")(package)


def _only_one_slot(slot: str) -> Edit:
    """Half of the letters in another font: the plain ones are `ascii`, those with marks `hAnsi`."""

    def edit(package: Package) -> None:
        fonts = etree.SubElement(package.style("NoiDung").find(w("rPr")), w("rFonts"))
        fonts.set(f"{{{W}}}{slot}", "Arial")
        package.style("NoiDung").find(w("rPr")).insert(0, fonts)

    return edit


PAGE: Final = (
    Mutant("PG-01", "the paper is Letter", "plan", paper(215.9, 279.4)),
    Mutant("PG-01", "the paper is a centimetre shorter than A4", "plan", paper(210, 287)),
    Mutant("PG-01", "the annex alone is on A3", "decision", paper(297, 420, section=1)),
    Mutant("PG-02", "a plan without a table lies on its side", "plan", paper(297, 210), also=("TT-04",)),
    Mutant("PG-02", "a letter lies on its side", "letter", paper(297, 210)),
    Mutant("PG-03", "the top margin is 15 mm", "plan", page(top=15)),
    Mutant("PG-03", "the top margin is 30 mm", "plan", page(top=30)),
    # A page may begin late; no page can tell.
    Mutant("PG-03", "the top margin of the annex alone is 30 mm", "decision", page(1, top=30), printed=False),
    Mutant("PG-04", "the bottom margin is 10 mm", "plan", page(bottom=10, footer=4)),
    Mutant("PG-04", "the bottom margin is 30 mm", "plan", page(bottom=30), printed=False),
    Mutant("PG-05", "the left margin is 20 mm", "plan", page(left=20)),
    Mutant("PG-05", "the left margin is 40 mm", "letter", page(left=40)),
    Mutant("PG-05", "a gutter widens the left margin to 40 mm", "plan", page(gutter=10)),
    Mutant("PG-06", "the right margin is 10 mm", "plan", page(right=10)),
    Mutant("PG-06", "the right margin is 25 mm", "plan", page(right=25)),
    Mutant("PG-06", "the right margin of the annex alone is 25 mm", "decision", page(1, right=25), printed=False),
    Mutant("PG-07", "all is in Arial by the defaults", "letter", defaults(font="Arial")),
    Mutant("PG-07", "the text is in Arial by its style", "plan", style("NoiDung", font="Arial")),
    Mutant("PG-07", "a few words of the text are in Arial", "letter", words("Sở Nội vụ", font="Arial")),
    Mutant(
        "PG-07", "a few words are in Calibri by a character style", "letter", character_style("100%", font="Calibri")
    ),
    Mutant("PG-07", "the text is in the font of the theme", "letter", _theme_font),
    Mutant("PG-07", "the parent style is in Tahoma", "decision set by a parent style", style("NoiDung", font="Tahoma")),
    Mutant("PG-07", "letters without marks are in Arial", "letter", _only_one_slot("ascii")),
    Mutant("PG-07", "letters with marks are in Arial", "letter", _only_one_slot("hAnsi"), printed=False),
    Mutant("PG-07", "the page number is in Arial", "plan", style("SoTrang", font="Arial")),
    Mutant("PG-07", "the address is in Arial", "letter", style("DiaChi", font="Arial")),
    Mutant("PG-07", "a cell of the list is in Arial", "decision", paragraph("Ông Lê Minh Đức", font="Arial")),
    Mutant("PG-08", "the text is dark blue by its style", "letter", style("NoiDung", colour="1F3864")),
    Mutant("PG-08", "everything is grey by the default style", "plan", style("Normal", colour="404040")),
    Mutant("PG-08", "a few words are red", "letter", words("100%", colour="FF0000")),
    Mutant("PG-08", "the name of the kind is red", "plan", style("TenLoai", colour="C00000")),
    Mutant("PG-08", "the page number is grey", "plan", style("SoTrang", colour="808080")),
    Mutant("PG-08", "the e-mail address is blue", "letter", words("sxd@honglam.gov.vn", colour="0563C1")),
    Mutant(
        "PG-09",
        "a word of the text is in decomposed letters",
        "letter",
        text("phòng chuyên môn", "pho\u0300ng chuyên môn"),
        printed=False,  # a page shows the letters, not how they were typed
    ),
    Mutant(
        "PG-09",
        "the issuer is in decomposed letters",
        "letter",
        text("SỞ XÂY DỰNG", "SO\u031b\u0309 XA\u0302Y DU\u031b\u0323NG"),
        printed=False,  # a page shows the letters, not how they were typed
    ),
    Mutant("PG-09", "a few words are in .VnTime", "letter", words("100%", font=".VnTime"), also=("PG-07", "PDF-01")),
    Mutant(
        "PG-09",
        "the number line is in VNI-Times",
        "letter",
        style("SoKyHieu", font="VNI-Times"),
        also=("PG-07", "PDF-01"),
    ),
    Mutant("PG-10", "no page has a number", "plan", in_header("default", _no_number)),
    Mutant(
        "PG-10",
        "the number is typed and the same on every page",
        "plan",
        in_header("default", _typed_number),
        printed=False,
        also=("PG-12",),
    ),
    Mutant("PG-10", "the page number is on the left", "plan", style("SoTrang", align="left")),
    Mutant("PG-10", "the page number is on the right", "plan", paragraph("2", align="right")),
    Mutant("PG-10", "page 1 shows its number for want of a title page", "plan", section_without("titlePg")),
    Mutant(
        "PG-10",
        "page 1 shows its number in its own header",
        "plan",
        in_header("first", lambda root: root.append(page_field())),
    ),
    Mutant("PG-10", "page 1 of a text with an annex shows its number", "decision", section_without("titlePg", 0)),
    Mutant(
        "PG-10",
        "even pages have a header of their own, which is missing",
        "plan",
        _even_and_odd_headers,
    ),
    Mutant("PG-11", "the page number is of size 12", "plan", style("SoTrang", size=12)),
    Mutant("PG-11", "the page number is of size 11 directly", "plan", _number_run(size=11)),
    Mutant("PG-11", "the page number is bold", "plan", style("SoTrang", bold=True)),
    Mutant("PG-11", "the page number is italic", "plan", _number_run(italic=True)),
    Mutant("PG-11", "the page number is a Roman numeral", "plan", numbering(fmt="lowerRoman")),
    Mutant("PG-12", "pages are counted from 3", "plan", numbering(start=3)),
    Mutant("PG-12", "pages are counted from 0", "plan", numbering(start=0)),
    Mutant("PG-13", "the page number stands in the footer too", "plan", new_footer(page_field()), also=("PG-10",)),
    Mutant(
        "PG-13",
        "the page number stands in the footer instead",
        "plan",
        steps(in_header("default", _no_number), new_footer(page_field())),
        also=("PG-10",),
    ),
    Mutant(
        "PG-01", "the only page of a letter is A5", "letter to one", paper(148, 210), also=("PG-04", "HD-10", "HD-07")
    ),
    Mutant(
        "PG-02",
        "a decision with its list in the text lies on its side",
        "decision with its list inline",
        paper(297, 210),
        also=("TT-04",),
    ),
    Mutant("PG-03", "the top margin of a letter is 10 mm", "letter", page(top=10, header=4)),
    Mutant("PG-05", "the left margin of a decision is 25 mm", "decision", page(left=25)),
    Mutant("PG-07", "the motto is in Arial", "decision set by hand", paragraph("Độc lập", font="Arial")),
    Mutant(
        "PG-07", "the circulation in the margin is in Arial", "decision for few readers", style("LuuHanh", font="Arial")
    ),
    Mutant(
        "PG-08",
        "the text of a decision set by hand is brown",
        "decision set by hand",
        paragraph("Điều 2.", colour="663300"),
    ),
    Mutant("PG-08", "the name of the signer is blue", "letter", words("Đặng Thị Thu Hà", colour="0000FF")),
    Mutant(
        "PG-10", "the simple page number is on the left", "plan with a simple field", style("SoTrang", align="left")
    ),
    Mutant("PG-11", "the simple page number is of size 10", "plan with a simple field", style("SoTrang", size=10)),
    Mutant("PG-11", "the page number of the annex is bold", "decision with a long list", style("SoTrang", bold=True)),
)
