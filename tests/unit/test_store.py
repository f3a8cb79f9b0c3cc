"""One contract for every ObjectStore."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from service.archive.store import FolderStore, MemoryStore, ObjectStore
from service.errors import ArchiveBroken, StoreUnavailable

STORES: dict[str, Callable[[Path], ObjectStore]] = {"folder": FolderStore, "memory": lambda _: MemoryStore()}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    return STORES[request.param](tmp_path / "archive")


def test_what_is_put_is_got_with_its_digest(store: ObjectStore) -> None:
    store.put("2023/QD/a.pdf", b"bytes")
    assert store.get("2023/QD/a.pdf") == b"bytes"
    assert store.digest("2023/QD/a.pdf") == hashlib.sha256(b"bytes").hexdigest()


def test_the_same_bytes_may_be_put_again(store: ObjectStore) -> None:
    store.put("a", b"bytes")
    store.put("a", b"bytes")
    assert store.get("a") == b"bytes"


def test_other_bytes_never_replace_what_lies_there(store: ObjectStore) -> None:
    store.put("a", b"bytes")
    with pytest.raises(ArchiveBroken):
        store.put("a", b"other")
    assert store.get("a") == b"bytes"


def test_what_is_not_there_has_no_digest_and_cannot_be_got(store: ObjectStore) -> None:
    assert store.digest("a") is None
    with pytest.raises(ArchiveBroken):
        store.get("a")


def test_a_folder_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable, match="không ghi được"):
        FolderStore(tmp_path / "archive").put("2023/a", b"bytes")


def test_a_folder_shows_no_half_written_file(tmp_path: Path) -> None:
    FolderStore(tmp_path).put("2023/a", b"bytes")
    assert [path.name for path in (tmp_path / "2023").iterdir()] == ["a"]
