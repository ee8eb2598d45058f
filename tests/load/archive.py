"""An archive of two hundred records without a mistake in it, always the same one, and ways to spoil it.

Harbour Town and its people; nothing in it exists. Records of each kind stand in files of several layouts.
"""

from random import Random

from load.yaml_writing import At, Layout, Typed, Writer, without_marks

from briefgen.model.stances import STANCES

LAYOUTS = {
    "block": Layout(),
    "open": Layout(inner_flow=False, notes=True),
    "flow": Layout("flow"),
    "documents": Layout("documents", inner_flow=False, indent=4, line_end="\r\n"),
    "quoted": Layout("documents", quotes="'", notes=True),
}
FILES = {
    "entities": {
        "a-people.yaml": ("block", 16),
        "b-offices.yaml": ("flow", 16),
        "c-places.yml": ("open", 16),
        "d-old/names.yaml": ("documents", 10),
        "e-ships.yaml": ("quoted", 10),
    },
    "claims": {
        "bridge.yaml": ("open", 24),
        "ferry.yaml": ("flow", 24),
        "old/quay.yml": ("documents", 20),
        "tower.yaml": ("block", 14),
        "wall.yaml": ("quoted", 14),
    },
    "sources": {
        "minutes.yaml": ("block", 8),
        "papers.yaml": ("flow", 8),
        "surveys.yaml": ("open", 8),
        "talks.yaml": ("documents", 6),
        "wires.yaml": ("quoted", 6),
    },
}
"""How many records of each kind stand in which file: 68 entities, 96 claims and 36 sources."""

_SYLLABLES = (
    "bar",
    "dor",
    "fen",
    "gil",
    "hal",
    "jor",
    "kem",
    "lin",
    "mor",
    "nes",
    "pol",
    "quin",
    "ras",
    "sol",
)
_ROLES = ("Mayor", "Clerk", "Harbour master", "Diver", "Judge")
_STATES = ("unverified", "contested", "corroborated", "confirmed", "misleading", "refuted")


