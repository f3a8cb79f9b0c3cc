"""No document that reaches outside itself comes as far as LibreOffice."""

import zipfile
import zlib
from io import BytesIO

import pytest

from service.document import Issued
from service.errors import OutputBroken
from service.kinds import kinds
from service.libreoffice.outside import refuse_reaching_out
from service.libreoffice.proof import proof_page
from service.render.docx import Templates
from tests.conftest import NOON
from tests.real.hostile import document, paragraph, picture, reaching, relation

ADDRESS = "http://127.0.0.1:9/a.png"
# LibreOffice itself does nothing when it meets these; tests/real/test_isolation.py shows it.
HARMLESS = {"include-picture", "include-text"}


@pytest.mark.parametrize("how", sorted(set(reaching(ADDRESS)) - HARMLESS))
@pytest.mark.parametrize("address", [ADDRESS, "file:///etc/hostname", "//server/share/a.png"])
def test_a_document_that_names_something_outside_is_refused(how: str, address: str) -> None:
    with pytest.raises(OutputBroken):
        refuse_reaching_out(reaching(address)[how])


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/embeddings/a.xlsx", "WORD/EMBEDDINGS/a.bin", "afchunk.htm"]
)
def test_a_document_that_holds_more_than_text_is_refused(name: str) -> None:
    with pytest.raises(OutputBroken, match="macro"):
        refuse_reaching_out(document(paragraph("x"), files={name: "x"}))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-7"])
def test_a_part_in_another_encoding_hides_no_document_type(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>'
    buffer = BytesIO(document(paragraph("x")))
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/glossary.bin", text.encode(encoding))
        package.writestr("word/footer.xml", text.encode(encoding))
    with pytest.raises(OutputBroken, match="macro"):
        refuse_reaching_out(buffer.getvalue())


def test_a_drawing_may_show_what_it_holds_and_nothing_else() -> None:
    def with_drawing(href: str) -> bytes:
        svg = f'<svg xmlns:x="http://www.w3.org/1999/xlink"><use x:href="#a"/><image x:href="{href}"/></svg>'
        # a name does not tell what LibreOffice takes a part for
        return document(
            picture('r:embed="rId1"/'),
            relations=relation("rId1", "media/a.png", mode=""),
            files={"word/media/a.png": svg},
        )

    refuse_reaching_out(with_drawing("data:image/png;base64,AAAA"))
    with pytest.raises(OutputBroken, match="liên kết"):
        refuse_reaching_out(with_drawing("file:///etc/hostname"))
    with pytest.raises(OutputBroken, match="liên kết"):
        refuse_reaching_out(with_drawing("data:image/svg+xml,x"))


def test_a_packed_drawing_is_refused() -> None:
    buffer = BytesIO(document(paragraph("x")))
    packer = zlib.compressobj(wbits=31)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/media/a.png", packer.compress(b"<svg/>") + packer.flush())
    with pytest.raises(OutputBroken):
        refuse_reaching_out(buffer.getvalue())


def test_a_document_that_unpacks_to_more_than_memory_is_refused_unread() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(130):
            part.write(bytes(1024**2))
    assert len(buffer.getvalue()) < 1024**2
    with pytest.raises(OutputBroken, match="quá lớn"):
        refuse_reaching_out(buffer.getvalue())


def test_printed_links_and_words_about_links_pass() -> None:
    refuse_reaching_out(
        document(
            paragraph("xem a:link=&quot;b&quot;, altChunk và &lt;svg"),
            relations=relation("rId1", "https://sxd.example.vn", "hyperlink") + relation("rId2", "#x", "hyperlink"),
        )
    )
    refuse_reaching_out(proof_page())


@pytest.mark.parametrize("slug", sorted(kinds()))
def test_what_we_fill_passes(slug: str, templates: Templates) -> None:
    kind = kinds()[slug]
    heading = kind.heading(kind.sample)
    issued = Issued(1, heading.ngay_ban_hanh or NOON.date())
    refuse_reaching_out(
        templates.named(kind.stem).fill(kind.context(kind.sample, issued), heading, issued.ngay_ban_hanh)
    )
