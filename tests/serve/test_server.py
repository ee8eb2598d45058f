"""The preview in use: real sockets, real files, real changes."""

import asyncio
import os
import re
import shutil
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from serve.conftest import TextSite
from tornado.httpclient import HTTPClientError

from briefgen.model.diagnostic import Diagnostic, Severity
from briefgen.serve.open_pages import RELOAD
from briefgen.serve.server import NoPortError, Server
from briefgen.serve.standing import Files, Look, UnmadeError

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"


def test_the_first_request_waits_for_the_first_build(preview):
    status, headers, page = preview().get("/")

    assert status == 200
    assert "first words" in page
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert '<script src="/livereload.js" defer></script>' in page


def test_pages_know_the_address_of_the_preview(preview):
    shown = preview()

    assert f"http://127.0.0.1:{shown.port}" in shown.get("/")[2]


def test_the_policy_of_a_real_host_holds_in_the_preview(preview):
    shown = preview()

    for path in ("/", "/none", "/_briefgen/panel.css"):
        assert shown.get(path)[1]["Content-Security-Policy"] == f"{POLICY} ws://127.0.0.1:{shown.port}"


def test_not_found_is_said_as_such(preview):
    status, _, page = preview().get("/none/")

    assert (status, "none" in page) == (404, True)


def test_a_folder_is_sent_on_to_its_slash(preview, root):
    (root / "content" / "treaty.md").write_text("the treaty")
    status, headers, _ = preview().get("/treaty")

    assert (status, headers["Location"]) == (302, "/treaty/")


def test_a_head_request_has_no_body(preview):
    status, headers, page = preview().get("/", method="HEAD")

    assert (status, page) == (200, "")
    assert int(headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    "path", ["/../content/index.md", "/%2e%2e/content/index.md", "//etc/passwd", "/content/index.md"]
)
def test_nothing_outside_the_site_is_served(preview, path):
    assert preview().get(path)[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""])
def test_foreign_names_are_refused(preview, host):
    shown = preview()

    assert shown.get("/", Host=host)[0] in (400, 403)
    assert shown.get("/livereload.js", Host=host)[0] in (400, 403)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8000"])
def test_own_names_are_answered(preview, host):
    assert preview().get("/", Host=host)[0] == 200


def test_other_machines_may_use_any_name_where_they_are_let_in(preview):
    assert preview(bind="0.0.0.0").get("/", Host="desk.example")[0] == 200


def test_an_edit_is_shown_and_open_pages_are_told(preview, root):
    shown = preview()
    shown.get("/")

    hello, told = shown.listen(lambda: (root / "content" / "index.md").write_text("second words"))

    assert hello["command"] == "hello"
    assert told == {"command": "reload", "path": "page.html", "liveCSS": False}
    assert "second words" in shown.get("/")[2]


def test_a_page_that_was_sent_before_a_change_and_listens_after_it_is_told(preview, root):
    shown = preview()
    shown.get("/index.html")
    shown.heard.results.get(timeout=20)
    (root / "content" / "index.md").write_text("second words")
    shown.heard.results.get(timeout=20)

    _, told = shown.listen(None, url=f"http://127.0.0.1:{shown.port}/index.html#part")
    assert told["command"] == "reload"


def test_a_page_that_was_sent_before_a_change_of_another_is_told_nothing(preview, root):
    shown = preview()
    shown.get("/")
    shown.heard.results.get(timeout=20)
    (root / "content" / "treaty.md").write_text("the treaty")
    shown.heard.results.get(timeout=20)

    assert shown.told_while(lambda: None) == []


def test_a_page_of_problems_alone_that_listens_after_they_were_mended_is_told(preview, root):
    (root / "content" / "index.md").write_text("broken")
    shown = preview()
    shown.get("/")
    shown.heard.results.get(timeout=20)
    (root / "content" / "index.md").write_text("mended")
    shown.heard.results.get(timeout=20)

    assert shown.listen(None)[1]["command"] == "reload"


