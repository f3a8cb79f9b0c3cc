"""Documents that mean harm: each is whole enough for LibreOffice to open, or looks as if it were."""

import warnings
import zipfile
from io import BytesIO

from tests.unit.small_docx import zipped

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" xmlns:a="{_DRAWING}/main" xmlns:v="urn:schemas-microsoft-com:vml"'
PICTURE_TYPE = f"{_OFFICE}/image"


def document(*body: str, head: str = "", relations: str = "", files: dict[str, str] | None = None) -> bytes:
    """A DOCX of this body; `head` stands before the root element, `files` are further parts."""
    return zipped(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" '
                'ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>'
                f'<Default Extension="docx" ContentType="{_TYPE}.document"/>'
                f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
                f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/></Types>'
            ),
            "_rels/.rels": _relationships(relation("x", "word/document.xml", "officeDocument", mode="")),
            "word/_rels/document.xml.rels": _relationships(relations),
            "word/document.xml": f"{head}<w:document {_SPACES}><w:body>{''.join(body)}</w:body></w:document>",
            **(files or {}),
        }
    )


def relation(key: str, target: str, kind: str = "image", mode: str = ' TargetMode="External"') -> str:
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def paragraph(text: str) -> str:
    fonts = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr>'
    return f'<w:p><w:r>{fonts}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def picture(blip: str, wp: str = f"{_DRAWING}/wordprocessingDrawing", pic: str = f"{_DRAWING}/picture") -> str:
    """A paragraph with a picture whose `a:blip` has these attributes and children: `r:link="rId1"/`."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{wp}"><wp:extent cx="999999" cy="999999"/>'
        f'<wp:docPr id="1" name="p"/><a:graphic><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}">'
        '<pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f"<a:blip {blip}><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="999999" cy="999999"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def field(code: str) -> str:
    """A field that was never computed."""
    marks = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"<w:p>{marks.format('begin')}{code}{marks.format('separate')}{marks.format('end')}</w:p>"


def reaching(address: str) -> dict[str, bytes]:
    """Documents that would have LibreOffice fetch `address`, by how they ask for it."""
    linked = picture('r:link="rId1"/')
    internal = relation("rId1", address, mode="")
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90">'
        f'<image width="90" height="90" xlink:href="{address}"/></svg>'
    )
    nested = document(paragraph("nested"), linked, relations=relation("rId1", address))
    template = '<w:attachedTemplate r:id="rId9"/>'
    documents = {
        "picture": document(linked, relations=relation("rId1", address)),
        "picture-said-to-be-inside": document(linked, relations=internal),
        "picture-said-to-be-a-hyperlink": document(linked, relations=relation("rId1", address, "hyperlink")),
        "embedded-picture-outside": document(picture('r:embed="rId1"/'), relations=relation("rId1", address)),
        "address-in-entities": document(
            linked, relations=relation("rId1", "".join(f"&#{ord(letter)};" for letter in address))
        ),
        "mode-in-entities": document(linked, relations=relation("rId1", address, mode=' TargetMode="&#69;xternal"')),
        "vml-picture": document(
            '<w:p><w:r><w:pict><v:shape style="width:90pt;height:90pt"><v:imagedata r:id="rId1"/></v:shape>'
            "</w:pict></w:r></w:p>",
            relations=relation("rId1", address),
        ),
        "attached-template": document(
            paragraph("x"),
            relations=relation("rId2", "settings.xml", "settings", mode=""),
            files={
                "word/settings.xml": f"<w:settings {_SPACES}>{template}</w:settings>",
                "word/_rels/settings.xml.rels": _relationships(relation("rId9", address, "attachedTemplate")),
            },
        ),
        "two-parts-of-one-name": _with_second(
            document(linked, relations=relation("rId1", address)), "word/_rels/document.xml.rels", _relationships("")
        ),
        "document-type": document(
            paragraph("&x;"), head=f'<!DOCTYPE x [<!ENTITY x SYSTEM "{address}">]>', relations=""
        ),
        "html": f'<html><body><img src="{address}"><p>x</p></body></html>'.encode(),
        "flat-odf": (
            '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
            'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2" '
            'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>'
            f'<draw:frame><draw:image xlink:href="{address}"/></draw:frame></text:p></office:text></office:body>'
            "</office:document>"
        ).encode(),
        "pasted-document": _with_bytes(
            document('<w:altChunk r:id="rId1"/>', relations=relation("rId1", "a.docx", "aFChunk", mode="")),
            "word/a.docx",
            nested,
        ),
    }
    harmless_looking = {
        "include-picture": document(field(f'INCLUDEPICTURE "{address}" \\d')),
        "include-text": document(field(f'INCLUDETEXT "{address}"')),
        "svg": document(
            picture('r:embed="rId1"/'),
            relations=relation("rId1", "media/a.svg", mode=""),
            files={"word/media/a.svg": svg},
        ),
    }
    return documents | harmless_looking


def _relationships(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _with_second(docx: bytes, name: str, text: str) -> bytes:
    """`docx` with one more part of a name that it has."""
    with warnings.catch_warnings(action="ignore"):
        return _with_bytes(docx, name, text.encode())


def _with_bytes(docx: bytes, name: str, content: bytes) -> bytes:
    buffer = BytesIO(docx)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()
