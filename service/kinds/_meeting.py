"""A meeting of a council: when it was, who was there, and who spoke."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Annotated, Literal

from pydantic import Field

from service.document import Day, Line, Number, Payload, Switch, Widget
from service.kinds._body import UnnumberedParagraphs, listed
from service.kinds._signers import HoTen
from service.vietnamese import long_date, two_digits


class ThoiDiem(Payload):
    """A minute of a day."""

    ngay: Annotated[Day, Widget("date")] = Field(title="Ngày")
    gio: Number = Field(ge=0, le=23, title="Giờ", examples=[14])
    phut: Number = Field(0, ge=0, le=59, title="Phút", examples=[30])

    def moment(self) -> datetime:
        return datetime.combine(self.ngay, time(self.gio, self.phut))

    def in_words(self) -> str:
        """ "14 giờ 30 phút, ngày 15 tháng 12 năm 2023"."""
        return f"{two_digits(self.gio)} giờ {two_digits(self.phut)} phút, {long_date(self.ngay)}"


class NguoiDuHop(Payload):
    """Someone who was invited; guests do not vote."""

    danh_xung: Literal["Ông", "Bà"] = Field(title="Danh xưng")
    ho_ten: HoTen = Field(title="Họ và tên", examples=["Lê Quang Vinh"])
    chuc_vu: Annotated[Line, Field(max_length=200)] = Field(title="Chức vụ", examples=["Chánh Thanh tra Sở"])

    def with_office(self) -> str:
        return f"{self.danh_xung} {self.ho_ten}, {self.chuc_vu}"

    def in_full(self) -> str:
        """As the list of those who took part says it."""
        return self.with_office()


class ThanhVien(NguoiDuHop):
    """A member of the council who was there."""

    vai_tro: Annotated[Line, Field(max_length=100)] = Field(
        title="Vai trò trong Hội đồng", examples=["Ủy viên", "Phó Chủ tịch Hội đồng"]
    )

    def in_full(self) -> str:
        return f"{super().in_full()}, {self.vai_tro}"


class ThanhVienVangMat(ThanhVien):
    """A member who was not there: why, and whether the vote came in writing."""

    ly_do: Annotated[Line, Field(max_length=200)] = Field(title="Lý do vắng mặt", examples=["đi công tác"])
    y_kien_bang_van_ban: Switch = Field(
        title="Có ý kiến bằng văn bản", description="Phiếu hoặc ý kiến gửi bằng văn bản được tính vào kết quả."
    )

    def in_full(self) -> str:
        opinion = "có" if self.y_kien_bang_van_ban else "không có"
        return f"{super().in_full()}; lý do vắng mặt: {self.ly_do.rstrip('.;, ')}; {opinion} ý kiến bằng văn bản"


class YKien(Payload):
    """What one person said, or what was said by all."""

    nguoi_phat_bieu: HoTen | None = Field(
        None,
        title="Người phát biểu",
        description="Họ và tên người dự họp, hoặc thành viên vắng mặt có ý kiến bằng văn bản. Bỏ trống nếu là ý kiến chung.",
        examples=["Lê Quang Vinh"],
    )
    noi_dung: UnnumberedParagraphs = Field(min_length=1, title="Nội dung ý kiến")


def names(people: Sequence[NguoiDuHop]) -> set[str]:
    return {person.ho_ten for person in people}


def person_named(name: str, *lists: Sequence[NguoiDuHop]) -> NguoiDuHop:
    """The first person of this name on `lists`."""
    return next(person for people in lists for person in people if person.ho_ten == name)


def attendance(
    present: Sequence[ThanhVien], absent: Sequence[ThanhVienVangMat], guests: Sequence[NguoiDuHop]
) -> list[str]:
    """Thành phần tham dự: the counts, and each list that holds somebody under a letter of its own."""
    invited = f"; khách mời {two_digits(len(guests))} người" if guests else ""
    lists: tuple[tuple[str, Sequence[NguoiDuHop]], ...] = (
        ("Thành viên có mặt:", present),
        ("Thành viên vắng mặt:", absent),
        ("Khách mời, không biểu quyết:", guests),
    )
    shown = [(title, people) for title, people in lists if people]
    return [
        f"Thành phần tham dự: Hội đồng có {two_digits(len(present) + len(absent))} thành viên; có mặt "
        f"{two_digits(len(present))}, vắng mặt {two_digits(len(absent))} thành viên{invited}.",
        *(
            line
            for letter, (title, people) in zip("abc", shown, strict=False)
            for line in (f"{letter}) {title}", *listed([f"- {person.in_full()}" for person in people]))
        ),
    ]
