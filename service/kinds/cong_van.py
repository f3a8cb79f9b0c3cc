"""Công văn: a letter without tên loại, its trích yếu as "V/v …" under the number (NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.5).

The sample sends on what the sample plan and decision brought about; its facts are stand-ins.
"""

from datetime import date
from typing import Annotated, Any

from pydantic import Field, field_validator

from service.document import DocumentKind, Issued, Line, Widget
from service.kinds._body import Khoan, LastParagraph, Paragraphs, clauses, closing, paragraphs
from service.kinds._frame import CoQuan, KinhGui, Luu, VanBan, addressees, frame_context, heading_of
from service.kinds._signers import NguoiKy, QuyenHan


class CongVan(VanBan):
    """Payload of a công văn."""

    TEN_LOAI = "Công văn"

    don_vi_soan_thao: Annotated[Line, Field(max_length=20, pattern=r"^[A-ZĐĂÂÊÔƠƯ0-9&]+(-[A-ZĐĂÂÊÔƠƯ0-9&]+)*$")] = (
        Field(
            title="Chữ viết tắt của đơn vị soạn thảo hoặc lĩnh vực",
            description="Chữ in hoa, đứng cuối ký hiệu.",
            examples=["VP"],
        )
    )
    kinh_gui: KinhGui = Field(title="Kính gửi", description="Mỗi nơi một dòng.")
    mo_dau: Paragraphs = Field(min_length=1, title="Nội dung")
    khoan: tuple[Khoan, ...] = Field((), max_length=100, title="Các khoản")
    ket_thuc: Annotated[LastParagraph, Widget("textarea", rows=3)] = Field(
        title="Đoạn kết", description="Một đoạn; dấu kết thúc “./.” được tự thêm."
    )

    @field_validator("trich_yeu")
    @classmethod
    def _after_its_mark(cls, text: str) -> str:
        return text.removeprefix("V/v ").removeprefix("Về việc ")


def symbol(payload: CongVan) -> str:
    return f"{payload.co_quan.viet_tat}-{payload.don_vi_soan_thao}"


def context(payload: CongVan, issued: Issued) -> dict[str, Any]:
    return (
        frame_context(payload, issued, symbol(payload), "Như trên")
        | addressees(payload.kinh_gui)
        | {
            "mo_dau": paragraphs(payload.mo_dau),
            "noi_dung": clauses(payload.khoan),
            "ket_thuc": closing(payload.ket_thuc),
        }
    )


SAMPLE = CongVan(
    co_quan=CoQuan(chu_quan="UBND tỉnh Hồng Lam", ten="Sở Xây dựng", viet_tat="SXD"),
    don_vi_soan_thao="VP",
    dia_danh="Hồng Lam",
    ngay_ban_hanh=date(2023, 12, 22),
    trich_yeu="báo cáo kết quả phong trào thi đua thực hiện thắng lợi nhiệm vụ được giao năm 2023",
    kinh_gui=("Ủy ban nhân dân tỉnh Hồng Lam", "Sở Nội vụ (qua Ban Thi đua - Khen thưởng)"),
    mo_dau=(
        "Thực hiện Chỉ thị số 01/CT-UBND ngày 09 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh về việc phát động phong trào "
        "thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội, quốc phòng, an ninh năm 2023, Sở Xây dựng báo "
        "cáo kết quả như sau:",
    ),
    khoan=(
        Khoan(
            tieu_de="Kết quả thực hiện",
            noi_dung=(
                "Sở Xây dựng đã ban hành Kế hoạch số 01/KH-SXD ngày 01 tháng 02 năm 2023; 100% phòng chuyên môn, đơn vị "
                "trực thuộc đăng ký thi đua và gửi hồ sơ đề nghị khen thưởng đúng thời hạn.",
            ),
        ),
        Khoan(
            tieu_de="Khen thưởng",
            noi_dung=(
                "Giám đốc Sở Xây dựng đã tặng Giấy khen cho 03 tập thể và 05 cá nhân có thành tích xuất sắc tại Quyết định "
                "số 01/QĐ-SXD ngày 20 tháng 12 năm 2023.",
            ),
        ),
    ),
    ket_thuc="Sở Xây dựng báo cáo Ủy ban nhân dân tỉnh, Sở Nội vụ theo dõi, tổng hợp",
    noi_nhan=("Giám đốc, các Phó Giám đốc Sở", "Các phòng, đơn vị trực thuộc Sở"),
    luu=Luu(don_vi="VP"),
    nguoi_ky=NguoiKy(
        quyen_han=(QuyenHan(hinh_thuc="TL.", cua="Giám đốc"),), chuc_vu="Chánh Văn phòng", ho_ten="Đặng Thị Thu Hà"
    ),
    dia_chi=(
        "Số 1, đường Hùng Vương, phường Hồng Lam, tỉnh Hồng Lam",
        "ĐT: 0123 456 789, E-mail: sxd@honglam.gov.vn",
    ),
)

KIND = DocumentKind("cong-van", "Công văn", "", CongVan, SAMPLE, heading_of(symbol), context)
