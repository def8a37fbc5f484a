"""Addresses and bundles: what would start a program, or is no bundle at all."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from functools import partial

from tests.hostile.world import World

ADDRESSES: Mapping[str, str] = {
    "a program": "ext::sh -c evil",
    "a program, quoted": "ext::sh -c evil% x/y",
    "a handle": "fd::17/x",
    "a helper of any name": "evil::x/y",
    "plain http": "http://evil.example/x.git",
    "git's own": "git://evil.example/x.git",
    "ftp": "ftp://evil.example/x",
    "an option": "--upload-pack=evil",
    "an option and a path": "-u/evil",
    "a host that is an option": "ssh://-oProxyCommand=evil/x",
    "a host that is an option, short": "-oProxyCommand=evil:x/y",
    "a user that is an option": "-x@host:x/y",
    "a line end": "../hub\nevil",
    "an empty word": "",
    "a folder that is not there": "../nowhere/hub",
    "a device": "/dev/null",
    "a drive": "C:\\evil\\hub",
    "a share": "\\\\evil.example\\share",
    "itself": ".",
}


def _address(said: str, world: World) -> None:
    world.words = ("sync", "--", said)


def _remote(world: World, key: str, said: str) -> None:
    """Settings of the laptop's own, as somebody's script may have left them."""
    for name, value in (("remote.stick.url", str(world.hub)), (key, said)):
        subprocess.run(["git", "config", name, value], cwd=world.ours, check=True)
    world.words = ("sync", "stick")


def _bundle(data: bytes, world: World) -> None:
    (world.folder / "outside" / "x.bundle").write_bytes(data)
    world.words = ("sync", "--bundle", "../outside/x.bundle")


def _real(world: World, change: Callable[[bytes], bytes]) -> None:
    path = world.folder / "outside" / "x.bundle"
    subprocess.run(["git", "bundle", "create", "-q", str(path), "--all"], cwd=world.hub, check=True)
    path.write_bytes(change(path.read_bytes()))
    world.words = ("sync", "--bundle", "../outside/x.bundle")


def _with_ref(name: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        head, _, pack = data.partition(b"\n\n")
        oid = head.split(b"\n")[1][:40]
        return head + b"\n" + oid + b" " + name + b"\n\n" + pack

    return change


_HEAD = b"# v2 git bundle\n"
BUNDLES: Mapping[str, bytes] = {
    "nothing": b"",
    "a head alone": _HEAD,
    "a head without end": _HEAD + b"0" * 5_000_000,
    "a ref without a pack": _HEAD + b"1" * 40 + b" refs/heads/journal\n\n",
    "what it needs is missing": _HEAD + b"-" + b"2" * 40 + b" x\n" + b"1" * 40 + b" refs/heads/journal\n\nPACK",
    "a filter": b"# v3 git bundle\n@filter=blob:none\n" + b"1" * 40 + b" refs/heads/journal\n\n",
    "another hash": b"# v3 git bundle\n@object-format=sha256\n" + b"1" * 64 + b" refs/heads/journal\n\n",
    "words": b"Dear all,\n",
    "a pack of a billion objects": _HEAD
    + b"1" * 40
    + b" refs/heads/journal\n\nPACK\0\0\0\2\x3f\xff\xff\xff"
    + b"x" * 99,
}

ATTACKS: Mapping[str, Callable[[World], None]] = {
    **{f"an address: {name}": partial(_address, said) for name, said in ADDRESSES.items()},
    "a remote whose program is another": partial(_remote, key="remote.stick.uploadpack", said="evil"),
    "a remote whose receiver is another": partial(_remote, key="remote.stick.receivepack", said="evil"),
    "a remote that is a helper": partial(_remote, key="remote.stick.vcs", said="evil"),
    "a remote that is a program": partial(_remote, key="remote.stick.url", said="ext::sh -c evil"),
    "a remote that pushes elsewhere": partial(_remote, key="remote.stick.pushurl", said="ext::sh -c evil"),
    "a remote that fetches into ours": partial(_remote, key="remote.stick.fetch", said="+refs/heads/*:refs/heads/*"),
    "a proxy": partial(_remote, key="remote.stick.proxy", said="ext::sh -c evil"),
    **{f"a bundle: {name}": partial(_bundle, said) for name, said in BUNDLES.items()},
    "a bundle cut off": partial(_real, change=lambda data: data[: len(data) // 2]),
    "a bundle with a byte changed": partial(_real, change=lambda data: data[:-900] + b"\xff" + data[-899:]),
    "a bundle with a ref that leads up": partial(_real, change=_with_ref(b"refs/heads/../../../x")),
    "a bundle with a ref that is an option": partial(_real, change=_with_ref(b"--upload-pack=evil")),
    "a bundle with a ref with an escape": partial(_real, change=_with_ref(b"refs/heads/\x1b[2J")),
    "a bundle with a ref of no UTF-8": partial(_real, change=_with_ref(b"refs/heads/\xff\xfe")),
}
