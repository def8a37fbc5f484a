"""Commands run in this process, as the launcher runs them, their words kept."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from drafting.commands.boundary import run
from drafting.commands.main import build, speak

# Told apart from a sentence by what only a programmer reads.
ANSWERS = (0, 1, 3)  # done, found, damaged
TRACES = ("Traceback", 'File "', "NoneType", "object at 0x")


@dataclass(frozen=True)
class Answer:
    """What a command answered; `failed` is what came through the boundary, which nothing may."""

    words: tuple[str, ...]
    status: int
    out: str
    err: str
    failed: str = ""

    @property
    def is_sentence(self) -> bool:
        """Whether it ended as it may, and, where it is not done, in words that a person reads."""
        said = self.out + self.err
        return not self.failed and (self.status == 0 or bool(said.strip())) and not any(t in said for t in TRACES)


def answer(folder: Path, *words: str) -> Answer:
    """Run `alinea` in a folder; no exception comes out."""
    os.environ.setdefault("ALINEA_ACTOR", "Ada")
    out, err, failed, status = io.StringIO(), io.StringIO(), "", -1
    speak("en")
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = run(build(), ["-C", str(folder), *words])
        except BaseException as problem:  # noqa: BLE001  # it is what the tests look for
            failed = f"{type(problem).__name__}: {problem}"
    return Answer(words, status, out.getvalue(), err.getvalue(), failed)
