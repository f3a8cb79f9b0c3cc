"""Draws the templates: every document kind as a sequence of components. `make templates` after a change.

The packages are lean on purpose: LibreOffice spends most of a conversion on styles, so a template carries the
styles that it uses and no theme, numbering, latent styles or custom XML. The tests hold the drawn `.docx` files
against this script.
"""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from templates.components import (
    TITLE_ROOM,
    address,
    addressees,
    annexes,
    circulation,
    draft_mark,
    end_of_part,
    footer,
    header,
    legal_bases,
    letter_subject,
    letterhead,
    outline,
    page_number,
    section,
    signature,
    title,
)
from templates.ooxml import NAMESPACES, XML, each, paragraph, run
from templates.reports import bao_cao_ca_nhan, bao_cao_tap_the, bien_ban
from templates.styles import styles

HERE: Final = Path(__file__).resolve().parent


def cong_van() -> str:
    return (
        letterhead(letter_subject())
        + addressees()
        + each("doan in mo_dau", paragraph("NoiDung", "{{ doan }}"))
        + outline("noi_dung")
        + paragraph("DoanCuoi", "{{ ket_thuc }}")
        + signature()
    )


def ke_hoach() -> str:
    return (
        letterhead()
        + title("KẾ HOẠCH")
        + legal_bases()
        + each("doan in mo_dau", paragraph("NoiDung", "{{ doan }}"))
        + outline("noi_dung")
        + paragraph("DoanCuoi", "{{ ket_thuc }}")
        + signature()
    )


def quyet_dinh() -> str:
    article = (run("Điều {{ dieu.so }}.", bold=True), run(" {{ dieu.chu }}"))
    last_article = (run("Điều {{ dieu_cuoi.so }}.", bold=True), run(" {{ dieu_cuoi.chu }}"))
    return (
        letterhead()
        + title("QUYẾT ĐỊNH")
        + paragraph("ThamQuyen", f'{{{{ tham_quyen|can_doi({TITLE_ROOM}, 14, "đậm") }}}}')
        + legal_bases()
        + paragraph("QuyetDinh", "QUYẾT ĐỊNH:")
        + each(
            "dieu in cac_dieu",
            paragraph("NoiDung", *article),
            each("doan in dieu.doan", paragraph("NoiDung", "{{ doan }}")),
        )
        + paragraph("DoanCuoi", *last_article)
        + signature()
    )


def to_trinh() -> str:
    return (
        letterhead()
        + title("TỜ TRÌNH")
        + addressees()
        + legal_bases()
        + each("doan in noi_dung", paragraph("NoiDung", "{{ doan }}"))
        + paragraph("DoanCuoi", "{{ ket_thuc }}")
        + signature()
    )


KINDS: Final = {
    "bao_cao_ca_nhan": bao_cao_ca_nhan,
    "bao_cao_tap_the": bao_cao_tap_the,
    "bien_ban": bien_ban,
    "cong_van": cong_van,
    "ke_hoach": ke_hoach,
    "quyet_dinh": quyet_dinh,
    "to_trinh": to_trinh,
}


def package(body: str) -> bytes:
    """The DOCX: `body` and the annexes; the same bytes every time, and nothing that the document does not need."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    core_kind = "application/vnd.openxmlformats-package.core-properties+xml"
    core_relation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    first = section("rId3", "rId5")
    margins = "".join(
        f'<Override PartName="/word/{part}{number}.xml" ContentType="{kind}.{part}+xml"/>'
        for part, count in (("header", 3), ("footer", 2))
        for number in range(1, count + 1)
    )
    parts = {
        "[Content_Types].xml": (
            f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{kind}.styles+xml"/>'
            f'<Override PartName="/word/settings.xml" ContentType="{kind}.settings+xml"/>'
            f"{margins}"
            f'<Override PartName="/docProps/core.xml" ContentType="{core_kind}"/></Types>'
        ),
        "_rels/.rels": (
            f'{XML}<Relationships xmlns="{relations}">'
            f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{core_relation}" Target="docProps/core.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f"{XML}<w:document {NAMESPACES}><w:body>{body}{end_of_part(first)}{annexes()}{first}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": (
            f'{XML}<Relationships xmlns="{relations}">'
            f'<Relationship Id="rId1" Type="{office}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId2" Type="{office}/header" Target="header1.xml"/>'
            f'<Relationship Id="rId3" Type="{office}/header" Target="header2.xml"/>'
            f'<Relationship Id="rId4" Type="{office}/header" Target="header3.xml"/>'
            f'<Relationship Id="rId5" Type="{office}/footer" Target="footer1.xml"/>'
            f'<Relationship Id="rId6" Type="{office}/footer" Target="footer2.xml"/>'
            f'<Relationship Id="rId7" Type="{office}/settings" Target="settings.xml"/></Relationships>'
        ),
        "word/styles.xml": styles(),
        # Numbered pages; page 1 of the document; page 1 of an annex.
        "word/header1.xml": header(draft_mark(), page_number()),
        "word/header2.xml": header(draft_mark(), circulation(), paragraph("SoTrang")),
        "word/header3.xml": header(draft_mark(), paragraph("SoTrang")),
        "word/footer1.xml": footer(address()),
        "word/footer2.xml": footer(),
        "word/settings.xml": (
            f'{XML}<w:settings {NAMESPACES}><w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
            '<w:themeFontLang w:val="vi-VN"/></w:settings>'
        ),
        "docProps/core.xml": (
            f"{XML}<cp:coreProperties "
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>vi-VN</dc:language></cp:coreProperties>'
        ),
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def main() -> None:
    for stem, draw in KINDS.items():
        (HERE / f"{stem}.docx").write_bytes(package(draw()))


if __name__ == "__main__":
    main()
