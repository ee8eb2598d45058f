"""``briefgen new``: scaffolds that build at once."""

import pytest


def test_a_new_site_builds_without_a_problem(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = run("new", "site", "demo")
    assert made.exit_code == 0
    assert made.stdout == "Made a site in demo. See it with\n    cd demo\n    briefgen serve\n"
    monkeypatch.chdir(tmp_path / "demo")
    done = run("build", "--strict")

    assert done.exit_code == 0, done.output
    assert (tmp_path / "demo" / "site" / "town" / "harbour-bridge-closed" / "index.html").is_file()
    assert (tmp_path / "demo" / "site" / "claims" / "bridge-warned-of" / "index.html").is_file()
    assert (tmp_path / "demo" / "site" / "about" / "index.html").is_file()
    assert "/site/" in (tmp_path / "demo" / ".gitignore").read_text()
    assert not (tmp_path / "demo" / "gitignore").exists()


def test_a_new_site_shows_what_briefgen_does(run, tmp_path):
    run("new", "site", tmp_path / "demo")
    run("build", "-C", tmp_path / "demo")
    page = (tmp_path / "demo" / "site" / "town" / "harbour-bridge-closed" / "index.html").read_text()

    for shown in ("Mara Ellison", "There was no such letter", "Engineers speak", "Press conference"):
        assert shown in page


def test_nothing_is_overwritten(run, edition, site_of):
    before = site_of(edition)
    done = run("new", "site", ".")

    assert done.exit_code == 2
    assert "briefgen.yaml exists already" in done.stderr
    assert site_of(edition) == before


def test_new_records_and_articles_build_at_once(run, edition):
    assert run("new", "article", "Talks: day 2 of the “peace” talks", "-s", "talks").exit_code == 0
    assert run("new", "entity", "Jörg Hansen").exit_code == 0
    assert run("new", "entity", "Harbour Union", "--kind", "org").exit_code == 0
    assert run("new", "claim", "2 bridges: closed, in 2025").exit_code == 0
    done = run("build", "-D", "--strict")

    assert done.exit_code == 0, done.output
    assert (edition / "site" / "talks" / "talks-day-2-of-the-peace-talks" / "index.html").is_file()
    assert "person/jorg-hansen" in (edition / "content" / "entities" / "jorg-hansen.yaml").read_text()
    assert "org/harbour-union" in (edition / "content" / "entities" / "harbour-union.yaml").read_text()
    assert (edition / "site" / "claims" / "2-bridges-closed-in-2025" / "index.html").is_file()


def test_a_new_article_is_a_draft_of_today(run, edition):
    done = run("new", "article", "A first one", env={"SOURCE_DATE_EPOCH": "1748736000"})

    assert done.stdout == "Made content/a-first-one.md\n"
    text = (edition / "content" / "a-first-one.md").read_text()
    assert "date: 2025-06-01\ndraft: true" in text
    run("build")
    assert not (edition / "site" / "a-first-one").exists()


def test_quotation_marks_around_several_words_may_be_left_out(run, edition):
    done = run("new", "article", "Harbour", "wall", "holds", "-s", "town")

    assert done.stdout == "Made content/town/harbour-wall-holds.md\n"
    assert 'title: "Harbour wall holds"' in (edition / "content/town/harbour-wall-holds.md").read_text()


def test_a_record_of_a_person_that_nobody_asked_for_says_how_to_make_another(run, edition):
    said = "(person/port-authority; for what is no person: -k org, place, group, event, law or work)"
    assert said in run("new", "entity", "Port Authority").stdout
    assert run("new", "entity", "Pia Quay", "-k", "person").stdout.endswith(" (person/pia-quay)\n")


def test_a_record_has_the_id_under_which_the_name_was_found_before(run, edition):
    (edition / "content" / "a.md").write_text("---\ntitle: A\ndate: 2025-06-01\n---\nSeán D'Arcy spoke.\n")
    run("build")
    page = edition / "site" / "entities" / "person" / "sean-darcy" / "index.html"
    assert page.is_file()
    assert "(person/sean-darcy)" in run("new", "entity", "Seán D'Arcy", "-k", "person").stdout
    run("build")
    assert page.is_file()


@pytest.mark.parametrize("title", ['Say "no": \\ # - [x] {y}', "名前", "tab\there\x1b\x7f\u2028end", "!!"])
def test_any_title_is_a_title(run, edition, title):
    assert run("new", "article", title).exit_code == 0
    done = run("build", "-D")

    assert done.exit_code == 0, done.output


def test_an_article_that_exists_is_kept(run, edition):
    run("new", "article", "Mayor")
    done = run("new", "article", "Mayor")

    assert done.exit_code == 2
    assert "content/mayor.md exists already" in done.stderr
    assert "We will build" in (edition / "content" / "mayor.md").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["article", " "], "Give it a name"),
        (["article", "x", "-s", "../out"], "leads out of"),
        (["entity", "x", "--kind", "robot"], "'robot' is not one of"),
        (["nothing"], "No such command"),
    ],
)
def test_a_wrong_call(run, words, said):
    done = run("new", *words)

    assert done.exit_code == 2
    assert said in done.stderr


def test_a_place_that_cannot_be_written_to(run, edition):
    (edition / "content" / "claims").write_text("in the way")
    done = run("new", "claim", "x")

    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_the_slug_of_a_new_article_stays_whatever_becomes_of_its_title_and_file(run, edition):
    run("new", "article", "Міст закрито")
    file = edition / "content" / "mist-zakrito.md"
    text = file.read_text().replace("draft: true", "draft: false").replace("Міст закрито", "Bridge open")
    (edition / "content" / "other.md").write_text(text)
    file.unlink()
    assert run("build").exit_code == 0
    assert "Bridge open" in (edition / "site" / "mist-zakrito" / "index.html").read_text()
