"""BR-06, BR-07: the council's ballot and attendance, counted exactly: shares are of all members, whoever came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from service.award.law import Law, current
from service.finding import Finding


@dataclass(frozen=True, slots=True)
class Meeting:
    """Attendance and ballot papers of one meeting; what was not counted is None."""

    place: str
    members: int
    present: int | None = None
    absent: int | None = None
    written: int | None = None  # opinions that absent members sent in writing
    handed_out: int | None = None
    collected: int | None = None
    valid: int | None = None
    invalid: int | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """The votes on one nominee for an award, which is given as text."""

    place: str
    award: str
    nominee: str
    agreed: int
    against: int | None = None
    other: int = 0
    passed: bool = True  # what the council concluded; who did not pass needs no share


def judge_ballot(law: Law, day: date, ballot: Ballot, meeting: Meeting) -> Iterator[Finding]:
    """BR-06: the votes add up, and whoever is awarded has the share of all members that the award asks for."""
    total = None if ballot.against is None else ballot.agreed + ballot.against + ballot.other
    cast = meeting.valid
    if total is not None and cast is not None and total != cast:
        yield law.finding(
            "BR-06",
            day,
            ballot.place,
            found=f"“{ballot.nominee}” có {total} phiếu đồng ý, không đồng ý và ý kiến khác",
            expected=f"{cast} phiếu, bằng số phiếu hợp lệ",
            mend="Đếm lại phiếu rồi sửa số.",
        )
    if ballot.agreed > meeting.members:
        yield law.finding(
            "BR-06",
            day,
            ballot.place,
            found=f"“{ballot.nominee}” có {ballot.agreed} phiếu đồng ý",
            expected=f"không quá {meeting.members} thành viên Hội đồng",
            mend="Đếm lại phiếu rồi sửa số.",
        )
    code = law.award(ballot.award, day)
    rule = next((rule for rule in current(law.bo_phieu, day) if code in rule.hinh_thuc), None)
    if (
        rule is None
        or not ballot.passed
        or meeting.members <= 0
        or Fraction(ballot.agreed, meeting.members) >= rule.nguong
    ):
        return
    needed = ceil(rule.nguong * meeting.members)
    yield law.finding(
        "BR-06",
        day,
        ballot.place,
        found=f"“{ballot.nominee}” được {ballot.agreed}/{meeting.members} phiếu đồng ý",
        expected=f"ít nhất {needed}/{meeting.members} phiếu ({ceil(rule.nguong * 100)}% tổng số thành viên Hội đồng)",
        mend="Không đề nghị khen thưởng đối tượng này, hoặc sửa số phiếu nếu ghi nhầm.",
        by=rule,
    )


def ballot_is_compulsory(law: Law, day: date, award: str) -> bool:
    """Whether `award`, as text, must be voted on by secret ballot."""
    code = law.award(award, day)
    return any(code in rule.hinh_thuc for rule in current(law.bo_phieu, day))


def judge_meeting(law: Law, day: date, meeting: Meeting) -> Iterator[Finding]:
    """BR-07: who was there and which papers were counted add up, and enough were there."""
    yield from _sums(law, day, meeting)
    if meeting.present is None or meeting.members <= 0:
        return
    rule = next(current(law.du_hop, day), None)
    if rule and Fraction(meeting.present, meeting.members) < rule.nguong:
        yield law.finding(
            "BR-07",
            day,
            meeting.place,
            found=f"{meeting.present}/{meeting.members} thành viên dự họp",
            expected=f"ít nhất {ceil(rule.nguong * meeting.members)} thành viên ({rule.nguong} tổng số)",
            mend="Họp lại khi đủ thành viên, hoặc sửa số người dự họp nếu ghi nhầm.",
            by=rule,
        )
    away = meeting.members - meeting.present
    if meeting.written is not None and away > meeting.written:
        yield law.finding(
            "BR-07",
            day,
            meeting.place,
            found=f"{away} thành viên vắng, {meeting.written} ý kiến bằng văn bản",
            expected="mỗi thành viên vắng có ý kiến bằng văn bản, ghi vào biên bản",
            mend="Lấy ý kiến bằng văn bản của người vắng rồi ghi số ý kiến.",
        )


def _sums(law: Law, day: date, meeting: Meeting) -> Iterator[Finding]:
    present, written, out = meeting.present, meeting.written or 0, meeting.handed_out
    if present is not None and meeting.absent is not None and present + meeting.absent != meeting.members:
        found = f"{present} có mặt và {meeting.absent} vắng mặt"
        yield _sum(law, day, meeting, found, f"cộng lại bằng {meeting.members} thành viên")
    elif present is not None and present > meeting.members:
        yield _sum(law, day, meeting, f"{present} có mặt", f"không quá {meeting.members} thành viên")
    if written and present is not None and written > meeting.members - present:
        away = meeting.members - present
        yield _sum(law, day, meeting, f"{written} ý kiến bằng văn bản", f"không quá {away} thành viên vắng")
    if present is not None and out is not None and out not in {present, present + written}:
        also = f" hoặc {present + written}, gồm cả ý kiến bằng văn bản" if written else ""
        yield _sum(law, day, meeting, f"{out} phiếu phát ra", f"{present} phiếu, bằng số người có mặt{also}")
    if out is not None and meeting.collected is not None and meeting.collected > out:
        yield _sum(law, day, meeting, f"{meeting.collected} phiếu thu về", f"không quá {out} phiếu phát ra")
    if meeting.collected is not None and meeting.valid is not None:
        counted = meeting.valid + (meeting.invalid or 0)
        if counted != meeting.collected:
            found = f"{counted} phiếu hợp lệ và không hợp lệ"
            yield _sum(law, day, meeting, found, f"bằng {meeting.collected} phiếu thu về")


def _sum(law: Law, day: date, meeting: Meeting, found: str, expected: str) -> Finding:
    mend = "Đếm lại rồi sửa số trong biên bản."
    return law.finding("BR-07", day, meeting.place, found=found, expected=expected, mend=mend)
