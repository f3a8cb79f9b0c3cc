"""The law of awards as values with dates: what held on a day, who may give what, and how sure of it we are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from fractions import Fraction
from typing import Annotated, Final, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, Strict
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from service.finding import Finding
from service.vietnamese import nfc

DoiTuong = Literal["ca_nhan", "tap_the", "ho"]
DOI_TUONG: Final[dict[DoiTuong, str]] = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho": "hộ gia đình"}

_EXACT: Final = ConfigDict(extra="forbid")


def normal(text: str) -> str:
    """`text` as names in it are compared: NFC, lower case, one spelling of ủy and sĩ, plain dashes and spaces."""
    plain = re.sub(r"[–—−]", "-", nfc(text).lower().replace("uỷ ", "ủy ").replace("sỹ", "sĩ"))
    return " ".join(plain.split())


def _fraction(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d+(/[1-9]\d*|\.\d+)?", value):
        return Fraction(value)
    raise PydanticCustomError("vanthu.phan_so", 'một phân số trong dấu nháy, như "4/5" hoặc "0.3"')


def _pattern(value: object) -> re.Pattern[str]:
    try:
        return re.compile(str(value), re.IGNORECASE)
    except re.error as exc:
        raise PydanticCustomError("vanthu.bieu_thuc", "một biểu thức tìm chữ (regex) đúng cú pháp") from exc


def _share(value: Fraction) -> Fraction:
    if not 0 < value <= 1:
        raise PydanticCustomError("vanthu.ty_le", 'một tỷ lệ lớn hơn 0 và không quá 1, như "4/5"')
    return value


def _unit(value: int) -> int:
    if value not in (1, 10, 100, 1_000, 10_000, 100_000):
        raise PydanticCustomError("vanthu.lam_tron", "1, 10, 100, 1_000, 10_000 hoặc 100_000 đồng")
    return value


Exact = Annotated[Fraction, BeforeValidator(_fraction)]
Share = Annotated[Exact, AfterValidator(_share)]
Mau = tuple[Annotated[re.Pattern[str], BeforeValidator(_pattern)], ...]
Ma = tuple[str, ...]
Number = Annotated[int, Strict(), Field(gt=0)]
Unit = Annotated[Number, AfterValidator(_unit)]
# A date and nothing else: a moment with a zone is another day elsewhere.
Day = Annotated[date, Strict()]
MucDo = Literal["loi", "canh_bao"]


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class Held:
    """What holds from `tu` to `den`, both included; unverified, it warns only, unless `muc_do` says otherwise.

    Of some texts only a later day is certain, on which they no longer held: they are verified from `kiem_chung_tu` on.
    """

    tu: Day = date.min
    den: Day = date.max
    co_so: str
    da_kiem_chung: Annotated[bool, Strict()] = False
    kiem_chung_tu: Day = date.min
    muc_do: MucDo | None = None

    def holds(self, day: date) -> bool:
        return self.tu <= day <= self.den

    def verified(self, day: date) -> bool:
        """Whether what it says of a document dated `day` was compared with the law's own text."""
        return self.da_kiem_chung and day >= self.kiem_chung_tu


_H = TypeVar("_H", bound=Held)


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class QuyTac:
    """A rule: what it asks, how it is judged by default, and where it stands."""

    ten: str
    muc_do: MucDo
    co_so: str


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class ChuaRo:
    """From `tu` on the rules named here only warn, for the reason given."""

    tu: Day
    quy_tac: Ma
    ly_do: str


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class LuongCoSo(Held):
    dong: Number


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class HinhThuc:
    """A title or form of award: how text names it, and whom it may go to."""

    ten: str
    mau: Mau
    doi_tuong: tuple[DoiTuong, ...]


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class ThamQuyen(Held):
    """Who decides: the level, the posts that it is known by, and the codes of what it gives."""

    cap: str
    ten: str
    mau: Mau
    tang: Ma


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class MucThuong(Held):
    """Money in multiples of lương cơ sở, by award and target; `rieng` adds amounts for one level of giver."""

    he_so: dict[str, dict[DoiTuong, Exact]]
    rieng: dict[str, dict[str, dict[DoiTuong, Exact]]] = field(default_factory=dict)
    chua_kiem_chung: Ma = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class BoPhieu(Held):
    """The share of all members that a ballot on these awards needs."""

    hinh_thuc: Ma
    nguong: Share


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class DuHop(Held):
    """The share of all members that must be present."""

    nguong: Share


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class Chuoi(Held):
    """A title that asks for `lan` years running of one of the titles `sau`."""

    hinh_thuc: str
    sau: Ma
    lan: Number


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class VanBanLuat(Held):
    """A text of law: how it is cited, when it was in force, what replaced it, and its line among the căn cứ."""

    loai: Literal["Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Quyết định"]
    ten: str
    so_ky_hieu: str = ""
    ngay: Day | None = None
    thay_bang: str = ""
    chuyen_tiep: str = ""
    nhom: Literal["tham_quyen", "noi_dung"] = "noi_dung"
    cap: Ma = ()
    dong_can_cu: str = ""
    ghi_chu: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class CapHuyen(Held):
    """The district level, which ended with `den`; in fields of these names it is an error, elsewhere a warning."""

    truong: Ma
    thanh_pho_truc_thuoc: Ma


