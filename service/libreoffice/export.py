"""Exports the documents of a group, each to its own PDF/A-2b, from one hidden load of the group.

Runs under the system Python beside worker.py. Every call to LibreOffice is a trip through a pipe of some 0.1 ms, and
every new UNO object some 2 ms of them: hence one cursor for all pages.
"""

from contextlib import suppress

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.util import CloseVetoException


class GroupBroken(Exception):
    """LibreOffice did not lay the group out as it was put together; none of its documents is printed."""


def export_group(desktop, source, members):
    """Print the group in the file `source`; a member is (target, title, author, number of its sections).

    Yields as soon as each is printed. Raises GroupBroken before the first, or what UNO raises, and then the members
    that are missing are not printed.
    """
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_default", 0, _properties(**_LOAD))
    if document is None:
        raise GroupBroken("LibreOffice did not load the group")
    try:
        ranges = page_ranges(document, [sections for *_, sections in members])
        said = document.DocumentProperties
        for (target, title, author, _), (first, last) in zip(members, ranges, strict=True):
            said.Title, said.Author = title, author
            options = _properties(PageRange=f"{first}-{last}", **_PDF)
            data = uno.Any("[]com.sun.star.beans.PropertyValue", options)
            url = uno.systemPathToFileUrl(target)
            document.storeToURL(url, _properties(FilterName="writer_pdf_Export", FilterData=data))
            yield last - first + 1
    finally:
        with suppress(CloseVetoException):
            document.close(True)


def page_ranges(document, sections):
    """First and last printed page of each member, from 1; `sections` says how many sections each has.

    A section begins on an odd page, for it is numbered from 1, with a page style that no page before it has; the
    style of the pages after its first begins on an even one. The blank page that LibreOffice puts before an odd page
    after an odd page is neither printed nor counted.
    """
    view = document.CurrentController
    count = view.PageCount  # lays the whole group out: LibreOffice would else go on with that while we walk
    cursor = view.getViewCursor()
    cursor.jumpToFirstPage()
    starts, seen, pages = [], set(), 0
    more = True
    while more:
        pages += 1
        number, style = cursor.getPage(), cursor.PageStyleName
        if number % 2 == 1 and style not in seen:
            starts.append(pages)
        seen.add(style)
        more = cursor.jumpToNextPage()
    if cursor.getPage() != count:
        raise GroupBroken("the layout was not finished")
    if len(starts) != sum(sections):
        raise GroupBroken(f"{len(starts)} sections instead of {sum(sections)}")
    begins = [starts[sum(sections[:place])] for place in range(len(sections))]
    ends = [*(begin - 1 for begin in begins[1:]), pages]
    return list(zip(begins, ends, strict=True))


def _properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


_LOAD = {
    "Hidden": True,
    "ReadOnly": True,
    "FilterName": "MS Word 2007 XML",
    "MacroExecutionMode": 0,
    "UpdateDocMode": 0,
}
_PDF = {"SelectPdfVersion": 2, "UseTaggedPDF": True}
