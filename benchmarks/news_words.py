"""The words that the benchmark's news is put together from: names, subjects, sentences with slots."""

# ruff: noqa: SIM905, E501 (names and sentences are easier to read as text)

from __future__ import annotations

FIRST = """Amara Ingrid Tomas Leila Desmond Yuki Priya Marek Fatima Callum Noor Elena
Kwame Sofia Henrik Aisha Mateo Oluwaseun Greta Rafael Mina Stellan Beatriz Idris
Hanna Viktor Zainab Lorcan Paloma Anders Keiko Samir Tove Nadia Emeka Clara Ruben
Mei Jonas Farah Dario Sunniva Pavel Renata Osman Isla Gideon Lucia Arvid Thandi
Bruno Maren Kofi Alma Piotr Shirin Felix Wanjiru Niels Carmen""".split()
LAST = """Osei Halvorsen Brandt Haddad Okafor Lindqvist Tanaka Raman Kowalczyk Mansour
Fraser Rahimi Petrov Mensah Duarte Solberg Farouk Ibarra Adeyemi Keller Monteiro
Nakagawa Eriksen Castellano Warsame Novak Bello Donnelly Ferreira Dahl Sato Khoury
Ekström Ivanova Eze Moreau Vargas Zhang Weber Siddiqui Rossi Nygaard Orlov Mwangi
Demir MacLeod Abara Serrano Holm Dlamini Costa Vestergaard Boateng Lund Zielinska
Tehrani Baumann Kamau Jansen Ortega Whitlock Pereira Sandoval Achterberg Yilmaz
Tremblay Ashdown Kaplan Rourke Velasco Bergman Ndiaye Salonen Marchetti Hargrove
Thorne Quispe Lindgren Faraday Oduya""".split()
TOWNS = """Port Ellery|Kestrel Bay|Marlow Heights|Aldenfurt|Novi Brod|San Teodoro|Halden Ford|
Westmere|Tarnholm|Quillan|Vardenstad|Lower Carrick|Bexford|Miravalle|Ostrava Nova|
Dunmarrow|Calder Vale|Rivermouth|Fort Lassiter|Eastmoor|Vila Serena|Korsberg|
Ashcombe|Portavello|Grantham Sound|Lindenau|Sable Point|Mount Averell|Thornbury Cross|
Belmonte|Skarsund|Greywater|Nordhavn|Castelmar|Pinecrest|Harrow Ridge|Old Sutton|
Windmere|Zelenograd Bay|Montclare|Farrow Hill|Laguna Verde|Stonebridge|Ravensholt|
Kilcarrow|Bramley Park|Orsova|Tiverton Mills|Santa Dolores|Glenmarch""".replace("\n", "").split("|")
REGIONS = """Kesteven Valley|the Merrow Coast|Upper Tavira|the Oland Basin|Western Halmark|
the Sarn Peninsula|Eastern Corran|the Lisse Delta|Northern Varda|the Dunmore Islands|
Central Asteria|the Brenn Highlands|Southern Ilmar|the Calder Plain|the Tamsin Strait|
Valdoria|Meridia|the Republic of Estmark|Karelund|the Norrland Corridor""".replace("\n", "").split("|")
ORG_A = """Northern Central Meridia Halmark Kestrel Tavira Coastal Estmark Asteria Corran
Merrow National Federal Varda Continental""".split()
ORG_B = """Rail Authority|Water Board|Institute for Public Health|Bank|Energy Regulator|
Teachers' Union|Chamber of Commerce|Housing Association|Port Authority|Court of Appeal|
Broadcasting Corporation|Farmers' Federation|University|Statistics Office|Data Protection Agency|
Hospitals Trust|Election Commission|Climate Council|Shipping Group|Press Council|
Semiconductors|Airlines|Ministry of Finance|Pension Fund|Museum""".replace("\n", "").split("|")
ROLES = (
    "chief executive",
    "director of research",
    "spokesperson",
    "chair",
    "head of policy",
    "general secretary",
    "chief economist",
    "lead investigator",
    "legal counsel",
    "deputy director",
    "senior analyst",
    "regional manager",
)

