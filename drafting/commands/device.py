"""`alinea device`: this laptop, the key that it signs with, and which others may write what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import Named, answer_json, command, done, json_option, open_desk, say, warn
from drafting.commands.defaults import Defaulting
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.proceedings.desk import Desk
    from drafting.proceedings.devices import Device

_ROLES = {
    "clerk": ("secrétariat", "secretariat", "greffe"),
    "chair": ("présidence", "presidence"),
    "numbering": ("numérotation", "numerotation"),
}
_NONE = ("none", "aucune")


def build() -> click.Command:
    """The group; without a command it shows this device."""
    commands = {
        "montrer": _show(),
        "lister": _list(),
        "clé": (key := _key()),
        "cle": key,
        "admettre": _admit(),
        "révoquer": (revoke := _revoke()),
        "revoquer": revoke,
    }
    line = tr("Show this laptop, let it sign with a key, and say which laptops may write what.")
    example = tr("alinea device\nalinea device admit MJ --role clerk --role numbering")
    return Defaulting("device", line, example, commands, alone=True)


def _show() -> click.Command:
    @command("show", tr("Show this device: its key, its roles, who admitted it."), tr("alinea device show"))
    @json_option
    @click.pass_context
    def show(ctx: click.Context, *, as_json: bool = False) -> None:
        from drafting.proceedings.devices import own

        desk = open_desk(ctx)
        device = own(desk)
        if as_json:
            answer_json(_as_plain(device) if device else None)
        elif device is None:
            say(tr("This laptop has recorded nothing yet: it is set up when it first does."))
        else:
            _tell(desk, device)

    return show


def _list() -> click.Command:
    @command("list", tr("List the devices that have recorded something."), tr("alinea device list"))
    @json_option
    @click.pass_context
    def list_(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.proceedings.devices import listed

        desk = open_desk(ctx)
        devices = listed(desk)
        if as_json:
            answer_json([_as_plain(device) for device in devices])
            return
        for device in devices:
            _tell(desk, device)

    return list_


def _key() -> click.Command:
    @command(
        "key",
        tr(
            "Sign what this laptop records, from now on, with the SSH key in file PLACE, or with one that an agent has "
            "(PLACE is its public half, a file or the key itself). “none” keeps from signing with the key that Git "
            "signs commits with."
        ),
        tr("alinea device key ~/.ssh/id_ed25519\nalinea device key none"),
    )
    @click.argument("place", metavar=tr("PLACE"))
    @json_option
    @click.pass_context
    def key(ctx: click.Context, place: str, *, as_json: bool) -> None:
        from drafting.deliberation.signers import fingerprint
        from drafting.proceedings.devices import use_key

        device = use_key(open_desk(ctx), "" if place in _NONE else place)
        if as_json:
            answer_json(_as_plain(device))
        elif device.key:
            done(tr("This laptop signs with the key {fingerprint}.", fingerprint=fingerprint(device.key)))
        else:
            done(tr("This laptop does not sign."))

    return key


def _admit() -> click.Command:
    @command(
        "admit",
        tr(
            "Admit DEVICE, named by its id or initials, for a role: clerk (the default), chair, numbering. From the "
            "first admission on, what needs a role has no effect when another device records it."
        ),
        tr("alinea device admit MJ --role clerk --role numbering"),
    )
    @click.argument("device", metavar=tr("DEVICE"))
    @click.option("--role", "roles", multiple=True, type=Named(_ROLES), help=tr("What it may write for."))
    @json_option
    @click.pass_context
    def admit(ctx: click.Context, device: str, roles: tuple[str, ...], *, as_json: bool) -> None:
        from drafting.deliberation.facts import Role
        from drafting.proceedings import devices

        desk = open_desk(ctx)
        made = devices.admit(desk, device, [Role(role) for role in roles or ("clerk",)])
        if as_json:
            answer_json(_as_plain(made))
            return
        done(tr("Admitted: {device}.", device=_named(made)))
        _tell(desk, made)
        for said in _warnings(desk, made):
            warn(said)

    return admit


def _revoke() -> click.Command:
    @command(
        "revoke",
        tr(
            "Let nothing count that DEVICE records from now on: a lost laptop, a key that others have. What is here "
            "of it stays; what comes later, whatever its date, has no effect."
        ),
        tr('alinea device revoke MJ --reason "lost on the train"'),
    )
    @click.argument("device", metavar=tr("DEVICE"))
    @click.option("--reason", required=True, help=tr("Why, for the minutes."))
    @json_option
    @click.pass_context
    def revoke(ctx: click.Context, device: str, reason: str, *, as_json: bool) -> None:
        from drafting.proceedings import devices

        made = devices.revoke(open_desk(ctx), device, reason)
        if as_json:
            answer_json(_as_plain(made))
            return
        done(tr("Revoked: {device}.", device=_named(made)))

    return revoke


def _warnings(desk: Desk, made: Device) -> Iterator[str]:
    from drafting.proceedings.devices import left_out

    if not made.key:
        yield tr("{device} has no key: anybody can write in its name. On it: alinea device key …", device=_named(made))
    if others := left_out(desk):
        yield tr(
            "What these record from now on and needs a role has no effect, until they are admitted: {devices}",
            devices=", ".join(map(_named, others)),
        )


def _tell(desk: Desk, device: Device) -> None:
    """A device in a few lines."""
    from drafting.deliberation.signers import fingerprint

    say(_named(device) + (" " + tr("(this laptop)") if device.is_ours else ""))
    say(tr("key: {fingerprint}", fingerprint=fingerprint(device.key)) if device.key else tr("key: none"), 2)
    say(_standing(desk, device), 2)
    say(ntr("{count} fact recorded", "{count} facts recorded", device.facts), 2)


def _standing(desk: Desk, device: Device) -> str:
    """What a device may write, and why."""
    from drafting.publishing.roles import role

    if device.is_revoked:
        return tr("revoked: nothing that it records counts any more")
    roles = ", ".join(map(role, device.roles))
    if device.has_founded:
        return tr("began the resolution: {roles}", roles=roles)
    if device.admitted_by and roles:
        return tr("{roles}, admitted by {devices}", roles=roles, devices=", ".join(device.admitted_by))
    return tr("no role") if desk.state.devices.has_roles else tr("no role is given yet: every device may write")


def _named(device: Device) -> str:
    return f"{device.id} ({device.initials})" if device.initials else device.id


def _as_plain(device: Device) -> dict[str, Any]:
    from drafting.deliberation.signers import fingerprint

    return {
        "id": device.id,
        "initials": device.initials,
        "key": device.key or None,
        "fingerprint": fingerprint(device.key) if device.key else None,
        "roles": [str(role) for role in device.roles],
        "admitted_by": list(device.admitted_by),
        "facts": device.facts,
        "ours": device.is_ours,
        "founding": device.has_founded,
        "revoked": device.is_revoked,
    }
