"""What is drawn on the paragraphs of a DOCX: lines, text boxes and pictures, in DrawingML and in VML."""

from dataclasses import dataclass
from typing import Any, Final

from service.nd30.docx_package import R, W
from service.nd30.docx_styles import mm
from service.nd30.paper import Box

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_EMU_PER_MM: Final = 36_000
_FLAT: Final = 1.0  # mm: a shape no higher is a line
_LINES: Final = frozenset(("line", "straightConnector1"))
_VML_LINE: Final = "32"  # the shape type of a straight connector


@dataclass(frozen=True, slots=True)
class Place:
    """Where a shape lies: mm from the left and top of what it hangs on; None when it is centred or in the text."""

    x: float | None = None
    y: float | None = None
    across: str = "column"
    down: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Shape:
    """A line, a text box (`text` is its w:txbxContent), or a picture (`image` is its relationship)."""

    place: Place
    width: float
    height: float
    solid: bool = True
    bordered: bool = False
    text: Any = None
    image: str = ""

    @property
    def is_line(self) -> bool:
        return self.text is None and not self.image

    def box(self, left: float, top: float) -> Box:
        """On the page, when it hangs on a column that starts at `left` and `top`."""
        x = (self.place.x or 0.0) + (0.0 if self.place.across == "page" else left)
        y = (self.place.y or 0.0) + (0.0 if self.place.down == "page" else top)
        return Box(x, y, x + self.width, y + self.height)


def chosen(node: Any) -> Any:
    """The content of an AlternateContent that we read: what newer Words draw, or else its fallback."""
    choice = node.find(_CHOICE)
    if choice is not None and next(choice.iter(f"{_WP}anchor", f"{_WP}inline", f"{W}t"), None) is not None:
        return choice
    fallback = node.find(_FALLBACK)
    return fallback if fallback is not None else (choice if choice is not None else ())


def shapes_of(node: Any) -> list[Shape]:
    """The shapes in a `w:drawing`, `w:pict` or `w:object`."""
    shapes: list[Shape] = []
    for frame in node.iterchildren(f"{_WP}anchor", f"{_WP}inline"):
        shapes += _drawing(frame)
    for shape in node.iterchildren():
        if shape.tag.startswith(_V):
            shapes += _vml(shape)
    return shapes


def _drawing(frame: Any) -> list[Shape]:
    extent = frame.find(f"{_WP}extent")
    width, height = _size(extent)
    x, across = _offset(frame.find(f"{_WP}positionH"), "column")
    y, down = _offset(frame.find(f"{_WP}positionV"), "paragraph")
    place = Place(x, y, across, down)
    shapes = []
    data = frame.find(f"{_A}graphic/{_A}graphicData")
    for node in data.iter(f"{_WPS}wsp", f"{_PIC}pic") if data is not None else ():
        alone = node.getparent() is data
        inner = node.find(f".//{_A}xfrm/{_A}ext")
        w, h = (width, height) if alone or inner is None else _size(inner)
        if node.tag == f"{_PIC}pic":
            blip = node.find(f".//{_A}blip")
            if blip is not None:
                shapes.append(Shape(place, w, h, image=blip.get(f"{R}embed", "") or "?"))
        else:
            shapes += _word_shape(node, place, w, h)
    return shapes


def _word_shape(node: Any, place: Place, width: float, height: float) -> list[Shape]:
    outline = node.find(f"{_WPS}spPr/{_A}ln")
    unseen = outline is not None and outline.find(f"{_A}noFill") is not None
    text = node.find(f"{_WPS}txbx/{W}txbxContent")
    if text is not None:
        styled = node.find(f"{_WPS}style/{_A}lnRef")
        drawn = outline is not None or (styled is not None and styled.get("idx") != "0")
        return [Shape(place, width, height, bordered=drawn and not unseen, text=text)]
    geometry = node.find(f"{_WPS}spPr/{_A}prstGeom")
    kind = "" if geometry is None else geometry.get("prst", "")
    if (kind in _LINES or height <= _FLAT) and height < width / 10 and not unseen:
        dash = None if outline is None else outline.find(f"{_A}prstDash")
        return [Shape(place, width, height, solid=dash is None or dash.get("val") == "solid")]
    return []


def _vml(shape: Any) -> list[Shape]:
    name = shape.tag.removeprefix(_V)
    if name == "group":
        return [found for child in shape.iterchildren() if child.tag.startswith(_V) for found in _vml(child)]
    style = dict(part.split(":", 1) for part in shape.get("style", "").replace(" ", "").split(";") if ":" in part)
    width, height = (_css(style.get(side)) or 0.0 for side in ("width", "height"))
    place = Place(
        None if style.get("mso-position-horizontal") == "center" else _css(style.get("margin-left")),
        _css(style.get("margin-top")),
        _vml_anchor(style.get("mso-position-horizontal-relative", "text"), "column"),
        _vml_anchor(style.get("mso-position-vertical-relative", "text"), "paragraph"),
    )
    image = shape.find(f"{_V}imagedata")
    if image is not None:
        return [Shape(place, width, height, image=image.get(f"{R}id", "") or "?")]
    bordered = shape.get("stroked") not in {"f", "false", "0"}
    text = shape.find(f"{_V}textbox/{W}txbxContent")
    if text is not None:
        return [Shape(place, width, height, bordered=bordered, text=text)]
    stroke = shape.find(f"{_V}stroke")
    solid = stroke is None or stroke.get("dashstyle", "solid") == "solid"
    if name == "line":
        start, end = (_point(shape.get(side)) for side in ("from", "to"))
        if start and end and abs(end[1] - start[1]) <= abs(end[0] - start[0]) / 10:
            x = min(start[0], end[0]) if place.x is None else place.x
            y = start[1] if place.y is None else place.y
            return [Shape(Place(x, y, place.across, place.down), abs(end[0] - start[0]), 0.0, solid)]
    flat = width > 10 * height and (height <= _FLAT or shape.get(f"{_OFFICE}spt") == _VML_LINE)
    drawn = name in {"shape", "rect"} and (bordered or shape.get("fillcolor"))
    return [Shape(place, width, height, solid)] if flat and drawn else []


def _size(node: Any) -> tuple[float, float]:
    if node is None:
        return 0.0, 0.0
    return float(node.get("cx", "0")) / _EMU_PER_MM, float(node.get("cy", "0")) / _EMU_PER_MM


def _offset(node: Any, usual: str) -> tuple[float | None, str]:
    """Offset of a shape and what it is measured from."""
    if node is None:
        return None, usual
    offset = node.find(f"{_WP}posOffset")
    return (
        None if offset is None or not offset.text else float(offset.text) / _EMU_PER_MM,
        node.get("relativeFrom", usual),
    )


def _vml_anchor(said: str, usual: str) -> str:
    return usual if said in {"text", "char", "line"} else said


def _point(said: str | None) -> tuple[float, float] | None:
    x, _, y = (said or "").partition(",")
    across, down = _css(x or "0"), _css(y or "0")
    return None if across is None or down is None else (across, down)


def _css(said: str | None) -> float | None:
    """A length of VML in mm; a bare number counts points."""
    return mm(f"{said}pt" if said and said[-1].isdigit() else said)
