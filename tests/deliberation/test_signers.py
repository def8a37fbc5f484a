"""Which key a device signs with, from where on, and what is not signed as it should be."""

from __future__ import annotations

import pytest

from drafting.deliberation.facts import DeviceIntroduced, DeviceKeyed, SittingClosed, SittingOpened
from drafting.deliberation.signers import Signers, fingerprint
from tests.deliberation.writing import K1, K2, K3, A, B, Writing, begun


def agreeing(made: Writing) -> list[bool]:
    """Which records are signed as they should be."""
    signers = Signers(made.records)
    return [signers.agree(record) for record in made.records]


def test_a_device_without_a_key_signs_nothing() -> None:
    """As every device did before, and whoever signs beside it does no harm."""
    made = begun()
    made.write(A, SittingOpened("a"), K1)
    assert agreeing(made) == [True, True, True]
    assert Signers(made.records).key(A) == ""


def test_a_device_that_is_introduced_with_a_key_signs_all_it_writes() -> None:
    """What it does not sign, or with another key, is not its."""
    made = begun(K1)
    made.write(A, SittingOpened("a"), K1)
    made.write(A, SittingClosed())
    made.write(A, SittingOpened("b"), K2)
    assert agreeing(made) == [True, True, True, False, False]
    assert Signers(made.records).key(A) == K1


def test_it_goes_on_after_what_a_forger_put_behind() -> None:
    """The forged record stays false, and the next true one is true."""
    made = begun(K1)
    made.write(A, SittingOpened("forged"))
    made.write(A, SittingOpened("true"), K1)
    assert agreeing(made) == [True, True, False, True]


def test_a_key_bound_later_vouches_for_what_came_before() -> None:
    """The chain leads from the first signature back to the beginning."""
    made = begun()
    made.write(A, DeviceKeyed(K1), K1)
    made.write(A, SittingOpened("a"))
    assert agreeing(made) == [True, True, True, False]


def test_nothing_is_put_before_the_first_signature() -> None:
    """Another record of a count before it is in no chain that is signed, and no longer believed."""
    made = begun()
    first = made.records[0]
    made.write(A, SittingOpened("forged"), after=first)
    assert agreeing(made) == [True, True, True]
    made.write(A, DeviceKeyed(K1), K1, after=made.records[1])
    assert agreeing(made) == [True, True, False, True]


@pytest.mark.parametrize("by", ["", K2])
def test_a_key_is_bound_by_itself(by: str) -> None:
    """Who does not have it cannot say that it is a device's."""
    made = begun()
    made.write(A, DeviceKeyed(K1), by)
    made.write(A, SittingOpened("a"))
    assert agreeing(made) == [True, True, False, True]
    assert Signers(made.records).key(A) == ""


def test_a_new_key_is_bound_by_the_one_before() -> None:
    """From then on the new one signs, and the old one no more."""
    made = begun(K1)
    made.write(A, DeviceKeyed(K2), K1)
    made.write(A, SittingOpened("a"), K2)
    made.write(A, SittingClosed(), K1)
    assert agreeing(made) == [True, True, True, True, False]
    assert Signers(made.records).key(A) == K2


def test_a_new_key_does_not_bind_itself() -> None:
    """A thief of the laptop's name has a key of his own; that is not enough."""
    made = begun(K1)
    made.write(A, DeviceKeyed(K3), K3)
    made.write(A, SittingOpened("a"), K3)
    assert agreeing(made) == [True, True, False, False]


def test_keys_of_devices_are_their_own() -> None:
    """What one signs says nothing of the other."""
    made = begun(K1)
    made.write(B, DeviceIntroduced("B"))
    made.write(B, SittingOpened("a"), K1)
    assert agreeing(made) == [True, True, True, True]
    assert Signers(made.records).key(B) == ""


def test_a_chain_with_a_gap_is_not_believed_of_a_device_that_signs() -> None:
    """What does not hang together with its key could be anybody's."""
    made = begun(K1)
    lost = made.write(A, SittingOpened("lost"), K1)
    made.write(A, SittingClosed(), K1)
    made.records.remove(lost)
    assert agreeing(made) == [True, True, False]


def test_a_fingerprint_is_the_one_that_people_compare() -> None:
    """The one of `ssh-keygen -l`; of what is no key, the words."""
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN4COF2eZOmKn4Y0b7xjacBYem9MrFmyc/rRewIjADR2"
    assert fingerprint(key) == "SHA256:PUL7vQaR1VLmndgYaPpX7LqJY5W7AfyTDpaVrmF7zac"
    assert [fingerprint(words) for words in ("", "no", "no key!")] == ["", "no", "no key!"]
