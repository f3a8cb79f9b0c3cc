"""The door to pdfium: whose turn it is, and what two readers of one file share."""

import threading
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from service import pdfium
from service.errors import ConverterUnavailable
from service.nd30.pdf import read_pdf_paper
from service.render.inspect import read_pdf
from tests.unit.test_nd30_pdf import pdf_of, saved, words

CONTENT = pdf_of(words("Kinh gui", 30, 30), words("Noi nhan", 30, 30))


def started(work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def waiting(count: int) -> None:
    """Until so many threads wait for their turn."""
    give_up = time.monotonic() + 5
    while len(pdfium._TURNS._waiting) < count:
        assert time.monotonic() < give_up
        time.sleep(0.001)


def test_turns_are_taken_in_the_order_of_asking() -> None:
    order: list[str] = []
    with pdfium.opened(CONTENT) as document:

        def read(name: str) -> None:
            with document.page(1):
                order.append(name)

        with document.page(0):
            threads = []
            for count, name in enumerate(("first", "second"), start=1):
                threads.append(started(lambda name=name: read(name)))  # type: ignore[misc]
                waiting(count)
        read("who had it before")
        for thread in threads:
            thread.join(5)
    assert order == ["first", "second", "who had it before"]


def test_who_waits_too_long_is_told_so_and_the_turn_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "WAIT_SECONDS", 0.02)
    told: list[str] = []

    def read() -> None:
        try:
            read_pdf(CONTENT)
        except ConverterUnavailable as exc:
            told.append(exc.log)

    with pdfium.opened(CONTENT) as document:
        with document.page(0):
            started(read).join(5)
        assert told == ["pdfium is busy"]
        with document.page(1) as page:
            assert page.text() == "Noi nhan"


def test_readers_of_a_file_that_is_kept_open_load_its_pages_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[int] = []
    load = pdfium.Document._load

    def counted(document: pdfium.Document, number: int) -> Any:
        loaded.append(number)
        return load(document, number)

    monkeypatch.setattr(pdfium.Document, "_load", counted)
    with pdfium.kept_open(CONTENT):
        facts, paper = read_pdf(CONTENT), read_pdf_paper(CONTENT)
        assert loaded == [0, 1]
    assert facts.pages == ("Kinh gui", "Noi nhan")
    assert paper == read_pdf_paper(CONTENT)
    assert loaded == [0, 1, 0, 1]


def test_a_file_that_is_kept_open_is_no_other_file() -> None:
    other = pdf_of(words("Quyet dinh", 30, 30))
    with pdfium.kept_open(CONTENT):
        assert read_pdf(other).pages == ("Quyet dinh",)
        assert read_pdf(CONTENT).pages == ("Kinh gui", "Noi nhan")
        with pdfium.kept_open(other):
            assert read_pdf(CONTENT).pages == ("Kinh gui", "Noi nhan")


def test_what_is_no_pdf_fails_each_time_that_it_is_opened() -> None:
    damaged = b"%PDF-1.7\nno more"
    with pdfium.kept_open(damaged):
        for _ in range(2):
            with pytest.raises(pypdfium2.PdfiumError), pdfium.opened(damaged):
                pass


def test_a_page_that_is_lent_is_given_back_when_its_reader_fails() -> None:
    with pdfium.opened(CONTENT) as document:
        with pytest.raises(ValueError, match="reader"), document.page(0):
            raise ValueError("the reader failed")
        with document.page(0) as page:
            assert page.text() == "Kinh gui"


def test_fonts_that_a_page_inherits_are_its_own() -> None:
    pdf = pikepdf.open(BytesIO(pdf_of(words("Kinh gui", 30, 30))))
    pdf.Root.Pages.Resources = pdf.pages[0].obj.Resources
    del pdf.pages[0].obj["/Resources"]
    content = saved(pdf)
    assert read_pdf(content).fonts == ("Times-Bold", "Times-Italic", "Times-Roman")
    assert read_pdf_paper(content).fonts_missing == ("Times",)
