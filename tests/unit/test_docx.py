"""Filling: text is printed as written, bytes repeat, documents never mix."""

import html
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.document import DocumentKind, Issued
from service.errors import TemplateBroken
from service.kinds import kind_named, kinds
from service.render.docx import Template, Templates
from service.settings import ROOT
from service.vietnamese import nfc, unprintable

DAY = date(2023, 12, 20)


def filled(kind: DocumentKind, payload: object, number: int | None = 1) -> bytes:
    template = Templates(ROOT / "templates").named(kind.stem)
    return template.fill(kind.context(payload, Issued(number, DAY)), kind.heading(payload), DAY)


def part(docx: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(docx)).read(name).decode()


def words(docx: bytes) -> str:
    body = re.sub(r"</w:p>|<w:br/>", "\n", part(docx, "word/document.xml"))
    return html.unescape(re.sub(r"<[^>]+>", "", body))


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_the_same_payload_gives_the_same_bytes(kind: DocumentKind) -> None:
    assert filled(kind, kind.sample) == filled(kind, kind.sample)


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_no_tag_is_left_in_a_filled_document(kind: DocumentKind) -> None:
    docx = filled(kind, kind.sample)
    assert not any(
        "{%" in part(docx, name) or "{{" in part(docx, name) for name in zipfile.ZipFile(BytesIO(docx)).namelist()
    )


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_a_document_is_lean(kind: DocumentKind) -> None:
    docx = filled(kind, kind.sample)
    names = zipfile.ZipFile(BytesIO(docx)).namelist()
    assert not [name for name in names if re.search(r"theme|numbering|customXml|stylesWithEffects", name)]
    assert "latentStyles" not in part(docx, "word/styles.xml")
    assert len(docx) < 12_000


WILD = (
    "A & B",
    "<w:p/>",
    "</w:t></w:r>",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "=cmd()",
    "“a” 'b' \"c\"",
    "a > b < c",
    "{_{ a }_} {_% b %_}",
    "100% %s %(a)s",
)


@pytest.mark.parametrize("wild", WILD)
def test_text_is_printed_as_written(wild: str) -> None:
    kind = kind_named("ke-hoach")
    payload = kind.sample.model_copy(update={"mo_dau": (f"trước {wild} sau",)})
    assert f"trước {wild} sau" in words(filled(kind, payload))


@pytest.mark.parametrize("wild", WILD)
def test_text_in_a_table_is_printed_as_written(wild: str) -> None:
    table = {"cot": [{"tieu_de": f"đầu {wild}"}], "dong": [[f"trước {wild} sau"], ["dòng một\ndòng hai"]]}
    docx = filled(kind_named("ke-hoach"), annexed({"tieu_de": f"bảng {wild}", "bang": table}))
    for text in (f"đầu {wild}", f"trước {wild} sau", f"BẢNG {wild.upper()}", "dòng một\ndòng hai"):
        assert text in words(docx)


def annexed(*annexes: object) -> object:
    """The sample plan with annexes."""
    kind = kind_named("ke-hoach")
    changes = {"phu_luc": annexes, "ket_thuc": "có Phụ lục kèm theo"}
    return kind.payload.model_validate(kind.sample.model_dump(mode="json") | changes)


def test_each_part_of_a_document_has_pages_of_its_own_and_the_last_ends_the_body() -> None:
    table = {"cot": [{"tieu_de": "A"}], "dong": [["b"]]}
    landscape = {"tieu_de": "Ngang", "bang": table, "kho_ngang": True}
    docx = filled(kind_named("ke-hoach"), annexed(landscape, {"tieu_de": "Dọc", "bang": table}, landscape))
    body = part(docx, "word/document.xml")
    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", body, re.DOTALL)
    assert ['w:orient="landscape"' in section for section in sections] == [False, True, False, True]
    assert re.findall(r'w:w="(\d+)" w:h="(\d+)"', sections[-1]) == [("16838", "11906")]
    assert all('<w:pgNumType w:start="1"/><w:titlePg/>' in section for section in sections)
    assert [section.count('r:id="rId5"') for section in sections] == [1, 0, 0, 0], "the address is on page 1 alone"
    assert body.endswith("</w:sectPr></w:body></w:document>")
    assert body.count('<w:pPr><w:pStyle w:val="NgatTrang"/></w:pPr>') == 1, "the last section left its paragraph"


