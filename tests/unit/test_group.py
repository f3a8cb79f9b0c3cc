"""A group holds its members whole, one after the other; what is not known to keep its pages is refused."""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from lxml import etree

from service.document import DocumentKind, Issued
from service.kinds import kind_named, kinds
from service.libreoffice.group import LONGEST_GROUP, LONGEST_MEMBER, Member, NotMergeable, merged, weight
from service.render.docx import Templates
from service.settings import ROOT

DAY = date(2023, 12, 20)
DECISION, LETTER = kind_named("quyet-dinh"), kind_named("cong-van")
BODY = "word/document.xml"
STYLES = "word/styles.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATES = Templates(ROOT / "templates")


def filled(kind: DocumentKind, number: int, **changes: Any) -> bytes:
    payload = kind.payload.model_validate(kind.sample.model_dump() | changes)
    return TEMPLATES.named(kind.stem).fill(kind.context(payload, Issued(number, DAY)), kind.heading(payload), DAY)


def parts(docx: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(docx)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def changed(docx: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """`docx` with another text in a part, which it may have lacked."""
    files = parts(docx)
    before = files.get(name, "")
    files[name] = change(before)
    assert files[name] != before
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for file, text in files.items():
            package.writestr(file, text)
    return buffer.getvalue()


def texts(docx: bytes) -> list[str]:
    return re.findall(r"<w:t[ >][^<]*", parts(docx)[BODY])


def sections(docx: bytes) -> list[Any]:
    return list(etree.fromstring(parts(docx)[BODY].encode()).iter(f"{W}sectPr"))


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_a_group_says_what_its_members_say_in_their_order(kind: DocumentKind) -> None:
    members = [filled(kind, number) for number in (7, 8, 9)]
    group = merged(members)
    assert texts(group.docx) == [text for member in members for text in texts(member)]
    assert [len(sections(member)) for member in members] == [member.sections for member in group.members]
    assert len(Document(BytesIO(group.docx)).sections) == sum(member.sections for member in group.members)


def test_the_properties_of_each_member_are_its_own_and_the_group_has_none() -> None:
    members = [filled(DECISION, 7), filled(DECISION, 8, trich_yeu="về việc tặng thưởng A & B")]
    group = merged(members)
    assert group.members == (
        Member(2, DECISION.sample.trich_yeu, "Sở Xây dựng"),
        Member(2, "về việc tặng thưởng A & B", "Sở Xây dựng"),
    )
    assert "Sở Xây dựng" not in parts(group.docx)["docProps/core.xml"]
    assert Document(BytesIO(group.docx)).core_properties.title == ""


def test_the_same_documents_give_the_same_bytes() -> None:
    members = [filled(DECISION, 7), filled(DECISION, 8)]
    assert merged(members) == merged(members)


def test_a_section_ends_in_the_last_paragraph_of_its_member_and_the_last_at_the_end_of_all() -> None:
    group = merged([filled(LETTER, 7), filled(LETTER, 8)])
    body = etree.fromstring(parts(group.docx)[BODY].encode())[0]
    within = [place for place, item in enumerate(body) if item.find(f"{W}pPr/{W}sectPr") is not None]
    assert len(within) == 1
    assert [item.tag for item in body[within[0] + 1 : within[0] + 2]] == [f"{W}tbl"]
    assert [item.tag for item in body[-2:]] == [f"{W}p", f"{W}sectPr"]


def test_members_of_one_letterhead_share_its_headers_and_footers() -> None:
    alone = parts(filled(LETTER, 7))
    group = parts(merged([filled(LETTER, number) for number in (7, 8, 9)]).docx)
    assert {
        name: text for name, text in group.items() if name in alone and name not in {BODY, "docProps/core.xml"}
    } == {name: text for name, text in alone.items() if name not in {BODY, "docProps/core.xml"}}
    assert group.keys() == alone.keys()


def test_a_member_with_another_footer_brings_it_and_a_third_shares_it() -> None:
    addresses = (("Số 1, đường Hùng Vương",), ("Số 2, đường Lê Lợi",), ("Số 2, đường Lê Lợi",))
    members = [filled(LETTER, number, dia_chi=address) for number, address in enumerate(addresses, start=1)]
    document = Document(BytesIO(merged(members).docx))
    shown = [section.first_page_footer.paragraphs[1].text for section in document.sections]
    assert shown == [lines[0] for lines in addresses]
    assert len({section.first_page_footer.part.partname for section in document.sections}) == 2
    assert len({section.header.part.partname for section in document.sections}) == 1


def test_ids_of_paragraphs_and_rows_do_not_repeat() -> None:
    def numbered(text: str) -> str:
        space = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
        return text.replace("<w:document ", f"<w:document {space} ").replace("<w:p>", '<w:p w14:paraId="0A1B2C3D">')

    members = [changed(filled(LETTER, number), BODY, numbered) for number in (7, 8)]
    group = merged(members)
    assert texts(group.docx) == [text for member in members for text in texts(member)]
    assert "0A1B2C3D" not in parts(group.docx)[BODY]


def after_first(tag: str, addition: str) -> Callable[[str], str]:
    return lambda text: text.replace(tag, tag + addition, 1)


def instead(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


RUN = "</w:t></w:r>"
UNKNOWN = {
    "a bookmark": (BODY, after_first(RUN, '<w:bookmarkStart w:id="0" w:name="x"/><w:bookmarkEnd w:id="0"/>')),
    "a field": (BODY, after_first(RUN, '<w:fldSimple w:instr="NUMPAGES"/>')),
    "a footnote": (BODY, after_first(RUN, '<w:r><w:footnoteReference w:id="1"/></w:r>')),
    "a picture": (BODY, after_first(RUN, "<w:r><w:drawing/></w:r>")),
    "a comment of XML": (BODY, after_first(RUN, "<!-- seen -->")),
    "a numbered list": (BODY, after_first("<w:p><w:pPr>", "<w:numPr/>")),
    "a background": (BODY, instead("<w:body>", "<w:background/><w:body>")),
    "pages numbered on": (BODY, instead('<w:pgNumType w:start="1"/>', "")),
    "pages numbered from 3": (BODY, instead('<w:pgNumType w:start="1"/>', '<w:pgNumType w:start="3"/>')),
    "a section on an odd page": (BODY, instead('<w:type w:val="nextPage"/>', '<w:type w:val="oddPage"/>')),
    "a last paragraph of text": (BODY, instead("NgatTrang", "NoiDung")),
    "a header that is nowhere": (BODY, instead('r:id="rId2"', 'r:id="rId77"')),
    "an end that takes room": (STYLES, instead('w:line="1" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"')),
    "another field in a header": ("word/header1.xml", instead(" PAGE ", " NUMPAGES ")),
    "a text box in a header": ("word/header2.xml", instead("<w:p>", "<w:p><w:r><w:pict/></w:r>")),
    "lists": ("word/numbering.xml", lambda _: "<w:numbering/>"),
    "relations of a header": ("word/_rels/header1.xml.rels", lambda _: "<Relationships/>"),
    "an external relation": (
        "word/_rels/document.xml.rels",
        instead('Target="settings.xml"', 'Target="http://example.org/" TargetMode="External"'),
    ),
    "keywords": ("docProps/core.xml", instead("<dc:language>", "<cp:keywords>x</cp:keywords><dc:language>")),
    "broken XML": (BODY, instead("</w:body>", "")),
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_what_is_not_known_to_keep_its_pages_is_refused(what: str) -> None:
    member = changed(filled(LETTER, 7), *UNKNOWN[what])
    with pytest.raises(NotMergeable):
        merged([member, member])


@pytest.mark.parametrize("name", [STYLES, "word/settings.xml", "[Content_Types].xml", "_rels/.rels"])
def test_documents_that_differ_in_a_shared_part_are_refused(name: str) -> None:
    sound = filled(LETTER, 7)
    other = changed(sound, name, lambda text: text + "<!-- x -->")
    with pytest.raises(NotMergeable, match="different templates"):
        merged([sound, other])


def test_a_section_that_would_take_over_the_header_of_another_is_refused() -> None:
    sound = filled(LETTER, 7)
    other = changed(sound, BODY, lambda text: re.sub(r'<w:headerReference w:type="default"[^>]*>', "", text))
    with pytest.raises(NotMergeable, match="headers"):
        merged([sound, other])


def test_a_short_decision_is_worth_a_group_and_a_long_one_is_not() -> None:
    short = filled(DECISION, 7)
    assert weight(short) == len(parts(short)[BODY].encode())
    assert 5 * weight(short) < LONGEST_GROUP
    assert weight(filled(DECISION, 7, ca_nhan=DECISION.sample.ca_nhan * 8)) > LONGEST_MEMBER


@pytest.mark.parametrize(
    "document", [b"%PDF-1.7", changed(filled(LETTER, 7), BODY, lambda _: "x").replace(b"document.xml", b"dokument.xml")]
)
def test_what_is_no_document_has_no_weight(document: bytes) -> None:
    with pytest.raises(NotMergeable):
        weight(document)


@pytest.mark.parametrize("documents", [[], [b"%PDF-1.7"], [b"PK\x03\x04"]])
def test_what_is_no_document_is_refused(documents: list[bytes]) -> None:
    with pytest.raises(NotMergeable):
        merged(documents)
