"""Tờ trình đề nghị khen thưởng: văn bản có tên loại, with Kính gửi (NĐ 30/2020/NĐ-CP, Phụ lục I, II.9b; Phụ lục III, Mẫu 1.4).

Counts in the text come from the lists, so they cannot differ from them. The sample is the tờ trình that the sample
decision cites: it proposes the same collectives and people; the council's votes are stand-ins.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.award.bases import judge_substance
from service.award.citations import Step, judge_order
from service.award.council import Ballot, Meeting, judge_ballot
from service.award.law import Law
from service.award.text import Text, texts
from service.document import Day, DocumentKind, Issued, Line, Number, Payload, Switch, Widget
from service.finding import Finding
from service.kinds._body import CAN_CU_HELP, CanCu, Paragraphs, closing, legal_bases, paragraphs
from service.kinds._frame import CoQuan, KinhGui, Luu, Recipient, VanBan, addressees, frame_context, heading_of, origin
from service.kinds._nominee_review import Lists, review_lists
from service.kinds._nominees import (
    CaNhanList,
    Group,
    HoGiaDinhList,
    TapTheList,
    award_lines,
    check_list,
    danh_sach,
    groups,
    named,
    total,
)
from service.kinds._signers import NguoiKy
from service.kinds.quyet_dinh import SAMPLE as DECISION
from service.vietnamese import long_date, percent, two_digits

ABBREVIATION = "TTr"


class KetQuaXet(Payload):
    """What the council decided: when, by which minutes, with how many votes."""

    hoi_dong: Annotated[Line, Field(max_length=200)] = Field(
        title="Tên hội đồng", examples=["Hội đồng Thi đua - Khen thưởng Sở Xây dựng"]
    )
    ngay_hop: Annotated[Day, Widget("date")] = Field(title="Ngày họp xét")
    so_bien_ban: Annotated[Line, Field(max_length=60)] | None = Field(
        None, title="Số, ký hiệu biên bản", examples=["02/BB-HĐTĐKT"]
    )
    tong_thanh_vien: Number = Field(
        ge=1, le=999, title="Tổng số thành viên hội đồng", description="Kể cả thành viên vắng mặt.", examples=[9]
    )
    phieu_dong_y: Number = Field(
        ge=1,
        le=999,
        title="Số phiếu đồng ý",
        description="Bỏ phiếu riêng từng trường hợp thì ghi số phiếu của trường hợp thấp nhất.",
        examples=[9],
    )

    @model_validator(mode="after")
    def _no_more_votes_than_members(self) -> Self:
        if self.phieu_dong_y > self.tong_thanh_vien:
            message = "Số phiếu đồng ý ({votes}) nhiều hơn số thành viên hội đồng ({members}). Kiểm tra lại."
            facts = {"votes": self.phieu_dong_y, "members": self.tong_thanh_vien}
            raise PydanticCustomError("vanthu.so_phieu", message, facts)
        return self

    def line(self, *, several: bool) -> str:
        """The căn cứ that cites it; of `several` nominees the votes are those of the lowest."""
        minutes = f"Biên bản số {self.so_bien_ban}; " if self.so_bien_ban else ""
        votes = f"{two_digits(self.phieu_dong_y)}/{two_digits(self.tong_thanh_vien)} thành viên"
        share = percent(Fraction(self.phieu_dong_y, self.tong_thanh_vien))
        least = several and self.phieu_dong_y < self.tong_thanh_vien
        result = f"từ {votes} trở lên, đạt từ {share} trở lên" if least else f"{votes}, đạt {share}"
        return (
            f"Căn cứ kết quả họp xét {long_date(self.ngay_hop)} của {self.hoi_dong} "
            f"({minutes}tỷ lệ phiếu đồng ý {result})"
        )


class ToTrinh(VanBan):
    """Payload of a tờ trình đề nghị khen thưởng."""

    TEN_LOAI = "Tờ trình"

    kinh_gui: KinhGui = Field(title="Kính gửi", description="Mỗi nơi một dòng.", examples=[["Giám đốc Sở Xây dựng"]])
    can_cu: CanCu = Field(min_length=1, title="Căn cứ", description=CAN_CU_HELP)
    ket_qua_xet: KetQuaXet | None = Field(
        None, title="Kết quả xét của hội đồng", description="Bỏ trống khi đề nghị theo thủ tục đơn giản."
    )
    mo_dau: Paragraphs = Field((), title="Mở đầu", description="Các đoạn đứng trước câu đề nghị.")
    cap_khen_thuong: Annotated[Line, Field(max_length=200)] = Field(
        title="Người có thẩm quyền khen thưởng", examples=["Giám đốc Sở Xây dựng"]
    )
    hinh_thuc: Annotated[Line, Field(max_length=200)] = Field(
        title="Danh hiệu, hình thức đề nghị", examples=["Giấy khen của Giám đốc Sở Xây dựng"]
    )
    thanh_tich: Line = Field(title="Thành tích", description="Viết tiếp sau “đã có thành tích”.")
    tap_the: TapTheList = Field((), title="Tập thể được đề nghị")
    ca_nhan: CaNhanList = Field((), title="Cá nhân được đề nghị")
    ho_gia_dinh: HoGiaDinhList = Field((), title="Hộ gia đình được đề nghị")
    cach_trinh_bay_danh_sach: Literal["kem_theo", "trong_to_trinh"] = Field(
        "kem_theo",
        title="Cách trình bày danh sách",
        description="kem_theo: DANH SÁCH ở trang riêng; trong_to_trinh: liệt kê ngay trong Tờ trình.",
    )
    thuyet_minh: Paragraphs = Field(
        (), title="Tóm tắt thành tích, thuyết minh", description="Các đoạn đứng sau danh sách."
    )
    kem_theo: Annotated[tuple[Recipient, ...], Field(max_length=20)] = Field(
        (), title="Hồ sơ kèm theo", description="Mỗi tài liệu một dòng.", examples=[["Biên bản họp của Hội đồng"]]
    )
    kem_bao_cao_thanh_tich: Switch = Field(
        True,
        title="Kèm báo cáo thành tích",
        description="Hồ sơ kèm theo ghi thêm số báo cáo thành tích, bằng số tập thể, cá nhân, hộ gia đình.",
    )

    @model_validator(mode="after")
    def _someone_is_proposed(self) -> Self:
        check_list(self.proposed(), within="Tờ trình" if self.cach_trinh_bay_danh_sach == "trong_to_trinh" else "")
        return self

    def proposed(self) -> tuple[Group, ...]:
        return groups(self.tap_the, self.ca_nhan, self.ho_gia_dinh)


def symbol(payload: ToTrinh) -> str:
    return f"{ABBREVIATION}-{payload.co_quan.viet_tat}"


def context(payload: ToTrinh, issued: Issued) -> dict[str, Any]:
    proposed = payload.proposed()
    apart = payload.cach_trinh_bay_danh_sach == "kem_theo"
    frame = frame_context(payload, issued, symbol(payload), "Như trên")
    council = [payload.ket_qua_xet.line(several=total(proposed) > 1)] if payload.ket_qua_xet else []
    award = f"{payload.co_quan.ten} đề nghị {payload.cap_khen_thuong} tặng {payload.hinh_thuc}"
    proposal = award_lines(award, payload.thanh_tich, proposed, apart=apart)
    what = f"đề nghị tặng {payload.hinh_thuc}"
    names = [danh_sach(proposed, what, origin(payload, issued, symbol(payload)))] if apart else []
    return (
        frame
        | addressees(payload.kinh_gui)
        | {
            "can_cu": legal_bases((*payload.can_cu, *council)),
            "noi_dung": paragraphs((*payload.mo_dau, *proposal, *payload.thuyet_minh, *_papers(payload))),
            "ket_thuc": closing(f"Kính đề nghị {payload.cap_khen_thuong} xem xét, quyết định"),
            "cac_phu_luc": names + frame["cac_phu_luc"],
        }
    )


def _papers(payload: ToTrinh) -> list[str]:
    """What is attached; as many reports as there are names on the list."""
    papers = list(payload.kem_theo)
    if payload.kem_bao_cao_thanh_tich:
        proposed = payload.proposed()
        papers.append(f"{two_digits(total(proposed))} báo cáo thành tích của {named(proposed)}")
    return [f"(Kèm theo: {'; '.join(papers)})."] if papers else []


def review(payload: ToTrinh, day: date, law: Law) -> Iterator[Finding]:
    """The content rules of a proposal: who may give what to whom, the counts, the votes, the order of dates."""
    award = payload.hinh_thuc
    lists = Lists(payload.tap_the, payload.ca_nhan, payload.ho_gia_dinh)
    written = {"trich_yeu", "hinh_thuc", "thanh_tich", "mo_dau", "thuyet_minh", "kem_theo"}
    said = [text for text in texts(payload) if text.name in written]
    yield from review_lists(law, day, lists, award, payload.cap_khen_thuong, said)
    yield from judge_substance(law, [Text(f"/can_cu/{n}", line) for n, line in enumerate(payload.can_cu)], day)
    if result := payload.ket_qua_xet:
        meeting = Meeting("/ket_qua_xet/tong_thanh_vien", result.tong_thanh_vien)
        ballot = Ballot("/ket_qua_xet/phieu_dong_y", award, "Trường hợp thấp phiếu nhất", result.phieu_dong_y)
        yield from judge_ballot(law, day, ballot, meeting)
        minutes = Step("/ket_qua_xet/ngay_hop", "Biên bản", result.ngay_hop)
        yield from judge_order(law, day, (minutes, Step("/ngay_ban_hanh", "Tờ trình", day)))


SAMPLE = ToTrinh(
    co_quan=CoQuan(chu_quan="Sở Xây dựng tỉnh Hồng Lam", ten="Văn phòng Sở", viet_tat="VP"),
    dia_danh="Hồng Lam",
    ngay_ban_hanh=date(2023, 12, 18),
    trich_yeu="Về việc đề nghị tặng Giấy khen của Giám đốc Sở Xây dựng",
    kinh_gui=("Giám đốc Sở Xây dựng",),
    can_cu=(
        "Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, "
        "Khen thưởng ngày 14 tháng 6 năm 2005; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, Khen thưởng ngày 16 "
        "tháng 11 năm 2013",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một số điều "
        "của Luật Thi đua, Khen thưởng",
        "Căn cứ Kế hoạch số 01/KH-SXD ngày 01 tháng 02 năm 2023 của Sở Xây dựng phát động phong trào thi đua thực hiện "
        "thắng lợi nhiệm vụ được giao năm 2023 của Sở Xây dựng",
    ),
    ket_qua_xet=KetQuaXet(
        hoi_dong="Hội đồng Thi đua - Khen thưởng Sở Xây dựng",
        ngay_hop=date(2023, 12, 15),
        so_bien_ban="01/BB-HĐTĐKT",
        tong_thanh_vien=9,
        phieu_dong_y=8,
    ),
    mo_dau=(
        "Sau 10 tháng triển khai phong trào thi đua, 100% phòng chuyên môn, đơn vị trực thuộc Sở đã đăng ký và thực "
        "hiện các nội dung thi đua; nhiều tập thể, cá nhân hoàn thành vượt tiến độ nhiệm vụ được giao, có sáng kiến được "
        "áp dụng trong thẩm định hồ sơ, quản lý chất lượng công trình và cải cách thủ tục hành chính.",
    ),
    cap_khen_thuong="Giám đốc Sở Xây dựng",
    hinh_thuc=DECISION.hinh_thuc,
    thanh_tich=DECISION.thanh_tich,
    tap_the=DECISION.tap_the,
    ca_nhan=DECISION.ca_nhan,
    cach_trinh_bay_danh_sach="trong_to_trinh",
    thuyet_minh=(
        "Các tập thể, cá nhân nêu trên không trong thời gian xem xét kỷ luật, không có đơn thư khiếu nại, tố cáo đang "
        "được xác minh; thành tích đã được phòng, đơn vị nơi công tác bình xét công khai.",
    ),
    kem_theo=("Biên bản số 01/BB-HĐTĐKT ngày 15 tháng 12 năm 2023 của Hội đồng Thi đua - Khen thưởng Sở Xây dựng",),
    noi_nhan=("Hội đồng TĐKT Sở", "Các phòng, đơn vị trực thuộc Sở"),
    luu=Luu(don_vi="TĐKT"),
    nguoi_ky=NguoiKy(chuc_vu="Chánh Văn phòng", ho_ten="Đặng Thị Thu Hà"),
)

KIND = DocumentKind(
    "to-trinh", "Tờ trình đề nghị khen thưởng", ABBREVIATION, ToTrinh, SAMPLE, heading_of(symbol), context, review
)
