from briefgen.model.site import File, LazyFile
from briefgen.write import digest
from briefgen.write.new_site import new_site


def refused() -> bytes:
    raise AssertionError("asked for its bytes")


def test_a_file_whose_digest_is_known_is_not_asked_for_its_bytes():
    new = new_site([LazyFile("a.html", refused, "d1", 7), File("b.html", b"bb", "d2")], {}, {})

    assert new.digests == {"a.html": "d1", "b.html": "d2"}
    assert new.sizes == {"a.html": 7, "b.html": 2}


def test_one_whose_digest_is_not_known_is():
    new = new_site([LazyFile("a.html", lambda: b"aa"), File("b.html", b"")], {"c.html": "d3"}, {})

    assert new.digests == {"a.html": digest(b"aa"), "b.html": digest(b""), "c.html": "d3"}
    assert new.sizes == {"a.html": 2, "b.html": 0}
