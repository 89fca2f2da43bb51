"""A fraud that a council of promotion sociale established is told in the letter that follows."""

from app.office.councils.circumstances import set_circumstance
from app.reports.letter import render_letter
from tests.office.councils.conftest import sit
from tests.office.letters.conftest import Mail, text_of

PASSES = ("80", "70", "60", "50", "60")


def letters(school, decision: str, *, repeated: bool, kind: str = "studies_first"):
    """The letter of Dubois, in whose first acquis a fraud was found."""
    council = sit(school, "UE1", kind)
    for pupil in ("Lambert", "Van Damme", "Peeters"):
        council.enter(pupil, *PASSES)
        council.decide(pupil, "passed")
    council.enter("Dubois", "fraud", *PASSES[1:])
    for code in ("fraud_plagiarism", *(("fraud_before", "fraud_refused") if repeated else ())):
        council.run(set_circumstance, council.id, council.enrolment("Dubois"), code, True)
    council.decide("Dubois", decision, motivation="Le travail est celui d'un autre.")
    council.seal()
    mail = Mail(school, council)
    for one in mail.prepare().complements:
        name = one.key.partition(" ")[0]
        text = "2025-06-25" if name == "date_publication" else "en septembre, au local 12"
        mail.give(**{one.key: text})
    found = [one for one in mail.prepare().letters if one.pupil == "DUBOIS Noé"]
    assert found and all(one.view is not None for one in found), found
    return text_of(render_letter(found[0].view))


def test_the_letter_of_an_adjournment_names_the_fraud_and_what_is_to_sit_again(school):
    text = letters(school, "postponed", repeated=False)
    assert "Ajournement" in text and "– Français" in text
    assert "Fraude, plagiat ou non-citation de sources constaté pour" in text
    assert "est automatique" in text
    assert "plagiat" in text and "17 §5" in text.replace("§ 5", "§5")


def test_only_the_second_session_of_an_integrated_test_is_to_be_asked_for(school):
    text = letters(school, "postponed", repeated=False, kind="integrated_first")
    assert "n'est pas automatique" in text and "est automatique" not in text


def test_the_letter_of_a_refusal_says_that_the_fraud_is_a_repeated_one(school):
    text = letters(school, "refused", repeated=True)
    assert "Il y a récidive (fraudes constatées auparavant : 1)" in text
