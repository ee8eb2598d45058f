"""What a text yields when it is put in as it is: no registry, no hints, the real model."""

import json

import pytest
from product import ROOT, run_briefgen, write_site

TEXT = """\
-- content/briefing.md --
---
title: Moscow admits that North Korean soldiers fight in the war
---
Valery Gerasimov, Chief of the General Staff of the Russian Armed Forces, spoke of the foreign soldiers for the first
time when he told President Vladimir Putin about the "full liberation" of the Kursk region from Ukrainian control.

## Gerasimov praises North Korean soldiers {kicker="Military commendation"}

Gerasimov praised the North Korean forces for their part. He said that "Soldiers and officers of the Korean People's
Army, performing combat missions shoulder to shoulder with Russian servicemen, demonstrated high professionalism."

The Russian Foreign Ministry had also thanked North Korea.

## A treaty {kicker="Troop deployment"}

A partnership treaty was signed by Russian President Putin and North Korean leader Kim Jong-un in June.

## Ukraine disputes the claims about the Kursk region {kicker="Territorial dispute"}

Ukrainian officials denied any cessation of hostilities in the Kursk region, which Russia claimed last week.

General Staff of Ukraine said, "The statements of representatives of the high command of the aggressor country about
the alleged end of hostilities in the Kursk region are not true."

## Trump doubts Putin's will to end the war {kicker="Diplomatic efforts"}

US President Donald Trump seeks to broker a ceasefire between both sides. After a meeting with Ukrainian President
Volodymyr Zelenskyy, Trump said he was doubtful about Putin's intention for peace. He said that there was "no reason
for Putin to be shooting missiles into civilian areas."
"""

pytestmark = pytest.mark.xdist_group("reading")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = write_site(tmp_path_factory.mktemp("reading"), TEXT)
    done = run_briefgen("build", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def found(folder):
    return json.loads((folder / "briefing" / "annotations.json").read_text())["items"]


def exact(item):
    return next(s["exact"] for s in item["target"]["selector"] if s["type"] == "TextQuoteSelector")


def speakers(found, words):
    """The entity ids of whoever is given as the speaker of the quotation with these words."""
    quotes = [item for item in found if item["motivation"] == "describing" and words in exact(item)]
    assert len(quotes) == 1, [exact(item) for item in found if item["motivation"] == "describing"]
    return json.dumps(quotes[0])


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Soldiers and officers of the Korean People", "person/valery-gerasimov"),
        ("The statements of representatives", "org/general-staff-of-ukraine"),
        ("no reason\nfor Putin", "person/donald-trump"),
    ],
)
def test_words_are_given_to_their_speaker(found, words, speaker):
    assert speaker in speakers(found, words)


def test_people_have_one_page_each(folder):
    people = sorted(path.name for path in (folder / "entities" / "person").iterdir())
    assert people == [
        "donald-trump",
        "kim-jong-un",
        "valery-gerasimov",
        "vladimir-putin",
        "volodymyr-zelenskyy",
    ]


def test_kursk_is_a_place(folder):
    assert [path.name for path in (folder / "entities" / "place").iterdir() if "kursk" in path.name]


def test_the_disputed_box_sets_ukraine_against_full_liberation(found):
    claims = [item for item in found if item["motivation"] == "assessing"]
    about = [json.dumps(item) for item in claims]
    assert any("full liberation" in claim and "general-staff-of-ukraine" in claim for claim in about), about


def test_the_first_briefing_comes_out_as_the_readme_says(tmp_path):
    example = (ROOT / "README.md").read_text("utf-8").partition("```markdown\n")[2].partition("```")[0]
    done = run_briefgen("build", cwd=write_site(tmp_path, f"-- content/harbour-wall-holds.md --\n{example}"))
    assert done.returncode == 0, done.stdout + done.stderr

    page = (tmp_path / "site/harbour-wall-holds/index.html").read_text("utf-8")
    assert 'href="../entities/person/ingrid-solberg/">Ingrid Solberg</a>' in page
    assert "&quot; said Mayor" in page  # the text keeps its straight quotation marks
    assert "Found by software, not assessed" in page.partition('class="claim-box"')[2]

    own = (tmp_path / "site/entities/person/ingrid-solberg/index.html").read_text("utf-8")
    assert '<blockquote class="e-content marked" dir="auto"><p>The wall held because we rebuilt it</p>' in own
