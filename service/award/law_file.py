"""Reads the law: the data that comes with Vanthu, and over it the file of an office's own rules."""

import hashlib
import re
import tomllib
from dataclasses import fields
from datetime import date, time
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from service.award.law import Held, Law
from service.errors import LawBroken

_DAY: Final = "một ngày không có dấu nháy và giờ, như 2026-10-01"
_UNREADABLE: Final = {
    FileNotFoundError: "không có tệp này",
    NotADirectoryError: "không có tệp này",
    IsADirectoryError: "đây là một thư mục",
    PermissionError: "không có quyền đọc",
}
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
        why = next((told for kind, told in _UNREADABLE.items() if isinstance(exc, kind)), "ổ đĩa báo lỗi khi đọc")
        message = f"Không đọc được tệp quy định {override}: {why}. Kiểm tra VANTHU_LAW_FILE rồi khởi động lại."
        raise LawBroken(message, log=f"law file unreadable: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        message = f"Tệp quy định {override} không ghi bằng mã UTF-8, từ byte thứ {exc.start + 1}. Lưu lại bằng UTF-8."
        raise LawBroken(message, log="law file is not UTF-8") from exc
    except tomllib.TOMLDecodeError as exc:
        message = f"Tệp quy định {override} không phải TOML đúng ở {_spot(exc)}. Sửa chỗ đó rồi khởi động lại."
        raise LawBroken(message, log=f"law file is not TOML: {exc}") from exc
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
    if strange := _reversed_span(law) or _strange_rule(law) or _strange_code(law):
        message = f"Tệp quy định {file} có chỗ chưa đúng: {strange}."
        raise LawBroken(message, log="law file names what does not exist")
    return law


def _told(error: ErrorDetails) -> str:
    """ "luong_co_so.ND-73-2024.dong: cần một số nguyên"."""
    key = ".".join(str(step) for step in error["loc"] if step != "[key]")
    sentence = _DAY if error["type"].startswith("date_") else _EXPECTED.get(error["type"])
    if sentence is None:
        sentence = error["msg"] if error["type"].startswith("vanthu.") else "giá trị đúng kiểu"
    choices = error.get("ctx", {}).get("expected", "").replace(" or ", " hoặc ")
    needed = sentence.format_map({"expected": choices})
    given = _as_written(error["input"])
    shown = f", không phải {given}" if given else ""
    return f"{key}: {needed}" if sentence.endswith("khóa này") else f"{key}: cần {needed}{shown}"


def _as_written(value: object) -> str:
    """A plain value as a TOML file has it; nothing for lists and tables."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | time):
        return value.isoformat()
    return repr(value) if isinstance(value, str | int | float) else ""


def _spot(error: tomllib.TOMLDecodeError) -> str:
    """Where the file is no TOML: the parser says it in English at the end of its message."""
    found = re.search(r"\(at line (\d+), column (\d+)\)$", str(error))
    return f"dòng {found[1]}, cột {found[2]}" if found else "cuối tệp"


def _reversed_span(law: Law) -> str:
    """The first entry that ends before it begins, or nothing."""
    tables = {field.name: getattr(law, field.name) for field in fields(law)}
    entries = {
        f"{name}.{key}": entry
        for name, table in tables.items()
        if isinstance(table, dict)
        for key, entry in table.items()
    }
    for key, entry in (entries | tables).items():
        if isinstance(entry, Held) and entry.den < entry.tu:
            return f"{key}.den: cần một ngày từ {entry.tu.isoformat()} (tu) trở đi, không phải {entry.den.isoformat()}"
    return ""


def _strange_rule(law: Law) -> str:
    """The first key that names a rule by which nothing is judged, or nothing."""
    known = _packaged_tables()["quy_tac"]
    named = (
        *((f"quy_tac.{rule}", rule) for rule in law.quy_tac),
        *(("chua_ro.quy_tac", one) for one in law.chua_ro.quy_tac),
    )
    for key, rule in named:
        if rule not in known:
            return f"{key}: cần mã của một quy tắc đã có ({', '.join(known)}), không phải {rule!r}"
    return ""


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
