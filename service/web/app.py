"""The composition root: the ASGI application of one installation."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar, get
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import SwaggerRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.static_files import create_static_files_router
from swagger_ui_bundle import swagger_ui_path

from service.archive.register import Query, Register
from service.archive.store import ObjectStore
from service.installation import Installation, assemble
from service.issue import Office
from service.render.pdf import Converter
from service.settings import Settings
from service.web.api import api
from service.web.problems import EXCEPTION_HANDLERS
from service.web.schema import ExactPydanticPlugin

_ASSETS = "/docs-assets"


@get("/healthz", sync_to_thread=False, include_in_schema=False)
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@get("/readyz", sync_to_thread=True, include_in_schema=False)
def readyz(office: NamedDependency[Office]) -> dict[str, str]:
    """Register and store answer; otherwise 503 says which does not."""
    office.register.search(Query(cursor=""))
    office.store.digest("probes/ready.txt")
    return {"status": "ready"}


def create_app(
    settings: Settings,
    *,
    converter: Converter | None = None,
    store: ObjectStore | None = None,
    register: Register | None = None,
) -> Litestar:
    """The application by `settings`; a port that is given replaces the one that they name."""
    return app_of(assemble(settings, converter=converter, store=store, register=register))


def app_of(installation: Installation) -> Litestar:
    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        stopped = threading.Event()
        sweeper = threading.Thread(target=installation.sweep, args=(stopped,), name="sweeper")
        sweeper.start()
        try:
            yield
        finally:
            stopped.set()
            sweeper.join()
            installation.close()

    def provide_office() -> Office:
        return installation.office

    return Litestar(
        route_handlers=[
            healthz,
            readyz,
            api(),
            create_static_files_router(_ASSETS, directories=[swagger_ui_path], include_in_schema=False),
        ],
        state=State({"installation": installation}),
        dependencies={"office": Provide(provide_office, sync_to_thread=False)},
        exception_handlers=EXCEPTION_HANDLERS,
        lifespan=[lifespan],
        plugins=[ExactPydanticPlugin()],
        openapi_config=OpenAPIConfig(
            title="Vanthu",
            version="1",
            description="Văn bản hành chính theo Nghị định 30/2020/NĐ-CP.",
            path="/docs",
            components=Components(security_schemes={"key": SecurityScheme(type="http", scheme="bearer")}),
            render_plugins=[
                SwaggerRenderPlugin(
                    path="/",
                    js_url=f"{_ASSETS}/swagger-ui-bundle.js",
                    css_url=f"{_ASSETS}/swagger-ui.css",
                    standalone_preset_js_url=f"{_ASSETS}/swagger-ui-standalone-preset.js",
                    favicon=f"<link rel='icon' type='image/png' href='{_ASSETS}/favicon-32x32.png'>",
                )
            ],
        ),
    )
