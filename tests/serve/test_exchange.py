"""Which pages take in what is other in them, and which are loaded anew."""

import pytest

from briefgen.serve import exchange, panel

HERE = "http://127.0.0.1:8000/town/bridge/"
SITE = {
    "static/copes.js": b'addEventListener("briefgen:changed", look);',
    "static/keeps.js": b"const rows = document.querySelectorAll('tr');",
}
COPES = b'<script src="../../static/copes.js" defer></script>'


@pytest.mark.parametrize(
    ("scripts", "takes_part"),
    [
        (b"", True),
        (COPES, True),
        (b"<script defer src=/static/copes.js></script>", True),
        (b'<script type="application/ld+json">{}</script>' + COPES, True),
        (COPES + b"<SCRIPT type='module' SRC='/static/keeps.js'></SCRIPT>", False),
        (b'<script src="/static/missing.js"></script>', False),
        (b'<script src="https://example.org/static/copes.js"></script>', False),
    ],
)
def test_every_script_of_the_page_must_cope(scripts, takes_part):
    assert exchange.takes_part(b"<html><head>" + scripts + b"</head></html>", HERE, SITE) is takes_part


def test_the_page_is_remembered_before_its_scripts_change_it():
    page = b"<html><head>" + COPES + b"</head><body></body></html>"
    dressed = panel.dress(page, (), script=True, number=7, exchanges=True)

    assert dressed.index(b"exchange.js") < dressed.index(b"copes.js") < dressed.index(b"livereload.js")
    assert b'data-page="7" defer' in dressed
    assert b'data-page="7" data-whole defer' in panel.dress(page, (), script=True, number=7)
    assert panel.dress(page, (), script=False, number=7, exchanges=True) == page
