"""docxtpl and unoserver as shipped: a plain render, a file, one request to a stock server; nothing is tuned.

The three names that our templates ask for are given to an ordinary Jinja environment.
"""

import json
import os
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path
from socket import create_connection, socket
from typing import Any, Final

import unoserver
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment
from unoserver.client import UnoClient

from service.render.drawing import balanced, ruled_line, ruled_table
from service.settings import Settings
from tests.bench.documents import SIGNERS
from tests.bench.orders import Answer, Order, leave, obey, timed

START_SECONDS: Final = 60
_SERVE: Final = "import sys; sys.path.append(sys.argv.pop(1)); from unoserver.server import main; main()"

_ENVIRONMENT: Final = Environment()
_ENVIRONMENT.filters["can_doi"] = balanced
_ENVIRONMENT.globals |= {"ke_ngang": ruled_line, "ke_bang": ruled_table}


def main() -> None:
    folder = Path(sys.argv[1])
    client = UnoClient(port=str(start_unoserver(folder)))
    signers = cycle(SIGNERS)

    def work(order: Order) -> Answer:
        context = json.loads(Path(order["context"]).read_text())
        filled = folder / "filled.docx"

        def make() -> None:
            fill(order["template"], context | {"ho_ten": next(signers)}, filled)
            client.convert(inpath=str(filled), outpath=order["pdf"])

        return timed([make], order)

    obey(work)
    leave()


def fill(template: str, context: dict[str, Any], target: Path) -> None:
    """A plain render; the last part then gets its own page geometry, or an empty page would follow."""
    document = DocxTemplate(template)
    document.render(context, _ENVIRONMENT)
    *_, last, final = document.docx.element.body
    final.getparent().replace(final, last.find(qn("w:pPr") + "/" + qn("w:sectPr")))
    document.save(target)


def start_unoserver(folder: Path) -> int:
    """The port of a unoserver under the system Python, which leaves its files in `folder`."""
    settings = Settings()
    port, uno_port = free_port(), free_port()
    packages = str(Path(unoserver.__file__).parent.parent)
    subprocess.Popen(
        [settings.uno_python, "-c", _SERVE, packages, "--port", str(port), "--uno-port", str(uno_port)],
        env=os.environ | {"FONTCONFIG_FILE": str(settings.fonts_conf), "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
    )
    give_up = time.monotonic() + START_SECONDS
    while True:
        try:
            with create_connection(("127.0.0.1", port)):
                return port
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
