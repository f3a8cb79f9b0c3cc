"""The checker's eye on the PDFs that LibreOffice prints: it measures what pdfplumber measures, and finds no fault."""

from io import BytesIO
from typing import Any

import pdfplumber
import pikepdf
import pytest

from service.finding import Finding
from service.kinds import kind_named, kinds
from service.kinds._frame import NguoiSoanThao
from service.kinds._signers import NguoiKy
from service.nd30 import check_paper
from service.nd30.docx import read_docx
from service.nd30.paper import Block, Paper
from service.nd30.pdf import read_pdf_paper
from service.nd30.same_text import same_text
from tests.real.conftest import Press
from tests.real.test_layout import MM, SENTENCE

DECISION, PLAN, LETTER = kind_named("quyet-dinh"), kind_named("ke-hoach"), kind_named("cong-van")
FULL = {
    "do_khan": "thuong_khan",
    "pham_vi_luu_hanh": "luu_hanh_noi_bo",
    "nguoi_soan_thao": NguoiSoanThao(ky_hieu="PL", so_ban=300),
    "dia_chi": ("Số 1, đường Hùng Vương, phường Hồng Lam", "ĐT: 0123 456 789"),
    "dieu_khac": (SENTENCE * 8,) * 2,
    "nguoi_ky": NguoiKy(chuc_vu="Chủ tịch Hội đồng", chuc_vu_khac="Giám đốc Sở Xây dựng", ho_ten="Võ Tất Dũng"),
}
LONG = {"ca_nhan": DECISION.sample.ca_nhan * 12, "dieu_khac": (SENTENCE * 8,) * 2}
every_sample = pytest.mark.parametrize(
    ("slug", "number"), [(slug, number) for slug in kinds() for number in (1, None)], ids=str
)


def printed(press: Press, kind: Any, payload: Any, number: int | None = 1) -> Paper:
    return read_pdf_paper(press.pdf(kind, payload, number).pdf)


def block(paper: Paper, start: str) -> Block:
    found = [one for one in paper.blocks if one.text.startswith(start)]
    assert found, f"no block begins with {start!r}"
    return found[0]


def faults(paper: Paper) -> list[Finding]:
    """What refuses the document."""
    return [item for item in check_paper(paper).findings if item.blocks]


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@every_sample
def test_no_sample_breaks_a_rule_of_the_decree_or_of_its_forms(press: Press, slug: str, number: int | None) -> None:
    kind = kind_named(slug)
    report = check_paper(printed(press, kind, kind.sample, number), draft=number is None)
    assert [item for item in report.findings if item.severity in {"bat_buoc", "mau"}] == []
    assert {item.rule for item in report.findings} <= {"PDF-04"}
    assert report.genre
    assert kind.title.lower().startswith(report.genre.lower())


@every_sample
def test_every_sample_says_in_its_pdf_what_its_docx_says(press: Press, slug: str, number: int | None) -> None:
    kind = kind_named(slug)
    docx = read_docx(press.docx(kind, kind.sample, number))
    assert same_text(docx, printed(press, kind, kind.sample, number)) == ()


@every_sample
def test_every_letter_has_the_size_weight_and_place_that_pdfplumber_sees(
    press: Press, slug: str, number: int | None
) -> None:
    kind = kind_named(slug)
    pdf = press.pdf(kind, kind.sample, number).pdf
    blocks = [one for one in read_pdf_paper(pdf).blocks if one.last_page == one.page]
    with pdfplumber.open(BytesIO(pdf)) as document:
        for one in blocks:
            assert one.box is not None
            assert one.page is not None
            chars = [
                char
                for char in document.pages[one.page - 1].chars
                if char["text"].strip()
                and one.box.left - 0.3 < char["x0"] / MM < one.box.right
                and one.box.top < (char["top"] + char["bottom"]) / 2 / MM < one.box.bottom
            ]
            assert {
                (round(char["size"], 1), "Bold" in char["fontname"], "Italic" in char["fontname"]) for char in chars
            } == {(span.size, span.bold, span.italic) for span in one.spans if span.text.strip()}
            assert min(char["x0"] for char in chars) / MM == pytest.approx(one.box.left, abs=0.1)
            assert max(char["x1"] for char in chars) / MM == pytest.approx(one.box.right, abs=0.3)
            assert sorted(letters("".join(char["text"] for char in chars))) == sorted(letters(one.text))


