"""Generated news for comparing site generators: the same articles, laid out for each of them.

About 430 words each, in four to six sections, with some thirty names out of 400, three quotations, and a
disputed claim in every third. Article ``n`` depends on ``n`` alone, so the first thousand of ten thousand
articles are the thousand. The order in which numbers are drawn is part of the text: leave it as it is.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import news_words as words

SEED = 7
SECTIONS = tuple(words.BEATS)


@dataclass(frozen=True, slots=True)
class Article:
    """An article: what its header says, and its Markdown."""

    title: str
    slug: str
    summary: str
    section: str
    date: datetime
    tags: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How a generator wants its articles: the path of each in the site's folder, and its header."""

    path: Callable[[Article], str]
    header: Callable[[Article], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Written:
    """An article that was written: its slug, and its file in the site's folder."""

    slug: str
    path: str


def slugify(text: str) -> str:
    """Give a text as part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", text.replace("ö", "o").lower().replace("'", "")).strip("-")


def write(root: Path, count: int, layout: Layout) -> list[Written]:
    """Write ``count`` articles into the folder of a site, the oldest first."""
    written = []
    for article in articles(count):
        header = "".join(f"{key}: {value}\n" for key, value in layout.header(article).items())
        path = root / layout.path(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{header}---\n\n{article.body}", "utf-8")
        written.append(Written(article.slug, layout.path(article)))
    return written


def articles(count: int) -> Iterator[Article]:
    """Give the first ``count`` articles."""
    people, organisations = _pools()
    for number in range(count):
        yield _Writer(number, people, organisations).article()


def quoted(text: str) -> str:
    """Give a text as YAML has it between quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def listed(items: Sequence[str]) -> str:
    """Give some words as a list of YAML."""
    return f"[{', '.join(items)}]"


def _pools() -> tuple[list[str], list[str]]:
    """Give 220 people and 110 organisations."""
    pick = random.Random(f"{SEED}:pools")
    people: dict[str, None] = {}
    while len(people) < 220:
        people[f"{pick.choice(words.FIRST)} {pick.choice(words.LAST)}"] = None
    every = [f"{first} {second}" for first in words.ORG_A for second in words.ORG_B]
    return list(people), pick.sample(every, 110)


class _Writer:
    """Writes one article."""

    def __init__(self, number: int, people: Sequence[str], organisations: Sequence[str]) -> None:
        self.pick = pick = random.Random(f"{SEED}:{number}")
        self.number = number
        self.section = pick.choice(SECTIONS)
        self.subject = pick.choice(words.BEATS[self.section])
        self.people: list[str] = []
        while len(self.people) < 4:
            name = self._favoured(people)
            if all(name.split()[-1] != other.split()[-1] for other in self.people):
                self.people.append(name)
        self.organisations: list[str] = []
        while len(self.organisations) < 3:
            name = self._favoured(organisations)
            if name not in self.organisations:
                self.organisations.append(name)
        self.towns = pick.sample(words.TOWNS, 2)
        self.region = pick.choice(words.REGIONS)

    def article(self) -> Article:
        """Give the article."""
        pick, number = self.pick, self.number
        moment = datetime(2020, 1, 1, 6, tzinfo=UTC)
        moment += timedelta(hours=5 * (number % 10000), minutes=pick.randrange(60))
        title = self._filled(pick.choice(words.HEADLINES))
        slug = f"{slugify(title)[:70].rstrip('-')}-{number:05d}"
        summary = self._filled(pick.choice(words.SUMMARIES))
        tags = tuple(sorted(pick.sample(words.TAGS, pick.randint(2, 4))))
        return Article(title, slug, summary, self.section, moment, tags, self._body())

    def _favoured(self, pool: Sequence[str]) -> str:
        """Pick from the head of a pool more often, as news does: a few names are everywhere."""
        return pool[min(int(len(pool) * self.pick.random() ** 2.2), len(pool) - 1)]

    def _filled(self, sentence: str, **given: str) -> str:
        pick = self.pick
        slots = {
            "P": self.people[0],
            "P2": pick.choice(self.people[1:]),
            "L": self.people[0].split()[-1],
            "O": self.organisations[0],
            "O2": pick.choice(self.organisations[1:]),
            "T": pick.choice(self.towns),
            "R": self.region,
            "s": self.subject,
            "s_cap": self.subject[0].upper() + self.subject[1:],
            "N": f"{pick.randrange(40, 9800):,}",
            "n": str(pick.randint(9, 18)),
            "n2": str(pick.randint(2, 8)),
            "PC": f"{pick.randrange(20, 480) / 10:.1f}%",
            "M": f"${pick.randrange(12, 900) / 10:.1f} million",
            "D": pick.choice(words.DAYS),
            "MO": pick.choice(words.MONTHS),
            "Y": str(pick.randint(2016, 2025)),
            "role": pick.choice(words.ROLES),
        }
        text = sentence.format_map(slots | given)
        return text[0].upper() + text[1:]

    def _quote(self) -> str:
        pick = self.pick
        speaker = pick.choice(self.people)
        said = self._filled(pick.choice(words.QUOTES))
        if pick.random() < 0.25:
            role = pick.choice(words.ROLES)
            return f'> "{said}."\n>\n> — {speaker}, {role}, {self.organisations[0]}'
        return self._filled(pick.choice(words.QUOTE_FORMS), q=said, SP=speaker)

    def _dispute(self) -> str:
        pick = self.pick
        claim = self._filled(pick.choice(words.CLAIMS))
        if not claim.startswith(tuple(self.organisations)):
            claim = claim[0].lower() + claim[1:]
        form, _ = pick.choice(words.DISPUTES)
        other, person = pick.choice(self.organisations[1:]), pick.choice(self.people[1:])
        return self._filled(form, claim=claim, O2=other, P2=person)

    def _body(self) -> str:
        pick = self.pick
        count = pick.randint(4, 6)
        headings = pick.sample(words.HEADINGS, count)
        quotes = pick.randint(2, 4)
        quote_at = pick.sample(range(count), min(quotes, count))
        dispute_at = pick.randrange(count) if pick.random() < 0.35 else -1
        bullets_at = pick.randrange(count) if pick.random() < 0.6 else -1
        lines = pick.sample(words.BODY, len(words.BODY))
        blocks = [self._filled(pick.choice(words.LEADS)) + " " + self._filled(lines.pop())]
        for number, heading in enumerate(headings):
            blocks.append(f"## {heading}")
            taken = [self._filled(lines.pop()) for _ in range(min(17 // count, len(lines)))]
            if number == dispute_at:
                taken.insert(pick.randint(0, len(taken)), self._dispute())
            half = max(1, len(taken) // 2 + pick.randint(0, 1))
            blocks.append(" ".join(taken[:half]))
            if number in quote_at:
                blocks.append(self._quote())
            if taken[half:]:
                blocks.append(" ".join(taken[half:]))
            if number == bullets_at:
                blocks.append("\n".join("- " + self._filled(line) for line in pick.sample(words.BULLETS, 3)))
        first, second = self.organisations[:2]
        source = f"https://example.org/{slugify(first)}/{self.number}"
        return (
            "\n\n".join((*blocks, f"*Sources: [{first} statement]({source}), **{second}** annual report.*"))
            + "\n"
        )
