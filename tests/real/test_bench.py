"""The bench runs: everyone makes the same page, and the long run loses none. How fast, no test can say."""

from pathlib import Path

from tests.bench.documents import all_documents, written
from tests.bench.lineup import lineup
from tests.bench.rounds import Pace, compare
from tests.bench.soak import growth, soak
from tests.bench.steps import steps
from tests.bench.table import reached, stretch_line, table, targets
from tests.real.conftest import gone, needs

ONE_PAGE = all_documents()[0]


def test_everyone_makes_the_page_and_nothing_is_left_running(tmp_path: Path) -> None:
    needs("soffice")
    files = {ONE_PAGE: written(ONE_PAGE, tmp_path / "files")}
    with lineup(tmp_path) as contestants:
        rows = compare(contestants, files, Pace(rounds=1, seconds=0, each=1))
    assert gone(tmp_path)
    assert [row.key for row in rows] == [one.key for one in contestants]
    assert all(row.made >= 1 and row.per_second > 0 and row.cpu_seconds > 0 and row.peak_mb > 0 for row in rows)
    printed = table(rows)
    assert all(one.name in printed for one in contestants)
    assert ONE_PAGE.name in steps(files)
    found = targets(rows)
    assert all(one.name in reached(found) for one in found)


def test_a_long_run_finds_every_record(tmp_path: Path) -> None:
    needs("soffice")
    files = written(ONE_PAGE, tmp_path / "files")
    stretches = list(soak(tmp_path, ONE_PAGE, files, 9))
    assert gone(tmp_path)
    assert [stretch.made for stretch in stretches] == [9]
    assert stretches[0].office_mb
    assert stretch_line(stretches[0]).split()[0] == "9"
    assert growth(stretches) == 1
