"""Issues the sample decision in FOLDER and dies by SIGKILL at the given call of a port: `dying_issue.py FOLDER CALL`.

Calls are counted over store, register and converter together, before and after each; the process prints "done" when
it got to its end instead.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from service.archive.database import Database
from service.archive.register import Register
from service.archive.store import FolderStore
from service.document import Actor
from service.issue import Office, issue
from service.kinds import kind_named
from service.render.docx import Templates
from service.render.pdf import MemoryConverter
from service.settings import ROOT
from tests.conftest import NOON

calls = 0


def pass_or_die() -> None:
    global calls  # noqa: PLW0603 - one count over all ports
    calls += 1
    if calls == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)


class Mortal:
    """A port whose every call may be the last, before it or after it."""

    def __init__(self, port: Any) -> None:
        self._port = port

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._port, name)
        if not callable(value):
            return value

        def call(*values: Any, **named: Any) -> Any:
            pass_or_die()
            result = value(*values, **named)
            pass_or_die()
            return result

        return call


def main() -> None:
    folder = Path(sys.argv[1])
    parts: list[Any] = [MemoryConverter(), FolderStore(folder / "archive"), Register(Database(folder / "v.sqlite"))]
    office = Office(Templates(ROOT / "templates"), *map(Mortal, parts), now=lambda: NOON)
    kind = kind_named("quyet-dinh")
    issue(office, kind, kind.sample, Actor("máy", "clerk"))
    print("done", calls)


if __name__ == "__main__":
    main()
