"""What tests of resolve share: an archive made of texts with marked names (see ``newsroom``)."""

import pytest
from resolve.newsroom import Resolved, source_record, written

from briefgen.model.registry import Registry


@pytest.fixture
def archive():
    """Resolve articles, made with ``written`` or given as texts by slug: ``archive(one="…", two="…")``."""

    def run(*articles, records=(), claims=(), sources=("s-wire",), ignore=(), **texts):
        made = [*articles, *(written(slug, text) for slug, text in texts.items())]
        kept = tuple(sorted(records, key=lambda record: record.id))
        read = tuple(source_record(one) if isinstance(one, str) else one for one in sources)
        return Resolved(made, Registry(kept, tuple(claims), read, frozenset(ignore)))

    return run
