"""Counters, documents and API keys."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "counter",
        sa.Column("series", sa.String(60), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("series", sa.String(60), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("so_ky_hieu", sa.String(80), nullable=False),
        sa.Column("ngay_ban_hanh", sa.Date, nullable=False),
        sa.Column("trich_yeu", sa.String(500), nullable=False),
        sa.Column("co_quan", sa.String(200), nullable=False),
        sa.Column("nguoi_ky", sa.String(50), nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("search_text", sa.Text, nullable=False),
        sa.Column("template", sa.String(64), nullable=False),
        sa.Column("claim", sa.String(32)),
        sa.Column("lease_until", sa.DateTime),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("issued_at", sa.DateTime),
        sa.Column("pages", sa.Integer),
        sa.Column("sha256_docx", sa.String(64)),
        sa.Column("sha256_pdf", sa.String(64)),
        sa.Column("sha256_payload", sa.String(64)),
        sa.Column("sha256_manifest", sa.String(64)),
        sa.Column("notices", sa.Text),
        sa.Column("void_reason", sa.String(500)),
        sa.UniqueConstraint("series", "year", "number"),
    )
    op.create_index("document_newest", "document", ["state", "issued_at", "id"])
    op.create_table(
        "api_key",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False, unique=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("secret_sha256", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
    )
