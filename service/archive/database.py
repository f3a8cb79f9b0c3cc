"""The database connection: SQLite set up to lose nothing, and brought to the current schema."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import StaticPool

from service.errors import RegisterUnavailable

_BUSY_SECONDS: Final = 15
_MIGRATIONS: Final = Path(__file__).with_name("migrations")


class Database:
    """One SQLite database, in `path` or in memory; several processes may use the same file."""

    def __init__(self, path: Path | None) -> None:
        if path is None:
            self._engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        else:
            _make_folder(path.parent)
            self._engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_SECONDS})
        _set_up(self._engine)
        with self.write() as connection:
            _migrate(connection)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is alone from its first statement on, durable once it ends.

        SQLite would otherwise let two readers both try to write and fail one of them at once.
        """
        with self._connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self._connect() as connection:
            yield connection

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                yield connection
        except IntegrityError:
            raise
        except DatabaseError as exc:
            raise RegisterUnavailable(
                "Sổ đăng ký (cơ sở dữ liệu) không trả lời. Thử lại sau ít giây.", log=f"database: {exc.orig}"
            ) from exc


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        detail = f"Không tạo được thư mục dữ liệu {folder}. Kiểm tra VANTHU_DATA_DIR và quyền ghi."
        raise RegisterUnavailable(detail, log=f"data folder: {exc.strerror}") from exc


def _set_up(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def pragmas(connection: Any, _: Any) -> None:
        _switch_to_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Turn on write-ahead logging; processes that open a new database at once meet here, where SQLite does not wait."""
    give_up = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
