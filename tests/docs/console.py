"""Runs the console blocks of a document as a reader would type them, and compares what they print.

In a block, `$ ` begins a command and `> ` carries it on; the lines that follow are what it prints.
`…` stands for anything within a line and, alone on its line, for any number of lines. A comment
`<!-- clock … -->` sets the time from there on. The last command of a block marked ```` ```console
fails ```` must fail, all others succeed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"```console(?P<fails> fails)?")
_CLOCK = re.compile(r"<!-- clock (?P<time>\S+) -->")
_ANYTHING = "…"


@dataclass(frozen=True)
class Example:
    """A command and what it prints; `line` is where it stands in the document."""

    line: int
    command: str
    expected: tuple[str, ...]
    clock: str
    fails: bool = False

    def fits(self, printed: str) -> bool:
        """Whether a command printed what the document says."""
        return re.fullmatch("".join(map(_pattern, self.expected)), _tidy(printed)) is not None


def _pattern(line: str) -> str:
    if line == _ANYTHING:
        return r"(?:.*\n)*?"
    return ".*".join(re.escape(part) for part in line.split(_ANYTHING)) + r"\n"


def _tidy(printed: str) -> str:
    """Without blanks at the ends of lines, nor blank lines at either end."""
    lines = "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n")
    return f"{lines}\n" if lines else ""


def examples(document: str) -> Iterator[Example]:
    """The commands of a document, in order."""
    block: list[tuple[int, str]] | None = None
    clock, fails = "2026-03-07T09:00:00+01:00", False
    for number, line in enumerate(document.splitlines(), start=1):
        if block is None:
            if found := _CLOCK.fullmatch(line):
                clock = found["time"]
            elif found := _FENCE.fullmatch(line):
                block, fails = [], bool(found["fails"])
        elif line == "```":
            yield from _examples_of(block, clock, fails=fails)
            block = None
        else:
            block.append((number, line))


def _examples_of(block: list[tuple[int, str]], clock: str, *, fails: bool) -> Iterator[Example]:
    starts = [at for at, (_, line) in enumerate(block) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        lines = [line for _, line in block[start:end]]
        carried = 1
        while carried < len(lines) and lines[carried].startswith(">"):
            carried += 1
        command = "\n".join(line[2:] for line in lines[:carried])
        expected = tuple(_tidy("\n".join(lines[carried:])).splitlines())
        yield Example(block[start][0], command, expected, clock, fails and end == len(block))


class Console:
    """A reader's terminal: a folder, an environment that no machine changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._left_at, self._exported = folder / ".left-at", folder / ".exported"
        self._exported.touch()
        home = folder / ".home"
        home.mkdir()
        who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in _NADIA.items()}
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        fixed = {"ALINEA_ACTOR": "Nadia", "ALINEA_LANG": "en", "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
        shut = {"HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_PAGER": "cat"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "ALINEA_", "XDG_"))}
        self.environment = {**kept, **fixed, **shut, **who, "PATH": path}

    def run(self, example: Example) -> tuple[str, int]:
        """What a command prints, on both outputs, and its exit status."""
        clock = "".join(f"export {name}={example.clock}\n" for name in _CLOCKS)
        left = f'status=$?\npwd > "{self._left_at}"\nexport -p > "{self._exported}"\nexit $status\n'
        script = f'. "{self._exported}"\n{clock}{example.command}\n{left}'
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        self.folder = Path(self._left_at.read_text().strip())
        return done.stdout, done.returncode


_CLOCKS = ("ALINEA_NOW", "GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE")
_NADIA = {"NAME": "Nadia", "EMAIL": "nadia@example.org"}


def check(document: Path, folder: Path) -> int:
    """Run every command of a document in a folder; how many there were. Fails where one says otherwise."""
    console, count = Console(folder), 0
    for example in examples(document.read_text(encoding="utf-8")):
        printed, status = console.run(example)
        where = f"{document.name}:{example.line}: {example.command}"
        assert bool(status) == example.fails, f"{where}\nended with {status}, after\n{printed}"
        assert example.fits(printed), "\n".join([where, "printed", _tidy(printed), "and not", *example.expected])
        count += 1
    return count


def update(document: Path, folder: Path) -> None:
    """Write what commands print into a document, where it says otherwise."""
    console = Console(folder)
    lines = document.read_text(encoding="utf-8").splitlines()
    out: list[str] = []
    copied = 0
    for example in examples("\n".join(lines)):
        printed, _ = console.run(example)
        start = example.line + example.command.count("\n")
        end = next(n for n in range(start, len(lines)) if lines[n] == "```" or lines[n].startswith("$ "))
        out += lines[copied:start]
        out += lines[start:end] if example.fits(printed) else _tidy(printed).splitlines()
        copied = end
    document.write_text("\n".join([*out, *lines[copied:]]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder_:
            update(Path(name), Path(folder_))
