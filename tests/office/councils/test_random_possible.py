"""What sovereign councils may give to random pupils is what the rules say, called directly."""

from random import Random

import pytest

from app.i18n import _
from app.office.councils.titles import BODIES, DOCUMENTS
from app.rules.errors import RuleInputError
from app.rules.figures import packaged_figures
from app.rules.registry import find
from tests.office.councils.test_random_verdicts import (
    FORMS,
    PUPILS,
    column,
    constat,
    council,
    pupil,
)

CIRCUMSTANCES = {
    "fwb": ("no_ceb", "equivalence_pending", "not_admitted"),
    "cefa": (
        *("no_ceb", "not_admitted", "profile_reached"),
        *("qualification_passed", "path_followed", "gestion_met"),
    ),
}


def orientation(kind, klass, ticked):
    """The facts of ``fwb.orientation`` for a decision that carries all that it must."""
    facts = {
        "study_year": klass.study_year,
        "form": klass.form,
        "session": "first",
        "decision": kind.word,
        "restrictions": ["…"] if kind.needs_restrictions else [],
        "motivation": "…",
        "admitted_to_exams": "not_admitted" not in ticked,
        "holds_ceb": "no_ceb" not in ticked,
        "reservation": "equivalence_pending" if "equivalence_pending" in ticked else "none",
    }
    return facts | ({"seventh_kind": klass.seventh_kind} if klass.seventh_kind else {})


def certification(kind, klass, ticked):
    """The facts of ``cefa.certification`` at the end of a year of article 49."""
    facts = {
        "programme": "art49",
        "event": "year_end",
        "regular": "not_admitted" not in ticked,
        "passed": kind.word.startswith("passed"),
        "restriction": kind.word == "passed_with_restriction",
        "titles_held": [] if "no_ceb" in ticked else ["ceb"],
        "fifth_passed_same_option": "path_followed" in ticked,
        "sixth_p_passed": "path_followed" in ticked,
        "profile_reached": "profile_reached" in ticked,
        "qualification_passed": "qualification_passed" in ticked,
        "gestion_met": "gestion_met" in ticked,
        "year": klass.study_year,
        "form": "p" if klass.form == "professional" else "tq",
    }
    return facts | ({"seventh_kind": klass.seventh_kind} if klass.seventh_kind else {})


def judged(rule, facts):
    try:
        return find(rule).judge(facts, packaged_figures())
    except RuleInputError:
        return None


def names(verdict, titles):
    for title in titles:
        body = BODIES.get(verdict.result.body[title], "")
        yield f"{_(DOCUMENTS[title])} ({_(body)})" if body else _(DOCUMENTS[title])


def random_pupil(rng, word):
    study_year, form = rng.choice((3, 4, 5, 6, 7)), rng.choice(FORMS[word])
    if word == "cefa" and study_year == 3:
        form = "professional"
    seventh = rng.choice(("qualifying", "complementary")) if study_year == 7 else ""
    view = council(word, "class_council_june", study_year, [column(1)], form, seventh)
    ticked = tuple(one for one in CIRCUMSTANCES[word] if rng.random() < 0.3)
    return view, pupil(view, circumstances=ticked)


@pytest.mark.parametrize("word", ["fwb", "cefa"])
def test_the_decisions_that_may_be_taken_are_those_that_the_rule_accepts(word):
    rng = Random(word)
    for _one in range(PUPILS):
        view, row = random_pupil(rng, word)
        direct = {
            kind.code: judged("fwb.orientation", orientation(kind, view.klass, row.circumstances))
            for kind in view.decisions
            if kind.ruled
        }
        told = {one.code: one for one in constat(view, row, {}).possible if one.ruled}
        assert told.keys() == {code for code, verdict in direct.items() if verdict is not None}
        for code, one in told.items():
            assert one.appeal == direct[code].result.internal_appeal
            if word == "fwb":
                documents = direct[code].result.documents
                assert one.gives == tuple(_(DOCUMENTS[document]) for document in documents)


def test_the_titles_of_alternance_are_those_of_its_rule():
    rng = Random("titles")
    seen = set()
    for _one in range(PUPILS):
        view, row = random_pupil(rng, "cefa")
        for one in constat(view, row, {}).possible:
            kind = view.decision_kind(one.code)
            if kind.favourable is None:
                continue
            facts = certification(kind, view.klass, row.circumstances)
            verdict = judged("cefa.certification", facts)
            if verdict is not None:
                assert one.gives == tuple(names(verdict, verdict.result.must))
                assert one.may_give == tuple(names(verdict, verdict.result.may))
                seen.update(verdict.result.must)
    assert {"aoa", "aob", "aoc", "cess", "ce6p"} <= seen