def test_two_pages_at_one_address_are_told_apart_also_where_they_are_loaded_anew(preview, root):
    shown = preview()
    numbers = []
    for words in ("nothing yet", "the treaty"):
        if words == "the treaty":
            (root / "content" / "treaty.md").write_text(words)
            shown.until(words, "/treaty/")
        numbers.append(int(re.search(r'data-page="(\d+)"', shown.get("/treaty/")[2])[1]))

    _, told = shown.listen(None, url="http://x/treaty/", page=numbers[0])
    assert told["command"] == "reload"


def test_a_file_that_is_there_only_while_another_is_saved_is_no_picture(preview, root):
    shown = preview()
    shown.get("/")
    shown.heard.results.get(timeout=20)

    def save():
        (root / "content" / "treaty.md.new").write_text("the treaty")
        shown.heard.results.get(timeout=20)
        (root / "content" / "treaty.md.new").rename(root / "content" / "treaty.md")
        shown.heard.results.get(timeout=20)

    assert shown.told_while(save) == []


def test_pages_of_another_origin_may_not_listen(preview):
    with pytest.raises(HTTPClientError) as refused:
        preview().listen(lambda: None, Origin="http://evil.example")

    assert refused.value.code == 403


def test_a_file_that_is_saved_by_renaming(preview, root):
    shown = preview()
    shown.until("first words")
    (root / "content" / "index.md.new").write_text("renamed words")
    (root / "content" / "index.md.new").rename(root / "content" / "index.md")

    shown.until("renamed words")


def test_a_file_that_is_moved_in_with_an_old_date(preview, root, tmp_path_factory):
    old = tmp_path_factory.mktemp("elsewhere") / "treaty.md"
    old.write_text("an old treaty")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    shown = preview()
    shown.until("first words")
    old.rename(root / "content" / "treaty.md")

    shown.until("an old treaty", "/treaty/")


def test_a_file_that_is_deleted(preview, root):
    (root / "content" / "treaty.md").write_text("the treaty")
    shown = preview()
    shown.until("the treaty", "/treaty/")
    (root / "content" / "treaty.md").unlink()

    shown.until("none", "/treaty/")


def test_a_new_folder_in_a_folder(preview, root):
    shown = preview()
    shown.until("first words")
    (root / "content" / "new" / "deep").mkdir(parents=True)
    (root / "content" / "new" / "deep" / "talks.md").write_text("the talks")

    shown.until("the talks", "/talks/")


def test_a_content_folder_that_is_replaced_is_still_watched(preview, root):
    shown = preview()
    shown.until("first words")
    (root / "content").rename(root / "away")
    shown.until("none")
    (root / "content").mkdir()
    (root / "content" / "index.md").write_text("other words")
    shown.until("other words")
    (root / "content" / "index.md").write_text("last words")

    shown.until("last words")


def test_a_folder_that_is_renamed(preview, root):
    (root / "content" / "old" / "deep").mkdir(parents=True)
    (root / "content" / "old" / "deep" / "talks.md").write_text("the talks")
    shown = preview()
    shown.until("the talks", "/talks/")
    (root / "content" / "old").rename(root / "content" / "new")
    (root / "content" / "new" / "deep" / "talks.md").write_text("the new talks")
    shown.until("the new talks", "/talks/")
    (root / "content" / "new" / "deep" / "talks.md").write_text("the last talks")

    shown.until("the last talks", "/talks/")


def test_a_folder_that_is_deleted_and_made_again(preview, root):
    folder = root / "content" / "talks"
    shown = preview()
    for words in ("first talks", "second talks"):
        folder.mkdir()
        (folder / "talks.md").write_text(words)
        shown.until(words, "/talks/")
        shutil.rmtree(folder)
        shown.until("none", "/talks/")


def test_hundreds_of_files_that_change_at_once_are_not_hundreds_of_builds(preview, root):
    shown = preview()
    shown.until("first words")
    for number in range(300):
        (root / "content" / f"{number}.md").write_text(f"page {number}")

    shown.until("page 299", "/299/")
    shown.until("page 0", "/0/")
    assert shown.maker.built < 30


def test_a_site_that_begins_without_content(preview, root):
    (root / "content").rename(root / "away")
    shown = preview()
    assert shown.get("/")[0] == 404
    (root / "away").rename(root / "content")

    shown.until("first words")


