"""Draws the templates: every thể thức component once, every document kind as a sequence of them.

Run `python templates/draw.py` after a change; the tests hold the drawn `.docx` files against this script.

The packages are lean on purpose: LibreOffice spends most of a conversion on styles, so a template carries the
styles that it uses and no theme, numbering, latent styles or custom XML. Each Jinja tag sits in one run, so the
files stay editable in Word. Sizes follow the example column of NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục V.
"""

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from service.render.typography import text_width  # noqa: E402 - the script runs from any folder

# Page, in mm (Phụ lục I, I.1 and I.3).
PAGE: Final = (210, 297)
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20, 20, 30, 15
TEXT_WIDTH: Final = PAGE[0] - MARGIN_LEFT - MARGIN_RIGHT
HEADER_FROM_EDGE: Final = 10

# Letterhead: the right block holds the longest common place and date at size 13 on one line.
LEFT_BLOCK: Final = 64
RIGHT_BLOCK: Final = TEXT_WIDTH - LEFT_BLOCK
TITLE_ROOM: Final = 140

# Points left free for signature and seal between chức vụ and họ tên.
SIGNATURE_ROOM: Final = 76

QUOC_HIEU: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU: Final = "Độc lập - Tự do - Hạnh phúc"

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


# --- words, paragraphs, tables ---------------------------------------------------------------------------------


def run(text: str, *, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, *runs: str) -> str:
    """A paragraph of a named style; a plain string becomes its one run."""
    content = "".join(item if item.startswith("<w:") else run(item) for item in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def tag(code: str) -> str:
    """A Jinja statement that takes the place of its paragraph: `{%p if … %}`."""
    return paragraph("NoiDung", f"{{%p {code} %}}")


def when(condition: str, *parts: str) -> str:
    return tag(f"if {condition}") + "".join(parts) + tag("endif")


def each(loop: str, *parts: str) -> str:
    return tag(f"for {loop}") + "".join(parts) + tag("endfor")


def ruled_line(call: str) -> str:
    """Where the renderer draws a ruled line whose length depends on the text above it."""
    return paragraph("KeNgang", f"{{{{p {call} }}}}")


def fixed_rule(length: float, room: float) -> str:
    """A ruled line of a known length, centred in `room` (both in mm)."""
    indent = twips((room - length) / 2)
    return f'<w:p><w:pPr><w:pStyle w:val="KeNgang"/><w:ind w:left="{indent}" w:right="{indent}"/></w:pPr></w:p>'


def cell(width: float, *paragraphs: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells: str, header: bool = False) -> str:
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: list[float], *rows: str, ruled: bool = False) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if ruled else ""
    padding = twips(1.5) if ruled else 0
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


# --- the components of the decree (Phụ lục I, mục II and III) ----------------------------------------------------


def letterhead() -> str:
    """Ô 1 to 4: agency and quốc hiệu side by side, number and date on one line below them."""
    name = f'ten_co_quan|can_doi({LEFT_BLOCK - 2}, 12, "đậm")'
    names = cell(
        LEFT_BLOCK,
        when(
            "ten_chu_quan",
            paragraph("ChuQuan", f'{{{{ ten_chu_quan|can_doi({LEFT_BLOCK - 2}, 12, "đứng") }}}}'),
        ),
        paragraph("CoQuan", f"{{{{ {name} }}}}"),
        ruled_line(f'ke_ngang({name}, 12, "đậm", {LEFT_BLOCK})'),
    )
    nation = cell(
        RIGHT_BLOCK,
        paragraph("QuocHieu", QUOC_HIEU),
        paragraph("TieuNgu", TIEU_NGU),
        fixed_rule(text_width(TIEU_NGU, 13, "đậm"), RIGHT_BLOCK),
    )
    number = cell(LEFT_BLOCK, paragraph("SoKyHieu", "Số: {{ so_ky_hieu }}"), urgency())
    date = cell(
        RIGHT_BLOCK,
        paragraph("DiaDanh", f'{{{{ dia_danh_thoi_gian|can_doi({RIGHT_BLOCK}, 13, "nghiêng") }}}}'),
    )
    return table([LEFT_BLOCK, RIGHT_BLOCK], row(names, nation), row(number, date))


