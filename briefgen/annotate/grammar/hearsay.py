"""Hearsay: what somebody is only told to have said, by whom nobody tells."""

from __future__ import annotations

from briefgen.annotate.syntax import Word

_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_TOLD = frozenset({"allege", "report", "say", "claim", "believe", "rumour", "rumor", "think", "understand"})


def is_hearsay(verb: Word) -> bool:
    """Say whether a cue is itself only told by others: "reportedly said", "is alleged to have said"."""
    if any(child.dep == "advmod" and child.lower in _HEARSAY for child in verb.children):
        return True
    to_have = any(child.dep == "aux" and child.lower == "have" for child in verb.children)
    told = verb.head
    return verb.dep == "xcomp" and to_have and told.lemma in _TOLD and told.child("auxpass") is not None
