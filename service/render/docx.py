"""Fills a DOCX template: the same template and context give the same bytes."""

import hashlib
import zipfile
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape
from zipfile import BadZipFile

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2 import Template as JinjaTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError

from service.document import Heading
from service.errors import TemplateBroken
from service.render.drawing import as_text, balanced, ruled_line, ruled_table

LANGUAGE: Final = "vi-VN"

_CORE: Final = "docProps/core.xml"
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Template:
    """One template file, read once; `version` is the SHA-256 of its bytes."""

    name: str
    content: bytes

    @property
    def version(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def fill(self, context: dict[str, Any], heading: Heading, issued_on: date) -> bytes:
        """The DOCX of `context`. Text is printed as written: whatever it holds, it is never markup or code."""
        try:
            document = DocxTemplate(BytesIO(self.content))  # keeps state while it renders, so never shared
            document.render(context, jinja_env=_environment(), autoescape=True)
            _end_with_own_section(document.docx.element.body)
        except (TemplateError, BadZipFile, LxmlError, KeyError, TypeError, ValueError) as exc:
            raise TemplateBroken(
                f"Mẫu {self.name}.docx không điền được: {exc}. Báo quản trị viên kiểm tra lại mẫu.",
                log=f"template {self.name}: {type(exc).__name__}",
            ) from exc
        filled = BytesIO()
        document.save(filled)
        return _repack(filled, _core_properties(heading, issued_on))


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


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja that compiles a source once: the parts of a template are the same at every fill."""

    def from_string(self, source: Any, *_: Any, **__: Any) -> JinjaTemplate:
        return self._compiled(source)

    @lru_cache(maxsize=64)  # noqa: B019 - there is one environment, and it lives as long as the process
    def _compiled(self, source: str) -> JinjaTemplate:
        return super().from_string(source)


@cache
def _environment() -> _Environment:
    environment = _Environment(autoescape=True, undefined=StrictUndefined)
    environment.finalize = as_text
    environment.filters["can_doi"] = balanced
    environment.globals |= {"ke_ngang": ruled_line, "ke_bang": ruled_table}
    return environment


def _end_with_own_section(body: Any) -> None:
    """Every part of a template ends with its section; Word wants that of the last part at the end of the body."""
    *_, last, final = body
    own = last.find(qn("w:pPr") + "/" + qn("w:sectPr"))
    if own is not None:
        body.replace(final, own)


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


def _repack(package: BytesIO, core: str) -> bytes:
    """`package` with our own properties and fixed member times, so that its bytes depend on nothing else."""
    result = BytesIO()
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = core.encode() if name == _CORE else source.read(name)
            target.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()