@dataclass(frozen=True, slots=True, kw_only=True, config=_EXACT)
class Law:
    """Everything that the rules need to know of the law, by the tables of law.toml."""

    phien_ban: str
    lam_tron: Unit
    he_so_ho: Exact
    chua_ro: ChuaRo
    quy_tac: dict[str, QuyTac]
    luong_co_so: dict[str, LuongCoSo]
    hinh_thuc: dict[str, HinhThuc]
    tham_quyen: dict[str, ThamQuyen]
    muc_thuong: dict[str, MucThuong]
    bo_phieu: dict[str, BoPhieu]
    du_hop: dict[str, DuHop]
    chuoi: dict[str, Chuoi]
    van_ban: dict[str, VanBanLuat]
    cap_huyen: CapHuyen
    do_dai: dict[str, Number]

    def finding(
        self,
        rule: str,
        day: date,
        place: str,
        *,
        found: str,
        expected: str,
        mend: str,
        by: Held | None = None,
        severity: MucDo | None = None,
    ) -> Finding:
        """What `rule` found at `place`. It only warns where the law behind it is unverified or about to be learned."""
        terms = self.quy_tac[rule]
        basis = by.co_so if by else terms.co_so
        doubt = ""
        if rule in self.chua_ro.quy_tac and day >= self.chua_ro.tu:
            doubt = self.chua_ro.ly_do
        elif by and not by.verified(day):
            doubt = "chưa đối chiếu với văn bản gốc"
        judged = (by.muc_do if by else None) or severity or ("canh_bao" if doubt else terms.muc_do)
        return Finding(rule, judged, place, found, expected, mend, f"{basis} ({doubt})" if doubt else basis)

    def giver(self, post: str, day: date) -> ThamQuyen | None:
        """Who decides, by the name of the post; None where that is unknown, or does not exist on the day."""
        found = _longest({name: entry.mau for name, entry in self.tham_quyen.items() if entry.holds(day)}, normal(post))
        return self.tham_quyen[found[-1]] if found else None

    def awards(self, text: str) -> list[str]:
        """The codes of the award that `text` names: several where levels share its name, as those of bằng khen."""
        return _longest({code: entry.mau for code, entry in self.hinh_thuc.items()}, normal(text))

    def award(self, text: str, day: date, giver: ThamQuyen | None = None) -> str | None:
        """The one code that `text` means: of levels that share a name, the one of its giver, or of `giver`."""
        found = self.awards(text)
        if len(found) > 1:
            level = self.named_giver(text, day) or giver
            found = [code for code in found if level and code in level.tang]
        return found[0] if len(found) == 1 else None

    def named_giver(self, text: str, day: date) -> ThamQuyen | None:
        """The giver that an award is named after: "Giấy khen của Giám đốc Sở Xây dựng"."""
        _, of, post = normal(text).partition(" của ")
        return self.giver(post, day) if of else None


def current(entries: Mapping[str, _H], day: date) -> Iterator[_H]:
    """The entries that hold on `day`, the last one first: an office's own stand after those that come with Vanthu."""
    return (entry for entry in reversed(list(entries.values())) if entry.holds(day))


def _longest(patterns: Mapping[str, tuple[re.Pattern[str], ...]], text: str) -> list[str]:
    """The names whose patterns match most of `text`, in their order."""
    lengths = {
        name: max((len(found[0]) for pattern in group if (found := pattern.search(text))), default=0)
        for name, group in patterns.items()
    }
    best = max(lengths.values(), default=0)
    return [name for name, length in lengths.items() if length == best > 0]
