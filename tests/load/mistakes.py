"""Every mistake that an editor can make in a record, each planted in a record of an archive.

A mistake is a function of an archive and the name of a layout: it spoils a record there and marks, with
``At``, where that must be reported.
"""

from load.yaml_writing import At, Typed

MISTAKES = {}
"""What each mistake is called, and the function that makes it."""


def mistake(function):
    MISTAKES[function.__name__.replace("_", " ")] = function
    return function


def _value(name, kind, path, value, code):
    """Make a mistake that puts one wrong value (or key, if ``path`` ends in ``+``) into a record."""

    def plant(archive, layout):
        record = getattr(archive, kind)(layout)
        *way, last = path.rstrip("+").split(".")
        for step in way:
            record = record[int(step)] if step.isdecimal() else record[step]
        if path.endswith("+"):
            record[At(last, code)] = value
        elif isinstance(record, list):
            record[int(last)] = At(value, code)
        else:
            record[last] = At(value, code)

    MISTAKES[name] = plant


for _name, _kind, _path, _id in (
    ("a role in an unknown organisation", "entity", "roles.0.org", "org/no-board"),
    ("a judgement on an unknown record", "entity", "judgements.0.other", "person/no-one"),
    ("a judgement by somebody unknown", "entity", "judgements.0.by", "person/no-one"),
    ("a claim about something unknown", "claim", "about.0", "place/nowhere"),
    ("a position by somebody unknown", "claim", "positions.0.by", "person/no-one"),
    ("a position by somebody of a kind that is none", "claim", "positions.1.by", "persn/no-one"),
    ("a position for an unknown body", "claim", "positions.0.for", "org/no-board"),
    ("an assessment by somebody unknown", "claim", "assessment.by", "person/no-one"),
    ("an earlier assessment by somebody unknown", "claim", "history.0.by", "person/no-one"),
    ("an unknown publisher", "source", "publisher", "org/no-press"),
    ("an unknown author of a source", "source", "authors.0", "person/no-one"),
    ("a briefing about something unknown", "header", "about.0", "event/no-fair"),
    ("words translated by somebody unknown", "claim", "positions.0.translated_by", "person/no-one"),
    ("a briefing by somebody unknown", "header", "authors.0", "person/no-one"),
):
    _value(_name, _kind, _path, _id, "reference/unknown-entity")
for _name, _kind, _path in (
    ("a position with an unknown source", "claim", "positions.0.sources.0"),
    ("evidence from an unknown source", "claim", "evidence.0.source"),
    ("a briefing with an unknown source", "header", "sources.0"),
):
    _value(_name, _kind, _path, "s-no-paper", "reference/unknown-source")
for _name, _kind, _path in (
    ("a relation to an unknown claim", "claim", "relations.0.claim"),
    ("a briefing with an unknown claim", "header", "claims.0"),
    ("a briefing that refuses an unknown claim", "header", "not_claims.0"),
    ("a key point with an unknown claim", "header", "key_points.0.claims.0"),
):
    _value(_name, _kind, _path, "no-such-claim", "reference/unknown-claim")
for _name, _file, _code in (
    ("a stored text that is not there", "no-such-text.txt", "source/no-file"),
    ("a stored text that stands elsewhere", "../news/day-0.md", "source/file-elsewhere"),
    ("a stored text that is a picture", "minutes.png", "source/file-ending"),
    ("a stored text without a word", "blank.html", "source/no-words"),
):
    _value(_name, "source", "file", _file, _code)
_value(
    "words in an unknown briefing", "claim", "positions.0.briefing", "day-99", "reference/unknown-briefing"
)

