"""Closing and sealing: what is refused, what is frozen, what verification finds."""

import json
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlmodel import select

from app.errors import Refusal
from app.models import Course, Decision, Mark, Pupil, Sealing, StoredDocument
from app.office.councils.freezing import fingerprint_of, frozen, frozen_text, thawed
from app.office.councils.listing import councils
from app.office.councils.opening import SessionDetails, change_session
from app.office.councils.papers import council_paper
from app.office.councils.sealing import closing, seal, sealed_document
from app.office.councils.verification import seal_faults
from app.office.councils.views import CouncilView
from app.office.rights import RIGHTS, Right, Role
from app.reports.proces_verbal import render_proces_verbal
from tests.office.councils.conftest import sit


def missing(sitting):
    return [(one.kind, one.name) for one in sitting.ask(closing, sitting.id).missing]


def test_each_missing_thing_is_listed_with_its_pupil(sitting):
    assert missing(sitting) == [
        ("decision", "DUBOIS Noé"),
        ("decision", "LAMBERT Éloïse"),
        ("decision", "PEETERS Loïc"),
        ("decision", "VAN DAMME Inès"),
    ]
    sitting.complete()
    assert missing(sitting) == []
    sitting.decide("Dubois", "aob")
    assert missing(sitting) == [("restrictions", "DUBOIS Noé"), ("motivation", "DUBOIS Noé")]
    sitting.decide("Dubois", "aob", restrictions=("général",), motivation="Lacunes.")
    sitting.decide("Van Damme", "aoc", motivation="  ")
    assert missing(sitting) == [("motivation", "VAN DAMME Inès")]
    assert sitting.ask(closing, sitting.id).view is None


def test_where_the_decision_differs_from_the_verdict_its_ground_is_required(school):
    opened = sit(school, "S4A")
    for pupil in ("Lambert", "Dubois", "Van Damme", "Peeters"):
        opened.enter(pupil, "7", "7", "7", "7", "7")
        opened.decide(pupil, "promoted")
    opened.decide("Lambert", "refused", motivation="Trop jeune.")
    assert missing(opened) == [("ground", "LAMBERT Éloïse")]
    opened.decide("Lambert", "refused", motivation="Trop jeune.", ground="Demande des parents.")
    view = opened.ask(closing, opened.id).view
    lambert = next(pupil for pupil in view.pupils if "LAMBERT" in pupil.name)
    assert "Demande des parents." in lambert.constat[-1].text


def test_sealing_is_refused_while_something_is_missing(sitting):
    sitting.complete()
    end = sitting.ask(closing, sitting.id)
    sitting.decide("Lambert", None)
    with pytest.raises(Refusal, match="un élément manque") as refused:
        sitting.run(seal, sitting.id, end.fingerprint, b"%PDF-")
    assert "LAMBERT Éloïse" in refused.value.advice
    sitting.decide("Dubois", None)
    with pytest.raises(Refusal, match="2 éléments manquent"):
        sitting.run(seal, sitting.id, end.fingerprint, b"%PDF-")


def test_sealing_is_refused_where_the_content_changed_since_it_was_rendered(sitting):
    sitting.complete()
    end = sitting.ask(closing, sitting.id)
    sitting.enter("Lambert", "13.5")
    with pytest.raises(Refusal, match="a changé pendant"):
        sitting.run(seal, sitting.id, end.fingerprint, render_proces_verbal(end.view))
    assert sitting.opened().seal is None
    with sitting.school.session() as session:
        assert session.exec(select(StoredDocument)).all() == []


def test_what_is_no_pdf_is_not_sealed(sitting):
    sitting.complete()
    end = sitting.ask(closing, sitting.id)
    with pytest.raises(ValueError, match="PDF"):
        sitting.run(seal, sitting.id, end.fingerprint, b"hello")


def test_a_class_without_pupils_is_not_sealed(sitting):
    from datetime import date

    sitting.run(change_session, sitting.id, SessionDetails(date(2024, 8, 26)))
    with sitting.school.session() as session:
        from app.models import Enrolment

        for pupil in ("Lambert", "Dubois", "Van Damme", "Peeters"):
            row = session.get(Enrolment, sitting.enrolment(pupil))
            row.start = date(2024, 9, 2)
            session.add(row)
    end = sitting.ask(closing, sitting.id)
    assert (end.missing, end.view) == ((), None)
    with pytest.raises(Refusal, match="aucun élève"):
        sitting.run(seal, sitting.id, end.fingerprint, b"%PDF-")


