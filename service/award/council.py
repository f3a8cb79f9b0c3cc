"""BR-06, BR-07: the council's ballot and attendance, counted exactly: shares are of all members, whoever came."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from service.award.law import BoPhieu, Law, current, normal
from service.award.lists import Named
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
    papers: str = ""  # where the papers are counted, if not at `place`

    @property
    def voters(self) -> int:
        """The most that can have voted: who was there or wrote, and all members where that was not counted."""
        return self.members if self.present is None else self.present + (self.written or 0)


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
    votes, cast = ballot.agreed + (ballot.against or 0) + ballot.other, meeting.valid
    if ballot.against is not None and cast is not None and votes != cast:
        yield law.finding(
            "BR-06",
            day,
            ballot.place,
            found=f"“{ballot.nominee}” có {votes} phiếu đồng ý, không đồng ý và ý kiến khác",
            expected=f"{cast} phiếu, bằng số phiếu hợp lệ",
            mend="Đếm lại phiếu rồi sửa số.",
        )
    elif votes > meeting.voters:
        yield law.finding(
            "BR-06",
            day,
            ballot.place,
            found=f"“{ballot.nominee}” có {votes} phiếu",
            expected=f"không quá {meeting.voters} thành viên Hội đồng có mặt hoặc gửi ý kiến bằng văn bản",
            mend="Đếm lại phiếu rồi sửa số.",
        )
    rule = _ballot_rule(law, day, ballot.award)
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


def judge_open_vote(law: Law, day: date, place: str, awards: Iterable[str]) -> Iterator[Finding]:
    """BR-06: none of `awards` (as text), which were voted on openly, asks for a secret ballot."""
    for award in dict.fromkeys(awards):
        if rule := _ballot_rule(law, day, award):
            yield law.finding(
                "BR-06",
                day,
                place,
                found=f"“{award}” được biểu quyết công khai",
                expected="bỏ phiếu kín",
                mend="Ghi kết quả kiểm phiếu; nếu chưa bỏ phiếu kín thì họp lại.",
                by=rule,
            )


def judge_absence(law: Law, day: date, meeting: Meeting, awards: Iterable[str]) -> Iterator[Finding]:
    """BR-07: members who are away wrote their opinion where one of `awards` (as text) asks for a ballot."""
    rules = (_ballot_rule(law, day, award) for award in dict.fromkeys(awards))
    rule = next(filter(None, rules), None)
    if rule is None or meeting.present is None or meeting.written is None:
        return
    away = meeting.members - meeting.present
    if away > meeting.written:
        yield law.finding(
            "BR-07",
            day,
            meeting.place,
            found=f"{away} thành viên vắng, {meeting.written} ý kiến bằng văn bản",
            expected="mỗi thành viên vắng có ý kiến bằng văn bản, ghi vào biên bản",
            mend="Lấy ý kiến bằng văn bản của người vắng rồi ghi vào biên bản.",
            by=rule,
        )


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


def judge_members(law: Law, day: date, members: Iterable[Named]) -> Iterator[Finding]:
    """BR-07: nobody is counted as two members; of one name with another office somebody may be a namesake."""
    before: dict[str, dict[str, Named]] = {}
    for member in members:
        alike = before.setdefault(normal(member.name), {})
        same = alike.get(normal(member.post))
        if same:
            yield law.finding(
                "BR-07",
                day,
                member.place,
                found=f"“{member.shown}” đã có ở {same.place}",
                expected="mỗi thành viên Hội đồng một dòng, được tính một lần",
                mend="Bỏ dòng trùng, rồi tính lại số thành viên và số phiếu.",
            )
        elif alike:
            other = next(iter(alike.values()))
            yield law.finding(
                "BR-07",
                day,
                member.place,
                found=f"“{member.shown}” trùng họ tên với “{other.shown}” ở {other.place}",
                expected="mỗi thành viên Hội đồng một dòng, được tính một lần",
                mend="Nếu là một người thì bỏ một dòng; nếu là hai người cùng tên thì giữ nguyên.",
                severity="canh_bao",
            )
        alike.setdefault(normal(member.post), member)


def _ballot_rule(law: Law, day: date, award: str) -> BoPhieu | None:
    """The rule by which `award`, as text, is voted on by secret ballot, if it must be."""
    code = law.award(award, day)
    return next((rule for rule in current(law.bo_phieu, day) if code in rule.hinh_thuc), None)


def _sums(law: Law, day: date, meeting: Meeting) -> Iterator[Finding]:
    present, written, out = meeting.present, meeting.written or 0, meeting.handed_out
    papers = meeting.papers or meeting.place
    if present is not None and meeting.absent is not None and present + meeting.absent != meeting.members:
        found = f"{present} có mặt và {meeting.absent} vắng mặt"
        yield _sum(law, day, meeting.place, found, f"cộng lại bằng {meeting.members} thành viên")
    elif present is not None and present > meeting.members:
        yield _sum(law, day, meeting.place, f"{present} có mặt", f"không quá {meeting.members} thành viên")
    if written and present is not None and written > meeting.members - present:
        away = meeting.members - present
        yield _sum(law, day, meeting.place, f"{written} ý kiến bằng văn bản", f"không quá {away} thành viên vắng")
    if present is not None and out is not None and out not in {present, present + written}:
        also = f" hoặc {present + written}, gồm cả ý kiến bằng văn bản" if written else ""
        yield _sum(law, day, papers, f"{out} phiếu phát ra", f"{present} phiếu, bằng số người có mặt{also}")
    if out is not None and meeting.collected is not None and meeting.collected > out:
        yield _sum(law, day, papers, f"{meeting.collected} phiếu thu về", f"không quá {out} phiếu phát ra")
    if meeting.collected is not None and meeting.valid is not None:
        counted = meeting.valid + (meeting.invalid or 0)
        if counted != meeting.collected:
            found = f"{counted} phiếu hợp lệ và không hợp lệ"
            yield _sum(law, day, papers, found, f"bằng {meeting.collected} phiếu thu về")


def _sum(law: Law, day: date, place: str, found: str, expected: str) -> Finding:
    mend = "Đếm lại rồi sửa số trong biên bản."
    return law.finding("BR-07", day, place, found=found, expected=expected, mend=mend)
