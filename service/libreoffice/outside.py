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

# What names another file in the text itself: a picture that is linked, a document that is to be pasted in.
_SUSPECT: Final = (b":link", b"altChunk")

# All parts unpacked. The longest award decision that anybody issued takes 10 MB.
_LARGEST_BYTES: Final = 256 * 1024**2

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
                if name.endswith((".xml", ".rels")):
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
    if _NOT_UTF8.match(content) or b"<!DOCTYPE" in content:
        raise _refused("document type or encoding")
    if name.endswith(".rels"):
        for relation in _elements(content):
            external = relation.get("TargetMode", "").strip().lower() == "external"
            if (external or _ADDRESS.match(relation.get("Target", ""))) and not _is_link(relation):
                raise _refused("external relationship")
            if relation.get("Type", "").lower().endswith(_FORBIDDEN_RELATIONS):
                raise _refused("embedded object")
    elif any(word in content for word in _SUSPECT):
        for element in _elements(content):
            if etree.QName(element).localname == "altChunk" or any(key.endswith("}link") for key in element.keys()):
                raise _refused("linked content")


def _elements(content: bytes) -> Iterator[etree._Element]:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True)).iter(etree.Element)


def _is_link(relation: etree._Element) -> bool:
    return relation.get("Type", "").endswith("/hyperlink") and _LINKS.match(relation.get("Target", "")) is not None


def _refused(log: str) -> OutputBroken:
    return OutputBroken(
        "Tệp DOCX chứa macro, đối tượng nhúng hoặc liên kết tới tệp ngoài nên không được in. Bỏ chúng khỏi mẫu.",
        log=f"document reaches outside: {log}",
    )
