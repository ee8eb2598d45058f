"""The live preview: the site in memory, made anew at each change, shown by a server on this machine.

Takes a site's folder and the options of a build; runs until it is stopped. Drafts and scheduled briefings
are shown, and marked by the theme. Never writes to ``site/``; never dies of an author's mistake: the last
good site goes on being shown, with a panel over each page that says what is wrong, until it is mended.

    watch   a change of an input          builder   one build at a time, in a thread of its own
    answer  a path to an answer           panel     problems as HTML
    finding the search index, when asked for
    server  sockets, reload messages, and what ties these together
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from briefgen.model.diagnostic import Outcome, has_errors
from briefgen.model.site import File
from briefgen.pipeline import Built, Options, draw, make_site, search_index
from briefgen.reading import Progress
from briefgen.serve.server import Ear, NoPortError, Server

__all__ = ["Ear", "NoPortError", "serve"]


def serve(
    root: Path,
    options: Options,
    ear: Ear,
    progress: Progress | None = None,
    *,
    bind: str = "127.0.0.1",
    port: int = 8000,
    reload: bool = True,
    poll: bool = False,
    fixed_date: bool = False,
) -> None:
    """Preview the site in ``root`` until the task is cancelled or the user presses Ctrl-C.

    Args:
        root: the site's folder.
        options: how to build; its base address is replaced by that of the preview.
        ear: is told when the preview stands and how each build went.
        progress: is told how far a build is.
        bind: the address of this machine to listen on.
        port: the port to listen on; the next free one is taken if it is in use.
        reload: let open pages load themselves anew after a change.
        poll: look for changes every now and then, where the file system does not tell of them.
        fixed_date: keep the date in ``options``; else each build takes the present one.

    Raises:
        NoPortError: the address cannot be listened on.
    """

    def make(address: str) -> Outcome[Built | None]:
        now = options.now if fixed_date else datetime.now(UTC)
        made = make_site(root, replace(options, now=now, base_url=address), progress)
        if made.value is None or has_errors(made.diagnostics):
            return made
        # Nobody shares a preview, and drawing share images would be the longest part of the first one.
        files = (*made.value.files, *draw(made.value, shares=False))
        return replace(made, value=replace(made.value, files=files))

    def index(built: Built) -> tuple[File, ...]:
        return search_index(root, built, use_cache=options.use_cache).value

    asyncio.run(Server(root, make, index, ear, reload=reload, poll=poll).run(bind, port))
