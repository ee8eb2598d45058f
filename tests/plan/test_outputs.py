from random import Random

from briefgen.model.text import Place
from briefgen.plan.pages.outputs import Made, check_outputs, check_reserved, nothing_is_wrong


def problems(*made, places=None):
    return [
        (problem.code, str(problem.place), problem.message)
        for problem in check_outputs([Made(*one) for one in made], places or {})
    ]


def test_outputs_at_places_of_their_own_are_fine():
    assert problems(("a/index.html", "content/a.md"), ("b/index.html", "content/b.md"), ("a.png", "x")) == []


def test_a_path_made_twice_names_both_origins():
    ((code, place, message),) = problems(
        ("entities/index.html", "the list of names"), ("entities/index.html", "content/pages/entities.md")
    )
    assert (code, place) == ("address/taken", "content/pages/entities.md")
    assert "content/pages/entities.md" in message
    assert "the list of names" in message


def test_paths_that_differ_by_letter_case_or_composition_are_one():
    assert [code for code, _, _ in problems(("A/index.html", "one"), ("a/index.html", "two"))] == [
        "address/letter-case"
    ]
    assert [code for code, _, _ in problems(("é.html", "one"), ("e\u0301.html", "two"))] == [
        "address/letter-case"
    ]


def test_a_file_cannot_be_a_folder_too():
    ((code, _, message),) = problems(("a.html", "content/a.md"), ("a.html/b/index.html", "content/b.md"))
    assert code == "address/file-and-folder"
    assert message.startswith("`a.html` would be a file (content/a.md)")


def test_a_file_in_the_place_of_a_full_folder_is_reported_once():
    inside = [(f"entities/person/p{number}/index.html", "the site itself") for number in range(30)]
    codes = [
        code for code, _, _ in problems(("entities", "a plug-in"), ("entities/index.html", "x"), *inside)
    ]
    assert codes == ["address/file-and-folder"]


def test_unsafe_paths_are_reported_where_the_header_names_them():
    made = Made("../x/index.html", "content/x.md")
    ((code, place, _),) = problems(
        ("../x/index.html", "content/x.md"), places={made: Place("content/x.md", 3, 7)}
    )
    assert (code, place) == ("address/unsafe", "content/x.md:3:7")


def test_problems_without_a_content_file_have_no_place():
    assert problems(("a//b", "a plug-in"))[0][1] == "None"


def test_the_folder_of_the_theme_is_its_own():
    made = [
        Made("static/index.html", "content/pages/static.md"),
        Made("statics/index.html", "content/statics.md"),
    ]
    (problem,) = check_reserved(made, {})
    assert (problem.code, str(problem.place)) == ("address/reserved", "content/pages/static.md")


def test_two_pages_at_one_address_are_reported_once_and_as_pages():
    ((code, _, message),) = problems(
        ("a/annotations.json", "content/a.md"),
        ("a/index.html", "content/a.md"),
        ("a/annotations.json", "content/b.md"),
        ("a/index.html", "content/b.md"),
    )
    assert code == "address/taken"
    assert message == "`a/index.html` would be made twice: from content/a.md and from content/b.md."


SOME = ["a", "b", "A", "é", "static", "pagefind", "", ".", "..", ".x", "a.", "index.html", "a" * 90, "x\ny"]


def test_a_glance_never_misses_what_a_look_at_each_path_finds():
    found = []
    for number in range(3000):
        choose = Random(number)
        paths = [
            "/".join(choose.choices(SOME[: choose.choice((3, len(SOME)))], k=choose.randint(1, 3)))
            for _ in range(choose.randint(1, 4))
        ]
        pages = choose.randint(0, len(paths))
        made = [Made(path, f"content/{n}.md") for n, path in enumerate(paths)]
        wrong = any(check_reserved(made[:pages], {})) or any(check_outputs(made, {}))
        found.append((nothing_is_wrong(paths[:pages], paths[pages:]), wrong))
    assert (True, True) not in found
    assert {(True, False), (False, True)} <= set(found)


def test_a_glance_suffices_for_the_paths_of_a_usual_site():
    pages = ["index.html", "tags/index.html", "ukraine/treaty/index.html", "static-files/index.html"]
    assert nothing_is_wrong(pages, ["ukraine/treaty/annotations.json", "static/theme.0a1b2c3d.css"])
