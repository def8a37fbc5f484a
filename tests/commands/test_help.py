"""Help: quick, in the language being spoken, and with examples that work."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import time

import click
import pytest

from drafting.commands.main import COMMANDS, build, main, speak

NAMES = [(name, names, line) for name, _, names, line in COMMANDS]
HEAVY = {
    "pygit2",
    "jinja2",
    "typst",
    "rapidfuzz",
    "rich",
    "babel",
    "markdown_it",
    "diff_match_patch",
    "nh3",
    "filelock",
}


def _commands() -> list[tuple[str, ...]]:
    """Every command that can be run, by its path."""
    found: list[tuple[str, ...]] = []
    for name, _, _ in NAMES:
        made = build().get_command(click.Context(build()), name)
        assert made is not None
        subs = made.commands if isinstance(made, click.Group) else {}
        found += [(name,), *((name, sub) for sub in subs)]
    return found


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("path", _commands(), ids=" ".join)
def test_each_command_shows_an_example_that_parses(run, tmp_path, monkeypatch, path, lang):
    """Every example of every help text is a command line that is understood."""
    answer = run(*path, "--help", lang=lang)
    assert answer.status == 0
    _, mark, examples = answer.out.partition("Example:" if lang == "en" else "Exemple\u00a0:")
    assert mark
    monkeypatch.chdir(tmp_path)
    for name in re.findall(r"[\w-]+\.(?:md|txt|csv|xlsx)\b", examples):
        (tmp_path / name).touch()
    for line in examples.strip().splitlines():
        program, *arguments = shlex.split(line)
        assert program == "alinea"
        _parse(arguments)


def _parse(arguments: list[str]) -> None:
    """Read a command line to its end, without running it."""
    group: click.Command = build()
    context = group.make_context("alinea", arguments)
    while isinstance(group, click.Group):
        name, command, rest = group.resolve_command(context, [*context._protected_args, *context.args])
        assert command is not None
        context = command.make_context(name, rest, parent=context)
        group = command


@pytest.mark.parametrize("path", _commands(), ids=" ".join)
def test_nothing_stays_in_english(run, path):
    """A help text in French has no English left, click's own words included."""
    out = run(*path, "--help", lang="fr").out
    words = set(re.findall(r"[A-Za-z]+", re.sub(r"(?<!\w)-{1,2}[a-z-]+|\.toml|reading/1|adopted/1", "", out)))
    assert not words & {
        "the",
        "of",
        "and",
        "Show",
        "Usage",
        "Example",
        "TEXT",
        "INTEGER",
        "RANGE",
        "NAME",
        "WHAT",
        "COMMAND",
    }
    assert "Utilisation\u00a0: alinea " in out
    assert "Afficher cette aide" in out


@pytest.mark.parametrize(("name", "names", "line"), NAMES, ids=[name for name, _, _ in NAMES])
def test_french_names(run, name, names, line):
    """Every name of a command leads to it, and the list shows one a language."""
    wanted = run(name, "--help").out.partition("\n\n")[2]
    for other in names:
        assert run(other, "--help").out.partition("\n\n")[2] == wanted
    assert f"  {name} " in run("--help").out
    assert f"  {names[0]} " in run("--help", lang="fr").out


def test_names_are_told_apart():
    """No name stands for two commands."""
    every = [name for name, names, _ in NAMES for name in dict.fromkeys((name, *names))]
    assert len(every) == len(set(every))


def test_version(run):
    """The version is one line."""
    answer = run("--version")
    assert re.fullmatch(r"alinea \S+\n", answer.out)


def test_language_from_the_environment(capsys, monkeypatch):
    """`ALINEA_LANG` speaks where `--lang` does not."""
    monkeypatch.setenv("ALINEA_LANG", "fr")
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "Utilisation" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--help", "--lang=en"])
    assert "Usage" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--help"], ["--lang", "fr", "--help"], ["--lang", "fr", "voter", "--help"]])
def test_help_loads_little(arguments):
    """Help loads nothing that only work needs."""
    speak("fr")  # the catalogue is compiled once
    program = (
        "import sys; from drafting.commands.main import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, encoding="utf-8")
    assert not HEAVY & {name.partition(".")[0] for name in done.stderr.split()}


def test_help_is_quick():
    """Help takes hardly longer than importing click: at most 1.4 times, in the best of many runs."""
    shown = "from drafting.commands.main import main; main(['--help'])"
    alone, whole = 9.0, 9.0
    for _ in range(40):
        alone, whole = min(alone, _timed("import click")), min(whole, _timed(shown))
        if whole <= 1.4 * alone:
            return
    pytest.fail(f"{whole / alone:.2f} times")


def _timed(program: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
