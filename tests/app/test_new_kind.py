"""Adding a document kind is adding a module and a template: no existing file is touched."""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from service import kinds as package
from service.render.pdf import MemoryConverter
from service.settings import ROOT, Settings
from service.web.app import create_app
from tests.conftest import NOON

TOY = '''
"""Thông báo: a kind that exists in this test alone."""

from service.document import DocumentKind
from service.kinds._frame import heading_of
from service.kinds import ke_hoach
from service.kinds.ke_hoach import SAMPLE, KeHoach


def symbol(payload):
    return f"TB-{payload.co_quan.viet_tat}"


def context(payload, issued):
    filled = ke_hoach.context(payload, issued)
    return filled | {"so_ky_hieu": filled["so_ky_hieu"].replace("KH", "TB")}


KIND = DocumentKind("thong-bao", "Thông báo", "TB", KeHoach, SAMPLE, heading_of(symbol), context)
'''


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the module and the template of a new kind, on the package's path."""
    (tmp_path / "thong_bao.py").write_text(TOY)
    template = tmp_path / "thong_bao.docx"
    with zipfile.ZipFile(ROOT / "templates" / "ke_hoach.docx") as plan, zipfile.ZipFile(template, "w") as notice:
        for name in plan.namelist():
            notice.writestr(name, plan.read(name).replace("KẾ HOẠCH".encode(), "THÔNG BÁO".encode()))
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    package.kinds.cache_clear()
    yield tmp_path
    package.kinds.cache_clear()
    sys.modules.pop("service.kinds.thong_bao", None)


def test_a_new_kind_is_served_at_once(toy: Path) -> None:
    settings = Settings(data_dir=toy / "var", templates_override_dir=toy, checkers=0)
    app = create_app(settings, converter=MemoryConverter())
    headers = {"Authorization": f"Bearer {app.state.installation.keys.add('a', 'clerk', NOON)}"}
    with TestClient(app) as client:
        assert "thong-bao" in [kind["kind"] for kind in client.get("/v1/kinds", headers=headers).json()]
        sample = client.get("/v1/kinds/thong-bao/sample", headers=headers).json()
        record = client.post("/v1/documents/thong-bao", json=sample, headers=headers).json()
        assert (record["kind"], record["so_ky_hieu"]) == ("thong-bao", "01/TB-SXD")
        assert "/v1/documents/thong-bao/preview" in client.get("/docs/openapi.json").json()["paths"]
