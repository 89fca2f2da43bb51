"""What the office does with a duty itself: note it as done, take that back, ask for a visit."""

from datetime import date

from app.errors import Refusal
from app.formats import long_date
from app.i18n import N_, _
from app.models import Duty, Letter, SchoolYear
from app.office.absences.duties.following import followed
from app.office.absences.duties.kinds import KINDS, LIST
from app.office.letters.former import reference_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done

VISIT = "home_visit"


@command(Right.TAKE_ABSENCES, N_("Obligation accomplie"))
def settle(work: Work, duty_id: int, day: date, how: str) -> Done[None]:
    """Note that a duty was done on a day, and how (by telephone, by the DGEO's own channel).

    Refusal where the program follows it by other gestures.
    """
    row = _open(work, duty_id)
    if not KINDS[row.kind].by_hand:
        raise Refusal(_("Cette étape se note dans la procédure de l'élève."))
    _check_day(work, row, day)
    row.status, row.settled_on, row.settled_by = "done", day, work.actor.account_id
    row.reason = how.strip()
    work.session.add(row)
    work.note("pupil", row.pupil_id, after={"duty": row.kind, "done": day, "how": row.reason})
    return _followed(work, row)


@command(Right.TAKE_ABSENCES, N_("Obligation à refaire"))
def reopen(work: Work, duty_id: int) -> Done[None]:
    """Take back that a duty was done; Refusal where a letter was issued for it."""
    row = work.session.get(Duty, duty_id)
    if row is None or row.status != "done":
        raise Refusal(_("Cette obligation n'est pas notée comme accomplie."))
    if row.letter_id is not None:
        letter = work.session.get_one(Letter, row.letter_id)
        raise Refusal(
            _("La lettre {reference} est émise : elle reste au registre du courrier.").format(
                reference=reference_of(letter.year, letter.number)
            )
        )
    before = {"duty": row.kind, "done": row.settled_on, "how": row.reason}
    row.status, row.settled_on, row.settled_by, row.reason = "open", None, None, ""
    work.session.add(row)
    work.note("pupil", row.pupil_id, before=before, after={"duty": row.kind, "open": True})
    return _followed(work, row)


@command(Right.TAKE_ABSENCES, N_("Demande de visite à domicile"))
def ask_home_visit(work: Work, convocation_id: int) -> Done[int]:
    """Open the request of a visit: the family did not come, or the case asks for it."""
    row = work.session.get(Duty, convocation_id)
    if row is None or row.kind != "convocation" or row.status == "withdrawn":
        raise Refusal(_("Une visite se demande après la convocation des responsables."))
    visit = Duty(
        pupil_id=row.pupil_id,
        year_id=row.year_id,
        regime=row.regime,
        kind=VISIT,
        arose_on=work.today,
        noted_on=work.today,
        number=row.number,
        covers=list(row.covers),
        verdict=row.verdict,
    )
    work.session.add(visit)
    work.session.flush()
    work.note("pupil", row.pupil_id, after={"duty": VISIT})
    return done(visit.id or 0, Facet.ABSENCES)


def settle_by_letter(work: Work, duty_id: int, letter_id: int, day: date) -> None:
    """A letter was issued for a duty: within the same transaction, the duty is done.

    Where each parent has a letter of their own, the first one does it.
    """
    row = work.session.get(Duty, duty_id)
    if row is None or row.status == "withdrawn" or row.letter_id is not None:
        return
    row.status, row.settled_on, row.settled_by = "done", day, work.actor.account_id
    row.letter_id = letter_id
    work.session.add(row)
    _followed(work, row)


def _open(work: Work, duty_id: int) -> Duty:
    row = work.session.get(Duty, duty_id)
    if row is None or row.status != "open":
        raise Refusal(_("Cette obligation n'attend plus."))
    return row


def _check_day(work: Work, row: Duty, day: date) -> None:
    if day > work.today:
        raise Refusal(_("Ce jour n'est pas encore venu."), field="day")
    if day < row.arose_on and row.kind != LIST:
        raise Refusal(
            _("L'obligation n'existe que depuis le {day}.").format(day=long_date(row.arose_on)),
            field="day",
        )


def _followed(work: Work, row: Duty) -> Done[None]:
    """What follows from it: a report sent leaves no half-day to report, and so on."""
    work.session.flush()
    year = work.session.get_one(SchoolYear, row.year_id)
    answer = done(None, Facet.ABSENCES)
    return followed(work, answer, year.first_day, (row.pupil_id,) if row.pupil_id else ())