for _name, _kind, _path, _word in (
    ("a kind of claim that is none", "claim", "type", "facts"),
    ("an unknown stance", "claim", "positions.0.stance", "deny"),
    ("an unknown relation", "claim", "relations.0.type", "part-of"),
    ("evidence for neither side that there is", "claim", "evidence.0.supports", "maybe"),
    ("an unknown state", "claim", "assessment.state", "proven"),
    ("an unknown earlier state", "claim", "history.0.state", "proven"),
    ("a form of words that is none", "claim", "positions.0.form", "summary"),
    ("an unknown verdict", "entity", "judgements.0.verdict", "alike"),
    ("a name that is linked sometimes", "entity", "aliases.0.auto", "often"),
    ("a kind of record that is none", "entity", "kind", "human"),
    ("a kind of source that is none", "source", "kind", "tertiary"),
    ("a state that YAML takes for a switch", "claim", "assessment.state", Typed("false")),
    ("a stance that YAML takes for a switch", "claim", "positions.0.stance", Typed("NO")),
    ("a name that is linked when it is on", "entity", "aliases.0.auto", Typed("on")),
):
    _value(_name, _kind, _path, _word, "value/not-allowed")

for _name, _kind, _path, _date in (
    ("a role from a month that there is not", "entity", "roles.0.from", Typed("2020-13")),
    ("a role to a day that there is not", "entity", "roles.1.to", Typed("2009-02-30")),
    ("a judgement on a date in words", "entity", "judgements.0.date", "last spring"),
    ("a position on a date that begins with the day", "claim", "positions.0.date", "28.04.2025"),
    ("an assessment with a date that YAML takes for a switch", "claim", "assessment.date", Typed("NO")),
    ("a review by a year of two digits", "claim", "assessment.review_by", Typed("27")),
    ("an earlier assessment with a date of slashes", "claim", "history.0.date", "2024/05/01"),
    ("a source published nowhen", "source", "published", "soon"),
    ("a source read on no day", "source", "accessed", Typed("2024-00-10")),
    ("a copy made on no day", "source", "archive.captured", Typed("2024-04-31")),
    ("a briefing on no day", "header", "date", Typed("2025-4-28")),
):
    _value(_name, _kind, _path, _date, "value/bad-date")

for _name, _kind, _path, _value_, _code in (
    ("an id without a kind", "entity", "judgements.0.other", "Ann Aster", "value/bad-id"),
    ("an id in capitals", "claim", "about.0", "Place/Harbour", "value/bad-id"),
    ("the id of a source with a space", "claim", "positions.0.sources.0", "the minutes", "value/bad-id"),
    (
        "a translation from a language that is none",
        "claim",
        "positions.0.lang",
        "Russian",
        "value/bad-language",
    ),
    ("a language that is none", "source", "lang", "English", "value/bad-language"),
    ("an address without https", "source", "url", "example.org/a", "value/bad-url"),
    (
        "an address of a copy that cannot be linked",
        "source",
        "archive.url",
        "ftp://example.org",
        "value/bad-url",
    ),
    ("a checksum that is cut off", "source", "archive.sha256", "12ab", "value/bad-checksum"),
    (
        "an outside id with its address",
        "entity",
        "same_as.wikidata",
        "https://example.org/Q1",
        "value/bad-outside-id",
    ),
    ("text where a list is wanted", "claim", "about", "place/harbour-town", "value/wrong-type"),
    ("a list where text is wanted", "claim", "text", ["One.", "Two."], "value/wrong-type"),
    ("a list where a group is wanted", "claim", "assessment", ["confirmed"], "value/wrong-type"),
    ("a position that is only a name", "claim", "positions.0", "Ann Aster", "value/wrong-type"),
):
    _value(_name, _kind, _path, _value_, _code)

for _name, _kind, _path in (
    ("a key that is misspelled in an entity", "entity", "nmae"),
    ("a key that no name has", "entity", "aliases.0.language"),
    ("a key that no role has", "entity", "roles.0.title"),
    ("a key that no judgement has", "entity", "judgements.0.reason"),
    ("a key that is misspelled in a claim", "claim", "positons"),
    ("a key that no position has", "claim", "positions.1.when"),
    ("a key that no evidence has", "claim", "evidence.0.page"),
    ("a key that no relation has", "claim", "relations.0.note"),
    ("a key that is misspelled in an assessment", "claim", "assessment.sumary"),
    ("a key that no earlier assessment has", "claim", "history.0.reason"),
    ("a key that is misspelled in a source", "source", "autors"),
    ("a key that no copy has", "source", "archive.digest"),
    ("a key that no grade has", "source", "grade.overall"),
    ("a key that YAML takes for a switch", "claim", "on"),
    ("a key that YAML takes for a switch, in a role", "entity", "roles.0.no"),
):
    _value(_name, _kind, f"{_path}+", "x", "record/unknown-key")
