"""Everything that the content rules say about one payload: the rules of every kind, then those of its own kind."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from service.award.awards import judge_amounts_in_words
from service.award.citations import judge_dates_cited, judge_force
from service.award.district import judge_districts
from service.award.law import Law
from service.award.text import Text, texts
from service.document import DocumentKind
from service.finding import Finding

# More than a person mends at once.
MAX_FINDINGS: Final = 200


def review(kind: DocumentKind, payload: Any, day: date, law: Law) -> tuple[Finding, ...]:
    """What is wrong with `payload` as a document of `kind` dated `day`: errors first, each finding once."""
    written = list(texts(payload))
    found = [
        *judge_dates_cited(law, day, written),
        *judge_force(law, day, written),
        *judge_districts(law, day, written),
        *judge_amounts_in_words(law, day, written),
        *judge_lengths(law, day, written),
        *kind.review(payload, day, law),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: not finding.blocks)[:MAX_FINDINGS])


def judge_lengths(law: Law, day: date, texts: Iterable[Text]) -> Iterator[Finding]:
    """BR-16: what the register keeps of a document fits the lengths of Phụ lục VI."""
    for text in texts:
        parent, _, last = text.place.rpartition("/")
        limit = law.do_dai.get(f"{parent}/*" if last.isdecimal() else text.place)
        if limit and len(text.words) > limit:
            yield law.finding(
                "BR-16",
                day,
                text.place,
                found=f"dài {len(text.words)} ký tự",
                expected=f"không quá {limit} ký tự",
                mend="Rút gọn.",
            )
