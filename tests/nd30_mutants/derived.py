"""Edits that leave a document right: the same look reached otherwise, and documents that no kind of ours prints."""

from copy import deepcopy
from typing import Any, Final

from lxml import etree

from tests.nd30_mutants.edits import Edit, after, before, blank, made, remove, steps, text
from tests.nd30_mutants.looks import defaults, paragraph, unset
from tests.nd30_mutants.package import DOCUMENT, STYLES, Package, drop, properties, put, text_of, w
from tests.nd30_mutants.pictures import seal, signature


def style_like(key: str, model: str) -> Edit:
    """A new style `key` that looks as `model` does."""

    def edit(package: Package) -> None:
        copy = deepcopy(package.style(model))
        copy.set(w("styleId"), key)
        put(copy, "name", val=key)
        package.tree(STYLES).append(copy)

    return edit


def _by_hand(package: Package) -> None:
    """Every property directly on paragraphs and runs, no style but Normal."""
    for item in package.paragraphs():
        own = item.find(w("pPr"))
        model = package.style(own.find(w("pStyle")).get(w("val")))
        drop(own, "pStyle")
        _fold(own, model.find(w("pPr")))
        for run in item.iter(w("r")):
            _fold(properties(run), model.find(w("rPr")))
    root = package.tree(STYLES)
    for style in root.findall(w("style")):
        if style.get(w("styleId")) != "Normal":
            root.remove(style)


def _fold(own: Any, inherited: Any) -> None:
    for item in inherited:
        name = etree.QName(item).localname
        if own.find(item.tag) is None:
            made_here = put(own, name)
            for key, value in item.attrib.items():
                made_here.set(key, value)
            made_here.extend(deepcopy(list(item)))


def _by_parent_style(package: Package) -> None:
    """The text has a style of its own that says nothing: all comes from NoiDung, its parent."""
    root = package.tree(STYLES)
    child = etree.SubElement(root, w("style"), {w("type"): "paragraph", w("styleId"): "Than"})
    etree.SubElement(child, w("name"), {w("val"): "Thân văn bản"})
    etree.SubElement(child, w("basedOn"), {w("val"): "NoiDung"})
    for item in package.of_style("NoiDung"):
        put(properties(item), "pStyle", val="Than")


def _simple_field(package: Package) -> None:
    (number,) = (item for item in package.margin("header", "default").iter(w("p")) if text_of(item) == "2")
    for run in number.findall(w("r")):
        number.remove(run)
    field = etree.SubElement(number, w("fldSimple"), {w("instr"): " PAGE "})
    etree.SubElement(etree.SubElement(field, w("r")), w("t")).text = "2"


DRAWING: Final = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
    'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>25400</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="{id}" name="Đường kẻ {id}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>'
    '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)
_EMU_PER_TWIP: Final = 635


def _drawn_lines(package: Package) -> None:
    """Lines drawn as shapes, as word processors insert them, in place of paragraph borders."""
    for number, item in enumerate(package.of_style("KeNgang"), start=1):
        place = item.find(w("pPr")).find(w("ind"))
        left, right = (int(place.get(w(side))) for side in ("left", "right"))
        cell = item.getparent().find(w("tcPr"))
        room = 9354 if cell is None else int(cell.find(w("tcW")).get(w("w")))
        drop(item.find(w("pPr")), "ind")
        put(properties(item), "pStyle", val="CachDong")
        shape = DRAWING.format(left=left * _EMU_PER_TWIP, length=(room - left - right) * _EMU_PER_TWIP, id=number)
        item.append(etree.fromstring(shape))


_ANNEX_BREAK: Final = "NgatTrang"


def _second_annex(package: Package) -> None:
    """The people of the list move to an annex of their own, with the same heading."""
    first = package.paragraph("Phụ lục I")
    heading = [first]
    while text_of(heading[-1].getnext()) != "I. TẬP THỂ":
        heading.append(heading[-1].getnext())
    people = package.paragraph("II. CÁ NHÂN")
    end = made(_ANNEX_BREAK)
    properties(end).append(deepcopy(package.sections()[-1]))
    for item in (end, *(deepcopy(part) for part in heading)):
        people.addprevious(item)
    people.getparent().remove(people)
    remove("I. TẬP THỂ")(package)
    (second,) = [item for item in package.of_style("TenPhuLuc") if item is not first]
    next(second.iter(w("t"))).text = "Phụ lục II"


def _only_the_annex(package: Package) -> None:
    body = package.tree(DOCUMENT).find(w("body"))
    while package.paragraph("Phụ lục") is not body[0]:
        body.remove(body[0])


def _body(lines: tuple[tuple[str, str], ...]) -> Edit:
    """Other text between the title and the signature."""

    def edit(package: Package) -> None:
        item = package.paragraph("Thực hiện Chỉ thị")
        while item.tag == w("p"):
            item, gone = item.getnext(), item
            gone.getparent().remove(gone)
        for key, content in lines:
            item.addprevious(made(key, content))

    return edit


def _two_signers(package: Package) -> None:
    """Secretary and chairman side by side, the recipients in a row below them (Mẫu 1.9)."""
    row = next(package.paragraph("Nơi nhận:").iterancestors(w("tr")))
    below = deepcopy(row)
    row.addnext(below)
    left, right = row.findall(w("tc"))
    for gone in (*left.findall(w("p")), *right.findall(w("p"))):
        gone.getparent().remove(gone)
    for cell, office, name in ((left, "THƯ KÝ", "Phạm Ngọc Ánh"), (right, "CHỦ TỌA", "Võ Tất Dũng")):
        cell.append(made("ChucVu", office))
        cell.append(made("HoTen", name))
    _, empty = below.findall(w("tc"))
    for gone in empty.findall(w("p")):
        empty.remove(gone)
    empty.append(made("NoiNhan"))


