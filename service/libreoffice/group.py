"""Joins documents filled from one template into one DOCX, so that LibreOffice loads them all at once.

The pages of the whole are those of its members, each beginning anew at page 1. That is known of what is listed at the
foot of this module and of nothing else: a document with anything more in it is refused, and is printed by itself.
"""

import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from lxml import etree

# In bytes of document.xml. A longer document gains little: of its time, what is shared is a small part. And with
# every page of the group each export takes longer, so that a group pays best between five and twenty documents.
LONGEST_MEMBER: Final = 25_000
LONGEST_GROUP: Final = 100_000

_Parts = Mapping[str, bytes]


class NotMergeable(Exception):
    """These documents have to be printed one by one. Says why, in English and without their text."""


@dataclass(frozen=True, slots=True)
class Member:
    """What tells a document from the others of its group: how many sections it has, and its own file properties."""

    sections: int
    title: str
    author: str


@dataclass(frozen=True, slots=True)
class Group:
    """Several documents as one DOCX, to be printed and thrown away: it bears the title and author of none of them."""

    docx: bytes
    members: tuple[Member, ...]


def merged(documents: Sequence[bytes]) -> Group:
    """The group of `documents`, in their order. Raises NotMergeable unless each is known to keep its pages in it."""
    if not documents:
        raise NotMergeable("no documents")
    packages = [_parts(document) for document in documents]
    first = packages[0]
    _check_template(first)
    margins = _Margins(first)
    members = []
    bodies = []
    for parts in packages:
        if parts.keys() != first.keys() or any(parts[name] != first[name] for name in first if not _is_own(name)):
            raise NotMergeable("documents of different templates")
        body = _body(parts[_DOCUMENT])
        sections = _sections(body)
        for section in sections:
            margins.bring(section, parts)
        title, author = _properties(parts[_CORE])
        members.append(Member(len(sections), title, author))
        bodies.append(body)
    whole = bodies[0]
    for body in bodies[1:]:
        whole.extend(list(body))
    whole.append(whole[-1].find(f"{_W}pPr/{_W}sectPr"))  # where the last section of a document has to stand
    changed = {_DOCUMENT: _written(whole.getparent()), _CORE: _NO_PROPERTIES}
    return Group(_packed({**first, **margins.parts(), **changed}), tuple(members))


def weight(document: bytes) -> int:
    """The bytes of its document.xml, to be held against LONGEST_MEMBER and, of all members, LONGEST_GROUP."""
    try:
        with zipfile.ZipFile(BytesIO(document)) as package:
            return package.getinfo(_DOCUMENT).file_size
    except (zipfile.BadZipFile, KeyError) as exc:
        raise NotMergeable("not a DOCX") from exc


class _Margins:
    """The headers and footers of a group: those of its first document, and every other that a later one brings."""

    def __init__(self, first: _Parts) -> None:
        self._first = first
        self._names = _targets(first[_RELATIONS])
        self._added: dict[tuple[str, bytes], str] = {}
        self._kinds: set[tuple[str, str]] | None = None

    def bring(self, section: Any, parts: _Parts) -> None:
        """Point `section`, of the document in `parts`, to its headers and footers in the group."""
        references = [child for child in section if child.tag in _REFERENCES]
        kinds = {(child.tag, child.get(f"{_W}type")) for child in references}
        if self._kinds is None:
            self._kinds = kinds
        if kinds != self._kinds:  # a section without a header has that of the section before it
            raise NotMergeable("sections with other headers and footers")
        for reference in references:
            name = self._names.get(reference.get(_R_ID), "")
            if not _MARGIN.fullmatch(name):
                raise NotMergeable("a header or footer that is nowhere")
            _check_margin(parts[name])
            if parts[name] != self._first[name]:
                key = (_REFERENCES[reference.tag], parts[name])
                reference.set(_R_ID, self._added.setdefault(key, f"nhom{len(self._added) + 1}"))

    def parts(self) -> dict[str, bytes]:
        """The parts added to those of the first document, and the lists that name them."""
        if not self._added:
            return {}
        types, relations = _parsed(self._first[_TYPES]), _parsed(self._first[_RELATIONS])
        for (kind, _), key in self._added.items():
            etree.SubElement(
                types,
                f"{{{_PACKAGE}/content-types}}Override",
                PartName=f"/word/{key}.xml",
                ContentType=f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
            )
            etree.SubElement(
                relations,
                f"{{{_PACKAGE}/relationships}}Relationship",
                Id=key,
                Type=f"{_OFFICE}/{kind}",
                Target=f"{key}.xml",
            )
        added = {f"word/{key}.xml": content for (_, content), key in self._added.items()}
        return added | {_TYPES: _written(types), _RELATIONS: _written(relations)}


