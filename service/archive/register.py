"""The register of outgoing documents: who has which number, what was issued under it, and how it is found.

A number is *reserved* first, then *issued* together with the hashes of its stored files, or handed back: a series
has a row for every number from 01 to its last, so that no gap is unexplained (NĐ 30/2020/NĐ-CP, Điều 15). A document
that bears no number is counted in the series of its kind all the same; that count is never printed.
"""

import json
import uuid
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from service.archive.database import Database
from service.archive.schema import counter, document
from service.archive.search import MAX_QUERY, Query, matching, search_text
from service.document import Actor, Hashes, Heading, Links, Record, so_ky_hieu
from service.errors import FieldError, NumberTaken, PayloadInvalid, RecordNotFound
from service.vietnamese import portable_name

# How long a reservation belongs to the process that made it; longer than any conversion with its retry may take.
LEASE: Final = timedelta(minutes=5)
PAGE_SIZE: Final = 50

FileName = Literal["docx", "pdf", "payload", "manifest"]
_ENDINGS: Final[dict[FileName, str]] = {"docx": "docx", "pdf": "pdf", "payload": "json", "manifest": "json"}


@dataclass(frozen=True, slots=True)
class Reservation:
    """A number that was taken for a payload and not yet issued; `claim` is the right to give it back.

    Its fields are columns of the table of documents.
    """

    id: str
    kind: str
    series: str
    year: int
    number: int
    ngay_ban_hanh: date
    payload: str
    template: str
    actor: str
    claim: str
    attempts: int
    so_ky_hieu: str


@dataclass(frozen=True, slots=True)
class Page:
    """Records, newest first, and the cursor of the next page or None."""

    documents: tuple[Record, ...]
    cursor: str | None