def test_the_settings_are_watched_and_other_files_are_not(preview, root):
    shown = preview()
    shown.until("first words")
    shown.heard.results.get(timeout=20)
    (root / "notes.txt").write_text("x")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("x")
    (root / "briefgen.yaml").write_text("title: X\n")

    shown.heard.results.get(timeout=20)
    assert shown.heard.results.empty()


def test_watching_by_polling(preview, root):
    shown = preview(poll=True)
    shown.until("first words")
    (root / "content" / "index.md").write_text("polled words")

    shown.until("polled words")


def test_the_last_good_page_stays_under_a_panel_until_the_error_is_mended(preview, root):
    shown = preview()
    shown.until("first words")

    shown.listen(lambda: (root / "content" / "index.md").write_text("so broken"))
    page = shown.get("/")[2]
    assert "first words" in page
    assert "content/index.md:1:4" in page
    assert "This is broken." in page
    assert "1 | so <mark>broken</mark>\n  |    <b>^^^^^^</b>" in page
    assert "Mend it." in page

    shown.listen(lambda: (root / "content" / "index.md").write_text("mended"))
    page = shown.get("/")[2]
    assert "mended" in page
    assert "briefgen-panel" not in page


def test_a_first_build_that_is_broken_shows_the_panel_alone(preview, root):
    (root / "content" / "index.md").write_text("broken")
    shown = preview()
    status, _, page = shown.get("/any/where")

    assert status == 500
    assert "This is broken." in page
    assert "livereload.js" in page
    (root / "content" / "index.md").write_text("mended")
    shown.until("mended")


def test_a_bug_of_ours_does_not_end_the_preview(preview, root):
    shown = preview()
    shown.until("first words")
    (root / "content" / "index.md").write_text("bug")
    assert "not the author" in shown.until("briefgen-panel")
    (root / "content" / "index.md").write_text("better words")

    assert "briefgen-panel" not in shown.until("better words")


class HalfMade(TextSite):
    """Makes a site in which the page of a text that says "unmade" cannot be made."""

    def make(self, address):
        outcome = super().make(address)
        files = outcome.value.files

        def made(path):
            if b"unmade" in files[path]:
                raise UnmadeError((Diagnostic("test/unmade", Severity.ERROR, "This page cannot be made."),))
            return files[path]

        return replace(outcome, value=replace(outcome.value, files=Files(files, made)))


def test_a_page_that_cannot_be_made_shows_why_and_the_others_are_shown(preview, root):
    (root / "content" / "treaty.md").write_text("unmade")
    shown = preview(maker=HalfMade(root))
    assert "first words" in shown.get("/")[2]

    status, _, page = shown.get("/treaty/")
    assert (status, "This page cannot be made." in page) == (500, True)
    (root / "content" / "treaty.md").write_text("the treaty")
    assert shown.until("the treaty", "/treaty/")


def test_a_bug_of_ours_in_a_look_is_shown_until_a_build_is_good(preview, root):
    maker = Ahead(root)

    def look(path):
        raise RuntimeError("not the author's fault")

    maker.look = look
    shown = preview(maker=maker)
    shown.get("/")
    shown.heard.results.get(timeout=20)
    maker.may.clear()
    (root / "content" / "index.md").write_text("second words")
    assert "not the author" in shown.until("briefgen-panel")
    maker.may.set()

    assert "briefgen-panel" not in shown.until("second words")


def test_without_reload_pages_carry_no_script(preview):
    assert "<script" not in preview(reload=False).get("/")[2]


def test_the_script_and_the_style_sheet_are_served(preview):
    shown = preview()
    status, headers, script = shown.get("/livereload.js")

    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert "livereload" in script
    assert "#briefgen-panel" in shown.get("/_briefgen/panel.css")[2]
    assert "LiveReloadPluginBriefgen" in shown.get("/_briefgen/exchange.js")[2]


def test_nothing_is_written(preview, root):
    preview().get("/")

    assert sorted(path.name for path in root.rglob("*")) == ["content", "index.md"]


def test_the_next_free_port_is_taken(preview):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        shown = preview(port=port)

    assert shown.port > port
    assert shown.get("/")[0] == 200