def test_a_template_that_lets_its_last_part_be_is_filled_all_the_same(tmp_path: Path) -> None:
    kind = kind_named("ke-hoach")
    original = zipfile.ZipFile(BytesIO((ROOT / "templates" / "ke_hoach.docx").read_bytes()))
    content = original.read("word/document.xml").decode()
    bare = re.sub(r'<w:p><w:pPr><w:pStyle w:val="NgatTrang"/><w:sectPr>.*?</w:sectPr></w:pPr></w:p>', "<w:p/>", content)
    assert bare.count("<w:sectPr>") == 1
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as copy:
        for name in original.namelist():
            copy.writestr(name, bare if name == "word/document.xml" else original.read(name))
    template = Template("x", (tmp_path / "x.docx").read_bytes())
    docx = template.fill(kind.context(kind.sample, Issued(1, DAY)), kind.heading(kind.sample), DAY)
    assert part(docx, "word/document.xml").count("<w:sectPr>") == 1


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(max_codepoint=0x1EF9), min_size=1, max_size=60))
def test_any_text_that_a_payload_accepts_is_printed_as_written(text: str) -> None:
    text = nfc(text).strip()
    if not text or unprintable(text):
        return
    kind = kind_named("ke-hoach")
    payload = kind.sample.model_copy(update={"mo_dau": (f"trước{text}sau",)})
    assert " ".join(f"trước{text}sau".split()) in " ".join(words(filled(kind, payload)).split())


def test_the_file_properties_name_title_agency_and_language() -> None:
    kind = kind_named("quyet-dinh")
    core = part(filled(kind, kind.sample), "docProps/core.xml")
    assert "<dc:title>Về việc tặng Giấy khen của Giám đốc Sở Xây dựng</dc:title>" in core
    assert "<dc:creator>Sở Xây dựng</dc:creator>" in core
    assert "<dc:language>vi-VN</dc:language>" in core


def test_a_draft_is_marked_on_every_page_and_an_issued_document_nowhere() -> None:
    kind = kind_named("ke-hoach")
    for number, marked in ((None, True), (1, False)):
        docx = filled(kind, kind.sample, number)
        for header in ("word/header1.xml", "word/header2.xml", "word/header3.xml"):
            assert ("DỰ THẢO" in part(docx, header)) is marked


def test_threads_never_mix_their_documents() -> None:
    kind = kind_named("ke-hoach")

    def fill(token: int) -> str:
        payload = kind.sample.model_copy(update={"mo_dau": (f"dấu-{token}-riêng",)})
        return words(filled(kind, payload))

    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(fill, range(40)))
    for token, text in enumerate(texts):
        assert re.findall(r"dấu-(\d+)-riêng", text) == [str(token)]


def broken(tmp_path: Path, body: str) -> Template:
    """Our own plan template with `body` in place of its first text."""
    original = (ROOT / "templates" / "ke_hoach.docx").read_bytes()
    target = tmp_path / "x.docx"
    with zipfile.ZipFile(BytesIO(original)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            text = source.read(name)
            copy.writestr(name, text.replace("CỘNG HÒA".encode(), body.encode()) if "document" in name else text)
    return Template("x", target.read_bytes())


@pytest.mark.parametrize(
    "body", ["{{ khong_co }}", "{{ ho_ten.__class__.__mro__ }}", "{{ ke_ngang.__globals__ }}", "{% if %}"]
)
def test_a_template_that_names_nothing_or_reaches_too_far_is_refused(tmp_path: Path, body: str) -> None:
    kind = kind_named("ke-hoach")
    with pytest.raises(TemplateBroken, match=r"x\.docx"):
        broken(tmp_path, body).fill(kind.context(kind.sample, Issued(1, DAY)), kind.heading(kind.sample), DAY)


def test_an_office_may_put_its_own_template_before_ours(tmp_path: Path) -> None:
    own = (ROOT / "templates" / "quyet_dinh.docx").read_bytes()
    (tmp_path / "ke_hoach.docx").write_bytes(own)
    templates = Templates(ROOT / "templates", tmp_path)
    assert templates.named("ke_hoach").content == own
    assert templates.named("quyet_dinh").content == own


def test_a_template_that_is_no_docx_is_refused() -> None:
    kind = kind_named("ke-hoach")
    with pytest.raises(TemplateBroken, match=r"x\.docx"):
        Template("x", b"not a zip").fill({}, kind.heading(kind.sample), DAY)


def test_a_title_of_one_endless_word_keeps_its_ruled_line_on_the_page() -> None:
    kind = kind_named("ke-hoach")
    body = part(filled(kind, kind.sample.model_copy(update={"trich_yeu": "x" * 400})), "word/document.xml")
    assert 'w:left="-' not in body


def test_a_missing_template_is_named() -> None:
    with pytest.raises(TemplateBroken, match=r"hop_dong\.docx"):
        Templates(ROOT / "templates").named("hop_dong")
