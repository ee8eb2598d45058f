"""The live preview: the site in memory, made anew at each change, shown by a server on this machine.

Takes a site's folder and the options of a build; runs until it is stopped. What is not out yet, or no longer,
is shown, and marked by the theme. Never writes to ``site/``; never dies of an author's mistake: the last
good site goes on being shown, with a panel over each page that says what is wrong, until it is mended.

    watch      a change of an input         gathering  changes that are one
    workshop   what makes the site          builder    one build, and a result whatever happens
    standing   the site, made when asked    open_pages what browsers show, and are told
    answer     a path to an answer          finding    the search index, when asked for
    mistakes   what is to mend              panel      the same as HTML
    notes      what was found in a page     strip      the same as HTML
    shown_notes  the same of lists          strips     which stands under which page
    pins       how to pin what was found    moves      where pages went
    handlers   requests and sockets         ports      what is listened on
    exchange   pages that take an edit in   threads    work beside it
    server     what ties these together
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from briefgen.pipeline import Options
from briefgen.serve.server import Ear, NoPortError, Server
from briefgen.serve.workshop import Workshop
from briefgen.workers.how_far import Progress

__all__ = ["Ear", "NoPortError", "serve"]

_TURN = 0.0005  # seconds


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
        FarError: there can be no shared cache where the options say.
    """
    # A page that is asked for while the site is made has to wait this long for its turn, many times over.
    sys.setswitchinterval(_TURN)
    workshop = Workshop(root, options, progress, fixed_date=fixed_date)
    asyncio.run(Server(root, workshop, ear, reload=reload, poll=poll).run(bind, port))
