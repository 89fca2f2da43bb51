"""Who signs, who receives a copy, and what leaves beside the letters."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Refusal
from app.office.letters.copies import send_copies
from app.office.letters.correspondents import (
    CorrespondentLine,
    correspondents,
    save_correspondent,
)
from app.office.letters.documents import issued_documents
from app.office.letters.lives import mark_posted
from app.office.letters.outputs import (
    counter_sheet,
    counter_view,
    dispatch,
    envelopes_view,
    labels_view,
    register_view,
)
from app.office.letters.signatories import (
    HEAD,
    all_signers,
    save_signatory,
    set_head_function,
    set_scan,
)
from app.office.settings.identity import edit_identity
from app.reports.letter import render_letter
from tests.office.letters.conftest import text_of

CPMS = CorrespondentLine(
    None, "CPMS", "Centre PMS libre de Namur", "Mme la directrice", "Rue du Parc 2", "5000", "Namur"
)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
def cpms(mail):
    return mail.run(save_correspondent, CPMS).value


@pytest.fixture
def issued(mail):
    return tuple(mail.issue_all())


def test_a_copy_has_its_own_line_and_the_same_document(mail, issued, cpms):
    (copy,) = mail.run(send_copies, issued[:1], (cpms,)).value
    line = mail.detail(copy).line
    assert (line.number, line.copy_of, line.recipient, line.status) == (
        5,
        "2025/0001",
        "CPMS",
        "issued",
    )
    assert line.address == "Mme la directrice, Rue du Parc 2, 5000 Namur"
    documents = mail.ask(issued_documents, (issued[0], copy))
    assert documents[0].pdf == documents[1].pdf
    assert (documents[0].copy_for, documents[1].copy_for) == ("", "CPMS")
    assert mail.detail(issued[0]).steps[-1].note == "2025/0005, CPMS"
    # Deadlines are those of the family alone
    assert mail.detail(copy).terms == ()
    (envelope,) = mail.ask(dispatch, (copy,)).envelopes
    assert envelope.lines[0] == "Centre PMS libre de Namur"


def test_a_copy_is_made_once_and_never_of_a_copy(mail, issued, cpms):
    copies = mail.run(send_copies, issued[:2], (cpms,)).value
    assert len(copies) == 2
    with pytest.raises(Refusal, match="déjà dans le registre"):
        mail.run(send_copies, issued[:2], (cpms,))
    assert len(mail.run(send_copies, issued[:3], (cpms,)).value) == 1
    with pytest.raises(Refusal, match="n'est pas de celles"):
        mail.run(send_copies, copies, (cpms,))
    with pytest.raises(Refusal, match="Choisissez à qui"):
        mail.run(send_copies, issued[:1], ())


def test_a_copy_needs_somewhere_to_go(mail, issued):
    nowhere = mail.run(save_correspondent, CorrespondentLine(None, "DGEO", "DGEO")).value
    with pytest.raises(Refusal, match="L'adresse manque pour DGEO") as refused:
        mail.run(send_copies, issued[:1], (nowhere,))
    assert refused.value.field == "copies"
    by_mail = CorrespondentLine(nowhere, "DGEO", "DGEO", email="dgeo@example.be")
    mail.run(save_correspondent, by_mail)
    (copy,) = mail.run(send_copies, issued[:1], (nowhere,)).value
    assert mail.detail(copy).line.sending == "email"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"short_name": " "}, "short_name"), ({"name": ""}, "name"), ({"email": "x"}, "email")],
)
def test_a_correspondent_that_cannot_serve_is_refused(mail, changes, field):
    with pytest.raises(Refusal) as refused:
        mail.run(save_correspondent, replace(CPMS, **changes))
    assert refused.value.field == field


def test_two_correspondents_have_two_names(mail, cpms):
    with pytest.raises(Refusal, match="déjà ce nom court"):
        mail.run(save_correspondent, CPMS)
    mail.run(save_correspondent, replace(CPMS, id=cpms, active=False))
    assert [one.active for one in mail.ask(correspondents)] == [False]


def test_a_delegate_signs_for_the_head_and_a_copy_is_named(mail, cpms):
    paul = mail.run(save_signatory, None, " Paul  Renard ", "mr", "deputy").value
    preparation = mail.prepare()
    assert preparation.signatories == (
        (HEAD, "Mme Anne Exemple, directrice"),
        (paul, "M. Paul Renard, directeur adjoint"),
    )
    assert preparation.correspondents == ((cpms, "CPMS"),)
    options = replace(preparation.options, signatory_id=paul, copies=(cpms,))
    prepared = mail.prepared("Dubois", options)
    said = text_of(render_letter(prepared.view))
    assert "Pour la directrice, Le directeur adjoint, Paul Renard" in said
    assert "Copie : CPMS" in said
    mail.issue(prepared, options)
    # Prepared again with what is proposed, the letter still says the same
    assert mail.prepared("Dubois").state == "unchanged"


def test_functions_agree_with_the_person(mail):
    mail.run(set_head_function, "prefect")
    assert mail.prepare().signatories[0][1] == "Mme Anne Exemple, préfète des études"
    mail.run(edit_identity, "head_civility", "mr")
    assert mail.ask(all_signers).head.with_article == "Le préfet des études"
    with pytest.raises(KeyError):
        mail.run(set_head_function, "emperor")
    with pytest.raises(Refusal, match="Le nom manque"):
        mail.run(save_signatory, None, " ", "mr", "deputy")


def test_a_scanned_signature_stands_only_where_the_wording_lets_it(mail):
    mail.run(set_scan, HEAD, PNG)
    signed = {
        one.recipient: bool(one.view.signature.scan) for one in mail.prepare().letters if one.view
    }
    by_decision = {one.recipient: one.decision for one in mail.prepare().letters}
    assert {by_decision[name] for name, scan in signed.items() if scan} == {"AOA"}
    assert not any(signed[name] for name in signed if by_decision[name] in ("AOB", "AOC"))
    mail.run(set_scan, HEAD, None)
    assert not any(one.view.signature.scan for one in mail.prepare().letters if one.view)
    with pytest.raises(Refusal, match="PNG ou JPEG"):
        mail.run(set_scan, HEAD, b"GIF89a")


def test_moving_the_window_changes_no_letter(mail, issued):
    mail.run(edit_identity, "window_down_mm", 4)
    assert {one.state for one in mail.prepare().letters if one.state != "impossible"} == {
        "unchanged"
    }


def test_a_lot_gives_labels_envelopes_and_the_counters_list(mail, issued):
    numbers = {issued[0]: "RR000000014BE", issued[1]: "RR000000028BE"}
    mail.run(mark_posted, issued[:2], date(2025, 6, 24), "registered_receipt", numbers)
    lot = mail.ask(dispatch, issued)
    assert len(labels_view(lot, "3x8", 2).addresses) == 4
    envelopes = envelopes_view(lot, "c65")
    assert envelopes.sender == ("Institut du Test", "Rue de l'Essai 1", "5000 Namur")
    assert [one.mention for one in envelopes.envelopes].count("") == 2
    view = counter_view(lot)
    assert [row[1] for row in view.rows] == ["RR000000014BE", "RR000000028BE"]
    assert view.rows[0][4] == "oui"
    assert counter_sheet(lot).rows[0][0] == 1
    register = register_view("École", 2025, mail.register().lines)
    assert [row[0] for row in register.rows] == [f"2025/000{n}" for n in range(1, 5)]
