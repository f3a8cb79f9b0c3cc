"""A table that the payload fills: its columns and rows, and how wide each column is printed."""

import re
from collections.abc import Sequence
from heapq import nlargest
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.document import Cell, Line, Number, Payload, Switch
from service.kinds._body import kept_together
from service.typography import text_width

# Room of a table in mm: between the margins of an upright page, and of a landscape one.
UPRIGHT: Final = 165
LANDSCAPE: Final = 252

MAX_ROWS: Final = 5_000
# Rows by cells: what LibreOffice lays out in about 40 seconds, a table of three columns and so many rows.
MAX_EFFORT: Final = MAX_ROWS * MAX_ROWS * 3

_SIZE: Final = 13
_PADDING: Final = 3.5  # mm, both sides and the borders
_NUMBER_ROOM: Final = 13
# A word wider than this may be broken; it is no word of Vietnamese.
_WIDEST_WORD: Final = 50
_MEASURED: Final = 20  # texts of a column, the longest by their letters
_USUAL_SHARE: Final = 10
_NUMERIC: Final = re.compile(r"-?\d[\d.,]*( ?(%|đồng|đ))?")
_STYLES: Final = {"trai": "OBang", "giua": "OBangGiua", "phai": "OBangPhai"}


class Cot(Payload):
    """One column of a table."""

    tieu_de: Annotated[Line, Field(max_length=100)] = Field(title="Tiêu đề cột", examples=["Nội dung công việc"])
    do_rong: Number | None = Field(
        None,
        ge=1,
        le=100,
        title="Độ rộng tương đối",
        description="Cột ghi 20 rộng gấp đôi cột ghi 10. Bỏ trống để tính theo nội dung.",
    )
    can_le: Literal["trai", "giua", "phai"] | None = Field(
        None, title="Canh lề", description="Bỏ trống: cột toàn số canh phải, cột chữ canh trái."
    )


class Bang(Payload):
    """A table: its header row is repeated on every page."""

    cot: tuple[Cot, ...] = Field(min_length=1, max_length=12, title="Các cột", description="Không kể cột STT.")
    dong: tuple[tuple[Cell, ...], ...] = Field(
        min_length=1, max_length=MAX_ROWS, title="Các dòng", description="Mỗi dòng có đủ số ô như số cột."
    )
    cot_stt: Switch = Field(True, title="Cột STT", description="Thêm cột số thứ tự, đánh số tự động.")

    @model_validator(mode="after")
    def _rows_fill_the_columns(self) -> Self:
        for number, row in enumerate(self.dong, start=1):
            if len(row) != len(self.cot):
                message = "Dòng {row} có {cells} ô, bảng có {columns} cột. Thêm hoặc bớt ô cho đủ."
                facts = {"row": number, "cells": len(row), "columns": len(self.cot)}
                raise PydanticCustomError("vanthu.so_o", message, facts)
        return self

    def fits(self, room: float) -> bool:
        """Whether `room` mm hold the longest word of every column unbroken."""
        return sum(_needs(self.cot, self.dong)) + _number_room(self.dong, counted=self.cot_stt) <= room

    def effort(self) -> int:
        """What the table costs LibreOffice, whose time grows with its rows and with its cells."""
        return len(self.dong) ** 2 * (len(self.cot) + self.cot_stt)


def laid_out(
    columns: Sequence[Cot], rows: Sequence[Sequence[str]], room: float, *, title: str = "", counted: bool = True
) -> dict[str, Any]:
    """What the template draws: columns with width in mm and style, rows of text; `counted` rows have a number."""
    number_room = _number_room(rows, counted=counted)
    widths = _widths(columns, rows, room - number_room)
    first = [{"tieu_de": "STT", "rong": number_room, "kieu": _STYLES["giua"]}] if counted else []
    return {
        "tieu_de": title,
        "cot": [
            *first,
            *(
                {"tieu_de": column.tieu_de, "rong": width, "kieu": _style(column, [row[place] for row in rows])}
                for place, (column, width) in enumerate(zip(columns, widths, strict=True))
            ),
        ],
        "dong": [
            (*([str(number)] if counted else []), *(kept_together(cell) for cell in row))
            for number, row in enumerate(rows, start=1)
        ],
    }


def _style(column: Cot, cells: list[str]) -> str:
    filled = [cell for cell in cells if cell]
    numeric = bool(filled) and all(_NUMERIC.fullmatch(cell) for cell in filled)
    return _STYLES[column.can_le or ("phai" if numeric else "trai")]


def _number_room(rows: Sequence[Any], *, counted: bool) -> float:
    return max(_NUMBER_ROOM, text_width(str(len(rows)), _SIZE, "đứng") + _PADDING) if counted else 0


def _widths(columns: Sequence[Cot], rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """`room` shared out to the columns: none gets less than its longest word needs."""
    needs = _needs(columns, rows)
    if sum(needs) >= room:
        return [room * need / sum(needs) for need in needs]
    if any(column.do_rong for column in columns):
        return _as_asked([column.do_rong or _USUAL_SHARE for column in columns], needs, room)
    return _as_filled([_natural(column, rows, place) for place, column in enumerate(columns)], needs, room)


def _as_filled(likes: list[float], needs: list[float], room: float) -> list[float]:
    """Short columns get the width that they like; long ones share what is left."""
    widths = list(needs)
    extras = sorted((max(0, like - need), place) for place, (like, need) in enumerate(zip(likes, needs, strict=True)))
    for rank, (extra, place) in enumerate(extras):
        widths[place] += min(extra, (room - sum(widths)) / (len(widths) - rank))
    return [width * room / sum(widths) for width in widths]


def _as_asked(asked: list[int], needs: list[float], room: float) -> list[float]:
    """Shares of `room` as asked, but to none less than it needs."""
    short: set[int] = set()
    while True:
        left = room - sum(needs[place] for place in short)
        unit = left / sum(share for place, share in enumerate(asked) if place not in short)
        widths = [needs[place] if place in short else share * unit for place, share in enumerate(asked)]
        found = {place for place, width in enumerate(widths) if width < needs[place]} - short
        if not found:
            return widths
        short |= found


def _natural(column: Cot, rows: Sequence[Sequence[str]], place: int) -> float:
    """The width in mm at which a column's texts stay on one line, and its heading on two."""
    longest = nlargest(_MEASURED, {row[place] for row in rows}, key=len)
    widest = max(text_width(cell, _SIZE, "đứng") for cell in longest)
    return _PADDING + max(widest, text_width(column.tieu_de, _SIZE, "đậm") / 2)


def _needs(columns: Sequence[Cot], rows: Sequence[Sequence[str]]) -> list[float]:
    """Width in mm of the longest word of each column, with the padding of its cell."""
    needs = []
    for place, column in enumerate(columns):
        words = {word for row in rows for word in row[place].split()}
        longest = max(
            *(text_width(word, _SIZE, "đậm") for word in column.tieu_de.split()),
            *(text_width(word, _SIZE, "đứng") for word in words),
            0,
        )
        needs.append(_PADDING + min(longest, _WIDEST_WORD))
    return needs
