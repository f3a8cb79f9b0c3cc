"""The application over a database in a folder and the in-memory converter."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from service.document import Role
from service.installation import Installation, assemble
from service.render.pdf import MemoryConverter
from service.settings import Settings
from service.web.app import app_of
from tests.conftest import NOON


@dataclass
class Caller:
    """A client of the API that sends one role's key."""

    client: TestClient[Litestar]
    headers: dict[str, str]

    def get(self, path: str, **options: Any) -> Any:
        return self.client.get(path, headers=self.headers, **options)

    def post(self, path: str, **options: Any) -> Any:
        return self.client.post(path, headers=self.headers, **options)


@pytest.fixture
def converter() -> MemoryConverter:
    return MemoryConverter()


@pytest.fixture
def installation(tmp_path: Path, converter: MemoryConverter) -> Installation:
    return assemble(Settings(data_dir=tmp_path / "var"), converter=converter)


@pytest.fixture
def client(installation: Installation) -> Iterator[TestClient[Litestar]]:
    with TestClient(app_of(installation), raise_server_exceptions=False) as client:
        yield client


def caller(client: TestClient[Litestar], installation: Installation, role: Role) -> Caller:
    token = installation.keys.add(f"khóa {role}", role, NOON)
    return Caller(client, {"Authorization": f"Bearer {token}"})


@pytest.fixture
def clerk(client: TestClient[Litestar], installation: Installation) -> Caller:
    return caller(client, installation, "clerk")


@pytest.fixture
def archivist(client: TestClient[Litestar], installation: Installation) -> Caller:
    return caller(client, installation, "archivist")