@pytest.mark.parametrize("role", [role for role in Role if Right.SEAL not in RIGHTS[role]])
def test_who_may_not_seal_is_refused(sitting, role):
    sitting.complete()
    end = sitting.ask(closing, sitting.id)
    with pytest.raises(Refusal, match="Votre compte"):
        sitting.school.file.run(
            seal, sitting.school.as_role(role), sitting.id, end.fingerprint, b"%PDF-"
        )


def test_the_proces_verbal_says_what_was_decided_and_its_fingerprint(sitting):
    sitting.complete()
    sitting.seal()
    document = sitting.ask(sealed_document, sitting.id)
    assert document.name == "PV 4TQA 2025-06-24 Conseil de classe, juin.pdf"
    pages = PdfReader(BytesIO(document.content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    fingerprint = sitting.opened().seal.fingerprint
    for said in ("LAMBERT Éloïse", "AOB", "Lacunes en français.", "Trop d'échecs.", "général"):
        assert said.replace("'", "’") in text or said in text
    assert fingerprint in text


def test_a_sealed_council_is_read_as_it_was_whatever_changes_later(sitting):
    sitting.complete()
    before = sitting.opened().view
    constats = {name: sitting.constat(name) for name in ("Lambert", "Dubois", "Van Damme")}
    sitting.seal()
    with sitting.school.session() as session:
        course = session.get(Course, sitting.course("FR"))
        course.weekly_periods = Decimal(1)
        session.add(course)
        pupil = session.get(Pupil, sitting.school.pupils["4TQA", "Lambert"])
        pupil.last_name = "Autre"
        session.add(pupil)
    there = sitting.opened()
    assert there.view == before
    assert {name: sitting.constat(name) for name in constats} == constats
    assert there.seal.sealed_by == "Anne Exemple"


def test_the_list_shows_the_seal(sitting):
    sitting.complete()
    sitting.seal()
    line = next(line for line in sitting.ask(councils).lines if line.council_id == sitting.id)
    assert (line.state, line.sealed_at) == ("sealed", sitting.school.desk.now)


def test_an_open_council_has_no_document(sitting):
    with pytest.raises(Refusal, match="pas encore scellé"):
        sitting.ask(sealed_document, sitting.id)


def tamper_mark(session, sitting):
    row = session.exec(select(Mark).where(Mark.enrolment_id == sitting.enrolment("Dubois"))).first()
    row.value = Decimal(19)
    session.add(row)


def tamper_decision(session, sitting):
    row = session.exec(
        select(Decision).where(Decision.enrolment_id == sitting.enrolment("Van Damme"))
    ).one()
    row.code = "aoa"
    session.add(row)


def tamper_content(session, _sitting):
    row = session.exec(select(Sealing)).one()
    row.content = row.content.replace("Trop d'échecs.", "Rien à dire.")
    session.add(row)


def tamper_ruin(session, _sitting):
    row = session.exec(select(Sealing)).one()
    row.content = row.content[:-5]
    session.add(row)


def tamper_document(session, _sitting):
    row = session.exec(select(StoredDocument)).one()
    row.content = row.content + b" "
    session.add(row)


def tamper_seal(session, _sitting):
    session.delete(session.exec(select(Sealing)).one())


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (tamper_mark, "La note de DUBOIS Noé en Français a été changée."),
        (tamper_decision, "La décision de VAN DAMME Inès a été changée."),
        (tamper_content, "ne correspond plus à son empreinte"),
        (tamper_ruin, "ne correspond plus à son empreinte"),
        (tamper_document, "n'est plus celui qui a été scellé"),
        (tamper_seal, "Le sceau du conseil manque."),
    ],
)
def test_a_change_behind_the_program_s_back_is_named(sitting, tamper, said):
    sitting.complete()
    sitting.seal()
    assert sitting.ask(seal_faults) == ()
    with sitting.school.session() as session:
        tamper(session, sitting)
    (fault,) = sitting.ask(seal_faults)
    assert (fault.council_id, fault.council) == (sitting.id, "4TQA")
    assert said in fault.text
    assert sitting.ask(seal_faults, sitting.id) == (fault,)


def test_a_council_that_lost_its_seal_still_opens(sitting):
    sitting.complete()
    sitting.seal()
    with sitting.school.session() as session:
        tamper_seal(session, sitting)
    assert sitting.opened().seal is None


