"""The use case: issue a document. One straight line, and what becomes of it when the line is cut.

    judge, rehearse → hold LibreOffice → reserve a number → fill, print, check → store, read back → register

Everything that can be wrong with a payload is found before a number is taken. A failure after that hands the number
back, unless others followed it: then it stays in the register as void, with the reason. A process that dies leaves a
reservation whose lease runs out; the next sweep finishes it from the payload and the template that it was reserved
with, so that nothing is half visible and no number is lost without a reason.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import structlog

from service.archive.register import FileName, Register, Reservation, object_key
from service.archive.store import ObjectStore
from service.award.law import Law
from service.award.law_file import load_law
from service.award.review import review
from service.document import Actor, DocumentKind, Hashes, Issued, Record, Rendition
from service.errors import ArchiveBroken, FieldError, PayloadInvalid, VanthuError
from service.finding import Finding
from service.kinds import kind_named
from service.nd30 import RULE_SET, judge, judge_draft
from service.numerals import STANDARD, Wording
from service.offload import Here, Run
from service.render.docx import Template, Templates
from service.render.inspect import font_notice
from service.render.pdf import Converter, Printed
from service.verdict import accept_draft, accept_print, judge_content, judge_names, notice

VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")

# A reservation that still cannot be finished after so many tries is given back.
MAX_ATTEMPTS: Final = 3

_log = structlog.get_logger(__name__)


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Office:
    """Everything that a document passes through on its way out; its files are judged by `run`."""

    templates: Templates
    converter: Converter
    store: ObjectStore
    register: Register
    now: Callable[[], datetime] = field(default=_utc_now)
    law: Law = field(default_factory=load_law)
    wording: Wording = STANDARD
    run: Run = field(default_factory=Here)

    def today(self) -> date:
        """The day on which a document issued now is dated: Vietnam's."""
        return self.now().astimezone(VIETNAM).date()


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A payload that can be issued: its date, what the content rules warn of, and what the page has besides."""

    day: date
    content: tuple[Finding, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Given:
    """What a document is made from, beside its number: nothing of it is refused any more."""

    kind: DocumentKind
    payload: Any
    template: Template
    content: tuple[Finding, ...]


def validate(office: Office, kind: DocumentKind, payload: Any) -> Rehearsed:
    """Everything that can be known before a number is taken: the date, the content, the filled page.

    Raises PayloadInvalid with every error of content, FormInvalid when the page would break the decree, or
    TemplateBroken.
    """
    day = _date_of_issue(office, kind.heading(payload).ngay_ban_hanh)
    content = judge_content(kind, payload, day, office.law)
    form = accept_draft(office.run(judge_draft, _draft(office, kind, payload, day), day))
    return Rehearsed(day, content, (*form, *judge_names(payload)))


def preview(office: Office, kind: DocumentKind, payload: Any) -> Printed:
    """The page as it would be issued, marked DỰ THẢO and without number; nothing is kept."""
    heading = kind.heading(payload)
    draft = _draft(office, kind, payload, _date_of_issue(office, heading.ngay_ban_hanh))
    return office.converter.to_pdf(draft, (heading.trich_yeu,))


def issue(
    office: Office,
    kind: DocumentKind,
    payload: Any,
    actor: Actor,
    *,
    batch: bool = False,
    gate: AbstractContextManager[None] | None = None,
) -> Record:
    """Number, print, store and register a document, all or nothing.

    One of a `batch` lets others go first; its number is taken within `gate`, which keeps the batch in order.
    Raises PayloadInvalid (FormInvalid is one) before a number is taken; Unavailable or Broken after it came back.
    """
    rehearsed = validate(office, kind, payload)
    given = _Given(kind, payload, office.templates.named(kind.stem), rehearsed.content)
    version = given.template.version
    office.store.put(_template_key(version), given.template.content)
    with ExitStack() as printing:
        with gate or nullcontext():
            printing.enter_context(office.converter.turn(batch=batch))  # first, so that waiting costs no number
            reservation = office.register.reserve(
                kind.slug, kind.heading(payload), _canonical(payload), version, actor, rehearsed.day, office.now()
            )
        with _handing_back(office, reservation):
            rendition = _render(office, reservation, given)
    with _handing_back(office, reservation):
        return _archive(office, reservation, rendition, given.content)


def finish_pending(office: Office, stopped: Callable[[], bool] = lambda: False) -> int:
    """Finish, until `stopped`, what a dead process left reserved; how many documents became visible by it.

    Whoever waits for a document goes first. What still fails after some tries, for whatever reason, is handed back.
    """
    finished = 0
    for reservation in office.register.claim_expired(office.now()):
        if stopped():
            break  # its lease runs out again
        try:
            given = _given(office, reservation)
            with office.converter.turn(batch=True):
                rendition = _render(office, reservation, given)
            _archive(office, reservation, rendition, given.content)
        except Exception as exc:  # noqa: BLE001 - one document must not keep the others from being finished
            _log.warning(
                "reservation-failed", id=reservation.id, attempts=reservation.attempts, error=type(exc).__name__
            )
            if reservation.attempts > MAX_ATTEMPTS:
                office.register.give_back(reservation, _reason(exc))
        else:
            finished += 1
            _log.info("reservation-finished", id=reservation.id, attempts=reservation.attempts)
    return finished


@contextmanager
def _handing_back(office: Office, reservation: Reservation) -> Iterator[None]:
    """Hand the number back when the document cannot be made; the caller learns why."""
    try:
        yield
    except Exception as exc:
        office.register.give_back(reservation, _reason(exc))
        raise


def _draft(office: Office, kind: DocumentKind, payload: Any, day: date) -> bytes:
    """The DOCX without number, marked DỰ THẢO."""
    context = kind.context(payload, Issued(None, day, office.wording))
    return office.templates.named(kind.stem).fill(context, kind.heading(payload), day)


def _reason(exc: Exception) -> str:
    """Why a number was handed back, for the register; what is not ours may hold payload text and stays out."""
    return f"Không tạo được văn bản: {exc if isinstance(exc, VanthuError) else 'lỗi ngoài dự kiến'}"


def _given(office: Office, reservation: Reservation) -> _Given:
    """What was reserved, as it lies in the register and the store."""
    kind = kind_named(reservation.kind)
    payload = kind.payload.model_validate_json(reservation.payload)
    template = Template(kind.stem, office.store.get(_template_key(reservation.template)))
    return _Given(kind, payload, template, review(kind, payload, reservation.ngay_ban_hanh, office.law))


def _render(office: Office, reservation: Reservation, given: _Given) -> Rendition:
    """Fill and print what was reserved, by its own number and date."""
    day = reservation.ngay_ban_hanh
    heading = given.kind.heading(given.payload)
    context = given.kind.context(given.payload, Issued(reservation.number, day, office.wording))
    docx = given.template.fill(context, heading, day)
    printed = office.converter.to_pdf(
        docx,
        (context["so_ky_hieu"], heading.trich_yeu),
        lambda pdf: office.run(judge, docx, pdf, day),
        family=given.template.version,
    )
    return Rendition(docx, printed.pdf, printed.pages, printed.fonts, printed.printing, accept_print(printed.findings))


def _archive(office: Office, reservation: Reservation, rendition: Rendition, content: tuple[Finding, ...]) -> Record:
    """Store every file, then issue the number in the register."""
    files: dict[FileName, bytes] = {
        "docx": rendition.docx,
        "pdf": rendition.pdf,
        "payload": reservation.payload.encode(),
    }
    hashes = Hashes(**{name: hashlib.sha256(file).hexdigest() for name, file in files.items()})
    notices = (*font_notice(rendition.fonts), *(notice(finding) for finding in content))
    manifest = _manifest(office, reservation, rendition, hashes, content, notices)
    _keep(office.store, reservation, {**files, "manifest": manifest})
    manifest_hash = hashlib.sha256(manifest).hexdigest()
    return office.register.commit(reservation, rendition.pages, hashes, manifest_hash, notices, office.now())


def _keep(store: ObjectStore, reservation: Reservation, files: dict[FileName, bytes]) -> None:
    """Store each file under its own hash and read it back: what is issued is what lies there."""
    for name, content in files.items():
        digest = hashlib.sha256(content).hexdigest()
        key = object_key(reservation, name, digest)
        store.put(key, content)
        if store.digest(key) != digest:
            raise ArchiveBroken(
                "Kho lưu trữ trả về tệp khác với tệp vừa ghi. Báo quản trị viên.",
                log=f"stored {name} differs from what was written",
            )


def _manifest(
    office: Office,
    reservation: Reservation,
    rendition: Rendition,
    hashes: Hashes,
    content: tuple[Finding, ...],
    notices: tuple[str, ...],
) -> bytes:
    """What the document was made from and by: the evidence that lies beside it."""
    facts = {
        "id": reservation.id,
        "kind": reservation.kind,
        "so_ky_hieu": reservation.so_ky_hieu,
        "ngay_ban_hanh": reservation.ngay_ban_hanh.isoformat(),
        "so_trang": rendition.pages,
        "sha256": asdict(hashes),
        "template_sha256": reservation.template,
        "printing": asdict(rendition.printing),
        "fonts": rendition.fonts,
        "law": office.law.phien_ban,
        "content_findings": [asdict(finding) for finding in content],
        "rule_set": RULE_SET,
        "form_findings": [asdict(finding) for finding in rendition.findings],
        "luu_y": notices,
        "actor": reservation.actor,
        "made_at": office.now().isoformat(),
    }
    return _json(facts)


def _date_of_issue(office: Office, wanted: date | None) -> date:
    today = office.today()
    if wanted is not None and wanted > today:
        detail = "“Ngày ban hành” không được sau hôm nay."
        raise PayloadInvalid((FieldError("/ngay_ban_hanh", "Ngày ban hành", detail),))
    return wanted or today


def _template_key(version: str) -> str:
    return f"templates/{version}.docx"


def _canonical(payload: Any) -> str:
    """The payload as it was understood, in one spelling: sorted keys, defaults included."""
    return _json(payload.model_dump(mode="json")).decode()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
