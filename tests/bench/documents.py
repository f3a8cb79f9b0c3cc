"""The documents that everyone makes, as files for the contestants' programs to read."""

import json
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Final

from service.document import DocumentKind, Issued
from service.kinds import kind_named
from service.render.docx import Template
from service.settings import ROOT
from tests.bench.default_docx import on_default_document

ONE_PAGE: Final = "1 trang"

_SURNAMES: Final = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Lâm Trịnh Mai"
_MIDDLE: Final = "Minh Quốc Đức Thanh Ngọc Anh Gia Xuân Hữu Công Bảo Tuấn Hoài Phương Khánh"
_GIVEN: Final = "An Bình Châu Dũng Giang Hà Hải Hùng Khoa Lan Linh Long Nam Nga Phúc Quân Sơn Tâm Thảo Vinh"
SIGNERS: Final = tuple(" ".join(words) for words in product(_GIVEN.split(), _MIDDLE.split(), _SURNAMES.split()))


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A payload, how many pages it has, and in how many rounds of the full bench it is made."""

    name: str
    pages: int
    rounds: int
    kind: DocumentKind
    payload: Any


@dataclass(frozen=True, slots=True)
class Files:
    """What each begins with: a service with the payload, docxtpl with context and template, a converter with the DOCX.

    `lean` is our template, `default` the same page on the default document of python-docx.
    """

    payload: Path
    context: Path
    lean: Path
    default: Path
    docx: Path


def all_documents() -> tuple[Document, ...]:
    """A decision on one page, plans of 5 and 20 pages, and a decision with a list of 500 people."""
    decision, plan = kind_named("quyet-dinh"), kind_named("ke-hoach")
    muc = plan.sample.muc
    people = decision.sample.ca_nhan
    short = {
        "can_cu": (decision.sample.can_cu[0], *decision.sample.can_cu[2:]),
        "tap_the": (),
        "ca_nhan": people[:2],
        "cach_trinh_bay_danh_sach": "trong_dieu_1",
        "tien_thuong": None,
    }
    many = tuple(people[n % len(people)].model_copy(update={"ho_ten": name}) for n, name in enumerate(SIGNERS[:500]))
    return (
        Document(ONE_PAGE, 1, 4, decision, _changed(decision, short)),
        Document("5 trang", 5, 2, plan, _changed(plan, {"muc": muc + muc[1:]})),
        Document("20 trang", 20, 2, plan, _changed(plan, {"muc": muc * 8})),
        Document("bảng 500 dòng", 19, 1, decision, _changed(decision, {"ca_nhan": many})),
    )


def written(document: Document, folder: Path) -> Files:
    """The files of `document`, in `folder`."""
    folder.mkdir(parents=True)
    kind, payload = document.kind, document.payload
    files = Files(
        payload=folder / "payload.json",
        context=folder / "context.json",
        lean=ROOT / "templates" / f"{kind.stem}.docx",
        default=folder / "default.docx",
        docx=folder / "filled.docx",
    )
    context = kind.context(payload, Issued(1, payload.ngay_ban_hanh))
    files.payload.write_text(payload.model_dump_json())
    files.context.write_text(json.dumps(context))
    on_default_document(files.lean, files.default)
    template = Template(kind.stem, files.lean.read_bytes())
    files.docx.write_bytes(template.fill(context, kind.heading(payload), payload.ngay_ban_hanh))
    return files


def _changed(kind: DocumentKind, fields: dict[str, Any]) -> Any:
    """The sample of `kind` with other `fields`, checked as if it came from outside."""
    return kind.payload.model_validate(kind.sample.model_copy(update=fields).model_dump())
