"""API keys: made once, shown once, kept as a hash."""

import hashlib
import hmac
import secrets
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from service.archive.database import Database
from service.archive.schema import api_key
from service.document import Actor, Role
from service.errors import KeyInvalid, KeyNameTaken


class Keys:
    """The API keys of one installation. A token reads `vt_<id>_<secret>`; only its hash is stored."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, role: Role, now: datetime) -> str:
        """A new token for `name`. Raises KeyNameTaken when the name has one already."""
        key_id, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
        row = {"id": key_id, "name": name, "role": role, "secret_sha256": _sha256(secret), "created_at": now}
        try:
            with self._database.write() as connection:
                connection.execute(insert(api_key).values(row))
        except IntegrityError as exc:
            raise KeyNameTaken(f"Đã có khóa tên “{name}”. Chọn tên khác.", log="key name taken") from exc
        return f"vt_{key_id}_{secret}"

    def actor(self, token: str) -> Actor:
        """Who holds `token`. Raises KeyInvalid."""
        _, _, rest = token.partition("_")
        key_id, _, secret = rest.partition("_")
        with self._database.read() as connection:
            row = connection.execute(select(api_key).where(api_key.c.id == key_id)).first()
        if row is None or not hmac.compare_digest(row.secret_sha256, _sha256(secret)):
            raise KeyInvalid("Khóa API không đúng.", log="wrong key")
        return Actor(row.name, row.role)

    def any(self) -> bool:
        with self._database.read() as connection:
            return connection.execute(select(api_key.c.id).limit(1)).first() is not None


def _sha256(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
