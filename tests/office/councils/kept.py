"""A sealed council and its sealed addendum, with a row in each table that they rest on."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import SQLModel

from app.models import (
    Convocation,
    Council,
    CouncilMatter,
    CouncilPupil,
    CourseComment,
    PupilCircumstance,
    Recusal,
    Resit,
    SecondMark,
    StoredDocument,
    Vote,
)
from app.office.councils.reopening import Reopening, reopen
from app.office.councils.verification import seal_faults
from app.office.figures import school_figures
from app.office.work import Reading
from tests.office.councils.conftest import Sitting

TABLES = SQLModel.metadata.tables

AFTER = {
    "letter": "written after the seal, from its content; it has a frozen content of its own",
    "letter_batch": "says which letters were asked for in one gesture, after the seal",
}


def owned_tables() -> list[str]:
    """The tables whose rows are of a council, the council itself and the documents issued."""
    referring = {
        table.name
        for table in TABLES.values()
        if any(key.column.table.name == "council" for key in table.foreign_keys)
    }
    return sorted({*referring, "stored_document"} - set(AFTER))


@dataclass
class Kept:
    """A sealed addendum that has a row in each table, and what it corrects."""

    first: Sitting
    added: Sitting

    @property
    def session(self):
        return self.first.school.session()

    def faults(self, session) -> list[tuple[int, str]]:
        school = self.first.school
        reading = Reading(session, school.file.actor, school.desk.today, school_figures(session))
        return [(fault.council_id, fault.text) for fault in seal_faults(reading)]

    def rows(self, session, name: str) -> list[dict[str, Any]]:
        table = TABLES[name]
        if name == "stored_document":
            return [dict(row) for row in session.execute(select(table)).mappings()]
        own = table.c.id if name == "council" else table.c.council_id
        wanted = select(table).where(own == self.added.id)
        return [dict(row) for row in session.execute(wanted).mappings()]


def document(session, word: str, now) -> int:
    content = f"%PDF-{word}".encode()
    row = StoredDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="application/pdf",
        name=f"{word}.pdf",
        content=content,
        stored_at=now,
    )
    session.add(row)
    session.flush()
    return row.id


def fill(sitting: Sitting) -> None:
    """A row of each table, where a council of one kind would not have all of them."""
    school, council_id = sitting.school, sitting.id
    pupil, course = sitting.enrolment("Dubois"), sitting.course("FR")
    now, staff = school.desk.now, school.staff["SIM"]
    cell = {"council_id": council_id, "enrolment_id": pupil, "course_id": course}
    with school.session() as session:
        council = session.get(Council, council_id)
        council.begins_at, council.delegation = "14:05", "Décision du 2 juin"
        council.agenda = ["Délibération"]
        session.add(council)
        if not session.get(CouncilPupil, (council_id, pupil)):
            session.add(CouncilPupil(council_id=council_id, enrolment_id=pupil))
        session.add(CourseComment(**cell, text="Bon travail"))
        session.add(PupilCircumstance(council_id=council_id, enrolment_id=pupil, code="no_ceb"))
        session.add(Resit(**cell, former_value=Decimal(7)))
        session.add(SecondMark(**cell, value=Decimal(9), entered_by=1, entered_at=now))
        session.add(
            Recusal(council_id=council_id, enrolment_id=pupil, staff_id=staff, reason="parent")
        )
        session.add(
            Convocation(
                council_id=council_id,
                staff_id=staff,
                sent_on=date(2025, 6, 2),
                held_on=school.desk.today,
                document_id=document(session, f"convocation {council_id}", now),
            )
        )
        matter = CouncilMatter(council_id=council_id, subject="other", text="Le règlement")
        session.add(matter)
        session.flush()
        cast = {"council_id": council_id, "present": 3, "votes_for": 3, "taken_at": now}
        session.add(Vote(**cast, enrolment_id=pupil, proposal="aob", outcome="adopted"))
        session.add(Vote(**cast, matter_id=matter.id, proposal="other", outcome="adopted"))


def keep(sitting: Sitting) -> Kept:
    """The council of the class 4TQA sealed, corrected on appeal, and sealed again."""
    sitting.complete()
    fill(sitting)
    sitting.seal()
    wanted = Reopening(
        (sitting.enrolment("Dubois"),), "internal_appeal", "Recours fondé.", date(2025, 6, 26)
    )
    number = sitting.run(reopen, sitting.id, wanted).value
    added = Sitting(sitting.school, sitting.class_name, number)
    with sitting.school.session() as session:
        for name in ("course_comment", "pupil_circumstance", "resit", "recusal"):
            session.execute(delete(TABLES[name]).where(TABLES[name].c.council_id == number))
    fill(added)
    added.decide("Dubois", "aoa")
    added.seal()
    return Kept(sitting, added)
