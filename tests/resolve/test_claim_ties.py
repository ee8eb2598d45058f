"""Found claims tie themselves to a recorded one only where speaker and content agree."""

import pytest
from resolve.newsroom import claim_record, contested, position, record, when, written

from briefgen.model.annotation import ClaimStatus
from briefgen.model.corpus import Tie
from briefgen.model.registry import ClaimRecord, RoleHeld
from briefgen.model.source import KeyPoint
from briefgen.model.text import Place

DENIED = ClaimStatus.DENIED
ASTER = record("person/ann-aster", "Ann Aster", roles=(RoleHeld("Mayor", "org/harbour-town"),))
TOWN = record("org/harbour-town", "Harbour Town")
BOARD = record("org/harbour-board", "Harbour Board")
QUAY = record("place/north-quay", "North Quay")
PEOPLE = (ASTER, TOWN, BOARD, QUAY)


def bridge(*positions, id_="bridge", text="The old bridge at North Quay is safe for lorries.", **more):
    return ClaimRecord(id_, text, Place("content/claims/c.yaml", 2), positions=positions, **more)


SAYS = position("person/ann-aster", "denies", "2025-04-28")
REOPENED = bridge(SAYS)


def tie(archive, text, *records, claim=None, people=PEOPLE, by="Ann Aster", status=DENIED, lead="", **meta):
    """Resolve "{PERSON Ann Aster} denied that TEXT." beside some recorded claims; give the found claim."""
    claim = claim or contested(text, status, None, by, "denied")
    sentence = f"{lead}{{PERSON Ann Aster}} and {{ORG Harbour Board}} met. {by} denied that {text}."
    meta = {"date": "2025-05-01"} | meta
    news = archive(written("a", sentence, claims=[claim], **meta), records=people, claims=records)
    (found,) = news.briefing("a").claims
    return found.record, found.tie


def test_same_speaker_and_same_content(archive):
    assert tie(archive, "the old bridge at North Quay is safe for lorries", REOPENED) == (
        "bridge",
        Tie.CONTENT,
    )


@pytest.mark.parametrize(
    "text",
    [
        "the old bridge at North Quay was safe for lorries",
        "lorries were safe on the old bridge at North Quay",
    ],
)
def test_other_forms_and_order_of_the_words(archive, text):
    assert tie(archive, text, REOPENED) == ("bridge", Tie.CONTENT)


def test_who_has_named_the_bridge_need_not_name_it_again(archive):
    text = "the old bridge is safe for a lorry"
    assert tie(archive, text, REOPENED, lead="Lorries are back at North Quay. ") == ("bridge", Tie.CONTENT)
    assert tie(archive, text, REOPENED, lead="Lorries are back at Mill Lane. ") == ("", Tie.NONE)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("the old bridge at North Quay is not safe for lorries", "a negation"),
        ("the old bridge at North Quay is safe for 3 lorries", "a number"),
        ("the old bridge at North Quay is safe for three lorries", "a number in words"),
        ("the old bridge at North Quay will be safe for lorries", "what will be"),
        ("the old bridge at North Quay is safe for buses", "another word"),
        ("the old bridge at North Quay is safe for all lorries", "a word too many"),
        ("the old bridge at Harbour Board is safe for lorries", "another place"),
        ("the old bridge at North Quay is safe", "a word too few"),
        ("the bridge at North Quay is safe for lorries", "a word too few"),
    ],
)
def test_near_misses_stay_apart(archive, text, why):
    claim = contested(text, DENIED, None, "Ann Aster", "denied")
    assert tie(archive, text, REOPENED, claim=claim) == ("", Tie.NONE), why


def test_another_speaker_does_not_tie(archive):
    text = "the old bridge at North Quay is safe for lorries"
    assert tie(archive, text, REOPENED, by="Harbour Board") == ("", Tie.NONE)


def test_a_speaker_who_takes_the_contrary_position_does_not_tie(archive):
    text = "the old bridge at North Quay is safe for lorries"
    other = bridge(position("person/ann-aster", "asserts"))
    assert tie(archive, text, other) == ("", Tie.NONE)
    assert tie(archive, text, bridge(SAYS, position("person/ann-aster", "asserts"))) == (
        "bridge",
        Tie.CONTENT,
    )


def test_one_side_that_contradicts_its_recorded_position_keeps_the_other_from_tying(archive):
    text = "the old bridge at North Quay is safe for lorries"
    claim = contested(text, DENIED, "Harbour Board", "Ann Aster", "denied")
    clash = bridge(SAYS, position("org/harbour-board", "denies"))
    fits = bridge(SAYS, position("org/harbour-board", "asserts"))
    assert tie(archive, text, clash, claim=claim) == ("", Tie.NONE)
    assert tie(archive, text, fits, claim=claim) == ("bridge", Tie.CONTENT)


