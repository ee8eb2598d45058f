"""Views of an invented newsroom, one of each kind, with every field of the theme's concern filled in.

Nothing here is real: the Tolva dam, Veldland and all its people were made up for these pages.
"""

from dataclasses import replace

from briefgen.model.site import Page
from briefgen.model.when import partial_date
from briefgen.plan.pages.charts import Named, arc_chart, bar_chart
from briefgen.plan.views import (
    AssessmentView,
    BriefingCard,
    BriefingView,
    ChangedView,
    ChoiceView,
    ClaimBox,
    ClaimLine,
    ClaimView,
    CorrectionsView,
    CorrectionView,
    DateView,
    EntityArchiveView,
    EntityCard,
    EntityGroup,
    EntityIndexView,
    EntityView,
    EventView,
    EvidenceView,
    FilterView,
    Frame,
    HeadView,
    ImageView,
    JudgementView,
    KeyPointView,
    LedgerIndexView,
    LedgerView,
    LinkView,
    ListView,
    Mark,
    MentionMark,
    MessageView,
    NamesakesView,
    NameView,
    PageView,
    Pagination,
    PartyView,
    PositionView,
    QuotesByDateView,
    QuotesView,
    QuoteView,
    RedirectView,
    RoleView,
    SearchView,
    SectionView,
    SiteView,
    SourceView,
    SourcingView,
    StandsView,
    StateChangeView,
    TagsView,
    TallyView,
    TimelineItem,
)
from briefgen.plan.words import STANCES_THEN, Words

OPTIONS = {
    "color_scheme": "auto",
    "logo": "",
    "legend": True,
    "cards": True,
    "contents_from": 5,
    "stylesheets": (),
    "scripts": (),
    "minify": True,
    "footer_note": "A demonstration edition: nothing in it is real.",
}

ASSETS = {
    name: name
    for name in (
        "icon.svg",
        "ledger.js",
        "logo.svg",
        "ours.css",
        "ours.js",
        "pages.css",
        "script.js",
        "search.css",
        "search.js",
        "style.css",
        "wire.css",
    )
}

FLOOD = DateView("2025-03-09", "9 March 2025")
DENIAL = DateView("2025-03-11", "11 March 2025")
HEARING = DateView("2025-04-02T10:00:00+02:00", "2 April 2025, 10:00")
FINDING = DateView("2025-04-03", "3 April 2025")
SPRING = DateView("2025-04", "April 2025")


def frame(up="", title="The gate at Tolva", **changes):
    """The surroundings of a page that stands ``up`` (such as ``../../``) from the site's root."""
    site = SiteView(
        title="The Veldland Courier",
        description="What happened, who says so, and what is contested.",
        home_url=up or "./",
        nav=(
            LinkView("Rivers", f"{up}rivers/", current=title == "The gate at Tolva"),
            LinkView("Parliament", f"{up}parliament/"),
            LinkView("People and places", f"{up}entities/", current=title == "People and places"),
            LinkView("Quotations", f"{up}quotes/"),
            LinkView("Claims", f"{up}claims/"),
        ),
        footer=(
            LinkView("About us", f"{up}about/"),
            LinkView("Corrections", f"{up}corrections/"),
            LinkView("All subjects", f"{up}tags/"),
        ),
        search=LinkView("Search", f"{up}search/", current=title == "Search"),
        atom_url=f"{up}feed.xml",
        json_feed_url=f"{up}feed.json",
        publisher="Courier Cooperative",
        publisher_url="https://courier.example/",
        email="desk@courier.example",
    )
    head = HeadView(
        title=f"{title} · The Veldland Courier",
        description="The ministry and the farmers disagree about a gate.",
        canonical="https://courier.example/rivers/tolva-gate/",
        json_ld='{"@context":"https://schema.org","headline":"The gate \\u003cTolva>"}',
        properties=(("og:title", title), ("og:type", "article")),
        alternates=(("application/ld+json", "Annotations", f"{up}rivers/tolva-gate/annotations.json"),),
    )
    return replace(Frame(site, head, f"{up}static/", options=OPTIONS, assets=ASSETS), **changes)


# ---- who is who

