"""Quyết định khen thưởng: quyết định cá biệt quy định trực tiếp (NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2).

Counts in Điều 1 come from the lists, so they cannot differ from them. The sample follows from the sample plan;
its collectives and people and the decision on the Sở's own tasks are stand-ins, the law is that of December 2023.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.award.awards import judge_authority, judge_money, judge_target
from service.award.bases import judge_substance
from service.award.citations import judge_steps_cited
from service.award.law import DoiTuong, Law
from service.award.lists import Named, judge_counts, judge_duplicates, judge_spelling
from service.award.text import Text, texts
from service.document import DocumentKind, Issued, Line, Number, Payload, Switch, Widget
from service.finding import Finding
from service.kinds._body import LastParagraph, UnnumberedParagraphs, closing, legal_bases, listed, paragraphs
from service.kinds._frame import CoQuan, Luu, NguoiKy, VanBan, frame_context, heading_of
from service.numerals import money
from service.vietnamese import DIEM_LETTERS, long_date, two_digits

ABBREVIATION = "QĐ"

# An inline list is lettered a) to y); a longer one belongs in the annex.
INLINE_LIMIT = len(DIEM_LETTERS)


class CaNhan(Payload):
    """One person to be awarded."""

    danh_xung: Literal["Ông", "Bà"] = Field(title="Danh xưng")
    ho_ten: Annotated[Line, Field(max_length=50)] = Field(title="Họ và tên", examples=["Nguyễn Thị Mai Anh"])
    chuc_vu: Annotated[Line, Field(max_length=200)] = Field(title="Chức vụ", examples=["Phó Trưởng phòng"])
    don_vi: Annotated[Line, Field(max_length=200)] = Field(title="Đơn vị", examples=["Văn phòng Sở"])

    def in_full(self) -> str:
        return f"{self.danh_xung} {self.ho_ten}, {self.chuc_vu}, {self.don_vi}"


class TienThuong(Payload):
    """Money that goes with the award, in đồng for each."""

    tap_the: Number | None = Field(None, gt=0, lt=10**12, title="Tiền thưởng mỗi tập thể (đồng)")
    ca_nhan: Number | None = Field(None, gt=0, lt=10**12, title="Tiền thưởng mỗi cá nhân (đồng)")
    nguon_kinh_phi: Line = Field(title="Nguồn kinh phí", examples=["Quỹ thi đua, khen thưởng của Sở Xây dựng"])


class QuyetDinh(VanBan):
    """Payload of a quyết định khen thưởng."""

    tham_quyen: Annotated[Line, Field(max_length=200)] = Field(
        title="Thẩm quyền ban hành",
        description="Chức vụ của người đứng đầu, hoặc tên tập thể lãnh đạo nếu thẩm quyền thuộc tập thể.",
        examples=["Giám đốc Sở Xây dựng"],
    )
    can_cu: tuple[Annotated[Line, Field(pattern=r"^Căn cứ \w")], ...] = Field(
        min_length=1,
        max_length=30,
        title="Căn cứ ban hành",
        description="Mỗi dòng bắt đầu bằng “Căn cứ ”; dấu câu cuối dòng được tự thêm.",
    )
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
    tap_the: tuple[Annotated[Line, Field(max_length=200)], ...] = Field(
        (), max_length=5000, title="Tập thể được khen thưởng"
    )
    ca_nhan: tuple[CaNhan, ...] = Field((), max_length=5000, title="Cá nhân được khen thưởng")
    cach_trinh_bay_danh_sach: Literal["kem_theo", "trong_dieu_1"] = Field(
        "kem_theo",
        title="Cách trình bày danh sách",
        description="kem_theo: DANH SÁCH ở trang riêng; trong_dieu_1: liệt kê ngay trong Điều 1.",
    )
    ban_giay: Switch = Field(
        False,
        title="Phát hành bản giấy",
        description="Bản giấy ghi số, ngày của Quyết định trên Danh sách; bản điện tử để trống (Phụ lục I, III.1c).",
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
    def _lists(self) -> Self:
        if not self.tap_the and not self.ca_nhan:
            raise PydanticCustomError("vanthu.khong_ai", "Danh sách phải có ít nhất một tập thể hoặc một cá nhân.")
        if self.cach_trinh_bay_danh_sach == "trong_dieu_1" and max(len(self.tap_the), len(self.ca_nhan)) > INLINE_LIMIT:
            raise PydanticCustomError(
                "vanthu.danh_sach_dai",
                "Danh sách trong Điều 1 tối đa {limit} dòng mỗi nhóm. Chọn cách trình bày “kem_theo”.",
                {"limit": INLINE_LIMIT},
            )
        if self.tien_thuong and not _amounts(self):
            raise PydanticCustomError(
                "vanthu.tien_thuong",
                "Tiền thưởng chưa có mức cho nhóm nào trong danh sách. Ghi mức tiền hoặc bỏ tiền thưởng.",
            )
        return self


def symbol(payload: QuyetDinh) -> str:
    return f"{ABBREVIATION}-{payload.co_quan.viet_tat}"


def context(payload: QuyetDinh, issued: Issued) -> dict[str, Any]:
    articles = _articles(payload)
    numbered = [{"so": number, **article} for number, article in enumerate(articles, start=1)]
    proposer = (payload.theo_de_nghi or "").removeprefix("Theo đề nghị của ")
    proposal = f"Theo đề nghị của {proposer}" if proposer else None
    return frame_context(payload, issued, symbol(payload), f"Như Điều {len(articles)}") | {
        "tham_quyen": payload.tham_quyen.upper(),
        "can_cu": legal_bases((*payload.can_cu, *([proposal] if proposal else []))),
        "cac_dieu": numbered[:-1],
        "dieu_cuoi": numbered[-1],
        "danh_sach": _annex(payload, issued) if payload.cach_trinh_bay_danh_sach == "kem_theo" else None,
    }


def _articles(payload: QuyetDinh) -> list[dict[str, Any]]:
    """Điều 1 (who is awarded), money, the office's own articles, and at last who carries the decision out."""
    merit = payload.thanh_tich.removeprefix("đã ").removeprefix("có thành tích ")
    award = f"Tặng {payload.hinh_thuc} cho {_counts(payload)} đã có thành tích {merit.rstrip('. ')}"
    if payload.cach_trinh_bay_danh_sach == "kem_theo":
        articles = [{"chu": f"{award} (có Danh sách kèm theo).", "doan": []}]
    else:
        articles = [{"chu": f"{award}, gồm:", "doan": _inline_list(payload)}]
    if payload.tien_thuong:
        gifts = ", ".join(_amounts(payload))
        source = payload.tien_thuong.nguon_kinh_phi.rstrip(". ")
        articles.append({"chu": f"Kèm theo {payload.hinh_thuc}, {gifts}. Kinh phí trích từ {source}.", "doan": []})
    articles += [{"chu": text, "doan": []} for text in paragraphs(payload.dieu_khac)]
    everyone = f"{' '.join(paragraphs((payload.thi_hanh,))).rstrip('., ')} và {_named(payload)} có tên tại Điều 1"
    articles.append({"chu": closing(f"{everyone} chịu trách nhiệm thi hành Quyết định này"), "doan": []})
    return articles


