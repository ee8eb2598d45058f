"""A word of a command that is shown to be copied, for whatever shell it is pasted into."""

from __future__ import annotations

import re
from shlex import quote
from typing import Final

_BARE: Final = re.compile(r"[\w./:@+][\w./:@+#-]*")
_READ_IN_DOUBLE: Final = re.compile(r'["“”„`$\\\x00-\x1f\x7f]|![^\s]')
"""What sh or PowerShell reads between double quotation marks as more than itself."""


def shell_word(text: str) -> str:
    """Give text as one word of a command.

    Bare or in double quotation marks it is the same to sh, PowerShell and cmd, so that is how most are
    written. cmd knows no other way: where the text holds what the two others read in such marks, it stands as
    sh and, but for apostrophes, PowerShell want it.
    """
    if _BARE.fullmatch(text):
        return text
    return quote(text) if _READ_IN_DOUBLE.search(text) else f'"{text}"'
