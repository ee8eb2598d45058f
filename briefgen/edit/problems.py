"""What keeps a record from being changed."""

from __future__ import annotations


class EditError(Exception):
    """A change that cannot be made safely; the message says why, and what the editor can do."""
