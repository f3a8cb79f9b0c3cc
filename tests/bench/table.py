"""What is printed: the table, how far the targets are reached, a line per stretch of the long run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tests.bench.documents import ONE_PAGE
from tests.bench.lineup import BARE, BULK, CONVERT, CONVERT_2, OURS, OURS_8, SHIPPED_DEFAULT, SHIPPED_LEAN
from tests.bench.rounds import Row
from tests.bench.soak import Stretch

_HEADINGS: Final = ("lượt", "ms trung vị", "ms p95", "văn bản/s", "CPU s", "RAM MB", "× mặc định", "× mẫu gọn")
_NAME_WIDTH: Final = 49

_STRETCH: Final = "{:>8}{:>12}{:>8}{:>13}{:>10}{:>18}{:>15}"
STRETCH_HEADINGS: Final = _STRETCH.format(
    "văn bản", "văn bản/s", "CPU s", "dịch vụ MB", "tổng MB", "LibreOffice MB", "khởi động lại"
)

# On the one-page document: what is told, the two rows and what is divided, the bound that the ratio keeps.
_TARGETS: Final = (
    ("8 máy khách so với docxtpl + unoserver, mẫu mặc định", OURS_8, SHIPPED_DEFAULT, "per_second", "≥", 5.0),
    ("8 máy khách so với docxtpl + unoserver, mẫu gọn", OURS_8, SHIPPED_LEAN, "per_second", "≥", 3.0),
    ("1 máy khách chờ lâu gấp mấy LibreOffice trần", OURS, BARE, "median_ms", "≤", 2.0),
    ("Nơi gọi thứ hai (lõi thứ hai) đáng giá", CONVERT_2, CONVERT, "per_second", "≥", 1.7),
    ("Hàng loạt so với Vanthu qua HTTP từng văn bản một", BULK, OURS, "per_second", "≥", 3.0),
)


@dataclass(frozen=True, slots=True)
class Target:
    """A ratio between two contestants and the bound that it should keep; no value when one of them is not there."""

    name: str
    sign: str
    bound: float
    value: float | None

    @property
    def met(self) -> bool | None:
        if self.value is None:
            return None
        return self.value >= self.bound if self.sign == "≥" else self.value <= self.bound


def table(rows: Sequence[Row]) -> str:
    """The contestants under each document; the last two columns divide the rate by that of docxtpl + unoserver."""
    lines: list[str] = []
    for document in dict.fromkeys(row.document for row in rows):
        of_document = {row.key: row for row in rows if row.document == document}
        lines += ["", _line(document.upper(), _HEADINGS)]
        lines += [_line(row.name, _cells(row, of_document)) for row in of_document.values()]
    return "\n".join(lines[1:])


def targets(rows: Sequence[Row]) -> list[Target]:
    one_page = {row.key: row for row in rows if row.document == ONE_PAGE}
    return [
        Target(name, sign, bound, _ratio(one_page.get(ours), one_page.get(theirs), measure))
        for name, ours, theirs, measure, sign, bound in _TARGETS
    ]


def reached(found: Sequence[Target]) -> str:
    """A line per target: the ratio, the bound, yes or no."""
    words = {True: "ĐẠT", False: "CHƯA ĐẠT", None: "chưa đo"}
    return "\n".join(
        f"{one.name:<54} {'—' if one.value is None else format(one.value, '.2f'):>6} ×"
        f"   mục tiêu {one.sign} {one.bound:.1f} ×   {words[one.met]}"
        for one in found
    )


def stretch_line(one: Stretch) -> str:
    return _STRETCH.format(
        one.made,
        f"{one.per_second:.1f}",
        f"{one.cpu_seconds:.3f}",
        f"{one.service_mb:.0f}",
        f"{one.total_mb:.0f}",
        " + ".join(f"{memory:.0f}" for memory in one.office_mb),
        one.restarts,
    )


def _cells(row: Row, others: dict[str, Row]) -> tuple[str, ...]:
    ratios = (_ratio(row, others.get(key), "per_second") for key in (SHIPPED_DEFAULT, SHIPPED_LEAN))
    return (
        str(row.made),
        f"{row.median_ms:.1f}",
        f"{row.p95_ms:.1f}",
        f"{row.per_second:.1f}",
        f"{row.cpu_seconds:.3f}",
        f"{row.peak_mb:.0f}",
        *("—" if ratio is None else f"{ratio:.2f}" for ratio in ratios),
    )


def _ratio(one: Row | None, other: Row | None, measure: str) -> float | None:
    if one is None or other is None:
        return None
    value: float = getattr(one, measure) / getattr(other, measure)
    return value


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:<{_NAME_WIDTH}}" + "".join(f"{cell:>12}" for cell in cells)
