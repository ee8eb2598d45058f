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


def write_site(folder, text):
    """Write a whole site given as one text: each file begins with a line ``-- path --``."""
    parts = _PART.split(text)
    assert not parts[0].strip(), "text before the first file"
    for path, body in zip(parts[1::2], parts[2::2], strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body, encoding="utf-8")
    return folder


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
