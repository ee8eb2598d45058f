"""Changes reach the disk whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.edit import Change, EditError, apply, difference


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    (folder / "content" / "entities").mkdir(parents=True)
    for name in ("a", "b"):
        (folder / "content" / "entities" / f"{name}.yaml").write_text(f"- id: person/{name}\n")
    return folder


def change(name, after, before=None):
    path = f"content/entities/{name}.yaml"
    return Change(path, f"- id: person/{name}\n" if before is None else before, after)


def files(folder):
    return {path.name: path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_all_files_are_written(site):
    apply(site, [change("a", "new a\r\n"), change("c", "new c\n", ""), change("b", "")])

    assert files(site) == {"a.yaml": "new a\n", "c.yaml": "new c\n"}
    assert (site / "content/entities/a.yaml").read_bytes() == b"new a\r\n"


def test_a_file_keeps_its_mode(site):
    file = site / "content/entities/a.yaml"
    file.chmod(0o640)
    apply(site, [change("a", "new\n")])

    assert file.stat().st_mode & 0o777 == 0o640


def test_folders_are_made_for_a_new_file(site):
    apply(site, [Change("content/entities/more/d.yaml", "", "new\n")])

    assert (site / "content/entities/more/d.yaml").read_text() == "new\n"


def test_a_file_that_somebody_changed_meanwhile_stays(site):
    before = files(site)
    with pytest.raises(EditError, match=r"b\.yaml was changed by somebody else meanwhile"):
        apply(site, [change("a", "new\n"), change("b", "new\n", "- id: person/other\n")])
    assert files(site) == before


def test_a_new_file_never_goes_over_one_that_is_there(site):
    with pytest.raises(EditError, match=r"a\.yaml was changed by somebody else"):
        apply(site, [change("a", "new\n", "")])


def test_a_failure_in_the_middle_puts_back_what_was_written(site):
    """The second file is a folder by then, so that nothing can take its place."""
    before = files(site)
    (site / "content/entities/blocked.yaml").mkdir()
    with pytest.raises(EditError, match="cannot be"):
        apply(site, [change("a", "new\n"), change("c", "new\n", ""), change("blocked", "new\n", "")])
    assert files(site) == before


def test_a_disk_that_fails_in_the_middle_leaves_all_as_it_was(site, monkeypatch):
    """The system refuses the second file its place, after the first has taken its own."""
    before, places = files(site), []
    replace = Path.replace

    def full(self, target):
        places.append(target.name)
        if target.name == "b.yaml" and places.count("b.yaml") == 1:
            raise OSError(28, "No space left on device", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(
        EditError, match=r"b\.yaml cannot be written: No space left on device\. Nothing was changed"
    ):
        apply(site, [change("a", "new a\n"), change("c", "new c\n", ""), change("b", "new b\n")])
    assert places[0] == "a.yaml"
    assert files(site) == before


@pytest.mark.parametrize("step", range(6))
def test_a_process_that_is_killed_leaves_every_file_whole(site, step):
    """It is killed at a step of putting two files in place; each file is then the old one or the new one."""
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from briefgen.edit import Change, apply\n"
        "count = 0\n"
        "def watch(event, arguments):\n"
        "    global count\n"
        "    if event in ('open', 'os.rename', 'os.chmod') and 'briefgen-' in str(arguments[0]):\n"
        f"        if count == {step}: os._exit(9)\n"
        "        count += 1\n"
        "sys.addaudithook(watch)\n"
        "apply(Path(sys.argv[1]), [Change(f'content/entities/{n}.yaml', f'- id: person/{n}\\n', f'new {n}\\n' * 999)"
        " for n in 'ab'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(site)], env={**os.environ}, check=False)
    names = {path.name: path.read_text() for path in (site / "content/entities").glob("[!.]*")}

    assert done.returncode == 9
    assert set(names) == {"a.yaml", "b.yaml"}
    for name in "ab":
        assert names[f"{name}.yaml"] in (f"- id: person/{name}\n", f"new {name}\n" * 999)
    apply(site, [Change(f"content/entities/{name}", text, "again\n") for name, text in names.items()])
    assert files(site) == {"a.yaml": "again\n", "b.yaml": "again\n"}


def test_a_link_in_the_site_stays_a_link(site):
    link = site / "content/entities/link.yaml"
    link.symlink_to("a.yaml")
    apply(site, [Change("content/entities/link.yaml", "- id: person/a\n", "new\n")])

    assert link.is_symlink()
    assert (site / "content/entities/a.yaml").read_text() == "new\n"


@pytest.mark.parametrize("path", ["content/entities/out.yaml", "content/away/out.yaml", "../outside.yaml"])
def test_nothing_outside_of_the_site_is_changed(site, path):
    outside = site.parent / "outside.yaml"
    outside.write_text("theirs\n")
    (site / "content/entities/out.yaml").symlink_to(outside)
    (site / "content/away").symlink_to(site.parent)
    with pytest.raises(EditError, match="lies outside of the site"):
        apply(site, [change("a", "new\n"), Change(path, "theirs\n", "ours\n")])
    assert outside.read_text() == "theirs\n"
    assert (site / "content/entities/a.yaml").read_text() == "- id: person/a\n"


def test_a_file_that_is_no_utf_8_is_left_alone(site):
    (site / "content/entities/a.yaml").write_bytes(b"\xff\n")
    with pytest.raises(EditError, match="not UTF-8"):
        apply(site, [change("a", "new\n")])


def test_the_difference_is_a_unified_diff():
    changes = [
        Change("a.yaml", "one\ntwo\n", "one\n2\n"),
        Change("b.yaml", "", "new"),
        Change("c.yaml", "x\n", "x\n"),
    ]

    assert difference(changes) == (
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n"
        "--- /dev/null\n+++ b/b.yaml\n@@ -0,0 +1 @@\n+new\n\\ No newline at end of file\n"
    )
