"""Where the bytes of documents lie: the ObjectStore port, a folder behind it, and its in-memory twin.

A key is a relative path; an object is written once and never changed. Writing the same bytes again is harmless.
"""

import hashlib
import os
import tempfile
import uuid
from pathlib import Path
from typing import Protocol, runtime_checkable

from service.errors import ArchiveBroken, StoreUnavailable


@runtime_checkable
class ObjectStore(Protocol):
    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`, durably before this returns.

        Raises StoreUnavailable when it cannot be written, ArchiveBroken when other bytes stand there.
        """

    def get(self, key: str) -> bytes:
        """The bytes under `key`. Raises ArchiveBroken when there are none."""

    def digest(self, key: str) -> str | None:
        """SHA-256 in hex of what lies under `key` now, or None."""


def probe_store(store: ObjectStore) -> None:
    """Nothing, when what is put can be got; the store's own error, or ArchiveBroken, otherwise."""
    key = f"probes/{uuid.uuid4().hex[:2]}.txt"
    store.put(key, key.encode())
    if store.get(key) != key.encode():
        raise ArchiveBroken("Kho lưu trữ trả về tệp khác với tệp vừa ghi. Báo quản trị viên.", log="probe differs")


class FolderStore:
    """Objects as files below one folder: flushed to disk, then named, so that a key never shows half a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, key: str, content: bytes) -> None:
        path = self._folder / key
        try:
            if path.exists():
                _same_or_broken(key, path.read_bytes(), content)
                return
            _make_folder(path.parent)
            _write_durably(path, content)
        except OSError as exc:
            raise StoreUnavailable(
                "Kho lưu trữ không ghi được (đĩa đầy hoặc thiếu quyền). Báo quản trị viên.",
                log=f"folder store: {exc.strerror}",
            ) from exc

    def get(self, key: str) -> bytes:
        try:
            return (self._folder / key).read_bytes()
        except FileNotFoundError as exc:
            raise _missing(key) from exc
        except OSError as exc:
            raise StoreUnavailable(
                "Kho lưu trữ không đọc được. Báo quản trị viên.", log=f"folder store: {exc.strerror}"
            ) from exc

    def digest(self, key: str) -> str | None:
        path = self._folder / key
        return hashlib.sha256(self.get(key)).hexdigest() if path.exists() else None


class MemoryStore:
    """The twin for fast tests."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    def put(self, key: str, content: bytes) -> None:
        _same_or_broken(key, self.objects.setdefault(key, content), content)

    def get(self, key: str) -> bytes:
        try:
            return self.objects[key]
        except KeyError as exc:
            raise _missing(key) from exc

    def digest(self, key: str) -> str | None:
        return hashlib.sha256(self.objects[key]).hexdigest() if key in self.objects else None


def _write_durably(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".writing-", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise
    _flush_folder(path.parent)


def _make_folder(folder: Path) -> None:
    """Make `folder` and what it stands in, each entry on disk before this returns."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _same_or_broken(key: str, kept: bytes, content: bytes) -> None:
    if kept != content:
        raise ArchiveBroken(
            "Kho lưu trữ đã có tệp khác dưới cùng một tên; tệp cũ được giữ nguyên. Báo quản trị viên.",
            log=f"other bytes under {key}",
        )


def _missing(key: str) -> ArchiveBroken:
    return ArchiveBroken("Kho lưu trữ thiếu tệp của văn bản này. Báo quản trị viên.", log=f"nothing under {key}")
