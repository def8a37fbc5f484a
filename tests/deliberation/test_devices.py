"""Signer, device and role: what agrees counts, in whatever order records come, and what does not has no effect."""

from __future__ import annotations

import random

import pytest

from drafting.deliberation.devices import Devices, Why
from drafting.deliberation.facts import (
    AmendmentNumbered,
    DeviceAdmitted,
    DeviceIntroduced,
    DeviceKeyed,
    DeviceRevoked,
    FactUndone,
    OrderOverridden,
    ReadingOpened,
    Role,
    SittingClosed,
    SittingOpened,
)
from drafting.deliberation.fold import extend, fold
from drafting.deliberation.records import Record, in_order
from drafting.deliberation.roles import NEEDED
from tests.deliberation.writing import K1, K2, K3, A, B, C, M, Writing, begun
from tests.helpers import raw, record

CLERK, ALL = (Role.CLERK,), tuple(Role)


def void(made: Writing) -> dict[str, Why]:
    """The facts that have no effect, and why; the same for whatever order they come in."""
    expected = {record.hash: why for record, why in fold(made.records).irregular if isinstance(why, Why)}
    for seed in range(3):
        shuffled = random.Random(seed).sample(made.records, len(made.records))  # noqa: S311
        assert {record.hash: why for record, why in fold(shuffled).irregular if isinstance(why, Why)} == expected
    return expected


def why(made: Writing, record: Record) -> Why | None:
    """Why one has no effect."""
    return void(made).get(record.hash)


def admit(made: Writing, by: str, device: str, roles: tuple[Role, ...] = CLERK) -> Record:
    """An admission by somebody who knows everything."""
    return made.write(by, DeviceAdmitted(device, roles, known=made.heads()))


def revoke(made: Writing, by: str, device: str) -> Record:
    """A revocation by somebody who knows everything."""
    return made.write(by, DeviceRevoked(device, "lost", made.heads()))


def test_two_laptops_just_work() -> None:
    """As long as nobody is admitted, anybody may write anything."""
    made = begun()
    made.write(B, DeviceIntroduced("B"))
    made.write(B, ReadingOpened(1, "", "", {}))
    made.write(B, AmendmentNumbered("A-01", 1))
    assert void(made) == {}


def test_once_somebody_is_admitted_it_takes_a_role() -> None:
    """The founding device has all of them, the admitted one its own, a third none."""
    made = begun()
    made.write(B, DeviceIntroduced("B"))
    admit(made, A, B)
    by_founder, by_clerk = made.write(A, SittingOpened("a")), made.write(B, SittingClosed())
    by_nobody = made.write(C, SittingOpened("c"))
    assert void(made) == {by_nobody.hash: Why.NO_ROLE}
    assert [why(made, one) for one in (by_founder, by_clerk)] == [None, None]


@pytest.mark.parametrize(
    "kind", [kind for kind, roles in NEEDED.items() if roles and kind not in (DeviceAdmitted.type, DeviceRevoked.type)]
)
def test_each_kind_asks_for_its_role(kind: str) -> None:
    """A device with all other roles may not write it; with that one, it may."""
    made = begun()
    admit(made, A, B, tuple(role for role in Role if role not in NEEDED[kind]))
    admit(made, A, C, tuple(NEEDED[kind])[:1])
    refused, taken = (raw(kind, {}, 1, device, seen=made.knowing(A)) for device in (B, C))
    made.records += [refused, taken]
    assert (why(made, refused), why(made, taken)) == (Why.NO_ROLE, None)


def test_what_needs_no_role_anybody_writes() -> None:
    """An opinion, a draft, an amendment: who is heard is for the chair."""
    made = begun()
    admit(made, A, B)
    undone = made.write(C, FactUndone("0" * 64))
    assert why(made, undone) is None


def test_what_was_written_before_anybody_was_admitted_stands() -> None:
    """As far as whoever admitted first had it."""
    made = begun()
    before = made.write(B, SittingOpened("before"))
    admit(made, A, C)
    after = made.write(B, SittingClosed())
    assert (why(made, before), why(made, after)) == (None, Why.NO_ROLE)


def test_to_know_nothing_does_not_help() -> None:
    """Who claims not to have known of the admission is in no other place than who knew."""
    made = begun()
    made.write(B, SittingOpened("before"))
    admit(made, A, C)
    alone = made.write(B, SittingOpened("alone"), seen={})
    other = made.write(M, SittingOpened("backdated"), seen={})
    assert [why(made, one) for one in (alone, other)] == [Why.NO_ROLE, Why.NO_ROLE]


