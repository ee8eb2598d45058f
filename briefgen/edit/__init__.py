"""Records changed in place: the one writer of what editors keep by hand.

Takes the text of record files and what is to change in them. Gives the new text, in which every character
that does not have to change is where it was: comments, order, quotation marks, indentation and line ends.
``apply`` alone touches the disk: all files of a change or none, never half of one. Knows nothing of what a
record means; that a site is still right with a change is for the caller to look at, before ``apply``.

Whatever cannot be done safely raises ``EditError`` with one sentence for the editor.
"""

from briefgen.edit.difference import Change, difference
from briefgen.edit.drafts import Drafts
from briefgen.edit.problems import EditError
from briefgen.edit.record_edits import (
    add_item,
    append_record,
    keep_only,
    remove_item,
    remove_key,
    set_value,
)
from briefgen.edit.replacing import apply
from briefgen.edit.slices import find_record, holding, with_id
from briefgen.edit.yaml_nodes import Plain

__all__ = [
    "Change",
    "Drafts",
    "EditError",
    "Plain",
    "add_item",
    "append_record",
    "apply",
    "difference",
    "find_record",
    "holding",
    "keep_only",
    "remove_item",
    "remove_key",
    "set_value",
    "with_id",
]
