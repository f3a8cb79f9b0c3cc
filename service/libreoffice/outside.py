"""Refuses a DOCX that reaches outside itself, or holds more than text: LibreOffice never sees it.

Nothing that Vanthu fills does; an office's own template could, and a picture that it links would be fetched from the
network or the disk and printed.
"""

import re
import zipfile
import zlib
from io import BytesIO
from typing import Final

from lxml import etree

from service.errors import OutputBroken

# Addresses that a hyperlink may have: they are printed, not opened.
_LINKS: Final = re.compile(r"(?:https?|mailto):|#", re.IGNORECASE)
_FORBIDDEN_PARTS: Final = ("vbaproject", "/embeddings/", "/activex/", "afchunk")

# Any encoding but UTF-8 could hide a document type from a search of the bytes.
_NOT_UTF8: Final = re.compile(
    rb"""\xfe\xff|\xff\xfe|.?\x00|(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])""",
    re.IGNORECASE | re.DOTALL,
)


def refuse_reaching_out(docx: bytes) -> None:
    """Raise OutputBroken when `docx` holds macros, embedded objects, a document type, or links that are opened."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as package:
            for name in package.namelist():
                if any(part in f"/{name.lower()}" for part in _FORBIDDEN_PARTS):
                    raise _refused(f"part {name}")
                if name.endswith((".xml", ".rels")):
                    _refuse_part(name, package.read(name))
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
        for relation in etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True)):
            if relation.get("TargetMode", "").lower() == "external" and not _is_link(relation):
                raise _refused("external relationship")


def _is_link(relation: etree._Element) -> bool:
    return relation.get("Type", "").endswith("/hyperlink") and _LINKS.match(relation.get("Target", "")) is not None


def _refused(log: str) -> OutputBroken:
    return OutputBroken(
        "Tệp DOCX chứa macro, đối tượng nhúng hoặc liên kết tới tệp ngoài nên không được in. Bỏ chúng khỏi mẫu.",
        log=f"document reaches outside: {log}",
    )
