"""The texts of a payload with their places, and the dates and citations in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from service.vietnamese import nfc

_DAY: Final = r"(?P<d>\d{1,2})\s*(?:/|-|\s+tháng\s+)\s*(?P<m>\d{1,2})\s*(?:/|-|\s+năm\s+)\s*(?P<y>\d{4})"
_DATE: Final = re.compile(rf"\b(?:ngày\s+)?{_DAY}\b", re.IGNORECASE)
_NAMES: Final = (
    "Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Tờ trình|Biên bản|Công văn|Báo cáo|Thông báo|"
    "Hướng dẫn|Quy chế|Văn bản"
)
_CITED: Final = (
    # Quyết định số 45/QĐ-UBND ngày 10/01/2023
    re.compile(rf"(?P<loai>{_NAMES}|Luật)(?P<ten>)\s+(?:số:?\s*)?(?P<so>\d+[^\s,;]*),?\s+ngày\s+{_DAY}"),
    # Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022, … số 06/2022/QH15 ngày …, … năm 2022
    re.compile(
        r"(?P<loai>Luật|Pháp lệnh)\s+(?P<ten>[^;.:()\d]{3,200}?)\s+(?:số:?\s*(?P<so>\d+[^\s,;]*),?\s+)?"
        rf"(?:ngày\s+{_DAY}|năm\s+(?P<nam>\d{{4}})\b)"
    ),
    # Biên bản họp ngày 15 tháng 12 năm 2023
    re.compile(rf"(?P<loai>Biên bản|Tờ trình)\s*(?P<ten>[^;.:()\d]{{0,150}}?)(?P<so>)\s+ngày\s+{_DAY}"),
)
# "… gửi trước ngày 01/12" sets a deadline and cites nothing.
_DEADLINE: Final = re.compile(r"\b(?:trước|đến|hết|từ|vào|sau|trong|nhất|gửi|xong)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Text:
    """One string of a payload: its JSON pointer, the name of its field, and whether the row it stands in is dated.

    `row_year` is the earliest year in the same row of a list, as in a history of awards.
    """

    place: str
    words: str
    name: str = ""
    row_year: int | None = None

    @property
    def is_basis(self) -> bool:
        """Whether the document rests on what is cited here."""
        return self.words.startswith("Căn cứ ") or self.name == "theo_de_nghi"


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited by type with number or name; `day` is None where only the year is given."""

    loai: str
    ten: str
    so: str
    day: date | None
    year: int

    @property
    def shown(self) -> str:
        number = f" số {self.so}" if self.so else f" {self.ten}".rstrip()
        when = f" ngày {self.day:%d/%m/%Y}" if self.day else f" năm {self.year}"
        return f"{self.loai}{number}{when}"


def texts(payload: Any) -> Iterator[Text]:
    """Every string in a payload, with its RFC 6901 pointer."""
    for name, value in payload.model_dump().items():
        yield from _inside(f"/{_step(name)}", name, value, None)


def cited(words: str) -> Iterator[Citation]:
    """The documents cited in `words` by number, or laws, minutes and proposals by name, each with its date."""
    for pattern in _CITED:
        for found in pattern.finditer(words):
            parts = found.groupdict()
            day, name = _day(found), parts["ten"].strip(" ,")
            year = day.year if day else int(parts.get("nam") or 0)
            if year and not _DEADLINE.search(name):
                yield Citation(parts["loai"], name, parts["so"] or "", day, year)


def dates(words: str) -> Iterator[date]:
    """Every real date written in `words`."""
    for found in _DATE.finditer(words):
        if day := _day(found):
            yield day


def _day(found: re.Match[str]) -> date | None:
    if not found["d"]:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _inside(place: str, name: str, value: Any, year: int | None) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(place, nfc(value), name, year)
    elif isinstance(value, dict):
        own = _earliest_year(value)
        for key, inner in value.items():
            yield from _inside(f"{place}/{_step(key)}", key, inner, own or year)
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _inside(f"{place}/{number}", name, inner, year)


def _earliest_year(row: dict[str, Any]) -> int | None:
    """The earliest year that stands in a field of a row by itself: a date, a year, or text that begins with one."""
    years = []
    for key, value in row.items():
        if isinstance(value, date):
            years.append(value.year)
        elif key.startswith("nam") and (written := re.match(r"(19|20)\d\d", str(value))):
            years.append(int(written[0]))
        elif isinstance(value, str) and len(value) < 100:
            years += [day.year for day in dates(value)]
    return min(years, default=None)


def _step(key: object) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