_MINUTES: Final = (
    ("NoiDung", "Thời gian bắt đầu: 08 giờ 00, ngày 01 tháng 02 năm 2023."),
    ("NoiDung", "Địa điểm: Phòng họp số 1, Sở Xây dựng."),
    ("NoiDung", "Thành phần tham dự: 07 thành viên Hội đồng Thi đua - Khen thưởng, vắng 0."),
    ("NoiDung", "Chủ trì (chủ tọa): Ông Võ Tất Dũng, Chủ tịch Hội đồng."),
    ("NoiDung", "Thư ký (người ghi biên bản): Bà Phạm Ngọc Ánh, Kế toán viên."),
    ("NoiDung", "Nội dung (theo diễn biến cuộc họp):"),
    ("NoiDung", "1. Chủ tọa nêu lý do, tiêu chuẩn, điều kiện khen thưởng."),
    ("NoiDung", "2. Hội đồng thảo luận và thống nhất đề nghị khen thưởng 03 tập thể."),
    ("DoanCuoi", "Cuộc họp kết thúc vào 11 giờ 00, ngày 01 tháng 02 năm 2023./."),
)
_REGULATION: Final = (
    ("Chuong", "Chương I"),
    ("TenChuong", "QUY ĐỊNH CHUNG"),
    ("Dieu", "Điều 1. Phạm vi điều chỉnh"),
    ("NoiDung", "Quy chế này quy định về công tác thi đua, khen thưởng của Sở Xây dựng."),
    ("Dieu", "Điều 2. Đối tượng áp dụng"),
    ("NoiDung", "1. Các phòng chuyên môn thuộc Sở."),
    ("NoiDung", "2. Các đơn vị trực thuộc Sở, gồm:"),
    ("NoiDung", "a) Trung tâm Kiểm định chất lượng công trình xây dựng;"),
    ("NoiDung", "b) Trung tâm Quy hoạch và Kiểm định;"),
    ("NoiDung", "c) Ban Quản lý dự án công trình dân dụng;"),
    ("NoiDung", "d) Ban Quản lý dự án công trình giao thông;"),
    ("NoiDung", "đ) Văn phòng đăng ký;"),
    ("NoiDung", "e) Trung tâm Tư vấn xây dựng;"),
    ("NoiDung", "g) Trạm Kiểm tra tải trọng xe."),
    ("Chuong", "Chương II"),
    ("TenChuong", "THI ĐUA VÀ KHEN THƯỞNG"),
    ("MucNho", "Mục 1"),
    ("TenMuc", "TỔ CHỨC PHONG TRÀO THI ĐUA"),
    ("Dieu", "Điều 3. Phát động phong trào thi đua"),
    ("NoiDung", "Giám đốc Sở phát động phong trào thi đua vào đầu năm."),
    ("MucNho", "Mục 2"),
    ("TenMuc", "KHEN THƯỞNG"),
    ("MucNho", "Tiểu mục 1"),
    ("TenMuc", "HÌNH THỨC KHEN THƯỞNG"),
    ("Dieu", "Điều 4. Các hình thức khen thưởng"),
    ("NoiDung", "Hình thức khen thưởng là Giấy khen của Giám đốc Sở."),
    ("MucNho", "Tiểu mục 2"),
    ("TenMuc", "THẨM QUYỀN KHEN THƯỞNG"),
    ("Dieu", "Điều 5. Thẩm quyền khen thưởng"),
    ("DoanCuoi", "Giám đốc Sở quyết định tặng Giấy khen./."),
)

DIRECT: Final[Edit] = _by_hand
DRAWN_LINES: Final[Edit] = _drawn_lines
BODY_BY_PARENT_STYLE: Final[Edit] = _by_parent_style
BODY_BY_DEFAULTS: Final = steps(
    unset("NoiDung", "sz", "szCs", "jc", "spacing"), defaults(align="both", after=6, lines=1.05, size=14)
)
COMPLEX_FIELD_AS_SIMPLE: Final[Edit] = _simple_field
ANNEX: Final = steps(text("DANH SÁCH", "Phụ lục"), text("có Danh sách kèm theo", "có Phụ lục kèm theo"))
TWO_ANNEXES: Final = steps(
    text("DANH SÁCH", "Phụ lục I"), text("có Danh sách kèm theo", "có Phụ lục I và Phụ lục II kèm theo"), _second_annex
)
ATTACHED_FILE: Final = steps(
    ANNEX,
    style_like("ThongTinKy", "NoiNhan"),
    _only_the_annex,
    before("Phụ lục", ("ThongTinKy", "01/QĐ-SXD; 2023-12-20T09:30:00+07:00")),
    paragraph("01/QĐ-SXD", size=10, align="right"),
)
REGULATION: Final = steps(
    text("Số: 01/KH-SXD", "Số: 01/QC-SXD"),
    text("KẾ HOẠCH", "QUY CHẾ"),
    *(style_like(key, "QuyetDinh") for key in ("Chuong", "TenChuong", "MucNho", "TenMuc")),
    style_like("Dieu", "Khoan"),
    _body(_REGULATION),
)
MINUTES: Final = steps(
    text("Số: 01/KH-SXD", "Số: 01/BB-SXD"),
    text("KẾ HOẠCH", "BIÊN BẢN"),
    blank("Hồng Lam, ngày"),
    _body(_MINUTES),
    _two_signers,
)
SIGNED: Final = steps(after("GIÁM ĐỐC", ("HoTenSau", "")), paragraph("Võ Tất Dũng", before=6), signature(), seal())
