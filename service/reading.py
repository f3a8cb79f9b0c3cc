"""Reads a payload: JSON in; a valid payload, or every mistake as one Vietnamese sentence with its place, out."""

import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, from_json

from service.document import DocumentKind
from service.errors import FieldError, PayloadInvalid, PayloadUnreadable

_SENTENCES: Final = {
    "missing": "Thiếu “{title}”. Hãy điền.",
    "extra_forbidden": "Không có trường này. Bỏ đi hoặc xem lại tên trường trong lược đồ.",
    "string_type": "“{title}” phải là chữ.",
    "string_unicode": "“{title}” có ký tự hỏng. Hãy gõ lại.",
    "string_too_short": "“{title}” không được để trống.",
    "string_too_long": "“{title}” dài quá {max_length} ký tự. Hãy rút gọn.",
    "string_pattern_mismatch": "“{title}” chưa đúng dạng. {help}",
    "too_short": "“{title}” cần ít nhất {min_length} dòng.",
    "too_long": "“{title}” nhiều quá {max_length} dòng.",
    "tuple_type": "“{title}” phải là một danh sách.",
    "int_type": "“{title}” phải là số nguyên.",
    "int_parsing": "“{title}” phải là số nguyên, không có dấu chấm phân cách.",
    "int_from_float": "“{title}” phải là số nguyên.",
    "greater_than": "“{title}” phải lớn hơn {gt}.",
    "less_than": "“{title}” phải nhỏ hơn {lt}.",
    "greater_than_equal": "“{title}” không được nhỏ hơn {ge}.",
    "less_than_equal": "“{title}” không được lớn hơn {le}.",
    "bool_type": "“{title}” phải là true hoặc false.",
    "bool_parsing": "“{title}” phải là true hoặc false.",
    "literal_error": "“{title}” phải là một trong các giá trị {expected}.",
    "model_type": "“{title}” phải gồm các trường con.",
    "model_attributes_type": "“{title}” phải gồm các trường con.",
    "date_type": "“{title}” phải là ngày, dạng 2026-11-22.",
    "date_parsing": "“{title}” không phải ngày có thật. Ghi dạng 2026-11-22.",
    "date_from_datetime_parsing": "“{title}” không phải ngày có thật. Ghi dạng 2026-11-22.",
    "date_from_datetime_inexact": "“{title}” chỉ gồm ngày, không có giờ.",
}


MAX_MISTAKES: Final = 200

_ANY: Final = "“{title}” chưa đúng."


def read_payload(kind: DocumentKind, text: bytes | str) -> Any:
    """The payload in JSON `text`. Raises PayloadUnreadable or PayloadInvalid."""
    try:
        value = from_json(_without_mark(text), allow_inf_nan=False)
    except ValueError as exc:
        raise PayloadUnreadable(
            f"Không đọc được JSON: {exc}. Kiểm tra dấu phẩy, ngoặc và mã UTF-8.", log="malformed JSON"
        ) from exc
    try:
        return kind.payload.model_validate(value)
    except ValidationError as exc:
        raise mistakes(exc, kind.payload) from exc


def _without_mark(text: bytes | str) -> bytes | str:
    """Drop the byte order mark that some editors put in front."""
    return text.removeprefix(b"\xef\xbb\xbf") if isinstance(text, bytes) else text.removeprefix("\ufeff")


def mistakes(exc: ValidationError, model: type[BaseModel]) -> PayloadInvalid:
    """What Pydantic found wrong with a payload of `model`: all of it, up to a number that a person can mend."""
    errors = exc.errors(include_url=False)[:MAX_MISTAKES]
    followed = {error["loc"][:depth] for error in errors for depth in range(1, len(error["loc"]))}
    # A list whose row is wrong is also reported as too short; the row says it all.
    return PayloadInvalid(
        tuple(
            _mistake(error, model) for error in errors if error["type"] != "too_short" or error["loc"] not in followed
        )
    )


def title_at(model: type[BaseModel], pointer: str) -> str:
    """The Vietnamese title of the field that a JSON pointer into a payload of `model` means."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    names = list(_titles(model, tuple(int(step) if step.isdecimal() else step for step in steps)))
    return names[-1][0] if names else "Văn bản"


def _mistake(error: ErrorDetails, model: type[BaseModel]) -> FieldError:
    names = list(_titles(model, error["loc"]))
    title, help_text = names[-1] if names else ("Văn bản", "")
    if error["type"].startswith("vanthu."):
        detail = error["msg"]
    else:
        length_of_text = error["type"] in {"too_short", "too_long"} and isinstance(error["input"], str)
        sentence = _SENTENCES.get(f"string_{error['type']}" if length_of_text else error["type"], _ANY)
        facts = {name: _spoken(value) for name, value in error.get("ctx", {}).items()}
        detail = sentence.format_map({"title": title, "help": help_text, **facts}).strip()
    pointer = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in error["loc"])
    return FieldError(pointer, title, detail)


def _spoken(value: Any) -> Any:
    """A list of choices as a Vietnamese reader expects it."""
    return re.sub(r"'([^']*)'", r"“\1”", value).replace(" or ", ", ") if isinstance(value, str) else value


def _titles(model: Any, path: tuple[int | str, ...]) -> Iterator[tuple[str, str]]:
    """Title and help of each field along `path`; a list row adds its number: "Nơi nhận, dòng 2"."""
    annotation, title, help_text = model, "", ""
    for step in path:
        if isinstance(step, int):
            title, annotation = f"{title}, dòng {step + 1}", _item(annotation)
        else:
            owner = _model(annotation)
            field = owner.model_fields.get(step) if owner else None
            example = f" Ví dụ: {field.examples[0]}." if field and field.examples else ""
            if field is None:
                title, help_text, annotation = str(step), "", None
            else:
                title, annotation = field.title or step, field.annotation
                help_text = f"{field.description or ''}{example}"
        yield title, help_text


def _model(annotation: Any) -> type[BaseModel] | None:
    """The model inside `annotation`, whatever optional or annotated wrapping it has."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {Union, types.UnionType, Annotated}:
        return next((found for arg in get_args(annotation) if (found := _model(arg))), None)
    return None


def _item(annotation: Any) -> Any:
    """What the rows of a list field are."""
    if get_origin(annotation) is Annotated:
        return _item(get_args(annotation)[0])
    return get_args(annotation)[0] if get_origin(annotation) is tuple else None
