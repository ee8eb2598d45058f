"""What the watcher tells of."""

import asyncio

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
