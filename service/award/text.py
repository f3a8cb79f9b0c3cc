"""The texts of a payload with their places, and the dates and citations in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from service.vietnamese import nfc

# Spaces are single where these are used, and every repetition is bounded: hostile text costs no more than other.
_DAY: Final = r"(?P<d>\d{1,2}) ?(?:[/-]|tháng) ?(?P<m>\d{1,2}) ?(?:[/-]|năm) ?(?P<y>\d{4})\b"
_DATE: Final = re.compile(rf"\b{_DAY}")
_NUMBER: Final = r"(?P<so>\d[^\s,;]{0,50})"
_NAMES: Final = (
    "Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Tờ trình|Biên bản|Công văn|Báo cáo|Thông báo|"
    "Hướng dẫn|Quy chế|Văn bản"
)
_CITED: Final = (
    # Quyết định số 45/QĐ-UBND ngày 10/01/2023
    re.compile(rf"(?P<loai>{_NAMES}|Luật)(?P<ten>) (?:số:? ?)?{_NUMBER},? ngày {_DAY}"),
    # Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022, … số 06/2022/QH15 ngày …, … năm 2022
    re.compile(
        rf"(?P<loai>Luật|Pháp lệnh) (?P<ten>[^;.:()\d]{{3,200}}?) (?:số:? ?{_NUMBER},? )?"
        rf"(?:ngày {_DAY}|năm (?P<nam>\d{{4}})\b)"
    ),
    # Biên bản họp ngày 15 tháng 12 năm 2023
    re.compile(rf"(?P<loai>Biên bản|Tờ trình) ?(?P<ten>[^;.:()\d]{{0,150}}?)(?P<so>) ngày {_DAY}"),
)
_YEAR: Final = re.compile(r"\d{4}")
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
    if not has_year(words):
        return
    spaced = _spaced(words)
    for pattern in _CITED:
        for found in pattern.finditer(spaced):
            parts = found.groupdict()
            day, name = _day(found), parts["ten"].strip(" ,")
            year = day.year if day else int(parts.get("nam") or 0)
            if year and not _DEADLINE.search(name):
                yield Citation(parts["loai"], name, parts["so"] or "", day, year)


def has_year(words: str) -> bool:
    """Whether `words` can cite or date anything at all."""
    return _YEAR.search(words) is not None


def dates(words: str) -> Iterator[date]:
    """Every real date written in `words`."""
    for found in _DATE.finditer(_spaced(words)):
        if day := _day(found):
            yield day


def _spaced(words: str) -> str:
    """`words` with single spaces, and its lines apart."""
    return re.sub(r"[^\S\n]+", " ", words)


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
    """The earliest year that a row bears as its own: its `nam`, `ngay`, or the date beside a number of a decision."""
    years = []
    for key, value in row.items():
        if key in {"nam", "ngay"} and (written := _YEAR.search(str(value))):
            years.append(int(written[0]))
        elif key.startswith(("so_", "quyet_dinh")) and isinstance(value, str):
            years += [day.year for day in dates(value)]
    return min(years, default=None)


def _step(key: object) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
