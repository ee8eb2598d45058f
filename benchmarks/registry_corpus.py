"""A generated registry and an archive that names its records: the same number gives the same record and text.

Every record has three aliases, some people a role; last names and short names of bodies are shared by
several, as in real ones. A text names records and strangers, in full and for short, with titles and without.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

SYLLABLES = re.findall("..", "babedokakelalilomamimonanenopararerirosasesisotatetitovavevoza")
ENDS = {"person": ["n", "s", "r", "nko", "rsen", "vic"], "place": ["holm", "ford", "stad", "mere", "brod"]}
BODIES = ["Ministry", "Institute", "Port Authority", "Bank", "Council", "Water Board", "Observatory", "Guild"]
NATIONS = ["Norwegian", "Chilean", "Kenyan", "Italian", "Korean", "Indian", "Greek", "Peruvian"]
POSTS = ["minister", "judge", "mayor", "senator", "admiral", "director", "bishop", "engineer"]
PER_FILE = 500
"""How many records stand in one file."""


@lru_cache(maxsize=1 << 16)
def name(kind: str, number: int) -> tuple[str, ...]:
    """Give a record's name and its aliases; the last one, which many share, only after the full name."""
    pick = random.Random(f"{kind} {number}")
    own, other = _word(number), "".join(pick.choices(SYLLABLES, k=2)).capitalize()
    if kind == "person":
        last = other + pick.choice(ENDS["person"])
        middle = "".join(pick.choices(SYLLABLES, k=2)).capitalize()
        return f"{own} {last}", f"{own} {middle} {last}", f"{own}-{middle} {last}", last
    if kind == "org":
        body = pick.choice(BODIES)
        return f"{own} {other} {body}", f"{body} of {own}", f"{own} {body}", f"{other} {body}"
    place = own + pick.choice(ENDS["place"])
    return place, f"City of {place}", f"{place} Harbour", f"{other} Town"


def _word(number: int) -> str:
    """Spell a number in syllables, three at least: no two records have the same word."""
    made = ""
    while number or len(made) < 6:
        number, digit = divmod(number, len(SYLLABLES))
        made += SYLLABLES[digit]
    return made.capitalize()


def kind_of(number: int) -> str:
    """Half the records are people, three of ten bodies, the rest places."""
    return "person" if number % 10 < 5 else "org" if number % 10 < 8 else "place"


def record(number: int) -> str:
    """Give the YAML of record ``number``."""
    kind = kind_of(number)
    full, *aliases = name(kind, number)
    pick = random.Random(f"record {number}")
    lines = [
        f"- id: {kind}/{kind}-{number}",
        f"  name: {full}",
        "  aliases:",
        f"    - {aliases[0]}",
        f"    - {{text: {aliases[1]}, auto: true}}",
        f"    - {{text: {aliases[2]}, auto: after-full}}",
    ]
    if kind == "person" and number % 3 == 0:
        nation, post = pick.choice(NATIONS), pick.choice(POSTS)
        lines += [
            f"  disambiguation: {nation} {post}",
            f"  roles: [{{role: {post.capitalize()}, from: 2019}}]",
        ]
    return "\n".join(lines) + "\n"


def briefing(number: int, records: int) -> tuple[str, list[tuple[str, str, str]]]:
    """Give the Markdown of a briefing on a registry of some size, and its names in the order of the text.

    A name is the words, the model's label and the title before it.
    """
    pick = random.Random(f"registry briefing {number}")
    day = date(2024, 1, 1) + timedelta(days=number % 600)
    names: list[tuple[str, str, str]] = []
    paragraphs = [_paragraph(pick, records, names) for _ in range(6)]
    head = f"---\ntitle: Report {number} of the registry\ndate: {day.isoformat()}\n---\n"
    return head + "\n\n".join(paragraphs) + "\n", names


def _paragraph(pick: random.Random, records: int, names: list[tuple[str, str, str]]) -> str:
    """Write a paragraph; half of what it names is among the thousand best known records."""

    def known(kind: str) -> tuple[str, ...]:
        number = pick.randrange(min(1000, records) if pick.random() < 0.5 else records)
        number -= number % 10
        return name(kind, number + {"person": 0, "org": 5, "place": 8}[kind])

    person, body, place = known("person"), known("org"), known("place")
    stranger = name("person", 10**6 + pick.randrange(50 * records))
    title = pick.choice(POSTS).capitalize()
    names += [
        (pick.choice(person[:3]), "PERSON", title),
        (pick.choice(body[:2]), "ORG", ""),
        (place[0], "GPE", ""),
        (person[3], "PERSON", ""),
        (stranger[0], "PERSON", ""),
        (body[3], "ORG", ""),
        (stranger[3], "PERSON", ""),
    ]
    first, second, third, fourth, fifth, sixth, seventh = (words for words, _, _ in names[-7:])
    return (
        f'{title} {first} told the {second} in {third} on Monday that the harbour had been measured. "We '
        f'have counted {pick.randint(100, 9000)} posts and found them all," {fourth} said. Nobody had asked '
        f"{fifth} for help, and the {sixth} of the town would not say who had paid for the boats. {seventh} "
        f"left before the vote, and {pick.randint(3, 40)} letters were never answered by anybody at all."
    )


def write_site(folder: Path, records: int, briefings: int) -> Iterator[list[tuple[str, str, str]]]:
    """Write a site into ``folder`` and give each briefing's names, in the order of the files' paths."""
    (folder / "briefgen.yaml").write_text("title: Generated registry\n", encoding="utf-8")
    entities = folder / "content" / "entities"
    entities.mkdir(parents=True)
    for start in range(0, records, PER_FILE):
        text = "".join(record(number) for number in range(start, min(records, start + PER_FILE)))
        (entities / f"records-{start:06d}.yaml").write_text(text, encoding="utf-8")
    for number in range(briefings):
        text, names = briefing(number, records)
        (folder / "content" / f"report-{number:06d}.md").write_text(text, encoding="utf-8")
        yield names
