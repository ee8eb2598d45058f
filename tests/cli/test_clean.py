"""``briefgen clean``: what briefgen wrote, and nothing else."""


def test_clean_removes_the_site_and_the_cache(run, edition):
    run("build")
    done = run("clean")

    assert done.exit_code == 0
    assert done.stdout.startswith("Removed ")
    assert done.stdout.endswith(" files of the site and the cache.\n")
    assert sorted(path.name for path in edition.iterdir()) == ["briefgen.yaml", "content"]
    assert run("clean").stdout == "There was nothing to remove.\n"


def test_clean_keeps_what_is_not_ours(run, edition):
    run("build")
    (edition / "site" / "notes.txt").write_text("mine\n")
    done = run("clean")

    assert "write/kept" in done.stderr
    assert [path.name for path in (edition / "site").iterdir()] == ["notes.txt"]


def test_clean_of_another_folder(run, edition, tmp_path):
    run("build", "-o", tmp_path / "public")
    assert run("clean", "-q", "-o", tmp_path / "public").output == ""
    assert not (tmp_path / "public").exists()


def test_clean_never_takes_the_content_for_a_site(run, edition):
    assert run("clean", "-o", "content").exit_code == 1
    assert (edition / "content" / "mayor.md").exists()
