"""Each text file here is a site, what is done with it and what must follow; README.md says how it is written."""

from pathlib import Path

import pytest
from product import WITHOUT_MODEL
from sites.telling import tell

pytestmark = pytest.mark.pagefind  # without it each build warns that it is missing


def stories():
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        reads = WITHOUT_MODEL.strip() not in path.read_text("utf-8")
        # One worker loads the model for all stories that need it.
        yield pytest.param(path, id=path.stem, marks=[pytest.mark.xdist_group("reading")] if reads else [])


@pytest.mark.parametrize("path", list(stories()))
def test_a_story_comes_out_as_it_is_told(path, tmp_path):
    if wrong := tell(path, tmp_path):
        pytest.fail("\n".join(wrong), pytrace=False)