for _name, _kind, _path in (
    ("a name twice", "entity", "name"),
    ("a stance twice", "claim", "positions.0.stance"),
    ("a title twice", "source", "title"),
    ("a state twice", "claim", "assessment.state"),
):
    _value(_name, _kind, f"{_path}+", "x", "yaml/repeated-key")
_value(
    "two words for the beginning of a role", "entity", "roles.0.since+", Typed("2012"), "value/given-twice"
)

for _name, _kind, _path, _keys in (
    ("an assessment without a date", "claim", "assessment", ("date",)),
    ("an assessment that nobody signed", "claim", "assessment", ("by",)),
    ("an assessment without a reason", "claim", "assessment", ("summary",)),
    ("an assessment without a state", "claim", "assessment", ("state",)),
    ("an assessment with nothing but a state", "claim", "assessment", ("date", "by", "summary")),
    ("an earlier assessment without a date", "claim", "history.0", ("date",)),
    ("a position of nobody", "claim", "positions.0", ("by",)),
    ("a position without a stance", "claim", "positions.0", ("stance",)),
    ("evidence from nothing", "claim", "evidence.0", ("source",)),
    ("a relation to nothing", "claim", "relations.0", ("claim",)),
    ("a judgement without a verdict", "entity", "judgements.0", ("verdict",)),
    ("a role without a name", "entity", "roles.0", ("role",)),
    ("a copy without an address", "source", "archive", ("url",)),
):

    def _lacking(archive, layout, kind=_kind, path=_path, keys=_keys):
        record = getattr(archive, kind)(layout)
        *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
        for step in way:
            record = record[step]
        group = record[last]
        for key in keys:
            del group[key]
            record[last] = At(record[last], "value/missing")

    MISTAKES[_name] = _lacking


@mistake
def a_record_without_a_name(archive, layout):
    record = archive.entity(layout)
    del record["name"]
    archive.mark(record, "value/missing")


@mistake
def a_claim_without_a_text(archive, layout):
    record = archive.claim(layout)
    del record["text"]
    archive.mark(record, "value/missing")


@mistake
def a_source_without_an_id(archive, layout):
    record = archive.source(layout)
    del record["id"]
    archive.mark(record, "value/missing")


@mistake
def a_kind_that_is_not_that_of_the_id(archive, layout):
    record = archive.entity(layout)
    record["kind"] = At("event", "record/kind-disagrees")


def _merged(archive, layout):
    record = archive.entity(layout)
    id_ = record["id"]
    record.clear()
    record["id"] = id_
    return record


@mistake
def a_merge_into_nothing(archive, layout):
    _merged(archive, layout)["merged_into"] = At("person/no-one", "record/dangling-merge")


@mistake
def a_merge_into_itself(archive, layout):
    record = _merged(archive, layout)
    record["merged_into"] = At(record["id"], "record/merge-cycle")


@mistake
def a_circle_of_merges(archive, layout):
    records = sorted((_merged(archive, layout) for _ in range(3)), key=lambda record: record["id"])
    for record, onward in zip(records, (*records[1:], records[0]), strict=True):
        record["merged_into"] = onward["id"]
    records[0]["merged_into"] = At(records[1]["id"], "record/merge-cycle")


@mistake
def keys_that_a_merge_leaves_behind(archive, layout):
    record = archive.entity(layout)
    record["merged_into"] = archive.ids["entities"][0]
    del record["name"], record["aliases"], record["judgements"]
    for key in list(record):
        if key in ("disambiguation", "roles", "same_as"):
            record[At(key, "record/left-behind")] = record.pop(key)


@mistake
def a_name_that_links_to_two_records(archive, layout):
    archive.entity(layout)["aliases"] = [f"Lantern Street {layout}"]
    archive.entity(layout)["aliases"] = [{"text": At(f"lantern street {layout}", "record/same-alias")}]


@mistake
def another_name_that_is_the_name_of_another_record(archive, layout):
    name = archive.entity(layout)["name"]
    archive.entity(layout)["aliases"] = [At(name, "record/same-alias")]