class Archive:
    """Two hundred records and twelve briefings; ``files`` maps a path to its records.

    Only the first quarter of each file is referred to from elsewhere. ``entity``, ``claim``, ``source`` and
    ``briefing`` hand out records of the rest to spoil, each once, from any file or one of a layout.
    """

    def __init__(self):
        self.choice = Random(4)
        self.files = {}
        self.layout_of = {}
        self.briefings = {}
        self.taken = []
        for kind, files in FILES.items():
            number = 0
            for name, (layout, count) in files.items():
                path = f"content/{kind}/{name}"
                self.layout_of[path] = layout
                self.files[path] = [{"id": self._id(kind, number + n)} for n in range(count)]
                number += count
        self.ids = {
            kind: [
                record["id"]
                for path, records in self.files.items()
                if f"/{kind}/" in path
                for record in records
            ]
            for kind in FILES
        }
        self._referred = {
            kind: [
                record["id"]
                for path, records in self.files.items()
                if f"/{kind}/" in path
                for record in records[: len(records) // 4]
            ]
            for kind in FILES
        }
        for path, records in self.files.items():
            fill = {"entities": self._fill_entity, "claims": self._fill_claim, "sources": self._fill_source}
            for record in records:
                fill[path.split("/")[1]](record)
                self._shuffle(record)
        for number in range(12):
            self.briefings[f"content/news/day-{number}.md"] = self._header(number)
        self._left = {path: records[len(records) // 4 :] for path, records in self.files.items()} | {
            path: [fields] for path, fields in self.briefings.items()
        }

    # What is handed out.

    def entity(self, layout=""):
        """Give an entity that nothing refers to, to be changed."""
        return self._take("entities", layout)

    def claim(self, layout=""):
        """Give a claim that nothing refers to."""
        return self._take("claims", layout)

    def source(self, layout=""):
        """Give a source that nothing refers to."""
        return self._take("sources", layout)

    def header(self, layout=""):
        """Give the header of a briefing; it has but one layout."""
        del layout
        return self._take("news", "")

    def has_room(self, layout):
        """Say whether enough is left in this layout for any mistake there is."""
        left = {
            path.split("/")[1]: len(left)
            for path, left in self._left.items()
            if self.layout_of.get(path) == layout
        }
        return left["entities"] > 2 and left["claims"] > 2 and left["sources"] > 1

    def _take(self, kind, layout):
        for path, left in self._left.items():
            if f"content/{kind}/" in path and left and layout in ("", self.layout_of.get(path)):
                fewest = layout or not any(
                    len(others) > len(left)
                    for other, others in self._left.items()
                    if f"content/{kind}/" in other
                )
                if fewest:
                    record = left.pop(0)
                    self.taken.append(record.get("id", ""))
                    return record
        raise AssertionError(f"no {kind} left in the layout {layout!r}")

    def mark(self, record, code):
        """Let ``code`` be what must be reported where this record begins."""
        self.put(record, At(record, code))

    def put(self, record, instead):
        """Put something else in the place of a record."""
        for records in self.files.values():
            for number, one in enumerate(records):
                if one is record:
                    records[number] = instead

    # How it is written.

    def write(self, root):
        """Write all files; give what must be reported: (path, line, column, code), sorted."""
        expected = []
        for path, records in self.files.items():
            layout = LAYOUTS[self.layout_of[path]]
            writer = Writer(layout, self.choice)
            expected += self._put(root, path, writer.file(records), writer.codes, layout.line_end)
        for path, fields in self.briefings.items():
            writer = Writer(LAYOUTS["block"], self.choice)
            text = writer.header(fields, "The bridge is open.\n")
            expected += self._put(root, path, text, writer.codes, "\n")
        records = (record for records in self.files.values() for record in records)
        if any(isinstance(record, dict) and "file" in record for record in records):
            self._put(root, "content/sources/blank.html", "<script>show()</script>\n", (), "\n")
        return sorted(expected)

    def _put(self, root, path, text, codes, line_end):
        text, places = without_marks(text, codes)
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline=line_end)
        return [(path, *place) for place in places]

    # What it is made of.

    def _id(self, kind, number):
        if kind == "entities":
            return f"{('person', 'org', 'place')[number % 3]}/{self._word()}-{self._word()}-{number}"
        return f"{'s-' if kind == 'sources' else ''}{self._word()}-{number}"

    def _word(self):
        return self.choice.choice(_SYLLABLES) + self.choice.choice(_SYLLABLES)

    def _some(self, kind, most=2):
        return self.choice.sample(self._referred[kind], self.choice.randint(1, most))

    def _one(self, kind):
        return self.choice.choice(self._referred[kind])

    def _other_than(self, id_):
        return next(other for other in self.choice.sample(self._referred["entities"], 2) if other != id_)

    def _day(self, year):
        month, day = self.choice.randint(1, 12), self.choice.randint(1, 28)
        return Typed(f"{year}-{month:02}-{day:02}"[: self.choice.choice((4, 7, 10))])

    def _shuffle(self, record):
        items = list(record.items())
        self.choice.shuffle(items)
        record.clear()
        record.update(items)

    def _fill_entity(self, record):
        words = record["id"].partition("/")[2].replace("-", " ").title()
        record |= {
            "name": words,
            "disambiguation": "of Harbour Town",
            "aliases": [
                {
                    "text": f"{words} senior",
                    "auto": self.choice.choice((Typed("true"), "after-full", "never")),
                },
                f"Old {words}",
            ],
            "roles": [
                {"role": self.choice.choice(_ROLES), "org": self._one("entities"), "from": self._day(2012)},
                {"role": "Guard", "org": "Night watch", "from": self._day(2001), "to": self._day(2009)},
            ],
            "same_as": {"wikidata": None, "lei": f"HT{words.replace(' ', '').upper()}"},
            "judgements": [
                {
                    "other": self._other_than(record["id"]),
                    "verdict": "unsure",
                    "by": self._one("entities"),
                    "date": self._day(2024),
                }
            ],
        }

    def _fill_claim(self, record):
        record |= {
            "text": f"The {record['id'].replace('-', ' ')} was mended in time.",
            "type": self.choice.choice(("fact", "number", "prediction")),
            "about": self._some("entities"),
            "positions": [
                {
                    "by": self._one("entities"),
                    "for": self._one("entities"),
                    "stance": self.choice.choice(STANCES),
                    "date": self._day(2023),
                    "venue": "town hall",
                    "sources": self._some("sources"),
                },
                {"by": "A passer-by", "stance": "asserts", "sources": self._some("sources", 1)},
            ],
            "evidence": [{"source": self._one("sources"), "supports": "for", "note": "Page two"}],
            "relations": [{"type": "contradicts", "claim": self._one("claims")}]
            if record["id"] not in self._referred["claims"]
            else [],
            "assessment": {
                "state": self.choice.choice(_STATES),
                "date": self._day(2025),
                "by": self._one("entities"),
                "summary": "We looked at it.",
                "review_by": self._day(2027),
            },
            "history": [
                {"state": "unverified", "date": self._day(2024), "by": "desk", "summary": "Not seen yet."}
            ],
        }

    def _fill_source(self, record):
        record |= {
            "title": f"Paper {record['id']}",
            "kind": self.choice.choice(("primary", "secondary")),
            "publisher": self._one("entities"),
            "authors": [self._one("entities"), "Bea Birch"],
            "url": f"https://example.org/{record['id']}",
            "published": self._day(2023),
            "accessed": self._day(2024),
            "archive": {"url": f"https://example.org/kept/{record['id']}", "captured": self._day(2024)},
            "grade": {"reliability": "B", "credibility": Typed("2")},
            "lang": "en",
        }

    def _header(self, number):
        return {
            "title": f"Day {number}",
            "date": Typed(f"2025-03-{number + 10}"),
            "authors": [self._one("entities"), "Desk"],
            "about": self._some("entities"),
            "claims": self._some("claims"),
            "sources": self._some("sources"),
            "not_claims": self._some("claims", 1),
            "key_points": [{"text": "It was mended.", "claims": self._some("claims")}],
        }
