"""Hearsay: what somebody is only told to have said, by whom nobody tells."""

from __future__ import annotations

from briefgen.annotate.syntax import Word

_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_TOLD = frozenset({"allege", "report", "say", "claim", "believe", "rumour", "rumor", "think", "understand"})


def is_hearsay(verb: Word) -> bool:
    """Say whether a cue is itself only told by others: "reportedly said", "is alleged to have said"."""
    if any(child.dep == "advmod" and child.lower in _HEARSAY for child in verb.children):
        return True
    if _is_in_claim(verb):
        return True
    to_have = any(child.dep == "aux" and child.lower == "have" for child in verb.children)
    told = verb.head
    return verb.dep == "xcomp" and to_have and told.lemma in _TOLD and told.child("auxpass") is not None


_CLAIMS = frozenset({"claim", "allegation", "rumour", "rumor", "accusation", "gossip"})


def _is_in_claim(verb: Word) -> bool:
    """Say whether "that" ties a cue to a claim of others: "a post claims that Reed said: ..."."""
    that = verb.child("mark")
    if that is None or that.lower != "that" or not that.i:
        return False
    before = verb.parse.words[that.i - 1]
    return before.lemma in _CLAIMS and before.child("poss") is None
