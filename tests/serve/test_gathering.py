"""Changes that come together are handed on together."""

import asyncio

from briefgen.serve.gathering import Gathering


def gathered(*batches):
    """Hand in batches of paths without a pause; give what is handed on."""
    given, done = [], asyncio.Event()

    def hand_on(paths):
        given.append(paths)
        done.set()

    async def run():
        gathering = Gathering(hand_on)
        for paths in batches:
            gathering.add(frozenset(paths))
        async with asyncio.timeout(20):
            await done.wait()
        gathering.stop()

    asyncio.run(run())
    return given


def test_a_checkout_is_one_change():
    batches = [[f"content/{number}.md", f"content/{number + 1}.md"] for number in range(0, 600, 2)]

    assert gathered(*batches) == [frozenset(f"content/{number}.md" for number in range(600))]


def test_what_is_not_known_may_be_everything():
    assert gathered(["content/a.md"], [], ["content/b.md"]) == [frozenset()]
