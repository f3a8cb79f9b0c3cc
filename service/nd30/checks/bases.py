"""CC: căn cứ ban hành (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6a)."""

import re
from collections.abc import Iterator
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.look import typed
from service.nd30.paper import Block

_LAW: Final = re.compile(r"Căn cứ (Bộ luật|Luật|Pháp lệnh)\b")
_LAW_NUMBER: Final = re.compile(r"(số\s*)?\d+/\d{4}/(QH|UBTVQH|PL)\S*")
# Behind its date or at its end; a law may have "của Quốc hội" in its name.
_LAW_ISSUER: Final = re.compile(
    r"(?<=\d{4} )của (Quốc hội|[UỦ][ỷy] ban Thường vụ Quốc hội)"
    r"|của (Quốc hội|[UỦ][ỷy] ban Thường vụ Quốc hội)(?=\s*[;.,]?$)",
    re.IGNORECASE,
)
_CITED: Final = re.compile(
    r"Căn cứ (Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Nghị quyết(?! Đại hội)|Chỉ thị"
    r"|(Kế hoạch|Hướng dẫn|Chương trình)(?=.* số))\b"
)
_ISSUER: Final = (
    r"(?:\d{4}\s*,?\s+của"
    r"|(?:Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Hướng dẫn|Chương trình) của)\s+(\w.*)"
)
_PARTS: Final = (
    ("số, ký hiệu", re.compile(r"\bsố\s+\S*\d\S*/\S+|\b\d+\S*-\S+/\S+|\b\d+/\S+")),
    ("ngày tháng năm", re.compile(r"ngày\s+\d{1,2}(\s+tháng\s+|[/.-])\d{1,2}(\s+năm\s+|[/.-])\d{4}")),
    ("cơ quan ban hành", re.compile(_ISSUER)),
)
_WORDS_OF_ISSUER: Final = 5  # "Chính phủ", "Ủy ban nhân dân tỉnh"; what follows is the trích yếu


@keeps("CC-01")
def bases_are_in_italics(case: Case) -> Iterator[Flaw]:
    for block in case.parts.can_cu:
        yield from typed(block, size=(13, 14), bold=False, italic=True)


@keeps("CC-02")
def bases_end_with_semicolons_and_a_full_stop(case: Case) -> Iterator[Flaw]:
    bases = case.parts.can_cu
    for block in bases:
        mark, name = (".", "dấu chấm (.)") if block is bases[-1] else (";", "dấu chấm phẩy (;)")
        if not block.text.endswith(mark):
            yield Flaw(block.spot, f"cuối dòng là “{block.text[-1]}”", name, f"Kết thúc dòng bằng {name}.")


@keeps("CC-03")
def laws_are_cited_without_number(case: Case) -> Iterator[Flaw]:
    for block in case.parts.can_cu:
        if _LAW.match(_bare(block)):
            number = _LAW_NUMBER.search(block.text)
            issuer = _LAW_ISSUER.search(block.text)
            if number or issuer:
                found = " và ".join(found[0] for found in (number, issuer) if found)
                yield Flaw(
                    block.spot, f"ghi “{found}”", "chỉ tên loại, tên luật và ngày", "Bỏ số, ký hiệu, cơ quan ban hành."
                )


@keeps("CC-04")
def other_texts_are_cited_in_full(case: Case) -> Iterator[Flaw]:
    for block in case.parts.can_cu:
        text = _bare(block).split(";")[0]
        cited = _CITED.match(text)
        if not cited:
            continue
        lacking = [name for name, form in _PARTS if not form.search(text)]
        issuer = re.search(_ISSUER, text)
        if issuer and len(issuer[1].split()) < _WORDS_OF_ISSUER and "này" not in issuer[1]:
            lacking.append("trích yếu")
        if lacking:
            yield Flaw(
                block.spot,
                f"thiếu {', '.join(lacking)}",
                "tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành, trích yếu",
                "Ghi đầy đủ văn bản làm căn cứ.",
            )


@keeps("CC-06")
def bases_have_no_bullets(case: Case) -> Iterator[Flaw]:
    for block in case.parts.can_cu:
        if block.numbered or re.match(r"[-+•*–]|\d+[.)]", block.text):
            yield Flaw(block.spot, "có gạch hoặc số đầu dòng", "bắt đầu bằng “Căn cứ”", "Bỏ gạch hoặc số đầu dòng.")


def _bare(block: Block) -> str:
    return block.text.lstrip("-+•*– ")
