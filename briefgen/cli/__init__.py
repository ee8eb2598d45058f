"""The command line.

Takes what was typed, gives exit codes: 0 done, 1 problems in the site, 2 a wrong call, 130 stopped by
Ctrl-C. An author's mistake never shows a traceback; a bug of ours shows one line, and its traceback with
``-v``.

One file a command, each imported only when it runs: ``briefgen --help`` loads neither spaCy nor pydantic
nor Jinja2.
"""

from __future__ import annotations

import atexit
import os
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from briefgen import __version__

_COMMANDS = {
    "build": ("briefgen.cli.build:build", "Make the site and write it to site/."),
    "serve": ("briefgen.cli.serve:serve", "Preview the site, and follow every change."),
    "check": ("briefgen.cli.check:check", "Report every problem; write nothing."),
    "list": ("briefgen.cli.listing:list_", "List drafts, scheduled and expired briefings, unresolved names."),
    "entities": (
        "briefgen.cli.register:entities",
        "Keep the register: list, adopt, merge, rename, ignore, judge.",
    ),
    "claims": ("briefgen.cli.claim_commands:claims", "Keep the ledger: list, show and adopt claims."),
    "clean": ("briefgen.cli.clean:clean", "Remove what briefgen wrote, and its cache."),
    "annotate": ("briefgen.cli.annotate:annotate", "Show what is found in a text, and by which rule."),
    "new": ("briefgen.cli.new:new", "Begin a site, article, entity or claim."),
}


class _Commands(click.Group):
    """The commands by name; each is imported only when it is called, and help takes its line from here."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name][0].split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = _nearest(args[0])
            if not near:
                raise
            raise click.UsageError(f"There is no command '{args[0]}'. Did you mean '{near}'?", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; turn whatever ends it into an exit code and, at most, a line of text."""
        if not kwargs.get("standalone_mode", True):
            return super().main(*args, **kwargs)
        end = _End() if not args and not kwargs else None
        kwargs |= {"standalone_mode": False, "prog_name": "briefgen"}
        try:
            code = super().main(*args, **kwargs)
            _flush()
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("Stopped; nothing was written.", err=True)
            code = 130
        except BrokenPipeError:
            _let_go_of_output()
            code = 1  # as click has it when the reader leaves earlier
        except Exception as error:
            words = kwargs.get("args") or next(iter(args), None) or sys.argv[1:]
            code = _explain(error, any(_asks_for_more(word) for word in words))
        code = code if isinstance(code, int) else 0
        if end is not None:
            end.code = code
        sys.exit(code)


class _End:
    """The end of a process that is briefgen and nothing else, which lets go of nothing piece by piece.

    A large edition is millions of values, and the system takes their memory back at once. What was asked to
    run at the end runs before it: this is begun first, so it comes last.
    """

    def __init__(self) -> None:
        self.code: int | None = None
        self._process = os.getpid()
        atexit.register(self._at_once)

    def _at_once(self) -> None:
        if self.code is None or os.getpid() != self._process:
            return
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):  # closed, or there never was one
                stream.flush()
        os._exit(self.code)


def _nearest(word: str) -> str:
    from briefgen.model.suggestions import nearest

    return next(iter(nearest(word, _COMMANDS)), "")


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()


def _let_go_of_output() -> None:
    """Whoever read our output is gone (``briefgen list | head -1``): end without a complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _asks_for_more(word: str) -> bool:
    return word == "--verbose" or (word.startswith("-") and not word.startswith("--") and "v" in word)


def _explain(error: Exception, verbose: bool) -> int:
    """Say whose fault it is, and for one of ours how to report it; show where only to those who ask."""
    from briefgen.model.roles import PluginError

    if verbose:
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    if isinstance(error, PluginError):
        click.echo(f"{error} Its author can tell more by what `-v` adds; nothing was written.", err=True)
        return 1
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    click.echo(
        f"briefgen {__version__} met a bug of its own: {what}. Please report it with what you did"
        " and what `-v` adds; nothing was written.",
        err=True,
    )
    return 70


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="briefgen %(version)s")
def main() -> None:
    """Make a news site from briefings in Markdown: who is who, who said what, and what is contested."""
