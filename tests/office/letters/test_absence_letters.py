"""The letters that absences ask for: each says what the file says, and settles its duty."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlmodel import select

from app.models import Duty, Letter
from app.office.absences.duties.settling import ask_home_visit, settle
from app.office.journal import recent_journal
from app.office.letters.occasions.catalogue import document_of
from app.office.letters.occasions.duty_dossiers import Dossier
from app.reports.compose import missing_fields
from app.reports.letter import render_letter
from app.reports.wording import load_wording
from tests.office.letters.absences import (
    TODAY,
    Absentees,
    fill,
    judged,
    procedure_to_council,
)
from tests.schools import make_school


@pytest.fixture(scope="module")
def absentees(tmp_path_factory):
    """One school for all, whose file goes on from test to test; each takes pupils of its own."""
    school = make_school(tmp_path_factory.mktemp("absences"))
    one = Absentees(school)
    fill(one)
    yield one
    school.file.close(school.desk.now)


def said(view):
    """The text of the letter as drawn, its spaces and line ends aside."""
    pages = PdfReader(BytesIO(render_letter(view))).pages
    text = " ".join(page.extract_text() for page in pages)
    text = (
        text.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'").replace("\u00ad", "")
    )
    return " ".join(text.split())


def letters(absentees, regime, letter, class_name, name, about="", **given):
    subject = absentees.subject(regime, letter, class_name, name, about)
    for one in absentees.prepare(subject).letters:
        if one.subject is not None:
            absentees.give(one.subject, **given)
    return absentees.prepare(subject).letters


def only(absentees, *which, **given):
    found = letters(absentees, *which, **given)
    assert found and all(one.state == "new" and not one.gaps for one in found), found
    return said(found[0].view), found


def test_a_document_is_asked_for(absentees):
    text, _found = only(
        absentees, "fwb", "document_request", "4TQA", "Dubois", "absence:2025-05-26"
    )
    for words in (
        "Madame et Monsieur Dubois",
        "L'absence de Noé Dubois, élève de 4TQA, n'est justifiée par aucun document",
        "Il s'agit de 1 demi-journée :",
        "lundi 26 mai 2025, matin",
        "au plus tard le 27 mai 2025",
        "au plus tard le 3 juin 2025, l'absence est réputée injustifiée et les justificatifs",
        "huit demi-journées par année scolaire ; il en reste 8",
        "au-delà, un certificat médical est nécessaire",
    ):
        assert words in text, words


def test_what_lapsed_is_confirmed_and_asked_for_no_more(absentees):
    text, _found = only(
        absentees, "fwb", "unjustified_confirmation", "4TQA", "Dubois", "absence:2025-01-06"
    )
    for words in (
        "dans les cinq jours ouvrables scolaires (au plus tard le 14 janvier 2025)",
        "les justificatifs ne sont plus acceptés",
        "4 demi-journées :",
        "lundi 6 janvier 2025, matin et après-midi",
        "Noé Dubois compte 4 demi-journées d'absence",
    ):
        assert words in text, words
    (asked,) = letters(absentees, "fwb", "document_request", "4TQA", "Dubois", "absence:2025-01-06")
    assert asked.state == "impossible"
    assert asked.gaps[0].text == "Le délai est passé\u00a0: l'absence est réputée injustifiée."


def test_the_report_says_all_half_days_and_the_steps(absentees):
    duty = absentees.duty("report_first", "4TQA", "Dubois")
    text, (letter,) = only(absentees, "fwb", "dgeo_report", "4TQA", "Dubois", f"duty:{duty.id}")
    for words in (
        "Direction générale de l'Enseignement obligatoire Rue Adolphe Lavallée 1 1080 Bruxelles",
        "« Institut du Test » (FASE 1234) vous signale Noé Dubois, né le 14 novembre 2009",
        "inscrit en 4TQA pour l'année scolaire 2024-2025 (matricule 2)",
        "Responsables : Madame et Monsieur Dubois, Rue Haute 7, 5000 Namur.",
        "9 demi-journées d'absence injustifiée, la neuvième ayant été atteinte le 20 janvier 2025",
        "mardi 14 janvier 2025, matin et après-midi",
        "lundi 20 janvier 2025, matin.",
        "Convocation des responsables, en cours",
    ):
        assert words in text, words
    assert letter.recipient == "Direction générale de l’enseignement obligatoire"


def test_a_report_whose_verdict_was_not_kept_still_names_the_ninth_day(absentees, monkeypatch):
    duty = absentees.duty("report_first", "4TQA", "Dubois")
    monkeypatch.setattr(Dossier, "result", property(lambda _self: {}))
    text, _found = only(absentees, "fwb", "dgeo_report", "4TQA", "Dubois", f"duty:{duty.id}")
    assert "la neuvième ayant été atteinte le 20 janvier 2025" in text


def test_issuing_the_report_settles_the_duty_once_and_the_sequel_counts_from_it(absentees):
    duty = absentees.duty("report_first", "4TQA", "Dubois")
    subject = absentees.subject("fwb", "dgeo_report", "4TQA", "Dubois", f"duty:{duty.id}")
    (number,) = absentees.issue(subject)
    done = absentees.duty("report_first", "4TQA", "Dubois", "done")
    assert (done.settled_on, done.reference) == (TODAY, "2025/0001")
    with absentees.school.session() as session:
        assert session.get(Duty, duty.id).letter_id == number
    assert [one.state for one in absentees.prepare(subject).letters] == ["unchanged"]
    absentees.mark("4TQA", "Dubois", "A", date(2025, 3, 10), ("am", "pm"))
    sequel = absentees.duty("report_monthly", "4TQA", "Dubois")
    assert (sequel.number, sequel.due) == (2, date(2025, 3, 31))
    text, _found = only(
        absentees, "fwb", "dgeo_monthly_report", "4TQA", "Dubois", f"duty:{sequel.id}"
    )
    for words in (
        "vous a signalé le 26 mai 2025 Noé Dubois",
        "2 demi-journées :",
        "lundi 10 mars 2025, matin et après-midi",
        "Total depuis le début de l'année scolaire : 11 demi-journées.",
    ):
        assert words in text, words
    assert "20 janvier 2025, matin" not in text


def test_what_was_issued_and_falls_is_put_right_by_a_letter(absentees):
    absentees.mark("4TQA", "Dubois", "E", date(2025, 1, 6), ("am",))
    duty = absentees.duty("rectification", "4TQA", "Dubois")
    text, (letter,) = only(absentees, "fwb", "rectification", "4TQA", "Dubois", f"duty:{duty.id}")
    for words in (
        "Rectification de notre courrier du 26 mai 2025",
        "(Signalement à la DGEO), ne correspond plus à la situation",
        "lundi 6 janvier 2025, matin.",
        "l'élève compte 10 demi-journées d'absence injustifiée",
    ):
        assert words in text, words
    assert "enseignement obligatoire" in letter.recipient


def test_the_convocation_waits_for_its_appointment(absentees):
    duty = absentees.duty("convocation", "4TQA", "Lambert")
    subject = absentees.subject("fwb", "absence_convocation", "4TQA", "Lambert", f"duty:{duty.id}")
    before = absentees.prepare(subject)
    assert {one.state for one in before.letters} == {"impossible"}
    assert "jour de l'entretien" in before.letters[0].gaps[0].text
    text, found = only(
        absentees, "fwb", "absence_convocation", "4TQA", "Lambert", f"duty:{duty.id}"
    )
    assert [one.recipient for one in found] == ["Madame Claire Lambert", "Monsieur Marc Lambert"]
    for words in (
        "Éloïse Lambert, élève de 4TQA, compte 21 demi-journées d'absence injustifiée",
        "Le 2 juin 2025, à 16 h 15, au bureau de la direction, avec Mme Lejeune, éducatrice.",
        "les dispositions légales relatives à l'obligation scolaire",
        "mardi 4 février 2025, matin et après-midi",
    ):
        assert words in text, words


def test_the_excess_is_told_to_each_parent_and_settles_once(absentees):
    duty = absentees.duty("excess_information", "4TQA", "Lambert")
    about = f"duty:{duty.id}"
    text, found = only(absentees, "fwb", "excess_information", "4TQA", "Lambert", about)
    assert [one.sending for one in found] == ["registered", "registered"]
    for words in (
        "compte 21 demi-journées d'absence injustifiée",
        "La vingtième a été dépassée le 10 février 2025.",
        "Sauf décision favorable du conseil de classe, l'élève ne peut prétendre à la sanction",
        "des objectifs individuels",
        "n'est pas susceptible de recours",
    ):
        assert words in text, words
    assert "exclu" not in text
    numbers = absentees.issue(
        absentees.subject("fwb", "excess_information", "4TQA", "Lambert", about)
    )
    with absentees.school.session() as session:
        assert session.get(Duty, duty.id).letter_id == numbers[0]
        assert len(session.exec(select(Letter).where(Letter.about == about)).all()) == 2
    assert absentees.duty("await_return", "4TQA", "Lambert").status == "open"
    line = absentees.ask(recent_journal, 20)
    assert any("await_return new" in one.after for one in line)


def test_a_visit_names_the_steps_and_goes_to_the_centre(absentees):
    convocation = absentees.duty("convocation", "4TQA", "Lambert")
    absentees.do(settle, convocation.id, TODAY, "par courrier")
    visit = absentees.do(ask_home_visit, convocation.id)
    text, (letter,) = only(
        absentees, "fwb", "home_visit_request", "4TQA", "Lambert", f"duty:{visit}"
    )
    assert letter.recipient == "Centre psycho-médico-social de Namur 1"
    for words in (
        "Rue du Parc 2 5000 Namur",
        "Éloïse Lambert, née le 3 mars 2009",
        "Convocation des responsables, le 26 mai 2025 (par courrier)",
        "Appel téléphonique du 21 janvier 2025 (La maman)",
        "Les responsables, convoqués, ne se sont pas présentés.",
    ):
        assert words in text, words


def test_objectives_decision_and_attestation_say_what_the_council_found(absentees):
    procedure_to_council(absentees)
    duty = absentees.duty("seek_approval", "4TQA", "Lambert", "done")
    text, _found = only(
        absentees, "fwb", "objectives_contract", "4TQA", "Lambert", f"duty:{duty.id}"
    )
    for words in (
        "fixés par l'équipe éducative et le CPMS, et vous sont proposés le 26 mai 2025",
        "être présente chaque matin à 8 h 25",
        "rencontrer l'éducatrice chaque lundi",
        "plan de pilotage de l'école : objectif 3, l'accrochage",
        "n'est pas admis aux examens de fin d'année et reçoit une attestation",
        "J'approuve les objectifs",
    ):
        assert words in text, words
    notice = absentees.duty("admission_notice", "4TQA", "Lambert")
    text, _found = only(
        absentees, "fwb", "admission_decision", "4TQA", "Lambert", f"duty:{notice.id}"
    )
    for words in (
        "Le conseil de classe s'est réuni le 26 mai 2025",
        "Éloïse Lambert n'est pas admise aux examens de fin d'année.",
        "Deux absences depuis.",
        "rencontrer l'éducatrice chaque lundi : non respecté",
        "n'est pas une attestation d'orientation C et n'est pas susceptible de recours",
    ):
        assert words in text, words
    free = absentees.duty("free_attestation", "4TQA", "Lambert")
    text, found = only(
        absentees, "fwb", "free_pupil_attestation", "4TQA", "Lambert", f"duty:{free.id}"
    )
    assert len(found) == 1
    for words in (
        "Attestation de fréquentation en qualité d'élève libre",
        "en qualité d'élève libre",
        "constaté le 26 mai 2025 que les objectifs fixés ne sont pas respectés",
        "La présente attestation n'est pas une attestation d'orientation C.",
    ):
        assert words in text, words


@pytest.mark.parametrize(
    ("name", "decision", "words"),
    [
        ("Van Damme", "accepted", "L'absence est reconnue comme justifiée (3 demi-journées)."),
        ("Lambert", "refused", "L'absence n'est pas reconnue comme justifiée (3 demi-journées)."),
    ],
)
def test_what_the_head_decided_of_an_absence_is_told(absentees, name, decision, words):
    number = judged(absentees, name, decision)
    text, _found = only(
        absentees, "fwb", "absence_decision", "4TQA", name, f"justification:{number}"
    )
    assert words in text
    assert "jeudi 22 mai 2025, matin et après-midi" in text
    assert "Le rendez-vous ne pouvait être déplacé." in text
    circumstances = "force majeure ou des circonstances exceptionnelles" in text
    assert circumstances == (decision == "accepted")


def test_the_alternance_has_the_same_letters(absentees):
    text, _found = only(absentees, "cefa", "excess_information", "5P", "Lambert")
    assert "Éloïse Lambert, élève de 5P, compte 21 demi-journées" in text


def test_a_student_is_told_the_share_of_the_unit_and_nobody_else(absentees):
    text, found = only(absentees, "promsoc", "irregularity_notice", "UE1", "Lambert")
    assert [one.recipient for one in found] == ["Madame Éloïse Lambert"]
    for words in (
        "« Comptabilité »",
        "32 périodes sans motif valable sur 60 périodes de l'unité, soit 53,33 %",
        "n'est plus admis aux cours",
        "mardi 13 mai 2025 : 4 périodes",
    ):
        assert words in text, words
    text, _found = only(absentees, "promsoc", "presence_hearing", "UE1", "Lambert")
    assert "ne peut plus dépasser 46,66 % des périodes" in text
    assert "par la direction et le chargé de cours" in text
    found = letters(absentees, "promsoc", "paid_leave_warning", "UE1", "Lambert")
    assert len(found) == 2
    assert "du trimestre d'avril à juin 2025" in said(found[1].view)
    text = said(found[0].view)
    assert "du trimestre de janvier à mars 2025 représentent 100 % des heures données" in text
    assert "mardi 25 mars 2025 : 4 périodes" in text and "avril" not in text


def test_the_european_school_warns_and_lets_go(absentees):
    text, _found = only(absentees, "european", "left_school", "S4A", "Lambert")
    for words in (
        "depuis le 10 mars 2025 et jusqu'au 31 mars 2025 au moins, soit 16 jours d'école",
        "En application de l'article 30.3.b.i du Règlement général, Éloïse Lambert est considérée",
        "ayant quitté l'école le 31 mars 2025",
    ):
        assert words in text, words
    text, _found = only(absentees, "european", "rate_warning", "S4A", "Lambert")
    assert "(le 18 avril 2025)" in text
    assert "Ensemble des cours : 112 périodes sur 210" in text
    assert "risque de ne pouvoir être promue dans la classe supérieure" in text
    text, _found = only(absentees, "european", "repeated_warning", "S4A", "Dubois")
    assert "elles sont au nombre de 2" in text and "Conseil de discipline" in text


def test_letters_of_many_pupils_ask_no_more_statements(absentees, statements):
    one = absentees.subject("fwb", "dgeo_report", "4TQA", "Lambert")
    two = absentees.subject("fwb", "dgeo_report", "4TQA", "Dubois")
    with statements(absentees.school) as few:
        absentees.prepare(one)
    with statements(absentees.school) as many:
        absentees.prepare(one, two)
    assert len(many) == len(few)


@pytest.mark.parametrize("letter", ["dgeo_report", "excess_information", "left_school"])
def test_no_mandatory_mention_can_be_left_empty(letter):
    regime = "european" if letter == "left_school" else "fwb"
    assert missing_fields(load_wording(regime, letter), {})
    assert document_of(letter).family == "absences"
