"""Báo cáo thành tích của cá nhân (mẫu của NĐ 152/2025/NĐ-CP, Mẫu số 05 cho thành tích công trạng).

A person's report is issued by no agency, so it bears no số, ký hiệu. Asked for is what the form cannot do without;
the rest of the lý lịch is left out of the page when it is left out here. The sample's person stands in the sample
decision; what he achieved is a stand-in.
"""

from datetime import date
from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.document import Day, DocumentKind, Heading, Issued, Line, Widget
from service.kinds._body import Khoan, LastParagraph, Muc, UnnumberedParagraphs, closing, outline
from service.kinds._frame import TenCoQuan, letterhead_context, place_and_date
from service.kinds._report import (
    HINT,
    BaoCao,
    DanhHieuDaNhan,
    HinhThucDaNhan,
    KetQua,
    KetQuaDatDuoc,
    past_awards,
    results,
    subject,
)
from service.kinds._signers import HoTen, signer
from service.kinds.quyet_dinh import CaNhan

GENDERS = {"Ông": "Nam", "Bà": "Nữ"}

_Short = Annotated[Line, Field(max_length=200)]


class LyLich(CaNhan):
    """Part I: who reports; name, office and unit are written as in the decision."""

    bi_danh: HoTen | None = Field(None, title="Bí danh")
    ngay_sinh: Annotated[Day, Field(ge=date(1900, 1, 1)), Widget("date")] = Field(title="Ngày, tháng, năm sinh")
    que_quan: _Short | None = Field(None, title="Quê quán", examples=["xã Tân Lập, tỉnh Hồng Lam"])
    tru_quan: _Short | None = Field(None, title="Trú quán")
    chuc_vu_dang: _Short | None = Field(None, title="Chức vụ Đảng")
    chuc_vu_doan_the: _Short | None = Field(None, title="Chức vụ đoàn thể")
    trinh_do: _Short = Field(title="Trình độ chuyên môn, nghiệp vụ", examples=["Kỹ sư xây dựng"])
    hoc_ham_hoc_vi: _Short | None = Field(None, title="Học hàm, học vị, danh hiệu, giải thưởng")


class BaoCaoCaNhan(BaoCao):
    """Payload of a báo cáo thành tích của cá nhân."""

    co_quan: TenCoQuan = Field(title="Đơn vị của người báo cáo", description="Đơn vị và cơ quan cấp trên trực tiếp.")
    ly_lich: LyLich = Field(title="Sơ lược lý lịch")
    nhiem_vu: UnnumberedParagraphs = Field(min_length=1, title="Quyền hạn, nhiệm vụ được giao hoặc đảm nhận")
    thanh_tich: KetQuaDatDuoc = Field(title="Thành tích đạt được")
    ket_thuc: Annotated[LastParagraph, Widget("textarea", rows=2)] = Field(
        "Tôi cam đoan những nội dung báo cáo trên là đúng sự thật",
        title="Đoạn kết",
        description="Một đoạn; dấu kết thúc “./.” được tự thêm.",
    )
    thu_truong_don_vi: HoTen | None = Field(
        None, title="Họ và tên thủ trưởng đơn vị", description="Bỏ trống để ghi khi ký xác nhận."
    )

    @property
    def trich_yeu(self) -> str:
        person = self.ly_lich
        return subject(self, f"{person.danh_xung.lower()} {person.ho_ten}")

    @model_validator(mode="after")
    def _born_before_reporting(self) -> Self:
        if self.ngay_ban_hanh and self.ly_lich.ngay_sinh >= self.ngay_ban_hanh:
            raise PydanticCustomError("vanthu.ngay_sinh", "Ngày sinh phải trước ngày báo cáo. Xem lại hai ngày này.")
        return self


def heading(payload: BaoCaoCaNhan) -> Heading:
    return Heading(
        symbol="",
        trich_yeu=payload.trich_yeu,
        co_quan=payload.co_quan.ten,
        nguoi_ky=payload.ly_lich.ho_ten,
        ngay_ban_hanh=payload.ngay_ban_hanh,
    )


def context(payload: BaoCaoCaNhan, issued: Issued) -> dict[str, Any]:
    merit = (
        Khoan.model_construct(tieu_de="Quyền hạn, nhiệm vụ được giao hoặc đảm nhận", noi_dung=payload.nhiem_vu),
        results(payload.thanh_tich, "Thành tích đạt được"),
    )
    parts = (
        Muc(tieu_de="Sơ lược lý lịch", noi_dung=_life(payload.ly_lich)),
        Muc.model_construct(tieu_de="Thành tích đạt được", khoan=merit),
        Muc(tieu_de="Các hình thức đã được khen thưởng"),
    )
    return (
        letterhead_context(payload.co_quan, issued, "")
        | past_awards(payload)
        | {
            "dia_danh_thoi_gian": place_and_date(payload.dia_danh, payload.ngay_ban_hanh, issued),
            "trich_yeu": payload.trich_yeu,
            "noi_dung": outline(parts),
            "ket_thuc": closing(payload.ket_thuc),
            "ben_trai": signer("Thủ trưởng đơn vị xác nhận", payload.thu_truong_don_vi, hint=HINT),
            "ben_phai": signer("Người báo cáo thành tích", payload.ly_lich.ho_ten),
            "ben_duoi": signer("Thủ trưởng cấp trên trực tiếp xác nhận", payload.thu_truong_cap_tren, hint=HINT),
        }
    )


