"""Quyết định khen thưởng: quyết định cá biệt quy định trực tiếp (NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2).

Counts in Điều 1 come from the lists, so they cannot differ from them. The sample follows from the sample plan;
its collectives and people and the decision on the Sở's own tasks are stand-ins, the law is that of December 2023.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.award.awards import judge_money
from service.award.bases import judge_substance
from service.award.citations import judge_steps_cited
from service.award.law import Law
from service.award.text import Text, texts
from service.document import DocumentKind, Issued, Line, Number, Payload, Widget
from service.finding import Finding
from service.kinds._annex import annexes, parent
from service.kinds._body import (
    CAN_CU_HELP,
    CanCu,
    LastParagraph,
    UnnumberedParagraphs,
    closing,
    legal_bases,
    paragraphs,
)
from service.kinds._frame import CoQuan, Luu, VanBan, frame_context, heading_of
from service.kinds._nominee_review import Lists, review_lists
from service.kinds._nominees import (
    CaNhan,
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
from service.numerals import STANDARD, Wording, money

ABBREVIATION = "QĐ"


class TienThuong(Payload):
    """Money that goes with the award, in đồng for each."""

    tap_the: Number | None = Field(None, gt=0, lt=10**12, title="Tiền thưởng mỗi tập thể (đồng)")
    ca_nhan: Number | None = Field(None, gt=0, lt=10**12, title="Tiền thưởng mỗi cá nhân (đồng)")
    ho_gia_dinh: Number | None = Field(None, gt=0, lt=10**12, title="Tiền thưởng mỗi hộ gia đình (đồng)")
    nguon_kinh_phi: Line = Field(title="Nguồn kinh phí", examples=["Quỹ thi đua, khen thưởng của Sở Xây dựng"])


class QuyetDinh(VanBan):
    """Payload of a quyết định khen thưởng."""

    TEN_LOAI = "Quyết định"

    tham_quyen: Annotated[Line, Field(max_length=200)] = Field(
        title="Thẩm quyền ban hành",
        description="Chức vụ của người đứng đầu, hoặc tên tập thể lãnh đạo nếu thẩm quyền thuộc tập thể.",
        examples=["Giám đốc Sở Xây dựng"],
    )
    can_cu: CanCu = Field(min_length=1, title="Căn cứ ban hành", description=CAN_CU_HELP)
    theo_de_nghi: Line | None = Field(
        None,
        title="Theo đề nghị của",
        description="Chức danh người đề nghị và tờ trình, không ghi lại “Theo đề nghị của”.",
        examples=["Chánh Văn phòng Sở tại Tờ trình số 12/TTr-VP ngày 18 tháng 12 năm 2023"],
    )
    hinh_thuc: Annotated[Line, Field(max_length=200)] = Field(
        title="Hình thức khen thưởng", examples=["Giấy khen của Giám đốc Sở Xây dựng"]
    )
    thanh_tich: Line = Field(title="Thành tích", description="Viết tiếp sau “đã có thành tích”.")
    tap_the: TapTheList = Field((), title="Tập thể được khen thưởng")
    ca_nhan: CaNhanList = Field((), title="Cá nhân được khen thưởng")
    ho_gia_dinh: HoGiaDinhList = Field((), title="Hộ gia đình được khen thưởng")
    cach_trinh_bay_danh_sach: Literal["kem_theo", "trong_dieu_1"] = Field(
        "kem_theo",
        title="Cách trình bày danh sách",
        description="kem_theo: DANH SÁCH ở trang riêng; trong_dieu_1: liệt kê ngay trong Điều 1.",
    )
    tien_thuong: TienThuong | None = Field(None, title="Tiền thưởng")
    dieu_khac: UnnumberedParagraphs = Field(
        (), max_length=50, title="Các điều khác", description="Mỗi đoạn là một điều."
    )
    thi_hanh: Annotated[LastParagraph, Widget("textarea", rows=2)] = Field(
        title="Người chịu trách nhiệm thi hành",
        description="Không cần ghi các tập thể, cá nhân có tên tại Điều 1.",
        examples=["Chánh Văn phòng Sở, Trưởng phòng Kế hoạch - Tài chính"],
    )

    @model_validator(mode="after")
    def _someone_is_awarded(self) -> Self:
        check_list(self.awarded(), within="Điều 1" if self.cach_trinh_bay_danh_sach == "trong_dieu_1" else "")
        if self.tien_thuong and not _amounts(self):
            raise PydanticCustomError(
                "vanthu.tien_thuong",
                "Tiền thưởng chưa có mức cho nhóm nào trong danh sách. Ghi mức tiền hoặc bỏ tiền thưởng.",
            )
        return self

    def awarded(self) -> tuple[Group, ...]:
        return groups(self.tap_the, self.ca_nhan, self.ho_gia_dinh)


def symbol(payload: QuyetDinh) -> str:
    return f"{ABBREVIATION}-{payload.co_quan.viet_tat}"


def context(payload: QuyetDinh, issued: Issued) -> dict[str, Any]:
    articles = _articles(payload, issued.wording)
    numbered = [{"so": number, **article} for number, article in enumerate(articles, start=1)]
    proposer = (payload.theo_de_nghi or "").removeprefix("Theo đề nghị của ")
    proposal = f"Theo đề nghị của {proposer}" if proposer else None
    frame = frame_context(payload, issued, symbol(payload), f"Như Điều {len(articles)}")
    what = f"được tặng {payload.hinh_thuc}"
    names = [danh_sach(payload.awarded(), what, _decision(payload, issued))] if _apart(payload) else []
    return frame | {
        "tham_quyen": payload.tham_quyen.upper(),
        "can_cu": legal_bases((*payload.can_cu, *([proposal] if proposal else []))),
        "cac_dieu": numbered[:-1],
        "dieu_cuoi": numbered[-1],
        "cac_phu_luc": names + annexes(payload.phu_luc, _decision(payload, issued)),
    }


def _decision(payload: QuyetDinh, issued: Issued) -> str:
    """What the list goes with: a decision is of who has the power to make it."""
    return parent(payload.TEN_LOAI, payload.tham_quyen, issued, symbol(payload), filled=payload.ban_giay)


def _apart(payload: QuyetDinh) -> bool:
    """Whether the list has pages of its own."""
    return payload.cach_trinh_bay_danh_sach == "kem_theo"


def _articles(payload: QuyetDinh, wording: Wording) -> list[dict[str, Any]]:
    """Điều 1 (who is awarded), money, the office's own articles, and at last who carries the decision out."""
    awarded = payload.awarded()
    award, *names = award_lines(f"Tặng {payload.hinh_thuc}", payload.thanh_tich, awarded, apart=_apart(payload))
    articles = [{"chu": award, "doan": names}]
    if payload.tien_thuong:
        gifts = ", ".join(_amounts(payload, wording))
        source = payload.tien_thuong.nguon_kinh_phi.rstrip(". ")
        articles.append({"chu": f"Kèm theo {payload.hinh_thuc}, {gifts}. Kinh phí trích từ {source}.", "doan": []})
    articles += [{"chu": text, "doan": []} for text in paragraphs(payload.dieu_khac)]
    executors = " ".join(paragraphs((payload.thi_hanh,))).rstrip("., ")
    several = "các " if total(awarded) > 1 else ""
    everyone = f"{executors} và {several}{named(awarded)} có tên tại Điều 1"
    articles.append({"chu": closing(f"{everyone} chịu trách nhiệm thi hành Quyết định này"), "doan": []})
    return articles


