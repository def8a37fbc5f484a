"""Folders that travel with the package: from the wheel beside the code, in a checkout at the top."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def resources(name: str) -> Path:
    """The folder of that name; raises `FileNotFoundError` in a broken installation."""
    for folder in (_HERE.parent / name, _HERE / name):
        if folder.is_dir() and (_HERE.parent / "pyproject.toml").exists() == (folder.parent != _HERE):
            return folder
    raise FileNotFoundError(name)