def urgency() -> str:
    """Ô 10b: the urgency in its red box, each word in the size that the decree gives it (III.2b)."""
    boxes = (
        when(f"do_khan == '{word}'", paragraph("CachDong"), stamp(word, width), paragraph("CachDong"))
        for word, width in (("HOẢ TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20))
    )
    return "".join(boxes)


def stamp(word: str, width: float) -> str:
    """A word centred in a red box, `width` × 8 mm."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="FF0000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(width)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{twips(width)}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(8)}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph('DoKhan', word)}</w:tc></w:tr></w:tbl>"
    )


def title(name: str) -> str:
    """Ô 5a: tên loại, trích yếu, ruled line."""
    subject = f'trich_yeu|can_doi({TITLE_ROOM}, 14, "đậm")'
    return (
        paragraph("TenLoai", name)
        + paragraph("TrichYeu", f"{{{{ {subject} }}}}")
        + ruled_line(f'ke_ngang({subject}, 14, "đậm", {TEXT_WIDTH})')
    )


def legal_bases() -> str:
    """Căn cứ ban hành, one paragraph each (II.6a)."""
    return each("dong in can_cu", paragraph("CanCu", "{{ dong }}"))


def outline(lines: str) -> str:
    """Text laid out as mục, khoản, điểm and free paragraphs (II.6đ and V.6b)."""
    return each(
        f"dong in {lines}",
        when("dong.bac == 'muc'", paragraph("Muc", "{{ dong.chu }}")),
        when("dong.bac == 'khoan'", paragraph("Khoan", "{{ dong.chu }}")),
        when("dong.bac == 'loi_van'", paragraph("NoiDung", "{{ dong.chu }}")),
    )


def signature() -> str:
    """Ô 7, 9b and 12: nơi nhận level with quyền hạn, chức vụ; one row that no page break splits."""
    left, right = 75, TEXT_WIDTH - 75
    recipients = cell(
        left,
        paragraph("NoiNhanTieuDe", "Nơi nhận:"),
        each("dong in noi_nhan", paragraph("NoiNhan", "{{ dong }}")),
        when("nguoi_soan_thao", paragraph("NoiNhan", "{{ nguoi_soan_thao }}")),
    )
    signer = cell(
        right,
        each("dong in quyen_han_chuc_vu", paragraph("ChucVu", "{{ dong }}")),
        when(
            "chuc_vu_khac",
            paragraph("ChucVuKhac", "{{ chuc_vu_khac }}"),
            paragraph("HoTenSau", "{{ ho_ten }}"),
        ),
        when("not chuc_vu_khac", paragraph("HoTen", "{{ ho_ten }}")),
    )
    return table([left, right], row(recipients, signer))


def annex_heading() -> str:
    """DANH SÁCH with its title, what it goes with, and the ruled line (III.1, Mẫu 2.1 and 2.2)."""
    subject = f'danh_sach.tieu_de|can_doi({TITLE_ROOM}, 14, "đậm")'
    origin = f'danh_sach.kem_theo|can_doi({TEXT_WIDTH}, 14, "nghiêng")'
    return (
        paragraph("TenLoai", "DANH SÁCH")
        + paragraph("TrichYeu", f"{{{{ {subject} }}}}")
        + paragraph("KemTheo", f"{{{{ {origin} }}}}")
        + ruled_line(f'ke_ngang({origin}, 14, "nghiêng", {TEXT_WIDTH})')
    )


def ruled_list(columns: list[tuple[str, float, str, str]], loop: str) -> str:
    """A table with a repeated header row; a column is (heading, mm, style of its text, Jinja text)."""
    heads = row(*(cell(width, paragraph("OBangDau", head)) for head, width, _, _ in columns), header=True)
    body = row(*(cell(width, paragraph(style, text)) for _, width, style, text in columns))
    start, end = (row(cell(TEXT_WIDTH, paragraph("OBang", f"{{%tr {code} %}}"))) for code in (f"for {loop}", "endfor"))
    return table([width for _, width, _, _ in columns], heads, start, body, end, ruled=True)


def page_break_to_annex() -> str:
    """Ends the section of the main text; the annex counts its pages from 1 (III.1đ)."""
    return f'<w:p><w:pPr><w:pStyle w:val="NgatTrang"/>{section("rId3", "rId5")}</w:pPr></w:p>'


def section(first_header: str, first_footer: str) -> str:
    """Page geometry and numbering: first page unnumbered, then centred in the top margin (I.7)."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
        f'<w:headerReference w:type="first" r:id="{first_header}"/>'
        f'<w:footerReference w:type="first" r:id="{first_footer}"/>'
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(PAGE[0])}" w:h="{twips(PAGE[1])}"/>'
        f'<w:pgMar w:top="{twips(MARGIN_TOP)}" w:right="{twips(MARGIN_RIGHT)}" w:bottom="{twips(MARGIN_BOTTOM)}" '
        f'w:left="{twips(MARGIN_LEFT)}" w:header="{twips(HEADER_FROM_EDGE)}" w:footer="{twips(HEADER_FROM_EDGE)}" '
        'w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def frame(style_key: str, text: str, *, left: float, top: float, width: float, height: float) -> str:
    """A paragraph at a fixed place of the page (mm from its edges), outside the flow of the text."""
    place = (
        f'<w:framePr w:w="{twips(width)}" w:h="{twips(height)}" w:hRule="exact" w:wrap="around" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{twips(left)}" w:y="{twips(top)}"/>'
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style_key}"/>{place}</w:pPr>{run(text)}</w:p>'


def draft_mark() -> str:
    """DỰ THẢO at the left of the top margin."""
    return when("du_thao", frame("DuThao", "DỰ THẢO", left=MARGIN_LEFT, top=HEADER_FROM_EDGE, width=30, height=7))


def circulation(condition: str) -> str:
    """Ô 11: who may read it, boxed in the right of the top margin (III.2c)."""
    left = PAGE[0] - MARGIN_RIGHT - 56
    return when(condition, frame("LuuHanh", "{{ pham_vi_luu_hanh }}", left=left, top=9, width=55, height=7))


def page_number() -> str:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return paragraph("SoTrang", field)


def header(*parts: str) -> str:
    return f"{XML}<w:hdr {NAMESPACES}>{''.join(parts)}</w:hdr>"


def address(condition: str) -> str:
    """Ô 13 as a footer: the agency's address under a line across the page (III.4)."""
    lines = when(condition, paragraph("KeNgang"), each("dong in dia_chi", paragraph("DiaChi", "{{ dong }}")))
    return f"{XML}<w:ftr {NAMESPACES}>{lines}{paragraph('NgatTrang')}</w:ftr>"


# --- the kinds -------------------------------------------------------------------------------------------------


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
    number = ("STT", 13, "OBangGiua", "{{ loop.index }}")
    collectives = [number, ("Tên tập thể", TEXT_WIDTH - 13, "OBang", "{{ dong }}")]
    people = [
        number,
        ("Họ và tên", 58, "OBang", "{{ nguoi.ho_ten }}"),
        ("Chức vụ, đơn vị", TEXT_WIDTH - 71, "OBang", "{{ nguoi.chuc_vu_don_vi }}"),
    ]
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
        + when(
            "danh_sach",
            page_break_to_annex(),
            annex_heading(),
            when(
                "danh_sach.tap_the",
                paragraph("MucDanhSach", "{{ danh_sach.muc_tap_the }}"),
                ruled_list(collectives, "dong in danh_sach.tap_the"),
            ),
            when(
                "danh_sach.ca_nhan",
                paragraph("MucDanhSach", "{{ danh_sach.muc_ca_nhan }}"),
                ruled_list(people, "nguoi in danh_sach.ca_nhan"),
            ),
        )
    )


