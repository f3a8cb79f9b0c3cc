import pytest
from pydantic import ValidationError

from service.settings import Settings


def test_remote_workers_are_addresses_apart_by_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANTHU_REMOTE_WORKERS", "http://10.0.0.5:2003  http://[::1]:2004")
    monkeypatch.setenv("VANTHU_WORKERS", "0")
    assert Settings().remote_workers == ("http://10.0.0.5:2003", "http://[::1]:2004")


@pytest.mark.parametrize(
    "address", ["10.0.0.5:2003", "http://x", "https://x:1", "http://u:p@x:1", "http://x:99999", "http://x:1/path"]
)
def test_an_address_that_is_none_is_named(address: str) -> None:
    with pytest.raises(ValidationError, match="remote_workers") as caught:
        Settings(remote_workers=(address,), workers=0)
    assert [error["loc"] for error in caught.value.errors()] == [("remote_workers",)]
    assert address in str(caught.value)


def test_somebody_has_to_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANTHU_WORKERS", "0")
    with pytest.raises(ValidationError, match="VANTHU_REMOTE_WORKERS"):
        Settings()
