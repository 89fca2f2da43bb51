"""Two sides are laid beside each other without being fooled by how they are written."""

from datetime import date
from decimal import Decimal

from app.office.tour.comparing import differences, flat
from app.office.tour.documents import squeezed


def test_the_same_said_otherwise_is_no_difference():
    typed = {"mark": "12,5", "day": "2025-06-24", "none": "", "list": ["a", "b"], "whole": "20"}
    stored = {
        "mark": Decimal("12.50"),
        "day": date(2025, 6, 24),
        "none": None,
        "list": ("a", "b"),
        "whole": Decimal(20),
    }
    assert list(differences(typed, stored)) == []


def test_what_is_on_one_side_only_is_told():
    assert list(differences({"a": "1", "b": "2"}, {"b": "3", "c": "4"})) == [
        "a: typed 1, stored nothing",
        "b: typed 2, stored 3",
        "c: typed nothing, stored 4",
    ]


def test_a_record_is_compared_field_by_field():
    typed, stored = flat("X", {"code": "aob"}), flat("X", {"code": "aoa"})
    assert list(differences(typed, stored)) == ["X, code: typed aob, stored aoa"]


def test_a_text_is_found_wherever_its_lines_are_broken():
    text = squeezed("Le nombre et l\u2019impor-\ntance des \u202f: échecs\u00a0;")
    assert squeezed("l'importance des échecs") in text
    assert squeezed("Yıldız") == squeezed("YILDIZ")
