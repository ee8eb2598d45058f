"""One build at a time."""

import pytest

from briefgen.write import lock


def test_a_folder_that_is_held_cannot_be_held_again(tmp_path):
    with lock.hold(tmp_path), pytest.raises(lock.BusyError), lock.hold(tmp_path):
        pass
    with lock.hold(tmp_path):
        pass


def test_a_lock_goes_with_its_folder(tmp_path):
    (tmp_path / "staged").mkdir()
    with lock.hold(tmp_path / "staged"):
        (tmp_path / "staged").rename(tmp_path / "site")
        with pytest.raises(lock.BusyError), lock.hold(tmp_path / "site"):
            pass
        (tmp_path / "staged").mkdir()
        with lock.hold(tmp_path / "staged"):
            pass


def test_a_folder_that_is_not_there(tmp_path):
    with lock.hold(tmp_path / "none", if_there=True):
        pass
    with pytest.raises(lock.BusyError), lock.hold(tmp_path / "none"):
        pass


def test_a_link_is_no_folder(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(lock.BusyError), lock.hold(tmp_path / "link"):
        pass


def test_a_folder_that_was_just_replaced_is_held_anew(tmp_path, monkeypatch):
    """Another build renames the folder away between our opening it and our taking the lock."""
    (tmp_path / "site").mkdir()
    flock, moved = lock.fcntl.flock, []

    def meanwhile(handle, how):
        if not moved:
            moved.append((tmp_path / "site").rename(tmp_path / "old"))
            (tmp_path / "site").mkdir()
        flock(handle, how)

    monkeypatch.setattr(lock.fcntl, "flock", meanwhile)
    with lock.hold(tmp_path / "site"):
        monkeypatch.undo()
        with pytest.raises(lock.BusyError), lock.hold(tmp_path / "site"):
            pass
        with lock.hold(tmp_path / "old"):
            pass


def test_a_disk_without_locks_does_without(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(9, "no locks here")

    monkeypatch.setattr(lock.fcntl, "flock", refuse)
    with lock.hold(tmp_path), lock.hold(tmp_path):
        pass
