"""Reads the law: the data that comes with Vanthu, and over it the file of an office's own rules."""

import hashlib
import tomllib
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from service.award.law import Law
from service.errors import LawBroken

_DAY: Final = "một ngày không có dấu nháy và giờ, như 2026-10-01"
_EXPECTED: Final = {
    "missing": "thiếu khóa này",
    "unexpected_keyword_argument": "không có khóa này",
    "extra_forbidden": "không có khóa này",
    "bool_type": "true hoặc false",
    "string_type": "một chuỗi chữ trong dấu nháy",
    "int_type": "một số nguyên không có dấu nháy",
    "greater_than": "một số lớn hơn 0",
    "tuple_type": "một danh sách trong ngoặc vuông",
    "dict_type": "một bảng [tên.con]",
    "dataclass_type": "một bảng [tên.con]",
    "literal_error": "một trong các giá trị {expected}",
}


def load_law(override: Path | None = None) -> Law:
    """The law with an office's `override` merged into it, key by key.

    Raises LawBroken naming the file, the key and what is expected there.
    """
    if override is None:
        return _packaged()
    try:
        text = override.read_text("utf-8-sig")
        own = tomllib.loads(text)
    except OSError as exc:
        raise LawBroken(f"Không đọc được tệp quy định {override}: {exc.strerror}.", log="law file unreadable") from exc
    except ValueError as exc:
        message = f"Tệp quy định {override} không phải TOML đúng: {exc}. Sửa dòng đó rồi khởi động lại."
        raise LawBroken(message, log="law file is not TOML") from exc
    merged = _merged(_packaged_tables(), own)
    if "phien_ban" not in own:
        merged["phien_ban"] += f"+{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    return _read(merged, override)


@cache
def _packaged() -> Law:
    return _read(_packaged_tables(), Path("service/award/law.toml"))


def _packaged_tables() -> dict[str, Any]:
    return tomllib.loads(resources.files("service.award").joinpath("law.toml").read_text("utf-8"))


def _merged(tables: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """`tables` with each key of `own` in its place; tables are merged, anything else is replaced."""
    result = dict(tables)
    for key, value in own.items():
        there = result.get(key)
        result[key] = _merged(there, value) if isinstance(there, dict) and isinstance(value, dict) else value
    return result


def _read(tables: dict[str, Any], file: Path) -> Law:
    try:
        law = TypeAdapter(Law).validate_python(tables)
    except ValidationError as exc:
        told = "; ".join(_told(error) for error in exc.errors(include_url=False)[:10])
        raise LawBroken(f"Tệp quy định {file} có chỗ chưa đúng: {told}.", log="law file does not fit") from exc
    if strange := _strange_code(law):
        message = f"Tệp quy định {file} có chỗ chưa đúng: {strange}."
        raise LawBroken(message, log="law file names what does not exist")
    return law


def _told(error: ErrorDetails) -> str:
    """ "luong_co_so.ND-73-2024.dong: cần một số nguyên"."""
    key = ".".join(str(step) for step in error["loc"])
    sentence = _DAY if error["type"].startswith("date_") else _EXPECTED.get(error["type"])
    if sentence is None:
        sentence = error["msg"] if error["type"].startswith("vanthu.") else "giá trị đúng kiểu"
    needed = sentence.format_map({"expected": error.get("ctx", {}).get("expected", "")})
    given = error["input"]
    shown = f", không phải {given!r}" if isinstance(given, str | int | float | date) else ""
    return f"{key}: {needed}" if sentence.endswith("khóa này") else f"{key}: cần {needed}{shown}"


def _strange_code(law: Law) -> str:
    """The first key that names an award or a text of law which does not exist, or nothing."""
    awards = (
        *((f"tham_quyen.{key}.tang", entry.tang) for key, entry in law.tham_quyen.items()),
        *((f"muc_thuong.{key}.he_so", tuple(entry.he_so)) for key, entry in law.muc_thuong.items()),
        *((f"bo_phieu.{key}.hinh_thuc", entry.hinh_thuc) for key, entry in law.bo_phieu.items()),
        *((f"chuoi.{key}.hinh_thuc", (entry.hinh_thuc,)) for key, entry in law.chuoi.items()),
        *((f"chuoi.{key}.sau", entry.sau) for key, entry in law.chuoi.items()),
    )
    for key, codes in awards:
        for code in codes:
            if code not in law.hinh_thuc:
                return f"{key}: cần một mã hình thức đã có ({', '.join(law.hinh_thuc)}), không phải {code!r}"
    for key, entry in law.van_ban.items():
        for field, other in (("thay_bang", entry.thay_bang), ("chuyen_tiep", entry.chuyen_tiep)):
            if other and other not in law.van_ban:
                return f"van_ban.{key}.{field}: cần tên của một mục van_ban, không phải {other!r}"
    return ""