def _parts(document: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(document)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error) as exc:
        raise NotMergeable("not a DOCX") from exc


def _is_own(name: str) -> bool:
    """Whether documents of one template may differ in this part."""
    return name in {_DOCUMENT, _CORE} or _MARGIN.fullmatch(name) is not None


def _check_template(parts: _Parts) -> None:
    """Nothing in the template depends on what stands before or after the document."""
    missing = _NEEDED - parts.keys()
    foreign = [name for name in parts if name not in _NEEDED | _INERT and not _MARGIN.fullmatch(name)]
    if missing or foreign:
        raise NotMergeable(f"a template without {sorted(missing)} or with {foreign}")
    _check_styles(parts["word/styles.xml"])


@lru_cache(maxsize=16)
def _check_styles(styles: bytes) -> None:
    """The last paragraph takes no room: in a group LibreOffice leaves it out, for it holds nothing but its section."""
    for style in _parsed(styles).iter(f"{_W}style"):
        if style.get(f"{_W}styleId") == _END_STYLE:
            spacing = style.find(f"{_W}pPr/{_W}spacing")
            if spacing is not None and dict(spacing.attrib) == _NO_ROOM:
                return
    raise NotMergeable("a template whose last paragraph takes room")


@lru_cache(maxsize=16)
def _targets(relations: bytes) -> dict[str, str]:
    """The part that each relationship of the document names."""
    found = {}
    for relation in _parsed(relations):
        kind = relation.get("Type", "").removeprefix(f"{_OFFICE}/")
        if kind not in _RELATION_KINDS or relation.get("TargetMode", "Internal") != "Internal":
            raise NotMergeable(f"a relationship of kind {kind}")
        found[relation.get("Id")] = f"word/{relation.get('Target')}"
    return found


@lru_cache(maxsize=256)
def _check_margin(content: bytes) -> None:
    """A header or footer holds nothing but text and the number of the page."""
    margin = _parsed(content)
    _check_elements(margin, _MARGIN_TEXT)
    if any((code.text or "").strip() != "PAGE" for code in margin.iter(f"{_W}instrText")):
        raise NotMergeable("a field that is not the page number")


def _body(document: bytes) -> Any:
    tree = _parsed(document)
    if [child.tag for child in tree] != [f"{_W}body"]:
        raise NotMergeable("a document with more than a body")
    _check_elements(tree[0], _TEXT)
    return tree[0]


def _sections(body: Any) -> list[Any]:
    """The sections of a document, the last of them moved into the last paragraph, as another document will follow."""
    if len(body) < 2 or body[-1].tag != f"{_W}sectPr" or not _is_end(body[-2]):
        raise NotMergeable("a document that does not end with a paragraph that prints nothing")
    body[-2][0].append(body[-1])
    sections = list(body.iter(f"{_W}sectPr"))
    for section in sections:
        numbers, break_ = section.find(f"{_W}pgNumType"), section.find(f"{_W}type")
        if numbers is None or numbers.get(f"{_W}start") != "1":
            raise NotMergeable("a section whose pages are not numbered from 1")
        if break_ is not None and break_.get(f"{_W}val") != "nextPage":
            raise NotMergeable("a section that does not begin on the next page")
    return sections


