"""DOCX files written by hand, in a small language: `p/(pPr/jc{val=center},r/t"Điều 1.")` is a centred paragraph."""

import re
import zipfile
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_TOKEN: Final = re.compile(r'\s*((?<==)[^,}]+|[\w:]+|[{}()/,=]|"[^"]*")')
_SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

TIMES: Final = "docDefaults/rPrDefault/rPr/(rFonts{ascii=Times New Roman,hAnsi=Times New Roman},sz{val=28})"


def xml(text: str) -> str:
    """The XML that an expression of the language stands for; a name without a prefix is of WordprocessingML."""
    tokens = [found[1] for found in _TOKEN.finditer(text)]
    written, rest = _expression(tokens)
    assert not rest, f"{rest} is left of {text!r}"
    return written


def docx(*body: str, styles: str = f"styles/({TIMES})", **parts: str) -> bytes:
    """A DOCX with these paragraphs and tables. `parts` are others by the name of their relationship: their
    expression; `header_1`, `header_2` are two headers with the ids "header_1" and "header_2"."""
    content = "".join(xml(item) if not item.startswith("<") else item for item in body)
    parts = {"styles": styles, **parts}
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{key.partition("_")[0]}" Target="{key}.xml"/>' for key in parts
    )
    main = f'<Relationship Id="x" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{content}</w:body></w:document>",
    }
    for key, text in parts.items():
        files[f"word/{key}.xml"] = re.sub(r"^<([\w:]+)", rf"<\1 {_SPACES}", xml(text) if text[0] != "<" else text)
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _expression(tokens: list[str]) -> tuple[str, list[str]]:
    name, *rest = tokens
    tag = name if ":" in name else f"w:{name}"
    attributes, content = "", ""
    if rest[:1] == ["{"]:
        end = rest.index("}")
        inside = rest[1:end]
        for key, _, value in zip(inside[::4], inside[1::4], inside[2::4], strict=True):
            prefix = "" if ":" in key or ":" in tag.removeprefix("w:") else "w:"
            attributes += f" {prefix}{key}={quoteattr(value)}"
        rest = rest[end + 1 :]
    if rest[:1] and rest[0].startswith('"'):
        content, rest = escape(rest[0][1:-1]), rest[1:]
        attributes += ' xml:space="preserve"'
    if rest[:1] == ["/"]:
        if rest[1] == "(":
            rest = rest[1:]
            while rest[0] != ")":
                child, rest = _expression(rest[1:])
                content += child
            rest = rest[1:]
        else:
            child, rest = _expression(rest[1:])
            content += child
    return f"<{tag}{attributes}>{content}</{tag}>", rest
