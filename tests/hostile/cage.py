"""A cage: commands run in processes of their own, with what they take measured, and nothing of theirs left behind.

A server that has loaded everything forks for each command, so that what is measured is the command.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_SECONDS, _FILE = 20, 1 << 30  # where a command is stopped, whatever the test says of it


@dataclass(frozen=True)
class Run:
    """A command that was run: how it ended, what it said, and what it took, the programs it started among that."""

    status: int
    out: str
    err: str
    seconds: float
    megabytes: float

    @property
    def said(self) -> str:
        """All that it said."""
        return self.out + self.err


class Cage:
    """Where commands are run."""

    def __init__(self, server: subprocess.Popen[str]) -> None:
        self._server = server

    def run(self, folder: Path, env: Mapping[str, str], *words: str) -> Run:
        """Run `alinea` in a folder, with nothing in its environment but what is given."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        said = {"folder": str(folder), "env": dict(env), "words": words, "out": str(folder.parent / "said")}
        self._server.stdin.write(json.dumps(said) + "\n")
        self._server.stdin.flush()
        told = json.loads(self._server.stdout.readline())
        out, err = (Path(f"{said['out']}.{n}").read_bytes().decode("utf-8", "replace") for n in (1, 2))
        return Run(told["status"], out, err, told["seconds"], told["megabytes"])


@contextmanager
def opened() -> Iterator[Cage]:
    """A cage whose server ends with it."""
    command = [sys.executable, "-m", "tests.hostile.cage"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield Cage(server)
        finally:
            assert server.stdin is not None
            server.stdin.close()


def serve() -> None:
    """Run each command that is asked for, one a line."""
    import pygit2
    from pygit2.enums import Option

    _load()
    pygit2.option(Option.ENABLE_FSYNC_GITDIR, False)  # for speed
    for line in sys.stdin:
        print(json.dumps(_forked(json.loads(line))), flush=True)


def _load() -> None:
    from importlib import import_module

    from drafting.commands.main import COMMANDS

    for _, module, *_ in COMMANDS:
        import_module(f"drafting.commands.{module}").build()
    for name in ("sentences", "boundary", "common"):
        import_module(f"drafting.commands.{name}")


def _forked(asked: dict[str, Any]) -> dict[str, float]:
    child = os.fork()
    if child == 0:
        _run(asked)
    _, how, used = os.wait4(child, 0)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # whatever was left running
    status = os.waitstatus_to_exitcode(how)
    return {"status": status, "seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}


def _run(asked: dict[str, Any]) -> None:
    """Be the command, and end."""
    status = -1
    try:
        os.setpgid(0, 0)
        for handle in (1, 2):
            os.dup2(os.open(f"{asked['out']}.{handle}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), handle)
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE, _FILE))
        signal.alarm(3 * _SECONDS)
        os.chdir(asked["folder"])
        os.environ.clear()
        os.environ.update(asked["env"])
        from drafting.commands.main import main

        main(["--lang", "en", *asked["words"]])
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0
    except BaseException:  # noqa: BLE001  # it is what the tests look for
        import traceback

        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(status & 0xFF)


if __name__ == "__main__":
    serve()
