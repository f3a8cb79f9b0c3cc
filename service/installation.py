"""Puts one installation together from its settings: the office, its keys, and the work it does by itself."""

import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import structlog

from service.archive.database import Database
from service.archive.keys import Keys
from service.archive.register import Register
from service.archive.store import FolderStore, ObjectStore
from service.award.law_file import load_law
from service.issue import Office, finish_pending
from service.numerals import Wording
from service.render.docx import Templates
from service.render.pdf import Converter, UnoserverConverter
from service.settings import Settings

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Installation:
    """What one process holds open. Use it as a context manager: leaving it stops LibreOffice."""

    settings: Settings
    office: Office
    keys: Keys
    database: Database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.office.converter.close()
        self.database.close()

    def sweep(self, stopped: threading.Event) -> None:
        """Until `stopped`: keep LibreOffice running ahead of requests, and finish what dead processes left."""
        while True:
            try:
                with self.office.converter.turn():
                    finish_pending(self.office)
            except Exception as exc:  # noqa: BLE001 - whatever fails now is tried again at the next turn
                _log.warning("sweep-failed", error=type(exc).__name__)
            if stopped.wait(self.settings.sweep_seconds):
                return


def assemble(
    settings: Settings,
    *,
    converter: Converter | None = None,
    store: ObjectStore | None = None,
    register: Register | None = None,
) -> Installation:
    """An installation by `settings`; a part that is given stands in for the one that they name."""
    data = settings.data_dir.resolve()
    database = Database(data / "vanthu.sqlite")
    office = Office(
        templates=Templates(settings.templates_dir, settings.templates_override_dir),
        converter=converter
        or UnoserverConverter(
            data / "run",
            python=settings.uno_python,
            fonts=settings.fonts_conf,
            queue_seconds=settings.queue_seconds,
            run_seconds=settings.run_seconds,
        ),
        store=store or FolderStore(data / "archive"),
        register=register or Register(database),
        law=load_law(settings.law_file),
        wording=Wording(settings.empty_tens, settings.thousand, settings.even_amounts),
    )
    return Installation(settings, office, Keys(database), database)
