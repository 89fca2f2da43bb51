"""The file of keys: each secret opens it, no other does, and it is replaced whole."""

import json
from dataclasses import replace

import pytest

from app.db.keys import (
    Cost,
    account_slot,
    new_key,
    new_recovery_code,
    plain_code,
    read_ring,
    recovery_slot,
    ring_of,
    write_ring,
)
from app.errors import EnvironmentFault, Refusal

CHEAP = Cost(8, 1, 1)


@pytest.fixture
def key():
    return new_key()


@pytest.fixture
def code():
    return new_recovery_code()


@pytest.fixture
def ring(key, code):
    return ring_of(
        (
            account_slot("anne", "phrase d'Anne", key, CHEAP),
            account_slot("paul", "phrase de Paul", key, CHEAP),
            recovery_slot(code, key, CHEAP),
        )
    )


def test_each_account_unwraps_the_same_key(ring, key):
    assert ring.unwrap("anne", "phrase d'Anne") == ring.unwrap("paul", "phrase de Paul") == key


@pytest.mark.parametrize(
    ("name", "password"),
    [("anne", "phrase de Paul"), ("anne", ""), ("inconnue", "phrase d'Anne"), ("recovery", "x")],
)
def test_another_secret_is_refused(ring, name, password):
    with pytest.raises(Refusal) as refused:
        ring.unwrap(name, password)
    assert refused.value.field == "password"


def test_the_recovery_code_may_be_typed_in_any_way(ring, key, code):
    assert ring.recover(code.lower().replace("-", " ")) == key


def test_a_wrong_recovery_code_is_refused(ring):
    with pytest.raises(Refusal) as refused:
        ring.recover(new_recovery_code())
    assert refused.value.field == "code"


def test_a_code_has_32_characters_in_groups_of_four(code):
    assert len(plain_code(code)) == 32
    assert {len(group) for group in code.split("-")} == {4}


def test_a_slot_moved_to_another_name_does_not_open(ring):
    stolen = ring.with_slot(ring.slots[0].__class__(**{**vars(ring.slots[0]), "name": "paul"}))
    with pytest.raises(Refusal):
        stolen.unwrap("paul", "phrase d'Anne")


def test_the_ring_is_read_as_it_was_written(tmp_path, ring):
    path = tmp_path / "ecole.keys"
    write_ring(path, ring)
    write_ring(path, ring.without("account", "paul"))
    assert read_ring(path).names() == ("anne",)
    assert [found.name for found in tmp_path.iterdir()] == ["ecole.keys"]


def test_nothing_secret_stands_in_the_file(tmp_path, ring, key, code):
    path = tmp_path / "ecole.keys"
    write_ring(path, ring)
    text = path.read_text("utf-8")
    assert "phrase" not in text
    assert key.hex() not in text
    assert plain_code(code) not in text


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", '{"format": 2, "slots": []}', '{"format": 1, "slots": [{}]}', "\x00"],
)
def test_a_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "ecole.keys"
    path.write_text(content, "utf-8")
    with pytest.raises(EnvironmentFault, match=r"ecole\.keys"):
        read_ring(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(EnvironmentFault, match="manque"):
        read_ring(tmp_path / "ecole.keys")


def test_costs_are_kept_with_each_slot(tmp_path, ring):
    path = tmp_path / "ecole.keys"
    write_ring(path, ring)
    slots = json.loads(path.read_text("utf-8"))["slots"]
    assert slots[0]["cost"] == {"memory_kib": 8, "passes": 1, "lanes": 1}


def test_a_file_of_a_newer_program_is_named(tmp_path):
    path = tmp_path / "ecole.keys"
    path.write_text('{"format": 2, "slots": []}')
    with pytest.raises(EnvironmentFault, match="plus récente"):
        read_ring(path)


def test_a_folder_in_the_place_of_the_keys_is_named(tmp_path):
    with pytest.raises(EnvironmentFault, match="pas lisible"):
        read_ring(tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        {"salt": "***"},
        {"nonce": "AA=="},
        {"wrapped": "A"},
        {"cost": Cost("beaucoup", 1, 1)},
        {"cost": Cost(1, 0, 0)},
    ],
)
def test_a_damaged_slot_is_named_and_leaves_the_others(ring, key, damage):
    first, *others = ring.slots
    damaged = ring_of((replace(first, **damage), *others))
    with pytest.raises(EnvironmentFault, match="endommagé"):
        damaged.unwrap("anne", "phrase d'Anne")
    assert damaged.unwrap("paul", "phrase de Paul") == key


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ("  deux  espaces  ", "  deux  espaces  "),
        ("l'été 😀 dernier", "l'e\u0301te\u0301 😀 dernier"),
        ("moitié \ud83d seule", "moitié \ud83d seule"),
    ],
)
def test_a_password_opens_whatever_the_keyboard_it_is_typed_on(key, chosen, typed):
    ring = ring_of((account_slot("anne", chosen, key, CHEAP),))
    assert ring.unwrap("anne", typed) == key
    with pytest.raises(Refusal):
        ring.unwrap("anne", typed.strip() + "!")
