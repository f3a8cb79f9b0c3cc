"""Templates written by hand: a package with the parts that a test asks for, as Word would relate them."""

from typing import Final

from tests.unit.small_docx import zipped

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES: Final = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS: Final = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes"}

SECTION: Final = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def p(*texts: str) -> str:
    """A paragraph with a run for each text."""
    return f"<w:p>{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"


def table(columns: int, *rows: tuple[str, ...]) -> str:
    """A table whose grid has `columns`, a paragraph in each cell."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    cells = ["".join(f'<w:tc><w:tcPr><w:tcW w:w="2000"/></w:tcPr>{p(text)}</w:tc>' for text in row) for row in rows]
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def template(*body: str, title: str | None = None, twice: str = "", **parts: str) -> bytes:
    """A template with this body and its own section; `title` is a property of the file.

    `parts` are others by name, as in `header="…"`, `footer2="…"`; the one named `twice` has two relationships.
    """
    kinds = {name: name.rstrip("0123456789") for name in parts}
    roots = {name: _ROOTS[kind] for name, kind in kinds.items()}
    names = [*parts, *([twice] if twice else [])]
    core = {} if title is None else {"docProps/core.xml": _core(title)}
    return zipped(
        {
            "[Content_Types].xml": _types(kinds, core=bool(core)),
            "_rels/.rels": _relations(
                [(f"{_OFFICE}/officeDocument", "word/document.xml")]
                + [(f"{_PACKAGE}/relationships/metadata/core-properties", name) for name in core]
            ),
            "word/document.xml": f"<w:document {_SPACES}><w:body>{''.join(body)}{SECTION}</w:body></w:document>",
            "word/_rels/document.xml.rels": _relations([(f"{_OFFICE}/{kinds[name]}", f"{name}.xml") for name in names]),
            **{f"word/{name}.xml": f"<w:{root} {_SPACES}>{parts[name]}</w:{root}>" for name, root in roots.items()},
            **core,
        }
    )


def _types(kinds: dict[str, str], *, core: bool) -> str:
    parts = {f"/word/{name}.xml": f"{_WML}.{kind}+xml" for name, kind in kinds.items()}
    parts["/word/document.xml"] = f"{_WML}.document.main+xml"
    if core:
        parts["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    given = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{rels}{given}</Types>'


def _relations(targets: list[tuple[str, str]]) -> str:
    given = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{given}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
