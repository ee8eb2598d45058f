"""A memo that machines share: what one found out, the others find, whatever else lies in that folder."""

from datetime import UTC, datetime
from hashlib import blake2b

import msgspec
import pytest
from in_memory import make_site
from product import WITHOUT_MODEL, run_briefgen, write_site

from briefgen import pipeline
from briefgen.cache.far import Far, FarError
from briefgen.cache.memo import Memo, seal
from briefgen.parse import parse
from briefgen.remembered import recall

fsspec = pytest.importorskip("fsspec", reason="needs the extra: pip install 'briefgen[cluster]'")

NOW = datetime(2026, 1, 15, tzinfo=UTC)
KEY, OTHER = "1f" * 20, "2e" * 20


@pytest.fixture(params=["memory", "file"])
def url(request, tmp_path):
    if request.param == "file":
        yield (tmp_path / "far away").as_uri()
        return
    yield "memory://far/cache"
    fsspec.filesystem("memory").store.clear()


def packs(url):
    system, folder = fsspec.core.url_to_fs(url)
    return system, sorted(system.ls(folder, detail=False))


def test_what_one_machine_found_out_the_other_finds(tmp_path, url):
    Memo.open(tmp_path / "one", far=Far(url)).put({KEY: "found"}, str)
    assert Memo.open(tmp_path / "two", far=Far(url)).get([KEY, OTHER], str) == {KEY: "found"}
    assert Memo.open(tmp_path / "two").get([KEY], str) == {KEY: "found"}


def test_shelves_stay_apart_and_what_is_of_one_machine_stays_there(tmp_path, url):
    Memo.open(tmp_path / "one", "pictures", Far(url)).put({KEY: "found"}, str)
    Memo.open(tmp_path / "one", far=Far(url)).put({"last": "mine"}, str)
    assert Memo.open(tmp_path / "two", far=Far(url)).get([KEY, "last"], str) == {}
    assert Memo.open(tmp_path / "two", "pictures", Far(url)).get([KEY], str) == {KEY: "found"}


def test_what_is_damaged_half_written_or_foreign_is_left_aside(tmp_path, url):
    Memo.open(tmp_path / "one", far=Far(url)).put({KEY: "found"}, str)
    Memo.open(tmp_path / "one", far=Far(url)).put({OTHER: "other"}, str)
    system, (first, _) = packs(url)
    data = system.cat_file(first)
    gone = KEY if b"found" in data else OTHER
    system.pipe_file(first, data[:-3])
    folder = first.rpartition("/")[0]
    system.pipe_file(f"{folder}/notes.txt", b"not ours")
    system.pipe_file(f"{folder}/memo-1-{'0' * 40}.pack", b"\xc1 nothing that can be read")
    found = Memo.open(tmp_path / "two", far=Far(url)).get([KEY, OTHER], str)
    assert found == {key: word for key, word in ((KEY, "found"), (OTHER, "other")) if key != gone}


def test_each_pack_is_taken_once(tmp_path, url):
    Memo.open(tmp_path / "one", far=Far(url)).put({KEY: "found"}, str)
    Memo.open(tmp_path / "two", far=Far(url)).get([KEY], str)
    system, (pack,) = packs(url)
    system.rm(pack)
    assert Memo.open(tmp_path / "two", far=Far(url)).get([KEY, OTHER], str) == {KEY: "found"}


def test_a_folder_that_cannot_be_reached_is_nothing_worse_than_one_that_is_empty(tmp_path):
    (tmp_path / "file").write_text("no folder")
    far = Far((tmp_path / "file" / "below").as_uri())
    memo = Memo.open(tmp_path / "one", far=far)
    memo.put({KEY: "found"}, str)
    assert memo.get([KEY, OTHER], str) == {KEY: "found"}


def test_an_address_that_means_nothing_is_told():
    with pytest.raises(FarError, match="There can be no cache at nowhere://x"):
        Far("nowhere://x")


@pytest.mark.xdist_group("pipeline")
def test_two_builds_share_a_folder(tmp_path, url):
    text = "-- content/a.md --\n---\ntitle: A\n---\nAnna Weber spoke.\n"
    sites = [write_site(tmp_path / name, text) for name in ("one", "two")]
    first, second = [make_site(site, pipeline.Options(NOW, cache=url)).value for site in sites]
    clean = make_site(sites[0], pipeline.Options(NOW, cache=url, use_cache=False)).value
    assert (first.read, second.read, clean.read) == (1, 0, 1)
    assert first.files == second.files == clean.files


QUIET = f"-- briefgen.yaml --\n{WITHOUT_MODEL}search: false\n"


def built(folder, url):
    """Build on a machine that has its own cache and shares ``url``; say if all was remembered, and the files."""
    write_site(
        folder, QUIET + "-- content/a.md --\n---\ntitle: A\ndate: 2025-05-01\n---\nAnna Weber spoke.\n"
    )
    calls = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recall, "parse", lambda *words, **named: calls.append(1) or parse(*words, **named))
        made = make_site(folder, pipeline.Options(NOW, cache=url)).value
    return not calls, [(file.path, file.data) for file in made.files]


def test_a_machine_with_an_older_version_shares_the_folder_and_nothing_else(tmp_path, url, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(recall, "stamp", lambda: "an older version")
        assert not built(tmp_path / "old", url)[0]
        assert built(tmp_path / "another old", url)[0]
    remembered, files = built(tmp_path / "new", url)
    assert not remembered
    assert built(tmp_path / "another new", url) == (True, files)


def test_an_entry_of_another_form_under_our_own_key_is_a_miss(tmp_path, url):
    files = built(tmp_path / "one", url)[1]
    system, ours = packs(url)
    for pack in ours:
        entries = msgspec.msgpack.decode(system.cat_file(pack), type=dict[str, bytes])
        other = {key: seal(key, msgspec.msgpack.encode([1, "two"])) for key in entries}
        data = msgspec.msgpack.encode(other)
        system.rm(pack)
        system.pipe_file(f"{pack.rpartition('-')[0]}-{blake2b(data, digest_size=20).hexdigest()}.pack", data)

    assert built(tmp_path / "two", url) == (False, files)
    assert built(tmp_path / "two", url) == (True, files)


def test_the_command_tells_of_a_wrong_address(tmp_path):
    write_site(
        tmp_path, f"-- briefgen.yaml --\n{WITHOUT_MODEL}-- content/a.md --\n---\ntitle: A\n---\nText.\n"
    )
    done = run_briefgen("build", "--cache", "nowhere://x", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: There can be no cache at nowhere://x: Protocol not known")
