"""A template made ready once: docxtpl prepares its parts and Jinja compiles them, so that a fill only renders them.

What a fill renders goes through docxtpl's own steps and comes out as docxtpl makes it. Values are plain ones: a
picture, subdocument or hyperlink of docxtpl belongs to the one open template that it was made for.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from typing import Any, Final, Protocol

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import Template as JinjaTemplate
from lxml import etree

from service.render.language import language
from service.render.package import Member

_TAGS: Final = ("{{", "{%", "{#")
_BREAKS: Final = re.compile("[\t\n\a\f]")
_PARAGRAPH_END: Final = "</w:p>"
_MARGINS: Final = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_DRAWING_IDS_AFTER: Final = 1000


class CompiledTemplate(Protocol):
    """A template that any number of threads fill at once."""

    def filled(self, context: dict[str, Any]) -> dict[str, Member]:
        """The members of the filled package by their names."""


@lru_cache(maxsize=64)
def compiled(content: bytes) -> CompiledTemplate:
    """The template with these bytes, prepared when it is first asked for."""
    document = DocxTemplate(BytesIO(content))
    document.render_init()
    if not _parts_stand_alone(document):
        return _Whole(content)
    document.render_properties({}, language())
    members = _saved(document)
    main = document.docx.part
    body = _compiled(document, document.get_xml())
    main.element.body.clear()  # each fill puts its own there
    parts = {_name(main): _Part(body, partial(_main, etree.tostring(main.element)))}
    for part in _margins(main):
        parts[_name(part)] = _Part(_compiled(document, document.get_part_xml(part)), _margin)
    for part in main.package.parts:
        if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
            parts[_name(part)] = _Part(_compiled(document, part.blob.decode()), _footnotes)
    return _Parts(members, parts)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that each fill renders: its source, and what makes a member of the rendered XML."""

    source: JinjaTemplate
    member: Callable[[str], Member]


@dataclass(frozen=True, slots=True)
class _Parts:
    """A template part by part; the members that no fill changes are compressed already.

    Footnotes are rendered once. docxtpl renders them once for every section, and runs what a payload put there.
    """

    members: dict[str, Member]
    parts: dict[str, _Part]

    def filled(self, context: dict[str, Any]) -> dict[str, Member]:
        return self.members | {
            name: part.member(_finished(part.source.render(context))) for name, part in self.parts.items()
        }


@dataclass(frozen=True, slots=True)
class _Whole:
    """A template whose parts cannot be rendered one by one: docxtpl opens and renders it anew at each fill."""

    content: bytes

    def filled(self, context: dict[str, Any]) -> dict[str, Member]:
        document = DocxTemplate(BytesIO(self.content))  # keeps state while it renders, so never shared
        document.render(context, jinja_env=language(), autoescape=True)
        _end_with_own_section(document.docx.element.body)
        return _saved(document)


def _parts_stand_alone(document: Any) -> bool:
    """Whether the file's properties hold no tags, and the body calls its namespace `w` as docxtpl expects."""
    properties = document.docx.core_properties
    texts = (properties.author, properties.comments, properties.identifier, properties.language)
    tagged = any(tag in text for text in (*texts, properties.subject, properties.title) for tag in _TAGS)
    return not tagged and document.docx.element.body.nsmap.get("w") == nsmap["w"]


def _margins(main: Part) -> list[Part]:
    """The headers and the footers, in the order in which docxtpl renders them."""
    return [relation.target_part for kind in _MARGINS for relation in main.rels.values() if relation.reltype == kind]


def _compiled(document: Any, xml: str) -> JinjaTemplate:
    """`xml` as docxtpl hands it to Jinja: every paragraph starts a line."""
    return language().from_string(re.sub(r"<w:p([ >])", r"\n<w:p\1", document.patch_xml(xml)))


def _finished(rendered: str) -> str:
    """What docxtpl makes of `rendered`: its paragraphs joined, braces meant as text, tabs and breaks in the text."""
    xml = rendered.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")
    xml = xml.replace("{_{", "{{").replace("}_}", "}}").replace("{_%", "{%").replace("%_}", "%}")
    # docxtpl looks no further than the end of a paragraph, so one without breaks can be left alone
    resolve = DocxTemplate(None).resolve_listing
    *paragraphs, rest = xml.split(_PARAGRAPH_END)
    ended = (
        resolve(text + _PARAGRAPH_END)[: -len(_PARAGRAPH_END)] if _BREAKS.search(text) else text for text in paragraphs
    )
    return _PARAGRAPH_END.join((*ended, rest))


def _main(around: bytes, body: str) -> Member:
    """The main part: `body` in place of the empty one of the document `around` it."""
    state = DocxTemplate(None)
    state.docx_ids_index = _DRAWING_IDS_AFTER
    tree = etree.fromstring(body, etree.XMLParser(recover=True))
    if not _tables_are_even(tree):
        tree = state.fix_tables(body)
    state.fix_docpr_ids(tree)
    root = parse_xml(around)
    root.replace(root.find(qn("w:body")), tree)
    _end_with_own_section(tree)
    return Member.of(serialize_part_xml(root))


@lru_cache(maxsize=64)
def _margin(xml: str) -> Member:
    """A header or footer; most of them are the same from one document to the next."""
    return Member.of(serialize_part_xml(parse_xml(xml.encode())))


def _footnotes(xml: str) -> Member:
    return Member.of(xml.encode())


# docxtpl adds and removes columns by the cells of the rows; it trusts that spans are numbers, and fails if one is not.
_UNEVEN: Final = etree.XPath(
    "not(w:tr) or descendant::w:gridSpan or descendant::w:tr[count(w:tc) != $columns]",
    namespaces=nsmap,
)
_TABLE, _GRID, _COLUMN = qn("w:tbl"), qn("w:tblGrid"), qn("w:gridCol")


def _tables_are_even(tree: Any) -> bool:
    """Whether each row of each table has as many cells as its grid has columns, so that docxtpl mends nothing."""
    return not any(_UNEVEN(table, columns=len(table.find(_GRID).findall(_COLUMN))) for table in tree.iter(_TABLE))


def _end_with_own_section(body: Any) -> None:
    """Every part of a template ends with its section; Word wants that of the last part at the end of the body."""
    *_, last, final = body
    own = last.find(qn("w:pPr") + "/" + qn("w:sectPr"))
    if own is not None:
        body.replace(final, own)


def _saved(document: Any) -> dict[str, Member]:
    """What python-docx writes of `document`."""
    written = BytesIO()
    document.docx.save(written)
    with zipfile.ZipFile(written) as files:
        return {name: Member.of(files.read(name)) for name in files.namelist()}


def _name(part: Part) -> str:
    return str(part.partname.membername)