def test_who_struck_whom_must_agree(archive):
    struck = bridge(position("person/ann-aster", "denies"), text="Harbour Town sued Harbour Board.")
    assert tie(archive, "Harbour Town had sued Harbour Board", struck) == ("bridge", Tie.CONTENT)
    assert tie(archive, "Harbour Board had sued Harbour Town", struck) == ("", Tie.NONE)
    assert tie(archive, "Harbour Town was sued by Harbour Board", struck) == ("", Tie.NONE)


def test_two_records_that_fit_equally_well_tie_nothing(archive):
    text = "the old bridge at North Quay is safe for lorries"
    twin = bridge(SAYS, id_="bridge-again")
    assert tie(archive, text, REOPENED, twin) == ("", Tie.NONE)
    wider = bridge(SAYS, id_="wider", text="Norway's old bridge at North Quay is safe for lorries.")
    assert tie(archive, text, REOPENED, wider) == ("bridge", Tie.CONTENT)


def test_order_of_records_does_not_matter(archive):
    text = "the old bridge at North Quay is safe for lorries"
    wider = bridge(SAYS, id_="wider", text="Norway's old bridge at North Quay is safe for lorries.")
    assert tie(archive, text, wider, REOPENED) == ("bridge", Tie.CONTENT)


# ---- for whom somebody speaks


def test_who_holds_a_post_speaks_for_the_office_and_the_office_for_them(archive):
    text = "the old bridge at North Quay is safe for lorries"
    town = bridge(position("org/harbour-town", "denies", "2025-04-28"))
    assert tie(archive, text, town) == ("bridge", Tie.CONTENT)
    board = record("org/harbour-board", "Harbour Board")
    clerk = record("person/bea-birch", "Bea Birch", roles=(RoleHeld("Clerk", "org/harbour-board"),))
    says = bridge(position("person/bea-birch", "denies", "2025-04-28"))
    assert tie(archive, text, says, by="Harbour Board", people=(ASTER, TOWN, board, QUAY, clerk)) == (
        "bridge",
        Tie.CONTENT,
    )


def test_who_has_left_the_post_no_longer_speaks_for_the_office(archive):
    text = "the old bridge at North Quay is safe for lorries"
    left = record(
        "person/ann-aster", "Ann Aster", roles=(RoleHeld("Mayor", "org/harbour-town", until=when("2024")),)
    )
    town = bridge(position("org/harbour-town", "denies", "2025-04-28"))
    assert tie(archive, text, town, people=(left, TOWN, BOARD, QUAY)) == ("", Tie.NONE)


def test_two_who_speak_for_one_office_are_not_one_speaker(archive):
    text = "the old bridge at North Quay is safe for lorries"
    other = record("person/bea-birch", "Bea Birch", roles=(RoleHeld("Clerk", "org/harbour-town"),))
    says = bridge(position("person/bea-birch", "denies", "2025-04-28"))
    assert tie(archive, text, says, people=(*PEOPLE, other)) == ("", Tie.NONE)


def test_a_ministry_speaks_for_its_country(archive):
    text = "{GPE France} met. {ORG French Foreign Ministry} denied that the talks had ended in Oslo."
    claim = contested("the talks had ended in Oslo", DENIED, None, "French Foreign Ministry", "denied")
    talks = bridge(position("place/france", "denies"), text="The talks in Oslo have ended.")
    people = (record("place/france", "France"), record("org/ministry", "French Foreign Ministry"))
    news = archive(written("a", text, claims=[claim]), records=people, claims=[talks])
    assert news.briefing("a").claims[0].record == "bridge"


def test_who_speaks_for_a_city_does_not_speak_for_the_country_that_is_governed_there(archive):
    text = "{GPE Norway} denied that the talks with Harbour Town had ended."
    claim = contested("the talks with Harbour Town had ended", DENIED, None, "Norway")
    says = position("person/ann-aster", "denies", on_behalf_of="place/oslo")
    talks = bridge(says, text="The talks with Harbour Town have ended.")
    people = (ASTER, TOWN, record("place/norway", "Norway"), record("place/oslo", "Oslo"))
    news = archive(written("a", text, claims=[claim]), records=people, claims=[talks])
    assert news.briefing("a").claims[0].record == ""


@pytest.mark.parametrize(("capital", "record_"), [("Oslo", "bridge"), ("Bergen", "")])
def test_a_capital_speaks_for_its_government(archive, capital, record_):
    text = f"{{GPE {capital}}} denied that the talks with Harbour Town had ended."
    claim = contested("the talks with Harbour Town had ended", DENIED, None, capital)
    talks = bridge(position("place/norway", "denies"), text="The talks with Harbour Town have ended.")
    people = (TOWN, record("place/norway", "Norway"))
    news = archive(written("a", text, claims=[claim]), records=people, claims=[talks])
    assert news.briefing("a").claims[0].record == record_


