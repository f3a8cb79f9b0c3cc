"""Báo cáo thành tích của tập thể (mẫu của NĐ 152/2025/NĐ-CP, Mẫu số 04 cho thành tích công trạng).

A collective with a seal of its own may number its report (BC-…). The sample's collective stands in the sample
decision; its figures are stand-ins.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Final, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.award.law import Law
from service.document import DocumentKind, Heading, Issued, Line, Number, Payload, Switch, Widget
from service.finding import Finding
from service.kinds._body import Khoan, LastParagraph, Muc, UnnumberedParagraphs, closing, outline
from service.kinds._frame import (
    Abbreviation,
    Luu,
    NoiNhan,
    TenCoQuan,
    letterhead_context,
    place_and_date,
    recipients_list,
)
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

ABBREVIATION = "BC"

# Nơi nhận stands below the signatures, on the page of the last paragraph.
RECIPIENTS: Final = 12

_Figure = Annotated[Line, Field(max_length=60)]


class TapThe(TenCoQuan):
    """The collective that reports, which may be too small to have an abbreviation."""

    viet_tat: Abbreviation | None = Field(
        None,
        title="Chữ viết tắt của đơn vị",
        description="Chữ in hoa; chỉ cần khi báo cáo được đánh số.",
        examples=["TTKĐ"],
    )


class ChiTieu(Payload):
    """One figure of two years, written as it is printed."""

    ten: Annotated[Line, Field(max_length=200)] = Field(title="Chỉ tiêu", examples=["Số công trình được kiểm định"])
    nam_truoc: _Figure = Field(title="Năm trước", examples=["142"])
    nam_bao_cao: _Figure = Field(title="Năm báo cáo", examples=["168"])
    dat: _Figure = Field(title="So sánh", description="Với năm trước hoặc kế hoạch.", examples=["118,3%"])


class SoLieu(Payload):
    """The figures of the year of the report beside those of the year before."""

    nam: Number = Field(ge=1946, le=2100, title="Năm báo cáo", examples=[2023])
    chi_tieu: tuple[ChiTieu, ...] = Field(min_length=1, max_length=100, title="Các chỉ tiêu")


class BaoCaoTapThe(BaoCao):
    """Payload of a báo cáo thành tích của tập thể."""

    co_quan: TapThe = Field(title="Tập thể báo cáo", description="Tên đơn vị và cơ quan cấp trên trực tiếp.")
    danh_so: Switch = Field(
        False, title="Đánh số báo cáo", description="Ghi số, ký hiệu BC-… và nơi nhận, cho đơn vị có con dấu riêng."
    )
    dac_diem: UnnumberedParagraphs = Field(
        min_length=1,
        title="Đặc điểm",
        description="Trụ sở, quá trình thành lập, cơ cấu tổ chức, nhân sự, tổ chức đảng, đoàn thể.",
    )
    chuc_nang_nhiem_vu: UnnumberedParagraphs = Field(min_length=1, title="Chức năng, nhiệm vụ")
    so_lieu: SoLieu | None = Field(None, title="Số liệu so sánh hai năm")
    thanh_tich: KetQuaDatDuoc = Field(title="Kết quả thực hiện nhiệm vụ")
    bien_phap: UnnumberedParagraphs = Field((), title="Biện pháp hoặc nguyên nhân đạt được thành tích")
    chap_hanh: UnnumberedParagraphs = Field((), title="Chấp hành chủ trương của Đảng, pháp luật của Nhà nước")
    dang_doan_the: UnnumberedParagraphs = Field((), title="Hoạt động của tổ chức đảng, đoàn thể")
    ket_thuc: Annotated[LastParagraph, Widget("textarea", rows=2)] = Field(
        "Trên đây là báo cáo thành tích của đơn vị, kính trình cấp có thẩm quyền xem xét, khen thưởng",
        title="Đoạn kết",
        description="Một đoạn; dấu kết thúc “./.” được tự thêm.",
    )
    thu_truong_don_vi: HoTen = Field(title="Họ và tên thủ trưởng đơn vị", examples=["Phan Đình Khôi"])
    noi_nhan: NoiNhan = Field(
        (), max_length=RECIPIENTS, description="Chỉ in khi báo cáo được đánh số. Mỗi nơi một dòng."
    )
    luu: Luu = Field(default_factory=Luu, title="Nơi lưu")

    @property
    def trich_yeu(self) -> str:
        return subject(self, self.co_quan.ten)

    @model_validator(mode="after")
    def _number_needs_a_symbol(self) -> Self:
        if self.danh_so and not self.co_quan.viet_tat:
            message = "Báo cáo được đánh số phải có chữ viết tắt của đơn vị. Ghi chữ viết tắt hoặc bỏ đánh số."
            raise PydanticCustomError("vanthu.danh_so_bao_cao", message)
        return self


def symbol(payload: BaoCaoTapThe) -> str:
    return f"{ABBREVIATION}-{payload.co_quan.viet_tat}" if payload.danh_so else ""


def heading(payload: BaoCaoTapThe) -> Heading:
    return Heading(
        symbol=symbol(payload),
        trich_yeu=payload.trich_yeu,
        co_quan=payload.co_quan.ten,
        nguoi_ky=payload.thu_truong_don_vi,
        ngay_ban_hanh=payload.ngay_ban_hanh,
    )


def context(payload: BaoCaoTapThe, issued: Issued) -> dict[str, Any]:
    figures = payload.so_lieu
    above, below = _text(payload)
    return (
        letterhead_context(payload.co_quan, issued, symbol(payload), payload.trich_yeu)
        | past_awards(payload)
        | {
            "dia_danh_thoi_gian": place_and_date(payload.dia_danh, payload.ngay_ban_hanh, issued),
            "noi_dung": above,
            "so_lieu": figures and {"nam": figures.nam, "nam_truoc": figures.nam - 1, "dong": figures.chi_tieu},
            "noi_dung_tiep": below,
            "ket_thuc": closing(payload.ket_thuc),
            "ben_trai": signer("Thủ trưởng cấp trên trực tiếp xác nhận", payload.thu_truong_cap_tren, hint=HINT),
            "ben_phai": signer("Thủ trưởng đơn vị", payload.thu_truong_don_vi),
            "noi_nhan": recipients_list(payload.noi_nhan, payload.luu.line()) if payload.danh_so else [],
        }
    )


def _text(payload: BaoCaoTapThe) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Parts I to III as lines, cut where the table of figures stands: below the title of the results."""
    title = "Kết quả thực hiện nhiệm vụ được giao"
    situation = (("Đặc điểm", payload.dac_diem), ("Chức năng, nhiệm vụ", payload.chuc_nang_nhiem_vu))
    further = (
        ("Biện pháp hoặc nguyên nhân đạt được thành tích", payload.bien_phap),
        ("Việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước", payload.chap_hanh),
        ("Hoạt động của tổ chức đảng, đoàn thể", payload.dang_doan_the),
    )
    first = Muc.model_construct(tieu_de="Sơ lược đặc điểm, tình hình", khoan=_clauses(situation))
    merit = (results(payload.thanh_tich, title), *_clauses(further))
    second = Muc.model_construct(tieu_de="Thành tích đạt được", khoan=merit)
    until = outline((first, Muc(tieu_de=second.tieu_de, khoan=(Khoan(tieu_de=title),))))
    lines = outline((first, second, Muc(tieu_de="Các hình thức đã được khen thưởng")))
    return lines[: len(until)], lines[len(until) :]


