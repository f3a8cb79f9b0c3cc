"""Suggestions on the spelling of a document's own text; they keep nothing from being issued."""

from collections.abc import Iterator

from service.finding import Finding
from service.nd30.capitals import capital_findings
from service.nd30.paper import Paper


def suggestions(paper: Paper) -> Iterator[Finding]:
    """Where Phụ lục II would write a capital or a small letter, in the text outside its tables."""
    for block in paper.blocks:
        if block.region == "text" and block.cell is None:
            yield from capital_findings(block.text, block.spot)