def test_another_record_in_the_place_of_one_that_was_known_is_not_it() -> None:
    """An admission names by its hash what was there: a twin with the same count is another."""
    made = begun()
    made.write(B, SittingOpened("before"))
    admit(made, A, C)
    made.records.append(record(SittingOpened("twin"), 1, B))
    assert why(made, made.records[-1]) is Why.NO_ROLE


def test_to_be_admitted_later_takes_in_what_was_known() -> None:
    """Laptops that worked apart: what the clerk sees of the other is admitted with it."""
    made = begun()
    admit(made, A, C)
    apart = made.write(B, SittingOpened("apart"), seen={})
    assert why(made, apart) is Why.NO_ROLE
    admit(made, A, B)
    unseen = made.write(M, SittingOpened("unseen"), seen={})
    assert (why(made, apart), why(made, unseen)) == (None, Why.NO_ROLE)


def test_roles_add_up() -> None:
    """Admitted for one, then for another."""
    made = begun()
    admit(made, A, B, (Role.CLERK,))
    admit(made, A, B, (Role.NUMBERING,))
    number, call = made.write(B, AmendmentNumbered("x", 1)), made.write(B, OrderOverridden("x", "because"))
    assert (why(made, number), why(made, call)) == (None, Why.NO_ROLE)
    assert Devices(made.records).roles(B) == {Role.CLERK, Role.NUMBERING}


def test_a_clerk_admits_others() -> None:
    """And these others, in their turn."""
    made = begun()
    admit(made, A, B)
    admit(made, B, C)
    admit(made, C, M, (Role.CHAIR,))
    assert void(made) == {}
    assert Devices(made.records).roles(M) == {Role.CHAIR}


def test_nobody_admits_himself() -> None:
    """Nor do two who admit each other."""
    made = begun()
    alone = admit(made, M, M, ALL)
    assert why(made, alone) is Why.NO_ROLE
    pair = [admit(made, B, C, ALL), admit(made, C, B, ALL)]
    assert {why(made, one) for one in (alone, *pair)} == {Why.NO_ROLE}
    assert not Devices(made.records).has_roles


def test_who_is_no_clerk_admits_nobody() -> None:
    """The chair calls amendments, and says no word about laptops."""
    made = begun()
    admit(made, A, B, (Role.CHAIR, Role.NUMBERING))
    assert why(made, admit(made, B, C)) is Why.NO_ROLE


def test_an_admission_is_of_the_key_that_was_known() -> None:
    """Who takes the device's name with a key of his own has none of its roles."""
    made = begun(K1)
    made.write(B, DeviceIntroduced("B", K2), K2)
    made.write(A, DeviceAdmitted(B, CLERK, K2, made.heads()), K1)
    own = made.write(B, SittingOpened("own"), K2)
    first = record(DeviceIntroduced("B", K3), 1, B).signed_by(K3)
    false = record(SittingOpened("false"), 2, B, first, seen=made.knowing(A)).signed_by(K3)
    made.records += [first, false]
    assert (why(made, own), why(made, false)) == (None, Why.NO_ROLE)


def test_a_new_key_keeps_the_roles() -> None:
    """The old one vouches for it."""
    made = begun(K1)
    made.write(B, DeviceIntroduced("B", K2), K2)
    made.write(A, DeviceAdmitted(B, CLERK, K2, made.heads()), K1)
    made.write(B, DeviceKeyed(K3), K2)
    assert why(made, made.write(B, SittingOpened("a"), K3)) is None
    assert why(made, made.write(B, SittingClosed(), K2)) is Why.UNSIGNED


def test_what_the_founding_device_did_not_sign_is_not_its() -> None:
    """Nor what stands on another beginning of its."""
    made = begun(K1)
    unsigned = made.write(A, DeviceAdmitted(M, ALL))
    assert why(made, unsigned) is Why.UNSIGNED
    first = record(DeviceIntroduced("A", K3), 1, A).signed_by(K3)
    second = record(DeviceAdmitted(M, ALL), 2, A, first).signed_by(K3)
    made.records += [first, second]
    assert why(made, second) is Why.NO_ROLE


def test_after_a_revocation_nothing_counts_but_what_was_known() -> None:
    """Whatever needs no role, too; to claim not to have known does not help."""
    made = begun()
    admit(made, A, B)
    before = made.write(B, SittingOpened("before"))
    revoke(made, A, B)
    after = made.write(B, SittingClosed())
    unknowing = made.write(B, FactUndone("0" * 64), seen={}, after=before)
    assert (why(made, before), why(made, after), why(made, unknowing)) == (None, Why.REVOKED, Why.REVOKED)
    assert Devices(made.records).is_revoked(B)