def _counts(payload: QuyetDinh) -> str:
    """ "03 tập thể và 05 cá nhân"."""
    counts = ((len(payload.tap_the), "tập thể"), (len(payload.ca_nhan), "cá nhân"))
    return " và ".join(f"{two_digits(count)} {what}" for count, what in counts if count)


def _named(payload: QuyetDinh) -> str:
    """ "các tập thể, cá nhân"."""
    return "các " + ", ".join(what for who, what in ((payload.tap_the, "tập thể"), (payload.ca_nhan, "cá nhân")) if who)


def _amounts(payload: QuyetDinh) -> list[str]:
    """ "mỗi tập thể được thưởng 1.080.000 đồng (…)", for the groups that are on the list."""
    gift = payload.tien_thuong
    if gift is None:
        return []
    groups = ((payload.tap_the, gift.tap_the, "tập thể"), (payload.ca_nhan, gift.ca_nhan, "cá nhân"))
    return [f"mỗi {what} được thưởng {money(amount)}" for who, amount, what in groups if who and amount]


def _inline_list(payload: QuyetDinh) -> list[str]:
    groups = [
        ("Tập thể", list(payload.tap_the)),
        ("Cá nhân", [person.in_full() for person in payload.ca_nhan]),
    ]
    groups = [group for group in groups if group[1]]
    lines: list[str] = []
    for number, (name, items) in enumerate(groups, start=1):
        marks = [f"{letter})" for letter in DIEM_LETTERS] if len(groups) > 1 else [f"{n}." for n in range(1, 100)]
        lines += [f"{number}. {name}:"] if len(groups) > 1 else []
        lines += listed([f"{mark} {item}" for mark, item in zip(marks, items, strict=False)])
    return lines


