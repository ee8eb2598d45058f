"""The lists of ``lexicons/en/claims.txt`` under the names of the rules: sets of lemmas, or lemma -> class."""

from __future__ import annotations

from briefgen.annotate.lexicon import phrases, words


def _set(section: str) -> frozenset[str]:
    return words("claims", section)


def _classes(section: str, *kinds: str) -> dict[str, str]:
    return {word: kind for kind in kinds for word in _set(f"{section}: {kind}")}


def _phrases(section: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give, for each verb, the particles that make it a phrase of the section: "brush" -> (("aside",),)."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in sorted(phrases("claims", section)):
        verb, *particles = line.split()
        found[verb] = (*found.get(verb, ()), tuple(particles))
    return found


CLAIM_NOUNS = _classes("claim nouns", "accuse", "say", "rumour")
ASSERTION_VERBS = _classes("assertion verbs", "accuse", "say", "rumour")
NOT_ASSERTED = _set("not asserted")
DENIAL_VERBS = _classes("denial verbs", "strong", "weak")
DENIAL_PHRASES = _phrases("denial phrases")
CALLING_VERBS = _set("calling verbs")
DISPUTE_VERBS = _classes("dispute verbs", "free", "named")
WITHHELD = _set("withheld")
REQUESTS = _set("requests")
WRONGDOING = _set("wrongdoing")
RESTATED = _set("restated")
FALSE_WORDS = _classes("false words", "plain", "claim", "negated")
WRONG_TO_SAY = _set("wrong to say")
FALSE_ADVERBS = _set("false adverbs")
MYTHS = _set("myths")
TRACES = _set("traces")
DOUBT_VERBS = _set("doubt: verb")
DOUBT_ADJECTIVES = _set("doubt: adjective")
DOUBT_NOUNS = _set("doubt: noun")
QUESTIONED = _set("questioned")
FIGURES = _set("figures")
RECORDS = _set("records")
SPOKEN = _set("spoken")
CHECKING_VERBS = _set("checking verbs")
UNCHECKED = _set("unchecked")
UPHOLDING_VERBS = _classes("upholding verbs", "confirm", "admit")
RETRACTION_VERBS = _classes("retraction verbs", "own", "piece")
RETRACTION_PHRASES = _phrases("retraction phrases")
MEDIA = _set("media")
PUBLISHED_PIECES = _set("published pieces")
PARTIES = _set("parties")
CARRIERS = _set("carriers")
RECEIVED = _set("received")
COURTESIES = _set("courtesies")
RATINGS = tuple(tuple(line.split()) for line in sorted(phrases("claims", "ratings")))
DECIDERS = _set("deciders")
INQUIRERS = DECIDERS | _set("inquirers")
