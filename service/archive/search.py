"""How documents are found: what a search text holds, and what a query asks of it."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, select, tuple_

from service.archive.schema import document
from service.vietnamese import fold, nfc

MAX_QUERY: Final = 200


@dataclass(frozen=True, slots=True)
class Query:
    """What to search for; every given part has to match."""

    words: str = ""
    kind: str | None = None
    nam: int | None = None
    nguoi_ky: str | None = None
    tu: date | None = None
    den: date | None = None
    cursor: str | None = None


def search_text(so_ky_hieu: str, trich_yeu: str, payload: str) -> str:
    """What the words of a query are looked for in; a trích yếu that is composed does not stand in the payload."""
    return fold(" ".join((so_ky_hieu, trich_yeu, *_strings(json.loads(payload)))))


def matching(query: Query) -> Select[Any]:
    found = select(document).where(document.c.state == "issued")
    for word in fold(query.words).split():
        found = found.where(document.c.search_text.contains(word, autoescape=True))
    if query.kind:
        found = found.where(document.c.kind == query.kind)
    if query.nam:
        found = found.where(document.c.year == query.nam)
    if query.nguoi_ky:
        found = found.where(document.c.nguoi_ky == nfc(query.nguoi_ky))
    if query.tu:
        found = found.where(document.c.ngay_ban_hanh >= query.tu)
    if query.den:
        found = found.where(document.c.ngay_ban_hanh <= query.den)
    newest = (document.c.issued_at, document.c.id)
    if query.cursor:
        seen = select(*newest).where(document.c.id == query.cursor).subquery()
        found = found.where(tuple_(*newest) < select(seen.c.issued_at, seen.c.id).scalar_subquery())
    return found.order_by(*(column.desc() for column in newest))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in items for text in _strings(item)]
