"""The real plan of 2023, sentence by sentence, and the decision that follows from it, in the text of their PDFs."""

import re
from pathlib import Path

from service.kinds import kind_named
from service.render.inspect import read_pdf
from tests.real.conftest import Press

SOURCE = Path(__file__).with_name("ke_hoach_2023.txt").read_text()

# What differs on purpose: the one typing slip, and the decree's "Lưu:" with a colon.
CORRECTIONS = {"ca1ci cách": "cải cách", "Lưu VT": "Lưu: VT"}


def squeezed(text: str) -> str:
    """Letters, digits and marks alone, in lower case: headings are set in capitals, lines break elsewhere."""
    text = text.replace("\ufffe", "-").replace("\x02", "-")  # how pdfium marks a hyphen at the end of a line
    return re.sub(r"\s+", "", text).lower()


def source() -> tuple[str, list[str]]:
    """The corrected source: its body as one squeezed text, and its recipients."""
    text = SOURCE
    for wrong, right in CORRECTIONS.items():
        assert wrong in text
        text = text.replace(wrong, right)
    body, _, signature = text.partition("Nơi nhận:")
    recipients = [line.split("   ")[0] for line in signature.splitlines() if line.strip().startswith("-")]
    return squeezed(body), recipients


def page_text(pages: tuple[str, ...]) -> str:
    """Pages joined, each without its page number."""
    return "".join(squeezed(re.sub(r"^\s*\d+\s*\n", "", page)) for page in pages)


def test_every_sentence_of_the_plan_stands_in_its_pdf_in_its_order(press: Press) -> None:
    kind = kind_named("ke-hoach")
    text = page_text(read_pdf(press.pdf(kind, kind.sample).pdf).pages)
    body, recipients = source()
    printed, _, signature = text.partition("nơinhận:")
    assert printed[printed.index("kếhoạch") :] == body
    assert len(body) == 4817
    assert len(recipients) == 6
    assert signature.startswith(squeezed("".join(recipients)).replace(" ", ""))
    assert signature.endswith(squeezed("GIÁM ĐỐC Võ Tất Dũng"))


def test_the_plan_is_laid_out_as_the_decree_wants(press: Press) -> None:
    kind = kind_named("ke-hoach")
    text = "\n".join(read_pdf(press.pdf(kind, kind.sample).pdf).pages)
    for heading in ("I. MỤC ĐÍCH, YÊU CẦU", "II. ĐỐI TƯỢNG", "III. CÔNG TÁC KHEN THƯỞNG", "IV. TỔ CHỨC THỰC HIỆN"):
        assert heading in text
    assert "Số: 01/KH-SXD" in text
    assert "Hồng Lam, ngày 01 tháng 02 năm 2023" in text
    assert text.count("./.") == 1


def test_the_decision_says_who_is_awarded_what(press: Press) -> None:
    kind = kind_named("quyet-dinh")
    text = page_text(read_pdf(press.pdf(kind, kind.sample).pdf).pages)
    for person in kind.sample.ca_nhan:
        assert squeezed(person.ho_ten) in text
    for name in kind.sample.tap_the:
        assert squeezed(name) in text
    for phrase in (
        "cho 03 tập thể và 05 cá nhân",
        "1.080.000 đồng (Một triệu không trăm tám mươi nghìn đồng)",
        "- Như Điều 3;",
    ):
        assert squeezed(phrase) in text
