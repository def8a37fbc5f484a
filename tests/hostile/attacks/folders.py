"""Folders: a stick or a share that holds settings, hooks and files which Git would run or follow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from functools import partial

from tests.hostile.world import World

HOOKS = (
    *(
        "pre-receive",
        "update",
        "post-receive",
        "post-update",
        "reference-transaction",
        "proc-receive",
        "push-to-checkout",
    ),
    *("pre-push", "pre-auto-gc", "post-checkout", "post-merge", "fsmonitor-watchman"),
)
SETTINGS: Mapping[str, str] = {
    "core__fsmonitor": "{evil}",
    "core__sshCommand": "{evil}",
    "core__gitProxy": "{evil}",
    "core__askPass": "{evil}",
    "core__editor": "{evil}",
    "core__pager": "{evil}",
    "core__hooksPath": "{folder}/evil-hooks",
    "core__worktree": "{folder}/outside",
    "core__alternateRefsCommand": "{evil}",
    "core__attributesFile": "{folder}/evil-attributes",
    "uploadpack__packObjectsHook": "{evil}",
    "receive__procReceiveRefs": "refs",
    "include__path": "{folder}/evil-config",
    "credential__helper": "!{evil}",
    "gpg__program": "{evil}",
    "diff__external": "{evil}",
    "filter_evil__process": "{evil}",
    "alias__upload-pack": "!{evil}",
    "alias__receive-pack": "!{evil}",
    "remote_origin__uploadpack": "{evil}",
    "extensions__partialClone": "origin",
    "extensions__objectFormat": "sha256",
    "extensions__unknown": "true",
    "url_ext::sh -c evil__insteadOf": "../",
    "safe__directory": "*",
}


def _hooked(world: World) -> None:
    for name in HOOKS:
        world.program(world.hub / "hooks" / name)
        world.program(world.folder / "evil-hooks" / name)


def _set(name: str, said: str, world: World) -> None:
    _hooked(world)
    (world.folder / "evil-config").write_text(f"[core]\n\tfsmonitor = {world.evil}\n")
    (world.folder / "evil-attributes").write_text("* filter=evil\n")
    world.configured(**{name: said.format(evil=world.evil, folder=world.folder)})


def _alternates(world: World, said: str) -> None:
    (world.hub / "objects" / "info").mkdir(exist_ok=True)
    (world.hub / "objects" / "info" / "alternates").write_text(said)


def _pointer(world: World) -> None:
    """The folder is a file that says where the repository is."""
    shutil.move(world.hub, world.folder / "outside" / "hub")
    world.hub.write_text(f"gitdir: {world.folder}/outside/hub\n")


def _link(world: World) -> None:
    shutil.move(world.hub, world.folder / "stick")
    world.hub.symlink_to(world.folder / "stick")
    world.words = ("sync", "../hub")
    (world.folder / "hub2").mkdir()


def _pipe(world: World) -> None:
    shutil.rmtree(world.hub)
    os.mkfifo(world.hub)


def _linked_refs(world: World) -> None:
    shutil.rmtree(world.hub / "refs")
    (world.hub / "refs").symlink_to(world.folder / "outside")


def _linked_objects(world: World) -> None:
    (world.hub / "refs" / "heads").mkdir(parents=True, exist_ok=True)
    (world.hub / "refs" / "heads" / "amendments").mkdir(exist_ok=True)
    (world.hub / "refs" / "heads" / "amendments" / "x").symlink_to(world.folder / "outside" / "secret.txt")


def _only(world: World, *names: str) -> None:
    for path in world.hub.iterdir():
        if path.name not in names:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _packs(world: World) -> list[os.PathLike[str]]:
    packs = sorted((world.hub / "objects" / "pack").glob("*.pack"))
    for pack in packs:
        pack.chmod(0o644)
    return packs  # type: ignore[return-value]


def _graph(world: World) -> None:
    (world.hub / "objects" / "info").mkdir(exist_ok=True)
    (world.hub / "objects" / "info" / "commit-graph").write_bytes(b"CGPH\1\1\3\0" + b"\xff" * 400)


ATTACKS: Mapping[str, Callable[[World], None]] = {
    "hooks of every kind": _hooked,
    **{f"a setting: {name.replace('__', '.')}": partial(_set, name, said) for name, said in SETTINGS.items()},
    "objects elsewhere": lambda w: _alternates(w, f"{w.folder}/outside\n"),
    "objects in themselves": lambda w: _alternates(w, f"{w.hub}/objects\n../objects\n"),
    "objects on the web": lambda w: _alternates(w, "http://evil.example/objects\n"),
    "objects by a quoted path": lambda w: _alternates(w, '"\\057etc"\n#x\n'),
    "a file that says where it is": _pointer,
    "a link": _link,
    "a pipe": _pipe,
    "refs that are a link outside": _linked_refs,
    "a ref that is a link outside": _linked_objects,
    "a folder with a config alone": lambda w: _only(w, "config"),
    "an empty folder": _only,
    "a HEAD that leads outside": lambda w: (w.hub / "HEAD").write_text("ref: ../../outside/secret.txt\n") and None,
    "a config that is none": lambda w: (w.hub / "config").write_bytes(b"\0\xff[core\n") and None,
    "a pack that is none": lambda w: [p.write_bytes(b"PACK" + bytes(40)) for p in _packs(w)] and None,
    "an index of a pack that is none": lambda w: (
        [
            (p.with_suffix(".idx").chmod(0o644), p.with_suffix(".idx").write_bytes(b"\xfftOc" + b"\xff" * 2000))
            for p in _packs(w)
        ]
        and None
    ),
    "a graph of commits that is none": _graph,
}
