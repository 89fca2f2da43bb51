"""Each document of the catalogue, for the pupils that it applies to."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy.event import listen

from app.errors import Refusal
from app.models import Correspondent, Enrolment, Letter, Pupil, SchoolClass, SchoolWording
from app.office.letters.complements import give_complement
from app.office.letters.issuing import begin_batch, reserve
from app.office.letters.occasions.catalogue import documents_of
from app.office.letters.occasions.listing import documents_to_choose, offers_for, offers_of
from app.office.letters.occasions.preparing import prepare_documents
from app.office.letters.register import outgoing
from app.office.letters.views import IssueOptions, LetterAsk, Subject
from app.reports.letter import render_letter
from app.reports.letter_view import Form
from app.reports.wording import field_infos, load_wording
from tests.office.councils.conftest import sit
from tests.office.letters.conftest import text_of
from tests.office.letters.producing import Office
from tests.schools import make_school

LONG_NAME = "Vandenbroucke-de Montpellier d'Annevoie"
MINE = ("enrolment", "councils", "appeals", "discipline")
HOSTILE = ("<b><i></b>", "<img src=x>", "=1+1", "{eleve} %s **gras** <para>")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Councils of three regimes are sealed; one enrolment is provisional, one has ended."""
    school = make_school(tmp_path_factory.mktemp("catalogue"))
    for name in ("4TQA", "5P"):
        council = sit(school, name)
        council.complete()
        council.seal()
    _jury(school)
    _adult_education(school)
    with school.session() as session:
        session.add(
            Correspondent(
                short_name="CPMS",
                name="CPMS de Namur",
                street="Rue du Test 1",
                postal_code="5000",
                locality="Namur",
            )
        )
        for (_name, last), pupil_id in school.pupils.items():
            session.get(Pupil, pupil_id).birth_place = "Charleroi"
            if last == "Dubois":
                enrolment = session.get(Enrolment, school.enrolments[_name, last])
                enrolment.status = "provisional"
            if _name == "S4A" and last == "Lambert":
                enrolment = session.get(Enrolment, school.enrolments[_name, last])
                enrolment.end, enrolment.end_reason = school.desk.today, "déménagement"
    yield Office(school)
    school.file.close(school.desk.now)


def _jury(school):
    for name in ("4TQA", "5P"):
        with school.session() as session:
            row = session.get(SchoolClass, school.classes[name])
            kept, row.study_year = row.study_year, 6
            row.form = "technical_qualification"
        jury = sit(school, name, "qualification_jury")
        for pupil in ("Lambert", "Dubois", "Van Damme", "Peeters"):
            motive = {"motivation": "Épreuve de pratique non réussie."}
            granted = pupil in ("Lambert", "Peeters")
            jury.decide(
                pupil, "cq_granted" if granted else "cq_refused", **({} if granted else motive)
            )
        jury.seal()
        with school.session() as session:
            session.get(SchoolClass, school.classes[name]).study_year = kept


def _adult_education(school):
    council = sit(school, "UE1", "studies_first")
    for pupil in ("Lambert", "Dubois", "Van Damme", "Peeters"):
        council.enter(pupil, "70", "65", "60", "62", "75")
    for pupil in ("Lambert", "Dubois", "Peeters"):
        council.decide(pupil, "passed")
    why = "Épreuve non présentée."
    council.decide("Van Damme", "refused", motivation=why, ground=why)
    council.seal()
    section = sit(school, "UE1", "section")
    for pupil in ("Lambert", "Dubois", "Van Damme", "Peeters"):
        if pupil == "Van Damme":
            why = "Une unité manque."
            section.decide(pupil, "section_incomplete", motivation=why, ground=why)
        else:
            section.decide(pupil, "section_passed")
    section.seal()


CASES = [
    (regime, one.letter)
    for regime in ("fwb", "cefa", "european", "promsoc")
    for one in documents_of(regime)
    if one.family in MINE and one.letter != "attestation_intermediate"
]