BEATS = {
    "Politics": (
        "the electoral reform bill",
        "the coalition agreement",
        "the lobbying register",
        "the regional devolution plan",
        "the ministerial code",
        "the party funding rules",
    ),
    "Economy": (
        "the interest rate decision",
        "the wage settlement",
        "the export figures",
        "the pension reform",
        "the small business levy",
        "the housing subsidy",
    ),
    "Climate": (
        "the flood defence programme",
        "the carbon price floor",
        "the heat action plan",
        "the reservoir levels",
        "the offshore wind auction",
        "the forest restoration scheme",
    ),
    "Health": (
        "the vaccination campaign",
        "the hospital waiting list",
        "the nurse recruitment drive",
        "the air quality study",
        "the medicines shortage",
        "the mental health budget",
    ),
    "Technology": (
        "the facial recognition trial",
        "the broadband rollout",
        "the chip plant expansion",
        "the data sharing agreement",
        "the algorithm audit",
        "the digital identity scheme",
    ),
    "Justice": (
        "the corruption inquiry",
        "the sentencing guidelines",
        "the legal aid cuts",
        "the court backlog",
        "the whistleblower law",
        "the prison inspection report",
    ),
    "Transport": (
        "the night train timetable",
        "the bridge closure",
        "the congestion charge",
        "the airport expansion",
        "the bus franchise",
        "the freight corridor",
    ),
    "Education": (
        "the school meals programme",
        "the tuition cap",
        "the exam regrading",
        "the teacher pay offer",
        "the apprenticeship levy",
        "the campus merger",
    ),
    "Culture": (
        "the museum restitution claim",
        "the festival funding",
        "the library closures",
        "the broadcast licence fee",
        "the heritage listing",
        "the film tax credit",
    ),
    "Energy": (
        "the gas storage contract",
        "the grid connection queue",
        "the price cap",
        "the reactor extension",
        "the district heating plan",
        "the battery tender",
    ),
}
SECTIONS = tuple(BEATS)
TAGS = """accountability agriculture analysis archives audit aviation banking borders budget
cities coalition competition consumers corruption courts data-protection defence democracy
disinformation elections employment energy-prices environment exports fact-check families
finance fisheries floods health-service heritage hospitals housing immigration inflation
infrastructure inquiry investigations labour legislation local-government media migration
museums nuclear parliament pensions policing public-health railways refugees regulation
research schools science shipping strikes transparency universities water""".split()

