"""A document that ended two workers is refused by its hash, for a while, and among a bounded number."""

import pytest

from service.errors import DocumentUnprintable
from service.libreoffice import poison
from service.libreoffice.poison import Poison


def test_what_is_condemned_is_refused_and_nothing_else() -> None:
    known = Poison()
    known.refuse(b"bad")
    assert "hai lần" in str(known.condemn(b"bad"))
    known.refuse(b"good")
    with pytest.raises(DocumentUnprintable):
        known.refuse(b"bad")


def test_it_is_forgiven_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Poison()
    known.condemn(b"bad")
    monkeypatch.setattr(poison, "FORGET_SECONDS", 0)
    known.refuse(b"bad")


def test_the_oldest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poison, "MAX_REMEMBERED", 2)
    known = Poison()
    for docx in (b"1", b"2", b"3"):
        known.condemn(docx)
    known.refuse(b"1")
    for docx in (b"2", b"3"):
        with pytest.raises(DocumentUnprintable):
            known.refuse(docx)


def test_condemning_one_document_over_and_over_costs_no_other_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poison, "MAX_REMEMBERED", 2)
    known = Poison()
    for docx in (b"1", b"2", b"2", b"2"):
        known.condemn(docx)
    with pytest.raises(DocumentUnprintable):
        known.refuse(b"1")
