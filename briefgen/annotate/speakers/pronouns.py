"""Whom "he" and "she" mean: who spoke last, or whom the sentence before is about; nobody where two could be.

A text keeps to one person until it names another. So the sentences are gone through backwards, and the first
that is about somebody who fits decides; other people who fit and stand nearer make it unsure.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.grammar.cast import Cast, Person
from briefgen.annotate.speakers.pronoun_parts import (
    GENDERS,
    REACH,
    Asked,
    Meant,
    acts_on_same,
    belongs_to_another,
    earlier_words,
    goes_on_in_marks,
    is_nameless,
    lost_subject,
    nouns_above,
    passes_over,
    sentences_before,
    speaks_of,
    tells_two_apart,
)
from briefgen.annotate.speakers.scenes import (
    Figure,
    Scene,
    figure_of,
    introduces,
    objects_of,
    others_in_clause,
    scene_of,
    tells_of_nameless,
)
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Confidence, Quote, Speaker
from briefgen.model.text import Span

_NEAR = 3
"""Sentences for which somebody who spoke stays the one who speaks."""


_IMAGINE = frozenset({"imagine", "picture", "suppose"})


class Pronouns:
    """The pronouns of one article. They are told in order, each helped by those before it."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._told: dict[int, Meant | None] = {}
        self._gender: dict[str, str] = {}
        self._called: dict[str, tuple[str, int]] = {}
        self._perhaps: dict[str, tuple[str, int]] = {}
        self._unclear: dict[int, str] = {}
        self._last: dict[str, tuple[int, Person]] = {}
        self._scenes: dict[int, Scene] = {}
        self._waiting = [
            word
            for parse in cast.text.parses
            for word in parse.words
            if word.lower in ("he", "she")
            and word.dep in ("nsubj", "nsubjpass")
            and not cast.marks.holds(word)
        ]
        self._next = 0

    def meant(
        self, word: Word, gender: str, before: Sequence[Quote], said: Sequence[Span] = ()
    ) -> Meant | None:
        """Give who is meant by a pronoun, or by a noun that stands for one; None if the text does not tell.

        Args:
            word: The pronoun or noun.
            gender: What it tells of the gender, "" for nothing.
            before: The quotations before it: who spoke last is likely to speak on.
            said: What is said with it: nobody speaks of himself by name.
        """
        while self._next < len(self._waiting) and self._waiting[self._next].start < word.start:
            earlier = self._waiting[self._next]
            self._next += 1
            if earlier.start not in self._told:
                self._tell(earlier, GENDERS[earlier.lower], before, ())
        if word.start not in self._told:
            self._tell(word, gender, before, said)
        return self._told[word.start]

    def _tell(self, word: Word, gender: str, before: Sequence[Quote], said: Sequence[Span]) -> None:
        here = self._cast.sentence(word.start)
        barred = others_in_clause(word, self._cast, self._person_of)
        asked = Asked(word, gender, before, said, here, barred)
        found = self._in_sentence(asked)
        inside = found is not None
        if found is None:
            found = self._before_sentence(asked)
        meant = found if isinstance(found, Meant) else None
        if meant is not None and self._may_be_another(meant.person, asked):
            meant = Meant(meant.person, Confidence.GUESS)
        self._told[word.start] = meant
        if meant is not None and meant.confidence is Confidence.GUESS:
            self._unclear[here] = gender
        if gender and meant is not None and meant.confidence is not Confidence.GUESS:
            self._last[gender] = (here, meant.person)
            if not inside or meant.confidence is Confidence.SURE:
                self._called[meant.person.name] = (gender, asked.here)
            else:
                self._perhaps[meant.person.name] = (gender, asked.here)
            if said:
                self._gender.setdefault(meant.person.name, gender)

    def _may_be_another(self, person: Person, asked: Asked) -> bool:
        """Say whether another of unknown gender may be meant: ‘"No," Reed told Lee. "Yes," she said’."""
        if passes_over(person, asked, self._cast):
            return True
        if not asked.gender or self._knows(person, asked.gender):
            return False
        called, when = self._perhaps.get(person.name, (asked.gender, 0))
        if called != asked.gender and when >= asked.here - _NEAR:
            return True
        near = (self._cast.by_span.get(mention.span) for mention in self._cast.before(asked.word.start, 1))
        others = [other for other in near if other not in (None, person) and self._fits(other, asked)]
        spoke = asked.before[-1].speakers if asked.before else ()
        again = len(spoke) == 1 and self._person(spoke[0]) is person and goes_on_in_marks(asked, self._cast)
        unclear = self._unclear.get(asked.here - 1, asked.gender) != asked.gender  # "told Lee he was ill"
        if belongs_to_another(person, asked, self._cast):
            return True
        here = (other for other in self._waiting if self._cast.sentence(other.start) == asked.here)
        apart = tells_two_apart(asked.word) or any(GENDERS[other.lower] != asked.gender for other in here)
        return bool(others) and (unclear or again or apart)

    def _person_of(self, word: Word) -> Person | None:
        meant = self._told.get(word.start)
        return meant.person if meant is not None and meant.confidence is not Confidence.GUESS else None

    def _knows(self, person: Person, gender: str) -> bool:
        return bool(gender) and (person.gender or self._gender.get(person.name, "")) == gender

    def _fits(self, person: Person, asked: Asked) -> bool:
        gender = person.gender or self._gender.get(person.name, "")
        called, when = self._called.get(person.name, ("", -REACH))
        if not gender and when >= asked.here - _NEAR:
            gender = called
        if (gender and asked.gender and gender != asked.gender) or person in asked.barred:
            return False
        return not any(
            span.holds(mention.span) and speaks_of(mention, self._cast)
            for span in asked.said
            for mention in person.mentions
        )

    def _one_of(self, figure: Figure, asked: Asked) -> Person | None:
        """Give the one who fits, of somebody and those who stand in one list with him."""
        people = [person for person in (figure.person, *figure.others) if person is not None]
        fitting = [person for person in people if self._fits(person, asked)]
        known = [person for person in fitting if self._knows(person, asked.gender)]
        if len(fitting) == 1 or len(known) == 1:
            return (known or fitting)[0]
        return None

    # ---- in the pronoun's own sentence

    def _in_sentence(self, asked: Asked) -> Meant | bool | None:
        """Find who is meant among those in the sentence; False if it is somebody without a name."""
        earlier = scene_of(earlier_words(asked, self._cast), self._cast, self._person_of)
        if (person := self._named_after(asked)) is not None:
            return Meant(person, self._class(person, asked))
        for word in nouns_above(asked.word, self._cast):
            figure = figure_of(word, self._cast, self._person_of)
            if figure is None:
                continue
            if figure.person is None:
                return False
            if (person := self._one_of(figure, asked)) is not None:
                return self._subject_or_known(person, asked)
        for figure in reversed((*earlier.lesser, *earlier.main)):
            if figure.word.head.dep in ("relcl", "acl", "pcomp"):
                continue  # "asked about what Reed had said, he ..."
            if figure.person is None:
                return False
            if (person := self._one_of(figure, asked)) is not None:
                doubtful = acts_on_same(figure.word, asked) or self._is_below_another(
                    figure, earlier.lesser, asked
                )
                return Meant(person, Confidence.GUESS if doubtful else self._class(person, asked))
        known = self._known_in_sentence(asked)
        return Meant(known[0], Confidence.LIKELY) if len(known) == 1 else None

    def _is_below_another(self, figure: Figure, lesser: Sequence[Figure], asked: Asked) -> bool:
        """Say whether he stands in another's clause: Lee in "When Reed saw that Lee was ill, he said"."""
        above = set(figure.word.head.ancestors())
        others = (self._one_of(other, asked) for other in lesser if other.word.head in above)
        return any(other not in (None, figure.person) for other in others)

    def _named_after(self, asked: Asked) -> Person | None:
        """Give the subject of the main clause behind: "When she came home, Ann Reed ..."."""
        verb = asked.word.head
        subject = verb.head.child("nsubj", "nsubjpass") if verb.dep == "advcl" else None
        if subject is None or not asked.word.start < verb.start < subject.start:
            return None
        figure = figure_of(subject, self._cast, self._person_of)
        return self._one_of(figure, asked) if figure is not None else None

    def _subject_or_known(self, person: Person, asked: Asked) -> Meant | None:
        """Weigh the subject of a clause above against others of the sentence: "Reed told Lee that he ..."."""
        if not self._knows(person, asked.gender) and self._known_in_sentence(asked):
            return Meant(person, Confidence.GUESS)
        told = (objects_of(above, self._cast) for above in asked.word.head.ancestors())
        rivals = [each for people in told for each in people if self._fits(each, asked)]
        return self._settled(person, rivals, asked)

    def _known_in_sentence(self, asked: Asked) -> list[Person]:
        """Give those named earlier in the sentence of whom the text tells that they are "he", or "she".

        Who is named in the pronoun's own clause is another: "on Weber's plan, he said".
        """
        scene = scene_of(earlier_words(asked, self._cast), self._cast, self._person_of)
        known: dict[str, Person] = {}
        for figure in (*scene.main, *scene.lesser, *scene.mentioned):
            if figure.word.lower in GENDERS or asked.word.head in figure.word.ancestors():
                continue
            for person in (figure.person, *figure.others):
                if person is not None and self._knows(person, asked.gender) and self._fits(person, asked):
                    known[person.name] = person
        return list(known.values())

    # ---- in the sentences before

    def _before_sentence(self, asked: Asked) -> Meant | bool | None:
        rivals: list[Person] = []
        numbers = sentences_before(asked.here, self._cast)
        for number in numbers:
            if self._cast.words_of(number)[0].lower in _IMAGINE:
                return False  # "Imagine a voter. She will ask"
            spoke, answers = self._who_spoke(number, asked), self._who_answers(number, asked)
            if spoke is False and answers is not None:
                return self._settled(answers, rivals, asked)
            if isinstance(spoke, Person) and self._asks(number, asked):
                return self._answer(spoke, answers, asked)
            if isinstance(spoke, Person):
                said = [segment for quote in asked.before[-3:] for segment in quote.segments]
                if not self._knows(spoke, asked.gender) and tells_of_nameless(self._scene(number), said):
                    return Meant(spoke, Confidence.GUESS)
                return self._of_two(self._beside(number, spoke, asked), spoke, rivals, asked)
            if spoke is not None:
                return False
            scene = self._scene(number)
            for figure in reversed(scene.main):
                if figure.person is None:
                    return False
                person = self._one_of(figure, asked)
                if person is not None and person not in rivals:
                    if asked.gender not in scene.acted_on:
                        if figure.word.lower not in GENDERS and self._acts_on_known(person, scene, asked):
                            return Meant(person, Confidence.GUESS)
                        called = None if self._knows(person, asked.gender) else self._called_so(number, asked)
                        return called or self._about(person, number, rivals, asked)
                    rivals.append(person)
            if any(figure.person is None and figure.word.dep == "poss" for figure in scene.lesser):
                return False  # "the nominee's support is strong. He ..."
            fitting = {
                person.name: (person, figure.word.head)
                for figure in scene.lesser
                if (person := self._one_of(figure, asked)) is not None
            }
            if len(fitting) == 1 and number == numbers[0] and not rivals:
                person, verb = next(iter(fitting.values()))
                if verb.dep == "advcl" and lost_subject(verb.head):
                    return Meant(person, Confidence.GUESS)
                return self._about(person, number, rivals, asked)
            rivals += [
                person for person in scene.people if self._fits(person, asked) and person not in rivals
            ]
        return Meant(rivals[0], Confidence.LIKELY) if len(rivals) == 1 else None

    def _called_so(self, number: int, asked: Asked) -> Meant | None:
        """Give who is "she" in a sentence about somebody else: "Reed sang while Lee said she was ill"."""
        last, person = self._last.get(asked.gender, (-1, None))
        if last != number or person is None or not self._fits(person, asked):
            return None
        return Meant(person, Confidence.LIKELY)

    def _acts_on_known(self, person: Person, scene: Scene, asked: Asked) -> bool:
        """Say whether a subject of unknown gender does something to somebody who is known to fit."""
        if self._knows(person, asked.gender):
            return False
        return any(
            figure.word.dep in ("dobj", "dative")
            and figure.person is not None
            and self._knows(figure.person, asked.gender)
            for figure in scene.mentioned
        )

    def _scene(self, number: int) -> Scene:
        if number not in self._scenes:
            self._scenes[number] = scene_of(self._cast.words_of(number), self._cast, self._person_of)
        return self._scenes[number]

    def _who_answers(self, number: int, asked: Asked) -> Person | None:
        """Give who fits and was asked something in a sentence: "Reed asked Lopez how high it was"."""
        for figure in self._scene(number).mentioned:
            verb = figure.word.head
            if figure.word.dep in ("dobj", "dative") and verb.lemma == "ask" and verb.dep == "ROOT":
                return self._one_of(figure, asked)
        return None

    def _asks(self, number: int, asked: Asked) -> bool:
        """Say whether who spoke in a sentence put a question, and the pronoun's verb is no question again."""
        cues = [
            quote.cue
            for quote in asked.before[-3:]
            if quote.cue is not None and self._cast.sentence(quote.cue.start) == number
        ]
        verbs = self._cast.text.words_in(cues[-1]) if cues else ()
        return any(word.lemma == "ask" for word in verbs) and asked.word.head.lemma != "ask"

    def _answer(self, spoke: Person, answers: Person | None, asked: Asked) -> Meant:
        """Give who speaks after a question: who was asked, if that is told; hardly who put it."""
        if answers is None or answers is spoke:
            return Meant(spoke, Confidence.GUESS)
        return Meant(answers, Confidence.LIKELY if self._knows(answers, asked.gender) else Confidence.GUESS)

    def _who_spoke(self, number: int, asked: Asked) -> Person | bool | None:
        """Give who fits and spoke in a sentence; False if it was somebody without a name."""
        for quote in reversed(asked.before[-12:]):
            if len(quote.speakers) != 1 or self._cast.sentence(quote.speakers[0].span.start) != number:
                continue
            speaker = quote.speakers[0]
            person = self._person(speaker)
            if person is not None:
                if self._fits(person, asked):
                    return person
            elif is_nameless(speaker, self._cast):
                return False
        return None

    def _person(self, speaker: Speaker) -> Person | None:
        if speaker.referent is None or speaker.confidence is Confidence.GUESS:
            return None
        return self._cast.by_span.get(speaker.referent)

    def _about(self, person: Person, number: int, rivals: list[Person], asked: Asked) -> Meant | bool | None:
        """Weigh whom a sentence is about against who spoke shortly before it, in the same paragraph."""
        paragraph = self._cast.words_of(number)[0].parse
        for earlier in range(number - 1, max(-1, number - 1 - _NEAR), -1):
            spoke = self._who_spoke(earlier, asked)
            if not isinstance(spoke, Person):
                continue
            if spoke is person or self._cast.words_of(earlier)[0].parse is not paragraph:
                break
            if introduces(self._scene(number), person):
                break
            if number == asked.here - 1 and not self._knows(person, asked.gender):
                return Meant(person, Confidence.GUESS)  # "Reed said he was late. Lee was not. He"
            return self._of_two(person, spoke, rivals, asked)
        return self._settled(person, rivals, asked)

    def _of_two(self, person: Person, other: Person, rivals: list[Person], asked: Asked) -> Meant | None:
        """Give one of two who could be meant: of whom the text tells the gender; else the first, a guess."""
        if other is person:
            return self._settled(person, rivals, asked)
        known, known_too = self._knows(person, asked.gender), self._knows(other, asked.gender)
        if known == known_too:
            return Meant(person, Confidence.GUESS)
        return Meant(other, Confidence.LIKELY) if known_too else self._settled(person, rivals, asked)

    def _beside(self, number: int, spoke: Person, asked: Asked) -> Person:
        """Give another of the sentence who could be meant as well as who speaks in it; else the speaker.

        That is its subject ("Reed praised Lopez for saying"), and who is asked or told, if known to fit.
        """
        words = [segment for quote in asked.before[-12:] for segment in quote.segments]
        scene = self._scene(number)
        for figure in (*reversed(scene.main), *scene.mentioned):
            if any(span.start <= figure.word.start < span.end for span in words):
                continue
            person = self._one_of(figure, asked)
            if person is None or person is spoke:
                continue
            told = figure.word.dep in ("dobj", "dative") and figure.word.head.dep == "ROOT"
            known = self._knows(person, asked.gender) and not self._knows(spoke, asked.gender)
            if figure in scene.main or (told and known):
                return person
        return spoke

    def _settled(self, person: Person, rivals: list[Person], asked: Asked) -> Meant | None:
        """Give the person, if nobody who stands nearer could be meant as well."""
        others = [rival for rival in rivals if rival is not person]
        known = self._knows(person, asked.gender)
        strong = [rival for rival in others if not known or self._knows(rival, asked.gender)]
        if strong:
            return Meant(person if known else strong[0], Confidence.GUESS)
        return Meant(person, self._class(person, asked))

    def _class(self, person: Person, asked: Asked) -> Confidence:
        return Confidence.SURE if self._knows(person, asked.gender) else Confidence.LIKELY