def _amounts(payload: QuyetDinh, wording: Wording = STANDARD) -> list[str]:
    """ "mỗi tập thể được thưởng 1.080.000 đồng (…)", for the groups that are on the list."""
    amounts = [(group.name, getattr(payload.tien_thuong, group.field, None)) for group in payload.awarded()]
    return [f"mỗi {name} được thưởng {money(amount, wording)}" for name, amount in amounts if amount]


def review(payload: QuyetDinh, day: date, law: Law) -> Iterator[Finding]:
    """The content rules of a decision: who may give what to whom, the money, the counts, the order of dates."""
    award, post = payload.hinh_thuc, payload.tham_quyen
    lists = Lists(payload.tap_the, payload.ca_nhan, payload.ho_gia_dinh)
    said = [text for text in texts(payload) if text.name in {"trich_yeu", "hinh_thuc", "thanh_tich", "dieu_khac"}]
    yield from review_lists(law, day, lists, award, post, said)
    for field, targets in lists.targets().items():
        amount = getattr(payload.tien_thuong, field, None)
        if targets and amount is not None:
            yield from judge_money(law, day, f"/tien_thuong/{field}", award, post, targets, amount)
    bases = [Text(f"/can_cu/{n}", line) for n, line in enumerate(payload.can_cu)]
    proposal = Text("/theo_de_nghi", payload.theo_de_nghi) if payload.theo_de_nghi else None
    yield from judge_steps_cited(law, day, bases, proposal)
    yield from judge_substance(law, bases, day)


