"""TX: how the words are typed; practice, not law."""

import re
from collections.abc import Iterator
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.paper import Block
from service.nd30.remembered import remembered

_DOUBLE: Final = re.compile(r"[^\s.…_][.]?  +[^\s.…_/]")
_BEFORE: Final = re.compile(r"[\w)”] +[,;:!?)%](?=\s|$)|\w +\.(?=\s*$)|[\w)] +[,;](?=\w)|\w +\)")
_LOOSE: Final = re.compile(r" [,;:!?)%.]")  # quick to look for, and part of all that `_BEFORE` finds
_OPENED: Final = re.compile(r"[(“] +\w")
_AFTER: Final = re.compile(r"[^\W\d_]{2,}[,;][^\W\d_]{2,}|\w;\w")
_TIGHT: Final = re.compile(r"[,;]\w")  # likewise of `_AFTER`
_QUOTE: Final = '"'


def _texts(case: Case) -> Iterator[tuple[Block, str]]:
    for block in (*case.parts.trich_yeu, *case.parts.can_cu, *case.parts.body, *case.parts.foot.noi_nhan_muc):
        yield block, "".join(span.text for span in block.spans).strip()


@keeps("TX-01")
def spaces_are_single_and_follow_the_marks(case: Case) -> Iterator[Flaw]:
    for block, text in _texts(case):
        for found, expected, mend in _spacing(text):
            yield Flaw(block.spot, found, expected, mend)


@remembered
def _spacing(text: str) -> tuple[tuple[str, str, str], ...]:
    """What is found, expected and to be done about the spaces of a text."""
    wrong = []
    if "  " in text and _DOUBLE.search(text):
        wrong.append(("có hai dấu cách liền nhau", "một dấu cách", "Xóa dấu cách thừa."))
    if _LOOSE.search(text) and (found := _BEFORE.search(text)):
        wrong.append((f"dấu cách trước dấu câu: “{found[0].strip()}”", "dấu câu sát chữ trước", "Xóa dấu cách."))
    if found := _OPENED.search(text):
        wrong.append((f"dấu cách sau dấu mở: “{found[0]}”", "chữ sát dấu mở", "Xóa dấu cách."))
    if _TIGHT.search(text) and (found := _AFTER.search(text)):
        told = f"không có dấu cách sau dấu câu: “{found[0]}”"
        wrong.append((told, "một dấu cách sau dấu câu", "Thêm dấu cách."))
    return tuple(wrong)


@keeps("TX-02")
def quotation_marks_are_vietnamese(case: Case) -> Iterator[Flaw]:
    for block, text in _texts(case):
        if _QUOTE in text:
            yield Flaw(block.spot, 'ngoặc kép thẳng (")', "ngoặc kép “ ”", "Thay bằng ngoặc kép “ ”.")
