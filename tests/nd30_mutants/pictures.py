"""The image of a signature and of a seal in the signature block, as the signing software puts them there."""

from io import BytesIO
from typing import Any, Final, Literal

from lxml import etree
from PIL import Image, ImageDraw

from tests.nd30_mutants.edits import Edit
from tests.nd30_mutants.package import Package, w

BLUE: Final = (20, 60, 180)
RED: Final = (225, 20, 20)
BLACK: Final = (0, 0, 0)
_EMU: Final = 36_000  # in a mm

# The signature is 40 mm wide in a block of 90; the seal, 36 mm wide, covers a third of it from the left.
_SIGNATURE_WIDTH, _SEAL_WIDTH = 40, 36
_SEAL_LEFT: Final = 25 + 40 / 3 - _SEAL_WIDTH

_NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_PICTURE: Final = (
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
)
_INLINE: Final = (
    '<w:r {spaces}><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{id}" name="{name}"/>{picture}</wp:inline></w:drawing></w:r>'
)
_ANCHOR: Final = (
    '<w:r {spaces}><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="3" '
    'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/><wp:docPr id="{id}" name="{name}"/>'
    "{picture}</wp:anchor></w:drawing></w:r>"
)


def signature(colour: tuple[int, int, int] = BLUE, kind: Literal["png", "jpeg"] = "png") -> Edit:
    """Centred between office and name."""

    def edit(package: Package) -> None:
        key = _image(package, "signature", kind, _scribble(colour, kind))
        _line(package).append(_run(_INLINE, 71, "Chữ ký", key, _SIGNATURE_WIDTH, 20))

    return edit


def seal(colour: tuple[int, int, int] = RED, kind: Literal["png", "jpeg"] = "png", left: float = _SEAL_LEFT) -> Edit:
    """`left` in mm from the left of the signature block."""

    def edit(package: Package) -> None:
        key = _image(package, "seal", kind, _ring(colour, kind))
        _line(package).append(_run(_ANCHOR, 72, "Dấu", key, _SEAL_WIDTH, _SEAL_WIDTH, left=left, top=-8))

    return edit


def without_pictures(package: Package) -> None:
    for item in list(_line(package)):
        if item.tag == w("r"):
            item.getparent().remove(item)
    for name in [name for name in package.parts if name.startswith("word/media/")]:
        del package.parts[name]
    for relation in list(package.tree("word/_rels/document.xml.rels")):
        if relation.get("Type").endswith("/image"):
            relation.getparent().remove(relation)
    types = package.tree("[Content_Types].xml")
    for item in list(types):
        if (item.get("PartName") or "").startswith("/word/media/"):
            types.remove(item)


def _line(package: Package) -> Any:
    """The empty paragraph between office and name."""
    return package.paragraph("GIÁM ĐỐC").getparent().findall(w("p"))[-2]


def _run(frame: str, number: int, name: str, key: str, width: float, height: float, **place: float) -> Any:
    size = {"width": round(width * _EMU), "height": round(height * _EMU)}
    picture = _PICTURE.format(name=name, key=key, **size)
    places = {side: round(value * _EMU) for side, value in place.items()}
    return etree.fromstring(frame.format(spaces=_NAMESPACES, picture=picture, id=number, name=name, **size, **places))


def _image(package: Package, name: str, kind: str, content: bytes) -> str:
    return package.add_part(f"word/media/{name}.{kind}", content, f"image/{kind}", "image")


def _scribble(colour: tuple[int, int, int], kind: str) -> bytes:
    image = Image.new("RGBA", (400, 200), (255, 255, 255, 0))
    points = [(20 + 36 * step, 40 + 120 * (step % 2)) for step in range(11)]
    ImageDraw.Draw(image).line(points, fill=(*colour, 255), width=8)
    return _encoded(image, kind)


def _ring(colour: tuple[int, int, int], kind: str) -> bytes:
    image = Image.new("RGBA", (360, 360), (255, 255, 255, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 350, 350), outline=(*colour, 255), width=12)
    return _encoded(image, kind)


def _encoded(image: Image.Image, kind: str) -> bytes:
    if kind == "jpeg":
        flat = Image.new("RGB", image.size, (255, 255, 255))
        flat.paste(image, mask=image.getchannel("A"))
        image = flat
    buffer = BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()