def said(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").split())


@pytest.mark.parametrize(("regime", "letter"), CASES)
def test_each_document_says_what_the_file_and_the_office_say(office, regime, letter):
    subject = office.first(regime, letter)
    given = office.give(subject)
    (view,) = [one.view for one in office.prepare(subject).letters][:1]
    assert view is not None
    (letter_id, *_others) = office.issue(subject)
    text = text_of(office.pdf(letter_id))
    with office.school.session() as session:
        row = session.get(Letter, letter_id)
        if subject.pupil_id is not None:
            pupil = session.get(Pupil, subject.pupil_id)
            assert f"{pupil.first_name} {pupil.last_name}" in text
        assert row.about == subject.about and row.status == "issued"
        reference = f"{row.year}/{row.number:04}"
    (line,) = [one for one in office.ask(outgoing, 2025).lines if one.id == letter_id]
    assert line.title == load_wording(regime, letter).title
    assert reference in text and "Institut du Test" in text
    # A form is dated by whom signs it.
    assert "24 juin 2025" in text or load_wording(regime, letter).form is Form.FORM
    for name, typed in given.items():
        if field_infos()[name].kind != "date":
            for line in typed.splitlines():
                assert said(line).rstrip(".") in text.replace("- ", "-"), name
    assert [one.state for one in office.prepare(subject).letters] == [
        "unchanged" for _one in office.prepare(subject).letters
    ]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_is_typed_is_read_as_markup(office, hostile):
    subject = Subject("fwb", "permanent_exclusion", office.school.pupils["4TQA", "Dubois"], "")
    (offer,) = [one for one in office.ask(offers_for, subject.pupil_id) if _same(one, subject)]
    office.give(offer.subject, text=hostile)
    with office.school.session() as session:
        session.get(Pupil, subject.pupil_id).birth_place = hostile
    for view in (one.view for one in office.prepare(offer.subject).letters):
        assert text_of(render_letter(view)).count(hostile) >= 3
    certificate = office.first("fwb", "certificate_enrolment", "DUBOIS")
    (prepared,) = office.prepare(certificate).letters
    assert hostile in text_of(render_letter(prepared.view))


def _same(offer, subject):
    return offer.subject.letter == subject.letter and not offer.told


def test_a_letter_keeps_its_bytes_when_names_and_wordings_change(office):
    subject = office.first("fwb", "certificate_enrolment", "PEETERS")
    (letter_id,) = office.issue(subject)
    kept = office.pdf(letter_id)
    with office.school.session() as session:
        session.get(Pupil, subject.pupil_id).last_name = "Peeters-Janssens"
        session.add(
            SchoolWording(
                regime="fwb",
                letter="certificate_enrolment",
                part="closing",
                text="Délivrée pour la forme.",
                author="Anne Exemple",
                entered_at=office.school.desk.now,
            )
        )
    assert office.pdf(letter_id) == kept
    (changed,) = office.prepare(subject).letters
    assert changed.state == "changed" and changed.replaces
    (second,) = office.issue(subject)
    with office.school.session() as session:
        former = session.get(Letter, letter_id)
        assert (former.status, former.replaced_by_id) == ("cancelled", second)


def test_what_is_missing_is_named_and_stops_the_letter(office):
    other = office.first("cefa", "provisional_removal", "VAN DAMME")
    preparation = office.prepare(other)
    (letter,) = preparation.letters
    assert letter.state == "impossible"
    told = " ".join(gap.text for gap in letter.gaps)
    for what in ("premier jour de la mesure", "dernier jour", "motivation de la mesure"):
        assert what in told
    batch = office.run(begin_batch, "Lot", (0,))
    with pytest.raises(Refusal, match="ne peut être émise"):
        office.run(reserve, batch, LetterAsk.of(letter, preparation.options))


def test_a_text_that_asks_what_the_file_does_not_hold_is_named_not_fatal(office):
    subject = office.first("fwb", "certificate_enrolment", "LAMBERT")
    with office.school.session() as session:
        row = SchoolWording(
            regime="fwb",
            letter="certificate_enrolment",
            part="subject",
            text="Après la décision {decision}.",
            author="Anne Exemple",
            entered_at=office.school.desk.now,
        )
        session.add(row)
        session.flush()
        kept = row.id
    (letter,) = office.prepare(subject).letters
    with office.school.session() as session:
        session.delete(session.get(SchoolWording, kept))
    assert (letter.state, letter.view) == ("impossible", None)
    (gap,) = letter.gaps
    assert field_infos()["decision"].label in gap.text and gap.record_kind == "pupil"


def test_days_that_do_not_follow_each_other_stop_the_letter(office):
    subject = office.first("cefa", "hearing_convocation", "VAN DAMME")
    office.give(subject)
    (key,) = [
        one.key for one in office.prepare(subject).complements if one.key.startswith("audition_le")
    ]
    office.run(give_complement, key, "2025-06-26")
    (letter,) = office.prepare(subject).letters
    (gap,) = letter.gaps
    assert "le 26 juin 2025 vient avant le 1er juillet 2025" in gap.text
    office.run(give_complement, key, "2025-07-01")
    (letter,) = office.prepare(subject).letters
    assert letter.state == "new"


def test_a_refusal_to_enrol_again_keeps_to_the_days_of_the_code(office):
    subject = office.first("cefa", "reenrolment_refusal", "VAN DAMME")
    office.give(subject)
    keys = {one.key.partition(" ")[0]: one.key for one in office.prepare(subject).complements}
    office.run(give_complement, keys["effet_le"], "2025-06-30")
    (letter,) = office.prepare(subject).letters
    assert letter.state == "impossible"
    assert "à partir du 1er juillet 2025" in letter.gaps[0].text
    office.run(give_complement, keys["effet_le"], "2025-07-01")
    late = IssueOptions(date(2025, 9, 5), date(2025, 9, 8))
    (letter,) = office.ask(prepare_documents, (subject,), late).letters
    assert "au plus tard le 5 septembre 2025" in letter.gaps[0].text
    office.run(give_complement, keys["decision_le"], "2025-08-20")
    office.run(give_complement, keys["audition_tenue_le"], "2025-08-15")
    in_time = IssueOptions(date(2025, 8, 21), date(2025, 8, 22))
    (letter,) = office.ask(prepare_documents, (subject,), in_time).letters
    assert "15 août" in letter.gaps[0].text
    office.run(give_complement, keys["audition_tenue_le"], "2025-08-18")
    (letter,) = office.ask(prepare_documents, (subject,), in_time).letters
    assert (letter.state, letter.gaps) == ("new", ())


def test_a_second_matter_of_the_year_is_another_letter(office):
    subject = office.first("cefa", "temporary_exclusion", "VAN DAMME")
    office.give(subject)
    office.issue(subject)
    offers = [
        one
        for one in office.ask(offers_for, subject.pupil_id)
        if one.subject.letter == "temporary_exclusion"
    ]
    assert [(one.subject.about[-2:], bool(one.told)) for one in offers] == [
        ("#1", True),
        ("#2", False),
    ]
    assert offers[1].detail == "2024-2025, affaire n° 2"


def test_the_window_is_told_why_a_document_does_not_apply(office):
    offers = office.ask(offers_for, office.school.pupils["4TQA", "Lambert"])
    refused = {one.subject.letter: one.refusal for one in offers if one.refusal}
    assert refused["attestation_aob"] == "Aucun conseil clôturé n'a délivré d'AOB."
    assert "rien à contester" in refused["appeal_internal_form"]
    assert "inscrit comme régulier" in refused["enrolment_refusal"]
    (preparation,) = [office.prepare(replace(offers[0].subject, about="year:999"))]
    assert preparation.letters == ()


def test_the_catalogue_names_the_regimes_of_the_school(office):
    choices = office.ask(documents_to_choose)
    assert {one.regime for one in choices} == {"fwb", "cefa", "european", "promsoc"}
    assert len({(one.regime, one.letter) for one in choices}) == len(choices)


def test_as_many_statements_for_one_pupil_as_for_a_class(office):
    seen = []
    listen(office.school.file.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    subjects = [one.subject for one in office.ask(offers_of, "cefa", "attestation_attendance")]
    seen.clear()
    office.prepare(subjects[0])
    one = len(seen)
    seen.clear()
    office.prepare(*subjects)
    assert len(subjects) == 4 and len(seen) == one


def test_a_motivation_of_twelve_hundred_words_goes_on_over_the_page(office):
    subject = office.first("cefa", "permanent_exclusion", "PEETERS")
    with office.school.session() as session:
        pupil = session.get(Pupil, subject.pupil_id)
        pupil.last_name, pupil.birth_date = LONG_NAME, date(2006, 6, 30)
        pupil.street = "Avenue du Vingt-Quatrième Régiment des Chasseurs ardennais 1234 boîte 56"
        pupil.postal_code, pupil.locality = "6600", "Bastogne"
    given = office.give(subject)
    (key,) = [one.key for one in office.prepare(subject).complements if "motif" in one.key]
    office.run(give_complement, key, " ".join(f"constat{number}" for number in range(1200)))
    (letter,) = office.prepare(subject).letters
    pdf = render_letter(letter.view)
    text = text_of(pdf)
    assert given and len(PdfReader(BytesIO(pdf)).pages) == 4
    assert LONG_NAME in text
    assert all(f"constat{number}" in text.replace("- ", "") for number in range(0, 1200, 7))


def test_the_length_of_an_exclusion_says_who_may_pronounce_it_and_whether_to_appeal(office):
    subject = office.first("european", "council_exclusion", "VAN DAMME")
    office.give(subject)
    keys = {one.key.partition(" ")[0]: one.key for one in office.prepare(subject).complements}
    office.run(give_complement, keys["mesure_du"], "2025-06-02")
    for days, council, told in (
        ("douze", "", "en chiffres"),
        ("16", "2025-05-28", "La durée ne convient pas"),
        ("4", "", "Conseil de discipline"),
    ):
        office.run(give_complement, keys["jours_ouvrables"], days)
        office.run(give_complement, keys["conseil_discipline_le"], council)
        letters = office.prepare(subject).letters
        assert {one.state for one in letters} == {"impossible"}
        assert [gap.record_kind for gap in letters[0].gaps] == ["complement"], letters[0].gaps
        assert told in letters[0].gaps[0].text
    office.run(give_complement, keys["conseil_discipline_le"], "2025-05-28")
    office.run(give_complement, keys["jours_ouvrables"], "10")
    short = said(text_of(render_letter(office.prepare(subject).letters[0].view)))
    assert "du 2 juin 2025 au 13 juin 2025" in short and "au plus tard" not in short
    office.run(give_complement, keys["jours_ouvrables"], "11")
    long = said(text_of(render_letter(office.prepare(subject).letters[0].view)))
    assert "prend effet le 25 juin 2025" in long
    assert "au plus tard le 2 juillet 2025" in long and "Procès-verbal du Conseil" in long


@pytest.mark.parametrize(("regime", "name"), [("fwb", "4TQA"), ("cefa", "5P")])
def test_intermediate_skills_are_attested_for_who_left_a_last_year(office, regime, name):
    offers = office.ask(offers_of, regime, "attestation_intermediate")
    assert all("qui a quitté en cours d'année" in one.refusal for one in offers)
    with office.school.session() as session:
        klass = session.get(SchoolClass, office.school.classes[name])
        kept = klass.study_year, klass.form
        klass.study_year, klass.form = 6, "technical_qualification"
        enrolment = session.get(Enrolment, office.school.enrolments[name, "Peeters"])
        enrolment.end, enrolment.end_reason = date(2025, 5, 30), "déménagement"
    subject = office.first(regime, "attestation_intermediate")
    given = office.give(subject)
    (letter_id,) = office.issue(subject)
    text = said(text_of(office.pdf(letter_id)))
    assert given["profil"] in text and "conseil de classe du 24 juin 2025" in text
    assert all(line in text for line in given["competences_acquises"].splitlines())
    assert ("en alternance" in text) is (regime == "cefa")
    with office.school.session() as session:
        klass = session.get(SchoolClass, office.school.classes[name])
        klass.study_year, klass.form = kept
        session.get(Enrolment, office.school.enrolments[name, "Peeters"]).end = None
