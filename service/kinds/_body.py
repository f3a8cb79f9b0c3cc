"""The text of a document: căn cứ, free paragraphs, and mục, khoản, điểm that are numbered by themselves."""

import re
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from service.document import Line, Payload, Prose, Widget
from service.vietnamese import DIEM_LETTERS, roman

# The last paragraph stays on one page with the signature, so it has a limit.
LastParagraph = Annotated[Prose, Field(max_length=900, pattern=r"\w")]
_NUMBERED: Final = re.compile(r"(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s|Điều \d+\.")


def _unnumbered(text: str) -> str:
    if mark := _NUMBERED.match(text):
        message = "Không ghi “{mark}” ở đầu: số thứ tự được đánh tự động."
        raise PydanticCustomError("vanthu.danh_so", message, {"mark": mark[0].strip()})
    return text


# Text that the outline numbers by itself.
UnnumberedLine = Annotated[Line, AfterValidator(_unnumbered)]
CanCu = Annotated[tuple[Annotated[Line, Field(pattern=r"^Căn cứ \w")], ...], Field(max_length=30)]
CAN_CU_HELP: Final = "Mỗi dòng bắt đầu bằng “Căn cứ ”; dấu câu cuối dòng được tự thêm."
Paragraphs = Annotated[tuple[Prose, ...], Widget("textarea", rows=4)]
UnnumberedParagraphs = Annotated[tuple[Annotated[Prose, AfterValidator(_unnumbered)], ...], Widget("textarea", rows=4)]


def legal_bases(lines: tuple[str, ...]) -> list[str]:
    """Each căn cứ ends with a semicolon, the last one with a full stop (II.6a)."""
    return listed([kept_together(line.rstrip(";. ")) for line in lines])


def listed(items: list[str]) -> list[str]:
    """`items` as a list is punctuated: a semicolon after each, a full stop after the last."""
    return [f"{item};" for item in items[:-1]] + [f"{item}." for item in items[-1:]]


def closing(text: str) -> str:
    """`text` as the last paragraph, with the end mark of every administrative document: `./.` (Phụ lục III)."""
    return f"{' '.join(paragraphs((text,))).rstrip('/.; ')}./."


def paragraphs(texts: tuple[str, ...]) -> list[str]:
    """One paragraph for every line of every text."""
    return [kept_together(line.strip()) for text in texts for line in text.splitlines() if line.strip()]


def kept_together(text: str) -> str:
    """A dash between words stays at the end of its line, where nobody takes it for a bullet."""
    return text.replace(" - ", "\u00a0- ")


class Diem(Payload):
    """a) …, or 2.1. … where the plan numbers so (II.6đ)."""

    noi_dung: UnnumberedParagraphs = Field(min_length=1, title="Nội dung điểm")


class Khoan(Payload):
    """1. …: with a title, which stands on a line of its own, or without (II.6đ)."""

    tieu_de: UnnumberedLine | None = Field(None, title="Tiêu đề khoản")
    noi_dung: UnnumberedParagraphs = Field(
        (), title="Nội dung khoản", description="Dòng bắt đầu bằng “- ” là gạch đầu dòng."
    )
    diem: tuple[Diem, ...] = Field((), max_length=len(DIEM_LETTERS), title="Các điểm")
    danh_so_diem: Literal["chu_cai", "thap_phan"] = Field(
        "chu_cai", title="Cách đánh số điểm", description="chu_cai: a), b), c)…; thap_phan: 2.1., 2.2.…"
    )

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not (self.tieu_de or self.noi_dung):
            raise PydanticCustomError("vanthu.khoan_rong", "Khoản phải có tiêu đề hoặc nội dung.")
        return self


class Muc(Payload):
    """I. TIÊU ĐỀ, with its text and its khoản (V.6b)."""

    tieu_de: UnnumberedLine = Field(title="Tiêu đề mục", examples=["Mục đích, yêu cầu"])
    noi_dung: Paragraphs = Field((), title="Nội dung mục")
    khoan: tuple[Khoan, ...] = Field((), max_length=100, title="Các khoản")


def outline(sections: tuple[Muc, ...]) -> list[dict[str, str]]:
    """The lines of mục–khoản–điểm from top to bottom, each with its rank: muc, khoan (a title) or loi_van."""
    lines: list[dict[str, str]] = []
    for number, section in enumerate(sections, start=1):
        lines += _ranked("muc", f"{roman(number)}. {section.tieu_de.upper()}")
        lines += _ranked("loi_van", *paragraphs(section.noi_dung))
        lines += clauses(section.khoan)
    return lines


def clauses(items: tuple[Khoan, ...]) -> list[dict[str, str]]:
    """The lines of khoản–điểm, ranked as in `outline`."""
    lines: list[dict[str, str]] = []
    for number, clause in enumerate(items, start=1):
        texts = paragraphs(clause.noi_dung)
        if clause.tieu_de:
            lines += _ranked("khoan", f"{number}. {clause.tieu_de}")
        else:
            texts[0] = f"{number}. {texts[0]}"
        lines += _ranked("loi_van", *texts)
        for position, point in enumerate(clause.diem):
            mark = f"{DIEM_LETTERS[position]})" if clause.danh_so_diem == "chu_cai" else f"{number}.{position + 1}."
            first, *rest = paragraphs(point.noi_dung)
            lines += _ranked("loi_van", f"{mark} {first}", *rest)
    return lines


def _ranked(rank: str, *texts: str) -> list[dict[str, str]]:
    return [{"bac": rank, "chu": text} for text in texts]