def _life(person: LyLich) -> tuple[str, ...]:
    facts = (
        ("Họ và tên", person.ho_ten),
        ("Bí danh", person.bi_danh),
        ("Ngày, tháng, năm sinh", f"{person.ngay_sinh:%d/%m/%Y}"),
        ("Giới tính", GENDERS[person.danh_xung]),
        ("Quê quán", person.que_quan),
        ("Trú quán", person.tru_quan),
        ("Đơn vị công tác", person.don_vi),
        ("Chức vụ chính quyền", person.chuc_vu),
        ("Chức vụ Đảng", person.chuc_vu_dang),
        ("Chức vụ đoàn thể", person.chuc_vu_doan_the),
        ("Trình độ chuyên môn, nghiệp vụ", person.trinh_do),
        ("Học hàm, học vị, danh hiệu, giải thưởng", person.hoc_ham_hoc_vi),
    )
    return tuple(f"- {title}: {fact.rstrip('.; ')}." for title, fact in facts if fact)


SAMPLE = BaoCaoCaNhan(
    co_quan=TenCoQuan(chu_quan="Sở Xây dựng", ten="Phòng Quản lý nhà"),
    dia_danh="Hồng Lam",
    ngay_ban_hanh=date(2023, 11, 24),
    loai="chuyen_de",
    de_nghi="Giấy khen của Giám đốc Sở Xây dựng",
    thanh_tich_trong="phong trào thi đua thực hiện thắng lợi nhiệm vụ được giao năm 2023 của Sở Xây dựng",
    ly_lich=LyLich(
        danh_xung="Ông",
        ho_ten="Nguyễn Quốc Bảo",
        ngay_sinh=date(1979, 5, 12),
        chuc_vu="Trưởng phòng",
        don_vi="Phòng Quản lý nhà",
        chuc_vu_dang="Phó Bí thư Chi bộ",
        trinh_do="Thạc sĩ Quản lý xây dựng; Cao cấp lý luận chính trị",
    ),
    nhiem_vu=(
        "Phụ trách chung Phòng Quản lý nhà; trực tiếp tham mưu Giám đốc Sở về phát triển nhà ở xã hội, quản lý nhà ở thuộc sở "
        "hữu nhà nước và thị trường bất động sản trên địa bàn tỉnh.",
    ),
    thanh_tich=(
        KetQua(
            tieu_de="Kết quả thực hiện nhiệm vụ được giao",
            noi_dung=(
                "Tham mưu trình Ủy ban nhân dân tỉnh phê duyệt Kế hoạch phát triển nhà ở năm 2023, sớm 20 ngày so với thời hạn; "
                "hướng dẫn thủ tục cho 04 dự án nhà ở xã hội với 1.120 căn hộ, trong đó 02 dự án đã khởi công.",
                "Chủ trì giải quyết 386 hồ sơ thủ tục hành chính, 100% đúng hạn và trước hạn (năm 2022: 341 hồ sơ, 98,5% đúng hạn).",
            ),
        ),
        KetQua(
            tieu_de="Sáng kiến, cải tiến",
            noi_dung=(
                "Sáng kiến “Số hóa hồ sơ nhà ở thuộc sở hữu nhà nước” rút ngắn thời gian tra cứu một hồ sơ từ 02 ngày xuống 15 "
                "phút, được công nhận tại Quyết định số 87/QĐ-SXD ngày 06 tháng 11 năm 2023 của Giám đốc Sở Xây dựng.",
            ),
        ),
        KetQua(
            tieu_de="Mức độ hoàn thành nhiệm vụ",
            noi_dung=(
                "Năm 2021 và năm 2022: hoàn thành tốt nhiệm vụ; 10 tháng đầu năm 2023: hoàn thành xuất sắc nhiệm vụ.",
            ),
        ),
        KetQua(
            tieu_de="Chấp hành chủ trương, chính sách, pháp luật; hoạt động xã hội",
            noi_dung=(
                "Gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước và nội quy cơ quan; tham gia đầy đủ "
                "các cuộc vận động, ủng hộ Quỹ “Vì người nghèo” và hiến máu tình nguyện 02 lần trong năm.",
            ),
        ),
    ),
    danh_hieu=(
        DanhHieuDaNhan(
            nam=2021,
            danh_hieu="Lao động tiên tiến",
            so_quyet_dinh="04/QĐ-SXD",
            ngay=date(2022, 1, 12),
            co_quan="Giám đốc Sở Xây dựng",
        ),
        DanhHieuDaNhan(
            nam=2022,
            danh_hieu="Chiến sĩ thi đua cơ sở",
            so_quyet_dinh="06/QĐ-SXD",
            ngay=date(2023, 1, 10),
            co_quan="Giám đốc Sở Xây dựng",
        ),
    ),
    hinh_thuc=(
        HinhThucDaNhan(
            nam=2020,
            hinh_thuc="Giấy khen",
            so_quyet_dinh="112/QĐ-SXD",
            ngay=date(2020, 12, 18),
            co_quan="Giám đốc Sở Xây dựng",
        ),
    ),
    thu_truong_don_vi="Võ Tất Dũng",
)

KIND = DocumentKind("bao-cao-ca-nhan", "Báo cáo thành tích cá nhân", "", BaoCaoCaNhan, SAMPLE, heading, context)
