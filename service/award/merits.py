"""BR-08, BR-10, BR-11, BR-14: what a report says of earlier awards and of conduct."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service.award.law import Law, current
from service.finding import Finding


@dataclass(frozen=True, slots=True)
class Earned:
    """One row of the history: year, title, and the decision that gave it; what is not known is empty."""

    place: str
    year: int | None
    title: str
    number: str = ""
    decided: date | None = None
    issuer: str = ""


def judge_chain(law: Law, day: date, place: str, award: str, year: int, history: Sequence[Earned]) -> Iterator[Finding]:
    """BR-10: the titles that `award` (as text, for `year`) asks for stand in `history`, year after year.

    The run may end with the year itself or the one before, as the last title is often given together with the award.
    """
    code = law.award(award, day)
    rule = next((rule for rule in current(law.chuoi, day) if rule.hinh_thuc == code), None)
    if rule is None:
        return
    years = {row.year for row in history if set(law.awards(row.title)) & set(rule.sau)}
    runs = [set(range(last - rule.lan + 1, last + 1)) for last in (year, year - 1)]
    if any(run <= years for run in runs):
        return
    needed = " hoặc ".join(f"“{law.hinh_thuc[title].ten}”" for title in rule.sau)
    shown = ", ".join(str(found) for found in sorted(found for found in years if found)) or "không có năm nào"
    yield law.finding(
        "BR-10",
        day,
        place,
        found=f"{needed} trong bảng khen thưởng: {shown}",
        expected=f"{rule.lan} năm liên tục, đến năm {year} hoặc {year - 1}, để xét “{law.hinh_thuc[code or ''].ten}”",
        mend="Bổ sung danh hiệu còn thiếu kèm số quyết định, hoặc đề nghị hình thức khác.",
        by=rule,
    )


def judge_conduct(law: Law, day: date, place: str, name: str, *, under_review: bool) -> Iterator[Finding]:
    """BR-11: nobody is awarded while discipline, investigation, inspection or a complaint is pending."""
    if under_review:
        yield law.finding(
            "BR-11",
            day,
            place,
            found=f"“{name}” đang bị xem xét kỷ luật, điều tra, thanh tra, kiểm tra hoặc có khiếu nại, tố cáo",
            expected="không có việc nào đang được xem xét",
            mend="Chưa đề nghị khen thưởng; chờ kết luận của cơ quan có thẩm quyền.",
        )


def judge_history(law: Law, day: date, history: Sequence[Earned]) -> Iterator[Finding]:
    """BR-14: each row names its year and the decision's number, date and issuer."""
    for row in history:
        facts = (
            (row.year, "năm"),
            (row.number, "số quyết định"),
            (row.decided, "ngày quyết định"),
            (row.issuer, "cơ quan ban hành"),
        )
        missing = ", ".join(name for value, name in facts if not value)
        if missing:
            yield law.finding(
                "BR-14",
                day,
                row.place,
                found=f"“{row.title}” chưa ghi {missing}",
                expected="năm; số, ngày, tháng, năm và cơ quan ban hành của quyết định",
                mend=f"Bổ sung {missing}.",
            )


def judge_times(law: Law, day: date, history: Sequence[Earned]) -> Iterator[Finding]:
    """BR-08: each decision is no later than the report, and no earlier than the year that it is about."""
    for row in history:
        latest = row.decided or day
        if latest > day:
            found, expected = f"quyết định ngày {latest:%d/%m/%Y}", f"quyết định từ ngày {day:%d/%m/%Y} trở về trước"
        elif row.year and row.year > latest.year:
            source = "quyết định" if row.decided else "báo cáo"
            found, expected = (
                f"khen thưởng của năm {row.year}",
                f"năm {latest.year} trở về trước, như ngày của {source}",
            )
        else:
            continue
        mend = "Sửa năm hoặc ngày ghi nhầm."
        yield law.finding("BR-08", day, row.place, found=f"“{row.title}”: {found}", expected=expected, mend=mend)
