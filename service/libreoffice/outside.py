"""Refuses a DOCX that reaches outside itself, or holds more than text: LibreOffice never sees it.

Nothing that Vanthu fills does; an office's own template could, and a picture that it links would be fetched from the
network or the disk and printed.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from lxml import etree

from service.errors import OutputBroken

# Addresses that a hyperlink may have: they are printed, not opened.
_LINKS: Final = re.compile(r"(?:https?|mailto):|#", re.IGNORECASE)
_FORBIDDEN_PARTS: Final = ("vbaproject", "/embeddings/", "/activex/", "afchunk")
_FORBIDDEN_RELATIONS: Final = ("/afchunk", "/oleobject", "/package", "/control", "/vbaproject")

# LibreOffice follows an address that it finds as the target of a picture whatever the relationship calls itself.
_ADDRESS: Final = re.compile(r"\s*[a-z][a-z0-9+.-]*:|\s*[/\\]{2}", re.IGNORECASE)

# How a part begins that LibreOffice may read as XML, or unpack to an SVG drawing, whatever its name.
_XML: Final = (b"<", b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe", b"\x00<")
_GZIP: Final = b"\x1f\x8b"

# What names another file in the text itself: a picture that is linked, a document that is to be pasted in, a drawing
# (LibreOffice asks nobody before it opens a picture that an SVG shows; those that an SVG holds are its own).
_SUSPECT: Final = (b":link", b"altChunk", b"<svg")
_OWN: Final = ("#", "data:image/png", "data:image/jpeg")

# All parts unpacked; a decision about 800 persons takes 1.4 MB.
_LARGEST_BYTES: Final = 128 * 1024**2

# Any encoding but UTF-8 could hide a document type from a search of the bytes.
_NOT_UTF8: Final = re.compile(
    rb"""\xfe\xff|\xff\xfe|.?\x00|(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])""",
    re.IGNORECASE | re.DOTALL,
)


def refuse_reaching_out(docx: bytes) -> None:
    """Raise OutputBroken when `docx` holds macros, embedded objects, a document type, or links that are opened."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > _LARGEST_BYTES:
                raise OutputBroken("Tệp DOCX quá lớn để in. Tách văn bản hoặc bớt ảnh.", log="DOCX too large")
            for part in parts:  # by entry: of two that have one name Python would read the last, LibreOffice the first
                name = part.filename.lower()
                if any(forbidden in f"/{name}" for forbidden in _FORBIDDEN_PARTS):
                    raise _refused(f"part {name}")
                _refuse_part(name, package.read(part))
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
        etree.XMLSyntaxError,
        zlib.error,
    ) as exc:
        raise OutputBroken("Tệp cần chuyển không phải DOCX.", log="input is not a DOCX") from exc


def _refuse_part(name: str, content: bytes) -> None:
    if content.startswith(_GZIP):
        raise _refused("compressed part")
    if name.endswith((".xml", ".rels")) or content.lstrip().startswith(_XML):
        if _NOT_UTF8.match(content) or b"<!DOCTYPE" in content:
            raise _refused("document type or encoding")
        if name.endswith(".rels"):
            _refuse_relations(content)
        elif any(word in content for word in _SUSPECT):
            _refuse_content(content)


def _refuse_relations(content: bytes) -> None:
    for relation in _elements(content):
        external = relation.get("TargetMode", "").strip().lower() == "external"
        if (external or _ADDRESS.match(relation.get("Target", ""))) and not _is_link(relation):
            raise _refused("external relationship")
        if relation.get("Type", "").lower().endswith(_FORBIDDEN_RELATIONS):
            raise _refused("embedded object")


def _refuse_content(content: bytes) -> None:
    svg = b"<svg" in content
    if svg and b"@import" in content:
        raise _refused("drawing with a foreign style")
    for element in _elements(content):
        if etree.QName(element).localname == "altChunk":
            raise _refused("pasted document")
        for key, value in element.attrib.items():
            if str(key).endswith("}link") or (svg and str(key).endswith("href") and not str(value).startswith(_OWN)):
                raise _refused("linked picture")


def _elements(content: bytes) -> Iterator[etree._Element]:
    yield from etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True)).iter(etree.Element)


def _is_link(relation: etree._Element) -> bool:
    return relation.get("Type", "").endswith("/hyperlink") and _LINKS.match(relation.get("Target", "")) is not None


def _refused(log: str) -> OutputBroken:
    return OutputBroken(
        "Tệp DOCX chứa macro, đối tượng nhúng hoặc liên kết tới tệp ngoài nên không được in. Bỏ chúng khỏi mẫu.",
        log=f"document reaches outside: {log}",
    )
