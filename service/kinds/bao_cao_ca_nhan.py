"""Báo cáo thành tích của cá nhân (mẫu của NĐ 152/2025/NĐ-CP, Mẫu số 05 cho thành tích công trạng).

A person's report is issued by no agency, so it bears no số, ký hiệu. Asked for is what the form cannot do without;
the rest of the lý lịch is left out of the page when it is left out here. The sample's person stands in the sample
decision; what he achieved is a stand-in.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.award.law import Law
from service.document import Day, DocumentKind, Heading, Issued, Line, Widget
from service.finding import Finding
from service.kinds._body import Khoan, LastParagraph, Muc, UnnumberedParagraphs, closing, outline
from service.kinds._frame import TenCoQuan, letterhead_context, place_and_date
from service.kinds._nominees import Nguoi
from service.kinds._report import (
    HINT,
    BaoCao,
    DanhHieuDaNhan,
    HinhThucDaNhan,
    KetQua,
    KetQuaDatDuoc,
    judge_report,
    past_awards,
    results,
    subject,
)
from service.kinds._signers import HoTen, signer

GENDERS = {"Ông": "Nam", "Bà": "Nữ"}

_Short = Annotated[Line, Field(max_length=200)]


class LyLich(Nguoi):
    """Part I: who reports; name, office and unit are written as in the decision."""

    bi_danh: HoTen | None = Field(None, title="Bí danh")
    ngay_sinh: Annotated[Day, Widget("date")] = Field(title="Ngày, tháng, năm sinh")
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
        if not date(1900, 1, 1) <= self.ly_lich.ngay_sinh < (self.ngay_ban_hanh or date.max):
            message = "Ngày sinh phải từ năm 1900 và trước ngày báo cáo. Xem lại hai ngày này."
            raise PydanticCustomError("vanthu.ngay_sinh", message)
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
        letterhead_context(payload.co_quan, issued, "", payload.trich_yeu)
        | past_awards(payload)
        | {
            "dia_danh_thoi_gian": place_and_date(payload.dia_danh, payload.ngay_ban_hanh, issued),
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


def review(payload: BaoCaoCaNhan, day: date, law: Law) -> Iterator[Finding]:
    """The content rules of a person's report."""
    return judge_report(payload, day, law, "ca_nhan", payload.ly_lich.ho_ten)


SAMPLE = BaoCaoCaNhan(
    co_quan=TenCoQuan(chu_quan="Sở Xây dựng tỉnh Hồng Lam", ten="Phòng Quy hoạch - Kiến trúc"),
    dia_danh="Hồng Lam",
    ngay_ban_hanh=date(2023, 11, 24),
    loai="chuyen_de",
    de_nghi="Giấy khen của Giám đốc Sở Xây dựng",
    thanh_tich_trong="phong trào thi đua thực hiện thắng lợi nhiệm vụ được giao năm 2023 của Sở Xây dựng",
    ly_lich=LyLich(
        danh_xung="Bà",
        ho_ten="Trần Thị Thu Hương",
        ngay_sinh=date(1986, 5, 12),
        chuc_vu="Chuyên viên",
        don_vi="Phòng Quy hoạch - Kiến trúc",
        chuc_vu_doan_the="Tổ trưởng Công đoàn",
        trinh_do="Thạc sĩ Quy hoạch vùng và đô thị",
    ),
    nhiem_vu=(
        "Thẩm định đồ án quy hoạch phân khu, quy hoạch chi tiết; tham mưu quản lý quy hoạch, kiến trúc và cung cấp thông tin quy "
        "hoạch trên địa bàn tỉnh.",
    ),
    thanh_tich=(
        KetQua(
            tieu_de="Kết quả thực hiện nhiệm vụ được giao",
            noi_dung=(
                "Thẩm định 27 đồ án quy hoạch, trong đó 21 đồ án hoàn thành sớm từ 05 ngày trở lên so với thời hạn; tham mưu trình "
                "Ủy ban nhân dân tỉnh phê duyệt quy hoạch chi tiết 04 khu nhà ở xã hội.",
                "Giải quyết 386 hồ sơ thủ tục hành chính, 100% đúng hạn và trước hạn (năm 2022: 341 hồ sơ, 98,5% đúng hạn).",
            ),
        ),
        KetQua(
            tieu_de="Sáng kiến, cải tiến",
            noi_dung=(
                "Sáng kiến “Bản đồ số thông tin quy hoạch dùng chung” rút ngắn thời gian tra cứu một khu đất từ 02 ngày xuống 15 "
                "phút, được công nhận tại Quyết định số 1187/QĐ-UBND ngày 06 tháng 11 năm 2023 của Chủ tịch Ủy ban "
                "nhân dân tỉnh Hồng Lam.",
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
    thu_truong_cap_tren="Võ Tất Dũng",
    thu_truong_don_vi="Vũ Đức Thành",
)

KIND = DocumentKind("bao-cao-ca-nhan", "Báo cáo thành tích cá nhân", "", BaoCaoCaNhan, SAMPLE, heading, context, review)