def test_a_landscape_annex_of_many_pages_is_found_centred(press: Press) -> None:
    table = {
        "cot": [{"tieu_de": title} for title in ("Nội dung", "Chủ trì", "Phối hợp", "Hoàn thành")],
        "dong": [[SENTENCE, "Văn phòng Sở", "Các phòng, đơn vị", f"Tháng {month}"] for month in range(1, 41)],
    }
    annex = {"tieu_de": "Phân công nhiệm vụ và tiến độ thực hiện phong trào", "kho_ngang": True, "bang": table}
    changes = {"ket_thuc": "Trên đây là Kế hoạch (có các Phụ lục kèm theo)", "phu_luc": [annex, annex]}
    paper = printed(press, PLAN, PLAN.payload.model_validate(PLAN.sample.model_dump() | changes))
    assert [section.landscape for section in paper.sections].count(True) > 3
    heads = [one for one in paper.blocks if one.text.startswith(("Phụ lục I", "PHÂN CÔNG", "(Kèm theo"))]
    assert [one.align for one in heads] == ["center"] * 6
    assert faults(paper) == []


@pytest.mark.parametrize(
    ("slug", "left_out"),
    [
        ("bao-cao-ca-nhan", ("thu_truong_cap_tren",)),
        ("bao-cao-ca-nhan", ("thu_truong_don_vi",)),
        ("bao-cao-ca-nhan", ("thu_truong_cap_tren", "thu_truong_don_vi")),
        ("bao-cao-tap-the", ("thu_truong_cap_tren",)),
    ],
    ids=str,
)
def test_a_name_above_a_signature_without_one_stays_a_name(press: Press, slug: str, left_out: tuple[str, ...]) -> None:
    kind = kind_named(slug)
    assert faults(printed(press, kind, kind.sample.model_copy(update=dict.fromkeys(left_out)))) == []


@pytest.mark.parametrize(
    "changes", [{}, {"nhiem_vu": ["Thẩm định đồ án."]}], ids=["one line carried on", "none carried on"]
)
def test_a_page_of_single_lines_keeps_its_left_edge(press: Press, changes: dict[str, Any]) -> None:
    kind = kind_named("bao-cao-ca-nhan")
    result = {"tieu_de": "Kết quả", "noi_dung": ["Hoàn thành tốt nhiệm vụ."]}
    short = {"thanh_tich": [result], "danh_hieu": [], "hinh_thuc": []} | changes
    assert faults(printed(press, kind, kind.payload.model_validate(kind.sample.model_dump() | short))) == []


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_a_document_of_what_must_be_said_alone_keeps_every_rule(press: Press, kind: Any) -> None:
    asked = {name for name, field in kind.payload.model_fields.items() if field.is_required()}
    asked |= {"ca_nhan"} & set(kind.payload.model_fields)  # a list names at least one person or collective
    payload = kind.payload.model_validate(kind.sample.model_dump(include=asked))
    assert faults(printed(press, kind, payload)) == []


def test_the_ruled_lines_have_the_length_that_pdfplumber_sees(press: Press) -> None:
    payload = DECISION.sample.model_copy(update=FULL)
    pdf = press.pdf(DECISION, payload).pdf
    paper = read_pdf_paper(pdf)
    ruled = [block(paper, start).rule for start in ("SỞ XÂY DỰNG", "Độc lập", "Về việc tặng")]
    with pdfplumber.open(BytesIO(pdf)) as document:
        lines = {round((line["x1"] - line["x0"]) / MM, 1) for line in document.pages[0].lines}
    for rule in ruled:
        assert rule is not None
        assert rule.length in lines
        assert rule.solid
        assert abs(rule.offset) < 0.3