SAMPLE = QuyetDinh(
    co_quan=CoQuan(chu_quan="UBND tỉnh Hồng Lam", ten="Sở Xây dựng", viet_tat="SXD"),
    dia_danh="Hồng Lam",
    ngay_ban_hanh=date(2023, 12, 20),
    trich_yeu="Về việc tặng Giấy khen của Giám đốc Sở Xây dựng",
    tham_quyen="Giám đốc Sở Xây dựng",
    can_cu=(
        "Căn cứ Quyết định số 15/2022/QĐ-UBND ngày 10 tháng 5 năm 2022 của Ủy ban nhân dân tỉnh Hồng Lam quy định chức năng, "
        "nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Xây dựng",
        "Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, "
        "Khen thưởng ngày 14 tháng 6 năm 2005; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, Khen thưởng ngày 16 "
        "tháng 11 năm 2013",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một số điều "
        "của Luật Thi đua, Khen thưởng",
        "Căn cứ Kế hoạch số 01/KH-SXD ngày 01 tháng 02 năm 2023 của Sở Xây dựng phát động phong trào thi đua thực hiện "
        "thắng lợi nhiệm vụ được giao năm 2023 của Sở Xây dựng",
        "Căn cứ Biên bản số 01/BB-HĐTĐKT ngày 15 tháng 12 năm 2023 của Hội đồng Thi đua - Khen thưởng Sở Xây dựng họp xét "
        "khen thưởng phong trào thi đua năm 2023",
    ),
    theo_de_nghi="Chánh Văn phòng Sở tại Tờ trình số 12/TTr-VP ngày 18 tháng 12 năm 2023",
    hinh_thuc="Giấy khen của Giám đốc Sở Xây dựng",
    thanh_tich="xuất sắc trong phong trào thi đua thực hiện thắng lợi nhiệm vụ được giao năm 2023 của Sở Xây dựng",
    tap_the=(
        "Phòng Quản lý hoạt động xây dựng",
        "Phòng Quy hoạch - Kiến trúc",
        "Trung tâm Kiểm định chất lượng công trình xây dựng",
    ),
    ca_nhan=(
        CaNhan(danh_xung="Ông", ho_ten="Nguyễn Quốc Bảo", chuc_vu="Trưởng phòng", don_vi="Phòng Quản lý nhà"),
        CaNhan(
            danh_xung="Bà",
            ho_ten="Trần Thị Thu Hương",
            chuc_vu="Chuyên viên",
            don_vi="Phòng Quy hoạch - Kiến trúc",
        ),
        CaNhan(danh_xung="Ông", ho_ten="Lê Minh Đức", chuc_vu="Thanh tra viên", don_vi="Thanh tra Sở"),
        CaNhan(danh_xung="Bà", ho_ten="Phạm Ngọc Ánh", chuc_vu="Kế toán viên", don_vi="Văn phòng Sở"),
        CaNhan(
            danh_xung="Ông",
            ho_ten="Hoàng Văn Thịnh",
            chuc_vu="Kiểm định viên",
            don_vi="Trung tâm Kiểm định chất lượng công trình xây dựng",
        ),
    ),
    tien_thuong=TienThuong(
        tap_the=1_080_000, ca_nhan=540_000, nguon_kinh_phi="Quỹ thi đua, khen thưởng năm 2023 của Sở Xây dựng"
    ),
    thi_hanh="Chánh Văn phòng Sở, Trưởng các phòng chuyên môn, Thủ trưởng các đơn vị trực thuộc Sở",
    noi_nhan=("Ban TĐKT tỉnh (Sở Nội vụ)", "Giám đốc, các Phó Giám đốc Sở"),
    luu=Luu(don_vi="VP"),
    nguoi_ky=NguoiKy(chuc_vu="Giám đốc", ho_ten="Võ Tất Dũng"),
)

KIND = DocumentKind(
    "quyet-dinh", "Quyết định khen thưởng", ABBREVIATION, QuyetDinh, SAMPLE, heading_of(symbol), context, review
)
