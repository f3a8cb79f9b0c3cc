"""The command line of the bench: the table, or the long run.

python -m tests.bench [--quick] [--json FILE]
python -m tests.bench --soak [N]
"""

import argparse
import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Final

from tests.bench.documents import ONE_PAGE, all_documents, written
from tests.bench.lineup import lineup
from tests.bench.rounds import Pace, compare
from tests.bench.soak import GROWTH, Stretch, growth, soak
from tests.bench.steps import steps
from tests.bench.table import STRETCH_HEADINGS, reached, stretch_line, table, targets

FULL: Final = Pace(rounds=4, seconds=0.8, each=1)
QUICK: Final = Pace(rounds=2, seconds=0.8, each=1)
SOAK: Final = 5000

_NOTES: Final = """\
Mọi cách làm in cùng một nội dung, lần lượt từng vòng trong một lần chạy: hãy so tỷ số, đừng so mili giây.
Văn bản/s là trung vị của các vòng, ms tính trên mọi lượt, CPU là số giây cho một văn bản. CPU và RAM là của cả cây
tiến trình; RAM là tổng RSS cao nhất, lấy mẫu 5 lần/s: trang nhớ dùng chung tính nhiều lần, phần LibreOffice giữ lại
sau văn bản dài cũng tính. “× …” là tốc độ so với docxtpl + unoserver nguyên bản, một máy khách. Chỉ hai cách đó và
Vanthu qua HTTP điền mẫu; Vanthu còn soát theo nghị định, cấp số, lưu trữ. Các cách khác chỉ chuyển tệp đã điền.
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Đo tốc độ của Vanthu.")
    parser.add_argument("--quick", action="store_true", help="chỉ văn bản một trang, ít vòng")
    parser.add_argument("--json", type=Path, metavar="TỆP", help="ghi thêm kết quả vào tệp JSON")
    parser.add_argument("--soak", type=int, nargs="?", const=SOAK, metavar="N", help=f"chạy dài {SOAK} văn bản")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vanthu-bench-") as folder:
        if options.soak:
            _soak(Path(folder), options.soak)
        else:
            _compare(Path(folder), options.json, quick=options.quick)


def _compare(folder: Path, target: Path | None, *, quick: bool) -> None:
    documents = [document for document in all_documents() if document.name == ONE_PAGE or not quick]
    files = {document: written(document, folder / str(number)) for number, document in enumerate(documents)}
    with lineup(folder) as contestants:
        rows = compare(contestants, files, QUICK if quick else FULL)
    found = targets(rows)
    print(_NOTES)
    print(f"Máy này có {os.cpu_count()} lõi.\n")
    print(table(rows))
    clients = max(row.client_cpu_seconds for row in rows)
    print(f"\nMáy khách HTTP tốn nhiều nhất {clients * 1000:.1f} ms CPU mỗi văn bản, không tính vào Vanthu.")
    print("\nms CPU: điền một văn bản, đọc lại bản in của nó; soát một trang theo Nghị định 30/2020/NĐ-CP")
    print(steps(files))
    print(f"\nMục tiêu, trên văn bản {ONE_PAGE}:")
    print(reached(found))
    if target:
        result = {
            "rows": [asdict(row) for row in rows],
            "targets": [asdict(one) | {"met": one.met} for one in found],
        }
        target.write_text(json.dumps(result, ensure_ascii=False, indent=1))


def _soak(folder: Path, documents: int) -> None:
    document = next(document for document in all_documents() if document.name == ONE_PAGE)
    files = written(document, folder / "document")
    stretches: list[Stretch] = []
    for one in soak(folder, document, files, documents):
        if not stretches:
            print(STRETCH_HEADINGS)
        print(stretch_line(one), flush=True)
        stretches.append(one)
    ratio = growth(stretches)
    print(f"Đủ {documents} văn bản trong sổ, số liên tục từ 1, bản PDF mang đúng số của mình.")
    verdict = "ĐẠT" if ratio <= GROWTH else "CHƯA ĐẠT"
    print(f"Bộ nhớ cuối so với lúc đầu (tổng RSS): {ratio:.3f} ×   mục tiêu ≤ {GROWTH:.2f} ×   {verdict}")


if __name__ == "__main__":
    main()
