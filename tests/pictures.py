"""Every sample as pictures, page by page, for a person to look at: `make pictures`."""

import subprocess
import sys
import tempfile
from pathlib import Path

from service.document import Issued
from service.installation import assemble
from service.kinds import kinds
from service.settings import Settings


def main(target: Path) -> None:
    """Prints each kind's sample as issued and leaves its pages in `target` as PNG."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, assemble(Settings(data_dir=Path(folder))) as installation:
        office = installation.office
        for kind in kinds().values():
            heading = kind.heading(kind.sample)
            issued = Issued(1, heading.ngay_ban_hanh or office.today())
            context = kind.context(kind.sample, issued)
            docx = office.templates.named(kind.stem).fill(context, heading, issued.ngay_ban_hanh)
            pdf = Path(folder, "page.pdf")
            pdf.write_bytes(office.converter.to_pdf(docx, ()).pdf)
            subprocess.run(["pdftoppm", "-r", "70", "-png", str(pdf), str(target / kind.slug)], check=True)
    for page in sorted(target.glob("*.png")):
        print(page)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