def test_somebody_who_is_only_described_is_the_same_within_a_briefing(archive):
    def found(**more):
        text = "Two officials denied that the old bridge at {GPE North Quay} is safe for lorries."
        claim = contested("the old bridge at North Quay is safe for lorries", DENIED, None, "Two officials")
        says = bridge(position("two officials", "denies", **more))
        return archive(written("a", text, claims=[claim]), records=PEOPLE, claims=[says]).briefing("a").claims

    assert [claim.record for claim in found(briefing="a")] == ["bridge"]
    assert [claim.record for claim in found()] == [""]


def test_where_nobody_is_named_the_record_has_no_position_and_says_the_very_same(archive):
    def found(words, *positions):
        claim = contested(words, ClaimStatus.UNVERIFIED)
        news = archive(
            written("a", f"It is not known whether {words}.", claims=[claim]),
            records=PEOPLE,
            claims=[bridge(*positions)],
        )
        return news.briefing("a").claims[0].record

    assert found("the old bridge at North Quay is safe for lorries") == "bridge"
    assert found("the old bridge at North Quay is safe") == ""
    assert found("the old bridge at North Quay is safe for lorries", SAYS) == ""


# ---- the same words


WORDS = "The bridge will carry any lorry in this town, whatever the board may say."


def answer(archive, words, *records, lead="", **meta):
    text = f'{lead}{{ORG Harbour Board}} said that the bridge is closed. {{PERSON Ann Aster}} denied it: "{words}"'
    claim = contested("the bridge is closed", DENIED, None, "Ann Aster", words)
    news = archive(written("a", text, claims=[claim], **meta), records=PEOPLE, claims=records)
    return news.briefing("a").claims[0]


def test_recorded_words_of_the_same_speaker(archive):
    said = bridge(position("person/ann-aster", "denies", words=WORDS), text="The bridge is too weak.")
    found = answer(archive, "will carry any lorry in this town", said)
    assert (found.record, found.tie) == ("bridge", Tie.WORDS)


def test_words_that_go_beyond_the_recorded_ones(archive):
    said = bridge(
        position("person/ann-aster", "denies", words="carry any lorry in this town"), about=(), text="Bridge."
    )
    assert answer(archive, "It will carry any lorry in this town, she said", said).tie is Tie.WORDS


@pytest.mark.parametrize(("bridge_of", "tied"), [("North Quay", "bridge"), ("Mill Lane", "")])
def test_the_same_words_of_another_bridge_do_not_tie(archive, bridge_of, tied):
    said = bridge(position("person/ann-aster", "denies", words=WORDS))
    lead = f"Cracks were found at {bridge_of}. "
    assert answer(archive, "will carry any lorry in this town", said, lead=lead).record == tied


def test_the_same_words_of_what_a_record_is_only_about_do_not_tie(archive):
    said = bridge(
        position("person/ann-aster", "denies", words=WORDS), text="The bridge is too weak.", about=(QUAY.id,)
    )
    words = "will carry any lorry in this town"
    assert answer(archive, words, said, lead="Lorries are back at {GPE North Quay}. ").record == "bridge"
    assert answer(archive, words, said, lead="Lorries are back at {GPE Mill Lane}. ").record == ""


@pytest.mark.parametrize(
    ("words", "speaker", "text"),
    [
        ("will carry any lorry in this city", "person/ann-aster", "The bridge is too weak."),
        ("any lorry", "person/ann-aster", "The bridge is too weak."),
        ("will carry any lorry in this town", "org/harbour-board", "The bridge is too weak."),
        ("will carry any lorry in this town", "person/ann-aster", "Rents have doubled."),
    ],
    ids=["other words", "too few words", "another speaker", "about something else"],
)
def test_words_that_do_not_tie(archive, words, speaker, text):
    said = bridge(position(speaker, "denies", words=WORDS), text=text)
    assert answer(archive, words, said).record == ""


# ---- an editor named the position


def named(archive, *texts, **meta):
    """Two or more denials of Ann Aster in a briefing that a recorded position cites."""
    lines = " ".join(f"Aster denied that {text}." for text in texts)
    cites = bridge(position("person/ann-aster", "denies", "2025-04-28", briefing="a"))
    claims = [contested(text, DENIED, None, "Ann Aster") for text in texts]
    news = archive(
        written("a", f"{{PERSON Ann Aster}} spoke. {lines}", claims=claims, date="2025-05-01", **meta),
        records=PEOPLE,
        claims=[cites],
    )
    return [(claim.record, claim.tie) for claim in news.briefing("a").claims]


