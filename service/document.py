"""What a document is: payload, kind, number, bytes, record. Pure values, no I/O."""

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict
from pydantic_core import PydanticCustomError

from service.finding import Finding
from service.numerals import STANDARD, Wording
from service.vietnamese import nfc, portable_name, two_digits, unprintable

Role = Literal["admin", "clerk", "archivist"]

# What a blank for a number or a date looks like in a draft.
BLANK: Final = "\u00a0" * 8


@dataclass(frozen=True, slots=True)
class Widget:
    """How a form shows a field: "line", "textarea", "date", "number", "choice", "switch"."""

    kind: str
    rows: int = 1


class Payload(BaseModel):
    """Base of every payload model: frozen, no unknown field, strings stripped."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _normalised(value: Any) -> Any:
    return nfc(value.replace("\r\n", "\n")) if isinstance(value, str) else value


def _one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("vanthu.line_feed", "Chỉ được một dòng, hãy bỏ dấu xuống dòng.")
    return _printable(text)


def _printable(text: str) -> str:
    if char := unprintable(text.replace("\n", "")):
        message = "Có ký tự ẩn hoặc không in được bằng Times New Roman ({character}). Hãy xóa và gõ lại chỗ đó."
        raise PydanticCustomError("vanthu.character", message, {"character": f"U+{ord(char):04X}"})
    return text


# One line of text, and text that may run over several lines. NFC, and only what the font can print.
Line = Annotated[
    str,
    BeforeValidator(_normalised),
    AfterValidator(_one_line),
    Field(min_length=1, max_length=500),
]
Prose = Annotated[
    str,
    BeforeValidator(_normalised),
    AfterValidator(_printable),
    Field(min_length=1, max_length=20_000),
]
# A cell of a table, which may be empty.
Cell = Annotated[str, BeforeValidator(_normalised), AfterValidator(_printable), Field(max_length=1_000)]


def _iso_day(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("date_parsing", "not an ISO date")
    if not isinstance(value, str | date):
        raise PydanticCustomError("date_type", "not a date")
    return value


# A day in ISO 8601; a number that is one, and not text or a truth value that could be read as one; likewise a switch.
Day = Annotated[date, BeforeValidator(_iso_day)]
Number = Annotated[int, Strict()]
Switch = Annotated[bool, Strict()]


@dataclass(frozen=True, slots=True)
class Issued:
    """What the văn thư adds to a payload: number (None in a draft), date of issue, and how the office words numbers."""

    so: int | None
    ngay_ban_hanh: date
    wording: Wording = STANDARD


@dataclass(frozen=True, slots=True)
class Heading:
    """What the register and the file properties say about a document, drawn from its payload.

    `symbol` is empty when the document bears no số, ký hiệu, as a person's own report does.
    """

    symbol: str
    trich_yeu: str
    co_quan: str
    nguoi_ky: str
    ngay_ban_hanh: date | None


def so_ky_hieu(number: int | None, symbol: str) -> str:
    """ "01/KH-SXD": number, slash, symbol (NĐ 30/2020/NĐ-CP, Phụ lục I, II.3c); a blank where a draft has none.

    Empty without a symbol.
    """
    if not symbol:
        return ""
    return f"{BLANK if number is None else two_digits(number)}/{symbol}"


def _no_findings(payload: Any, day: date, law: Any) -> Iterable[Finding]:  # noqa: ARG001 - the shape of a review
    return ()


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of document: its slug, its model, an example, and how its template is filled.

    `review` is what the content rules say about a payload of this kind dated `day`, beyond what they say about every
    kind; its law is a `service.award.law.Law`, which lies above this layer.
    """

    slug: str
    title: str
    abbreviation: str
    payload: type[Any]
    sample: Any
    heading: Callable[[Any], Heading]
    context: Callable[[Any, Issued], dict[str, Any]]
    review: Callable[[Any, date, Any], Iterable[Finding]] = _no_findings

    @property
    def stem(self) -> str:
        """File name of the kind's module and template."""
        return self.slug.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Printing:
    """How a PDF came to be: what printed it, seconds in the queue and at work, documents in that load, which try."""

    printer: str
    font_versions: tuple[str, ...] = ()
    waited: float = 0
    ran: float = 0
    together: int = 1
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Rendition:
    """The two files of one document, with what was seen in them."""

    docx: bytes
    pdf: bytes
    pages: int
    fonts: tuple[str, ...]
    printing: Printing
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asked: the name of a key, or "cli"."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Hashes:
    """SHA-256 of each stored file, in hex."""

    docx: str
    pdf: str
    payload: str


@dataclass(frozen=True, slots=True)
class Links:
    self: str
    pdf: str
    docx: str
    payload: str
    manifest: str

    PREFIX: ClassVar = "/v1/documents"

    @classmethod
    def of(cls, record_id: str) -> "Links":
        here = f"{cls.PREFIX}/{record_id}"
        return cls(here, f"{here}/pdf", f"{here}/docx", f"{here}/payload", f"{here}/manifest")


@dataclass(frozen=True, slots=True)
class Record:
    """A document that was issued: what the register says and where its bytes are."""

    id: str
    kind: str
    so_ky_hieu: str
    ngay_ban_hanh: date
    trich_yeu: str
    nguoi_ky: str
    so_trang: int
    sha256: Hashes
    links: Links
    luu_y: tuple[str, ...]
    issued_at: datetime

    def as_json(self) -> dict[str, Any]:
        """The record as the API shows it."""
        shown = asdict(self)
        shown["ngay_ban_hanh"] = self.ngay_ban_hanh.isoformat()
        shown["issued_at"] = self.issued_at.isoformat().replace("+00:00", "Z")
        return shown

    @property
    def name(self) -> str:
        """What to call the document where one word must do: "01/QĐ-SXD", or "bao-cao-ca-nhan 2023-11-24 5f0c1a2b"."""
        return self.so_ky_hieu or f"{self.kind} {self.ngay_ban_hanh} {self.id[:8]}"

    @property
    def file_stem(self) -> str:
        """A file name that travels: "01-QD-SXD"."""
        return portable_name(self.name)
