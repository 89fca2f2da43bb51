"""Which letters a council asks for, to whom, with which days, and what stops them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import (
    LegalRepresentative,
    PupilRepresentative,
    School,
    SchoolFigure,
    SchoolYear,
    Sealing,
)
from app.office.letters import sealed as sealed_module
from app.office.letters.complements import give_complement
from app.office.letters.councils import sealed_lines
from app.office.letters.preparing import prepare
from app.office.letters.views import Gap, IssueOptions
from app.office.rights import Role
from app.office.settings.identity import edit_identity
from app.reports.letter_view import Sending
from tests.office.councils.conftest import sit
from tests.office.letters.conftest import Mail


def said(view):
    runs = [run.text for block in view.blocks for one in block.sentences for run in one]
    return "".join(runs).replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def gaps(mail, recipient):
    return [gap.text for gap in mail.prepared(recipient).gaps]


def test_each_household_and_each_pupil_of_age_gets_a_letter(mail):
    letters = mail.prepare().letters
    assert [(one.pupil, one.recipient, one.decision, one.state) for one in letters] == [
        ("DUBOIS Noé", "Madame et Monsieur Dubois", "AOB", "new"),
        ("LAMBERT Éloïse", "Madame Claire Lambert", "AOA", "new"),
        ("LAMBERT Éloïse", "Monsieur Marc Lambert", "AOA", "new"),
        ("PEETERS Loïc", "", "AJ", "impossible"),
        ("VAN DAMME Inès", "Madame Inès Van Damme", "AOC", "new"),
    ]
    assert letters[0].address == "Rue Haute 7, 5000 Namur"
    assert mail.prepare().counted() == {"new": 4, "changed": 0, "unchanged": 0, "impossible": 1}


def test_a_decision_that_nobody_can_receive_says_so_and_where(mail):
    (nobody,) = [one for one in mail.prepare().letters if one.state == "impossible"]
    pupil_id = mail.school.pupils["4TQA", "Peeters"]
    assert nobody.gaps == (
        Gap(
            "Aucun représentant légal ne reçoit le courrier concernant Loïc Peeters.",
            "pupil",
            pupil_id,
        ),
    )


def test_what_the_office_has_to_give_is_asked_once_with_a_proposal(sealed):
    preparation = sealed.prepare()
    assert [(one.key, one.given, one.proposal) for one in preparation.complements] == [
        ("caractere", False, "non confessionnel"),
        ("conciliation_comment", False, "par écrit, contre accusé de réception"),
        ("epreuves_quand 2024-2025", False, ""),
    ]
    aob = sealed.prepared("Dubois")
    assert aob.state == "impossible"
    assert [gap.record_kind for gap in aob.gaps] == ["complement", "complement"]
    assert "Il manque\u00a0: forme de la demande de conciliation interne." in gaps(sealed, "Dubois")
    sealed.give()
    assert sealed.prepared("Dubois").state == "new"
    assert sealed.prepare().complements[0].text == "non confessionnel"


def test_an_empty_complement_or_a_date_that_is_none_is_refused(sealed):
    with pytest.raises(Refusal, match="Il manque") as refused:
        sealed.run(give_complement, "caractere", "  ")
    assert refused.value.field == "caractere"
    with pytest.raises(Refusal, match="Écrivez une date"):
        sealed.run(give_complement, "date_publication council 1", "demain")
    with pytest.raises(KeyError):
        sealed.run(give_complement, "motivation", "x")


def test_days_come_from_the_rules(mail):
    preparation = mail.prepare()
    # The letter of Tuesday 24 June arrives on Wednesday; two business days are left.
    assert preparation.options == IssueOptions(date(2025, 6, 24), date(2025, 6, 25))
    text = said(mail.prepared("Dubois").view)
    assert "au plus tard le 27 juin 2025" in text
    assert "notifiée au plus tard le 4 juillet 2025" in text
    assert "jusqu'au 18 juillet 2025" in text
    assert "auprès de Mme Anne Exemple, directrice" in text
    assert "la 4e année de l'enseignement technique de qualification, option Électricité" in text
    assert "Lacunes en français." in text


def test_the_letter_of_a_friday_is_learnt_on_monday(mail):
    mail.later(3)
    assert mail.prepare().options.communicated_on == date(2025, 6, 30)
    assert "au plus tard le 2 juillet 2025" in said(mail.prepared("Dubois").view)


def test_a_window_that_outlasts_the_answer_is_warned_of(mail):
    late = IssueOptions(date(2025, 6, 24), date(2025, 7, 3))
    assert "après le 4 juillet 2025" in mail.prepared("Dubois", late).warnings[0]
    assert mail.prepared("Claire Lambert", late).warnings == ()


def test_nobody_learns_of_a_decision_before_its_letter(mail):
    with pytest.raises(Refusal, match="avant la date") as refused:
        mail.prepare(IssueOptions(date(2025, 6, 24), date(2025, 6, 23)))
    assert refused.value.field == "communicated_on"


def test_a_figure_that_nobody_published_is_named_and_stops_the_letter(mail):
    with mail.school.session() as session:
        session.get(SchoolYear, mail.school.year_id).label = "2031-2032"
    other = sit(mail.school, "5P")
    other.complete()
    other.seal()
    mail = Mail(mail.school, other)
    (gap,) = mail.prepared("Dubois").gaps
    assert gap.text == (
        "Le chiffre « fwb.external_first_session_deadline » n'est publié nulle part pour "
        "l'année scolaire 2031-2032 : à compléter dans Réglages, avec sa source."
    )
    assert (gap.record_kind, gap.record_id) == ("setting", "figures")
    assert mail.prepared("Claire Lambert").state == "new"
    complete_figures(mail)
    assert "jusqu'au 16 juillet 2032" in said(mail.prepared("Dubois").view)


def complete_figures(mail):
    with mail.school.session() as session:
        for name in ("external_first_session_deadline", "council_sits_first_session"):
            session.add(
                SchoolFigure(
                    name=f"fwb.{name}",
                    school_year="2031-2032",
                    value="2032-07-16",
                    unit="jour",
                    source="Circulaire",
                    author="Anne",
                    entered_at=mail.school.desk.now,
                )
            )
    # Any change of the settings has figures read again.
    mail.run(edit_identity, "subtitle", "Essai")


def test_an_address_that_lacks_stops_only_its_letter(mail):
    with mail.school.session() as session:
        lives = LegalRepresentative.street == "Rue du Puits 3"
        for row in session.exec(select(LegalRepresentative).where(lives)):
            row.street = ""
    assert gaps(mail, "Claire Lambert") == [
        "L'adresse est incomplète pour Madame Claire Lambert\u00a0: il manque la rue."
    ]
    assert mail.prepared("Claire Lambert").view is not None
    assert mail.prepared("Marc Lambert").state == "new"
    by_hand = replace(mail.prepare().options, sending="by_hand")
    assert mail.prepared("Claire Lambert", by_hand).state == "new"


def test_a_school_without_head_issues_nothing_and_says_where_to_complete_it(mail):
    with mail.school.session() as session:
        school = session.get(School, 1)
        school.head_name, school.locality = "", ""
    found = mail.prepared("Claire Lambert")
    assert {gap.text for gap in found.gaps} == {
        "Il manque\u00a0: nom du signataire.",
        "Il manque\u00a0: lieu d’expédition.",
    }
    assert {(gap.record_kind, gap.record_id) for gap in found.gaps} == {("setting", "school")}
    assert "Il manque\u00a0: destinataire de la demande de conciliation interne." in gaps(
        mail, "Dubois"
    )


def test_the_school_names_who_receives_the_request(mail):
    mail.run(edit_identity, "conciliation_contact", "M. Paul Renard, sous-directeur")
    mail.run(edit_identity, "conciliation_accepts_form", True)
    view = mail.prepared("Dubois").view
    assert "auprès de M. Paul Renard, sous-directeur" in said(view)
    assert view.enclosures == ("Formulaire de demande de conciliation interne (volet 1)",)


def test_a_mode_that_the_wording_does_not_allow_is_not_taken(mail):
    registered = replace(mail.prepare().options, sending="registered_receipt")
    assert mail.prepared("Dubois", registered).sending == Sending.REGISTERED_RECEIPT.value
    assert mail.prepare().sendings == tuple(one.value for one in Sending)


def test_what_was_sealed_is_quoted_whatever_changed_later(mail):
    from app.models import Pupil

    with mail.school.session() as session:
        session.get(Pupil, mail.school.pupils["4TQA", "Dubois"]).first_name = "Noël"
    assert "Noé Dubois a terminé avec fruit" in said(mail.prepared("Dubois").view)


def test_the_words_of_the_form_are_taken_from_each_regime(school):
    council = sit(school, "S4A")
    for pupil in ("Lambert", "Dubois", "Van Damme", "Peeters"):
        council.enter(pupil, "7", "7", "7", "7", "7")
        council.decide(pupil, "promoted")
    council.seal()
    text = said(Mail(school, council).prepared("Dubois").view)
    assert "promu dans la 5e classe secondaire" in text
    assert "au plus tard le 11 juillet 2025" in text


def test_adult_education_counts_from_the_publication(school):
    council = sit(school, "UE1", "studies_first")
    council.enter("Lambert", "80", "70", "60", "90", "50")
    for pupil in ("Dubois", "Van Damme", "Peeters"):
        council.enter(pupil, "40", "70", "60", "90", "50")
    council.decide("Lambert", "passed")
    why = "Acquis non maîtrisé."
    for pupil in ("Dubois", "Van Damme", "Peeters"):
        council.decide(pupil, "refused", motivation=why, ground=why)
    council.seal()
    mail = Mail(school, council)
    assert gaps(mail, "Dubois") == ["Il manque\u00a0: date de l'affichage des résultats."]
    mail.give(**{f"date_publication council {council.id}": "2025-06-26"})
    text = said(mail.prepared("Van Damme").view)
    assert "au plus tard le 30 juin 2025" in text
    assert "Français" in text
    assert "au plus tard le 3 juillet 2025" in text
    # Handed over at the desk, never posted: no address is needed.
    assert mail.prepared("Van Damme").sending == "by_hand"
    assert "obtient 71,7 %" in said(mail.prepared("Claire Lambert").view)


def test_an_open_council_has_no_letters(school):
    council = sit(school, "4TQA")
    with pytest.raises(Refusal, match="pas encore clôturé"):
        council.ask(prepare, (council.id,))


def test_a_seal_that_was_tampered_with_stops_all(sealed, monkeypatch):
    monkeypatch.setattr(sealed_module, "_READ", {})
    with sealed.school.session() as session:
        row = session.exec(select(Sealing)).one()
        row.content = row.content.replace("Lacunes", "Lumières")
        session.add(row)
    with pytest.raises(Refusal, match="ne correspond plus à son sceau"):
        sealed.prepare()


def test_statements_do_not_grow_with_pupils(mail, statements):
    options = mail.prepare().options
    with statements(mail.school) as seen:
        mail.prepare(options)
    first = len(seen)
    with statements(mail.school) as seen:
        mail.ask(sealed_lines)
    assert len(seen) == 3
    mail.issue_all()
    with statements(mail.school) as seen:
        mail.prepare(options)
    assert len(seen) == first <= 14


def test_sealed_councils_say_how_many_letters_they_wait_for(mail):
    (line,) = mail.ask(sealed_lines)
    assert (line.class_name, line.decisions, line.waiting) == ("4TQA", 4, 4)
    mail.issue_all()
    (line,) = mail.ask(sealed_lines)
    assert line.waiting == 1


def test_a_reader_may_look_but_not_issue(mail):
    with pytest.raises(Refusal, match="Votre compte"):
        mail.school.file.run(give_complement, mail.school.as_role(Role.READER), "caractere", "x")


def test_a_pupil_who_failed_nothing_has_no_tests_to_name(mail):
    with mail.school.session() as session:
        pupil_id = mail.school.pupils["4TQA", "Peeters"]
        parent = LegalRepresentative(
            last_name="Peeters", street="Rue Longue 1", postal_code="5000", locality="Namur"
        )
        session.add(parent)
        session.flush()
        session.add(
            PupilRepresentative(pupil_id=pupil_id, representative_id=parent.id, relation="guardian")
        )
    assert gaps(mail, "Peeters") == [
        "Il manque\u00a0: dates des épreuves de seconde session.",
        "Il manque\u00a0: épreuves à présenter.",
    ]


def test_an_adjourned_pupil_is_told_once_that_there_is_nothing_to_contest(school):
    council = sit(school, "4TQA")
    council.complete()
    council.enter("Dubois", "9", "12", "7", "absent", "15")
    council.decide("Dubois", "adjourned")
    council.seal()
    mail = Mail(school, council)
    mail.give(**{"epreuves_quand 2024-2025": "du 26 au 28 août 2025"})
    text = said(mail.prepared("Dubois").view)
    assert text.count("Aucune attestation n'a encore été délivrée") == 1
    assert "Français" in text
    assert "Néerlandais" in text
    assert "Sciences" in text
    assert "Mathématique" not in text