OVER_TIME = bar_chart(
    Words(), "Ingrid Solheim", [partial_date(f"2025-0{month}") for month in (1, 2, 2, 4, 4, 4, 7)]
)
TOGETHER = arc_chart(
    Words(),
    "Who is named together",
    [
        Named(name, name, "../../../entities/", 4, name == "Ingrid Solheim")
        for name in (
            "Ingrid Solheim",
            "Tolva dam",
            "Farmers’ League of Lower Tolva and the Valley",
            "Port Aune",
        )
    ],
    lambda one, other: 2 + (one < other),
)

_KINDS = {"person": "Person", "org": "Organisation", "place": "Place", "law": "Law"}


def entity(name_id, name, role="", disambiguation="", briefings=1, recorded=True, up="../../"):
    kind = name_id.split("/")[0]
    return EntityCard(
        id=name_id,
        name=name,
        url=f"{up}entities/{name_id}/",
        kind=kind,
        kind_label=_KINDS[kind],
        role=role,
        disambiguation=disambiguation,
        briefings=briefings,
        recorded=recorded,
        card=f"card-{name_id.replace('/', '-')}",
    )


SOLHEIM = entity("person/ingrid-solheim", "Ingrid Solheim", "Minister of Water", briefings=12)
BREKKE = entity("person/tomas-brekke", "Tomas Brekke", "Chief engineer", "engineer, not the novelist", 3)
AUNE = entity("person/marit-aune", "Marit Aune", "", "", 1, recorded=False)
POWER = entity("org/tolva-power", "Tolva Power", "", "operator of the dam", 7)
LEAGUE = entity("org/farmers-league", "Farmers’ League of Lower Tolva", "", "", 5)
OFFICE = entity("org/dam-safety-office", "Dam Safety Office", "", "state inspectorate", 4)
DAM = entity("place/tolva-dam", "Tolva dam", "", "on the river Tolva, Veldland", 9)
PORT = entity("place/port-aune", "Port Aune", "", "", 2, recorded=False)
ACT = entity("law/reservoir-act", "Reservoir Act of 1998", "", "", 2)
PEOPLE, BODIES, PLACES = (SOLHEIM, BREKKE, AUNE), (POWER, LEAGUE, OFFICE), (DAM, PORT)
ENTITIES = (*PEOPLE, *BODIES, *PLACES, ACT)


def party(card, text=""):
    return PartyView(card.name, card.url, card.role, text or card.name, card.kind)


NEIGHBOUR = PartyView("a woman on Mill Lane", text="a woman on Mill Lane")

# ---- what was read

REPORT = SourceView(
    id="s-report",
    title="Log of gate movements, 1 to 12 March",
    anchor="source-s-report",
    url="https://office.example/logs/2025/gate-movements-and-water-levels-tolva-march.pdf",
    publisher="Dam Safety Office",
    authors=("T. Brekke",),
    kind="primary",
    kind_label="Primary source",
    published=SPRING,
    accessed=FINDING,
    archive_url="https://archive.example/log",
    archive_captured=FINDING,
    grade="B2",
    note="Two pages of the night of 9 March are missing.",
)
HEARING_TEXT = SourceView(
    id="s-hearing",
    title="Hearing of the committee on water",
    anchor="source-s-hearing",
    url="https://parliament.example/hearings/31",
    publisher="Parliament of Veldland",
    kind="primary",
    kind_label="Primary source",
    published=HEARING,
)
LETTER = SourceView(
    "s-letter", "Letter of the League to its members", "source-s-letter", note="Seen on paper."
)
NOT_GIVEN = SourceView("", "", given=False)
INQUIRY = SourceView(
    "s-inquiry",
    "Report of the inquiry",
    "source-s-inquiry",
    publisher="Parliament of Veldland",
    published=FINDING,
)

# ---- what was said


def quote(number, words, speakers, **more):
    known = {"type": "direct", "direct": True, "cue": "said", "date": HEARING, "rule": "cue-after"}
    return QuoteView(number, f"quote-{number}", f"#quote-{number}", words, speakers=speakers, **known | more)


Q1 = quote(
    1,
    ("The gate was opened by the book, and the book says that the valley is warned an hour before.",),
    (party(SOLHEIM),),
    source=HEARING_TEXT,
)
Q2 = quote(
    2,
    ("Nobody rang.", "The first warning was the water in the barn."),
    (party(LEAGUE),),
    date=FLOOD,
    source=LETTER,
)
Q3 = quote(3, ("we knew of the crack in February",), (party(BREKKE),), type="mixed", direct=False)
Q4 = quote(4, ("It came up to the third stair.",), (NEIGHBOUR,), source=NOT_GIVEN)
Q5 = quote(
    5, ("Whoever lives below a dam has a right to the log of its gates.",), (), by_hand=True, date=None
)
QUOTES = (Q1, Q2, Q3, Q4, Q5)