@mistake
def a_name_that_links_to_a_record_and_to_what_is_merged_into_another(archive, layout):
    merged = _merged(archive, layout)
    merged |= {"merged_into": archive.ids["entities"][0], "aliases": [f"Lamp Street {layout}"]}
    archive.entity(layout)["aliases"] = [At(f"Lamp Street {layout}", "record/same-alias")]


@mistake
def one_id_in_two_entities(archive, layout):
    first, second = archive.entity(layout), archive.entity(layout)
    second["id"] = At(first["id"], "record/same-id")


@mistake
def one_id_in_two_claims(archive, layout):
    first, second = archive.claim(layout), archive.claim(layout)
    second["id"] = At(first["id"], "record/same-id")
    del second["relations"]


@mistake
def one_id_in_two_sources(archive, layout):
    first, second = archive.source(layout), archive.source(layout)
    second["id"] = At(first["id"], "record/same-id")


@mistake
def a_stored_text_twice(archive, layout):
    record = archive.source(layout)
    record["text"] = "It was mended."
    record["file"] = At(At("minutes.txt", "source/text-and-file"), "source/no-file")


@mistake
def a_role_that_ends_before_it_begins(archive, layout):
    archive.entity(layout)["roles"][1]["to"] = At(Typed("2000-12"), "record/role-dates")


@mistake
def a_judgement_on_itself(archive, layout):
    record = archive.entity(layout)
    record["judgements"][0]["other"] = At(record["id"], "record/judged-itself")


@mistake
def two_records_the_same_and_different(archive, layout):
    one, other = archive.entity(layout), archive.entity(layout)
    one["judgements"][0] |= {"other": other["id"], "verdict": "same"}
    other["judgements"][0] |= {"other": At(one["id"], "record/judgements-disagree"), "verdict": "different"}


@mistake
def two_records_merged_and_different(archive, layout):
    merged, other = _merged(archive, layout), archive.entity(layout)
    merged["merged_into"] = other["id"]
    other["judgements"][0] |= {
        "other": At(merged["id"], "record/judgements-disagree"),
        "verdict": "different",
    }


@mistake
def one_outside_id_in_two_records(archive, layout):
    number = Typed(f"Q{len(archive.taken) + 1}")
    archive.entity(layout)["same_as"] = {"wikidata": number}
    archive.entity(layout)["same_as"] = {"wikidata": At(number, "record/same-outside-id")}


@mistake
def an_opinion_that_is_assessed(archive, layout):
    record = archive.claim(layout)
    record["type"] = "opinion"
    for key, place in (("assessment", At("assessment", "record/opinion-assessed")), ("history", "history")):
        record[place] = record.pop(key)


@mistake
def a_position_without_a_source(archive, layout):
    positions = archive.claim(layout)["positions"]
    del positions[0]["sources"]
    positions[0] = At(positions[0], "record/unsourced")
    positions[1]["sources"] = []
    positions[1] = At(positions[1], "record/unsourced")


@mistake
def a_claim_related_to_itself(archive, layout):
    record = archive.claim(layout)
    record["relations"] = [{"type": "part_of", "claim": At(record["id"], "record/related-to-itself")}]


@mistake
def claims_that_are_part_of_each_other(archive, layout):
    records = sorted((archive.claim(layout) for _ in range(3)), key=lambda record: record["id"])
    for record, onward in zip(records, (*records[1:], records[0]), strict=True):
        record["relations"].append({"type": "part_of", "claim": onward["id"]})
    records[0]["relations"][-1]["claim"] = At(records[1]["id"], "record/relation-circle")


@mistake
def claims_that_supersede_each_other(archive, layout):
    one, other = sorted((archive.claim(layout) for _ in range(2)), key=lambda record: record["id"])
    one["relations"] = [{"type": "supersedes", "claim": At(other["id"], "record/relation-circle")}]
    other["relations"] = [{"type": "supersedes", "claim": one["id"]}]


@mistake
def a_record_that_is_only_a_name(archive, layout):
    for record in (archive.entity(layout), archive.claim(layout), archive.source(layout)):
        archive.put(record, At("Ann Aster", "yaml/not-keys"))
