"""The application over a database in a folder and the in-memory converter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from litestar import Litestar
from litestar.testing import TestClient

from service.cli import main
from service.document import Role
from service.installation import Installation
from service.render.pdf import MemoryConverter
from service.settings import Settings
from service.web.app import create_app
from tests.conftest import NOON

Run = Callable[..., Result]


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
def client(tmp_path: Path, converter: MemoryConverter) -> Iterator[TestClient[Litestar]]:
    app = create_app(Settings(data_dir=tmp_path / "var", checkers=0), converter=converter)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def installation(client: TestClient[Litestar]) -> Installation:
    found: Installation = client.app.state.installation
    return found


def caller(client: TestClient[Litestar], installation: Installation, role: Role) -> Caller:
    token = installation.keys.add(f"khóa {role}", role, NOON)
    return Caller(client, {"Authorization": f"Bearer {token}"})


@pytest.fixture
def clerk(client: TestClient[Litestar], installation: Installation) -> Caller:
    return caller(client, installation, "clerk")


@pytest.fixture
def archivist(client: TestClient[Litestar], installation: Installation) -> Caller:
    return caller(client, installation, "archivist")


@pytest.fixture
def vanthu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, words)

    return run
