"""How long one award decision takes, step by step, beside one cold LibreOffice per document.

Everything is measured in one run on the same document; compare the ratios, not the milliseconds.
"""

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from service.document import Actor, DocumentKind, Issued
from service.installation import assemble
from service.issue import Office, issue
from service.kinds import kind_named
from service.nd30 import check, judge
from service.settings import Settings

ROUNDS = 30
COLD_ROUNDS = 3
CHECK_ROUNDS = 10


def median_ms(action: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def check_samples() -> list[tuple[DocumentKind, Any]]:
    """A letter of one page, the decision with its list, a plan of some twenty pages."""
    letter, decision, plan = (kind_named(slug) for slug in ("cong-van", "quyet-dinh", "ke-hoach"))
    long_plan = plan.sample.model_copy(update={"muc": plan.sample.muc * 9})
    return [(letter, letter.sample), (decision, decision.sample), (plan, long_plan)]


def check_row(office: Office, kind: DocumentKind, payload: Any) -> str:
    """What checking its two files costs, per page."""
    heading = kind.heading(payload)
    context = kind.context(payload, Issued(1, payload.ngay_ban_hanh))
    docx = office.templates.named(kind.stem).fill(context, heading, payload.ngay_ban_hanh)
    printed = office.converter.to_pdf(docx, ())
    times = {
        "DOCX": median_ms(lambda: check(docx), CHECK_ROUNDS),
        "PDF": median_ms(lambda: check(printed.pdf), CHECK_ROUNDS),
        "cả hai": median_ms(lambda: judge(docx, printed.pdf, payload.ngay_ban_hanh), CHECK_ROUNDS),
    }
    costs = "   ".join(f"{name} {value / printed.pages:5.1f}" for name, value in times.items())
    return f"  {kind.slug:<12} {printed.pages:3} trang   {costs}"


def main() -> None:
    kind = kind_named("quyet-dinh")
    payload, heading = kind.sample, kind.heading(kind.sample)
    with tempfile.TemporaryDirectory() as folder, assemble(Settings(data_dir=Path(folder))) as installation:
        office = installation.office
        template = office.templates.named(kind.stem)
        context = kind.context(payload, Issued(1, payload.ngay_ban_hanh))

        def fill() -> bytes:
            return template.fill(context, heading, payload.ngay_ban_hanh)

        docx = fill()
        file = Path(folder, "document.docx")
        file.write_bytes(docx)
        start = time.perf_counter()
        office.converter.to_pdf(docx, ())
        first = (time.perf_counter() - start) * 1000
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/cold",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
        ]

        def cold() -> None:
            subprocess.run([*command, folder, str(file)], check=True, capture_output=True)

        cold()
        rows = {
            "điền mẫu DOCX": median_ms(fill, ROUNDS),
            "in PDF/A và kiểm tra": median_ms(lambda: office.converter.to_pdf(docx, ()), ROUNDS),
            "ban hành trọn vẹn (cấp số, in, lưu)": median_ms(
                lambda: issue(office, kind, payload, Actor("bench", "clerk")), ROUNDS
            ),
            "soffice --convert-to, mỗi văn bản một lần": median_ms(cold, COLD_ROUNDS),
        }
        checks = [check_row(office, each, given) for each, given in check_samples()]
    whole = rows["ban hành trọn vẹn (cấp số, in, lưu)"]
    print(f"Bản PDF đầu tiên sau khi khởi động LibreOffice: {first:.0f} ms")
    for name, value in rows.items():
        print(f"{name:<45} {value:8.1f} ms   {value / whole:5.2f} × ban hành trọn vẹn")
    print("Kiểm tra theo Nghị định 30/2020/NĐ-CP, ms mỗi trang (DOCX và PDF, cả so chữ hai tệp):")
    for row in checks:
        print(row)


if __name__ == "__main__":
    main()
