"""Sites as text, for the tests of load: ``-- path --`` begins a file, ``-- path : how --`` something special.

``\\uNNNN`` in a path is a character; ``bytes`` reads ``\\xNN`` and ``\\n``; ``N letters`` makes a long file; ``link TARGET`` (from the site's folder),
``folder`` and ``pipe`` make what they say. ``-- report --`` holds what must be reported.
"""

import os
import re
from datetime import UTC, datetime

from briefgen.load import load, read_published

NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
_SECTION = re.compile(r"^-- (?P<path>\S.*?)(?: : (?P<how>.+))? --\n", re.MULTILINE)


def sections(text):
    """Give (path, how, content) for each section of a case."""
    heads = list(_SECTION.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        (head["path"], head["how"] or "", text[head.end() : end])
        for head, end in zip(heads, ends, strict=True)
    ]


def write_site(root, text):
    """Write the site; give the lines of its report."""
    report = []
    for path, how, content in sections(text):
        if path == "report":
            report = content.splitlines()
            continue
        file = root / (path.encode().decode("unicode_escape") if "\\u" in path else path)
        file.parent.mkdir(parents=True, exist_ok=True)
        _make(root, file, how, content)
    return report


def _make(root, file, how, content):
    kind, _, target = how.partition(" ")
    if how == "bytes":
        file.write_bytes(content.strip("\n").encode().decode("unicode_escape").encode("latin-1"))
    elif how == "pipe":
        os.mkfifo(file)
    elif how == "folder":
        file.mkdir()
    elif kind == "link":
        file.symlink_to(root / target)
    elif target == "letters":
        file.write_text("x" * int(kind))
    else:
        file.write_text(content)


def report_of(root, **wanted):
    """Load the site and give its problems as lines ``path:line:column code message``."""
    problems = (*load(root, **{"now": NOW, **wanted}).diagnostics, *read_published(root).diagnostics)
    return [" ".join(filter(None, (str(one.place or ""), one.code, one.message))) for one in problems]
