"""Every error as RFC 9457 problem+json: Vietnamese for the person, a stable code for the program."""

from dataclasses import asdict
from typing import Any, Final

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import Scope
from pydantic import ValidationError

from service.errors import (
    DocumentUnprintable,
    FieldError,
    FileUnreadable,
    KeyInvalid,
    KindUnknown,
    NotReady,
    PayloadInvalid,
    PayloadUnreadable,
    RecordNotFound,
    RoleForbidden,
    Unavailable,
    VanthuError,
)
from service.kinds import kind_named
from service.reading import mistakes

PROBLEM_JSON: Final = "application/problem+json"
RETRY_AFTER_SECONDS: Final = "5"

_STATUS: Final[dict[type[VanthuError], int]] = {
    PayloadUnreadable: 400,
    KeyInvalid: 401,
    RoleForbidden: 403,
    KindUnknown: 404,
    RecordNotFound: 404,
    PayloadInvalid: 422,
    DocumentUnprintable: 422,
    FileUnreadable: 422,
    Unavailable: 503,
}
_HTTP: Final = {
    400: (
        "bad-request",
        "Yêu cầu không đọc được. JSON: xem dấu phẩy, ngoặc, mã UTF-8; kiểm tra tệp: gửi trường “file”.",
    ),
    404: ("not-found", "Không có địa chỉ này. Xem danh sách tại /docs."),
    405: ("method-not-allowed", "Địa chỉ này không nhận phương thức vừa dùng."),
    413: ("too-large", "Dữ liệu gửi lên quá lớn. Gửi ít hơn hoặc tệp nhỏ hơn."),
    415: ("media-type", "Kiểu dữ liệu gửi lên không được hỗ trợ. Gửi JSON, hoặc tệp trong biểu mẫu."),
}
_TITLES: Final = {
    400: "Yêu cầu không đọc được",
    401: "Chưa xác thực",
    403: "Không có quyền",
    404: "Không tìm thấy",
    405: "Phương thức không được phép",
    413: "Quá lớn",
    415: "Kiểu dữ liệu không hỗ trợ",
    422: "Dữ liệu chưa đúng",
    500: "Lỗi bên trong",
    503: "Tạm thời không phục vụ được",
}

# What every mistake says; rule and basis stand only with those that break one.
_ALWAYS: Final = {"pointer", "title", "detail"}

_CODE: Final = "problem"

_log = structlog.get_logger(__name__)


def problem_code(scope: Scope) -> str | None:
    """The code of the problem that a request was answered with, if any."""
    code: str | None = scope["state"].get(_CODE)
    return code


def vanthu_problem(request: Request[Any, Any, Any], exc: VanthuError) -> Response[dict[str, Any]]:
    """A problem that we raised ourselves."""
    status = next((status for kind, status in _STATUS.items() if isinstance(exc, kind)), 500)
    headers = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": RETRY_AFTER_SECONDS}}.get(status, {})
    told = _log.error if status >= 500 else _log.info
    told(exc.code, path=request.url.path, status=status, reason=exc.log)
    errors = exc.errors if isinstance(exc, PayloadInvalid | NotReady) else ()
    return _problem(request, status, exc.code, str(exc), headers, errors)


def http_problem(request: Request[Any, Any, Any], exc: HTTPException) -> Response[dict[str, Any]]:
    """A problem that Litestar raised: a payload that Pydantic refused, or a request that fits no route."""
    refused = exc.__cause__.__cause__ if exc.__cause__ else None
    if isinstance(refused, ValidationError):
        return vanthu_problem(request, mistakes(refused, kind_named(request.route_handler.opt["kind"]).payload))
    if exc.status_code >= 500:
        return unexpected_problem(request, exc)
    code, detail = _HTTP.get(exc.status_code, ("http-error", "Yêu cầu không thực hiện được."))
    errors: tuple[FieldError, ...] = ()
    names = [str(item.get("key", "")) for item in exc.extra or () if isinstance(item, dict)]
    if isinstance(exc, ValidationException) and names != ["data"]:
        errors = tuple(FieldError(f"/{name}", name, f"Tham số “{name}” chưa đúng dạng.") for name in names)
        code, detail = "parameter-invalid", "Có tham số chưa đúng dạng, xem danh sách lỗi."
    return _problem(request, exc.status_code, code, detail, dict(exc.headers or {}), errors)


def unreadable_problem(request: Request[Any, Any, Any], exc: Exception) -> Response[dict[str, Any]]:
    """JSON nested deeper than any payload is, or text that is not UTF-8."""
    _log.info("bad-request", path=request.url.path, reason=type(exc).__name__)
    return _problem(request, 400, *_HTTP[400], {}, ())


def unexpected_problem(request: Request[Any, Any, Any], exc: Exception) -> Response[dict[str, Any]]:
    """A fault of ours: logged whole, told in one sentence."""
    _log.error("unexpected-error", path=request.url.path, exc_info=exc)
    return _problem(request, 500, "unexpected-error", "Dịch vụ gặp lỗi ngoài dự kiến. Báo quản trị viên.", {}, ())


def _problem(
    request: Request[Any, Any, Any],
    status: int,
    code: str,
    detail: str,
    headers: dict[str, str],
    errors: tuple[FieldError, ...],
) -> Response[dict[str, Any]]:
    content: dict[str, Any] = {
        "type": f"urn:vanthu:problem:{code}",
        "title": _TITLES.get(status, "Không thực hiện được"),
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        "code": code,
    }
    request.scope["state"][_CODE] = code
    if errors:
        content["errors"] = [
            {name: text for name, text in asdict(e).items() if text or name in _ALWAYS} for e in errors
        ]
    return Response(content, status_code=status, headers=headers, media_type=PROBLEM_JSON)


EXCEPTION_HANDLERS: Final[dict[int | type[Exception], Any]] = {
    VanthuError: vanthu_problem,
    HTTPException: http_problem,
    RecursionError: unreadable_problem,
    UnicodeDecodeError: unreadable_problem,
    Exception: unexpected_problem,
}
