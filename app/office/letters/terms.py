"""Until when a decision can be contested, counted anew from the day the letter was notified.

A registered letter is notified on the day of its first presentation, one handed over on
that day. What the letter itself says stays as it was frozen; what the rules give from the
real day stands beside it.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from app.models import Letter
from app.office.letters.case import Case, Materials, cases_of, materials
from app.office.letters.fields import DEADLINES, fill
from app.office.letters.former import options_of
from app.office.letters.sealed import SealedCouncil, sealed_councils
from app.office.letters.statuses import REGISTERED
from app.reports.wording import WordingError
from app.rules.figures import Figures

Days = Mapping[str, date]


def told_deadlines(content: str) -> dict[str, date]:
    """The days that a letter says, by field, from its frozen content."""
    told = json.loads(content).get("deadlines", {})
    return {name: date.fromisoformat(told[name]) for name in DEADLINES if name in told}


def notified_by(step: str, sending: str) -> bool:
    """Does this step of a letter say on which day the family was notified?"""
    if step == "posted":
        return sending == "by_hand"
    return step in ("presented", "acknowledged") and sending in {*REGISTERED, "by_hand"}


def move_deadlines(
    session: Session, figures: Figures, rows: Sequence[Letter], day: date
) -> dict[int, Days]:
    """What the rules give for these letters if they were notified on ``day``, by letter.

    A letter that says no day until when to act is left out, and so is one whose rule
    cannot be asked any more. As many statements whatever the number of letters.
    """
    concerned = [row for row in rows if told_deadlines(row.content) and row.council_id]
    by_council: dict[int, list[Letter]] = defaultdict(list)
    for row in concerned:
        by_council[row.council_id or 0].append(row)
    if not by_council:
        return {}
    councils = {one.id: one for one in sealed_councils(session, list(by_council))}
    pupils = {row.pupil_id or 0 for row in concerned}
    stuff = materials(session, figures, councils.values(), pupils, day)
    found = {
        row.id or 0: _counted(councils[council_id], row, stuff, day)
        for council_id, letters in by_council.items()
        for row in letters
    }
    return {letter_id: days for letter_id, days in found.items() if days}


def _counted(council: SealedCouncil, row: Letter, stuff: Materials, day: date) -> Days:
    options = replace(options_of(row.content), communicated_on=day)
    cases = cases_of(council, council.pupil(row.pupil_id or 0), options, stuff)
    return _days(cases[0], told_deadlines(row.content)) if cases else {}


def _days(case: Case, told: Days) -> Days:
    """The same fields as the letter says, whoever receives it: the day alone matters."""
    try:
        wording = case.materials.wordings.wording(case.view.klass.regime, case.kind.letter)
    except WordingError:
        return {}
    if wording is None:
        return {}
    values = fill(case, wording).values
    days = {name: values.get(name) for name in told}
    return {name: day for name, day in days.items() if isinstance(day, date)}


def moved_deadlines(text: str) -> dict[str, date]:
    """The days kept with a letter, from their JSON text; none where it is ""."""
    plain = json.loads(text) if text else {}
    return {name: date.fromisoformat(day) for name, day in plain.items()}


def kept_text(days: Days) -> str:
    """The days as a letter keeps them: "" for none."""
    plain = {name: day.isoformat() for name, day in sorted(days.items())}
    return json.dumps(plain) if plain else ""