def _is_end(paragraph: Any) -> bool:
    """Whether this is the empty paragraph that ends every part of our templates, in its style and no other look."""
    properties = [child.tag for child in paragraph] == [f"{_W}pPr"] and [child.tag for child in paragraph[0]]
    return properties == [f"{_W}pStyle"] and paragraph[0][0].get(f"{_W}val") == _END_STYLE


def _check_elements(tree: Any, known: frozenset[str]) -> None:
    """Nothing but `known` elements; the ids of paragraphs and rows, of no use here, are taken away."""
    for element in tree.iter():
        if element.tag not in known:
            raise NotMergeable(f"a document with {str(element.tag).rpartition('}')[2]}")
        if element.attrib and element.tag in _WITH_IDS:
            element.attrib.clear()


def _properties(core: bytes) -> tuple[str, str]:
    """Title and author as the file says them."""
    said = {element.tag: element.text or "" for element in _parsed(core)}
    if not said.keys() <= _PROPERTIES:
        raise NotMergeable("other file properties than title, author, language and dates")
    return said.get(f"{_DC}title", ""), said.get(f"{_DC}creator", "")


def _parsed(content: bytes) -> Any:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as exc:
        raise NotMergeable("a part that is not XML") from exc


def _written(tree: Any) -> bytes:
    content: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _packed(parts: _Parts) -> bytes:
    """A package that is read once, from memory, and so not compressed."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_R_ID: Final = f"{{{_OFFICE}}}id"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_DC_TERMS: Final = "{http://purl.org/dc/terms/}"

_TYPES: Final = "[Content_Types].xml"
_DOCUMENT: Final = "word/document.xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_CORE: Final = "docProps/core.xml"
_MARGIN: Final = re.compile(r"word/(header|footer)\d+\.xml")
_NEEDED: Final = {_TYPES, "_rels/.rels", _DOCUMENT, _RELATIONS, "word/styles.xml", "word/settings.xml", _CORE}
_INERT: Final = {"word/theme/theme1.xml", "word/fontTable.xml", "word/webSettings.xml", "docProps/app.xml"}
_RELATION_KINDS: Final = {"styles", "settings", "header", "footer", "theme", "fontTable", "webSettings"}
_REFERENCES: Final = {f"{_W}headerReference": "header", f"{_W}footerReference": "footer"}
_PROPERTIES: Final = {f"{_DC}{name}" for name in ("title", "creator", "language")} | {
    f"{_DC_TERMS}{name}" for name in ("created", "modified")
}
_NO_PROPERTIES: Final = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>'
).encode()

_END_STYLE: Final = "NgatTrang"
_NO_ROOM: Final = {f"{_W}before": "0", f"{_W}after": "0", f"{_W}line": "1", f"{_W}lineRule": "exact"}
_WITH_IDS: Final = {f"{_W}p", f"{_W}tr"}


def _elements(*names: str) -> frozenset[str]:
    return frozenset(f"{_W}{name}" for line in names for name in line.split())


_TEXT: Final = _elements(
    "body p pPr pStyle keepNext keepLines widowControl spacing ind jc tabs tab",
    "r rPr rFonts b bCs i iCs u color sz szCs lang noProof t br proofErr lastRenderedPageBreak",
    "tbl tblPr tblW tblInd tblBorders top left bottom right insideH insideV tblLayout tblCellMar tblLook",
    "tblGrid gridCol tr trPr cantSplit trHeight tblHeader tc tcPr tcW tcBorders gridSpan vAlign shd",
    "sectPr headerReference footerReference type pgSz pgMar pgNumType titlePg cols docGrid",
)
_MARGIN_TEXT: Final = _TEXT | _elements("hdr ftr framePr fldChar instrText pBdr")
