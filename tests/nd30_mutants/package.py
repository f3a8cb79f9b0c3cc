"""A DOCX opened for editing: its parts as trees, its paragraphs found by how they begin."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"

# The order in which WordprocessingML wants the properties of a paragraph and of a run.
_ORDER: Final = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "shd", "tabs",
    "spacing", "ind", "contextualSpacing", "jc", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "color", "sz",
    "szCs", "u", "rPr", "sectPr",
)  # fmt: skip


def w(name: str) -> str:
    return f"{{{W}}}{name}"


class Package:
    """The parts are parsed once and written back by `save`."""

    def __init__(self, docx: bytes) -> None:
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            self.parts: dict[str, bytes] = {name: archive.read(name) for name in archive.namelist()}
        self._trees: dict[str, Any] = {}

    def tree(self, part: str = DOCUMENT) -> Any:
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self.parts[part])
        return self._trees[part]

    def save(self) -> bytes:
        trees = {
            name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, tree in self._trees.items()
        }
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in (self.parts | trees).items():
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()

    def text_parts(self) -> list[str]:
        """The document, then the headers and footers that its sections refer to."""
        references = {item.get(f"{{{R}}}id") for section in self.sections() for item in section}
        return [DOCUMENT, *sorted(part for key, part in self._relations().items() if key in references)]

    def margin(self, kind: str, pages: str) -> Any:
        """The "header" or "footer" of the first section, for its "first" page or for the "default" ones."""
        (reference,) = self.sections()[0].findall(f"{w(kind + 'Reference')}[@{w('type')}='{pages}']")
        return self.tree(self._relations()[reference.get(f"{{{R}}}id")])

    def paragraphs(self) -> Iterator[Any]:
        for part in self.text_parts():
            yield from self.tree(part).iter(w("p"))

    def paragraph(self, start: str) -> Any:
        """The paragraph that says this and no more, or else the first that begins so."""
        found = [item for item in self.paragraphs() if text_of(item).startswith(start)]
        if not found:
            raise LookupError(f"no paragraph begins with {start!r}")
        return next((item for item in found if text_of(item) == start), found[0])

    def of_style(self, style: str) -> list[Any]:
        return [
            item
            for item in self.paragraphs()
            if item.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='{style}']") is not None
        ]

    def style(self, key: str) -> Any:
        (style,) = self.tree(STYLES).findall(f"{w('style')}[@{w('styleId')}='{key}']")
        return style

    def sections(self) -> list[Any]:
        return list(self.tree().iter(w("sectPr")))

    def add_part(self, name: str, content: bytes, content_type: str, relation: str) -> str:
        """Put in a part that the document refers to; gives its relation id."""
        self.parts[name] = content
        types = self.tree("[Content_Types].xml")
        etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", PartName=f"/{name}", ContentType=content_type)
        relations = self.tree("word/_rels/document.xml.rels")
        key = f"rId{len(relations) + 100}"
        target = name.removeprefix("word/")
        etree.SubElement(
            relations, f"{{{relations.nsmap[None]}}}Relationship", Id=key, Type=f"{R}/{relation}", Target=target
        )
        return key

    def _relations(self) -> dict[str, str]:
        relations = self.tree("word/_rels/document.xml.rels")
        return {item.get("Id"): f"word/{item.get('Target')}" for item in relations}


def text_of(paragraph: Any) -> str:
    """The letters of a paragraph, line breaks as spaces."""
    return "".join(" " if item.tag == w("br") else item.text or "" for item in paragraph.iter(w("t"), w("br")))


def properties(item: Any) -> Any:
    """The pPr of a paragraph or style, the rPr of a run: made when missing."""
    name = w("rPr") if item.tag in {w("r"), w("rPrDefault")} else w("pPr")
    found = item.find(name)
    if found is None:
        found = etree.Element(name)
        later = item.find(w("rPr")) if item.tag == w("style") else None
        item.insert(0 if later is None else item.index(later), found)
        if item.tag == w("style") and later is None:
            item.append(found)
    return found


def put(parent: Any, name: str, **values: object) -> Any:
    """Set a property's attributes, keeping its others; a new property goes where the schema wants it."""
    found = parent.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        rank = _ORDER.index(name) if name in _ORDER else len(_ORDER)
        before = [item for item in parent if etree.QName(item).localname in _ORDER[:rank]]
        parent.insert(parent.index(before[-1]) + 1 if before else 0, found)
    for key, value in values.items():
        found.set(w(key), str(value))
    return found


def drop(parent: Any, *names: str) -> None:
    for name in names:
        for found in parent.findall(w(name)):
            parent.remove(found)
