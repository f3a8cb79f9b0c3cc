"""A page of nobody's, for a worker to show that it prints."""

import zipfile
from functools import cache
from io import BytesIO
from typing import Final

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

PROOF_TEXT: Final = "Cộng hòa xã hội chủ nghĩa Việt Nam"

# Upright, bold and italic, so that the first document of a person's finds its fonts loaded.
_RUNS: Final = "".join(
    f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>{look}</w:rPr>'
    f"<w:t>{PROOF_TEXT}</w:t></w:r>"
    for look in ("", "<w:b/>", "<w:i/>", "<w:b/><w:i/>")
)
_PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN_TYPE}"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body><w:p>{_RUNS}</w:p></w:body></w:document>',
}


@cache
def proof_page() -> bytes:
    """A DOCX of one line."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as parts:
        for name, content in _PARTS.items():
            parts.writestr(name, content)
    return package.getvalue()