KINDS: Final = {"ke_hoach": ke_hoach, "quyet_dinh": quyet_dinh}


# --- styles and package ----------------------------------------------------------------------------------------


def style(
    key: str,
    name: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    align: str = "center",
    before: float = 0,
    after: float = 0,
    indent: float = 0,
    line: int = 240,
    exact: float = 0,
    keep_next: bool = False,
    ruled: bool = False,
    boxed: bool = False,
    colour: str = "",
) -> str:
    """A paragraph style: sizes and spacing in points, indent of the first line in mm, `line` in 1/240 lines."""
    spacing = f'w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
    height = f'w:line="{round(exact * 20)}" w:lineRule="exact"' if exact else f'w:line="{line}" w:lineRule="auto"'
    sides = ("top", "left", "bottom", "right") if boxed else ("top",) if ruled else ()
    lines = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="auto"/>' for side in sides)
    border = f"<w:pBdr>{lines}</w:pBdr>" if lines else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val={quoteattr(name)}/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>'
        + ("<w:keepNext/>" if keep_next else "")
        + "<w:widowControl/>"
        + border
        + f"<w:spacing {spacing} {height}/>"
        + (f'<w:ind w:firstLine="{twips(indent)}"/>' if indent else "")
        + f'<w:jc w:val="{align}"/></w:pPr><w:rPr>'
        + ("<w:b/>" if bold else "")
        + ("<w:i/>" if italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr></w:style>'
    )


