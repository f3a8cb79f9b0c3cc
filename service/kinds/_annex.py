"""Phụ lục: what goes with a document on pages of its own (NĐ 30/2020/NĐ-CP, Phụ lục I, III.1; Mẫu 2.1 and 2.2)."""

from collections.abc import Sequence
from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.document import Issued, Line, Payload, Switch
from service.kinds._body import Khoan, Muc, Paragraphs, clauses, closing, outline, paragraphs
from service.kinds._table import LANDSCAPE, MAX_EFFORT, UPRIGHT, Bang, laid_out
from service.vietnamese import long_date, roman, two_digits


class PhuLuc(Payload):
    """One annex: its text, laid out by mục or by khoản, and a table below it."""

    tieu_de: Line = Field(title="Tên phụ lục", examples=["Phân công nhiệm vụ thực hiện Kế hoạch"])
    noi_dung: Paragraphs = Field((), title="Nội dung phụ lục")
    muc: tuple[Muc, ...] = Field((), max_length=50, title="Các mục", description="I., II.…; không dùng cùng các khoản.")
    khoan: tuple[Khoan, ...] = Field((), max_length=100, title="Các khoản", description="1., 2.…")
    bang: Bang | None = Field(None, title="Bảng", description="Đứng sau phần lời văn.")
    kho_ngang: Switch = Field(False, title="Khổ giấy ngang", description="Chỉ dùng cho phụ lục có bảng.")

    @model_validator(mode="after")
    def _of_one_layout(self) -> Self:
        if not (self.noi_dung or self.muc or self.khoan or self.bang):
            raise PydanticCustomError("vanthu.phu_luc_rong", "Phụ lục chưa có nội dung. Ghi nội dung hoặc bỏ phụ lục.")
        if self.muc and self.khoan:
            message = "Phụ lục được bố cục theo mục hoặc theo khoản. Đưa các khoản vào trong mục."
            raise PydanticCustomError("vanthu.phu_luc_bo_cuc", message)
        return self

    @model_validator(mode="after")
    def _of_a_lawful_page(self) -> Self:
        if self.kho_ngang and not self.bang:
            message = "Khổ giấy ngang chỉ dùng cho phụ lục có bảng (Phụ lục I, I.2). Thêm bảng hoặc chọn khổ dọc."
            raise PydanticCustomError("vanthu.kho_ngang", message)
        if self.bang and not self.bang.fits(_room(landscape=self.kho_ngang)):
            remedy = "Bớt cột hoặc viết tắt từ dài." if self.kho_ngang else "Chọn khổ giấy ngang hoặc bớt cột."
            message = "Bảng có {columns} cột, rộng hơn trang giấy. {remedy}"
            raise PydanticCustomError("vanthu.bang_rong", message, {"columns": len(self.bang.cot), "remedy": remedy})
        return self


PhuLucList = Annotated[
    tuple[PhuLuc, ...],
    Field(
        max_length=20,
        title="Phụ lục",
        description="Nội dung văn bản phải nhắc đến Phụ lục. Từ hai Phụ lục trở lên được đánh số La Mã.",
    ),
]
BanGiay = Annotated[
    Switch,
    Field(
        title="Phát hành bản giấy",
        description="Bản giấy ghi số, ngày của văn bản trên từng Phụ lục; bản điện tử để trống (Phụ lục I, III.1c).",
    ),
]


def check_annexes(payload: Payload, phu_luc: tuple[PhuLuc, ...]) -> None:
    """Refuse a text that does not mention its annexes (III.1a), and tables that LibreOffice cannot lay out in time.

    Only the drafter knows where the reader needs the pointer, so it is asked for and never put in.
    """
    text = payload.model_dump_json(exclude={"phu_luc", "trich_yeu", "noi_nhan"})
    if phu_luc and "phụ lục" not in text.lower():
        message = (
            "Nội dung văn bản chưa nhắc đến Phụ lục (Phụ lục I, III.1a). Thêm chỉ dẫn vào chỗ thích hợp, ví dụ "
            "“(có Phụ lục kèm theo)” hoặc “theo Phụ lục I”."
        )
        raise PydanticCustomError("vanthu.chi_dan_phu_luc", message)
    if sum(annex.bang.effort() for annex in phu_luc if annex.bang) > MAX_EFFORT:
        message = (
            "Các bảng của Phụ lục quá lớn để in một lần: bảng 3 cột, kể cả STT, tối đa 5.000 dòng, 8 cột "
            "3.000 dòng. Tách văn bản."
        )
        raise PydanticCustomError("vanthu.bang_lon", message)


def parent(kind: str, issuer: str, issued: Issued, symbol: str, *, filled: bool) -> str:
    """What an annex goes with: number and date are `filled` on paper and left blank in an electronic one (III.1c).

    A document without ký hiệu is named by its date and author alone.
    """
    known = filled and issued.so is not None
    number = two_digits(issued.so or 0) if known else "…"
    day = (long_date(issued.ngay_ban_hanh) if known else "ngày … tháng … năm …").replace(" ", "\u00a0")
    return f"{kind}{f' số {number}/{symbol}' if symbol else ''} {day} của {issuer}"


def annexes(payloads: tuple[PhuLuc, ...], origin: str) -> list[dict[str, Any]]:
    """Template text of each annex; they are numbered when there are two or more (III.1a)."""
    return [
        annex(
            f"Phụ lục {roman(number)}" if len(payloads) > 1 else "Phụ lục",
            payload.tieu_de,
            origin,
            lines=_lines(payload),
            tables=_tables(payload),
            landscape=payload.kho_ngang,
        )
        for number, payload in enumerate(payloads, start=1)
    ]


def annex(
    name: str,
    title: str,
    origin: str,
    *,
    lines: Sequence[dict[str, str]] = (),
    tables: Sequence[dict[str, Any]] = (),
    landscape: bool = False,
) -> dict[str, Any]:
    """Template text of one annex; the end mark follows its last table, or else its last line (Mẫu 2.1)."""
    text = list(lines)
    if text and not tables:
        text[-1] = text[-1] | {"chu": closing(text[-1]["chu"])}
    return {
        "ten": name,
        "tieu_de": title.upper(),
        "kem_theo": f"(Kèm theo {origin})",
        "rong": _room(landscape=landscape),
        "noi_dung": text,
        "cac_bang": tables,
        "kho_ngang": landscape,
    }


def _lines(payload: PhuLuc) -> list[dict[str, str]]:
    free = [{"bac": "loi_van", "chu": text} for text in paragraphs(payload.noi_dung)]
    return free + outline(payload.muc) + clauses(payload.khoan)


def _tables(payload: PhuLuc) -> list[dict[str, Any]]:
    table = payload.bang
    room = _room(landscape=payload.kho_ngang)
    return [laid_out(table.cot, table.dong, room, counted=table.cot_stt)] if table else []


def _room(*, landscape: bool) -> float:
    return LANDSCAPE if landscape else UPRIGHT
