"""The thể thức components of NĐ 30/2020/NĐ-CP, each drawn once, where Phụ lục I, Phần I puts it."""

from typing import Final

from service.typography import text_width
from templates.ooxml import (
    NAMESPACES,
    XML,
    cell,
    drawn_table,
    each,
    fixed_rule,
    frame,
    paragraph,
    row,
    ruled_line,
    table,
    twips,
    when,
)

# Page, in mm (Phụ lục I, I.1 and I.3).
PAGE: Final = (210, 297)
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20, 20, 30, 15
TEXT_WIDTH: Final = PAGE[0] - MARGIN_LEFT - MARGIN_RIGHT
HEADER_FROM_EDGE: Final = 10

# Letterhead: the right block holds the longest common place and date at size 13 on one line.
LEFT_BLOCK: Final = 64
RIGHT_BLOCK: Final = TEXT_WIDTH - LEFT_BLOCK
TITLE_ROOM: Final = 140

QUOC_HIEU: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU: Final = "Độc lập - Tự do - Hạnh phúc"


def letterhead(*below_number: str, dated: bool = True, numbered: bool = True) -> str:
    """Ô 1 to 4: agency and quốc hiệu side by side, number and date on one line below them; ô 10b under the number.

    A document that is not always `numbered` shows no "Số:" without one; minutes are not `dated`.
    """
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
    so_ky_hieu = "Số: {{ so_ky_hieu }}" if numbered else "{% if so_ky_hieu %}Số: {{ so_ky_hieu }}{% endif %}"
    number = cell(LEFT_BLOCK, paragraph("SoKyHieu", so_ky_hieu), *below_number, urgency())
    place = f'{{{{ dia_danh_thoi_gian|can_doi({RIGHT_BLOCK}, 13, "nghiêng") }}}}' if dated else ""
    date = cell(RIGHT_BLOCK, paragraph("DiaDanh", place))
    return table([LEFT_BLOCK, RIGHT_BLOCK], row(names, nation), row(number, date))


def letter_subject() -> str:
    """Ô 5b: "V/v …" under the number of a công văn (II.5b)."""
    return paragraph("VeViec", f'{{{{ ("V/v " ~ trich_yeu)|can_doi({LEFT_BLOCK - 2}, 12, "đứng") }}}}')


def addressees() -> str:
    """Ô 9a: one addressee on the line of "Kính gửi:", several as a list with the dashes under its colon (II.9d)."""
    one = paragraph("KinhGui", "Kính gửi: {{ kinh_gui }}")
    many = paragraph("KinhGuiDau", "Kính gửi:") + each("dong in kinh_gui_nhieu", paragraph("KinhGuiMuc", "{{ dong }}"))
    return when("not kinh_gui_nhieu", one) + when("kinh_gui_nhieu", many)


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
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
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
    name = f'{{{{ ho_ten|can_doi({right - 2}, 14, "đậm") }}}}'
    signer = cell(
        right,
        each("dong in quyen_han_chuc_vu", paragraph("ChucVu", f'{{{{ dong|can_doi({right - 2}, 14, "đậm") }}}}')),
        when(
            "chuc_vu_khac",
            paragraph("ChucVuKhac", f'{{{{ chuc_vu_khac|can_doi({right - 2}, 14, "đậm") }}}}'),
            paragraph("HoTenSau", name),
        ),
        when("not chuc_vu_khac", paragraph("HoTen", name)),
    )
    return table([left, right], row(recipients, signer))


def annexes() -> str:
    """Every annex on pages of its own, upright or landscape: heading, text, tables (III.1, Mẫu 2.1 and 2.2)."""
    subject = 'phu_luc.tieu_de|can_doi(phu_luc.rong - 25, 14, "đậm")'
    origin = 'phu_luc.kem_theo|can_doi(phu_luc.rong, 14, "nghiêng")'
    return each(
        "phu_luc in cac_phu_luc",
        paragraph("TenPhuLuc", "{{ phu_luc.ten }}"),
        paragraph("TrichYeu", f"{{{{ {subject} }}}}"),
        paragraph("KemTheo", f"{{{{ {origin} }}}}"),
        ruled_line(f'ke_ngang({origin}, 14, "nghiêng", phu_luc.rong)'),
        outline("phu_luc.noi_dung"),
        each(
            "bang in phu_luc.cac_bang",
            when("bang.tieu_de", paragraph("MucDanhSach", "{{ bang.tieu_de }}")),
            drawn_table("ke_bang(bang)"),
        ),
        when("phu_luc.cac_bang", paragraph("HetBang", "./.")),
        when("phu_luc.kho_ngang", end_of_part(section("rId4", "rId6", landscape=True))),
        when("not phu_luc.kho_ngang", end_of_part(section("rId4", "rId6"))),
    )


def ruled_list(columns: list[tuple[str, float, str, str]], loop: str) -> str:
    """A table with a repeated header row; a column is (heading, mm, style of its text, Jinja text)."""
    heads = row(*(cell(width, paragraph("OBangDau", head)) for head, width, _, _ in columns), header=True)
    body = row(*(cell(width, paragraph(style, text)) for _, width, style, text in columns))
    start, end = (row(cell(TEXT_WIDTH, paragraph("OBang", f"{{%tr {code} %}}"))) for code in (f"for {loop}", "endfor"))
    return table([width for _, width, _, _ in columns], heads, start, body, end, ruled=True)


def end_of_part(geometry: str) -> str:
    """The paragraph that ends the main text or an annex, and says on what pages it stands."""
    return f'<w:p><w:pPr><w:pStyle w:val="NgatTrang"/>{geometry}</w:pPr></w:p>'


def section(first_header: str, first_footer: str, *, landscape: bool = False) -> str:
    """Page geometry and numbering: from 1, the first page unnumbered, then centred in the top margin (I.7, III.1đ)."""
    width, height = reversed(PAGE) if landscape else PAGE
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
        f'<w:headerReference w:type="first" r:id="{first_header}"/>'
        f'<w:footerReference w:type="first" r:id="{first_footer}"/>'
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(MARGIN_TOP)}" w:right="{twips(MARGIN_RIGHT)}" w:bottom="{twips(MARGIN_BOTTOM)}" '
        f'w:left="{twips(MARGIN_LEFT)}" w:header="{twips(HEADER_FROM_EDGE)}" w:footer="{twips(HEADER_FROM_EDGE)}" '
        'w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def draft_mark() -> str:
    """DỰ THẢO at the left of the top margin."""
    return when("du_thao", frame("DuThao", "DỰ THẢO", left=MARGIN_LEFT, top=HEADER_FROM_EDGE, width=30, height=7))


def circulation() -> str:
    """Ô 11: who may read it, boxed in the right of the top margin (III.2c)."""
    left = PAGE[0] - MARGIN_RIGHT - 56
    return when("pham_vi_luu_hanh", frame("LuuHanh", "{{ pham_vi_luu_hanh }}", left=left, top=9, width=55, height=7))


def page_number() -> str:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return paragraph("SoTrang", field)


def address() -> str:
    """Ô 13: the agency's address under a line across the page (III.4)."""
    return when("dia_chi", paragraph("KeNgang"), each("dong in dia_chi", paragraph("DiaChi", "{{ dong }}")))


def header(*parts: str) -> str:
    return f"{XML}<w:hdr {NAMESPACES}>{''.join(parts)}</w:hdr>"


def footer(*parts: str) -> str:
    return f"{XML}<w:ftr {NAMESPACES}>{''.join(parts)}{paragraph('NgatTrang')}</w:ftr>"
