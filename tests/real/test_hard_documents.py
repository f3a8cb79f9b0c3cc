"""Documents that are no documents, or too much of one: a proper error, and the next one prints."""

import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from service.errors import DocumentUnprintable, OutputBroken
from service.kinds import kind_named
from service.libreoffice.pool import ConverterPool
from service.libreoffice.proof import proof_page
from tests.real.conftest import Press, assert_whole, new_converter, tree, worker_folders
from tests.real.hostile import document, paragraph, reaching

PLAN = kind_named("ke-hoach")
RUN_SECONDS = 2
LAUGHS = "".join(f'<!ENTITY a{level + 1} "{f"&a{level};" * 10}">' for level in range(9))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("two")


@pytest.fixture(scope="module")
def hasty(folder: Path) -> Iterator[ConverterPool]:
    """Two workers that give no document more than two seconds."""
    pool = new_converter(folder, workers=2, run_seconds=RUN_SECONDS)
    pool.to_pdf(proof_page(), ())
    assert_whole(pool, folder, 2)
    yield pool
    pool.close()


@cache
def endless(content: str) -> bytes:
    """A DOCX that takes LibreOffice minutes."""
    if content == "paragraphs":
        return document(*[paragraph(f"Đoạn {number}") for number in range(200_000)])
    row = f"<w:tr><w:tc>{paragraph('x')}</w:tc><w:tc>{paragraph('y')}</w:tc></w:tr>"
    return document(f"<w:tbl>{row * 50_000}</w:tbl>", paragraph("x"))


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"PK\x03\x04 not a zip",
        b"PK",
        b"\x00" * 5000,
        proof_page()[:-30],
        proof_page()[:400],
        proof_page()[:500] + bytes(40) + proof_page()[540:],
        document("<w:p>"),
        document("&a9;", head=f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>'),
        *(reaching("file:///etc/passwd")[how] for how in ("html", "flat-odf", "document-type")),
    ],
    ids=["empty", "zip", "magic", "zeros", "tail", "head", "middle", "cut", "laughs", "html", "fodt", "xxe"],
)
def test_what_is_no_document_is_refused_and_the_next_one_printed(
    converter: ConverterPool, press: Press, garbage: bytes
) -> None:
    with pytest.raises(OutputBroken):
        converter.to_pdf(garbage, ())
    assert press.pdf(PLAN, PLAN.sample).pages == 3


def test_an_output_that_does_not_say_what_was_asked_is_refused(converter: ConverterPool, press: Press) -> None:
    with pytest.raises(OutputBroken, match="thiếu số"):
        converter.to_pdf(press.docx(PLAN, PLAN.sample), ("02/KH-SXD",))


@pytest.mark.parametrize("content", ["paragraphs", "rows"])
def test_a_document_without_end_is_refused_for_good_while_others_print(
    hasty: ConverterPool, folder: Path, content: str
) -> None:
    """It ends two workers, one after the other; the third prints on, and nothing of the two is left."""
    refused: list[BaseException] = []

    def print_endless() -> None:
        try:
            hasty.to_pdf(endless(content), ())
        except DocumentUnprintable as error:
            refused.append(error)

    prints = threading.Thread(target=print_endless)
    prints.start()
    printed = 0
    while prints.is_alive():
        hasty.to_pdf(proof_page(), ())
        printed += 1
    assert refused
    assert printed > 10
    with pytest.raises(DocumentUnprintable, match="hai lần"):
        hasty.to_pdf(endless(content), ())
    assert_whole(hasty, folder, 2)


def test_libreoffice_may_take_no_more_memory_and_disk_than_it_needs(hasty: ConverterPool, folder: Path) -> None:
    assert_whole(hasty, folder, 2)
    limits = Path(f"/proc/{tree(worker_folders(folder)[0])['soffice.bin']}/limits").read_text()
    bound = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:]}
    assert bound["Max address space"] == str(4 * 1024**3)
    assert bound["Max file size"] == str(1024**3)
    assert bound["Max core file size"] == "0"
