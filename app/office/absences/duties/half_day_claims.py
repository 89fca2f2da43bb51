"""What half-days of absence oblige to: reports, convocation, the procedure of the objectives."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.i18n import _, ngettext
from app.office.absences.duties.claims import Claims, Key, Wanted
from app.office.absences.duties.history import History
from app.office.absences.duties.kinds import STEPS
from app.office.absences.duties.procedure_facts import admission
from app.office.absences.standing import Standing, unjustified
from app.office.absences.year_entries import PupilYear, half_day_key
from app.rules.figures import Figures
from app.rules.regime import AttendanceRules
from app.rules.verdict import Verdict

BOUND = "objectives"
"""The outcome of the status from which the procedure is opened."""


class HalfDayClaims:
    """Reads the verdict on a pupil's half-days; asks the rule of the procedure where it runs."""

    def __init__(
        self, rules: AttendanceRules, label: str, last_day: date, today: date, figures: Figures
    ) -> None:
        self._rules = rules
        self._label = label
        self._last_day = last_day
        self._today = today
        self._figures = figures

    def of(self, pupil: PupilYear, standing: Standing, history: History) -> Claims:
        """The duties of one pupil."""
        verdict = standing.verdict
        counted = unjustified(standing.half_days)
        keys = tuple(half_day_key(one.day, one.half) for one in counted)
        fresh = tuple(key for key in keys if key not in pupil.reported)
        wanted = list(_reports(verdict, fresh))
        if verdict.result.convocation:
            wanted.append(_convocation(verdict, keys))
        completed: frozenset[str] = frozenset()
        if verdict.outcome == BOUND:
            steps, completed = self._procedure(pupil, verdict, keys, history)
            wanted += steps
        return Claims(
            wanted=tuple(wanted),
            completed=completed,
            grounded=frozenset(_grounded(verdict)),
            counted=frozenset(keys),
            why=where_it_stands(verdict),
            verdict=verdict,
            whys=_whys(verdict),
        )

    def _procedure(
        self, pupil: PupilYear, verdict: Verdict[Any], keys: tuple[str, ...], history: History
    ) -> tuple[list[Wanted], frozenset[str]]:
        excess = verdict.result.excess_date
        found = admission(
            self._rules.admission,
            pupil,
            self._label,
            excess,
            history,
            self._today,
            self._figures,
        )
        step = STEPS.get(found.result.next_step, "")
        order = list(STEPS.values())
        before = order[: order.index(step)] if step else order
        wanted = [self._step(step, found, verdict, keys, history)] if step else []
        kept = history.contract
        if kept is not None and kept.council_on is not None:
            wanted.append(
                Wanted("admission_notice", kept.council_on, found, due=found.result.council_to)
            )
        return wanted, frozenset(before)

    def _step(
        self,
        step: str,
        found: Verdict[Any],
        verdict: Verdict[Any],
        keys: tuple[str, ...],
        history: History,
    ) -> Wanted:
        """The step that comes next; its deadline is the council's window, or none is printed."""
        kept, excess = history.contract, verdict.result.excess_date
        since = {
            "set_objectives": kept and kept.returned_on,
            "seek_approval": kept and kept.proposed_on,
            "council": kept and kept.answered_on,
            "free_attestation": kept and (kept.council_on or kept.answered_on),
        }.get(step)
        dues = {
            "excess_information": self._today,
            "set_objectives": found.result.council_to,
            "seek_approval": found.result.council_to,
            "council": found.result.council_to,
            "free_attestation": self._last_day,
        }
        about = found if step != "excess_information" else verdict
        return Wanted(step, since or excess, about, due=dues.get(step), number=len(keys))


def where_it_stands(verdict: Verdict[Any]) -> str:
    """The count in words, for the reason of what falls away."""
    number = verdict.result.unjustified
    text = ngettext(
        "L'élève compte {n} demi-journée injustifiée.",
        "L'élève compte {n} demi-journées injustifiées.",
        number,
    )
    late = (reason.text for reason in verdict.reasons if reason.code == "excess_after_31_may")
    return " ".join((text.format(n=number), *late))


def _whys(verdict: Verdict[Any]) -> dict[str, str]:
    """Why the parents are not called though the number is reached: there are none to call."""
    if not verdict.result.ninth_date or verdict.result.convocation:
        return {}
    return {"convocation": _("L'élève est majeur : ses responsables ne sont plus convoqués.")}


def _reports(verdict: Verdict[Any], fresh: tuple[str, ...]) -> Iterator[Wanted]:
    result = verdict.result
    kinds = {"first": "report_first", "monthly": "report_monthly"}
    if result.report in kinds:
        arose = result.ninth_date if result.report == "first" else _day_of(fresh[0])
        yield Wanted(
            kinds[result.report],
            arose,
            verdict,
            due=result.report_due,
            number=len(fresh),
            covers=fresh,
        )


def _convocation(verdict: Verdict[Any], keys: tuple[str, ...]) -> Wanted:
    return Wanted("convocation", verdict.result.ninth_date, verdict, number=len(keys), covers=keys)


def _grounded(verdict: Verdict[Any]) -> Iterator[Key]:
    if verdict.result.ninth_date:
        yield from (("convocation", ""), ("home_visit", ""))
    if verdict.outcome == BOUND:
        yield from ((kind, "") for kind in (*STEPS.values(), "admission_notice"))


def _day_of(key: str) -> date:
    return date.fromisoformat(key.partition(" ")[0])
