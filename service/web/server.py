"""Serves one installation with uvicorn and tells a newcomer how to begin."""

import gc
from datetime import UTC, datetime

import click
import uvicorn

from service.installation import Installation
from service.settings import Settings
from service.web.app import create_app

FIRST_KEY = "khóa-đầu-tiên"


def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT; requests in flight finish first."""
    app = create_app(settings)
    _greet(app.state.installation)
    # What was imported stays for good: looking through it again and again costs a tenth of every document.
    gc.collect()
    gc.freeze()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=30,
    )


def _greet(installation: Installation) -> None:
    settings = installation.settings
    click.echo(f"Vanthu phục vụ tại http://{settings.host}:{settings.port}  (API: /docs)")
    if not installation.keys.any():
        token = installation.keys.add(FIRST_KEY, "admin", datetime.now(UTC))
        click.echo(f"Khóa API đầu tiên, chỉ in một lần này: {token}")