# ---- what is contested


def position(card, stance, label, words="", **more):
    known = {"party": party(card) if isinstance(card, EntityCard) else card, "briefing": None}
    known["stance_then"] = STANCES_THEN[stance]
    return PositionView(stance=stance, stance_label=label, words=words, **known | more)


WARNED = ClaimBox(
    number=1,
    anchor="claim-box-1",
    text="The lower gate at the Tolva dam was opened without a warning to the valley.",
    assessment=AssessmentView(
        "contested",
        "Contested",
        "Named parties contradict each other, and the evidence does not settle it.",
        FINDING,
        "Desk editor",
        "The log shows the opening at 02:10. The two pages on which a warning would stand are missing.",
        DateView("2025-06-01", "1 June 2025"),
    ),
    positions=(
        position(
            LEAGUE,
            "asserts",
            "asserts",
            "Nobody rang. The first warning was the water in the barn.",
            direct=True,
            date=FLOOD,
            venue="letter to members",
            sources=(LETTER,),
            briefing=LinkView("The gate at Tolva", "#quote-2"),
        ),
        position(
            SOLHEIM,
            "denies",
            "denies",
            "The gate was opened by the book.",
            direct=True,
            date=HEARING,
            venue="hearing in Parliament",
            on_behalf_of=PartyView("Ministry of Water"),
            note="She did not name the person who gave the warning.",
            briefing=LinkView("The gate at Tolva", "#quote-1"),
        ),
    ),
    recorded=True,
    opposed=True,
    url="../../claims/tolva-warning/",
    text_url="#claim-1",
    evidence=(
        EvidenceView(
            REPORT, "neither", "Does not settle it", "The pages for the hour in question are missing."
        ),
        EvidenceView(NOT_GIVEN, "for", "Supports the claim"),
    ),
    settle="The missing pages, or the telephone records of the Dam Safety Office for that night.",
    id="tolva-warning",
    positions_total=2,
)
HOMES = ClaimBox(
    number=2,
    anchor="claim-box-2",
    text="The flood reached at least 340 homes in Port Aune.",
    assessment=AssessmentView("not-assessed", "Found by software, not assessed"),
    positions=(
        position(
            AUNE,
            "asserts",
            "asserts",
            "At least 340 homes had water on the ground floor",
            found=True,
            date=DENIAL,
            briefing=LinkView("The gate at Tolva", "#claim-2"),
        ),
        position(POWER, "doubts", "doubts", "the count was made before anybody could count", found=True),
        position(NEIGHBOUR, "declines", "declines to comment", found=True),
    ),
    text_url="#claim-2",
    rule="contest-verb",
    id="tolva-gate/claim-2",
    positions_total=3,
)
CRACK = ClaimBox(
    number=3,
    anchor="claim-box-3",
    text="Tolva Power knew of the crack before the flood.",
    assessment=AssessmentView(
        "confirmed",
        "Confirmed",
        "The party that would deny it admits it.",
        FINDING,
        "Desk editor",
        "Admitted.",
    ),
    positions=(
        position(POWER, "denies", "denies", date=DENIAL),
        position(BREKKE, "acknowledges", "acknowledges", "we knew of the crack in February", date=HEARING),
    ),
    recorded=True,
    opposed=True,
    url="../../claims/tolva-crack/",
    positions_total=2,
)
TURN = (PartyView("Tolva Power"), CRACK.positions[0], CRACK.positions[1])
CHANGED = ChangedView(
    claim=LinkView("Tolva Power knew of the crack", "../../claims/tolva-crack/"),
    seen=DENIAL,
    date=FINDING,
    before=AssessmentView("unverified", "Unverified", shape="unverified"),
    after=AssessmentView("confirmed", "Confirmed", shape="confirmed"),
    reversals=(TURN,),
    text_url="#claim-box-3",
)
CRACK = replace(CRACK, text_url="#claim-0-1", changed=CHANGED)
DISGRACE = ClaimBox(
    number=4,
    anchor="claim-box-4",
    text="The handling of the flood was a disgrace.",
    assessment=AssessmentView("not-checkable", "Not checkable", "An opinion or a prediction."),
    recorded=True,
    url="../../claims/tolva-disgrace/",
    type="opinion",
)
CLAIMS = (WARNED, HOMES, CRACK, DISGRACE)

