"""Keys that Python reserves, and what a value of the wrong type is worth."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

import pytest

from app.rules.digest import canonical
from app.rules.errors import RuleInputError
from app.rules.facts import decimals, facts, read
from app.rules.verdict import Verdict
from app.rules.wording import typeset


@facts
class Vote:
    class_: int
    for_: Annotated[Decimal, decimals(1)] = Decimal(0)
    round: Literal[1, 2] = 1

    def check_class(self) -> None:
        if self.class_ > 7:
            raise RuleInputError("class", "une classe")


@dataclass(frozen=True)
class Counted:
    for_: int


def refused(**table: object) -> str:
    with pytest.raises(RuleInputError) as caught:
        read(Vote, table)
    return caught.value.key


def test_a_reserved_word_is_read_and_written_as_it_is() -> None:
    vote = read(Vote, {"class": 3, "for": Decimal("0.5")})
    assert vote == Vote(class_=3, for_=Decimal("0.5"))
    assert canonical(vote) == {"class": 3, "for": "0.5", "round": 1}
    verdict = Verdict("r", 1, Counted(for_=2), (), (), "", vote)
    assert verdict.outputs() == {"for": 2}


def test_errors_name_the_key_and_not_the_field() -> None:
    assert refused() == "class"
    assert refused(**{"class": "3"}) == "class"
    assert refused(**{"class": 8}) == "class"
    assert refused(**{"class": 3, "for": Decimal("0.55")}) == "for"
    assert refused(class_=3) == "class"
    assert refused(**{"class": 3, "class_": 3}) == "class_"


def test_a_number_with_decimals_is_no_whole_number_of_a_list() -> None:
    assert refused(**{"class": 3, "round": Decimal("1.0")}) == "round"
    assert refused(**{"class": 3, "round": True}) == "round"


def test_decimals_of_huge_numbers_are_counted_too() -> None:
    assert refused(**{"class": 3, "for": Decimal("1" + "0" * 40 + ".05")}) == "for"
    assert read(Vote, {"class": 3, "for": Decimal("1E+40")}).for_ == Decimal("1E+40")


def test_french_spaces_do_not_break() -> None:
    assert typeset("a ; b : « c » 5 % 6 €") == "a\u202f; b\u00a0: «\u00a0c\u00a0» 5\u00a0% 6\u00a0€"
