"""The paragraph styles. Sizes follow the example column of NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục V."""

from typing import Final
from xml.sax.saxutils import quoteattr

from service.typography import text_width
from templates.ooxml import NAMESPACES, XML, twips

# Where “Kính gửi:” stands when several names follow it, in mm from the left margin.
KINH_GUI_LEFT: Final = 25

# Points left free for signature and seal between chức vụ and họ tên.
SIGNATURE_ROOM: Final = 76


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
    left: float = 0,
    hanging: float = 0,
    line: int = 240,
    exact: float = 0,
    keep_next: bool = False,
    ruled: bool = False,
    boxed: bool = False,
    colour: str = "",
) -> str:
    """A paragraph style: sizes and spacing in points, indents in mm, `line` in 1/240 lines."""
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
        + (f'<w:ind w:left="{twips(left + hanging)}" w:hanging="{twips(hanging)}"/>' if left else "")
        + f'<w:jc w:val="{align}"/></w:pPr><w:rPr>'
        + ("<w:b/>" if bold else "")
        + ("<w:i/>" if italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr></w:style>'
    )


def styles() -> str:
    body = {"align": "both", "indent": 12.7, "after": 6, "line": 252}
    font = "Times New Roman"
    colon = text_width("Kính gửi", 14, "đứng")
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
        + style("VeViec", "Trích yếu công văn", size=12, before=6)
        + style("KinhGui", "Kính gửi", before=24, after=12)
        + style("KinhGuiDau", "Kính gửi nhiều nơi", align="left", before=24, after=6, left=KINH_GUI_LEFT)
        + style("KinhGuiMuc", "Nơi được kính gửi", align="left", after=6, left=KINH_GUI_LEFT + colon, hanging=2.5)
        + style("TenLoai", "Tên loại", bold=True, before=18)
        + style("TenPhuLuc", "Tên phụ lục", bold=True)
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
        + style("NguoiXacNhan", "Chức danh người ký, xác nhận", bold=True, keep_next=True)
        + style("CachKy", "Hướng dẫn ký", size=13, italic=True, keep_next=True)
        + style("TenNguoiXacNhan", "Họ và tên người xác nhận", bold=True, keep_next=True)
        + style("ChoKy", "Chỗ ký", size=1, exact=SIGNATURE_ROOM, keep_next=True)
        + style("NoiNhanTieuDe", "Nơi nhận", size=12, bold=True, italic=True, align="left")
        + style("NoiNhan", "Danh sách nơi nhận", size=11, align="left")
        + style("KemTheo", "Kèm theo", italic=True)
        + style("MucDanhSach", "Mục của danh sách", bold=True, align="left", before=12, after=6, keep_next=True)
        + style("DanNhap", "Dòng dẫn, không rời đoạn sau", keep_next=True, **body)
        + style("OBangDau", "Đầu bảng", size=13, bold=True, before=2, after=2)
        + style("OBang", "Ô bảng", size=13, align="left", before=2, after=2)
        + style("OBangGiua", "Ô bảng, giữa", size=13, before=2, after=2)
        + style("OBangPhai", "Ô bảng, phải", size=13, align="right", before=2, after=2)
        + style("HetBang", "Dấu kết thúc sau bảng", align="right", before=2)
        + style("SoTrang", "Số trang")
        + style("NgatTrang", "Ngắt trang", size=1, exact=0.05)
        + style("DuThao", "Dự thảo", size=13, bold=True, align="left")
        + style("DoKhan", "Độ khẩn", size=13, bold=True, colour="FF0000")
        + style("LuuHanh", "Phạm vi lưu hành", size=13, bold=True, before=1.5, boxed=True)
        + style("DiaChi", "Địa chỉ cơ quan", size=11)
        + style("CachDong", "Cách dòng", size=1, exact=6)
        + "</w:styles>"
    )
