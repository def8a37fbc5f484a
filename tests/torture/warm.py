"""A process that has loaded everything, and forks for each command: a command costs its own work, and no start.

An order is a line of JSON: `run` (the arguments of `alinea`, or a function `module:name` and its arguments),
`first` (a function to call before, which may spoil something), `cwd`, `env`, `out` and `err` (files). It is
answered by two lines: the number of the process, and how it ended.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import sys
from typing import Any

import drafting


def load() -> None:
    """Load every module, those that commands load late among them."""
    for module in pkgutil.walk_packages(drafting.__path__, "drafting."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def function(name: str) -> Any:
    """The function of a module."""
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)


def become(order: dict[str, Any]) -> None:
    """Do what an order says, and end."""
    os.setsid()
    os.chdir(order["cwd"])
    os.environ.update(order["env"])
    for handle, path in ((1, order["out"]), (2, order["err"])):
        os.dup2(os.open(path, os.O_WRONLY), handle)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if order["first"]:
        function(order["first"])()
    if ":" in order["run"][0]:
        function(order["run"][0])(*order["run"][1:])
    else:
        from drafting.commands.main import main

        main(order["run"][1:])


def ended(order: dict[str, Any]) -> int:
    """Do what an order says; the status it ends with. What nobody caught is shown as Python shows it."""
    try:
        become(order)
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:  # noqa: BLE001
        sys.excepthook(*sys.exc_info())
        return 70
    return 0


def serve() -> None:
    """Answer orders until there are no more."""
    load()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            status = ended(json.loads(line))
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            os._exit(status)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
