"""Documents printed in a group are those that are printed alone, and hold nothing of one another."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from service.document import DocumentKind
from service.kinds import kinds
from service.libreoffice.group import Member, merged
from service.nd30 import judge
from service.nd30.pdf import read_pdf_paper
from service.render.inspect import read_pdf
from service.render.pdf import Converter
from tests.real.conftest import SETTINGS, Press, needs
from tests.real.test_annex_layout import LANDSCAPE, SHORT
from tests.real.test_layout import MM
from tests.real.test_nd30_pdf import FULL, LONG
from tests.real.test_pdfa import verdicts

# Words that no form and no other member holds; the letter of each stands in none of its neighbours.
TOKENS = ("WAWAWA", "FEFEFE", "ZIZIZI")
NUMBERS = (7, 12, 345)

# What makes a member differ from the sample: its headers and footers, its length, its annexes.
CHANGES: dict[str, tuple[dict[str, Any], ...]] = {
    "quyet-dinh": (FULL, LONG, {"cach_trinh_bay_danh_sach": "trong_dieu_1"}),
    "ke-hoach": (
        {"ket_thuc": "Trên đây là Kế hoạch (có các Phụ lục kèm theo)", "phu_luc": [LANDSCAPE, SHORT]},
        {},
        {"ket_thuc": "Trên đây là Kế hoạch (có Phụ lục kèm theo)", "phu_luc": [LANDSCAPE]},
    ),
    "cong-van": ({}, {"dia_chi": ("Số 1, đường Hùng Vương",)}, {"do_khan": "khan"}),
}


@dataclass(frozen=True)
class Printing:
    """The same documents, printed one by one and in one group."""

    kind: DocumentKind
    docx: tuple[bytes, ...]
    alone: tuple[bytes, ...]
    grouped: tuple[bytes, ...]


PrintGroup = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bulk")


@pytest.fixture(scope="module")
def print_group(folder: Path) -> Iterator[PrintGroup]:
    """Prints a DOCX and its members into `folder`, and tells what came of it."""
    needs("soffice")
    script = Path(__file__).with_name("bulk_press.py")
    command = [SETTINGS.uno_python, str(script), str(folder), str(SETTINGS.fonts_conf)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def printed(docx: bytes, members: tuple[Member, ...]) -> dict[str, Any]:
            assert process.stdin is not None
            assert process.stdout is not None
            source = folder / "group.docx"
            source.write_bytes(docx)
            told = [
                (str(folder / f"{place}.pdf"), member.title, member.author, member.sections)
                for place, member in enumerate(members)
            ]
            process.stdin.write(json.dumps({"source": str(source), "members": told}) + "\n")
            process.stdin.flush()
            answer: dict[str, Any] = json.loads(process.stdout.readline())
            return answer

        yield printed


def payload(kind: DocumentKind, token: str, changes: dict[str, Any]) -> Any:
    """The sample, changed, with a token in what the file properties and the pages say."""
    sample = kind.sample.model_dump(mode="json")
    marks: dict[str, Any] = {"co_quan": {**sample["co_quan"], "ten": f"{sample['co_quan']['ten']} {token}"}}
    if "trich_yeu" in sample:  # that of a report is drawn from its other fields
        marks["trich_yeu"] = f"{sample['trich_yeu']} tại {token}"
    return kind.payload.model_validate(kind.sample.model_dump() | changes | marks)


@pytest.fixture(scope="module")
def printings(press: Press, converter: Converter, print_group: PrintGroup, folder: Path) -> dict[str, Printing]:
    """Three documents of every kind."""
    found = {}
    for slug, kind in kinds().items():
        changes = CHANGES.get(slug, ({}, {}, {}))
        members = [payload(kind, token, change) for token, change in zip(TOKENS, changes, strict=True)]
        docx = tuple(press.docx(kind, member, number) for member, number in zip(members, NUMBERS, strict=True))
        group = merged(docx)
        answer = print_group(group.docx, group.members)
        grouped = tuple((folder / f"{place}.pdf").read_bytes() for place in range(len(docx)))
        assert answer == {"pages": [len(pages(pdf)) for pdf in grouped], "open": 0}
        alone = tuple(converter.to_pdf(content, ()).pdf for content in docx)
        found[slug] = Printing(kind, docx, alone, grouped)
    return found


@pytest.fixture(params=kinds())
def printing(request: pytest.FixtureRequest, printings: dict[str, Printing]) -> Printing:
    return printings[request.param]


@dataclass(frozen=True)
class Page:
    """What is read on a page: its size, its text, and the edges of every letter, in points."""

    size: tuple[float, float]
    text: str
    edges: tuple[float, ...]


def pages(pdf: bytes) -> list[Page]:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        read = [(document[number].get_size(), document[number].get_textpage()) for number in range(len(document))]
        return [
            Page(
                size,
                text.get_text_bounded(),
                tuple(edge for place in range(text.count_chars()) for edge in text.get_charbox(place)),
            )
            for size, text in read
        ]


def test_a_member_has_the_pages_of_the_document_printed_alone(printing: Printing) -> None:
    for alone, grouped in zip(printing.alone, printing.grouped, strict=True):
        for one, other in zip(pages(alone), pages(grouped), strict=True):
            assert (other.size, other.text) == (one.size, one.text)
            assert len(other.edges) == len(one.edges)
            assert max(abs(edge - its) for edge, its in zip(one.edges, other.edges, strict=True)) <= 0.5
        assert read_pdf(grouped).fonts == read_pdf(alone).fonts


def test_a_member_has_the_properties_of_the_document_printed_alone(printing: Printing) -> None:
    for alone, grouped, token in zip(printing.alone, printing.grouped, TOKENS, strict=True):
        with pikepdf.open(BytesIO(alone)) as one, pikepdf.open(BytesIO(grouped)) as other:
            assert properties(other) == properties(one)
            assert token in str(other.docinfo.Author)


def properties(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """All that a PDF says of itself, but for when it was made."""
    info = {key: str(value) for key, value in pdf.docinfo.items() if key != "/CreationDate"}
    said = re.sub(r"(?<=CreateDate>)[^<]+", "", pdf.Root.Metadata.read_bytes().decode())
    return info | {"xmp": said, "lang": str(pdf.Root.Lang), "root": sorted(pdf.Root.keys()), "version": pdf.pdf_version}


def test_a_member_keeps_the_decree_and_says_what_its_docx_says(printing: Printing) -> None:
    for docx, pdf in zip(printing.docx, printing.grouped, strict=True):
        day = printing.kind.heading(printing.kind.sample).ngay_ban_hanh or date(2026, 11, 22)
        assert [finding for finding in judge(docx, pdf, day) if finding.blocks] == []


def test_the_last_member_of_every_kind_is_pdf_a_2b(printings: dict[str, Printing], tmp_path: Path) -> None:
    files = []
    for slug, printing in printings.items():
        files.append(tmp_path / f"{slug}.pdf")
        files[-1].write_bytes(printing.grouped[-1])
    assert verdicts(files) == [f"PASS {file}" for file in files]


def test_a_member_holds_nothing_of_the_others(printing: Printing) -> None:
    for token, alone, grouped in zip(TOKENS, printing.alone, printing.grouped, strict=True):
        with pikepdf.open(BytesIO(alone)) as one, pikepdf.open(BytesIO(grouped)) as other:
            assert drawn(other) == drawn(one)
            assert tagged(other) == tagged(one)
            said = everything(other)
        # A string that is not of ASCII alone is of UTF-16, written in hex.
        assert {word for word in TOKENS if word.encode() in said} == {token}
        assert {word for word in TOKENS if word.encode("utf-16-be").hex().encode() in said.lower()} == {token}


def drawn(pdf: pikepdf.Pdf) -> list[bytes]:
    """What all streams of a file hold, pages, fonts and colours; not what it says of itself, nor when it was made."""
    streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Type") != "/Metadata"]
    contents = [item.read_bytes() for item in streams]
    return sorted(content[:24] + content[36:] if content[36:40] == b"acsp" else content for content in contents)


def tagged(pdf: pikepdf.Pdf) -> Counter[str]:
    """The structure elements, all of them on pages of the file.

    LibreOffice begins the document anew on each page when its pages are not the first of what it loaded, and leaves
    out the empty paragraphs that end a part.
    """
    numbers = {page.objgen for page in pdf.pages}
    elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item]
    assert elements
    assert {item.Pg.objgen for item in elements} <= numbers
    return Counter(str(item.S) for item in elements if str(item.S) not in {"/Document", "/Ngắt trang"})


def everything(pdf: pikepdf.Pdf) -> bytes:
    """Every object of a file, in use or not, with its strings and names, and what its streams hold."""
    objects = [item for item in (*pdf.objects, pdf.trailer) if isinstance(item, pikepdf.Object)]  # others are numbers
    streams = [item for item in objects if isinstance(item, pikepdf.Stream)]
    plain = [item.stream_dict if isinstance(item, pikepdf.Stream) else item for item in objects]
    return b"\n".join([*(item.unparse(resolved=True) for item in plain), *(item.read_bytes() for item in streams)])


def test_pages_count_anew_in_every_member_and_annex(printings: dict[str, Printing]) -> None:
    papers = [read_pdf_paper(pdf) for pdf in printings["quyet-dinh"].grouped]
    assert [paper.pages for paper in papers] == [3, 5, 2]
    shown = [[(one.page, one.text) for one in paper.blocks if one.region == "header"] for paper in papers]
    assert shown == [[(2, "2")], [(2, "2"), (4, "2"), (5, "3")], [(2, "2")]]


def test_a_landscape_annex_keeps_its_pages(printings: dict[str, Printing]) -> None:
    widths = [[round(page.size[0] / MM) for page in pages(pdf)] for pdf in printings["ke-hoach"].grouped]
    text, wide = [210] * 3, [297] * 3
    assert widths == [[*text, *wide, 210], text, [*text, *wide]]


def test_every_one_of_twenty_is_found(press: Press, print_group: PrintGroup, folder: Path) -> None:
    kind = kinds()["cong-van"]
    numbers = [*range(1, 20), None]  # the last is a draft, and says so in its margin
    group = merged([press.docx(kind, kind.sample, number) for number in numbers])
    assert print_group(group.docx, group.members) == {"pages": [1] * 20, "open": 0}
    texts = [read_pdf((folder / f"{place}.pdf").read_bytes()).pages for place in range(20)]
    assert [f"Số: {number:02}/" in text for (text,), number in zip(texts[:-1], numbers, strict=False)] == [True] * 19
    assert ["DỰ THẢO" in text for (text,) in texts] == [False] * 19 + [True]


def test_of_a_group_that_is_not_what_was_said_nothing_is_printed(
    printings: dict[str, Printing], print_group: PrintGroup, folder: Path
) -> None:
    group = merged(printings["quyet-dinh"].docx)
    for file in folder.glob("*.pdf"):
        file.unlink()
    first, *others = group.members
    answer = print_group(group.docx, (replace(first, sections=first.sections + 1), *others))
    assert answer["broken"]
    assert answer["open"] == 0
    assert list(folder.glob("*.pdf")) == []
