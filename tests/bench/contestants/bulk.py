"""Vanthu in bulk: a heap of documents, each numbered, printed, checked and archived on its own."""

import sys
from itertools import cycle, islice
from pathlib import Path

from service.bulk import issue_each
from service.document import Actor, Record
from service.installation import assemble
from service.kinds import kind_named
from service.libreoffice.group import LONGEST_MEMBER, weight
from service.settings import Settings
from tests.bench.documents import SIGNERS
from tests.bench.orders import Answer, Order, obey, timed

CLERK = Actor("bench", "clerk")
HEAP, SMALL_HEAP = 48, 2


def main() -> None:
    with assemble(Settings(data_dir=Path(sys.argv[1]))) as installation:
        office = installation.office
        installation.start()
        signers = cycle(SIGNERS)

        def work(order: Order) -> Answer:
            kind = kind_named(order["kind"])
            payload = kind.payload.model_validate_json(Path(order["payload"]).read_bytes())
            count = HEAP if weight(Path(order["docx"]).read_bytes()) <= LONGEST_MEMBER else SMALL_HEAP

            def issue_heap() -> None:
                heap = [
                    payload.model_copy(update={"nguoi_ky": payload.nguoi_ky.model_copy(update={"ho_ten": name})})
                    for name in islice(signers, count)
                ]
                *_, last = records = list(issue_each(office, kind, heap, CLERK))
                if not all(isinstance(record, Record) for record in records):
                    raise RuntimeError(f"bulk: {records}")
                Path(order["pdf"]).write_bytes(office.store.get(office.register.key(last.id, "pdf")))

            answer = timed([issue_heap], order)
            shares = [heap / count for heap in answer["milliseconds"]]
            return answer | {"milliseconds": [share for share in shares for _ in range(count)]}

        obey(work)


if __name__ == "__main__":
    main()
