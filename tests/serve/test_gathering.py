"""Changes that come together are handed on together."""

import asyncio

from briefgen.serve.gathering import Gathering


def gathered(*batches, then=None):
    """Hand in batches of paths without a pause; give what is handed on.

    ``then`` is handed in as soon as it is asked whether somebody is still saving there, and somebody is.
    """
    given, done, late = [], asyncio.Event(), [then] if then else []

    def hand_on(paths):
        given.append(paths)
        done.set()

    def unfinished(paths):
        if not late:
            return False
        asyncio.get_running_loop().call_soon(gathering.add, frozenset(late.pop()))
        return True

    async def run():
        nonlocal gathering
        gathering = Gathering(hand_on, unfinished)
        for paths in batches:
            gathering.add(frozenset(paths))
        async with asyncio.timeout(20):
            await done.wait()
        gathering.stop()

    gathering = None
    asyncio.run(run())
    return given


def test_a_checkout_is_one_change():
    batches = [[f"content/{number}.md", f"content/{number + 1}.md"] for number in range(0, 600, 2)]

    assert gathered(*batches) == [frozenset(f"content/{number}.md" for number in range(600))]


def test_what_is_not_known_may_be_everything():
    assert gathered(["content/a.md"], [], ["content/b.md"]) == [frozenset()]


def test_a_file_that_is_emptied_and_then_written_is_one_change():
    assert gathered(["content/a.md"], then=["content/a.md~"]) == [
        frozenset({"content/a.md", "content/a.md~"})
    ]


def test_a_file_that_stays_empty_is_told_all_the_same():
    given, done = [], asyncio.Event()

    async def run():
        gathering = Gathering(lambda paths: (given.append(paths), done.set()), lambda paths: True)
        gathering.add(frozenset(["content/a.md"]))
        await asyncio.wait_for(done.wait(), 20)

    asyncio.run(run())
    assert given == [frozenset(["content/a.md"])]
