"""What the reports of a person and of a collective share (Báo cáo thành tích, mẫu của NĐ 152/2025/NĐ-CP).

The wording of the forms follows the generation of NĐ 98/2023/NĐ-CP.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.award.awards import judge_target
from service.award.law import DoiTuong, Law
from service.award.merits import Earned, judge_chain, judge_conduct, judge_history, judge_times
from service.document import Day, Line, Number, Payload, Switch, Widget
from service.finding import Finding
from service.kinds._body import Diem, Khoan, LastParagraph, UnnumberedLine, UnnumberedParagraphs
from service.kinds._frame import DiaDanh, NgayBanHanh
from service.kinds._limits import TaiLieu
from service.kinds._signers import HoTen
from service.vietnamese import DIEM_LETTERS, long_date

# What is printed where the law's form asks for a decision and none is known, for the pen to fill.
UNKNOWN: Final = "…"

HINT: Final = "(Ký, đóng dấu)"


class DaKhenThuong(Payload):
    """What an earlier decision gave: its year, and the decision itself."""

    nam: Number = Field(ge=1945, le=2100, title="Năm", examples=[2022])
    so_quyet_dinh: Annotated[Line, Field(max_length=60)] | None = Field(
        None, title="Số, ký hiệu quyết định", examples=["05/QĐ-SXD"]
    )
    ngay: Annotated[Day, Widget("date")] | None = Field(None, title="Ngày quyết định")
    co_quan: Annotated[Line, Field(max_length=200)] | None = Field(
        None, title="Cơ quan ban hành quyết định", examples=["Giám đốc Sở Xây dựng"]
    )

    def decision(self) -> str:
        """ "Quyết định số 05/QĐ-SXD ngày 10 tháng 01 năm 2023 của Giám đốc Sở Xây dựng", as far as it is known."""
        parts = (
            f"số {self.so_quyet_dinh.removeprefix('Số ').removeprefix('số ')}" if self.so_quyet_dinh else "",
            long_date(self.ngay) if self.ngay else "",
            f"của {self.co_quan}" if self.co_quan else "",
        )
        known = " ".join(part for part in parts if part)
        return f"Quyết định {known}" if known else UNKNOWN


class DanhHieuDaNhan(DaKhenThuong):
    danh_hieu: Annotated[Line, Field(max_length=200)] = Field(
        title="Danh hiệu thi đua", examples=["Chiến sĩ thi đua cơ sở"]
    )


class HinhThucDaNhan(DaKhenThuong):
    hinh_thuc: Annotated[Line, Field(max_length=200)] = Field(title="Hình thức khen thưởng", examples=["Giấy khen"])


class KetQua(Payload):
    """One group of results: a), b), …"""

    tieu_de: UnnumberedLine | None = Field(
        None, title="Tiêu đề nhóm kết quả", examples=["Kết quả thực hiện nhiệm vụ chuyên môn"]
    )
    noi_dung: UnnumberedParagraphs = Field(
        min_length=1,
        title="Nội dung",
        description="Nêu số liệu, văn bản chứng minh; sáng kiến kèm quyết định công nhận.",
    )


class BaoCao(TaiLieu):
    """Fields of every báo cáo thành tích."""

    dia_danh: DiaDanh
    ngay_ban_hanh: NgayBanHanh = Field(None, title="Ngày báo cáo", description="Bỏ trống để lấy ngày phát hành.")
    loai: Literal["cong_trang", "dot_xuat", "chuyen_de"] = Field(
        "cong_trang",
        title="Loại khen thưởng",
        description="cong_trang: công trạng; dot_xuat: đột xuất; chuyen_de: phong trào thi đua theo chuyên đề.",
    )
    de_nghi: Annotated[Line, Field(max_length=200)] = Field(
        title="Danh hiệu, hình thức đề nghị",
        description="Viết tiếp sau “Đề nghị tặng”.",
        examples=["Giấy khen của Giám đốc Sở Xây dựng"],
    )
    thanh_tich_trong: Annotated[Line, Field(max_length=250)] | None = Field(
        None,
        title="Việc lập thành tích",
        description="Sự việc (đột xuất) hoặc phong trào thi đua (chuyên đề), viết tiếp sau “trong”.",
        examples=["phong trào thi đua thực hiện thắng lợi nhiệm vụ được giao năm 2023 của Sở Xây dựng"],
    )
    danh_hieu: tuple[DanhHieuDaNhan, ...] = Field((), max_length=100, title="Danh hiệu thi đua đã được công nhận")
    hinh_thuc: tuple[HinhThucDaNhan, ...] = Field((), max_length=100, title="Hình thức khen thưởng đã được tặng")
    dang_xem_xet_ky_luat: Switch = Field(
        False,
        title="Đang bị xem xét kỷ luật, điều tra, thanh tra hoặc có khiếu nại, tố cáo",
        description="Không in trong báo cáo. Nếu có thì chưa đề nghị khen thưởng được; chờ đến khi có kết luận.",
    )
    ket_thuc: Annotated[LastParagraph, Widget("textarea", rows=2)]
    thu_truong_cap_tren: HoTen | None = Field(
        None, title="Họ và tên thủ trưởng cấp trên trực tiếp", description="Bỏ trống để ghi khi ký xác nhận."
    )

    @model_validator(mode="after")
    def _says_what_for(self) -> Self:
        if self.loai != "cong_trang" and not self.thanh_tich_trong:
            message = "Khen thưởng đột xuất, chuyên đề phải ghi “Việc lập thành tích”: sự việc hoặc phong trào thi đua."
            raise PydanticCustomError("vanthu.thanh_tich_trong", message)
        return self


def subject(payload: BaoCao, whom: str) -> str:
    """What stands below BÁO CÁO THÀNH TÍCH: the award, for whom, and for which deed or movement."""
    merit = {"cong_trang": "thành tích", "dot_xuat": "thành tích đột xuất", "chuyen_de": "thành tích xuất sắc"}
    award = payload.de_nghi.removeprefix("Đề nghị tặng ").rstrip(". ")
    deed = payload.thanh_tich_trong
    return f"Đề nghị tặng {award} cho {whom}" + (f" về {merit[payload.loai]} trong {deed.rstrip('. ')}" if deed else "")


def results(items: Sequence[KetQua], title: str) -> Khoan:
    """The results below `title`, lettered when there are several."""
    texts = [_under_its_title(item) for item in items]
    if len(texts) == 1:
        return Khoan.model_construct(tieu_de=title, noi_dung=texts[0])
    return Khoan.model_construct(tieu_de=title, diem=tuple(Diem.model_construct(noi_dung=text) for text in texts))


def _under_its_title(item: KetQua) -> tuple[str, ...]:
    """The title on the line of the first sentence, so that no page ends with it."""
    first, *rest = item.noi_dung
    return (f"{item.tieu_de.rstrip('.:; ')}: {first}" if item.tieu_de else first, *rest)


# As many results as there are letters for them.
KetQuaDatDuoc = Annotated[tuple[KetQua, ...], Field(min_length=1, max_length=len(DIEM_LETTERS))]


def past_awards(payload: BaoCao) -> dict[str, Any]:
    """Template text of part III: titles, then forms of award."""
    return {
        "da_khen_thuong": [
            {
                "tieu_de": "1. Danh hiệu thi đua",
                "cot_ten": "Danh hiệu thi đua",
                "dong": [_past(row, row.danh_hieu) for row in payload.danh_hieu],
            },
            {
                "tieu_de": "2. Hình thức khen thưởng",
                "cot_ten": "Hình thức khen thưởng",
                "dong": [_past(row, row.hinh_thuc) for row in payload.hinh_thuc],
            },
        ],
    }


def judge_report(payload: BaoCao, day: date, law: Law, target: DoiTuong, whom: str) -> Iterator[Finding]:
    """The content rules of every report: what is proposed for `whom`, the earlier awards, and conduct."""
    titles = [_earned(f"/danh_hieu/{number}", row, row.danh_hieu) for number, row in enumerate(payload.danh_hieu)]
    forms = [_earned(f"/hinh_thuc/{number}", row, row.hinh_thuc) for number, row in enumerate(payload.hinh_thuc)]
    yield from judge_target(law, day, "/de_nghi", payload.de_nghi, [target])
    yield from judge_chain(law, day, "/danh_hieu", payload.de_nghi, _year(payload, day), titles)
    yield from judge_history(law, day, (*titles, *forms))
    yield from judge_times(law, day, (*titles, *forms))
    yield from judge_conduct(law, day, "/dang_xem_xet_ky_luat", whom, under_review=payload.dang_xem_xet_ky_luat)


def _earned(place: str, row: DaKhenThuong, title: str) -> Earned:
    return Earned(place, row.nam, title, row.so_quyet_dinh or "", row.ngay, row.co_quan or "")


def _year(payload: BaoCao, day: date) -> int:
    """The year that the award is for: the last one named with it, or the one that ended by the first quarter."""
    named = re.findall(r"\b(?:19|20)\d\d\b", f"{payload.de_nghi} {payload.thanh_tich_trong or ''}")
    return max(map(int, named)) if named else day.year - (day.month <= 3)


def _past(row: DaKhenThuong, name: str) -> dict[str, str]:
    return {"nam": str(row.nam), "ten": name, "quyet_dinh": row.decision()}
