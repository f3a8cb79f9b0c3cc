"""BR-08, BR-12: what a document cites existed, was in force and came in order on the document's date."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from service.award.law import Law, VanBanLuat, normal
from service.award.text import Citation, Text, cited, has_year
from service.finding import Finding
from service.vietnamese import long_date


@dataclass(frozen=True, slots=True)
class Step:
    """One document on the way to a decision, and its date."""

    place: str
    name: str
    day: date


def judge_order(law: Law, day: date, steps: Sequence[Step]) -> Iterator[Finding]:
    """BR-08: each step is dated no earlier than the one before it: minutes, proposal, decision."""
    for before, after in pairwise(steps):
        if before.day > after.day:
            yield law.finding(
                "BR-08",
                day,
                before.place,
                found=f"{before.name} ngày {before.day:%d/%m/%Y} sau {after.name} ngày {after.day:%d/%m/%Y}",
                expected=f"{before.name} có trước hoặc cùng ngày với {after.name}",
                mend="Sửa ngày ghi nhầm, hoặc làm lại theo đúng trình tự.",
            )


def judge_hours(law: Law, day: date, place: str, start: datetime, end: datetime) -> Iterator[Finding]:
    """BR-08: a meeting ends after it started."""
    if end <= start:
        yield law.finding(
            "BR-08",
            day,
            place,
            found=f"kết thúc {end:%H:%M ngày %d/%m/%Y}, bắt đầu {start:%H:%M ngày %d/%m/%Y}",
            expected="giờ kết thúc sau giờ bắt đầu",
            mend="Sửa giờ bắt đầu hoặc giờ kết thúc.",
        )


def judge_dates_cited(law: Law, day: date, texts: Iterable[Text]) -> Iterator[Finding]:
    """BR-08: nothing is cited that is dated after the document.

    Minutes and proposals without number count only where the document rests on them: elsewhere they may be to come.
    """
    for text in texts:
        for citation in cited(text.words):
            firm = citation.so or citation.loai in {"Luật", "Pháp lệnh"} or text.is_basis
            if citation.day and citation.day > day and firm:
                yield law.finding(
                    "BR-08",
                    day,
                    text.place,
                    found=f"viện dẫn {citation.shown}",
                    expected=f"văn bản có từ ngày {day:%d/%m/%Y} trở về trước",
                    mend="Sửa ngày của văn bản được viện dẫn, hoặc ngày ban hành.",
                )


def judge_steps_cited(law: Law, day: date, bases: Iterable[Text], proposal: Text | None) -> Iterator[Finding]:
    """BR-08: the minutes among `bases` are no later than the tờ trình that proposes."""
    minutes = [
        Step(text.place, "Biên bản", citation.day)
        for text in bases
        for citation in cited(text.words)
        if citation.loai == "Biên bản" and citation.day
    ]
    proposals = [
        Step(text.place, "Tờ trình", citation.day)
        for text in ([proposal] if proposal else [])
        for citation in cited(text.words)
        if citation.loai == "Tờ trình" and citation.day
    ]
    for step in minutes:
        for following in proposals:
            yield from judge_order(law, day, (step, following))


def judge_force(law: Law, day: date, texts: Iterable[Text]) -> Iterator[Finding]:
    """BR-12: no law is cited that has lapsed; BR-08: none that a document rests on is still to come into force.

    Outside the căn cứ, and where the text with the transitional rule is cited too, a lapsed law is only warned of.
    """
    read = [(text, list(cited(text.words))) for text in texts if has_year(text.words)]
    named = {
        key: [text for text, found in read if mentions(entry, text.words, found)] for key, entry in law.van_ban.items()
    }
    for key, entry in law.van_ban.items():
        for text in named[key]:
            if day > entry.den and not (text.row_year and text.row_year <= entry.den.year):
                firm = text.is_basis and not named.get(entry.chuyen_tiep)
                yield _lapsed(law, day, text, entry, firm=firm)
            elif day < entry.tu and text.is_basis and not (entry.ngay and entry.ngay > day):
                yield law.finding(
                    "BR-08",
                    day,
                    text.place,
                    found=f"{_name(entry)} chưa có hiệu lực ngày {day:%d/%m/%Y}",
                    expected=f"căn cứ đã có hiệu lực (văn bản này từ ngày {entry.tu:%d/%m/%Y})",
                    mend="Bỏ căn cứ này, dùng văn bản đang có hiệu lực.",
                    by=entry,
                )


def mentions(entry: VanBanLuat, words: str, citations: Sequence[Citation]) -> bool:
    """Whether `words` cite `entry`: by its number, or a law by its name with its date or year."""
    if entry.so_ky_hieu and _numbered(entry, words, citations):
        return True
    if not citations or entry.loai != "Luật" or entry.ngay is None:
        return False
    tail = normal(entry.ten).rpartition("luật ")[2]
    return any(
        citation.loai == "Luật"
        and normal(citation.ten).endswith(tail)
        and (citation.day == entry.ngay or (citation.day is None and citation.year == entry.ngay.year))
        for citation in citations
    )


def _numbered(entry: VanBanLuat, words: str, citations: Sequence[Citation]) -> bool:
    """A number with its year is enough ("98/2023/NĐ-CP", "Nghị định 98/2023"); one without needs the date too."""
    number, _, symbol = entry.so_ky_hieu.partition("/")
    year, slash, symbol = symbol.partition("/")
    if not (slash and year.isdecimal()):
        return any(citation.so == entry.so_ky_hieu and citation.day == entry.ngay for citation in citations)
    short = f"{number.lstrip('0')}/{year}"
    if short not in words:
        return False
    symbol = re.escape(symbol).replace("Đ", "[ĐD]")
    whole = rf"(?<![\d/])0*{short}/{symbol}(?!\w)|{entry.loai}\s+(?:số\s+)?0*{short}(?![/\d])"
    return re.search(whole, words) is not None


def _lapsed(law: Law, day: date, text: Text, entry: VanBanLuat, *, firm: bool) -> Finding:
    successor = _successor(law, day, entry)
    replacement = _name(successor) if successor else "văn bản đang có hiệu lực"
    line = f"dòng “{successor.dong_can_cu}”" if successor and successor.dong_can_cu and text.is_basis else replacement
    transition = " Nếu là hồ sơ chuyển tiếp thì giữ nguyên." if entry.chuyen_tiep and not firm else ""
    return law.finding(
        "BR-12",
        day,
        text.place,
        found=f"{_name(entry)} hết hiệu lực từ ngày {entry.den + timedelta(days=1):%d/%m/%Y}",
        expected=replacement,
        mend=f"Thay bằng {line}.{transition}",
        by=entry,
        severity=None if firm else "canh_bao",
    )


def _successor(law: Law, day: date, entry: VanBanLuat) -> VanBanLuat | None:
    """What stands in the place of `entry` on `day`, through as many replacements as there were."""
    following = law.van_ban.get(entry.thay_bang)
    while following and following.den < day and following.thay_bang:
        following = law.van_ban[following.thay_bang]
    return following


def _name(entry: VanBanLuat) -> str:
    if entry.loai == "Luật":
        return f"{entry.ten} {long_date(entry.ngay)}" if entry.ngay else entry.ten
    return f"{entry.loai} số {entry.so_ky_hieu}"
