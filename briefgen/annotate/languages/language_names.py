"""Names in other languages than English: what the model saw, with the few repairs that every language needs.

Titles, articles and words that are no names come from the lists of the language; without lists the model's
names are only trimmed. One label holds throughout an article, and a name that the model saw in one place is
marked in the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefgen.annotate.lexicon import has_rules, words
from briefgen.annotate.names.mentions import acronyms, joined, without_overlaps
from briefgen.annotate.names.name_repairs import KEPT, Candidate
from briefgen.annotate.syntax import Parse, Text, Word
from briefgen.model.annotation import Confidence, Mention
from briefgen.model.article import BlockKind

LABELS = {
    **{label: label for label in KEPT},
    **dict.fromkeys(("PER", "PRS", "PERSNAME", "PS"), "PERSON"),
    **dict.fromkeys(("ORGNAME", "ORGANIZATION", "OG", "GPE_ORG"), "ORG"),
    **dict.fromkeys(("PLACENAME", "GPE_LOC"), "GPE"),
    **dict.fromkeys(("GEOGNAME", "LC"), "LOC"),
    **dict.fromkeys(("FACILITY",), "FAC"),
    **dict.fromkeys(("NAT_REL_POL", "DRV"), "NORP"),
    **dict.fromkeys(("EVT", "EVN"), "EVENT"),
}
"""The labels of spaCy's pipelines, in capitals, as ours. What has none (MISC, dates, numbers) is dropped."""

_EDGES = frozenset("\"'`“”‘’«»„()[],.;:-–—!?*/|…")
_ORDER = ("PERSON", "ORG", "GPE", "LOC")
_SMALL = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV", "AUX", "VERB", "INTJ"})
_LONGEST_TITLE = 4


def find_names(text: Text) -> tuple[Mention, ...]:
    """Give the names of an article, sorted by position, none inside another."""
    found = [name for parse in text.parses for name in _block_names(parse, text.language)]
    seen = Counter(re.findall(r"[\w-]+", text.prose))
    found = _with_one_label([name for name in found if not _is_common_word(name, seen)], text.language)
    found.extend(acronyms(found))
    found.extend(_repeated(found, text))
    found = joined(sorted(found, key=lambda name: (name.span.start, -name.span.end)))
    kept = without_overlaps(name for name in found if not any(name.span.meets(plain) for plain in text.plain))
    count = Counter(name.text for name in kept)
    return tuple(
        Mention(
            name.span,
            name.label,
            name.text,
            _office(name.title, text.language),
            name.rule,
            _confidence(name, count),
            name.label == "PERSON" and bool(name.title),
        )
        for name in kept
    )


def _words(section: str, language: str) -> frozenset[str]:
    return words("names", section, language) if has_rules(language) else frozenset()


def _block_names(parse: Parse, language: str) -> list[Candidate]:
    seen = (
        Candidate(parse, name.words[0].i, name.words[-1].i + 1, LABELS[name.label.upper()])
        for name in parse.names
        if name.label.upper() in LABELS
    )
    names = [better for name in seen if (better := _repaired(name, language)) is not None]
    return without_overlaps(sorted(names, key=lambda name: (name.first, -name.end)))


def _repaired(name: Candidate, language: str) -> Candidate | None:
    """Cut what is no part of the name at its ends, and the title before a person's; None if none is left."""
    row, first, end = name.parse.words, name.first, name.end
    while first < end and (row[first].text in _EDGES or _is_lead(row[first], language)):
        first += 1
    while end > first and _is_tail(row[end - 1], language):
        end -= 1
    if first == end or not any(_is_capital(word) for word in row[first:end]):
        return None
    if not any(word.pos not in _SMALL for word in row[first:end]) and end - first == 1:
        return None
    if end - first == 1 and row[first].lower in _words("no-name", language):
        return None
    if _is_field(row, first, language):
        return None
    name = replace(name, first=first, end=end)
    return _without_title(name, language) if name.label == "PERSON" else _of_a_kind(name, language)


def _is_field(row: Sequence[Word], first: int, language: str) -> bool:
    """Say whether a word names the field of an office: "la ministre de la" | "Mer"; a premier has none."""
    at = first - 1
    while at > 0 and row[at].lower in _words("article", language):
        at -= 1
    if at in (-1, first - 1) or row[at].lower not in _words("holder-of-a-field", language):
        return False
    of_all = at > 0 and row[at - 1].lower in _words("role-modifier", language)
    return not of_all and [word.lower for word in row[at + 1 : first]] != ["de"]


def _is_lead(word: Word, language: str) -> bool:
    """Say whether a word before a name is none of it: "l'", "Selon"; the model keeps "La" of "La Poste"."""
    if word.lower in _words("article", language):
        return not word.text[:1].isupper() or word.text[-1] in "'’"
    return word.lower in _words("no-name", language)


def _is_tail(word: Word, language: str) -> bool:
    if word.text in _EDGES:
        return True
    return not _is_capital(word) and (
        word.lower in _words("article", language) or word.lower in _words("day", language)
    )


def _is_capital(word: Word) -> bool:
    return word.text[:1].isupper() or any(letter.isupper() for letter in word.text)


def _without_title(name: Candidate, language: str) -> Candidate | None:
    """Cut off the title, inside the model's name or before it: "ministre" | "M. Paul Morel"."""
    row, first = name.parse.words, name.first
    titles = _words("role", language) | _words("honorific", language)
    while first < name.end and row[first].lower in titles:
        first += 1
    if first == name.end or not _is_capital(row[first]):
        return None
    begins = _title_start(row, first, language)
    offset = name.parse.span.start
    title = (
        name.parse.text[row[begins].start - offset : row[first - 1].end - offset] if begins < first else ""
    )
    return replace(name, first=first, title=" ".join(title.split()))


