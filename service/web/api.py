"""The API under /v1: issue, preview, validate, read, search."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote

from litestar import MediaType, Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.types import ControllerRouterHandler

from service.archive.register import FileName, Page
from service.archive.search import Query
from service.award.bases import Offer, offered
from service.document import DocumentKind, Record
from service.errors import FieldError
from service.finding import Finding
from service.issue import Office, issue, preview, validate
from service.kinds import kind_named, kinds
from service.verdict import as_mistakes
from service.web.auth import KeyAuthentication, may_issue
from service.web.checking import checking

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_BODY = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class KindSummary:
    kind: str
    title: str
    ky_hieu: str


@dataclass(frozen=True, slots=True)
class Valid:
    """A payload that could be issued as it is; what the content rules warn of, and what its page has besides."""

    canh_bao: tuple[FieldError, ...]
    the_thuc: tuple[Finding, ...]
    valid: bool = True


def kind_handlers(kind: DocumentKind) -> list[HTTPRouteHandler]:
    """The three calls that take a payload of `kind`."""
    model = kind.payload
    options: dict[str, Any] = {"sync_to_thread": True, "guards": [may_issue], "opt": {"kind": kind.slug}}
    options["tags"] = [kind.title]

    @post(
        f"/{kind.slug}",
        operation_id=f"issue-{kind.slug}",
        summary="Ban hành",
        **{**options, "opt": {"kind": kind.slug, "issues": True}},
    )
    def issue_document(
        data: JSONBody[model],  # type: ignore[valid-type]  # one model per kind
        office: NamedDependency[Office],
        request: Request[Any, Any, Any],
    ) -> Record:
        return issue(office, kind, data, request.user)

    @post(
        f"/{kind.slug}/preview",
        operation_id=f"preview-{kind.slug}",
        summary="Xem dự thảo (PDF)",
        status_code=200,
        media_type=PDF,
        **options,
    )
    def preview_document(
        data: JSONBody[model],  # type: ignore[valid-type]  # one model per kind
        office: NamedDependency[Office],
    ) -> bytes:
        return preview(office, kind, data).pdf

    @post(
        f"/{kind.slug}/validate",
        operation_id=f"validate-{kind.slug}",
        summary="Kiểm tra",
        status_code=200,
        **options,
    )
    def validate_document(
        data: JSONBody[model],  # type: ignore[valid-type]  # one model per kind
        office: NamedDependency[Office],
    ) -> Valid:
        rehearsed = validate(office, kind, data)
        return Valid(as_mistakes(kind, rehearsed.content), rehearsed.findings)

    return [issue_document, preview_document, validate_document]


@post(
    ["/{kind:str}", "/{kind:str}/preview", "/{kind:str}/validate"],
    sync_to_thread=False,
    include_in_schema=False,
)
def unknown_kind(kind: FromPath[str]) -> None:
    """A kind that has no route of its own does not exist."""
    kind_named(kind)


@get("/", sync_to_thread=True, summary="Tìm văn bản", tags=["Tra cứu"])
def search(
    office: NamedDependency[Office],
    q: FromQuery[str] = "",
    kind: FromQuery[str | None] = None,
    nam: Annotated[int | None, QueryParameter(ge=1, le=9999)] = None,
    nguoi_ky: FromQuery[str | None] = None,
    tu: FromQuery[date | None] = None,
    den: FromQuery[date | None] = None,
    cursor: FromQuery[str | None] = None,
) -> Page:
    return office.register.search(Query(q, kind, nam, nguoi_ky, tu, den, cursor))


@get("/{record_id:str}", sync_to_thread=True, summary="Hồ sơ của một văn bản", tags=["Tra cứu"])
def record(record_id: FromPath[str], office: NamedDependency[Office]) -> Record:
    return office.register.get(record_id)


def file_handler(name: FileName, media_type: str, ending: str) -> HTTPRouteHandler:
    """GET …/{id}/{name}: the exact bytes that were stored."""

    @get(
        f"/{{record_id:str}}/{name}",
        operation_id=f"read-{name}",
        sync_to_thread=True,
        media_type=media_type,
        summary=f"Tệp {name}",
        tags=["Tra cứu"],
    )
    def read_file(record_id: FromPath[str], office: NamedDependency[Office]) -> Response[bytes]:
        found = office.register.get(record_id)
        content = office.store.get(office.register.key(record_id, name))
        written = quote(f"{found.name.replace('/', '-')}.{ending}")
        disposition = f"attachment; filename=\"{found.file_stem}.{ending}\"; filename*=UTF-8''{written}"
        return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})

    return read_file


@get("/", sync_to_thread=False, summary="Các loại văn bản", tags=["Loại văn bản"])
def list_kinds() -> list[KindSummary]:
    return [KindSummary(kind.slug, kind.title, kind.abbreviation) for kind in kinds().values()]


@get("/{kind:str}/schema", sync_to_thread=False, summary="JSON Schema", tags=["Loại văn bản"])
def kind_schema(kind: FromPath[str]) -> dict[str, Any]:
    schema: dict[str, Any] = kind_named(kind).payload.model_json_schema()
    return schema


@get("/{kind:str}/sample", sync_to_thread=False, summary="Dữ liệu mẫu", tags=["Loại văn bản"])
def kind_sample(kind: FromPath[str]) -> dict[str, Any]:
    sample: dict[str, Any] = kind_named(kind).sample.model_dump(mode="json", exclude_defaults=True)
    return sample


@get("/", sync_to_thread=False, summary="Dòng căn cứ đúng cho một ngày và một thẩm quyền", tags=["Căn cứ"])
def bases(
    office: NamedDependency[Office],
    ngay: Annotated[date | None, QueryParameter(description="Ngày văn bản; mặc định hôm nay.")] = None,
    chuc_vu: Annotated[str, QueryParameter(description="Chức vụ của người ký.", max_length=200)] = "",
) -> tuple[Offer, ...]:
    return offered(office.law, ngay or office.today(), chuc_vu)


def api() -> Router:
    """Everything under /v1, behind a key."""
    files = [
        file_handler("pdf", PDF, "pdf"),
        file_handler("docx", DOCX, "docx"),
        file_handler("payload", MediaType.JSON, "json"),
        file_handler("manifest", MediaType.JSON, "json"),
    ]
    payloads = [handler for kind in kinds().values() for handler in kind_handlers(kind)]
    documents: list[ControllerRouterHandler] = [search, record, unknown_kind, *files, *payloads]
    return Router(
        "/v1",
        route_handlers=[
            Router("/documents", route_handlers=documents, request_max_body_size=MAX_BODY),
            Router("/bases", route_handlers=[bases]),
            checking(),
            Router("/kinds", route_handlers=[list_kinds, kind_schema, kind_sample]),
        ],
        middleware=[KeyAuthentication],
        security=[{"key": []}],
    )