@pytest.mark.parametrize("bind", ["no-such-host.invalid", "192.0.2.1"])
def test_an_address_that_is_not_ours(root, bind):
    async def run():
        await Server(root, None, None).run(bind, 0)

    with pytest.raises(NoPortError, match=bind), ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()


class Ahead(TextSite):
    """A site that can say what one file does before all is built, and builds only when it may."""

    def __init__(self, root):
        super().__init__(root)
        self.now, self.one_by_one = "for now", False
        self.may, self.waits = threading.Event(), threading.Event()
        self.may.set()

    def make(self, address):
        made = super().make(address)
        self.waits.set()
        self.may.wait(20)
        if self.one_by_one:
            self.may.clear()
        self.waits.clear()
        return made

    def look(self, path):
        text = (self.root / path).read_text()
        if "broken" in text:
            return Look(path, {}, (self.mistake(self.root / path),))
        page = f"<html><head></head><body>{text} {self.now}</body></html>"
        return Look(path, {self.output(self.root / path): page.encode()})


class TestLook:
    """A save first refreshes the page that is looked at."""

    @pytest.fixture
    def ahead(self, root):
        maker = Ahead(root)
        yield maker
        maker.may.set()

    def test_the_page_comes_before_the_build_which_has_the_last_word(self, preview, root, ahead):
        shown = preview(maker=ahead)
        shown.get("/")
        ahead.may.clear()
        shown.listen(lambda: (root / "content" / "index.md").write_text("second words"))
        assert "second words for now" in shown.get("/")[2]

        ahead.may.set()
        shown.until("second words http")

    def test_other_pages_are_not_told(self, preview, root, ahead):
        (root / "content" / "treaty.md").write_text("the treaty")
        shown = preview(maker=ahead)
        shown.get("/")
        ahead.may.clear()
        (root / "content" / "treaty.md").write_text("the new treaty")
        shown.until("the new treaty for now", "/treaty/")

        assert "first words http" in shown.get("/")[2]

    def test_an_error_is_shown_before_the_build_and_gone_before_it(self, preview, root, ahead):
        shown = preview(maker=ahead)
        shown.get("/")
        ahead.may.clear()
        (root / "content" / "index.md").write_text("broken")
        assert "first words http" in shown.until("briefgen-panel")
        (root / "content" / "index.md").write_text("mended")

        assert "briefgen-panel" not in shown.until("mended for now")

    def test_an_error_that_only_a_build_finds_stays_until_a_build_finds_it_gone(self, preview, root, ahead):
        look = ahead.look
        ahead.look = lambda path: replace(look(path), problems=())
        shown = preview(maker=ahead)
        shown.get("/")
        (root / "content" / "index.md").write_text("broken")
        shown.until("briefgen-panel")
        ahead.may.clear()

        def save():
            (root / "content" / "index.md").write_text("mended")
            assert ahead.waits.wait(20), "it was looked at before that"
            assert "briefgen-panel" in shown.get("/")[2]

        assert shown.told_while(save) == []
        ahead.may.set()
        assert "briefgen-panel" not in shown.until("mended http")

    def test_mistakes_in_two_files_are_shown_and_gone_before_the_build(self, preview, root, ahead):
        shown = preview(maker=ahead)
        shown.get("/")
        shown.heard.results.get(timeout=20)
        ahead.may.clear()
        for name in ("index", "treaty"):
            (root / "content" / f"{name}.md").write_text("broken")
            shown.until(f"content/{name}.md:1:1")
        assert "2 problems" in shown.get("/")[2]
        (root / "content" / "index.md").write_text("mended")
        shown.until("1 problem<")
        (root / "content" / "treaty.md").write_text("mended")

        assert "briefgen-panel" not in shown.until("mended for now", "/treaty/")

    def test_a_build_from_before_a_mistake_does_not_take_the_panel_away(self, preview, root, ahead):
        shown = preview(maker=ahead)
        shown.get("/")
        shown.heard.results.get(timeout=20)
        ahead.may.clear()
        ahead.now = f"http://127.0.0.1:{shown.port}"  # as the build will have it
        (root / "content" / "index.md").write_text("second words")
        shown.until("second words")
        assert ahead.waits.wait(20)

        def go_on():
            ahead.may.set()
            shown.heard.results.get(timeout=20)
            ahead.may.clear()

        (root / "content" / "index.md").write_text("broken")
        shown.until("briefgen-panel")
        assert shown.told_while(go_on) == []
        assert "briefgen-panel" in shown.get("/")[2]
        assert shown.told_while(go_on) == [], "the next build finds the same mistake"

    def test_the_last_good_page_is_that_of_a_look_though_no_build_has_seen_it_good(
        self, preview, root, ahead
    ):
        shown = preview(maker=ahead)
        shown.get("/")
        shown.heard.results.get(timeout=20)
        ahead.may.clear()
        (root / "content" / "treaty.md").write_text("the treaty")
        assert ahead.waits.wait(20)
        for words, seen in (("second words", "second words for now"), ("broken", "briefgen-panel")):
            (root / "content" / "index.md").write_text(words)
            shown.until(seen)
        ahead.may.set()
        results = [shown.heard.results.get(timeout=20) for _ in range(2)]

        assert [bool(result.errors) for result in results] == [False, True]
        page = shown.get("/")[2]
        assert "second words for now" in page
        assert "briefgen-panel" in page

    def test_a_picture_that_changes_while_a_build_runs_is_told_by_the_next(self, preview, root, ahead):
        shown = preview(maker=ahead)
        shown.get("/")
        shown.heard.results.get(timeout=20)
        ahead.may.clear()
        ahead.one_by_one = True
        (root / "content" / "treaty.md").write_text("the treaty")
        assert ahead.waits.wait(20)
        (root / "content" / "quay.svg").write_text("<svg/>")
        time.sleep(0.2)  # until it was seen; were it not, it could only come later

        def go_on():
            ahead.may.set()
            shown.heard.results.get(timeout=20)

        assert shown.told_while(go_on) == []
        assert shown.told_while(go_on) == [RELOAD]

    def test_a_page_that_came_true_in_a_look_is_not_loaded_twice(self, preview, root, ahead):
        ahead.look = lambda path: Look(
            path, dict(TextSite(root).make(f"http://127.0.0.1:{shown.port}").value.files)
        )
        shown = preview(maker=ahead)
        shown.get("/")
        shown.heard.results.get(timeout=20)

        def edit():
            (root / "content" / "index.md").write_text("second words")
            shown.until("second words")  # as a page that loads itself anew
            shown.heard.results.get(timeout=20)

        assert len(shown.told_while(edit)) == 1