def _title_start(row: Sequence[Word], first: int, language: str) -> int:
    """Give where the title right before a name begins: "ministre français" | "Paul Morel"."""
    titles = _words("role", language) | _words("honorific", language)
    begins = at = first
    while at and first - at < _LONGEST_TITLE and row[at - 1].sent == row[first].sent:
        word = row[at - 1]
        if word.lower in titles:
            begins = at - 1
        elif word.pos != "ADJ" and word.lower not in _words("role-modifier", language):
            break
        at -= 1
    while begins < first and begins and row[begins - 1].lower in _words("role-modifier", language):
        begins -= 1
    return begins


def _office(title: str, language: str) -> str:
    """Give the office in the words before a name; none in a courtesy alone."""
    parts = title.split()
    courtesy = _words("honorific", language)
    while parts and parts[-1].lower() in courtesy:
        parts.pop()
    while parts and parts[0].lower() in courtesy | _words("once", language):
        parts.pop(0)
    return " ".join(parts)


def _of_a_kind(name: Candidate, language: str) -> Candidate:
    """Label treaties and wars by their first word, which the model has no label for."""
    head = name.words[0].lower
    if name.end - name.first > 1:
        if head in _words("event-head", language):
            return replace(name, label="EVENT", rule="head-noun")
        if head in _words("law-head", language):
            return replace(name, label="LAW", rule="head-noun")
    return name


def _is_common_word(name: Candidate, seen: Counter[str]) -> bool:
    """Say whether a single word is capitalised by its place only: the text has it in lower case as well."""
    word = name.words[0]
    begins = word.i == 0 or name.parse.words[word.i - 1].sent != word.sent
    alone = name.end - name.first == 1 and (begins or name.parse.kind is BlockKind.HEADING)
    return alone and seen[name.text.lower()] > 0


def _with_one_label(names: Sequence[Candidate], language: str) -> list[Candidate]:
    """Give each name the label that it has most often; the last name of a person is a person's."""
    votes: dict[str, Counter[str]] = {}
    for name in names:
        weight = 3 if name.title or name.rule != "model" else 1
        votes.setdefault(name.text, Counter())[name.label] += weight
    labels = {
        text: max(count, key=lambda label: (count[label], _rank(label))) for text, count in votes.items()
    }
    full = [replace(name, label=labels[name.text]) for name in names]
    lasts = _last_names(full, language)
    return [
        replace(name, label="PERSON") if name.text in lasts and name.label == "ORG" else name for name in full
    ]


def _rank(label: str) -> int:
    return -_ORDER.index(label) if label in _ORDER else -len(_ORDER)


def _repeated(names: Sequence[Candidate], text: Text) -> list[Candidate]:
    """Find names again where the model missed them, and the last names of persons named in full."""
    labels = {
        **_last_names(names, text.language),
        **{name.text: name.label for name in names if _may_repeat(name)},
    }
    if not labels:
        return []
    taken = {(id(name.parse), i) for name in names for i in range(name.first, name.end)}
    longest_first = sorted(labels, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    found = []
    for parse in text.parses:
        for match in pattern.finditer(parse.text):
            first = parse.word_from(parse.span.start + match.start())
            end = parse.word_from(parse.span.start + match.end())
            if first >= end or any((id(parse), i) in taken for i in range(first, end)):
                continue
            again = Candidate(parse, first, end, labels[match[0]], "repeated")
            if again.text == match[0] and _stands_alone(again):
                begins = _title_start(parse.words, first, text.language)
                title = " ".join(word.text for word in parse.words[begins:first])
                found.append(replace(again, title=title if again.label == "PERSON" else ""))
    return found


def _last_names(names: Sequence[Candidate], language: str) -> dict[str, str]:
    """Give the last names of the persons who are named in full, with their particle: "Le Goff"."""
    particles = _words("particle", language)
    full: dict[str, set[str]] = {}
    for name in names:
        if name.label == "PERSON" and name.end - name.first > 1:
            row = name.words
            at = next((n for n, word in enumerate(row) if n and word.lower in particles), len(row) - 1)
            last = replace(name, first=name.first + at).text
            if len(last) > 2 and last[:1].isupper():
                full.setdefault(last, set()).add(name.text)
    return {last: "PERSON" for last, whole in full.items() if len(whole) == 1}


def _may_repeat(name: Candidate) -> bool:
    return len(name.text) > 2 and name.text[:1].isupper() and name.words[-1].pos in ("PROPN", "")


def _stands_alone(name: Candidate) -> bool:
    """Say whether no other name goes on beside it: "Jeanne" in "Jeanne Moreau" does not."""
    row = name.parse.words
    after = row[name.end] if name.end < len(row) else None
    before = row[name.first - 1] if name.first else None
    return (after is None or not (after.pos == "PROPN" and _is_capital(after))) and (
        before is None
        or not (before.pos == "PROPN" and _is_capital(before) and before.sent == row[name.first].sent)
    )


def _confidence(name: Candidate, count: Counter[str]) -> Confidence:
    if name.rule == "repeated":
        return Confidence.LIKELY
    if name.title or (name.label == "PERSON" and name.end - name.first > 1):
        return Confidence.SURE
    begins = name.first == 0 and name.end - name.first == 1 and count[name.text] < 2
    return Confidence.GUESS if begins else Confidence.LIKELY
