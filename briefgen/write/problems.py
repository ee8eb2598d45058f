"""What can go wrong when the site is put in place."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Severity

UNSAFE_OUTPUT = Code(
    "write/unsafe-output",
    Severity.ERROR,
    "The site cannot be written to `{out}`: {why}.",
    "Name a folder of its own for the output, such as `-o site`.",
)
SYMLINK = Code(
    "write/symlink",
    Severity.ERROR,
    "`{out}` is a symbolic link to {target}, and a link is never followed to write somewhere else.",
    "Name the real folder with `-o {target}`, or remove the link.",
)
NOT_A_FOLDER = Code(
    "write/not-a-folder",
    Severity.ERROR,
    "`{out}` is a file, so it cannot be the folder of the site.",
    "Move the file away, or name another folder with `-o`.",
)
MOUNT_POINT = Code(
    "write/mount-point",
    Severity.ERROR,
    "`{out}` is a mount point, so the new site cannot be put in its place in one step.",
    "Write to a folder inside it: `-o {out}/site`.",
)
BUSY = Code(
    "write/busy",
    Severity.ERROR,
    "Another build is writing to `{out}`.",
    "Wait until it has ended, then build again.",
)
FOREIGN = Code(
    "write/foreign-file",
    Severity.ERROR,
    "`{path}` was not written by briefgen and stands where a page of the site must go.",
    "Move it away (or delete it, if you do not need it), or write the site to another folder with `-o`.",
)
MORE_FOREIGN = Code(
    "write/foreign-files",
    Severity.ERROR,
    "{count} more files in `{out}` stand where pages of the site must go.",
    "Is `{out}` the work of another program? Then write the site to another folder with `-o`.",
)
KEPT = Code(
    "write/kept",
    Severity.WARNING,
    "`{path}` was not written by briefgen; it is kept as it is.",
    "Move or delete it if it is not meant to be published.",
)
ALTERED = Code(
    "write/altered",
    Severity.WARNING,
    "`{path}` is no longer part of the site, but was changed after briefgen wrote it; it is kept.",
    "Delete it if you do not need it: it can still be read at its old address.",
)
BAD_PATH = Code(
    "write/bad-path",
    Severity.ERROR,
    "A page cannot be written to {path!r}: {why}.",
    "Choose another slug, permalink or file name.",
)
COLLISION = Code(
    "write/collision",
    Severity.ERROR,
    "Two pages would be written to `{path}`.",
    "Give one of them another slug.",
)
NOT_WRITABLE = Code(
    "write/not-writable",
    Severity.ERROR,
    "`{path}` cannot be written: {why}.",
    "Ask for the right to write there, or write the site to another folder with `-o`.",
)
DISK_FULL = Code(
    "write/disk-full",
    Severity.ERROR,
    "There is no room left on the disk for the new site ({why}); `{out}` is as it was.",
    "Free some space, or write the site to another disk with `-o`.",
)
TOO_LONG = Code(
    "write/path-too-long",
    Severity.ERROR,
    "The name of `{path}` is too long for this disk.",
    "Give the page a shorter slug, or shorten the names of its folders.",
)
LEFTOVER = Code(
    "write/leftover",
    Severity.WARNING,
    "The new site is in place, but the old one could not be removed from `{path}`: {why}.",
    "Delete that folder by hand.",
)

CODES: tuple[Code, ...] = (
    UNSAFE_OUTPUT,
    SYMLINK,
    NOT_A_FOLDER,
    MOUNT_POINT,
    BUSY,
    FOREIGN,
    MORE_FOREIGN,
    KEPT,
    ALTERED,
    BAD_PATH,
    COLLISION,
    NOT_WRITABLE,
    DISK_FULL,
    TOO_LONG,
    LEFTOVER,
)
