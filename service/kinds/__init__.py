"""The document kinds, one module each; a module is found because it is here and offers `KIND`."""

import pkgutil
from functools import cache
from importlib import import_module

from service.document import DocumentKind
from service.errors import KindUnknown


@cache
def kinds() -> dict[str, DocumentKind]:
    """Every kind by slug, in the order of their slugs."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    found = [import_module(f"{__name__}.{name}").KIND for name in names]
    return {kind.slug: kind for kind in found}


def kind_named(slug: str) -> DocumentKind:
    """The kind with this slug, or KindUnknown naming the ones that exist."""
    try:
        return kinds()[slug]
    except KeyError as exc:
        known = ", ".join(kinds())
        raise KindUnknown(f"Không có loại văn bản “{slug}”. Các loại hiện có: {known}.", log="unknown kind") from exc
