"""BR-13: bodies of the district level, which ended with 30/6/2025, in documents dated after it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from service.award.law import Law
from service.award.text import Text, cited, dates
from service.finding import Finding

_COUNCIL: Final = r"(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd)"
_OFFICE: Final = (
    r"phòng (?:nội vụ|tư pháp|tài chính|kinh tế|y tế|văn hóa|giáo dục và đào tạo|gd&đt|gdđt|quản lý đô thị|"
    r"nông nghiệp|tài nguyên và môi trường|lao động)[^,;]{0,40}?|thanh tra|công an"
)
_DISTRICT: Final = r"(?:huyện|quận|thị xã)\b"
_BODY: Final = re.compile(
    rf"\b(?:{_COUNCIL}|{_OFFICE})\s+(?:các\s+|cấp\s+)?{_DISTRICT}|\b(?:huyện|quận|thị) (?:ủy|uỷ)\b", re.IGNORECASE
)
_ITSELF: Final = re.compile(rf"\W*(?:các\s+)?{_DISTRICT}", re.IGNORECASE)
# A town's council; a name that follows tells it from the cities directly under the centre.
_TOWN: Final = re.compile(rf"\b(?i:{_COUNCIL}\s+(?:thành phố|tp\.?)\s+)(?P<name>[A-ZĐ]\w*(?:\s+[A-ZĐ]\w*)*)")
_PAST: Final = re.compile(r"\(cũ\)|\bcũ\b|\btrước đây\b|\bnguyên\b|\btrước ngày\b", re.IGNORECASE)


def judge_districts(law: Law, day: date, texts: Iterable[Text]) -> Iterator[Finding]:
    """BR-13: an error where the text is a party to the document, a warning in other prose; past events are no fault."""
    rule = law.cap_huyen
    if day <= rule.den:
        return
    for text in texts:
        party = text.name in rule.truong
        for clause in re.split(r"[;\n]|(?<=[.!?])\s", text.words):
            body = _body(law, clause, party=party)
            if body and not _is_past(law, clause, text):
                yield law.finding(
                    "BR-13",
                    day,
                    text.place,
                    found=f"“{body}” thuộc cấp huyện, đã kết thúc hoạt động sau ngày {rule.den:%d/%m/%Y}",
                    expected="cơ quan cấp tỉnh hoặc cấp xã đã nhận nhiệm vụ",
                    mend="Ghi tên cơ quan hiện nay; nếu nói việc đã qua thì ghi ngày, hoặc thêm “(cũ)”.",
                    by=rule,
                    severity=None if party else "canh_bao",
                )


def _body(law: Law, clause: str, *, party: bool) -> str:
    """The district body that `clause` names, or nothing."""
    if found := _BODY.search(clause):
        return found[0]
    if party and (found := _ITSELF.match(clause)):
        return clause.strip()[:60]
    town = _TOWN.search(clause)
    return "" if town is None or town["name"].startswith(law.cap_huyen.thanh_pho_truc_thuoc) else town[0]


def _is_past(law: Law, clause: str, text: Text) -> bool:
    """Whether the clause cites or tells something from the time of the districts."""
    end = law.cap_huyen.den
    years = [citation.year for citation in cited(clause)]
    return (
        bool(_PAST.search(clause))
        or any(day <= end for day in dates(clause))
        or any(year < end.year for year in years)
        or bool(text.row_year and text.row_year <= end.year)
    )
