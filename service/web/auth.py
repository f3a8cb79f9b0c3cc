"""Who calls: an API key in `Authorization: Bearer …`, and what its role may do."""

from typing import Any

from anyio import to_thread
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from service.archive.keys import Keys
from service.document import Actor
from service.errors import KeyInvalid, RoleForbidden


class KeyAuthentication(AbstractAuthenticationMiddleware):
    """Puts the Actor that holds the bearer token on the connection, or answers 401."""

    async def authenticate_request(self, connection: ASGIConnection[Any, Any, Any, Any]) -> AuthenticationResult:
        scheme, _, token = connection.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise KeyInvalid("Thiếu khóa API. Gửi tiêu đề Authorization: Bearer <khóa>.", log="no key")
        keys: Keys = connection.app.state.installation.keys
        return AuthenticationResult(user=await to_thread.run_sync(keys.actor, token.strip()), auth=token)


def may_issue(connection: ASGIConnection[Any, Actor, Any, Any], _: BaseRouteHandler) -> None:
    """Guard: clerks and admins issue, archivists read."""
    actor = connection.user
    if actor.role not in {"admin", "clerk"}:
        raise RoleForbidden(
            f"Khóa “{actor.name}” (vai trò {actor.role}) không được làm việc này.", log=f"role {actor.role}"
        )
