"""Serves one installation with uvicorn and tells a newcomer how to begin."""

import logging
import sys
from datetime import UTC, datetime

import click
import structlog
import uvicorn

from service.installation import Installation, assemble
from service.settings import Settings
from service.web.app import app_of

FIRST_KEY = "khóa-đầu-tiên"


def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT; requests in flight finish first."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    installation = assemble(settings)
    _greet(installation)
    uvicorn.run(
        app_of(installation),
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
