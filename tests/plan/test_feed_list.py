from xml.etree import ElementTree as Xml

from plan.harbour import planned

from briefgen.model.settings import FeedSettings, Settings
from briefgen.plan.pages import feed_list

BASE = "https://example.org/port"


def site(**feeds):
    settings = FeedSettings(**{"entities_from": 1} | feeds)
    return planned(settings=Settings("Port News", base_url=BASE, feeds=settings)).value


def files_of(made):
    return {file.path: file.data for file in made.files}


def view_of(made):
    return next(page.view for page in made.pages if page.path == "feeds/index.html")


def test_the_list_for_programs_names_every_feed_once():
    files = files_of(site())
    root = Xml.fromstring(files["feeds.opml"])
    assert (root.get("version"), root.findtext("head/title")) == ("2.0", "Port News")
    named = [one.get("xmlUrl") for one in root.iter("outline") if one.get("xmlUrl")]
    kept = {"entities/person/a-lind/feed.xml"}  # what follows an old address is listed under the new one
    made = {f"{BASE}/{path}" for path in set(files) - kept if path.endswith("feed.xml")}
    assert len(named) == len(set(named))
    assert set(named) == made


def test_it_is_ordered_as_people_look_for_things():
    root = Xml.fromstring(files_of(site())["feeds.opml"])
    groups = [one.get("text") for one in root.find("body")]
    assert groups == ["Everything", "Corrections", "Sections", "Tags", "Who is who", "Claims"]
    kinds = root.find("body/outline[@text='Who is who']")
    assert [one.get("text") for one in kinds] == ["People", "Organisations", "Places"]
    ada = next(one for one in root.iter("outline") if one.get("text") == "Ada Lind")
    assert (ada.get("type"), ada.get("htmlUrl")) == ("rss", f"{BASE}/entities/person/ada-lind/")


def test_without_a_base_url_there_is_the_page_alone(files, pages):
    assert "feeds.opml" not in files
    assert pages["feeds/index.html"].opml_url == ""


def test_the_page_leads_to_every_feed_and_says_what_it_carries():
    made = site(rss=True)
    groups = {group.id: group for group in view_of(made).groups}
    assert list(groups) == ["site", "corrections", "sections", "tags", "person", "org", "place", "claims"]
    (whole,) = groups["site"].feeds
    assert (whole.atom_url, whole.rss_url) == ("../feed.xml", "../rss.xml")
    assert groups["site"].carries == "Every new briefing, in full."
    paths = {line.json_url.removeprefix("../") for group in groups.values() for line in group.feeds}
    assert paths <= set(files_of(made))


def test_of_many_the_page_names_the_first_and_the_way_to_the_rest(monkeypatch):
    monkeypatch.setattr(feed_list, "SHOWN", 1)
    group = next(group for group in view_of(site()).groups if group.id == "person")
    assert ([line.page.label for line in group.feeds], group.total) == (["Ada Lind"], 2)
    assert group.more.url == "../entities/#kind-person"


def test_names_without_a_feed_are_not_listed():
    groups = [group.id for group in view_of(site(entities_from=0)).groups]
    assert "place" not in groups  # nobody keeps a record of North Port
    assert "person" in groups
