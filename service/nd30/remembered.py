"""Remembers what was found out about a text: the draft, the final file and its print say nearly the same."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar, cast

Ask = TypeVar("Ask", bound=Callable[..., Any])

_MOST: Final = 1_024  # texts
_LONGEST: Final = 2_000  # letters


def remembered(ask: Ask) -> Ask:
    """`ask`, asked once about each text that is not very long: a pure function, whose answers nobody changes."""
    known = lru_cache(maxsize=_MOST)(ask)

    @wraps(ask)
    def answer(text: str, *more: Any) -> Any:
        return known(text, *more) if len(text) <= _LONGEST else ask(text, *more)

    return cast("Ask", answer)
