"""What a text says of the gender of each person where his name stands.

The archive needs it for each mention: "Ms Reed" is not the Tom Reed of whom another briefing says "he".
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.annotate.grammar.cast import Cast, offices_beside
from briefgen.annotate.grammar.gender import FIRM, gender_by_title, gender_of
from briefgen.annotate.grammar.quote_marks import find_marks
from briefgen.annotate.syntax import Text
from briefgen.model.annotation import Mention


def with_genders(text: Text, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give the mentions with the gender that the text tells of each person there.

    Of a single name, whose bearer is yet to be found, pronouns tell nothing here: they stand for a bearer
    who was found by it.
    """
    cast = Cast.of(text, mentions, find_marks(text))
    starts = tuple(mention.span.start for mention in mentions if mention.label == "PERSON")
    return tuple(_with_gender(mention, cast, starts) for mention in mentions)


def _with_gender(mention: Mention, cast: Cast, starts: tuple[int, ...]) -> Mention:
    if mention.label != "PERSON":
        return mention
    offices = offices_beside(cast.text, [mention])
    if " " in mention.text:
        gender = gender_of(cast.text, [mention], offices, starts, cast.sentences, cast.marks, FIRM)
    else:
        gender = gender_by_title(cast.text, mention, offices)
    return replace(mention, gender=gender) if gender else mention
