"""Fills a DOCX template: the same template and context give the same bytes."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape
from zipfile import BadZipFile

from jinja2 import TemplateError
from lxml.etree import LxmlError

from service.document import Heading
from service.errors import TemplateBroken
from service.render.compiled import compiled
from service.render.package import Member, package

LANGUAGE: Final = "vi-VN"

_CORE: Final = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class Template:
    """One template file, read once; `version` is the SHA-256 of its bytes."""

    name: str
    content: bytes
    version: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", hashlib.sha256(self.content).hexdigest())

    def fill(self, context: dict[str, Any], heading: Heading, issued_on: date) -> bytes:
        """The DOCX of `context`. Text is printed as written: whatever it holds, it is never markup or code."""
        try:
            members = compiled(self.content).filled(context)
        except (TemplateError, BadZipFile, LxmlError, KeyError, TypeError, ValueError, AttributeError) as exc:
            raise TemplateBroken(
                f"Mẫu {self.name}.docx không điền được: {exc}. Báo quản trị viên kiểm tra lại mẫu.",
                log=f"template {self.name}: {type(exc).__name__}",
            ) from exc
        properties = Member.of(_core_properties(heading, issued_on).encode())
        return package({name: properties if name == _CORE else member for name, member in members.items()})


class Templates:
    """The templates by kind: an office's own copy in `override` goes before ours."""

    def __init__(self, folder: Path, override: Path | None = None) -> None:
        self._folders = [*([override] if override else []), folder]
        self._read: dict[str, Template] = {}

    def named(self, stem: str) -> Template:
        if stem not in self._read:
            self._read[stem] = Template(stem, self._find(stem).read_bytes())
        return self._read[stem]

    def _find(self, stem: str) -> Path:
        for folder in self._folders:
            path = folder / f"{stem}.docx"
            if path.is_file():
                return path
        raise TemplateBroken(f"Không có mẫu {stem}.docx trong {self._folders[-1]}.", log=f"template {stem} is missing")


def _core_properties(heading: Heading, issued_on: date) -> str:
    """Title, author, language and date of the file; PDF export carries them over."""
    day = f"{issued_on.isoformat()}T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(heading.trich_yeu)}</dc:title><dc:creator>{escape(heading.co_quan)}</dc:creator>"
        f"<dc:language>{LANGUAGE}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )
