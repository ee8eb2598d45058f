"""Who is in a sentence, and as what: whom it is about, who else acts in it, who is but mentioned.

Only the writer's own words count: whom somebody speaks of between marks is not who acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.annotate.grammar.cast import Cast, Person
from briefgen.annotate.grammar.phrases import is_definite, is_human, listed, named_by
from briefgen.annotate.lexicon import words
from briefgen.annotate.speakers.offices import office_holders
from briefgen.annotate.syntax import Word
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

_NO_NAMES = words("names", "not-a-name")

HE = frozenset({"he", "him", "his"})
SHE = frozenset({"she", "her", "hers"})


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody in a sentence: ``word`` stands for him; ``person`` is None if the text does not tell who.

    ``others`` stand with him in one list ("Reed and Lopez").
    """

    word: Word
    person: Person | None
    others: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """The people in one sentence: subjects of its main clause, of other clauses, and the rest."""

    main: tuple[Figure, ...] = ()
    lesser: tuple[Figure, ...] = ()
    mentioned: tuple[Figure, ...] = ()
    acted_on: frozenset[str] = frozenset()

    @property
    def people(self) -> Iterator[Person]:
        """All who are named."""
        for figure in (*self.main, *self.lesser, *self.mentioned):
            if figure.person is not None:
                yield figure.person
            yield from figure.others


Pronoun = Callable[[Word], Person | None]


def scene_of(sentence: tuple[Word, ...], cast: Cast, meant: Pronoun) -> Scene:
    """Give the people of a sentence. ``meant`` tells for whom a subject "he" or "she" stands."""
    if not sentence or sentence[0].parse.kind in (BlockKind.HEADING, BlockKind.CAPTION):
        return Scene()
    main: list[Figure] = []
    lesser: list[Figure] = []
    taken: set[str] = set()
    acted_on: set[str] = set()
    own = [word for word in sentence if not cast.marks.holds(word)]
    for word in own:
        if word.dep in ("dobj", "dative", "pobj") and word.lower in HE | SHE and _is_acted_on(word):
            acted_on.add("f" if word.lower in SHE else "m")
        is_all = word.dep == "ROOT" and word.pos == "NOUN" and word.child("appos") is not None  # no verb seen
        if word.dep not in ("nsubj", "nsubjpass") and not is_all:
            continue
        figure = figure_of(word, cast, meant)
        if figure is None:
            continue
        (main if is_all or word.head.in_main_clause else lesser).append(figure)
        taken.update(person.name for person in (figure.person, *figure.others) if person is not None)
    owners = [word for word in own if _owns_subject(word) and is_human(word) and cast.at(word) is None]
    lesser += [figure for word in owners if (figure := figure_of(word, cast, meant)) is not None]
    mentioned: list[Figure] = []
    for word in own:
        mention = cast.at(word)
        person = cast.by_span.get(mention.span) if mention is not None else None
        if mention is None or person is None or word.start != mention.span.start or person.name in taken:
            continue
        head = cast.head(mention) or word
        figure = Figure(head, person, _beside(head, person, cast))
        (lesser if _owns_subject(head) else mentioned).append(figure)
        taken.add(person.name)
    return Scene(tuple(main), tuple(lesser), tuple(mentioned), frozenset(acted_on))


def figure_of(word: Word, cast: Cast, meant: Pronoun) -> Figure | None:
    """Give who a subject is; None for a thing, a body, a group."""
    if word.lower in ("he", "she"):
        return Figure(word, meant(word))
    mention = named_by(word, cast)
    if mention is not None:
        person = cast.by_span.get(mention.span)
        if person is None:  # a body; or a name that the model took for one
            person = cast.by_part(word) if len(mention.text.split()) == 1 else None
            return Figure(word, person) if person is not None else None
        return Figure(word, person, _beside(word, person, cast))
    part = cast.by_part(word) if word.text[:1].isupper() else None
    if part is not None or (word.tag == "NNP" and word.lower not in _NO_NAMES):
        return Figure(word, part)  # a name that the model missed, or took for an event
    if not is_human(word) or listed(word):
        return None
    holders = office_holders(word, cast)
    return Figure(word, holders[0] if len(holders) == 1 else None)


def _beside(word: Word, person: Person, cast: Cast) -> tuple[Person, ...]:
    """Give the other persons in one list with this one."""
    first = word
    while first.dep == "conj" and first.head.pos in ("PROPN", "NOUN"):
        first = first.head
    found = [cast.at(each) for each in (first, *listed(first))]
    people = [cast.by_span[each.span] for each in found if each is not None and each.span in cast.by_span]
    return tuple(other for other in people if other is not person)


def _owns_subject(word: Word) -> bool:
    """Say whether the subject of a clause is somebody's: "the nominee's support"."""
    return word.dep == "poss" and word.head.dep in ("nsubj", "nsubjpass")


def _is_acted_on(pronoun: Word) -> bool:
    """Say whether a pronoun is what the main verb acts upon, so that it is not the subject."""
    above = pronoun.head
    while above.dep in ("prep", "agent", "dative") and above.head is not above:
        above = above.head
    return above.in_main_clause


def introduces(scene: Scene, person: Person) -> bool:
    """Say whether a sentence tells who somebody is: "Kit Oakes, a baker from Norland, nodded"."""
    return any(
        figure.person is person
        and any(child.dep == "appos" and child.pos == "NOUN" for child in figure.word.children)
        for figure in scene.main
    )


def tells_of_nameless(scene: Scene, said: Sequence[Span]) -> bool:
    """Say whether somebody speaks of a person without a name: "the minister was late, Reed said"."""
    return any(
        figure.person is None
        and is_definite(figure.word)
        and any(span.start <= figure.word.start < span.end for span in said)
        for figure in scene.main + scene.lesser
    )


def objects_of(verb: Word, cast: Cast, *, with_preps: bool = False) -> list[Person]:
    """Give those to whom a verb does something: in "Reed asked Holder whether he ..." Holder."""
    above = [verb]
    if with_preps:
        above += [child for child in verb.children if child.dep in ("prep", "dative", "agent")]
    objects = [child for word in above for child in word.children if child.i > verb.i]
    mentions = [cast.at(child) for child in objects if child.dep in ("dobj", "dative", "pobj")]
    people = [cast.by_span.get(mention.span) for mention in mentions if mention is not None]
    return [person for person in people if person is not None]


def others_in_clause(pronoun: Word, cast: Cast, meant: Pronoun) -> tuple[Person, ...]:
    """Give those whom a pronoun cannot mean, since they are in its own clause: "he told Reed".

    So is of whom the clause tells: "Reed, who he says is ill".
    """
    if pronoun.dep not in ("dobj", "dative", "pobj"):
        found = objects_of(pronoun.head, cast, with_preps=True)
        clause = pronoun.head
        if clause.dep == "relcl" and clause.subtree()[0].lower in ("who", "whom"):
            mention = cast.at(clause.head)
            who = cast.by_span.get(mention.span) if mention is not None else None
            found += [who] if who is not None else []
        return tuple(found)
    verb = next((above for above in pronoun.ancestors() if above.pos == "VERB"), None)
    subject = verb.child("nsubj") if verb is not None else None
    figure = figure_of(subject, cast, meant) if subject is not None else None
    return (figure.person,) if figure is not None and figure.person is not None else ()


def described_by(noun: Word) -> list[Word]:
    """Give the nouns that a clause may tell more of: Reed as well in "Reed of Norland, who ..."."""
    found = [noun]
    while noun.dep == "pobj" and noun.head.head.pos in ("NOUN", "PROPN"):
        noun = noun.head.head
        found.append(noun)
    return found
