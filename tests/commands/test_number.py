"""`alinea number`: says what was numbered."""

from __future__ import annotations

import pytest

from drafting.commands import main


@pytest.fixture(autouse=True)
def _wired(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands are in the table."""
    for name in ("number", "device"):
        monkeypatch.setitem(main._MODULES, name, name)


def test_amendments_of_another_laptop_get_their_numbers(room, tmp_path, capsys):
    """Each with its title and its id; a second time there is none."""
    room.git("clone", "-q", str(room.path), str(tmp_path / "other"))
    other = type(room)(tmp_path / "other", capsys)
    room.done("device", "admit", room("device", "list", "--json").json[0]["id"])
    other.done("sync")
    other.write("articles/020-means.md", "every year", "every month")
    other.done("propose", "--title", "Monthly", "--author", "Table 9")
    room.done("sync", str(tmp_path / "other"))
    said = room.done("number")
    assert said.startswith("✓ 1 amendment numbered.\n  8: Monthly (")
    assert room.done("number") == "✓ Every amendment has its number.\n"
    assert room("number", "--json").json == []
