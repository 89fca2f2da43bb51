"""What the register holds of a pupil who changes class or leaves on a day that is past."""

from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import short_date
from app.i18n import _, ngettext
from app.models import Absence, Enrolment, JustifiedAbsence, SchoolClass
from app.office.absences.closed_months import require_open
from app.office.work import Work
from app.rules.calendar.days import days_between
from app.rules.regime import regime

CARRIED: Final = ("day", "slot", "code_id", "minutes_late", "from_time", "to_time", "note")
"""What an entry says; who wrote it, and when, is another matter."""


def require_open_since(work: Work, class_ids: set[int], day: date) -> None:
    """Refusal where a register that this changes, from that day until today, is closed."""
    if day <= work.today:
        require_open(work.session, class_ids, days_between(day, work.today))


def carry_entries(work: Work, before: Enrolment, after: Enrolment) -> None:
    """Write in the new class what was noted in the former one since the day of the change.

    The entries of the former class are closed, and keep their versions; what justified
    them justifies those that follow. Raises Refusal where the two classes do not count
    in the same unit.
    """
    entries = entries_since(work.session, before.id or 0, after.start)
    if not entries:
        return
    _require_same_unit(work.session, before, after, entries[-1].day)
    for entry in entries:
        entry.replaced_at, entry.replaced_by = work.now, work.actor.account_id
        carried = Absence(
            enrolment_id=after.id or 0,
            entered_by=work.actor.account_id,
            entered_at=work.now,
            **{name: getattr(entry, name) for name in CARRIED},
        )
        work.session.add(carried)
        work.session.flush()
        keep_justified(work.session, {entry.id or 0: carried.id or 0})


def keep_justified(session: Session, corrected: dict[int, int]) -> None:
    """What justified an entry justifies the one that takes its place; the rules judge the rest."""
    links = session.exec(
        select(JustifiedAbsence).where(col(JustifiedAbsence.absence_id).in_(corrected))
    ).all()
    session.add_all(
        JustifiedAbsence(
            justification_id=link.justification_id, absence_id=corrected[link.absence_id]
        )
        for link in links
    )


def entries_since(session: Session, enrolment_id: int, day: date) -> list[Absence]:
    """The entries that stand of an enrolment from that day on."""
    return list(
        session.exec(
            select(Absence)
            .where(col(Absence.enrolment_id) == enrolment_id, col(Absence.day) >= day)
            .where(col(Absence.replaced_at).is_(None))
            .order_by(col(Absence.day), col(Absence.slot))
        )
    )


def entries_left(session: Session, enrolment_id: int, last: date) -> str:
    """What to say of entries after the last day of a pupil: they count no more; "" for none."""
    number = sum(entry.day > last for entry in entries_since(session, enrolment_id, last))
    if not number:
        return ""
    text = ngettext(
        "{n} statut noté après le {day} ne compte plus ; il reste dans le fichier.",
        "{n} statuts notés après le {day} ne comptent plus ; ils restent dans le fichier.",
        number,
    )
    return text.format(n=number, day=short_date(last))


def _require_same_unit(session: Session, before: Enrolment, after: Enrolment, last: date) -> None:
    old, new = (session.get_one(SchoolClass, one.class_id) for one in (before, after))
    if regime(old.regime).absence_unit == regime(new.regime).absence_unit:
        return
    raise Refusal(
        _(
            "Des absences sont notées en {name} jusqu'au {day}, et la nouvelle classe ne les "
            "compte pas de même."
        ).format(name=old.name, day=short_date(last)),
        _("Indiquez un jour qui suit, ou corrigez d'abord ces absences à l'appel."),
        "start",
    )
