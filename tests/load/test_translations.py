"""Which words the interface has: the site's own before its theme's, the region's before the language's."""

import pytest
from load.sites import NOW, write_site

from briefgen.load import load

PAGE = "-- content/bridge.md --\n---\ntitle: Bridge\n---\nText.\n"


def po(**messages):
    return "".join(f'msgid "{text}"\nmsgstr "{said}"\n\n' for text, said in messages.items())


def outcome_of(root, *files, lang):
    write_site(root, PAGE + f"-- briefgen.yaml --\nlang: {lang}\ntheme: lamp\n" + "".join(files))
    return load(root, now=NOW)


def messages_of(root, *files, lang):
    outcome = outcome_of(root, *files, lang=lang)
    assert outcome.diagnostics == ()
    return outcome.value.theme.messages


THEME = "-- themes/lamp/theme.yaml --\nextends: default\n"


def test_a_site_s_words_go_before_its_theme_s_and_those_before_the_default_ones(tmp_path):
    messages = messages_of(
        tmp_path,
        THEME,
        f"-- translations/fr.po --\n{po(Tags='Thèmes')}",
        f"-- themes/lamp/translations/fr.po --\n{po(Tags='Sujets', Lamp='Lampe')}",
        lang="fr",
    )
    assert [messages.say(text) for text in ("Tags", "Lamp", "Claims", "Nowhere")] == [
        "Thèmes",
        "Lampe",
        "Affirmations",
        "Nowhere",
    ]


@pytest.mark.parametrize("name", ["fr-CA.po", "fr_CA.po", "fr-ca.po"])
def test_what_a_region_does_not_word_is_worded_as_in_the_language(tmp_path, name):
    messages = messages_of(
        tmp_path,
        THEME,
        f"-- themes/lamp/translations/{name} --\n{po(Fallacy='Sophisme')}",
        f"-- themes/lamp/translations/fr.po --\n{po(Fallacy='Erreur', Lamp='Lampe')}",
        lang="fr-CA",
    )
    assert [messages.say(text) for text in ("Fallacy", "Lamp")] == ["Sophisme", "Lampe"]


def test_english_may_be_reworded_and_no_other_language_has_those_words(tmp_path):
    reworded = f"-- translations/en.po --\n{po(Tags='Subjects')}"
    assert messages_of(tmp_path / "a", THEME, reworded, lang="en-GB").say("Tags") == "Subjects"
    assert messages_of(tmp_path / "b", THEME, reworded, lang="fr").say("Tags") != "Subjects"


def test_a_theme_that_translates_its_own_words_alone_leaves_the_others_without_a_translation(tmp_path):
    catalog = f"-- themes/lamp/translations/fi.po --\n{po(Lamp='Lamppu')}"
    [problem] = outcome_of(tmp_path / "a", THEME, catalog, lang="fi").diagnostics
    assert problem.code == "theme/no-translation"

    words = f"-- translations/fi.po --\n{po(Sources='Lähteet')}"
    assert outcome_of(tmp_path / "b", THEME, catalog, words, lang="fi").diagnostics == ()


def test_a_message_that_is_fuzzy_or_half_translated_is_not_used(tmp_path):
    messages = messages_of(
        tmp_path,
        THEME,
        '-- themes/lamp/translations/fr.po --\n#, fuzzy\nmsgid "Lamp"\nmsgstr "Lampadaire"\n\n'
        'msgid "%(num)s lamp"\nmsgid_plural "%(num)s lamps"\nmsgstr[0] "%(num)s lampe"\nmsgstr[1] ""\n',
        lang="fr",
    )
    assert messages.say("Lamp") == "Lamp"
    assert messages.counted(1, "%(num)s lamp", "%(num)s lamps") == "1 lamp"


def test_plurals_follow_the_catalog_and_numbers_the_language(tmp_path):
    messages = messages_of(
        tmp_path,
        THEME,
        '-- themes/lamp/translations/uk.po --\nmsgid ""\nmsgstr "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : '
        'n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"\n\n'
        'msgid "%(num)s lamp"\nmsgid_plural "%(num)s lamps"\n'
        'msgstr[0] "%(num)s лампа"\nmsgstr[1] "%(num)s лампи"\nmsgstr[2] "%(num)s ламп"\n',
        lang="uk",
    )
    said = [messages.counted(n, "%(num)s lamp", "%(num)s lamps") for n in (21, 3, 11, 12345)]
    assert said == ["21 лампа", "3 лампи", "11 ламп", "12\N{NO-BREAK SPACE}345 ламп"]


def test_a_few_things_are_joined_as_the_language_does(tmp_path):
    assert messages_of(tmp_path / "a", THEME, lang="fr").listing(["A", "B", "C"]) == "A, B et C"
    assert messages_of(tmp_path / "b", THEME, lang="en").listing(["A", "B", "C"]) == "A, B and C"


@pytest.mark.parametrize(
    "broken",
    [
        'msgid ""\nmsgstr "Plural-Forms: nplurals=x; plural=n;\\n"\n',
        'msgid ""\nmsgstr "Plural-Forms: nplurals=99999999999; plural=0;\\n"\n',
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=__import__(1);\\n"\n',
        'msgid ""\nmsgstr "PO-Revision-Date: yesterday\\n"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[7] "y"\n',
        'msgid "Lamp"\nmsgstr "Lampe\n',
        'msgid Lamp\nmsgstr Lampe\n',
        '"Lampe"\n',
    ],
)  # fmt: skip
def test_no_file_stops_the_reading(tmp_path, broken):
    outcome = outcome_of(tmp_path, THEME, f"-- translations/fr.po --\n{broken}", lang="fr")
    assert [problem.code for problem in outcome.diagnostics] == ["theme/bad-catalog"]
    assert outcome.diagnostics[0].place.path == "translations/fr.po"
