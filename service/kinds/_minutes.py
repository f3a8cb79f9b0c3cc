"""The text of minutes from their opening to the vote, composed of who was there, what was said and what was counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.kinds._body import Khoan, listed, paragraphs
from service.kinds._meeting import (
    NguoiDuHop,
    ThanhVien,
    ThanhVienVangMat,
    ThoiDiem,
    YKien,
    attendance,
    names,
    person_named,
)
from service.kinds._vote import KiemPhieu, course_of_vote


@dataclass(frozen=True, slots=True)
class Attendance:
    """The three lists of those who were invited."""

    present: Sequence[ThanhVien]
    absent: Sequence[ThanhVienVangMat]
    guests: Sequence[NguoiDuHop]

    @property
    def members(self) -> int:
        return len(self.present) + len(self.absent)

    def person(self, name: str) -> NguoiDuHop:
        return person_named(name, self.present, self.guests, self.absent)


def opening(start: ThoiDiem, place: str, who: Attendance, chair: str, secretary: str) -> list[str]:
    """Everything above the course of the meeting: time, place, who was there, who led and who wrote."""
    lines = (
        f"Thời gian bắt đầu: {start.in_words()}.",
        f"Địa điểm: {place.rstrip('. ')}.",
        *attendance(who.present, who.absent, who.guests),
        f"Chủ trì: {who.person(chair).in_full()}.",
        f"Thư ký: {who.person(secretary).in_full()}.",
        "Nội dung:",
    )
    return paragraphs(lines)


def course(
    agenda: Sequence[str], reports: Sequence[str], speeches: Sequence[YKien], vote: Sequence[str], who: Attendance
) -> tuple[Khoan, ...]:
    """The meeting from its agenda to the vote."""
    items = listed([f"- {item.rstrip('.; ')}" for item in agenda])
    parts = (
        ("Chương trình họp", tuple(items)),
        ("Báo cáo tóm tắt hồ sơ đề nghị khen thưởng", tuple(reports)),
        ("Thảo luận", tuple(line for speech in speeches for line in _speech(speech, who))),
        ("Kết quả biểu quyết", tuple(vote)),
    )
    # Composed of what was checked part by part; a long speech behind its speaker may exceed what one may type.
    return tuple(Khoan.model_construct(tieu_de=title, noi_dung=lines) for title, lines in parts if lines)


def vote_lines(count: KiemPhieu | None, who: Attendance) -> tuple[str, ...]:
    """How the council voted, with its tellers by name and office; without a `count` it voted openly."""
    tellers = count.ban_kiem_phieu if count else ()
    named = [f"{who.person(one.ho_ten).with_office()}, {one.nhiem_vu}" for one in tellers]
    written = sum(member.y_kien_bang_van_ban for member in who.absent)
    return course_of_vote(count, named, who.members, written)


def _speech(speech: YKien, who: Attendance) -> tuple[str, ...]:
    """The words of one speaker behind name and office; an absent member's are marked as written."""
    if not speech.nguoi_phat_bieu:
        return speech.noi_dung
    written = " (ý kiến bằng văn bản)" if speech.nguoi_phat_bieu in names(who.absent) else ""
    first, *rest = speech.noi_dung
    return (f"{who.person(speech.nguoi_phat_bieu).with_office()}{written}: {first}", *rest)