STATES = tuple(
    AssessmentView(state, label, f"What “{label.lower()}” means, said in one plain sentence.", shape=state)
    for state, label in (
        ("not-assessed", "Not assessed"),
        ("not-checkable", "Not checkable"),
        ("unverified", "Unverified"),
        ("contested", "Contested"),
        ("corroborated", "Corroborated"),
        ("confirmed", "Confirmed"),
        ("misleading", "Misleading"),
        ("refuted", "False"),
        ("outdated", "Outdated"),
        ("retracted", "Retracted"),
    )
)

LINES = (
    ClaimLine(
        "tolva-warning",
        WARNED.text,
        "tolva-warning/",
        WARNED.assessment,
        2,
        opposed=True,
        date=HEARING,
        parties=("org/farmers-league", "person/ingrid-solheim"),
        topics=("place/tolva-dam",),
    ),
    ClaimLine(
        "tolva-crack",
        CRACK.text,
        "tolva-crack/",
        CRACK.assessment,
        2,
        opposed=True,
        reversed=True,
        date=HEARING,
        parties=("org/tolva-power",),
    ),
    ClaimLine("tolva-disgrace", DISGRACE.text, "tolva-disgrace/", DISGRACE.assessment),
)
FILTERS = (
    FilterView(
        "state",
        "State",
        (
            ChoiceView("contested", LinkView("Contested", "state/contested/", current=True), 1),
            ChoiceView("confirmed", LinkView("Confirmed", "state/confirmed/"), 1),
        ),
        2,
        2,
    ),
    FilterView(
        "party",
        "Party",
        (
            ChoiceView("org/tolva-power", LinkView("Tolva Power", "party/org/tolva-power/"), 1),
            ChoiceView("name/a-neighbour", LinkView("a neighbour", "party/name/a-neighbour/"), 1),
        ),
        2,
        1,
        "party/",
    ),
)

# ---- briefings in short


def card(slug, title, up="../../", **more):
    known = {
        "kind_label": "News",
        "section": "Rivers",
        "section_url": f"{up}rivers/",
        "summary": "Parliament heard the minister, the engineer and the farmers for the first time in one room.",
        "date": HEARING,
        "quotes": 4,
        "entities": (SOLHEIM, LEAGUE, DAM),
    }
    return BriefingCard(slug, title, f"{up}rivers/{slug}/", **known | more)


GATE = card(
    "tolva-gate",
    "Minister and farmers contradict each other over the night the Tolva gate was opened",
    kind="analysis",
    kind_label="Analysis",
    updated=FINDING,
    contested=2,
)
CRACKED = card("tolva-crack", "Engineer says the operator knew of the crack", contested=1)
PLAN = card(
    "warning-plan", "What the Reservoir Act asks of a dam", kind_label="Explainer", entities=(), quotes=0
)
COMING = card("new-sirens", "New sirens for the valley", status="scheduled", date=None, summary="")
BRIEFINGS = (GATE, CRACKED, PLAN, COMING)

# ---- the text


def mention(card, text, first=True):
    return Mark("mention", MentionMark(card, first, button=first), (text,))


def heading(title, kicker, anchor, level=2):
    return Mark("heading", SectionView(title, anchor, level, kicker), (title,), anchor)


REPLIED = CorrectionView(
    FINDING,
    "clarification",
    "Clarification",
    was="a hearing",
    now="two hearings",
    where_url="#corrected-2",
    anchor="correction-2",
)

