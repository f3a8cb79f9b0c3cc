"""The tables. Migrations bring a database to this shape; nothing else creates them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, stored in UTC; SQLite keeps no zone of its own."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - same
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData()

# The last number taken in each series and year.
counter = Table(
    "counter",
    metadata,
    Column("series", String(60), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

# One row for every number that was ever kept: reserved, issued, or void with its reason.
document = Table(
    "document",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("kind", String(60), nullable=False),
    Column("series", String(60), nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    Column("so_ky_hieu", String(80), nullable=False),
    Column("ngay_ban_hanh", Date, nullable=False),
    Column("trich_yeu", String(500), nullable=False),
    Column("co_quan", String(200), nullable=False),
    Column("nguoi_ky", String(50), nullable=False),
    Column("actor", String(100), nullable=False),
    Column("payload", Text, nullable=False),
    Column("search_text", Text, nullable=False),
    Column("template", String(64), nullable=False),
    # Reserved rows: who is at work on it, until when, and how often it was tried.
    Column("claim", String(32)),
    Column("lease_until", UtcTime),
    Column("attempts", Integer, nullable=False, default=0),
    # Issued rows.
    Column("issued_at", UtcTime),
    Column("pages", Integer),
    Column("sha256_docx", String(64)),
    Column("sha256_pdf", String(64)),
    Column("sha256_payload", String(64)),
    Column("sha256_manifest", String(64)),
    Column("notices", Text),
    # Void rows.
    Column("void_reason", String(500)),
    UniqueConstraint("series", "year", "number"),
    Index("document_newest", "state", "issued_at", "id"),
)

api_key = Table(
    "api_key",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    Column("secret_sha256", String(64), nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
