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

from app.models import Letter
from app.office.letters.case import Materials, cases_of, materials
from app.office.letters.fields import DEADLINES, AnyCase, fill
from app.office.letters.former import options_of
from app.office.letters.occasions.case import cases_of_occasion
from app.office.letters.occasions.catalogue import document_of
from app.office.letters.occasions.finding import occasions_about
from app.office.letters.occasions.preparing import materials_for
from app.office.letters.sealed import SealedCouncil, sealed_councils
from app.office.letters.statuses import REGISTERED
from app.office.letters.views import IssueOptions, Subject
from app.office.work import Reading
from app.reports.wording import WordingError

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


def move_deadlines(reading: Reading, rows: Sequence[Letter], day: date) -> dict[int, Days]:
    """What the rules give for these letters if they were notified on ``day``, by letter.

    A letter that says no day until when to act is left out, and so is one whose rule
    cannot be asked any more. Statements grow with councils and lots, not with letters.
    """
    concerned = [row for row in rows if told_deadlines(row.content)]
    found = {**_of_councils(reading, concerned, day), **_of_occasions(reading, concerned, day)}
    return {letter_id: days for letter_id, days in found.items() if days}


def _of_councils(reading: Reading, rows: Sequence[Letter], day: date) -> dict[int, Days]:
    concerned = [row for row in rows if row.council_id]
    if not concerned:
        return {}
    wanted = dict.fromkeys(row.council_id or 0 for row in concerned)
    councils = {one.id: one for one in sealed_councils(reading.session, list(wanted))}
    pupils = {row.pupil_id or 0 for row in concerned}
    stuff = materials(reading.session, reading.figures, councils.values(), pupils, day)
    return {
        row.id or 0: _counted(councils[row.council_id or 0], row, stuff, day) for row in concerned
    }


def _counted(council: SealedCouncil, row: Letter, stuff: Materials, day: date) -> Days:
    options = replace(options_of(row.content), communicated_on=day)
    cases = cases_of(council, council.pupil(row.pupil_id or 0), options, stuff)
    return _days(cases[0], told_deadlines(row.content)) if cases else {}


def _of_occasions(reading: Reading, rows: Sequence[Letter], day: date) -> dict[int, Days]:
    """The letters that no council asked for: their occasion is found again, if it still is."""
    by_options: dict[IssueOptions, list[Letter]] = defaultdict(list)
    for row in rows:
        if not row.council_id and row.about:
            by_options[replace(options_of(row.content), communicated_on=day)].append(row)
    found: dict[int, Days] = {}
    for options, letters in by_options.items():
        about = {_subject(row): row for row in letters}
        occasions = occasions_about(reading, about, options)
        stuff = materials_for(reading, occasions, options)
        for one in occasions:
            cases = cases_of_occasion(document_of(one.subject.letter), one, options, stuff)
            for row in letters if cases else ():
                if _subject(row) == one.subject:
                    found[row.id or 0] = _days(cases[0], told_deadlines(row.content))
    return found


def _subject(row: Letter) -> Subject:
    return Subject(row.regime, row.kind, row.pupil_id, row.about)


def _days(case: AnyCase, told: Days) -> Days:
    """The same fields as the letter says, whoever receives it: the day alone matters."""
    try:
        wording = case.materials.wordings.wording(case.regime, case.letter)
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
