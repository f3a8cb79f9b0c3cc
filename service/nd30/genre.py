"""The 29 kinds of administrative document (NĐ 30/2020/NĐ-CP, Điều 7) and what their form asks for."""

from dataclasses import dataclass
from typing import Final

from service.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of document: its name as tên loại, its abbreviation in Phụ lục III (none for a công văn)."""

    name: str
    abbreviation: str = ""
    addressed: bool = False  # may carry "Kính gửi" (Phụ lục I, II.9b)
    numbered: bool = True  # must carry số, ký hiệu
    dated: bool = True  # carries địa danh, thời gian
    listed: bool = True  # must carry nơi nhận

    @property
    def slug(self) -> str:
        return fold(self.name).replace(" ", "-")

    @property
    def orders(self) -> bool:
        """Whether it has căn cứ, a thẩm quyền line and an order such as "QUYẾT ĐỊNH:" (Mẫu 1.1 to 1.3)."""
        return self.abbreviation in {"QĐ", "NQ"}

    @property
    def letter(self) -> bool:
        return self is CONG_VAN

    @property
    def minutes(self) -> bool:
        return self is BIEN_BAN


CONG_VAN: Final = Genre("CÔNG VĂN", addressed=True)
BIEN_BAN: Final = Genre("BIÊN BẢN", "BB", dated=False)
# Its form is that of NĐ 152/2025/NĐ-CP: a person's report has no number, and nobody is listed as receiving it.
BAO_CAO_THANH_TICH: Final = Genre("BÁO CÁO THÀNH TÍCH", "BC", addressed=True, numbered=False, listed=False)

GENRES: Final = (
    Genre("NGHỊ QUYẾT", "NQ"),
    Genre("QUYẾT ĐỊNH", "QĐ"),
    Genre("CHỈ THỊ", "CT"),
    Genre("QUY CHẾ", "QC"),
    Genre("QUY ĐỊNH", "QyĐ"),
    Genre("THÔNG CÁO", "TC"),
    Genre("THÔNG BÁO", "TB"),
    Genre("HƯỚNG DẪN", "HD"),
    Genre("CHƯƠNG TRÌNH", "CTr"),
    Genre("KẾ HOẠCH", "KH"),
    Genre("PHƯƠNG ÁN", "PA"),
    Genre("ĐỀ ÁN", "ĐA"),
    Genre("DỰ ÁN", "DA"),
    Genre("BÁO CÁO", "BC", addressed=True),
    BIEN_BAN,
    Genre("TỜ TRÌNH", "TTr", addressed=True),
    Genre("HỢP ĐỒNG", "HĐ"),
    Genre("CÔNG ĐIỆN", "CĐ"),
    Genre("BẢN GHI NHỚ", "BGN"),
    Genre("BẢN THỎA THUẬN", "BTT"),
    Genre("GIẤY ỦY QUYỀN", "GUQ"),
    Genre("GIẤY MỜI", "GM"),
    Genre("GIẤY GIỚI THIỆU", "GGT"),
    Genre("GIẤY NGHỈ PHÉP", "GNP"),
    Genre("PHIẾU GỬI", "PG"),
    Genre("PHIẾU CHUYỂN", "PC"),
    Genre("PHIẾU BÁO", "PB"),
    CONG_VAN,
    BAO_CAO_THANH_TICH,
)

_BY_SLUG: Final = {genre.slug: genre for genre in GENRES}
_BY_ABBREVIATION: Final = {genre.abbreviation: genre for genre in reversed(GENRES) if genre.abbreviation}


def genre_named(slug: str) -> Genre:
    """The genre with this slug, such as "quyet-dinh", or whose slug it begins with. Raises KeyError."""
    if slug not in _BY_SLUG:
        slug = {"bao-cao-ca-nhan": "bao-cao-thanh-tich", "bao-cao-tap-the": "bao-cao-thanh-tich"}[slug]
    return _BY_SLUG[slug]


def genre_titled(title: str) -> Genre | None:
    """The genre whose tên loại `title` is, however it is written; with what follows it for an achievement report."""
    words = fold(title).rstrip(":. ")
    if words.startswith(fold(BAO_CAO_THANH_TICH.name)):
        return BAO_CAO_THANH_TICH
    if words == fold(CONG_VAN.name):
        return None
    return _BY_SLUG.get(words.replace(" ", "-"))


def genre_abbreviated(symbol: str) -> Genre | None:
    """The genre whose abbreviation stands first in a ký hiệu such as "QĐ-SXD"."""
    return _BY_ABBREVIATION.get(symbol.split("-", maxsplit=1)[0])