def test_a_position_recorded_from_this_briefing_leaves_room_for_one_word(archive):
    assert named(archive, "lorries wrecked the bridge at North Quay") == [("bridge", Tie.BRIEFING)]
    assert named(archive, "lorries wrecked the school at North Quay") == [("", Tie.NONE)]
    assert named(archive, "heavy lorries wrecked the bridge at North Quay") == [("", Tie.NONE)]
    assert named(archive, "2 lorries wrecked the bridge at North Quay") == [("", Tie.NONE)]


def test_two_claims_that_may_both_be_the_recorded_one_stay_apart(archive):
    both = ("lorries wrecked the bridge at North Quay", "lorries blocked the bridge at North Quay")
    assert named(archive, *both) == [("", Tie.NONE)] * 2


# ---- what an editor says


def test_an_editor_can_refuse_a_tie(archive):
    text = "the old bridge at North Quay is safe for lorries"
    assert tie(archive, text, REOPENED, not_claims=("bridge",)) == ("", Tie.NONE)
    twin = bridge(SAYS, id_="bridge-again")
    assert tie(archive, text, REOPENED, twin, not_claims=("bridge",)) == ("bridge-again", Tie.CONTENT)


def test_an_editors_block_comes_first(archive):
    text = (
        "{PERSON Ann Aster} came.\n\n::: claim other\nAster denied that the old bridge at North Quay is safe for"
        " lorries.\n:::"
    )
    claim = contested("the old bridge at North Quay is safe for lorries", DENIED, None, "Ann Aster")
    news = archive(
        written("a", text, claims=[claim], not_claims=("other",)),
        records=PEOPLE,
        claims=[REOPENED, claim_record("other")],
    )
    assert [(one.record, one.tie) for one in news.briefing("a").claims] == [("other", Tie.BLOCK)]


def in_block(archive, *positions):
    """Ann Aster's words in a block, which somebody disputes; give the found claim's sides and what is new."""
    text = (
        "{PERSON Ann Aster} came.\n\n::: claim bridge\n“No lorry is safe there,” said Aster. {ORG Harbour Board}"
        " disputed it.\n:::"
    )
    claim = contested("No lorry is safe there", ClaimStatus.DISPUTED, "Ann Aster", "Harbour Board")
    news = archive(written("a", text, claims=[claim]), records=PEOPLE, claims=[bridge(*positions)])
    (found,) = news.briefing("a").claims
    (recorded,) = news.corpus.claims
    assert (found.record, found.tie) == ("bridge", Tie.BLOCK)
    assert [position.stance for tied in recorded.found for position in tied.positions] == [
        position.stance for position in found.positions
    ]
    return [(position.by.name, position.stance) for position in found.positions]


def test_a_block_about_the_bridge_does_not_make_its_denial_the_claim(archive):
    here = position("person/ann-aster", "denies", briefing="a")
    assert in_block(archive, here) == []
    assert in_block(archive, position("person/ann-aster", "asserts", briefing="b"), here) == []


def test_a_block_keeps_the_sides_that_nothing_recorded_contradicts(archive):
    both = [("Ann Aster", "asserts"), ("Harbour Board", "denies")]
    assert in_block(archive) == both
    assert in_block(archive, position("person/ann-aster", "denies", briefing="b")) == both, "a new position"


# ---- what follows


def ledger(archive, *positions, slugs=("a",), **meta):
    text = "{PERSON Ann Aster} spoke. {ORG Harbour Board} said the old bridge at North Quay is safe for lorries. Aster denied it."
    claim = contested(
        "the old bridge at North Quay is safe for lorries",
        DENIED,
        "Harbour Board",
        "Ann Aster",
        "Aster denied it",
    )
    made = [written(slug, text, claims=[claim], date="2025-05-01", **meta) for slug in slugs]
    return archive(*made, records=PEOPLE, claims=[bridge(*positions)]).claim("bridge")


def test_the_ledger_knows_where_software_found_a_claim(archive):
    claim = ledger(archive, SAYS, slugs=("a", "b"))
    assert (claim.briefings, claim.tied) == (("a", "b"), ("a", "b"))
    assert [(one.briefing, one.claim.number) for one in claim.found] == [("a", 1), ("b", 1)]
    assert [position.stance for position in claim.found[0].positions] == ["asserts", "denies"]


def test_a_briefing_that_an_editor_named_is_not_counted_as_found(archive):
    claim = ledger(archive, SAYS, key_points=(KeyPoint("It is safe.", ("bridge",)),))
    assert (claim.briefings, claim.tied) == (("a",), ())


def test_positions_recorded_from_the_briefing_are_not_repeated(archive):
    claim = ledger(archive, position("person/ann-aster", "denies", briefing="a"))
    assert [position.by.entity for position in claim.found[0].positions] == ["org/harbour-board"]


def test_found_positions_never_make_a_claim_opposed(archive):
    assert not ledger(archive, SAYS).opposed
    assert ledger(archive, SAYS, position("org/harbour-board", "asserts")).opposed
