"""Remembers what was found out about a text: the draft, the final file and its print say nearly the same."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

Answer = TypeVar("Answer")
More = ParamSpec("More")

_MOST: Final = 1_024  # texts
_LONGEST: Final = 2_000  # letters


def remembered(ask: Callable[Concatenate[str, More], Answer]) -> Callable[Concatenate[str, More], Answer]:
    """`ask`, asked once about each text that is not very long: a pure function, whose answers nobody changes."""
    known = lru_cache(maxsize=_MOST)(ask)

    @wraps(ask)
    def answer(text: str, *more: More.args, **named: More.kwargs) -> Answer:
        return known(text, *more, **named) if len(text) <= _LONGEST else ask(text, *more, **named)

    return answer
