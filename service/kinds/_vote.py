"""A vote of a council: the count of the ballots, and the result for each nominee."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.document import Line, Number, Payload
from service.kinds._body import listed
from service.kinds._nominees import Nguoi
from service.kinds._signers import HoTen
from service.vietnamese import percent, two_digits

Votes = Annotated[Number, Field(ge=0, le=9_999)]

_VERDICTS: Final = {"dat": "Đạt", "khong_dat": "Không đạt"}


class NguoiKiemPhieu(Payload):
    ho_ten: HoTen = Field(title="Họ và tên", description="Đúng như trong danh sách dự họp.", examples=["Lê Quang Vinh"])
    nhiem_vu: Annotated[Line, Field(max_length=50)] = Field(title="Nhiệm vụ", examples=["Trưởng ban"])


class KiemPhieu(Payload):
    """The count of a secret ballot. Valid ballots are those returned less the invalid ones."""

    ban_kiem_phieu: tuple[NguoiKiemPhieu, ...] = Field(min_length=1, max_length=20, title="Ban kiểm phiếu")
    phieu_phat: Votes = Field(
        title="Số phiếu phát ra", description="Gồm cả phiếu của thành viên vắng mặt có ý kiến bằng văn bản."
    )
    phieu_thu: Votes = Field(title="Số phiếu thu về")
    khong_hop_le: Votes = Field(0, title="Số phiếu không hợp lệ")

    @model_validator(mode="after")
    def _no_more_invalid_than_returned(self) -> Self:
        if self.khong_hop_le > self.phieu_thu:
            message = "Số phiếu không hợp lệ ({bad}) nhiều hơn số phiếu thu về ({all}). Kiểm tra lại hai số này."
            raise PydanticCustomError(
                "vanthu.phieu_khong_hop_le", message, {"bad": self.khong_hop_le, "all": self.phieu_thu}
            )
        return self

    @property
    def hop_le(self) -> int:
        return self.phieu_thu - self.khong_hop_le


class KetQuaBieuQuyet(Payload):
    """What was proposed for somebody, and the votes on it."""

    hinh_thuc: Annotated[Line, Field(max_length=200)] = Field(
        title="Danh hiệu, hình thức đề nghị", examples=["Giấy khen của Giám đốc Sở Xây dựng"]
    )
    dong_y: Votes = Field(title="Số phiếu đồng ý")
    khong_dong_y: Votes = Field(0, title="Số phiếu không đồng ý")
    y_kien_khac: Votes = Field(
        0, title="Số phiếu có ý kiến khác", description="Phiếu hợp lệ nhưng không ghi đồng ý hay không đồng ý."
    )
    ket_luan: Literal["dat", "khong_dat"] = Field(title="Kết luận", description="dat: đạt; khong_dat: không đạt.")

    def share(self, members: int) -> Fraction:
        """Votes for it over all members of the council, present or not (NĐ 98/2023/NĐ-CP, Điều 30 khoản 7)."""
        return Fraction(self.dong_y, members)


class TapTheDuocXet(KetQuaBieuQuyet):
    ten: Annotated[Line, Field(max_length=200)] = Field(title="Tên tập thể", examples=["Phòng Quy hoạch - Kiến trúc"])

    def in_full(self) -> str:
        return self.ten


class CaNhanDuocXet(KetQuaBieuQuyet, Nguoi):
    """One person; the same fields as in the decision."""


def course_of_vote(ballot: KiemPhieu | None, counters: Sequence[str], members: int, papers: int) -> tuple[str, ...]:
    """How was voted, above the tables of results; `papers` are written opinions of absent members."""
    counted = f"Tỷ lệ đồng ý tính trên tổng số {two_digits(members)} thành viên Hội đồng."
    if ballot is None:
        return (f"Hội đồng biểu quyết công khai, kết quả như sau. {counted}",)
    written = f" (gồm {two_digits(papers)} ý kiến bằng văn bản của thành viên vắng mặt)" if papers else ""
    return (
        f"Hội đồng bỏ phiếu kín và bầu Ban kiểm phiếu gồm {two_digits(len(counters))} người:",
        *listed([f"- {counter}" for counter in counters]),
        f"Số phiếu phát ra: {two_digits(ballot.phieu_phat)}{written}; số phiếu thu về: {two_digits(ballot.phieu_thu)}; số phiếu "
        f"hợp lệ: {two_digits(ballot.hop_le)}; số phiếu không hợp lệ: {two_digits(ballot.khong_hop_le)}.",
        f"Kết quả kiểm phiếu như sau. {counted}",
    )


def result_tables(
    collectives: tuple[TapTheDuocXet, ...], people: tuple[CaNhanDuocXet, ...], members: int
) -> list[dict[str, Any]]:
    """One table for collectives and one for people, lettered when there are both."""
    groups: tuple[tuple[str, str, tuple[TapTheDuocXet | CaNhanDuocXet, ...]], ...] = (
        ("Tập thể", "Tập thể", collectives),
        ("Cá nhân", "Họ và tên, chức vụ, đơn\u00a0vị", people),
    )
    shown = [group for group in groups if group[2]]
    return [
        {
            "tieu_de": f"{letter}) {title}:" if len(shown) > 1 else "",
            "cot_ten": column,
            "dong": [(nominee.in_full(), *_cells(nominee, members)) for nominee in nominees],
        }
        for letter, (title, column, nominees) in zip("ab", shown, strict=False)
    ]


def _cells(result: KetQuaBieuQuyet, members: int) -> tuple[str, ...]:
    others = f" (khác: {two_digits(result.y_kien_khac)})" if result.y_kien_khac else ""
    return (
        result.hinh_thuc,
        two_digits(result.dong_y),
        two_digits(result.khong_dong_y) + others,
        percent(result.share(members)),
        _VERDICTS[result.ket_luan],
    )
