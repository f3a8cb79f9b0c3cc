"""The composition root: the ASGI application of one installation."""

import asyncio
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from anyio import to_thread
from litestar import Litestar, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import SwaggerRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.params import FromPath
from litestar.response import File
from swagger_ui_bundle import swagger_ui_path

from service.archive.register import Register
from service.archive.store import ObjectStore
from service.installation import assemble
from service.issue import Office
from service.libreoffice.jobs import TOGETHER
from service.render.pdf import Converter
from service.settings import Settings
from service.web.api import api
from service.web.observe import Figures, operations
from service.web.problems import EXCEPTION_HANDLERS
from service.web.schema import ExactPydanticPlugin

_ASSETS = "/docs-assets"
_ASSET_NAMES = {"swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "swagger-ui.css", "favicon-32x32.png"}

# Handlers that may run at once besides those that LibreOffice lets in or lets wait.
_OTHER_THREADS: Final = 32

# How long a document that the sweeper finishes may hold up the end; later it is finished by the next service.
_SWEEPER_SECONDS: Final = 5.0


@get(f"{_ASSETS}/{{name:str}}", sync_to_thread=False, include_in_schema=False)
def docs_asset(name: FromPath[str]) -> File:
    """A file of the API pages, from the installed package: they work without internet."""
    if name not in _ASSET_NAMES:
        raise NotFoundException
    return File(Path(swagger_ui_path) / name, content_disposition_type="inline")


def create_app(
    settings: Settings,
    *,
    converter: Converter | None = None,
    store: ObjectStore | None = None,
    register: Register | None = None,
) -> Litestar:
    """The application by `settings`; a port that is given replaces the one that they name.

    Its installation is at `app.state.installation`, and is closed when the application stops.
    """
    installation = assemble(settings, converter=converter, store=store, register=register)

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_threads(settings), "handler"))
        installation.start()
        stopped = threading.Event()
        sweeper = threading.Thread(target=installation.sweep, args=(stopped,), name="sweeper", daemon=True)
        sweeper.start()
        try:
            yield
        finally:
            stopped.set()
            await to_thread.run_sync(sweeper.join, _SWEEPER_SECONDS)
            installation.close()

    def provide_office() -> Office:
        return installation.office

    figures = Figures(installation.office)
    app = Litestar(
        route_handlers=[
            *operations(installation.office, figures),
            docs_asset,
            api(),
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
    app.asgi_handler = figures.around(app.asgi_handler)
    return app


def _threads(settings: Settings) -> int:
    """Handlers that may run at once: more than LibreOffice lets in or lets wait, so that it is what bounds them."""
    workers = settings.workers + len(settings.remote_workers)
    return workers * TOGETHER + settings.queue_length + _OTHER_THREADS
