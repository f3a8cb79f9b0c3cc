"""Who is proposed for an award or gets it: collectives, people, households, and what a text says of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from service.document import Line, Payload
from service.kinds._annex import annex
from service.kinds._body import listed
from service.kinds._table import MAX_ROWS, UPRIGHT, Cot, laid_out
from service.vietnamese import DIEM_LETTERS, roman, two_digits

# A list within the text is lettered a) to y); a longer one belongs in the annex.
INLINE_LIMIT: Final = len(DIEM_LETTERS)

ThanhTich = Annotated[Line, Field(max_length=300)]
_OWN_MERIT: Final = "In thành một cột của Danh sách. Bỏ trống nếu mọi người chung một thành tích."


class Nguoi(Payload):
    """A person by name, post and unit."""

    danh_xung: Literal["Ông", "Bà"] = Field(title="Danh xưng")
    ho_ten: Annotated[Line, Field(max_length=50)] = Field(title="Họ và tên", examples=["Nguyễn Thị Mai Anh"])
    chuc_vu: Annotated[Line, Field(max_length=200)] = Field(title="Chức vụ", examples=["Phó Trưởng phòng"])
    don_vi: Annotated[Line, Field(max_length=200)] = Field(title="Đơn vị", examples=["Văn phòng Sở"])

    def in_full(self) -> str:
        return f"{self.danh_xung} {self.ho_ten}, {self.chuc_vu}, {self.don_vi}"


class CaNhan(Nguoi):
    """One person who is proposed or awarded."""

    thanh_tich: ThanhTich | None = Field(None, title="Thành tích riêng", description=_OWN_MERIT)


class HoGiaDinh(Payload):
    """One household, named by its head."""

    danh_xung: Literal["Ông", "Bà"] = Field(title="Danh xưng của chủ hộ")
    chu_ho: Annotated[Line, Field(max_length=50)] = Field(title="Họ và tên chủ hộ", examples=["Nguyễn Văn Hòa"])
    dia_chi: Annotated[Line, Field(max_length=200)] = Field(
        title="Địa chỉ", examples=["thôn Đông, xã Hồng Hà, tỉnh Hồng Lam"]
    )
    thanh_tich: ThanhTich | None = Field(None, title="Thành tích riêng", description=_OWN_MERIT)


TapTheList = Annotated[tuple[Annotated[Line, Field(max_length=200)], ...], Field(max_length=MAX_ROWS)]
CaNhanList = Annotated[tuple[CaNhan, ...], Field(max_length=MAX_ROWS)]
HoGiaDinhList = Annotated[tuple[HoGiaDinh, ...], Field(max_length=MAX_ROWS)]


@dataclass(frozen=True, slots=True)
class Group:
    """Those of one sort: their field in a payload, what a text calls them, a table row for each."""

    field: str
    name: str
    columns: tuple[Cot, ...]
    rows: tuple[tuple[str, ...], ...]


def groups(tap_the: Sequence[str], ca_nhan: Sequence[CaNhan], ho_gia_dinh: Sequence[HoGiaDinh]) -> tuple[Group, ...]:
    """The groups that are not empty, in the order in which a document names them."""
    people = [
        (f"{each.danh_xung} {each.ho_ten}", f"{each.chuc_vu}, {each.don_vi}", each.thanh_tich) for each in ca_nhan
    ]
    homes = [(f"Hộ {each.danh_xung.lower()} {each.chu_ho}", each.dia_chi, each.thanh_tich) for each in ho_gia_dinh]
    found = (
        Group("tap_the", "tập thể", _COLLECTIVE, tuple((name,) for name in tap_the)),
        _with_merit("ca_nhan", "cá nhân", _PERSON, people),
        _with_merit("ho_gia_dinh", "hộ gia đình", _HOUSEHOLD, homes),
    )
    return tuple(group for group in found if group.rows)


def check_list(found: tuple[Group, ...], *, within: str) -> None:
    """Refuse a list of nobody, and one too long to stand `within` the text ("" when it has pages of its own)."""
    if not found:
        message = "Danh sách phải có ít nhất một tập thể, một cá nhân hoặc một hộ gia đình."
        raise PydanticCustomError("vanthu.khong_ai", message)
    check_merits(found, within=within)
    if within and max(len(group.rows) for group in found) > INLINE_LIMIT:
        message = "Danh sách trong {within} tối đa {limit} dòng mỗi nhóm. Chọn cách trình bày “kem_theo”."
        raise PydanticCustomError("vanthu.danh_sach_dai", message, {"within": within, "limit": INLINE_LIMIT})


def check_merits(found: tuple[Group, ...], *, within: str) -> None:
    """Refuse achievements of their own in a list that stands `within` the text, where no column holds them."""
    if within and any(group.columns[-1] is _MERIT for group in found):
        message = (
            "Thành tích riêng chỉ in được trong Danh sách. Chọn cách trình bày “kem_theo” hoặc bỏ thành tích riêng."
        )
        raise PydanticCustomError("vanthu.thanh_tich_rieng", message)


def award_lines(award: str, merit: str, found: tuple[Group, ...], *, apart: bool) -> list[str]:
    """The sentence "`award` cho … đã có thành tích `merit`", which counts them, and the names below it unless `apart`."""
    reason = f"đã có thành tích {merit.removeprefix('đã ').removeprefix('có thành tích ').rstrip('. ')}"
    if apart:
        return [f"{award} cho {_counted(found)} {reason} (có Danh sách kèm theo)."]
    if total(found) == 1:
        return [f"{award} cho {_only_name(found[0])}, {reason}."]
    return [f"{award} cho {_counted(found)} {reason}, gồm:", *_names(found)]


def danh_sach(found: tuple[Group, ...], what: str, origin: str) -> dict[str, Any]:
    """DANH SÁCH on pages of its own: a table for each group, with a heading when there are several."""
    return annex(
        "DANH SÁCH",
        f"{named(found)} {what}",
        origin,
        tables=[
            laid_out(
                group.columns,
                group.rows,
                UPRIGHT,
                title=f"{roman(number)}. {group.name.upper()}" if len(found) > 1 else "",
            )
            for number, group in enumerate(found, start=1)
        ],
    )


def named(found: tuple[Group, ...]) -> str:
    """ "tập thể, cá nhân"."""
    return ", ".join(group.name for group in found)


def total(found: tuple[Group, ...]) -> int:
    return sum(len(group.rows) for group in found)


def _counted(found: tuple[Group, ...]) -> str:
    """ "03 tập thể, 05 cá nhân và 01 hộ gia đình"."""
    *others, last = (f"{two_digits(len(group.rows))} {group.name}" for group in found)
    return f"{', '.join(others)} và {last}" if others else last


def _only_name(group: Group) -> str:
    """The only name of a group as it stands within a sentence."""
    (name,) = _full_names(group)
    return name if group.field == "tap_the" else name[0].lower() + name[1:]


def _names(found: tuple[Group, ...]) -> list[str]:
    """A khoản for each group with a điểm for each name, or a khoản for each name of a single group."""
    if len(found) == 1:
        return listed([f"{number}. {name}" for number, name in enumerate(_full_names(found[0]), start=1)])
    lines: list[str] = []
    for number, group in enumerate(found, start=1):
        lines.append(f"{number}. {group.name.capitalize()}:")
        lines += listed([f"{letter}) {name}" for letter, name in zip(DIEM_LETTERS, _full_names(group), strict=False)])
    return lines


def _full_names(group: Group) -> list[str]:
    """Name, and office or address; achievements stand in tables alone."""
    return [", ".join(row[:2]) for row in group.rows]


_COLLECTIVE: Final = (Cot(tieu_de="Tên tập thể", can_le="trai"),)
_PERSON: Final = (Cot(tieu_de="Họ và tên", can_le="trai"), Cot(tieu_de="Chức vụ, đơn vị", can_le="trai"))
_HOUSEHOLD: Final = (Cot(tieu_de="Hộ gia đình", can_le="trai"), Cot(tieu_de="Địa chỉ", can_le="trai"))
_MERIT: Final = Cot(tieu_de="Thành tích", can_le="trai")


def _with_merit(
    field: str, name: str, columns: tuple[Cot, ...], members: Sequence[tuple[str, str, str | None]]
) -> Group:
    """The group with a column for achievements when one of its members has its own."""
    if any(merit for _, _, merit in members):
        return Group(field, name, (*columns, _MERIT), tuple((who, what, merit or "") for who, what, merit in members))
    return Group(field, name, columns, tuple((who, what) for who, what, _ in members))
