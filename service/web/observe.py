"""What operators ask of a running service: whether it lives, whether it is ready, and figures for Prometheus."""

import asyncio
import math
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from anyio import to_thread
from litestar import Response, get
from litestar.enums import ScopeType
from litestar.handlers import HTTPRouteHandler
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from service.archive.store import probe_store
from service.errors import FieldError, NotReady, RegisterUnavailable, VanthuError
from service.issue import Office
from service.web.problems import problem_code

# LibreOffice prints a page to show that it is ready; however many ask, one page in this time is enough.
_FRESH_SECONDS: Final = 2.0

_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
_METHODS: Final = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_OTHER: Final = "other"  # anyone can invent methods and paths; each would make a new series


class Figures:
    """Counts what passes through the application, in a registry of its own."""

    def __init__(self, office: Office) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "vanthu_http_requests",
            "Số yêu cầu HTTP đã trả lời",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "vanthu_http_request_duration_seconds",
            "Thời gian trả lời một yêu cầu HTTP",
            ["method", "route"],
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self._documents = Counter(
            "vanthu_documents",
            "Số lần ban hành qua API, theo loại văn bản và kết quả (issued, hoặc mã lỗi)",
            ["kind", "outcome"],
            registry=self.registry,
        )
        reserved = Gauge(
            "vanthu_reservations_waiting", "Số văn bản đã lấy số mà chưa ban hành xong", registry=self.registry
        )
        reserved.set_function(partial(_reserved, office))

    def around(self, app: ASGIApp) -> ASGIApp:
        """`app` with every answer counted: also those that no route gave, which no middleware of Litestar sees."""

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != ScopeType.HTTP:
                await app(scope, receive, send)
                return
            started = time.monotonic()
            status = 500

            async def watched(message: Message) -> None:
                nonlocal status
                if message["type"] == "http.response.start":
                    status = message["status"]
                await send(message)

            try:
                await app(scope, receive, watched)
            finally:
                self._count(scope, status, time.monotonic() - started)

        return counted

    def _count(self, scope: HTTPScope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else _OTHER
        route = scope.get("path_template") or _OTHER
        self._requests.labels(method, route, status).inc()
        self._seconds.labels(method, route).observe(seconds)
        handler = scope.get("route_handler")
        if handler is not None and handler.opt.get("issues"):
            # A request that is cancelled before its answer has no code, and issued nothing that anyone was told of.
            outcome = problem_code(scope) or ("issued" if status < 400 else "unexpected-error")
            self._documents.labels(handler.opt["kind"], outcome).inc()


class Readiness:
    """Asks every part of an office whether it works."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._asking = asyncio.Lock()
        self._asked = -math.inf
        self._converter: FieldError | None = None

    async def check(self) -> None:
        """Nothing, or NotReady with each part that does not work. Waits behind no conversion."""
        office = self._office
        failures = [
            await _failure("sổ đăng ký", office.register.ready),
            await _failure("kho lưu trữ", partial(probe_store, office.store)),
            await self._converter_failure(),
        ]
        if any(failures):
            raise NotReady(tuple(failure for failure in failures if failure))

    async def _converter_failure(self) -> FieldError | None:
        async with self._asking:
            if time.monotonic() - self._asked > _FRESH_SECONDS:
                self._converter = await _failure("bộ chuyển PDF", self._office.converter.ready)
                self._asked = time.monotonic()
            return self._converter


def operations(office: Office, figures: Figures) -> list[HTTPRouteHandler]:
    """/healthz, /readyz and /metrics: no key, no content of any document."""
    readiness = Readiness(office)

    @get("/healthz", sync_to_thread=False, include_in_schema=False)
    def healthz() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @get("/readyz", include_in_schema=False)
    async def readyz() -> dict[str, str]:
        """Register and store take a write and LibreOffice prints; otherwise 503 says what does not."""
        await readiness.check()
        return {"status": "ready"}

    @get("/metrics", include_in_schema=False)
    async def metrics() -> Response[bytes]:
        """What service and converter count, as Prometheus reads it."""
        registries = (figures.registry, office.converter.registry)
        texts = [await to_thread.run_sync(generate_latest, registry) for registry in registries]
        return Response(b"".join(texts), media_type=CONTENT_TYPE_LATEST)

    return [healthz, readyz, metrics]


async def _failure(part: str, probe: Callable[[], None]) -> FieldError | None:
    try:
        await to_thread.run_sync(probe)
    except VanthuError as exc:
        return FieldError("", part, str(exc))
    return None


def _reserved(office: Office) -> float:
    try:
        return office.register.reserved()
    except RegisterUnavailable:
        return math.nan
