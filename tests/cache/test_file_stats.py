"""What files look like from outside, and a digest of their bytes where that does not tell."""

import os
import sys
from hashlib import sha256

import pytest

from briefgen.cache import file_stats


def test_a_file_has_the_digest_of_its_bytes_and_one_that_is_not_there_has_none(tmp_path):
    (tmp_path / "a").write_text("text")
    assert file_stats.contents(tmp_path, ["a", "b"]) == {"a": sha256(b"text").hexdigest(), "b": ""}


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
def test_a_pipe_and_a_device_are_not_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    assert file_stats.contents(tmp_path, ["pipe", "device"]) == {"pipe": "", "device": ""}