BODY = (
    "<p>For the first time since the flood, all who were awake that night sat in one room. ",
    mention(SOLHEIM, "Ingrid Solheim"),
    " told the committee that “",
    Mark(
        "quote",
        Q1,
        ("The gate was opened by the book, and the book says that the valley is warned",),
        "quote-1",
    ),
    " an hour before.” The ",
    mention(LEAGUE, "Farmers’ League of Lower Tolva"),
    " had come with a letter that says the opposite.</p>\n",
    Mark("callout", Q1),
    "<p>The committee sits under the ",
    mention(ACT, "Reservoir Act of 1998"),
    ", which gives it the right to see every log. See also <a href='../warning-plan/'>what the act asks of a dam</a>."
    "</p>\n",
    heading("Who was told, and when", "The warning", "the-warning"),
    "<p>The League holds that ",
    Mark(
        "claim",
        WARNED,
        ("the lower gate at the ", mention(DAM, "Tolva dam"), " was <em>opened without a warning</em>"),
        "claim-1",
    ),
    " to the valley. “",
    Mark("quote", Q2, ("Nobody rang.",), "quote-2"),
    "” The minister ",
    Mark("counter", WARNED, ("says that this did not happen",), "claim-1-1"),
    ". ",
    mention(SOLHEIM, "Solheim", first=False),
    " added that the ",
    mention(OFFICE, "Dam Safety Office"),
    " keeps a log of each call.</p>\n",
    Mark("note", None, ("<p>The office answers for 41 dams. It has nine inspectors.</p>\n",)),
    "<p>That log was handed to the committee on Tuesday. Two of its pages, those for the hour between two and three "
    "in the morning, were not in it. The office says that it looks for them.</p>\n",
    Mark("callout", Q2),
    "<p>A table that the office sent later lists the calls of the following day, when nobody needed them any more. "
    "It does not say who made the calls or who took them.</p>\n",
    Mark("boxes", (WARNED,)),
    heading("How far the water came", "Damage", "damage"),
    "<p>In ",
    mention(PORT, "Port Aune"),
    ", ",
    mention(AUNE, "Marit Aune"),
    " of the town council said that ",
    Mark("claim", HOMES, ("at least 340 homes had water on the ground floor",), "claim-2"),
    ". The operator, ",
    mention(POWER, "Tolva Power"),
    ", ",
    Mark(
        "counter",
        HOMES,
        ("doubts that ", Mark("claim", HOMES, ("so many were hit",), "claim-2-2")),
        "claim-2-1",
    ),
    ".</p>\n",
    Mark("quote_block", Q4, ("<p>It came up to the third stair.</p>\n",), "quote-4"),
    "<table><thead><tr><th>Street</th><th>Homes</th><th>Height</th></tr></thead><tbody>"
    "<tr><td>Mill Lane</td><td>61</td><td>1.2 m</td></tr><tr><td>Quay</td><td>118</td><td>0.7 m</td></tr>"
    "</tbody></table>\n",
    Mark("boxes", (HOMES,)),
    heading("A crack that was known", "The operator", "the-crack"),
    "<p>",
    mention(BREKKE, "Tomas Brekke"),
    " told the committee that ",
    Mark("quote", Q3, ("we knew of the crack in February",), "quote-3"),
    ", at ",
    Mark("correction", REPLIED, ("two hearings",), "corrected-2"),
    ". The company had denied that three weeks earlier.</p>\n",
    Mark(
        "claim_block",
        CRACK,
        ("<p>Asked whether the company had known before the flood, he said yes.</p>\n",),
        "claim-0-1",
    ),
    Mark("boxes", (CRACK,)),
    heading("What follows", "Parliament", "what-follows"),
    "<p>The committee meets again in May.</p>\n<ul><li>It wants the missing pages.</li><li>It wants the telephone "
    "records.</li></ul>\n",
    heading("How other valleys warn", "Background", "other-valleys"),
    "<p>Sirens are in use at eleven dams, text messages at six.</p>\n",
)

CORRECTIONS = (
    CorrectionView(
        FINDING,
        "correction",
        "Correction",
        text="We had the wrong month for the first inspection.",
        was="January",
        now="February",
        where_url="#the-crack",
        anchor="correction-1",
    ),
    REPLIED,
    CorrectionView(
        FINDING, "retraction", "Retraction", "The log was not from that night.", anchor="correction-3"
    ),
)

SECTIONS = tuple(part.data for part in BODY if isinstance(part, Mark) and part.kind == "heading")


