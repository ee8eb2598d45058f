"""The states that an assessment can give a claim: the default vocabulary, which settings may change."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.messages import N_

CLASSES = ("true", "false", "mixture", "other")
"""The four classes of ClaimsKG, to which every state of every vocabulary is mapped."""

NOT_ASSESSED, NOT_CHECKABLE = "not-assessed", "not-checkable"
"""The states of a claim without an assessment, and of an opinion or a prediction."""

UNGIVEN = frozenset({NOT_ASSESSED})
"""States that no assessment can give: one that did would say that there is none."""

TRAPS = frozenset({"true", "false", "yes", "no", "on", "off", "null"})
"""Words that YAML readers take for something else than a text, so that no state can have them as its id."""


@dataclass(frozen=True, slots=True)
class State:
    """One word of the vocabulary.

    ``class_`` is one of ``CLASSES``. ``shape`` names the badge's picture, by the id of the default state that
    has it. ``review`` says whether a ClaimReview may carry it: ``yes``, ``no``, or ``asked``: only where the
    settings name the state.
    """

    id: str
    label: str
    meaning: str = ""
    class_: str = "other"
    shape: str = NOT_ASSESSED
    review: str = "no"


DEFAULT_STATES: tuple[State, ...] = tuple(
    State(id_, label, meaning, class_, id_, review)
    for id_, label, meaning, class_, review in (
        (NOT_ASSESSED, N_("Not assessed"), N_("Nobody here has checked this claim."), "other", "no"),
        (
            NOT_CHECKABLE,
            N_("Not checkable"),
            N_("An opinion or a prediction: it cannot be checked."),
            "other",
            "no",
        ),
        ("unverified", N_("Unverified"), N_("We tried to establish this and could not."), "other", "asked"),
        (
            "contested",
            N_("Contested"),
            N_("Named parties contradict each other, and the evidence does not settle it."),
            "other",
            "asked",
        ),
        ("corroborated", N_("Corroborated"), N_("Independent sources agree."), "true", "yes"),
        (
            "confirmed",
            N_("Confirmed"),
            N_("Primary evidence shows it, or the party that would deny it admits it."),
            "true",
            "yes",
        ),
        (
            "misleading",
            N_("Misleading"),
            N_("Parts of it are true, but the impression that it gives is wrong."),
            "mixture",
            "yes",
        ),
        ("refuted", N_("False"), N_("Evidence contradicts it."), "false", "yes"),
        ("outdated", N_("Outdated"), N_("It was right and has been overtaken by events."), "other", "no"),
        ("retracted", N_("Retracted"), N_("Its author withdrew it."), "other", "no"),
    )
)
"""In the order in which lists show them; the words are messages. The classes follow ClaimsKG's ratings."""
