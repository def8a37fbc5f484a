"""The French catalogue says everything the sources say, and the languages are chosen as documented."""

from __future__ import annotations

import gettext
import io
import re
import shutil
import string
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from drafting import languages

KEYWORDS = {"tr": None, "later": None, "ntr": (1, 2)}
SOURCE = Path(languages.FOLDER) / "fr/LC_MESSAGES/alinea.po"
# Of click, what only a developer reads or what nothing of ours can lead to.
UNHEARD = re.compile(
    r"deprecat|Windows error|iterable|defined twice|declaration|true/false|No options defined|env var|dynamic|"
    r"continue\?|Confirm|%\(prog\)s|Positional|start character|completion|entered values|Repeat|color|Press any|"
    r"Choice\(|match the format|valid boolean|UUID|executable|len_type|standard stream|^d$",
)


def _catalogue() -> Catalog:
    with SOURCE.open("rb") as file:
        return read_po(file)


def _extracted(folder: Path, keywords: dict[str, tuple[int, ...] | None]) -> set[str | tuple[str, ...]]:
    found = extract_from_dir(folder, method_map=[("**.py", "python")], keywords=keywords)
    return {message for _, _, message, _, _ in found}


ENTRIES = {message.id: message for message in _catalogue() if message.id}
OURS = _extracted(Path(languages.__file__).parent, KEYWORDS)
CLICKS = _extracted(Path(click.__file__).parent, {"_": None, "gettext": None, "ngettext": (1, 2)})


def _texts(message: Message) -> list[tuple[str, str]]:
    """Each form in English, with the French one."""
    if isinstance(message.id, tuple):
        return list(zip(message.id, message.string, strict=True))
    return [(message.id, message.string)]


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_everything_is_translated():
    """Every message of the sources is in the catalogue."""
    assert OURS - ENTRIES.keys() == set()


def test_nothing_is_left_over():
    """The catalogue has no message that neither the sources nor click say, and none set aside."""
    assert {id_ for id_, entry in ENTRIES.items() if "click" not in entry.auto_comments} == OURS
    assert not _catalogue().obsolete


def test_click_speaks_too():
    """What click may say to a user is in the catalogue."""
    said = {message for message in CLICKS if not UNHEARD.search(message if isinstance(message, str) else message[0])}
    known = {id_ if isinstance(id_, str) else id_[0] for id_ in ENTRIES}
    assert {message if isinstance(message, str) else message[0] for message in said} - known == set()


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=str)
def test_entry(entry):
    """An entry is complete and certain, with the places of its English, in French typography."""
    assert not entry.fuzzy
    for english, french in _texts(entry):
        assert french.strip() or not english.strip()
        if "click" in entry.auto_comments:
            assert _fields(french) <= _fields(english)
        else:
            assert _fields(french) == _fields(english)
        assert english.endswith("\n") == french.endswith("\n")
        assert not re.search(r" [:;!?»]|« |[^\s] ?[“”]", french), french
        assert not re.search(r"[^\s\u00a0\d/(}][;!?](?!\S)", french), french
        assert "résolution" not in french.lower()


@pytest.mark.parametrize("entry", [e for e in ENTRIES.values() if isinstance(e.id, tuple)], ids=str)
def test_plurals(entry):
    """Nothing and one are singular in French."""
    assert len(entry.string) == 2
    french = languages.catalogue("fr")
    assert french.ngettext(*entry.id, 0) == french.ngettext(*entry.id, 1) == entry.string[0]
    assert french.ngettext(*entry.id, 2) == entry.string[1]


def test_compiled_says_the_same(tmp_path, monkeypatch):
    """A catalogue is compiled when its source is newer, beside it; an installed one is read as it is."""
    folder = tmp_path / "drafting" / "locale"
    shutil.copytree(SOURCE.parent, folder / "fr" / "LC_MESSAGES", ignore=shutil.ignore_patterns("*.mo"))
    monkeypatch.setattr(languages, "FOLDER", str(folder))
    languages.catalogue.cache_clear()
    try:
        assert languages.catalogue("fr").gettext("adopted") == "adopté"
        compiled = folder / "fr/LC_MESSAGES/alinea.mo"
        assert gettext.GNUTranslations(io.BytesIO(compiled.read_bytes())).gettext("adopted") == "adopté"
        source = compiled.with_suffix(".po")
        source.write_text(source.read_text(encoding="utf-8").replace('"adopté"', '"ADOPTÉ"'), encoding="utf-8")
        for checkout, expected in ((False, "adopté"), (True, "ADOPTÉ")):
            if checkout:
                (tmp_path / "pyproject.toml").touch()
                _make_newer(source, compiled)
            languages.catalogue.cache_clear()
            assert languages.catalogue("fr").gettext("adopted") == expected
    finally:
        languages.catalogue.cache_clear()


def _make_newer(source: Path, than: Path) -> None:
    import os

    later = than.stat().st_mtime + 5
    os.utime(source, (later, later))


def test_no_catalogue(monkeypatch, tmp_path):
    """Where there is none, the source speaks."""
    monkeypatch.setattr(languages, "FOLDER", str(tmp_path))
    assert languages.catalogue.__wrapped__("fr").gettext("adopted") == "adopted"


@pytest.mark.parametrize(
    ("asked", "environment", "expected"),
    [
        ("fr", {"ALINEA_LANG": "en"}, "fr"),
        (None, {"ALINEA_LANG": "fr", "LANG": "en_GB.UTF-8"}, "fr"),
        (None, {"LANG": "fr_FR.UTF-8"}, "fr"),
        (None, {"LC_ALL": "fr_CA", "LANG": "en"}, "fr"),
        (None, {"LC_ALL": "C", "LANG": "fr_FR"}, "fr"),
        (None, {"LANG": "de_DE"}, "en"),
        ("de", {"LANG": "C"}, "en"),
    ],
)
def test_choice(asked, environment, expected):
    """What was asked, else `ALINEA_LANG`, else the locale, else English."""
    assert languages.choose(asked, environment) == expected


def test_filled_in():
    """Names are filled in; a message without any may have braces."""
    token = languages.current.set("fr")
    try:
        assert languages.tr("amendment {label}", label="12") == "amendement 12"
        assert languages.ntr("{count} problem.", "{count} problems.", 3) == "3 problèmes."
        assert languages.tr("no such message {here}") == "no such message {here}"
        assert languages.later("adopted") == "adopted"
    finally:
        languages.current.reset(token)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("l’été, 20 %", "l’été, 20 %"),
        ("for\u202etsniaga", "fortsniaga"),
        ("a\u200bb\ufeffc\u00add\U000e0041", "abcd"),
        ("\x1b[2Jgone\x07\r", "[2Jgone"),
        ("\x1b[31mred\x1b[0m\n\tin", "\x1b[31mred\x1b[0m\n\tin"),
        ("half \ud800 a letter", "half  a letter"),
    ],
)
def test_what_others_said_is_shown_as_it_reads(said, shown):
    """Without what steers a terminal, reorders words or is not seen."""
    assert languages.shown(said) == shown
    assert languages.tr("{words}", words=said) == shown
