"""What the watcher tells of."""

import asyncio
from pathlib import Path

import pytest
from watchfiles import Change

from briefgen.serve import watch


def test_a_new_folder_is_told_of_again_since_files_may_have_come_before_it_was_watched(tmp_path, monkeypatch):
    folder = tmp_path / "content" / "talks"
    folder.mkdir(parents=True)

    async def events(paths, *, deep):
        if deep:
            yield {(Change.added, str(folder))}
            yield {(Change.modified, str(folder / "talks.md"))}
        await asyncio.Event().wait()

    monkeypatch.setattr(watch, "_events", events)
    told = []

    async def run():
        watching = asyncio.create_task(watch.watch(tmp_path, told.append))
        while len(told) < 3:
            await asyncio.sleep(0.01)
        watching.cancel()

    asyncio.run(asyncio.wait_for(run(), 10))
    assert [set(paths) for paths in told] == [
        {"content/talks"},
        {"content/talks/talks.md"},
        {"content/talks"},
    ]


@pytest.mark.parametrize(
    ("there", "changed", "unfinished"),
    [
        ({"a.md": "words"}, ["a.md"], False),
        ({"a.md": ""}, ["a.md"], True),
        ({"a.md": "", "b.md": "words"}, ["a.md", "b.md"], True),
        ({}, ["a.md"], True),
        ({"a.md": "words"}, ["a.md", "a.md.new"], False),
        ({}, [], False),
    ],
    ids=["written", "emptied", "emptied with others", "put away", "renamed over", "not known"],
)
def test_who_may_be_in_the_midst_of_saving(tmp_path, there, changed, unfinished):
    for name, text in there.items():
        (tmp_path / name).write_text(text)

    assert watch.is_unfinished(tmp_path, set(changed)) is unfinished


def emptied_and_written(file):
    file.write_text("")
    yield
    file.write_text("second words")
    yield


def put_away_and_written(file):
    file.rename(file.with_name(f"{file.name}~"))
    yield
    file.write_text("second words")
    yield


@pytest.mark.parametrize("save", [emptied_and_written, put_away_and_written])
def test_a_save_that_the_clock_finds_half_done_is_told_when_it_is_done(tmp_path, monkeypatch, save):
    file = tmp_path / "content" / "talks.md"
    file.parent.mkdir()
    file.write_text("first words")
    stamps, steps = watch._stamps, save(file)

    def save_and_look(root):
        next(steps, None)
        return stamps(root)

    told = []

    async def run():
        found = asyncio.Event()
        before = stamps(tmp_path)
        monkeypatch.setattr(watch, "_stamps", lambda root: before)

        def changed(paths):
            told.append((set(paths), file.read_text()))
            found.set()

        watching = asyncio.create_task(watch.watch(tmp_path, changed, poll=True))
        await asyncio.sleep(0)  # it knows how everything was
        monkeypatch.setattr(watch, "_stamps", save_and_look)
        await asyncio.wait_for(found.wait(), 10)
        watching.cancel()

    asyncio.run(run())
    assert told == [({"content/talks.md"}, "second words")]


@pytest.mark.parametrize(
    "make",
    [
        Path.mkdir,
        lambda path: path.symlink_to(path.parent),
        lambda path: path.symlink_to("nowhere"),
    ],
    ids=["a folder", "a link to a folder", "a link that leads nowhere"],
)
@pytest.mark.parametrize("name", ["content", "themes/talks.md"])
def test_the_clock_tells_of_what_is_no_file_too(tmp_path, make, name):
    (tmp_path / "themes").mkdir()
    before = watch._stamps(tmp_path)
    make(tmp_path / name)

    assert name in watch._other(tmp_path, before, watch._stamps(tmp_path))