def test_the_model_is_loaded_once_the_first_page_is_up(preview):
    shown = preview()
    shown.get("/")

    assert shown.maker.warmed.wait(20)


class TestSearch:
    def test_the_index_is_made_when_a_page_asks_for_it_and_is_that_of_the_last_good_site(self, preview, root):
        shown = preview()
        assert shown.get("/pagefind/pages.txt")[2] == "2"

        (root / "content" / "treaty.md").write_text("the treaty")
        shown.heard.results.get(timeout=20)
        shown.heard.results.get(timeout=20)
        assert shown.get("/pagefind/pages.txt")[2] == "3"

        (root / "content" / "treaty.md").write_text("broken")
        shown.heard.results.get(timeout=20)
        assert shown.get("/pagefind/pages.txt")[2] == "3"

    def test_an_open_page_that_searches_is_told_when_the_index_is_another(self, preview, root):
        (root / "content" / "search.md").write_text("search")
        shown = preview()
        shown.get("/search/")
        shown.heard.results.get(timeout=20)

        def edit(words):
            (root / "content" / "treaty.md").write_text(words)
            shown.until(words, "/treaty/")

        _, told = shown.listen(lambda: edit("the treaty"), url="http://x/search/")
        assert told["command"] == "reload"
        shown.get("/search/")
        assert shown.told_while(lambda: edit("the new treaty"), url="http://x/search/") == []

    def test_what_is_not_in_the_index_is_not_found(self, preview):
        assert preview().get("/pagefind/none")[0] == 404

    @pytest.mark.pagefind
    def test_only_the_page_that_searches_may_run_its_program(self, preview):
        policy = preview().get("/search/")[1]["Content-Security-Policy"]
        assert "script-src 'self' 'wasm-unsafe-eval';" in policy