def _annex(payload: QuyetDinh, issued: Issued) -> dict[str, Any]:
    """DANH SÁCH; its number and date are filled on paper only (Phụ lục I, III.1c)."""
    filled = payload.ban_giay and issued.so is not None
    number = two_digits(issued.so or 0) if filled else "…"
    day = (long_date(issued.ngay_ban_hanh) if filled else "ngày … tháng … năm …").replace(" ", "\u00a0")
    who = _named(payload).removeprefix("các ")
    both = bool(payload.tap_the and payload.ca_nhan)
    return {
        "tieu_de": f"{who} được tặng {payload.hinh_thuc}".upper(),
        "kem_theo": (f"(Kèm theo Quyết định số {number}/{symbol(payload)} {day} của {payload.co_quan.ten})"),
        "muc_tap_the": "I. TẬP THỂ" if both else "",
        "tap_the": payload.tap_the,
        "muc_ca_nhan": "II. CÁ NHÂN" if both else "",
        "ca_nhan": [
            {
                "ho_ten": f"{person.danh_xung} {person.ho_ten}",
                "chuc_vu_don_vi": f"{person.chuc_vu}, {person.don_vi}",
            }
            for person in payload.ca_nhan
        ],
    }


def review(payload: QuyetDinh, day: date, law: Law) -> Iterator[Finding]:
    """The content rules of a decision: who may give what to whom, the money, the counts, the order of dates."""
    award, post = payload.hinh_thuc, payload.tham_quyen
    collectives = [Named(f"/tap_the/{n}", name) for n, name in enumerate(payload.tap_the)]
    people = [Named(f"/ca_nhan/{n}", one.ho_ten, one.chuc_vu, one.don_vi) for n, one in enumerate(payload.ca_nhan)]
    groups = _targets(payload)
    yield from judge_authority(law, day, "/hinh_thuc", award, post)
    for field, targets in groups.items():
        yield from judge_target(law, day, f"/{field}", award, targets)
        amount = getattr(payload.tien_thuong, field) if payload.tien_thuong else None
        if targets and amount is not None:
            yield from judge_money(law, day, f"/tien_thuong/{field}", award, post, targets, amount)
    said = [text for text in texts(payload) if text.name in {"trich_yeu", "hinh_thuc", "thanh_tich", "dieu_khac"}]
    yield from judge_counts(law, day, said, {"tap_the": len(collectives), "ca_nhan": len(people)})
    yield from judge_duplicates(law, day, (*collectives, *people))
    units = [Named(f"{person.place}/don_vi", person.unit) for person in people]
    yield from judge_spelling(law, day, (*collectives, *units))
    bases = [Text(f"/can_cu/{n}", line) for n, line in enumerate(payload.can_cu)]
    proposal = Text("/theo_de_nghi", payload.theo_de_nghi) if payload.theo_de_nghi else None
    yield from judge_steps_cited(law, day, bases, proposal)
    yield from judge_substance(law, bases, day)


def _targets(payload: QuyetDinh) -> dict[str, list[DoiTuong]]:
    """Whom each list holds; households stand among the collectives."""
    households = [name.lower().startswith(("hộ ", "gia đình ")) for name in payload.tap_the]
    return {
        "tap_the": ["ho" if household else "tap_the" for household in households],
        "ca_nhan": ["ca_nhan" for _ in payload.ca_nhan],
    }


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
        "Căn cứ Biên bản họp ngày 15 tháng 12 năm 2023 của Hội đồng Thi đua - Khen thưởng Sở Xây dựng",
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
