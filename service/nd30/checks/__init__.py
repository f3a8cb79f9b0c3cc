"""The checks, one module for each area of the page; importing this package registers them all."""

from service.nd30.checks import (
    annex,
    bases,
    body,
    foot,
    head,
    number_line,
    numbering,
    page,
    printed,
    recipients,
    title,
    typing,
)

__all__ = [
    "annex",
    "bases",
    "body",
    "foot",
    "head",
    "number_line",
    "numbering",
    "page",
    "printed",
    "recipients",
    "title",
    "typing",
]
