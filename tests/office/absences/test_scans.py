"""Copies of documents, and documents that serve brothers and sisters."""

from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import JournalEntry, PupilRepresentative, StoredDocument
from app.office.absences.dossiers import dossiers
from app.office.absences.receiving import receive
from app.office.absences.scans import attach_scan, justification_scan, siblings
from app.office.letters.receipts import LARGEST, ReceivedFile
from tests.office.absences.conftest import enrol_last_year
from tests.office.absences.test_justifying import IN_TIME, TUESDAY, away, document

PDF = ReceivedFile("certificat.pdf", b"%PDF-1.4 un certificat")
PICTURE = ReceivedFile("certificat.png", b"\x89PNG\r\n\x1a\n une image")


def with_scan(register, scan, *pupils):
    made = document(register, "note", "personal", *pupils)
    return type(made)(made.pupil_ids, made.start, made.end, made.paper, made.note, scan)


def test_one_copy_is_kept_for_a_family(register):
    away(register, TUESDAY)
    away(register, TUESDAY, pupil="Dubois")
    ids = register.run(receive, with_scan(register, PDF, "Lambert", "Dubois"), today=IN_TIME)
    assert len(ids) == 2
    assert {register.ask(justification_scan, one).content for one in ids} == {PDF.content}
    with register.school.session() as session:
        names = [row.name for row in session.exec(select(StoredDocument))]
        said = [row.after for row in session.exec(select(JournalEntry))][-1]
    assert names == ["certificat.pdf"]
    assert "certificat.pdf" in str(said)
    assert "un certificat" not in str(said)


def test_a_copy_that_comes_later_is_attached(register):
    away(register, TUESDAY)
    (number,) = register.run(receive, document(register), today=IN_TIME)
    with pytest.raises(Refusal):
        register.ask(justification_scan, number)
    register.run(attach_scan, number, PICTURE)
    assert register.ask(justification_scan, number).media_type == "image/png"
    assert [one.has_copy for one in register.ask(dossiers).dossiers] == [True]
    with pytest.raises(Refusal):
        register.run(attach_scan, 999, PICTURE)


def test_what_cannot_be_kept_is_refused_and_nothing_is_received(register):
    away(register, TUESDAY)
    for scan, said in (
        (ReceivedFile("liste.docx", b"PK"), "ni un PDF ni une image"),
        (ReceivedFile("long.pdf", b"%PDF-" + bytes(LARGEST)), "15 Mo"),
    ):
        with pytest.raises(Refusal, match=said):
            register.run(receive, with_scan(register, scan), today=IN_TIME)
    (left,) = register.ask(dossiers, today=IN_TIME).dossiers
    assert left.justification_id is None


def test_brothers_and_sisters_share_a_representative(register):
    pupils = register.school.pupils
    with register.school.session() as session:
        link = session.exec(
            select(PupilRepresentative).where(
                PupilRepresentative.pupil_id == pupils["4TQA", "Lambert"]
            )
        ).first()
        session.add(
            PupilRepresentative(
                pupil_id=pupils["2C", "Dubois"],
                representative_id=link.representative_id,
                relation=link.relation,
            )
        )
    enrol_last_year(register.school, pupils["2C", "Dubois"])
    found = register.ask(siblings, pupils["4TQA", "Lambert"], TUESDAY)
    assert [(one.name, one.class_name) for one in found] == [("Dubois Noé", "2C")]
    (then,) = register.ask(siblings, pupils["4TQA", "Lambert"], date(2024, 5, 21))
    assert then.class_name == "1C"
    assert register.ask(siblings, pupils["4TQA", "Lambert"], date(2023, 7, 1)) == ()