def test_verification_takes_as_many_statements_for_any_number_of_councils(school, statements):
    for name in ("4TQA", "5P"):
        opened = sit(school, name)
        opened.complete()
        opened.seal()
        statements.clear()
        assert school.file.ask(seal_faults, school.desk) == ()
        assert len(statements) == 19  # BEGIN, the councils, one a table, what they refer to


def test_content_comes_back_as_it_was_frozen(sitting):
    sitting.complete()
    view = sitting.opened().view
    text = frozen_text(view)
    assert thawed(CouncilView, json.loads(text)) == view
    assert fingerprint_of(text) == fingerprint_of(frozen_text(replace(view)))
    assert frozen(b"picture") == ""


def test_a_later_field_of_a_sealed_content_takes_its_default(sitting):
    plain = json.loads(frozen_text(sitting.opened().view))
    del plain["vote_rule"]
    assert thawed(CouncilView, plain).vote_rule == ""


def test_the_proces_verbal_of_thirty_pupils_says_who_presided(sitting):
    sitting.complete()
    view = sitting.ask(closing, sitting.id).view
    assert view.president.name == "Anne Exemple"
    assert view.secretary.name == "M. Paul Martin"
    assert view.began.isoformat(timespec="minutes") == "14:05"
    assert view.group == "4TQA · Technique de qualification, Électricité"
    dubois = view.pupils[0]
    assert dubois.failed_courses == ("Français 9/20 (5\u00a0h)", "Néerlandais 7/20 (4\u00a0h)")
    assert (dubois.average, dubois.failures, dubois.failed_hours) == ("10,4", 2, "9\u00a0h")
    assert dubois.birth == "né le 14 novembre 2009"


def moment(sitting, hour, minute, days=0):
    day = sitting.opened().view.session.held_on + timedelta(days)
    return datetime.combine(day, time(hour, minute, 40))


def test_the_hour_of_the_closing_is_told_and_stays_in_the_seal(sitting):
    sitting.complete()
    end = sitting.ask(closing, sitting.id, moment(sitting, 16, 5))
    assert end.view.ended == time(16, 5)
    assert end.view.closing == "La séance est levée à 16\u00a0h\u00a005."
    pdf = render_proces_verbal(end.view)
    sitting.run(seal, sitting.id, end.fingerprint, pdf, end.view.ended)
    assert sitting.opened().view.session.ended_at == "16:05"
    assert sitting.ask(council_paper, sitting.id).closing == end.view.closing


def test_another_day_or_before_it_began_no_hour_of_closing_is_told(sitting):
    sitting.complete()
    held_on = sitting.opened().view.session.held_on
    sitting.run(change_session, sitting.id, SessionDetails(held_on, "13:30"))
    told = [
        sitting.ask(closing, sitting.id, now).view.closing
        for now in (None, moment(sitting, 16, 5, days=1), moment(sitting, 13, 0))
    ]
    assert told == ["", "", ""]


def test_where_the_rule_had_no_verdict_the_paper_says_what_was_missing(school):
    opened = sit(school, "S4A")
    opened.enter("Lambert", "7", "7")
    opened.decide("Lambert", "promoted")
    lambert, other, *_rest = (
        next(one for one in opened.ask(council_paper, opened.id).pupils if name in one.name)
        for name in ("LAMBERT", "DUBOIS")
    )
    assert lambert.constat[0].text.startswith("Pas de verdict. Il manque une note")
    assert lambert.constat[0].source
    assert other.constat == ()


def test_a_closing_names_those_on_whom_the_rule_cannot_conclude(school):
    council = sit(school, "UE1", "studies_first")
    for pupil in ("Lambert", "Van Damme", "Peeters"):
        council.enter(pupil, "80", "70", "60", "50", "60")
        council.decide(pupil, "passed")
    council.enter("Dubois", "80", "70", "60", "50")
    council.decide("Dubois", "passed")
    ready = council.ask(closing, council.id)
    assert ready.undecided == ("DUBOIS Noé",)
    assert ready.view is not None
    council.enter("Dubois", "80", "70", "60", "50", "60")
    assert council.ask(closing, council.id).undecided == ()


def test_where_the_council_is_sovereign_no_verdict_is_waited_for(sitting):
    sitting.complete()
    assert sitting.ask(closing, sitting.id).undecided == ()