def _clauses(parts: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Khoan, ...]:
    return tuple(Khoan.model_construct(tieu_de=title, noi_dung=text) for title, text in parts if text)


def review(payload: BaoCaoTapThe, day: date, law: Law) -> Iterator[Finding]:
    """The content rules of a collective's report."""
    return judge_report(payload, day, law, "tap_the", payload.co_quan.ten)


SAMPLE = BaoCaoTapThe(
    co_quan=TapThe(
        chu_quan="Sở Xây dựng tỉnh Hồng Lam", ten="Trung tâm Kiểm định chất lượng công trình xây dựng", viet_tat="TTKĐ"
    ),
    danh_so=True,
    dia_danh="Hồng Lam",
    ngay_ban_hanh=date(2023, 11, 27),
    loai="chuyen_de",
    de_nghi="Giấy khen của Giám đốc Sở Xây dựng",
    thanh_tich_trong="phong trào thi đua thực hiện thắng lợi nhiệm vụ được giao năm 2023 của Sở Xây dựng",
    dac_diem=(
        "Trung tâm Kiểm định chất lượng công trình xây dựng là đơn vị sự nghiệp công lập trực thuộc Sở Xây dựng, thành lập theo "
        "Quyết định số 1216/QĐ-UBND ngày 18 tháng 7 năm 2008 của Ủy ban nhân dân tỉnh; trụ sở tại số 15, đường Trần Phú, phường "
        "Hồng Lam.",
        "Trung tâm có 26 viên chức, người lao động (09 nữ), gồm Ban Giám đốc, 03 phòng chuyên môn và 01 phòng thí nghiệm; Chi bộ "
        "có 14 đảng viên, có tổ chức Công đoàn và Chi đoàn thanh niên.",
    ),
    chuc_nang_nhiem_vu=(
        "Kiểm định chất lượng công trình xây dựng, thí nghiệm vật liệu, quan trắc và đánh giá an toàn công trình phục vụ quản lý "
        "nhà nước của Sở Xây dựng và theo yêu cầu của các tổ chức, cá nhân.",
    ),
    so_lieu=SoLieu(
        nam=2023,
        chi_tieu=(
            ChiTieu(ten="Số công trình được kiểm định", nam_truoc="142", nam_bao_cao="168", dat="118,3%"),
            ChiTieu(ten="Số phép thử vật liệu xây dựng", nam_truoc="3.860", nam_bao_cao="4.215", dat="109,2%"),
            ChiTieu(ten="Doanh thu dịch vụ (triệu đồng)", nam_truoc="9.450", nam_bao_cao="10.720", dat="113,4%"),
            ChiTieu(
                ten="Tỷ lệ hồ sơ trả đúng hạn", nam_truoc="97,2%", nam_bao_cao="99,4%", dat="tăng 2,2 điểm phần trăm"
            ),
        ),
    ),
    thanh_tich=(
        KetQua(
            tieu_de="Nhiệm vụ quản lý nhà nước",
            noi_dung=(
                "Kiểm định kịp thời 12 trường học, trạm y tế sau mưa lũ tháng 10 năm 2023, giúp Sở Xây dựng kiến nghị sửa chữa 03 "
                "công trình trước khi đưa vào sử dụng lại.",
            ),
        ),
        KetQua(
            tieu_de="Hoạt động dịch vụ",
            noi_dung=(
                "Hoàn thành 168 hợp đồng kiểm định, không có hợp đồng chậm tiến độ, không có khiếu nại về kết quả kiểm định.",
            ),
        ),
    ),
    bien_phap=(
        "Đổi mới quy trình nhận và trả kết quả, đưa vào sử dụng phần mềm quản lý mẫu thí nghiệm; khoán kết quả đến từng phòng, gắn "
        "với bình xét thi đua hằng quý.",
    ),
    chap_hanh=(
        "Tập thể chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước; thực hiện đúng quy chế dân chủ, thực hành "
        "tiết kiệm, chống lãng phí; không có viên chức, người lao động vi phạm kỷ luật.",
    ),
    dang_doan_the=(
        "Chi bộ được xếp loại hoàn thành tốt nhiệm vụ năm 2022; Công đoàn và Chi đoàn hoạt động đều, tham gia đầy đủ các phong trào "
        "do Sở và Công đoàn ngành phát động.",
    ),
    danh_hieu=(
        DanhHieuDaNhan(
            nam=2021,
            danh_hieu="Tập thể lao động tiên tiến",
            so_quyet_dinh="04/QĐ-SXD",
            ngay=date(2022, 1, 12),
            co_quan="Giám đốc Sở Xây dựng",
        ),
        DanhHieuDaNhan(
            nam=2022,
            danh_hieu="Tập thể lao động tiên tiến",
            so_quyet_dinh="06/QĐ-SXD",
            ngay=date(2023, 1, 10),
            co_quan="Giám đốc Sở Xây dựng",
        ),
    ),
    hinh_thuc=(
        HinhThucDaNhan(
            nam=2019,
            hinh_thuc="Bằng khen",
            so_quyet_dinh="2208/QĐ-UBND",
            ngay=date(2019, 12, 20),
            co_quan="Chủ tịch Ủy ban nhân dân tỉnh Hồng Lam",
        ),
    ),
    thu_truong_cap_tren="Võ Tất Dũng",
    thu_truong_don_vi="Phan Đình Khôi",
    noi_nhan=("Thường trực Hội đồng Thi đua - Khen thưởng Sở Xây dựng",),
    luu=Luu(don_vi="HCTH"),
)

KIND = DocumentKind(
    "bao-cao-tap-the", "Báo cáo thành tích tập thể", ABBREVIATION, BaoCaoTapThe, SAMPLE, heading, context, review
)