def briefing(**changes):
    view = BriefingView(
        frame=frame("../../"),
        card=GATE,
        body=BODY,
        authors=(party(entity("person/desk", "Rivers desk")), PartyView("J. Holm")),
        tags=(LinkView("floods", "../../tags/floods/"), LinkView("dams", "../../tags/dams/")),
        key_points=(
            KeyPointView(
                "The minister says that the valley was warned; the farmers say that it was not.", (WARNED,)
            ),
            KeyPointView("The operator’s engineer admits that the crack was known.", (CRACK,)),
            KeyPointView("The committee meets again in May."),
        ),
        contents=SECTIONS,
        image=ImageView(
            "../../static/icon.svg", "The dam from the east bank, one gate open", "The dam.", "Archive"
        ),
        claims=CLAIMS,
        quotes=QUOTES,
        sourcing=SourcingView(named=3, unnamed=2, unclear=1),
        entities=(("People", PEOPLE), ("Organisations", BODIES), ("Places", PLACES), ("Laws", (ACT,))),
        cards=ENTITIES,
        sources=(REPORT, HEARING_TEXT, LETTER, NOT_GIVEN),
        claim_sources=(INQUIRY,),
        not_known=("Who decided to open the gate", "Where the two pages are"),
        method="We read the log and the record of the hearing, and asked all four parties for an answer.",
        ai_note="Software proposed the summary; an editor rewrote it.",
        ai_detail="A language model drafted two sentences from the record of the hearing.",
        corrections=CORRECTIONS,
        related=(CRACKED, PLAN),
        linked_from=(PLAN,),
        annotations_url="annotations.json",
        expires=DateView("2030-01-01", "1 January 2030"),
        changed=(CHANGED,),
        age="This briefing is more than a year old.",
    )
    return replace(view, **changes)


def _list(up, title, number=1, total=3):
    pages = tuple(LinkView(str(n), f"{up}page/{n}/", current=n == number) for n in range(1, total + 1))
    pagination = Pagination(number, total, f"{up}page/1/" if number > 1 else "", f"{up}page/2/", pages)
    return ListView(
        frame(up, title),
        title,
        BRIEFINGS,
        pagination,
        contested=(WARNED, HOMES),
        people=PEOPLE,
        sections=(
            LinkView("Rivers", f"{up}rivers/", current=title == "Rivers"),
            LinkView("Parliament", "parliament/"),
        ),
        total=23,
    )


def _timeline():
    asserted, denied = WARNED.positions
    return (
        TimelineItem("position", FLOOD, "The Farmers’ League asserts it.", position=asserted),
        TimelineItem("assessment", DENIAL, "First finding", assessment=STATES[2]),
        TimelineItem("position", HEARING, "Ingrid Solheim denies it.", position=denied),
        TimelineItem("reversal", SPRING, "Tolva Power turns from denying it to acknowledging it."),
        TimelineItem("assessment", None, "Present finding", assessment=WARNED.assessment),
    )


def claim_line(box):
    """A claim in one line."""
    return ClaimLine(box.id, box.text, box.url, box.assessment, len(box.positions))


EVENTS = (
    EventView("about", "Subject of a briefing", FINDING, briefing=LinkView(GATE.title, GATE.url)),
    EventView(
        "quote", "Quoted", HEARING, True, LinkView(GATE.title, GATE.url), quote=replace(Q1, briefing=GATE)
    ),
    EventView(
        "correction",
        "Correction",
        FINDING,
        briefing=LinkView(GATE.title, GATE.url),
        correction=replace(CORRECTIONS[0], where_url=f"{GATE.url}#the-crack"),
    ),
    EventView(
        "position",
        "denies",
        HEARING,
        True,
        claim=LinkView("The warning", "../../../claims/tolva-warning/"),
        position=WARNED.positions[1],
    ),
    EventView("mention", "Named in", None, briefing=LinkView(CRACKED.title, CRACKED.url)),
)
ORDERS = (LinkView("By speaker", "../quotes/", current=True), LinkView("By date", "../quotes/by-date/"))

