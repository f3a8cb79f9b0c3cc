"""BR-04, BR-05, BR-09: who is on a list, how they are counted, and how their names are spelled."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from service.award.law import DOI_TUONG, DoiTuong, Law, normal
from service.award.text import Text
from service.finding import Finding
from service.vietnamese import fold, two_digits

# A count speaks of the list where its sentence speaks of giving, or of the list.
_GIVING: Final = re.compile(r"\b(?:tặng|khen thưởng|công nhận|đề nghị|danh sách)\b", re.IGNORECASE)
_COUNTS: Final = {
    target: re.compile(rf"(?<![\d.,])(\d+)\s*(?:\([^)]*\)\s*)?{name}\b", re.IGNORECASE)
    for target, name in DOI_TUONG.items()
}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody on a list: a person with post and unit, or a collective by its name alone."""

    place: str
    name: str
    post: str = ""
    unit: str = ""

    @property
    def shown(self) -> str:
        return ", ".join(part for part in (self.name, self.post, self.unit) if part)


def judge_counts(law: Law, day: date, texts: Iterable[Text], rows: Mapping[DoiTuong, int]) -> Iterator[Finding]:
    """BR-04: "03 tập thể" in a sentence that gives or proposes is the number of rows; so may be the sum of several."""
    for text in texts:
        for sentence in re.split(r"(?<=[.;!?])\s|\n", text.words):
            if not _GIVING.search(sentence):
                continue
            for target, count in rows.items():
                said = [int(number) for number in _COUNTS[target].findall(sentence)]
                if said and count not in {*said, sum(said)}:
                    name = DOI_TUONG[target]
                    yield law.finding(
                        "BR-04",
                        day,
                        text.place,
                        found=f"lời văn ghi {two_digits(said[0])} {name}",
                        expected=f"{two_digits(count)} {name} như trong danh sách",
                        mend=f"Sửa thành {two_digits(count)} {name}, hoặc bổ sung danh sách.",
                    )


def judge_agreement(law: Law, day: date, these: Sequence[Named], those: Iterable[Named]) -> Iterator[Finding]:
    """BR-05: whoever stands on both lists bears the same name, post and unit there; `these` are taken as right."""
    exact = {_exact(row.name): row for row in reversed(these)}
    folded = {fold(row.name): row for row in reversed(these)}
    for row in those:
        other = exact.get(_exact(row.name)) or folded.get(fold(row.name))
        if other and (_exact(row.name) != _exact(other.name) or _differ(row, other)):
            yield law.finding(
                "BR-05",
                day,
                row.place,
                found=f"“{row.shown}”",
                expected=f"“{other.shown}” như ở {other.place}",
                mend="Ghi tên, chức vụ, đơn vị giống nhau ở mọi chỗ; nếu là hai người khác nhau thì ghi rõ đơn vị.",
            )


def judge_spelling(law: Law, day: date, units: Iterable[Named]) -> Iterator[Finding]:
    """BR-05: a unit is spelled in one way; `units` that differ in accents, capitals, dashes or spaces alone are one."""
    first: dict[str, Named] = {}
    for unit in units:
        other = first.setdefault(_skeleton(unit.name), unit)
        if other.name != unit.name:
            yield law.finding(
                "BR-05",
                day,
                unit.place,
                found=f"“{unit.name}”",
                expected=f"“{other.name}” như ở {other.place}",
                mend="Ghi tên đơn vị giống nhau ở mọi chỗ.",
            )


def judge_duplicates(law: Law, day: date, rows: Iterable[Named]) -> Iterator[Finding]:
    """BR-09: nobody is on a list twice; persons of one name in different units are different persons."""
    first: dict[tuple[str, str], Named] = {}
    for row in rows:
        other = first.setdefault((normal(row.name), normal(row.unit)), row)
        if other is not row:
            yield law.finding(
                "BR-09",
                day,
                row.place,
                found=f"“{row.shown}” đã có ở {other.place}",
                expected="mỗi đối tượng một dòng",
                mend="Bỏ dòng trùng; nếu là hai người cùng tên, ghi rõ đơn vị của từng người.",
            )


def _differ(row: Named, other: Named) -> bool:
    pairs = ((row.post, other.post), (row.unit, other.unit))
    return any(one and two and _exact(one) != _exact(two) for one, two in pairs)


def _exact(name: str) -> str:
    """Spaces and the composition of letters make no difference, anything else does."""
    return " ".join(name.split())


def _skeleton(name: str) -> str:
    return re.sub(r"\s*-\s*", "-", normal(fold(name)))
