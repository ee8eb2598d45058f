"""What tests of the whole product share: the sample edition, built once, and small sites written as text."""

import shutil
import signal
from datetime import UTC, datetime
from functools import cache, partial

import hypothesis
import pytest
from in_memory import make_site
from product import ROOT, copy_sample, run_briefgen, write_site
from serving import serving

from briefgen import pipeline, search

# Where a shell starts the tests in the background, they ignore Ctrl-C, and so would all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says more about the machine than about what is tested.
hypothesis.settings.register_profile("briefgen", deadline=None)
hypothesis.settings.load_profile("briefgen")


def pytest_collection_modifyitems(items):
    """Leave out of coverage what repeats lines that other tests run: counting takes as long as the work itself.

    That is what Hypothesis makes up, what looks at pages in a browser, and the stories of whole sites.
    """
    for item in items:
        made_up = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if made_up or item.get_closest_marker("browser") or item.path.parent.name == "sites":
            item.add_marker("no_cover")


def pytest_runtest_setup(item):
    """Skip what needs Pagefind's program where this machine has none."""
    if item.get_closest_marker("pagefind") and not _has_pagefind():
        pytest.skip("no Pagefind on this machine: `pip install 'pagefind[bin]'` to run these tests")


@cache
def _has_pagefind():
    return search.is_available()


@pytest.fixture
def site(tmp_path):
    """Write a site from text into an empty folder: ``site(text)`` gives the folder."""
    return partial(write_site, tmp_path)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample edition, built by the command into ``site/`` of an empty folder."""
    folder = copy_sample(tmp_path_factory.mktemp("sample"))
    done = run_briefgen("build", "--as-of", "2026-01-15", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def edition(tmp_path_factory):
    """The test edition: a small site with a page of every type, for a host (`tests/edition.txt`); its ``site/``."""
    folder = write_site(tmp_path_factory.mktemp("edition"), (ROOT / "tests/edition.txt").read_text("utf-8"))
    done = run_briefgen("build", "--as-of", "2026-01-15", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def templates(edition):
    """The template that each page of the test edition is made with, by the page's path."""
    options = pipeline.Options(datetime(2026, 1, 15, tzinfo=UTC))
    return {page.path: page.template for page in make_site(edition.parent, options).value.site.pages}


@pytest.fixture(scope="session")
def host(sample, edition, tmp_path_factory):
    """Both editions in sub-folders of a plain static server on loopback; its address."""
    top = tmp_path_factory.mktemp("www")
    shutil.copytree(sample, top / "news" / "desk")
    shutil.copytree(edition, top / "edition")
    with serving(top) as address:
        yield address


@pytest.fixture(scope="session")
def served(host):
    """The address of the sample edition on that server."""
    return f"{host}news/desk/"