class Register:
    """The register over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reserve(
        self, kind: str, heading: Heading, payload: str, template: str, actor: Actor, on: date, now: datetime
    ) -> Reservation:
        """Take the next number of the series and year; nobody else gets it."""
        with self._database.write() as connection:
            series = heading.symbol or kind
            number = _next_number(connection, series, on.year)
            reservation = Reservation(
                id=uuid.uuid4().hex,
                kind=kind,
                series=series,
                year=on.year,
                number=number,
                ngay_ban_hanh=on,
                payload=payload,
                template=template,
                actor=actor.name,
                claim=uuid.uuid4().hex,
                attempts=1,
                so_ky_hieu=so_ky_hieu(number, heading.symbol),
            )
            connection.execute(
                insert(document).values(
                    **asdict(reservation),
                    state="reserved",
                    trich_yeu=heading.trich_yeu,
                    co_quan=heading.co_quan,
                    nguoi_ky=heading.nguoi_ky,
                    search_text=search_text(reservation.so_ky_hieu, heading.trich_yeu, payload),
                    lease_until=now + LEASE,
                )
            )
        return reservation

    def commit(
        self,
        reservation: Reservation,
        pages: int,
        hashes: Hashes,
        manifest: str,
        notices: tuple[str, ...],
        now: datetime,
    ) -> Record:
        """Issue the reserved number: from here on the record is visible.

        When another process finished the same reservation first, its record stands and is returned.
        """
        with self._database.write() as connection:
            state = connection.scalar(select(document.c.state).where(document.c.id == reservation.id))
            if state not in {"reserved", "issued"}:
                raise NumberTaken("Số của văn bản này đã bị hủy trong lúc xử lý. Ban hành lại.", log=f"state {state}")
            connection.execute(
                update(document)
                .where(document.c.id == reservation.id, document.c.state == "reserved")
                .values(
                    state="issued",
                    issued_at=now,
                    pages=pages,
                    sha256_docx=hashes.docx,
                    sha256_pdf=hashes.pdf,
                    sha256_payload=hashes.payload,
                    sha256_manifest=manifest,
                    notices=json.dumps(notices, ensure_ascii=False),
                    claim=None,
                    lease_until=None,
                )
            )
        return self.get(reservation.id)

    def give_back(self, reservation: Reservation, reason: str) -> None:
        """End a reservation whose document could not be made.

        The last number of its series returns to the counter, as nobody has seen it; any other stays in the register
        as void with the reason. Does nothing when the reservation was issued or is in other hands.
        """
        mine = (document.c.id == reservation.id, document.c.claim == reservation.claim)
        last = (counter.c.series == reservation.series, counter.c.year == reservation.year)
        with self._database.write() as connection:
            if connection.execute(select(document.c.id).where(*mine)).first() is None:
                return
            returned = connection.execute(
                update(counter).where(*last, counter.c.last == reservation.number).values(last=reservation.number - 1)
            )
            if returned.rowcount:
                connection.execute(document.delete().where(*mine))
            else:
                values = {"state": "void", "void_reason": reason, "claim": None, "lease_until": None}
                connection.execute(update(document).where(*mine).values(values))

    def claim_expired(self, now: datetime) -> list[Reservation]:
        """Reservations whose process died: they are the caller's now."""
        claim = uuid.uuid4().hex
        expired = (document.c.state == "reserved", document.c.lease_until < now)
        with self._database.write() as connection:
            connection.execute(
                update(document)
                .where(*expired)
                .values(claim=claim, lease_until=now + LEASE, attempts=document.c.attempts + 1)
            )
            rows = connection.execute(
                select(document).where(document.c.claim == claim).order_by(document.c.year, document.c.number)
            ).all()
        return [_reservation(row) for row in rows]

    def get(self, record_id: str) -> Record:
        """The issued record, or RecordNotFound."""
        return _record(self._issued_row(record_id))

    def key(self, record_id: str, name: FileName) -> str:
        """Where a file of an issued record lies in the store."""
        row = self._issued_row(record_id)
        return object_key(row, name, getattr(row, f"sha256_{name}"))

    def search(self, query: Query) -> Page:
        """Issued records that match, newest first. Words match in any order, with or without diacritics."""
        if len(query.words) > MAX_QUERY:
            raise PayloadInvalid((FieldError("/q", "q", f"“q” dài quá {MAX_QUERY} ký tự. Tìm bằng ít từ hơn."),))
        with self._database.read() as connection:
            if query.cursor and not connection.scalar(select(document.c.id).where(document.c.id == query.cursor)):
                detail = "“cursor” không phải từ một trang kết quả. Tìm lại từ trang đầu."
                raise PayloadInvalid((FieldError("/cursor", "cursor", detail),))
            rows = connection.execute(matching(query).limit(PAGE_SIZE + 1)).all()
        records = tuple(_record(row) for row in rows[:PAGE_SIZE])
        return Page(records, records[-1].id if len(rows) > PAGE_SIZE else None)

    def ready(self) -> None:
        """Nothing, when the register can be written; RegisterUnavailable otherwise."""
        with self._database.write() as connection:
            connection.execute(select(counter.c.series).limit(1))

    def reserved(self) -> int:
        """How many numbers are taken whose documents are not issued yet."""
        with self._database.read() as connection:
            found = connection.scalar(select(func.count()).where(document.c.state == "reserved"))
        return found or 0

    def states(self, series: str, year: int) -> list[tuple[int, str]]:
        """Number and state of every row of a series, in order."""
        columns = select(document.c.number, document.c.state).order_by(document.c.number)
        with self._database.read() as connection:
            rows = connection.execute(columns.where(document.c.series == series, document.c.year == year)).all()
        return [(row.number, row.state) for row in rows]

    def _issued_row(self, record_id: str) -> Row[Any]:
        issued = select(document).where(document.c.id == record_id, document.c.state == "issued")
        with self._database.read() as connection:
            row = connection.execute(issued).first()
        if row is None:
            raise RecordNotFound("Không có văn bản này.", log="no such record")
        return row


def object_key(numbered: Reservation | Row[Any], name: FileName, digest: str) -> str:
    """Where a file lies in the store, for a person to read: "2023/QD-SXD/0001-5f0c…/pdf-91ab….pdf"."""
    folder = f"{numbered.year}/{portable_name(numbered.series)}/{numbered.number:04d}-{numbered.id}"
    return f"{folder}/{name}-{digest}.{_ENDINGS[name]}"


def _next_number(connection: Connection, series: str, year: int) -> int:
    taken = sqlite_insert(counter).values(series=series, year=year, last=1)
    taken = taken.on_conflict_do_update(index_elements=["series", "year"], set_={"last": counter.c.last + 1})
    return int(connection.execute(taken.returning(counter.c.last)).scalar_one())


def _record(row: Row[Any]) -> Record:
    return Record(
        id=row.id,
        kind=row.kind,
        so_ky_hieu=row.so_ky_hieu,
        ngay_ban_hanh=row.ngay_ban_hanh,
        trich_yeu=row.trich_yeu,
        nguoi_ky=row.nguoi_ky,
        so_trang=row.pages,
        sha256=Hashes(row.sha256_docx, row.sha256_pdf, row.sha256_payload),
        links=Links.of(row.id),
        luu_y=tuple(json.loads(row.notices)),
        issued_at=row.issued_at,
    )


def _reservation(row: Row[Any]) -> Reservation:
    return Reservation(**{field.name: getattr(row, field.name) for field in fields(Reservation)})
