"""A generated archive of briefings: the same number gives the same text, whatever the size of the archive.

About 430 words each, in five sections with kickers, with some thirty names, three quotations and a disputed
claim; no two briefings share a paragraph, so nothing is remembered from one to the next.
"""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from pathlib import Path

WORD = re.compile(r"\w+")
FIRST = WORD.findall("""Adaeze Bram Chiara Dmitri Eleni Farid Greta Hiro Ines Joon Katya Luis Mirela Nuno
    Olga Pavel Rana Sven Tomasz Ursula Viktor Wanda Yusuf Zora""")
LAST = WORD.findall("""Abiola Brandt Castell Dorn Eklund Fontaine Grieg Hollis Iwata Jarosz Kessler Lindgren
    Marchetti Novik Okafor Petrescu Quint Rahimi Solberg Tanaka Ulrich Vargas Winther Yilmaz""")
TOWNS = WORD.findall("""Aldermere Brackwater Corvenna Drumhallow Estvale Fennmark Glaswick Harrowby Istrana
    Jessamore Kilbrannan Lowenfurt Mirabeck Northaven Orsova Pellworth""")
BODIES = [
    "Water Board",
    "Rail Authority",
    "Port Council",
    "Energy Office",
    "Harbour Trust",
    "Health Institute",
]
TOPICS = [
    "the dam",
    "the ferry line",
    "the new levy",
    "the hospital wing",
    "the rail tunnel",
    "the harbour wall",
]
VERBS = ["said", "told reporters", "announced", "warned", "insisted"]
FAULTS = ["too high", "too low", "out of date"]
KICKERS = ["The decision", "Numbers", "The other side", "What is unclear", "What comes next"]


def briefing(number: int) -> str:
    """Give the Markdown of briefing ``number``."""
    pick = random.Random(f"briefing {number}")
    people = [f"{pick.choice(FIRST)} {pick.choice(LAST)}" for _ in range(4)]
    town, topic, body = pick.choice(TOWNS), pick.choice(TOPICS), pick.choice(BODIES)
    day = date(2024, 1, 1) + timedelta(days=number % 600)
    head = [
        "---",
        f"title: {body} of {town} and {topic}, report {number}",
        f"date: {day.isoformat()}",
        f"tags: [{pick.choice(TOPICS).split()[-1]}, {town.lower()}]",
        f"summary: What the {body} decided on {topic}, and who objects.",
        "---",
        "",
    ]
    sections = [_opening(pick, people, town, topic, body)]
    for kicker in KICKERS:
        sections.append(f'## {topic.capitalize()}: {kicker.lower()} in {town} {{kicker="{kicker}"}}')
        sections.append(_section(pick, people, town, topic, body))
    return "\n".join(head) + "\n\n".join(sections) + "\n"


def _opening(pick: random.Random, people: list[str], town: str, topic: str, body: str) -> str:
    amount = pick.randint(11, 990)
    return (
        f"The {town} {body} will spend {amount} million euros on {topic}, its chair {people[0]} "
        f"{pick.choice(VERBS)} on Monday. Opponents led by {people[1]} denied that the plan had been agreed."
    )


def _section(pick: random.Random, people: list[str], town: str, topic: str, body: str) -> str:
    who, other = pick.sample(people, 2)
    last, count, year = who.split()[-1], pick.randint(100, 9000), pick.randint(1961, 2023)
    return (
        f'"We have counted {count} households around {topic} and we will not leave one of them behind," '
        f"{who} {pick.choice(VERBS)} in {town}. The {body} was founded in {year} and employs {count // 7} "
        f"people. {last} said that work would begin in {pick.randint(2, 11)} months.\n\n"
        f"According to {other}, the figures of the {body} are {pick.choice(FAULTS)}. "
        f"{other.split()[-1]} added that {pick.randint(3, 40)} of {count} letters from {pick.choice(TOWNS)} "
        f"had never been answered, and a spokesman for {town} declined to comment."
    )


def write_archive(folder: Path, size: int) -> None:
    """Write a site with ``size`` briefings into ``folder``."""
    (folder / "briefgen.yaml").write_text("title: Generated archive\n", encoding="utf-8")
    content = folder / "content"
    for number in range(size):
        path = content / f"desk-{number % 10}" / f"report-{number:05d}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(briefing(number), encoding="utf-8")
