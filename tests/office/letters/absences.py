"""A school whose absences ask for every letter, and what is done to write them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from app.models import Correspondent, PhoneCall, RollCall
from app.office.absences.board import day_board
from app.office.absences.duties.listing import duties
from app.office.absences.duties.procedure import (
    FamilyAnswer,
    Proposal,
    note_answer,
    note_council,
    note_return,
    propose,
)
from app.office.absences.entries import Mark
from app.office.absences.judging import Paper
from app.office.absences.marking import StatusEdit, set_statuses
from app.office.absences.presence_settings import (
    ClassPresence,
    EnrolmentPresence,
    set_class_presence,
    set_enrolment_presence,
)
from app.office.absences.receiving import NewDocument, decide, receive
from app.office.letters.complements import Holding, give_complement, key_of
from app.office.letters.issuing import begin_batch, finish, reserve
from app.office.letters.occasions.preparing import prepare_documents
from app.office.letters.views import LetterAsk, Subject
from app.reports.letter import render_letter
from tests.schools import SmallSchool

TODAY = date(2025, 5, 26)  # a Monday
EVENINGS = [
    *(date(2025, 3, day) for day in (11, 18, 25)),
    *(date(2025, 4, day) for day in (1, 8, 15, 22)),
    date(2025, 5, 13),
]
ASKED = {
    "entretien_jour": "2025-06-02",
    "entretien_heure": "16 h 15",
    "entretien_lieu": "au bureau de la direction",
    "entretien_avec": "Mme Lejeune, éducatrice",
    "visite_motif": "Les responsables, convoqués, ne se sont pas présentés.",
}


@dataclass
class Absentees:
    """The school, on a day that moves on as the tests say."""

    school: SmallSchool
    today: date = TODAY

    def do(self, command, *arguments):
        desk = replace(self.school.desk, today=self.today)
        return self.school.file.run(command, desk, *arguments).value

    def ask(self, query, *arguments, **named):
        desk = replace(self.school.desk, today=self.today)
        return self.school.file.ask(query, desk, *arguments, **named)

    def pupil(self, class_name, name):
        return self.school.pupils[class_name, name]

    def mark(self, class_name, name, code, day, slots):
        codes = {one.code: one.id for one in self.ask(day_board, day).codes}
        mark = Mark(codes[code]) if code else None
        seat = self.school.enrolments[class_name, name]
        edits = tuple(StatusEdit(seat, slot, mark) for slot in slots)
        self.do(set_statuses, day, edits)

    def miss(self, class_name, name, number, start=date(2025, 1, 6)):
        """So many half-days on Mondays and Tuesdays."""
        week = start
        while number > 0:
            for day in (week, week + timedelta(days=1)):
                slots = ("am", "pm")[: min(2, number)]
                if slots:
                    self.mark(class_name, name, "A", day, slots)
                number -= len(slots)
            week += timedelta(days=7)

    def called(self, class_name, days, slots):
        with self.school.session() as session:
            for day in days:
                for number in range(1, slots + 1):
                    session.add(
                        RollCall(
                            class_id=self.school.classes[class_name],
                            day=day,
                            slot=f"p{number}",
                            taken_at=self.school.desk.now,
                        )
                    )

    def add(self, *rows):
        with self.school.session() as session:
            session.add_all(rows)

    def duty(self, kind, class_name, name, status="open"):
        found = self.ask(duties, self.pupil(class_name, name)).lines
        return next(one for one in found if one.kind == kind and one.status == status)

    def subject(self, regime, letter, class_name, name, about=""):
        return Subject(regime, letter, self.pupil(class_name, name), about)

    def give(self, subject, **more):
        for name, text in {**ASKED, **more}.items():
            holding = Holding("2024-2025", subject=subject.key)
            self.do(give_complement, key_of(name, holding), text)

    def prepare(self, *subjects):
        return self.ask(prepare_documents, subjects)

    def issue(self, *subjects):
        """Issue all letters of these subjects; their numbers."""
        preparation = self.prepare(*subjects)
        batch = self.do(begin_batch, "Absences", (0,))
        numbers = []
        for letter in preparation.letters:
            assert letter.issuable, (letter.state, letter.gaps)
            kept = self.do(reserve, batch, LetterAsk.of(letter, preparation.options))
            self.do(finish, kept.id, render_letter(kept.view))
            numbers.append(kept.id)
        return numbers


def school_days(count, start=date(2025, 3, 10)):
    days = (start + timedelta(days=ahead) for ahead in range(count * 2))
    return [day for day in days if day.isoweekday() < 6][:count]


def fill(absentees: Absentees) -> None:
    """Everybody's absences: each regime has somebody beyond each threshold."""
    one = absentees
    one.add(
        Correspondent(
            short_name="CPMS",
            name="Centre psycho-médico-social de Namur 1",
            street="Rue du Parc 2",
            postal_code="5000",
            locality="Namur",
        ),
        PhoneCall(
            pupil_id=one.pupil("4TQA", "Lambert"),
            day=date(2025, 1, 21),
            caller="La maman",
            said="Malade.",
        ),
    )
    one.miss("4TQA", "Lambert", 21)
    one.miss("4TQA", "Dubois", 9)
    one.miss("5P", "Lambert", 21)
    one.mark("4TQA", "Dubois", "A", date(2025, 5, 26), ("am",))
    one.called("UE1", EVENINGS, 4)
    one.do(set_class_presence, one.school.classes["UE1"], ClassPresence(Decimal(60)))
    leave = EnrolmentPresence(paid_leave=True)
    one.do(set_enrolment_presence, one.school.enrolments["UE1", "Lambert"], leave)
    for day in EVENINGS:
        one.mark("UE1", "Lambert", "A", day, ("p1", "p2", "p3", "p4"))
    one.called("S4A", school_days(30), 7)
    for day in school_days(16):
        one.mark("S4A", "Lambert", "A", day, tuple(f"p{number}" for number in range(1, 8)))
    for day in school_days(3)[::2]:
        one.mark("S4A", "Dubois", "A", day, ("p1",))
    given = ClassPresence(first_term_end=date(2025, 4, 18))
    one.do(set_class_presence, one.school.classes["S4A"], given)


def procedure_to_council(absentees: Absentees, class_name="4TQA", found="not_met") -> None:
    """From the return to the council's finding."""
    one, pupil = absentees, absentees.pupil(class_name, "Lambert")
    one.do(note_return, pupil, TODAY)
    texts = ("être présente chaque matin à 8 h 25", "rencontrer l'éducatrice chaque lundi")
    proposal = Proposal(TODAY, texts, "l'équipe éducative et le CPMS", "objectif 3, l'accrochage")
    one.do(propose, pupil, proposal)
    one.do(note_answer, pupil, FamilyAnswer("approved", TODAY, "parent", "Claire Lambert"))
    one.do(note_council, pupil, TODAY, ("met", "not_met"), found, "Deux absences depuis.")


def judged(absentees: Absentees, name, decision):
    """A note for more than two days, and what the head decides of it."""
    one, pupil = absentees, absentees.pupil("4TQA", name)
    one.mark("4TQA", name, "A", date(2025, 5, 22), ("am", "pm"))
    one.mark("4TQA", name, "A", date(2025, 5, 23), ("am",))
    paper = Paper("presence_attestation", "medical_appointment", TODAY)
    document = NewDocument((pupil,), date(2025, 5, 22), date(2025, 5, 23), paper)
    (number,) = one.do(receive, document)
    one.do(decide, number, decision, "Le rendez-vous ne pouvait être déplacé.")
    return number
