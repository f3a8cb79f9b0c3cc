"""Puts one installation together from its settings: the office, its keys, and the work it does by itself."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import structlog

from service.archive.database import Database
from service.archive.keys import Keys
from service.archive.register import Register
from service.archive.store import FolderStore, ObjectStore
from service.award.law_file import load_law
from service.issue import Office, finish_pending
from service.libreoffice.pool import ConverterPool
from service.libreoffice.port import Worker
from service.libreoffice.process import Engine
from service.libreoffice.remote import RemoteWorker
from service.libreoffice.shift import Limits
from service.numerals import Wording
from service.offload import Elsewhere, Here
from service.render.docx import Templates
from service.render.pdf import Converter
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

    def start(self) -> None:
        """Start LibreOffice and whoever judges ahead of the first document."""
        self.office.converter.start()
        self.office.run.start()

    def close(self) -> None:
        self.office.converter.close()
        self.office.run.close()
        self.database.close()

    def sweep(self, stopped: threading.Event) -> None:
        """Until `stopped`: finish what dead processes left."""
        while True:
            try:
                finish_pending(self.office, stopped.is_set)
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
        converter=converter or libreoffice_pool(settings, data / "run"),
        run=Elsewhere(settings.checkers, "service.nd30") if settings.checkers else Here(),
        store=store or FolderStore(data / "archive"),
        register=register or Register(database),
        law=load_law(settings.law_file),
        wording=Wording(settings.empty_tens, settings.thousand, settings.even_amounts),
    )
    return Installation(settings, office, Keys(database), database)


def libreoffice_pool(settings: Settings, folder: Path) -> ConverterPool:
    """The workers of this machine, in `folder`, then the remote ones; what a killed service left is swept first."""
    engine = Engine(folder, settings.uno_python, settings.fonts_conf.resolve(), settings.sandbox)
    engine.sweep()
    here: list[Callable[[], Worker]] = [engine.worker] * settings.workers
    elsewhere = [partial(RemoteWorker, address) for address in settings.remote_workers]
    return ConverterPool(
        [*here, *elsewhere],
        limits=Limits(settings.run_seconds, settings.worker_documents, settings.worker_memory * 1024**2),
        queue_length=settings.queue_length,
        queue_seconds=settings.queue_seconds,
    )
