"""What a template may say: Jinja in a sandbox, where text is escaped and a missing name is an error."""

from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from service.render.drawing import as_text, balanced, ruled_line, ruled_table


class Language(ImmutableSandboxedEnvironment):
    """Jinja that compiles a source once: docxtpl brings the same parts of a template at every fill."""

    def from_string(self, source: Any, *_: Any, **__: Any) -> Template:
        return self._compiled(source)

    @lru_cache(maxsize=64)  # noqa: B019 - there is one environment, and it lives as long as the process
    def _compiled(self, source: str) -> Template:
        return super().from_string(source)


@cache
def language() -> Language:
    """The one environment of every template."""
    environment = Language(autoescape=True, undefined=StrictUndefined)
    environment.finalize = as_text
    environment.filters["can_doi"] = balanced
    environment.globals |= {"ke_ngang": ruled_line, "ke_bang": ruled_table}
    return environment
