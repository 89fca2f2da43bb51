"""Letters that the demonstration school has sent: a register of outgoing mail with its life."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final

from sqlmodel import Session, col, select

from app.models import Correspondent, Council, Duty, Enrolment, SchoolClass, Sealing, Signatory
from app.office.demo.calendars import SUMMER_TIME
from app.office.demo.names import Name
from app.office.figures import school_figures
from app.office.letters.copies import send_copies
from app.office.letters.issuing import begin_batch, finish, reserve
from app.office.letters.lives import mark_posted, mark_printed, record_step
from app.office.letters.occasions.preparing import prepare_documents
from app.office.letters.preparing import prepare
from app.office.letters.receipts import ReceivedFile
from app.office.letters.tracking import check_digit
from app.office.letters.views import LetterAsk, Preparation, Subject
from app.office.work import Actor, Work
from app.reports.letter import render_letter
from app.reports.list_document import render_list
from app.reports.list_document_view import ListColumn, ListView

AT: Final = time(11, 20, tzinfo=SUMMER_TIME)
INFORMED: Final = date(2025, 5, 6)
"""The day on which families were told of what goes beyond twenty half-days."""
CERTIFIED: Final = (date(2025, 5, 13), date(2025, 6, 2), date(2025, 6, 23))
A_DAY: Final = 4
PRESENTED_AFTER: Final = timedelta(days=2)


@dataclass(frozen=True)
class _Office:
    """Who writes, in the file that is being filled."""

    session: Session
    actor: Actor

    def on(self, day: date) -> Work:
        """At work on a day."""
        now = datetime.combine(day, AT)
        return Work(self.session, self.actor, day, now, school_figures(self.session))


def send_letters(session: Session, actor: Actor, deputy: Name) -> None:
    """Notifications of last June, information on absences, certificates of this year.

    They are in every state that a letter may have but for one: a number that was given up
    would say that something failed. ``deputy`` signs for the head.
    """
    session.add(
        Correspondent(
            short_name="DGEO",
            name="Direction générale de l'Enseignement obligatoire",
            street="Rue Adolphe Lavallée 1",
            postal_code="1080",
            locality="Bruxelles",
        )
    )
    session.add(
        Signatory(name=f"{deputy.first} {deputy.last}", civility=deputy.civility, function="deputy")
    )
    session.flush()
    office = _Office(session, actor)
    _notify_council(office)
    _inform_families(office)
    _certify(office)
    session.flush()


def _notify_council(office: _Office) -> None:
    """The first class council of last June whose letters run deadlines: all were received."""
    rows = office.session.execute(
        select(col(Council.id), col(Council.held_on))
        .join(Sealing, col(Sealing.council_id) == col(Council.id))
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .where(col(Council.kind) == "class_council_june", col(SchoolClass.regime) == "fwb")
        .where(col(SchoolClass.study_year) > 2)
        .order_by(col(Council.held_on), col(Council.id))
    ).first()
    if rows is None:
        return
    council_id, held_on = rows
    work = office.on(held_on + timedelta(days=1))
    prepared = prepare(work.reading, (council_id,))
    issued = _issue(work, prepared, (council_id,))
    _post(work, issued, "registered_receipt")
    later = office.on(work.today + PRESENTED_AFTER)
    record_step(later, issued[:-1], "acknowledged", later.today, "", _receipt())
    record_step(later, issued[-1:], "returned", later.today, "Non réclamée")


def _inform_families(office: _Office) -> None:
    """Beyond twenty half-days: registered, one of them returned, one copied to the CPMS."""
    rows = office.session.exec(
        select(Duty)
        .where(col(Duty.kind) == "excess_information", col(Duty.status) == "done")
        .order_by(col(Duty.id))
    ).all()
    subjects = tuple(
        Subject(row.regime, "excess_information", row.pupil_id, f"duty:{row.id}") for row in rows
    )
    if not subjects:
        return
    work = office.on(INFORMED)
    issued = _issue(work, prepare_documents(work.reading, subjects), (0,))
    if not issued:
        return
    _post(work, issued, "registered_receipt")
    later = office.on(INFORMED + PRESENTED_AFTER)
    record_step(later, issued[1:], "presented", later.today)
    record_step(later, issued[:1], "returned", later.today, "Inconnu à cette adresse")
    last = office.on(later.today + PRESENTED_AFTER)
    record_step(last, issued[2:], "acknowledged", last.today, "", _receipt())
    centre = office.session.exec(
        select(Correspondent.id).where(Correspondent.short_name == "CPMS")
    ).first()
    if centre is not None:
        send_copies(last, issued[-1:], (centre,))


def _certify(office: _Office) -> None:
    """Certificates asked for at the counter: handed over, printed, then still to print."""
    pupils = _pupils(office.session)
    for at, day in enumerate(CERTIFIED):
        subjects = tuple(
            Subject("fwb", "certificate_enrolment", pupil, about)
            for pupil, about in islice(pupils, A_DAY)
        )
        if not subjects:
            return
        work = office.on(day)
        issued = _issue(work, prepare_documents(work.reading, subjects), (0,))
        if at < len(CERTIFIED) - 1:
            mark_printed(work, issued)
        if at == 0:
            mark_posted(work, issued, day, "by_hand")
            record_step(work, issued, "acknowledged", day)


def _pupils(session: Session) -> Iterator[tuple[int, str]]:
    """Pupils of the year under way in full-time education, and their certificates' matter."""
    rows = session.execute(
        select(col(Enrolment.pupil_id), col(Enrolment.year_id))
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .where(col(SchoolClass.regime) == "fwb", col(Enrolment.start) > date(2024, 8, 1))
        .where(col(Enrolment.end).is_(None), col(Enrolment.status) == "regular")
        .order_by(col(Enrolment.id))
    )
    for pupil_id, year_id in rows:
        yield pupil_id, f"year:{year_id}"


def _issue(work: Work, prepared: Preparation, councils: tuple[int, ...]) -> tuple[int, ...]:
    """Those that lack nothing, in posting order, as a batch."""
    issuable = [one for one in prepared.letters if one.issuable]
    if not issuable:
        return ()
    batch = begin_batch(work, prepared.title, councils).value
    return tuple(_one(work, batch, LetterAsk.of(one, prepared.options)) for one in issuable)


def _one(work: Work, batch: int, ask: LetterAsk) -> int:
    reserved = reserve(work, batch, ask).value
    return finish(work, reserved.id, render_letter(reserved.view)).value


def _post(work: Work, letter_ids: tuple[int, ...], sending: str) -> None:
    numbers = {one: _tracking(one) for one in letter_ids}
    mark_printed(work, letter_ids)
    mark_posted(work, letter_ids, work.today, sending, numbers, _receipt())


def _tracking(letter_id: int) -> str:
    """A number such as the post prints, with its check digit."""
    digits = f"{10_000_000 + letter_id}"
    return f"RR{digits}{check_digit(digits)}BE"


def _receipt() -> ReceivedFile:
    """What stands for a scanned receipt of the post."""
    view = ListView(
        "École de démonstration",
        "Récépissé de la poste (démonstration)",
        (ListColumn("Envoi", 1), ListColumn("Bureau", 1)),
        (("Recommandé avec accusé de réception", "Namur"),),
    )
    return ReceivedFile("Récépissé.pdf", render_list(view))