VIEWS = {
    "briefing": ("rivers/tolva-gate/index.html", "briefing.html", briefing()),
    "draft": (
        "rivers/new-sirens/index.html",
        "briefing.html",
        BriefingView(frame("../../", "New sirens"), COMING, ("<p>Nothing yet.</p>\n",)),
    ),
    "rtl": (
        "rivers/rtl/index.html",
        "briefing.html",
        briefing(frame=frame("../../", lang="ar", direction="rtl")),
    ),
    "page": (
        "about/index.html",
        "page.html",
        PageView(
            frame("../", "About us"),
            "About us",
            ("<p>We write down who says what. ", mention(POWER, "Tolva Power"), " does not own us.</p>\n"),
            summary="A small newsroom on a long river.",
            updated=FINDING,
            cards=(POWER,),
        ),
    ),
    "home": ("index.html", "home.html", _list("", "Latest briefings")),
    "section": ("rivers/index.html", "section.html", _list("../", "Rivers", number=2)),
    "tag": ("tags/floods/index.html", "tag.html", _list("../../", "floods")),
    "tags": (
        "tags/index.html",
        "tags.html",
        TagsView(
            frame("../", "Subjects"),
            "Subjects",
            ((LinkView("dams", "dams/"), 1), (LinkView("floods", "floods/"), 14)),
        ),
    ),
    "entities": (
        "entities/index.html",
        "entities.html",
        EntityIndexView(
            frame("../", "People and places"),
            "People and places",
            (
                EntityGroup("person", "People", PEOPLE, 212, "person/"),
                EntityGroup("org", "Organisations", BODIES, 3),
                EntityGroup("place", "Places", PLACES, 2),
            ),
            ((LinkView("People", "person/"), 212), (LinkView("Organisations", "#kind-org"), 3)),
            LinkView("Shared names", "name/"),
            1,
            together=TOGETHER,
        ),
    ),
    "name": (
        "entities/name/aune/index.html",
        "name.html",
        NameView(
            frame("../../../", "Aune"),
            "Aune",
            (BREKKE, AUNE),
            latest=(LinkView("The dam holds", "../../../water/dam/"), None),
        ),
    ),
    "entity": (
        "entities/person/ingrid-solheim/index.html",
        "entity.html",
        EntityView(
            frame("../../../", "Ingrid Solheim"),
            SOLHEIM,
            description="Hydrologist, in government since 2021.",
            written=(GATE, COMING),
            written_total=7,
            written_url="../../../entities/person/ingrid-solheim/written/",
            email="solheim@water.example",
            aliases=(("I. Solheim", ""), ("سولهايم", "ar")),
            roles=(
                RoleView(
                    "Minister of Water", PartyView("Government of Veldland"), since=DateView("2021", "2021")
                ),
                RoleView("Mayor of Port Aune", None, DateView("2012", "2012"), DateView("2020", "2020")),
            ),
            ids=(LinkView("Register of Parliament", "https://parliament.example/members/77"),),
            about=(GATE,),
            mentioned=(CRACKED, PLAN, COMING),
            quotes=(replace(Q1, briefing=GATE), replace(Q3, briefing=CRACKED)),
            about_total=1,
            mentioned_total=40,
            namesakes=(NamesakesView(LinkView("Solheim", "../../name/solheim/"), (AUNE, BREKKE), 9),),
            timeline=EVENTS[:3],
            earlier=EVENTS[3:],
            timeline_total=41,
            timeline_url="timeline/",
            quotes_total=12,
            quotes_url="quotes/",
            claims=(
                StandsView("reversed", "Changed position on", ((claim_line(WARNED), WARNED.positions[1:]),)),
                StandsView("denied", "Denies", ((claim_line(HOMES), HOMES.positions[:1]),)),
            ),
            claims_total=2,
            claims_url="../../../claims/party/person/ingrid-solheim/",
            quoted=(replace(Q4, briefing=GATE),),
            quoted_total=7,
            quoted_url="quoted/",
            with_=((LEAGUE, 4), (POWER, 2)),
            over_time=OVER_TIME,
            together=TOGETHER,
            judgements=(JudgementView("Not", party(AUNE), "Rivers desk", FINDING),),
            formerly=("person/i-solheim",),
            atom_url="feed.xml",
            json_feed_url="feed.json",
        ),
    ),
    "archive": (
        "entities/person/ingrid-solheim/timeline/index.html",
        "entity_archive.html",
        EntityArchiveView(
            frame("../../../../", "Timeline of Ingrid Solheim"),
            SOLHEIM,
            "Timeline of Ingrid Solheim",
            len(EVENTS),
            events=EVENTS,
            pagination=Pagination(1, 1),
        ),
    ),
    "quotes": (
        "quotes/index.html",
        "quotes.html",
        QuotesView(
            frame("../", "Quotations"),
            "Quotations",
            (
                (party(SOLHEIM), (replace(Q1, briefing=GATE),)),
                (party(LEAGUE), (replace(Q2, briefing=GATE),)),
                (NEIGHBOUR, (replace(Q4, briefing=GATE), Q5)),
            ),
            total=4,
            orders=ORDERS,
        ),
    ),
    "quotes by date": (
        "quotes/by-date/index.html",
        "quotes_by_date.html",
        QuotesByDateView(
            frame("../../", "Quotations"),
            "Quotations",
            (
                (
                    SPRING,
                    (
                        replace(Q1, briefing=GATE),
                        replace(Q3, briefing=GATE),
                        replace(Q4, briefing=GATE, date=None),
                    ),
                ),
                (None, (Q5,)),
            ),
            total=4,
            orders=ORDERS,
        ),
    ),
    "claims": (
        "claims/index.html",
        "claims.html",
        LedgerView(
            frame("../", "Claims"),
            "Claims",
            LINES,
            ((GATE, (HOMES,)),),
            STATES,
            filters=FILTERS,
            total=4,
            found_total=1,
            pagination=Pagination(
                1, 2, older_url="page/2/", pages=(LinkView("1", "./", current=True), LinkView("2", "page/2/"))
            ),
            ledger_url="./",
        ),
    ),
    "more-claims": (
        "claims/page/2/index.html",
        "claims.html",
        LedgerView(
            frame("../../../", "Claims, page 2"),
            "Claims",
            (
                ClaimLine(
                    "tolva-log",
                    "The log of the gates was kept.",
                    "../../tolva-log/",
                    STATES[5],
                    parties=("org/tolva-power",),
                ),
            ),
            filters=FILTERS,
            total=4,
            pagination=Pagination(
                2, 2, newer_url="../../", pages=(LinkView("1", "../../"), LinkView("2", "./", current=True))
            ),
            ledger_url="../../",
        ),
    ),
    "contested": (
        "claims/state/contested/index.html",
        "claims.html",
        LedgerView(
            frame("../../../", "Claims: Contested"),
            "Claims: Contested",
            LINES[:1],
            filters=FILTERS,
            total=1,
            ledger_url="../../",
        ),
    ),
    "parties": (
        "claims/party/index.html",
        "claims_index.html",
        LedgerIndexView(
            frame("../../", "Claims by party"),
            "Claims by party",
            FILTERS[1].choices,
            (
                TallyView(
                    "Claims that each party has made, and how they stand",
                    STATES,
                    ((FILTERS[1].choices[0].link, (0, 1, 0, 0, 0, 2, 0, 0, 0, 0), 3),),
                ),
            ),
            "../",
        ),
    ),
    "claim": (
        "claims/tolva-warning/index.html",
        "claim.html",
        ClaimView(
            frame("../../", "The warning"),
            replace(WARNED, number=0, anchor="", url="", text_url=""),
            short="No warning before the gate was opened",
            type_label="Statement of fact",
            about=(DAM, OFFICE),
            timeline=_timeline(),
            reversals=((party(POWER), CRACK.positions[0], CRACK.positions[1]),),
            relations=(
                (
                    "Part of",
                    ClaimLine("by-the-book", "The dam was run by the book.", "../by-the-book/", STATES[2]),
                ),
            ),
            briefings=(GATE, CRACKED),
            atom_url="feed.xml",
            json_feed_url="feed.json",
        ),
    ),
    "corrections": (
        "corrections/index.html",
        "corrections.html",
        CorrectionsView(
            frame("../", "Corrections"),
            "Corrections",
            (replace(CORRECTIONS[0], briefing=GATE, where_url="../rivers/tolva-gate/#the-crack"),),
            (
                StateChangeView(
                    LinkView("Tolva Power knew of the crack", "../claims/tolva-crack/"),
                    AssessmentView("unverified", "Unverified", shape="unverified"),
                    CRACK.assessment,
                    (GATE, PLAN),
                    others=3,
                ),
            ),
            "feed.xml",
            "feed.json",
        ),
    ),
    "search": (
        "search/index.html",
        "search.html",
        SearchView(
            frame("../", "Search"),
            "Search",
            "../pagefind/",
            (LinkView("People and places", "../entities/"), LinkView("Claims", "../claims/")),
        ),
    ),
    "404": ("404.html", "404.html", MessageView(frame("", "Not found"), "There is no such page")),
    "redirect": (
        "rivers/old/index.html",
        "redirect.html",
        RedirectView(frame("../../", "Moved"), "../../about/", "The gate at Tolva"),
    ),
}
"""By name: output path, template and view of each kind of page."""


def pages(*names):
    """The pages of these names, or all."""
    return tuple(Page(*VIEWS[name], origin=f"content/{name}.md") for name in names or VIEWS)