# Slots: {P} person full name, {L} last name of the lead person, {O} organisation,
# {O2} another organisation, {T} town, {R} region, {S} subject, {N} number,
# {PC} percentage, {M} money, {D} weekday, {MO} month, {Y} year.
HEADLINES = (
    "{O} delays decision on {s}",
    "What we know about {s} in {T}",
    "{T} council backs {s} after long debate",
    "{P} questions the cost of {s}",
    "{O} publishes new figures on {s}",
    "Row over {s} divides {T}",
    "How {s} reached {R}",
    "{O} and {O2} clash over {s}",
    "{P} to lead review of {s}",
    "{T} waits for answers on {s}",
    "Inside the dispute over {s}",
    "{O} revises its estimate for {s}",
)
SUMMARIES = (
    "{O} says {s} will cost {M}, while critics in {T} question the method behind the estimate.",
    "Officials in {T} are reviewing {s} after {P} asked for the underlying records.",
    "A briefing on {s}: what {O} has published, who disagrees, and what happens next in {R}.",
    "New documents show how {O} prepared {s}, and why {T} objected.",
)
LEADS = (
    "{O} said on {D} that {s} would go ahead in {T}, despite objections from {O2} and a petition signed by {N} residents.",
    "A decision on {s} was postponed on {D} after {P}, the {role} of {O}, asked for a second opinion from {O2}.",
    "{s_cap} has moved to the centre of public debate in {R} since {O} released its annual report in {MO} {Y}.",
    "Residents of {T} will learn next month whether {s} is to be funded, according to papers published by {O} on {D}.",
    "The cost of {s} has risen to {M}, {PC} above the first estimate, {O} disclosed in a statement issued from {T}.",
)
BODY = (
    "The figures were collected between {MO} and the end of {Y} and cover {N} households across {R}.",
    "{O} had previously told reporters in {T} that the work would be finished by {MO} {Y}.",
    "{P}, who joined {O} in {Y}, reviewed the correspondence and shared a summary with colleagues in {T}.",
    "According to {O2}, about {PC} of the affected sites lie outside {T}, mostly in {R}.",
    "Two earlier assessments, one by {O} and one by {O2}, came to different conclusions about {s}.",
    "The contract is worth {M} and runs for {n} years, with a break clause that {O} can use after the second.",
    "Local traders in {T} reported a fall of {PC} in footfall while the consultation was open.",
    "Minutes of the {D} meeting show that {P} voted against the motion, while {P2} abstained.",
    "{O} has not yet published the annex that explains how the {N} responses were weighted.",
    "In {R}, where the scheme began, the waiting time fell from {n} weeks to a little under {n2}.",
    "{L} has led the review since {MO} and is expected to report to {O2} before the summer recess.",
    "A second tranche of {M} depends on whether {T} meets the milestones agreed in {Y}.",
    "The change follows a ruling that obliged {O} to disclose the advice it received about {s}.",
    "Neighbouring authorities in {R} have adopted a similar approach, though on a smaller scale.",
    "By the end of {MO}, {N} people had asked {O} for a copy of their records.",
    "Researchers at {O2} compared the published series with their own sample of {N} cases.",
    "Campaigners say that the timetable leaves too little room for an independent check.",
    "The estimate assumes that demand grows by {PC} a year, an assumption {P2} called cautious.",
    "Officials stressed that the pilot in {T} was never meant to replace the national programme.",
    "The document runs to {N} pages and was released in three parts over the course of {MO}.",
)
HEADINGS = (
    "Background",
    "What the documents show",
    "Reaction",
    "The numbers",
    "Who is involved",
    "What happens next",
    "Why it matters",
    "Timeline",
    "Points of contention",
    "The wider picture",
    "On the ground",
    "How we checked this",
)
QUOTES = (
    "We asked for the data in {MO} and we are still waiting for a complete answer",
    "Nobody in {T} was told that the money had already been committed",
    "This is the first time the figures have been checked against the original records",
    "There is a difference between a delay and a cancellation, and people deserve to know which one this is",
    "If the model is right, the shortfall will be closer to {PC} than to the number in the press release",
    "We will publish every response that we are legally allowed to publish",
    "The people who use this service every day were the last to be consulted",
    "I have read the contract twice and I cannot find the guarantee that was promised",
    "It is a modest step, but it is a step in the right direction",
    "What worries me is not the cost, it is how little anyone wants to explain it",
    "The evidence is mixed, and anyone who says otherwise has not looked at it",
    "Our members will not accept a timetable that was drawn up without them",
)
QUOTE_FORMS = (
    '"{q}," said {SP}, {role} at {O}.',
    '"{q}," {SP} told reporters in {T}.',
    '{SP}, {role} of {O}, said: "{q}."',
    'Speaking on {D}, {SP} said, "{q}."',
)
DISPUTES = (
    ("{O} denied that {claim}.", "{O}"),
    ('{P2} disputed the claim that {claim}, calling it "misleading."', "{P2}"),
    ("The claim that {claim} is contested: {O2} says the records show the opposite.", "{O2}"),
    ("{O2} rejected the allegation that {claim}, and {P2} said no evidence had been offered.", "{O2}"),
)
CLAIMS = (
    "{s} had been approved without a public tender",
    "the estimate of {M} was withheld from the council",
    "staff in {T} were told not to answer questions",
    "the {PC} increase was known before the vote",
    "{O} had shared personal records with {O2}",
    "the consultation in {R} was closed early",
)
BULLETS = (
    "{MO} {Y}: {O} opens a consultation in {T}.",
    "{MO} {Y}: {P2} resigns from the advisory panel.",
    "{MO} {Y}: the first payment of {M} is released.",
    "{N} responses were received, {PC} of them from {R}.",
    "A hearing in {T} is set for {D}.",
    "{O2} is due to publish its own review in {MO}.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
