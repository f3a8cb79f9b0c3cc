"""What the steps inside the service's own process cost: filling, beside plain docxtpl, and checking its two files."""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from service.nd30 import check, judge
from service.render.docx import Template
from service.render.inspect import verify_pdf
from tests.bench.contestants import shipped
from tests.bench.documents import Document, Files
from tests.bench.lineup import CONVERT, output

REPEATS: Final = 5

_HEADINGS: Final = ("điền: Vanthu", "docxtpl gọn", "mặc định", "đọc lại PDF", "soát DOCX", "soát PDF", "cả hai")


def steps(files: dict[Document, Files]) -> str:
    """A line per document in milliseconds of CPU: filling it and proving its print, checking a page of it."""
    lines = ["".join([f"{'':<20}", *(f"{heading:>14}" for heading in _HEADINGS)])]
    for document, paths in files.items():
        costs = (*_filling(document, paths), *_checking(document, paths))
        lines.append("".join([f"{document.name:<20}", *(f"{cost:>14.1f}" for cost in costs)]))
    return "\n".join(lines)


def _filling(document: Document, files: Files) -> tuple[float, ...]:
    kind, payload = document.kind, document.payload
    context = json.loads(files.context.read_text())
    ours = Template(kind.stem, files.lean.read_bytes())
    heading = kind.heading(payload)

    def plain(template: Path) -> Callable[[], None]:
        return lambda: shipped.fill(str(template), context, files.docx.with_name("plain.docx"))

    return (
        _cpu_ms(lambda: ours.fill(context, heading, payload.ngay_ban_hanh)),
        _cpu_ms(plain(files.lean)),
        _cpu_ms(plain(files.default)),
    )


def _checking(document: Document, files: Files) -> tuple[float, ...]:
    docx, pdf = files.docx.read_bytes(), output(files, CONVERT).read_bytes()
    said = (document.kind.heading(document.payload).trich_yeu,)
    actions = (lambda: check(docx), lambda: check(pdf), lambda: judge(docx, pdf, document.payload.ngay_ban_hanh))
    return (_cpu_ms(lambda: verify_pdf(pdf, said)), *(_cpu_ms(action) / document.pages for action in actions))


def _cpu_ms(action: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        action()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)
