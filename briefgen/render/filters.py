"""The pure functions that templates may call beside Jinja's own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

from briefgen.model.roles import Filter
from briefgen.render.weaving import marks, woven


def json_script(text: str) -> Markup:
    """Print JSON inside a ``<script>`` element: no character of it can end the element."""
    return Markup(str(text).replace("<", "\\u003c"))


FILTERS: Mapping[str, Filter] = MappingProxyType({"woven": woven, "marks": marks, "json_script": json_script})
"""The filters by the names that templates use."""
