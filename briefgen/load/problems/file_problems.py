"""The problems of files and folders as such, whatever they are to hold.

``problems`` has all the rest.
"""

from __future__ import annotations

from typing import Final

from briefgen.model.diagnostic import Code, Severity

_E = Severity.ERROR
_W = Severity.WARNING

UNREADABLE: Final = Code(
    "file/unreadable",
    _E,
    "`{path}` cannot be read: {reason}.",
    "See that it is an ordinary file, that it is still there and that you may read it.",
)
OUTSIDE: Final = Code(
    "file/outside",
    _E,
    "`{path}` is a link to something outside `{folder}`.",
    "Copy the file itself into `{folder}`; links may not lead out of it.",
)
LINKED_FOLDER: Final = Code(
    "file/linked-folder",
    _W,
    "`{path}` is a link to another folder, and such links are not followed.",
    "Move or copy the folder to where it is wanted.",
)
BAD_NAME: Final = Code(
    "file/bad-name",
    _E,
    "The file name `{path}` holds characters that do not belong in a name.",
    "Rename the file with letters, digits and hyphens.",
)
FOLDER_NAMED_LIKE_FILE: Final = Code(
    "file/folder-named-like-file",
    _W,
    "`{path}` is a folder, though its name ends like that of a file.",
    "Rename the folder; what is in it is read all the same.",
)
TOO_LONG: Final = Code(
    "file/too-long",
    _E,
    "This file has {size}, and no more than {limit} are read.",
    "Split it, or see whether something was pasted into it that does not belong there.",
)
ENCODING: Final = Code(
    "file/encoding",
    _E,
    "This file is not UTF-8 text: the byte {byte} does not belong here.",
    "Save the file as UTF-8 (in most editors: Save as, Encoding).",
)
NUL: Final = Code(
    "file/nul",
    _E,
    "This file holds a NUL character, which no text has.",
    "See whether this is really a text file, and save it again as UTF-8.",
)
TWO_VERSIONS: Final = Code(
    "file/two-versions",
    _E,
    "Two versions of this passage stand here, as version control leaves them for somebody to choose.",
    "Keep what holds of the lines down to line {last}, and delete the lines that begin with `<<<<<<<`, "
    "`=======` and `>>>>>>>`; to show such lines on purpose, put a blank before them.",
)

CODES: Final[tuple[Code, ...]] = tuple(value for value in list(globals().values()) if isinstance(value, Code))
