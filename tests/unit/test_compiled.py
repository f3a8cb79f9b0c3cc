"""A compiled template fills as docxtpl does: part by part, byte by byte, and shared by threads."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx.oxml.ns import qn
from docxtpl import DocxTemplate, Listing, RichText
from hypothesis import given, settings
from hypothesis import strategies as st

from service.document import DocumentKind, Heading, Issued
from service.errors import TemplateBroken
from service.kinds import kind_named, kinds
from service.render.compiled import compiled
from service.render.docx import Template, Templates
from service.render.language import language
from service.settings import ROOT
from tests.unit.small_docx import zipped
from tests.unit.small_template import SECTION, p, table, template

DAY = date(2023, 12, 20)
HEADING = Heading("QĐ-SXD", "Về việc A & B", "Sở <Xây dựng>", "Võ Tất Dũng", DAY)
CORE = "docProps/core.xml"
BODY = "word/document.xml"


def fill(content: bytes, context: dict[str, Any]) -> dict[str, bytes]:
    """Every member of what our own filling makes."""
    return members(Template("x", content).fill(context, HEADING, DAY))


def fill_by_docxtpl(content: bytes, context: dict[str, Any]) -> dict[str, bytes]:
    """Every member of what docxtpl makes, its last section moved to the end of the body."""
    document = DocxTemplate(BytesIO(content))
    document.render(context, jinja_env=language(), autoescape=True)
    body = document.docx.element.body
    own = body[-2].find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if own is not None:
        body[-1] = own
    saved = BytesIO()
    document.save(saved)
    return members(saved.getvalue())


def members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as files:
        assert files.testzip() is None
        return {name: files.read(name) for name in files.namelist()}


def assert_filled_alike(content: bytes, context: dict[str, Any]) -> None:
    ours, theirs = fill(content, context), fill_by_docxtpl(content, context)
    assert list(ours) == list(theirs)
    for name in theirs:
        assert name == CORE or ours[name] == theirs[name], name


def content_of(kind: DocumentKind) -> bytes:
    return Templates(ROOT / "templates").named(kind.stem).content


@pytest.mark.parametrize("number", [None, 7])
@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_a_sample_is_filled_as_docxtpl_fills_it(kind: DocumentKind, number: int | None) -> None:
    assert_filled_alike(content_of(kind), kind.context(kind.sample, Issued(number, DAY)))


TABLE = {"cot": [{"tieu_de": "Đầu & cuối"}, {"tieu_de": "Số"}], "dong": [["<một>\nhai", "1"], ["{{ ba }}", "2.000"]]}
ANNEXES = [{"tieu_de": "Ngang", "bang": TABLE, "kho_ngang": True}, {"tieu_de": "Dọc", "noi_dung": ["Lời văn"]}]


@pytest.mark.parametrize(
    ("slug", "changes"),
    [
        ("ke-hoach", {"phu_luc": ANNEXES, "ket_thuc": "có Phụ lục kèm theo", "do_khan": "khan"}),
        ("quyet-dinh", {"cach_trinh_bay_danh_sach": "trong_dieu_1", "tap_the": [], "dia_chi": ["Số 1 & 2"]}),
        ("quyet-dinh", {"tap_the": [f"Phòng số {n}" for n in range(200)]}),
    ],
)
def test_a_document_of_another_shape_is_filled_as_docxtpl_fills_it(slug: str, changes: dict[str, Any]) -> None:
    kind = kind_named(slug)
    payload = kind.payload.model_validate(kind.sample.model_dump(mode="json") | changes)
    assert_filled_alike(content_of(kind), kind.context(payload, Issued(1, DAY)))


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with every text in it changed, but not the ranks and styles that only the program writes."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: item if key in {"bac", "kieu"} else each_text(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(each_text(item, change) for item in value)
    return value


wild = st.text(st.sampled_from("aơ ễ\u00a0&<>\"'{}_%#-\n\t\a\f\u0301"), max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([*kinds().values()]), wild, wild)
def test_any_text_is_filled_in_as_docxtpl_fills_it_in(kind: DocumentKind, before: str, after: str) -> None:
    context = each_text(kind.context(kind.sample, Issued(1, DAY)), lambda text: f"{before}{text}{after}")
    assert_filled_alike(content_of(kind), context)


VALUES: dict[str, Any] = {
    "ten": "A & B < C > D “E” 'F'",
    "rong": None,
    "hai_dong": "dòng một\ndòng hai\tcột",
    "doan": "đoạn một\ađoạn hai\ftrang sau",
    "ngoac": "{{ 7*7 }} {% x %} {_{ y }_} {_% z %_} -%} {#",
    "an": "a\x01b\ufffec",
    "hong": "một &khong_co; hai <w:i/> < ba",
    "co": True,
    "so": 12,
    "ds": [{"ten": "một & hai", "tuoi": 1}, {"ten": "<ba>", "tuoi": None}, {"ten": "bốn", "tuoi": 4}],
    "liet_ke": Listing("một\nhai & ba\tbốn"),
    "dam": RichText("đậm & nghiêng", bold=True),
    "mau": "FF0000",
}

SECTION_ENDS = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>"
BOLD_AND_ITALIC = "<w:p><w:pPr><w:b/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>{{ liet_ke }}</w:t></w:r></w:p>"
INDENTED = "\n  <w:p>\n    <w:pPr>\n      <w:b/>\n    </w:pPr>\n    <w:r><w:t>{{ hai_dong }}</w:t></w:r>\n  </w:p>\n"
DRAWING = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/></wp:inline></w:drawing></w:r></w:p>'

BODIES = {
    "values": [p("{{ ten }}"), p("{{ rong }}|{{ so }}|{{ co }}"), p("{{ hai_dong }}"), p("{{ doan }}")],
    "characters that mean something": [p("{{ ngoac }}"), p("{{ an }}"), p("{_{ chữ }_} {_% chữ %_}")],
    "a tag that Word split into runs": [p("{", "{ te", "n }}"), p("{", "% if co %}có{%", " endif %}")],
    "typographic quotes": [p("{{ ds[0][‘ten’] }} {% if ten != “x” %}khác{% endif %}")],
    "paragraphs": [p("{%p for x in ds %}"), p("{{ x.ten }}, {{ x.tuoi }}"), p("{%p endfor %}"), p("hết")],
    "a condition": [p("{%p if rong %}"), p("không in"), p("{%p else %}"), p("in"), p("{%p endif %}")],
    "a comment": [p("{#p chú thích #}"), p("a{# chú thích #}b")],
    "rows": [table(2, ("{%tr for x in ds %}", ""), ("{{ x.ten }}", "{{ x.tuoi }}"), ("{%tr endfor %}", ""))],
    "more columns than the grid has": [table(1, ("{%tc for x in ds %}", "{{ x.ten }}", "{%tc endfor %}"))],
    "fewer columns than the grid has": [table(5, ("a", "{{ ten }}"))],
    "a table within a table": [table(2, ("a", "b")).replace(p("b"), table(3, ("c", "d", "e")) + p("{{ ten }}"))],
    "a table that lost its rows": [table(2, ("{%tr if rong %}", ""), ("a", "b"), ("{%tr endif %}", ""))],
    "merged cells": [
        table(3, ("{% colspan so - 10 %}{{ ten }}", "b"), ("{% cellbg mau %}{{ ten }}", "b", "c")),
        table(2, ("{%tr for x in ds %}", ""), ("{% vm %}{{ ten }}", "{{ x.ten }}"), ("{%tr endfor %}", "")),
        table(1, ("{%tc for x in ds %}", "{% hm %}{{ ten }}", "{%tc endfor %}")),
    ],
    "runs": [p("trước ", "{%r if co %}", "{{ ten }}", "{%r endif %}", " sau"), p("{{r dam }}")],
    "text that is joined": [p("a "), p("{%- if co -%}"), p(" b {{ ten }}"), p("{%- endif %}"), p("c")],
    "an indented file": [INDENTED],
    "values of docxtpl": [p("{{ liet_ke }}"), BOLD_AND_ITALIC],
    "drawings": [DRAWING, p("{{ ten }}"), DRAWING],
    "markup that is not XML": [p("{{ hong|safe }}"), p("{{ ten }}")],
    "a paragraph without content": ["<w:p/>", '<w:p w:x="1"/>', p("{{ hai_dong }}"), "<w:p/>"],
    "sections": [p("{{ ten }}"), SECTION_ENDS, p("{{ so }}"), SECTION_ENDS],
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_what_docxtpl_offers_is_filled_as_docxtpl_fills_it(body: list[str]) -> None:
    assert_filled_alike(template(*body, p("cuối")), VALUES)


def test_headers_footers_and_footnotes_are_filled_as_docxtpl_fills_them() -> None:
    margins = {
        "header1": p("{%p if co %}") + p("{{ ten }}, {{ hai_dong }}") + p("{%p endif %}"),
        "header2": p("không có thẻ"),
        "footer": p("{%p for x in ds %}") + p("{{ x.ten }}") + p("{%p endfor %}"),
        "footnotes": f'<w:footnote w:id="1">{p("{{ ten }} {{ hai_dong }}")}</w:footnote>',
    }
    content = template(p("{{ ten }}"), **margins)
    assert_filled_alike(content, VALUES)
    assert "A &amp; B &lt; C" in fill(content, VALUES)["word/header1.xml"].decode()
    assert "A &amp; B &lt; C" in fill(content, VALUES)["word/footnotes.xml"].decode()


def test_a_footnote_prints_what_it_was_given_however_many_sections_there_are() -> None:
    """docxtpl renders footnotes once for each section: it prints 49 here."""
    note = f'<w:footnote w:id="1">{p("{{ x }}")}</w:footnote>'
    docx = fill(template(p("một"), SECTION_ENDS, p("hai"), SECTION_ENDS, footnotes=note), {"x": "{{ 7*7 }}"})
    assert ">{{ 7*7 }}</w:t>" in docx["word/footnotes.xml"].decode()


@pytest.mark.parametrize("title", [None, "Một văn bản", "{{ ten }}"])
def test_a_template_with_any_title_is_filled_as_docxtpl_fills_it(title: str | None) -> None:
    content = template(p("{{ ten }}"), p("cuối"), title=title)
    assert_filled_alike(content, VALUES)
    assert "<dc:title>Về việc A &amp; B</dc:title>" in fill(content, VALUES)[CORE].decode()


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_header_that_two_relationships_share_is_filled_as_docxtpl_fills_it() -> None:
    content = template(p("{{ ten }}"), p("cuối"), twice="header", header=p("{{ ten }}"))
    ours, theirs = fill(content, VALUES), fill_by_docxtpl(content, VALUES)
    assert ours | {CORE: b""} == theirs | {CORE: b""}


BROKEN = {
    "a name that nobody gives": p("{{ khong_co }}"),
    "a tag that is not closed": p("{% if co %}"),
    "a tag that docxtpl does not know": p("{% tr x %}"),
    "a reach into Python": p("{{ ten.__class__.__mro__ }}"),
    "a span that is no number": table(2, ("{% colspan rong %}a", "b"), ("a", "b")),
    "an unknown name in the title": "",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_is_refused_in_the_words_of_docxtpl(name: str) -> None:
    title = "{{ khong_co }}" if "title" in name else "x"
    content = template(BROKEN[name], p("cuối"), title=title)
    with pytest.raises(Exception, match=r".") as theirs:
        fill_by_docxtpl(content, VALUES)
    with pytest.raises(TemplateBroken) as ours:
        fill(content, VALUES)
    assert str(ours.value) == f"Mẫu x.docx không điền được: {theirs.value}. Báo quản trị viên kiểm tra lại mẫu."
    assert type(ours.value.__cause__) is type(theirs.value)


def test_a_template_whose_namespace_has_another_prefix_is_refused_as_docxtpl_refuses_it() -> None:
    files = {name: text.decode() for name, text in members(template(p("{{ ten }}"), p("cuối"))).items()}
    body = re.sub(r"(?<=[</ ])w:|(?<=xmlns:)w(?==)", lambda prefix: prefix[0].replace("w", "x"), files[BODY])
    content = zipped(files | {BODY: body})
    with pytest.raises(KeyError, match="w"):
        fill_by_docxtpl(content, VALUES)
    with pytest.raises(TemplateBroken):
        fill(content, VALUES)


def test_threads_that_share_a_template_never_mix_their_documents() -> None:
    note = f'<w:footnote w:id="1">{p("{{ dau }}")}</w:footnote>'
    rows = table(1, ("{%tr for x in ds %}",), ("{{ x }}",), ("{%tr endfor %}",))
    content = template(p("{{ dau }}"), rows, p("cuối"), header=p("{{ dau }}"), footer=p("{{ dau }}"), footnotes=note)
    shared = Template("x", content)

    def parts_with_own_token(number: int) -> bool:
        token = f"dấu-{number}-riêng"
        files = members(shared.fill({"dau": token, "ds": [token] * 20}, HEADING, DAY))
        parts = [files[f"word/{name}.xml"].decode() for name in ("document", "header", "footer", "footnotes")]
        return [text.count("dấu-") for text in parts] == [text.count(token) for text in parts] == [21, 1, 1, 1]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(parts_with_own_token, range(800)))


FILL_ONCE = """
import hashlib
from tests.unit.test_compiled import DAY, HEADING, VALUES, content_of
from service.document import Issued
from service.kinds import kind_named
from service.render.docx import Template
kind = kind_named("quyet-dinh")
docx = Template("x", content_of(kind)).fill(kind.context(kind.sample, Issued(1, DAY)), HEADING, DAY)
print(hashlib.sha256(docx).hexdigest())
"""


def test_the_bytes_are_the_same_in_every_process() -> None:
    command = [sys.executable, "-c", FILL_ONCE]
    digests = [
        subprocess.run(
            command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert digests[0] == digests[1]


def test_the_bytes_are_the_same_after_the_template_was_compiled_anew() -> None:
    content = template(p("{{ ten }}"), p("cuối"), header=p("{{ ten }}"))
    first = Template("x", content).fill(VALUES, HEADING, DAY)
    compiled.cache_clear()
    assert Template("x", content).fill(VALUES, HEADING, DAY) == first


def test_a_template_is_compiled_once_for_all_who_have_the_same_bytes() -> None:
    content = template(p("{{ ten }}"), p("chỉ một lần"))
    before = compiled.cache_info().misses, language()._compiled.cache_info().misses
    for _ in range(3):
        Template("x", bytes(bytearray(content))).fill(VALUES, HEADING, DAY)
    assert compiled.cache_info().misses == before[0] + 1
    assert language()._compiled.cache_info().misses == before[1] + 1


def test_filling_leaves_the_context_as_it_was() -> None:
    kind = kind_named("quyet-dinh")
    context = kind.context(kind.sample, Issued(1, DAY))
    fill(content_of(kind), context)
    assert context == kind.context(kind.sample, Issued(1, DAY))
