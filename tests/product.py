"""How tests of the whole product write a site and run the command."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

POLICY = "; ".join(
    ["default-src 'none'"] + [f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")]
)
"""The content security policy that docs/publishing.md gives."""

SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""What they give for the page that searches."""

WITHOUT_MODEL = "annotation: {entities: false, quotes: false, claims: false}\n"
"""Settings of a site in which software looks for nothing, so that no model is loaded, which takes seconds."""

_PART = re.compile(r"^-- (\S+) --\n", re.MULTILINE)


def parts_of(text):
    """Split a text into its files, by path: each begins with a line ``-- path --``."""
    parts = _PART.split(text)
    assert not parts[0].strip(), "text before the first file"
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def write_site(folder, text):
    """Write a whole site given as one text: each file begins with a line ``-- path --``."""
    for path, body in parts_of(text).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body, encoding="utf-8")
    return folder


def bytes_in(folder):
    """Give the bytes of every file in a folder, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(folder, path, before, after):
    """Put other words for all places where those ``before`` stand in a file, as an editor does."""
    file = folder / path
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def run_briefgen(*words, cwd, **env):
    """Run the command as a user does; give the finished process with its text."""
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *words],
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT), **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def copy_sample(folder):
    """Copy what the sample edition is made from, without its output."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "briefgen.yaml", folder)
    return folder