def test_margins_indent_and_spacing_are_measured(press: Press) -> None:
    paper = printed(press, PLAN, PLAN.sample)
    for section in paper.sections[:2]:
        assert (section.width, section.height) == (210, 297)
        assert section.top == pytest.approx(20, abs=0.5)
        assert section.left == pytest.approx(30, abs=0.3)
        assert section.right == pytest.approx(15, abs=0.3)
        assert section.bottom is not None
        assert 20 <= section.bottom <= 25
    text = [one for one in paper.blocks if one.region == "text" and len(one.lines) > 2]
    assert {(one.align, one.indent, one.line) for one in text if one.page == 2} == {("both", 12.7, 1.05)}
    assert {one.before for one in text if one.page == 1} >= {6.0}


def test_the_optional_components_are_seen_where_they_stand(press: Press) -> None:
    paper = printed(press, DECISION, DECISION.sample.model_copy(update=FULL))
    urgent, circulation = block(paper, "THƯỢNG KHẨN"), block(paper, "LƯU HÀNH")
    assert urgent.boxed is not None
    assert urgent.edge is not None
    assert (urgent.boxed.width, urgent.boxed.height) == (pytest.approx(40, abs=0.5), pytest.approx(8, abs=0.5))
    assert (urgent.spans[0].colour, urgent.edge.colour) == ("FF0000", "FF0000")
    assert (circulation.region, circulation.align, circulation.boxed is not None) == ("header-first", "right", True)
    address = block(paper, "Số 1, đường")
    assert address.region == "footer-first"
    assert address.rule_above is not None
    assert address.rule_above.length == pytest.approx(165, abs=0.5)
    assert block(paper, "PL.(300)").align == "left"
    report = check_paper(paper)
    assert {item.rule for item in report.findings} <= {"PDF-04"}


def test_page_numbers_count_again_in_an_annex(press: Press) -> None:
    paper = printed(press, DECISION, DECISION.sample.model_copy(update=LONG))
    numbers = [(one.page, one.text, one.align) for one in paper.blocks if one.region == "header"]
    assert numbers == [(2, "2", "center"), (4, "2", "center"), (5, "3", "center")]
    assert {item.rule for item in check_paper(paper).findings} <= {"PDF-04"}
    table = [one.cell for one in paper.blocks if one.cell is not None]
    assert {cell.columns for cell in table if cell} == {2, 3}
    assert all(cell.ruled for cell in table if cell)


def test_a_paragraph_that_a_page_cuts_is_one(press: Press) -> None:
    paper = printed(press, DECISION, DECISION.sample.model_copy(update=LONG))
    cut = [one for one in paper.blocks if one.last_page != one.page]
    assert cut
    for one in cut:
        assert one.text.startswith("Điều")
        assert one.text.endswith(".")


def test_a_word_taken_from_the_docx_is_missed_in_the_pdf(press: Press) -> None:
    other = DECISION.sample.model_copy(update={"ca_nhan": DECISION.sample.ca_nhan[:4]})
    findings = same_text(read_docx(press.docx(DECISION, other)), printed(press, DECISION, DECISION.sample))
    assert findings
    assert {item.rule for item in findings} == {"PDF-03"}


def test_a_page_turned_on_its_side_is_still_read(press: Press) -> None:
    with pikepdf.open(BytesIO(press.pdf(LETTER, LETTER.sample).pdf)) as pdf:
        pdf.pages[0].rotate(90, relative=True)
        buffer = BytesIO()
        pdf.save(buffer)
    report = check_paper(read_pdf_paper(buffer.getvalue()))
    assert {item.rule for item in report.findings} == {"PG-02", "PDF-04"}


def test_of_a_long_document_every_letter_is_read_once(press: Press) -> None:
    payload = PLAN.sample.model_copy(update={"muc": PLAN.sample.muc * 10})
    pdf = press.pdf(PLAN, payload).pdf
    paper = read_pdf_paper(pdf)
    with pdfplumber.open(BytesIO(pdf)) as document:
        seen = "".join(letters("".join(char["text"] for char in page.chars)) for page in document.pages)
    assert paper.pages is not None
    assert paper.pages > 15
    assert sorted(seen) == sorted(letters("".join(one.text for one in paper.blocks)))
