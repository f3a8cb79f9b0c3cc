"""POST /v1/check: anyone's DOCX or PDF against the decree."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Final

from anyio import CapacityLimiter, to_thread
from litestar import Router, post
from litestar.datastructures import UploadFile
from litestar.params import MultipartBody, QueryParameter

from service.nd30 import Report, check

MAX_FILE: Final = 20 * 1024 * 1024
FILES_AT_ONCE: Final = 2


@dataclass(frozen=True, slots=True)
class Sent:
    """A form with one file."""

    file: UploadFile


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checker says of one file, and whether it breaks a mandatory rule."""

    file: str
    broken: bool
    report: Report


def checking() -> Router:
    """The route, which lets a few large files wait for one another and nothing else wait for them."""
    at_once = CapacityLimiter(FILES_AT_ONCE)

    @post("/", status_code=200, summary="Kiểm tra một tệp DOCX hoặc PDF theo Nghị định 30", tags=["Kiểm tra thể thức"])
    async def check_file(
        data: MultipartBody[Sent],
        kind: Annotated[str | None, QueryParameter(description="Loại văn bản; bỏ trống để tự nhận ra.")] = None,
        ngay: Annotated[date | None, QueryParameter(description="Ngày văn bản, để chọn quy tắc của ngày ấy.")] = None,
    ) -> Checked:
        content = await data.file.read()
        report = await to_thread.run_sync(partial(check, content, genre=kind, issued_on=ngay), limiter=at_once)
        return Checked(data.file.filename, report.broken, report)

    return Router("/check", route_handlers=[check_file], request_max_body_size=MAX_FILE)
