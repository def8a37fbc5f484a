"""Running commands that are struck: killed, or told that the disk is full or broken, at any call that changes a file.

A small C library, compiled when the tests begin, is preloaded into a process that has loaded everything
(`warm.py`) and that forks for each command. So a command costs what its own work does, `git` is struck
like ourselves, and nobody needs to be root or to trace other processes.
"""

from __future__ import annotations

import errno
import json
import mmap
import os
import select
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.helpers import ROOT

LONG = os.environ.get("ALINEA_TORTURE") == "1"
KILL = -1
DISK = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "EDQUOT": errno.EDQUOT}
EVER = 1 << 40
_ORDERS = struct.Struct("=5q1000s1000s1000s")
_HERE = Path(__file__).parent
_PATIENCE = 60.0  # seconds after which a command is stuck


class Stuck(Exception):
    """A command that does not come to an end."""


@dataclass(frozen=True)
class Strike:
    """What happens at which call: an errno, or `KILL`; from the n-th on, before another."""

    fault: int = 0
    start: int = EVER
    end: int = EVER

    @classmethod
    def once(cls, fault: int, at: int) -> Strike:
        """At one call."""
        return cls(fault, at, at + 1)

    @classmethod
    def ever(cls, fault: int, at: int) -> Strike:
        """At one call and all later ones."""
        return cls(fault, at, EVER)


@dataclass(frozen=True)
class Ended:
    """How a command ended: its status (minus a signal), what it said, and how many calls it made."""

    status: int
    out: str
    err: str
    calls: int

    @property
    def killed(self) -> bool:
        """Whether it was."""
        return self.status == -signal.SIGKILL

    @property
    def acknowledged(self) -> bool:
        """Whether a person was told that it is done."""
        return self.status == 0 or "✓" in self.out


def why_not() -> str | None:
    """Why nothing can be struck here; None where it can."""
    if not sys.platform.startswith("linux"):
        return "faults are preloaded by the loader of Linux"
    return None if shutil.which("cc") else "no C compiler (cc): faults cannot be made"


def compiled(folder: Path) -> Path:
    """The library that strikes."""
    library = folder / "faults.so"
    flags = ["-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run(["cc", *flags, "-o", str(library), str(_HERE / "faults.c"), "-ldl"], check=True)
    return library


class Bench:
    """Where commands are run and struck: all that they change is below `top`."""

    def __init__(self, folder: Path, top: Path | None = None) -> None:
        self.top = top or folder / "top"
        self._notes = folder / "notes"
        self._orders = folder / "orders"
        self._out, self._err = folder / "out", folder / "err"
        for path in (self.top, folder / "home"):
            path.mkdir(parents=True)
        self._orders.write_bytes(bytes(_ORDERS.size))
        with self._orders.open("r+b") as file:
            self._page = mmap.mmap(file.fileno(), _ORDERS.size)
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.warm"],
            cwd=ROOT,
            env=_environment(folder, self.top, compiled(folder)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )

    def run(self, *words: str, strike: Strike = Strike(), first: str = "", noted: bool = False) -> Ended:
        """Run `alinea`, or a function of ours, below `top`, and strike it; raises `Stuck`."""
        self.start(*words, strike=strike, first=first, noted=noted)
        return self.finish()

    def start(self, *words: str, strike: Strike = Strike(), first: str = "", noted: bool = False) -> int:
        """Begin to run something; the number of its process."""
        log = str(self._notes) if noted else ""
        self._notes.unlink(missing_ok=True)
        for path in (self._out, self._err):
            path.write_bytes(b"")
        places = (os.fsencode(place) for place in (str(self.top), str(self._out), log))
        self._page[:] = _ORDERS.pack(0, strike.start, strike.end, strike.fault, 0, *places)
        temporary = self.top / "tmp"
        temporary.mkdir(exist_ok=True)
        order = {
            "run": words,
            "first": first,
            "cwd": str(self.top),
            "env": {"TMPDIR": str(temporary)},
            "out": str(self._out),
            "err": str(self._err),
        }
        assert self._server.stdin
        self._server.stdin.write(json.dumps(order).encode() + b"\n")
        self._child = int(self._line())
        return self._child

    def finish(self) -> Ended:
        """Wait for it to end; raises `Stuck`."""
        status = int(self._line())
        said = (path.read_text("utf-8", "replace") for path in (self._out, self._err))
        return Ended(status, *said, _ORDERS.unpack(self._page)[0])

    @property
    def notes(self) -> bytes:
        """What was written down of the last command, where that was asked for."""
        return self._notes.read_bytes() if self._notes.exists() else b""

    def close(self) -> None:
        """Let the process go."""
        assert self._server.stdin
        self._server.stdin.close()
        self._server.wait()

    def _line(self) -> bytes:
        assert self._server.stdout
        if not select.select([self._server.stdout], [], [], _PATIENCE)[0]:
            os.killpg(self._child, signal.SIGKILL)
            raise Stuck
        return self._server.stdout.readline()


def _environment(folder: Path, top: Path, library: Path) -> dict[str, str]:
    """An environment without the developer's settings, without coverage, and with faults."""
    shut_out = ("ALINEA_", "GIT_", "LC_", "LANG", "COV", "SSH_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(shut_out)}
    return {
        **kept,
        "HOME": str(folder / "home"),
        "EDITOR": str(top / "editor"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "ALINEA_LANG": "en",
        "ALINEA_ACTOR": "Nadia",
        "ALINEA_NOW": "2026-03-07T09:00:00+00:00",
        "PYTHONDONTWRITEBYTECODE": "1",
        "TORTURE_ORDERS": str(folder / "orders"),
        "LD_PRELOAD": str(library),
    }


def some(count: int, most: int, seed: str) -> Sequence[int]:
    """Points of 1 to `count`: all of them in a long run, else so many, always the same."""
    points = range(1, count + 1)
    return points if LONG or count <= most else sorted(Random(seed).sample(points, most))  # noqa: S311
