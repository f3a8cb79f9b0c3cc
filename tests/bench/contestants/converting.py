"""Vanthu's converter alone: a filled DOCX to a verified PDF/A, by one caller or several at once."""

import sys
from functools import partial
from pathlib import Path

from service.installation import assemble
from service.settings import Settings
from tests.bench.orders import Answer, Order, obey, timed


def main() -> None:
    with assemble(Settings(data_dir=Path(sys.argv[1]))) as installation:
        converter = installation.office.converter

        def convert(docx: bytes, target: Path) -> None:
            target.write_bytes(converter.to_pdf(docx, ()).pdf)

        def work(order: Order) -> Answer:
            docx = Path(order["docx"]).read_bytes()
            targets = [Path(order["pdf"]).with_suffix(f".{client}.pdf") for client in range(1, order["clients"])]
            return timed([partial(convert, docx, target) for target in (Path(order["pdf"]), *targets)], order)

        obey(work)


if __name__ == "__main__":
    main()