def styles() -> str:
    body = {"align": "both", "indent": 12.7, "after": 6, "line": 252}
    font = "Times New Roman"
    return (
        f"{XML}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + style("QuocHieu", "Quốc hiệu", size=12, bold=True)
        + style("TieuNgu", "Tiêu ngữ", size=13, bold=True)
        + style("ChuQuan", "Cơ quan chủ quản", size=12)
        + style("CoQuan", "Cơ quan ban hành", size=12, bold=True)
        + style("KeNgang", "Đường kẻ ngang", size=1, before=3, after=4, exact=2, ruled=True)
        + style("SoKyHieu", "Số, ký hiệu", size=13, before=2)
        + style("DiaDanh", "Địa danh, thời gian", size=13, italic=True, before=2)
        + style("TenLoai", "Tên loại", bold=True, before=18)
        + style("TrichYeu", "Trích yếu", bold=True)
        + style("ThamQuyen", "Thẩm quyền ban hành", bold=True, before=8, after=6)
        + style("CanCu", "Căn cứ", italic=True, **body)
        + style("QuyetDinh", "Lệnh quyết định", bold=True, before=6, after=12, keep_next=True)
        + style("Muc", "Mục", bold=True, keep_next=True, **{**body, "align": "left"})
        + style("Khoan", "Khoản có tiêu đề", bold=True, keep_next=True, **{**body, "align": "left"})
        + style("NoiDung", "Nội dung", **body)
        + style("DoanCuoi", "Đoạn cuối", keep_next=True, **{**body, "after": 12})
        + style("ChucVu", "Quyền hạn, chức vụ", bold=True)
        + style("HoTen", "Họ và tên người ký", bold=True, before=SIGNATURE_ROOM)
        + style("ChucVuKhac", "Chức vụ khác", bold=True, before=SIGNATURE_ROOM)
        + style("HoTenSau", "Họ và tên sau chức vụ khác", bold=True)
        + style("NoiNhanTieuDe", "Nơi nhận", size=12, bold=True, italic=True, align="left")
        + style("NoiNhan", "Danh sách nơi nhận", size=11, align="left")
        + style("KemTheo", "Kèm theo", italic=True)
        + style("MucDanhSach", "Mục của danh sách", bold=True, align="left", before=12, after=6, keep_next=True)
        + style("OBangDau", "Đầu bảng", size=13, bold=True, before=2, after=2)
        + style("OBang", "Ô bảng", size=13, align="left", before=2, after=2)
        + style("OBangGiua", "Ô bảng, giữa", size=13, before=2, after=2)
        + style("SoTrang", "Số trang")
        + style("NgatTrang", "Ngắt trang", size=1, exact=1)
        + style("DuThao", "Dự thảo", size=13, bold=True, align="left")
        + style("DoKhan", "Độ khẩn", size=13, bold=True, colour="FF0000")
        + style("LuuHanh", "Phạm vi lưu hành", size=13, bold=True, before=1.5, boxed=True)
        + style("DiaChi", "Địa chỉ cơ quan", size=11)
        + style("CachDong", "Cách dòng", size=1, exact=6)
        + "</w:styles>"
    )


def package(body: str) -> bytes:
    """The DOCX: the same bytes every time, and nothing that the document does not need."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    core_kind = "application/vnd.openxmlformats-package.core-properties+xml"
    core_relation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
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
            f"{XML}<w:document {NAMESPACES}><w:body>{body}{section('rId4', 'rId6')}</w:body></w:document>"
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
        # Page 1 belongs to the last section only when no annex follows.
        "word/header1.xml": header(draft_mark(), page_number()),
        "word/header2.xml": header(draft_mark(), circulation("pham_vi_luu_hanh"), paragraph("SoTrang")),
        "word/header3.xml": header(
            draft_mark(), circulation("pham_vi_luu_hanh and not danh_sach"), paragraph("SoTrang")
        ),
        "word/footer1.xml": address("dia_chi"),
        "word/footer2.xml": address("dia_chi and not danh_sach"),
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
