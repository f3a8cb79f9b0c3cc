"""A template of ours as it would be on the default document of python-docx: the same page, with all its styles."""

from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

_MARGIN_PARTS: Final = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def on_default_document(lean: Path, target: Path) -> None:
    """Write to `target` the text, headers and styles of `lean` on the default document."""
    ours, default = docx.Document(str(lean)), docx.Document()
    _add_styles(default.styles.element, ours.styles.element)
    body = default.element.body
    for child in list(body):
        body.remove(child)
    body.extend(deepcopy(child) for child in ours.element.body)
    renamed = {}
    for key, relation in ours.part.rels.items():
        if relation.reltype in _MARGIN_PARTS:
            part = relation.target_part
            own = Part(part.partname, part.content_type, part.blob, default.part.package)
            renamed[key] = default.part.relate_to(own, relation.reltype)
    for reference in body.iter(qn("w:headerReference"), qn("w:footerReference")):
        reference.set(qn("r:id"), renamed[reference.get(qn("r:id"))])
    default.save(str(target))


def _add_styles(theirs: Any, ours: Any) -> None:
    """All their styles and ours; of two with one id, and of the defaults, ours stay, so that lines break alike."""
    known = {style.get(qn("w:styleId")): style for style in theirs.iter(qn("w:style"))}
    theirs.replace(theirs.find(qn("w:docDefaults")), deepcopy(ours.find(qn("w:docDefaults"))))
    for style in ours.iter(qn("w:style")):
        same = known.get(style.get(qn("w:styleId")))
        if same is not None:
            theirs.remove(same)
        theirs.append(deepcopy(style))