def test_a_device_without_roles_is_revoked_too() -> None:
    """A laptop is lost before anybody thought of roles."""
    made = begun()
    made.write(B, DeviceIntroduced("B"))
    revoke(made, A, B)
    assert why(made, made.write(B, SittingOpened("a"))) is Why.REVOKED
    assert why(made, made.write(C, SittingOpened("c"))) is None


def test_a_revoked_device_can_be_admitted_again() -> None:
    """By who knew of the revocation; one at the same time does not lift it."""
    made = begun()
    admit(made, A, B)
    at_once = made.knowing(A)
    revoke(made, A, B)
    made.write(C, DeviceIntroduced("C"), seen=at_once)
    lost = made.write(B, SittingOpened("lost"))
    assert why(made, lost) is Why.REVOKED
    again = admit(made, A, B)
    found = made.write(B, SittingClosed())
    assert [why(made, one) for one in (again, found)] == [None, None]


def test_a_thief_does_not_admit_a_friend() -> None:
    """What a revoked device claims to have written before, and nobody had, is worth nothing; nor what follows."""
    made = begun()
    last = admit(made, A, B)
    seen = made.knowing(A)
    revoke(made, A, B)
    friend = made.write(B, DeviceAdmitted(M, ALL), seen=seen)
    assert last.hash not in void(made)
    assert why(made, friend) is Why.REVOKED
    assert why(made, made.write(M, SittingOpened("m"))) is Why.NO_ROLE


def test_who_came_later_does_not_revoke_who_came_before() -> None:
    """Neither the founding device nor its equal, so that nobody takes everybody's word away."""
    made = begun()
    admit(made, A, B)
    admit(made, A, C)
    assert why(made, revoke(made, B, A)) is Why.NO_ROLE
    assert why(made, revoke(made, B, C)) is Why.NO_ROLE
    rule = Devices(made.records)
    assert [rule.may_revoke(A, B), rule.may_revoke(B, A), rule.may_revoke(B, C), rule.may_revoke(B, B)] == [
        True,
        False,
        False,
        True,
    ]


def test_a_device_gives_itself_up() -> None:
    """Nothing that it writes counts from then on."""
    made = begun()
    admit(made, A, B)
    given_up = revoke(made, B, B)
    assert why(made, given_up) is None
    assert why(made, made.write(B, SittingOpened("a"))) is Why.REVOKED


def test_facts_that_count_no_more_have_no_effect() -> None:
    """They are irregular, and the state is as if they were not there."""
    made = begun()
    opened = made.write(B, SittingOpened("forged"), seen={})
    admitting = DeviceAdmitted(C, CLERK, "", {})
    made.write(A, admitting, seen={})
    state = fold(made.records)
    assert state.sittings == []
    assert state.irregular == [(opened, Why.NO_ROLE)]
    assert state.void == {opened.hash}


def test_undoing_by_somebody_else_is_none() -> None:
    """What a device does not sign cannot take back what it did."""
    made = begun(K1)
    sitting = made.write(A, SittingOpened("true"), K1)
    made.write(A, FactUndone(sitting.hash))
    assert [one.fact.title for one in fold(made.records).sittings] == ["true"]


def test_it_is_the_same_whether_records_come_at_once_or_one_by_one() -> None:
    """A state that goes on ends where folding all of them does."""
    made = begun(K1)
    made.write(B, SittingOpened("b"), seen={})
    made.write(A, DeviceAdmitted(C, CLERK, "", {A: made.heads()[A]}), K1, seen={})
    made.write(C, SittingOpened("c"))
    made.write(A, DeviceRevoked(C, "", made.heads()), K1)
    made.write(C, SittingClosed())
    made.write(A, SittingClosed(), K1)
    state = fold([])
    for one in in_order(made.records):
        extend(state, [one])
    assert state == fold(made.records)
    assert state.void == fold(made.records).void != frozenset()


def test_what_cannot_be_read_admits_nobody() -> None:
    """An admission for a role of a later release is kept, unread."""
    made = begun()
    odd = raw(DeviceAdmitted.type, {"device": B, "roles": ["emperor"]}, 3, A, made.last(A))
    made.records.append(odd)
    assert not Devices(made.records).has_roles
