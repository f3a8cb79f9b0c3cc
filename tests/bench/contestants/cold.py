"""One `soffice --convert-to pdf` per document, on a profile that is there already."""

import os
import subprocess
import sys
from pathlib import Path

from service.settings import Settings
from tests.bench.orders import Answer, Order, obey, timed


def main() -> None:
    folder = Path(sys.argv[1])
    environment = os.environ | {"FONTCONFIG_FILE": str(Settings().fonts_conf)}
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]

    def work(order: Order) -> Answer:
        source, target = Path(order["docx"]), Path(order["pdf"])

        def convert() -> None:
            subprocess.run(
                [*command, "--convert-to", "pdf", "--outdir", str(folder), str(source)],
                check=True,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=sys.stderr,
            )
            (folder / source.with_suffix(".pdf").name).replace(target)

        return timed([convert], order)

    obey(work)


if __name__ == "__main__":
    main()
