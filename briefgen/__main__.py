"""``briefgen`` and ``python -m briefgen``: where a process begins that is the command and nothing else."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; Ctrl-C while that is still being loaded ends it as it does later."""
    try:
        from briefgen.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; nothing was written.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
