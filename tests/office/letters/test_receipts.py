"""Receipts on paper, numbers of the post, and the deadlines that run from the real day."""

from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Letter, LetterEvent, StoredDocument
from app.office.letters.envelopes import envelopes
from app.office.letters.lives import mark_posted, record_step, take_back
from app.office.letters.receipts import LARGEST, ReceivedFile, attach_receipt, receipt
from app.office.letters.tracking import fault_of, normal_number, numbers_in
from app.office.rights import Role

JUNE_24 = date(2025, 6, 24)
NUMBER = "RR000000014BE"
SCAN = ReceivedFile("récépissé 24 juin.pdf", b"%PDF-1.4 scan")


@pytest.fixture
def dubois(mail):
    """The letter to Dubois, whose AOC can be contested, issued and sent as registered."""
    preparation = mail.prepare()
    letter_id = mail.issue(mail.prepared("Dubois"), preparation.options)
    mail.run(mark_posted, (letter_id,), JUNE_24, "registered_receipt", {letter_id: NUMBER})
    return letter_id


def terms(mail, letter_id):
    return {term.name: (term.told, term.day) for term in mail.detail(letter_id).terms}


def test_an_appeal_runs_from_the_day_the_post_presented_the_letter(mail, dubois):
    told = terms(mail, dubois)["conciliation_jusque"][0]
    assert terms(mail, dubois)["conciliation_jusque"] == (told, told)
    mail.later(8)
    mail.run(record_step, (dubois,), "presented", date(2025, 7, 1))
    detail = mail.detail(dubois)
    assert detail.notified_on == date(2025, 7, 1)
    moved = terms(mail, dubois)["conciliation_jusque"]
    assert moved[0] == told
    assert moved[1] > date(2025, 7, 1) > told
    # A fixed date of the circular does not move
    external = terms(mail, dubois).get("recours_externe_jusque")
    assert external is None or external[0] == external[1]
    # What came later does not move it again
    mail.run(record_step, (dubois,), "acknowledged", date(2025, 7, 2))
    assert mail.detail(dubois).notified_on == date(2025, 7, 1)


def test_a_presentation_taken_back_gives_the_letters_own_days_back(mail, dubois):
    before = terms(mail, dubois)
    mail.later(8)
    mail.run(record_step, (dubois,), "presented", date(2025, 7, 1))
    assert terms(mail, dubois) != before
    mail.run(take_back, (dubois,))
    assert terms(mail, dubois) == before
    assert mail.detail(dubois).notified_on is None


def test_a_letter_handed_over_is_notified_on_that_day(mail):
    letter_id = mail.issue(mail.prepared("Dubois"), mail.prepare().options)
    mail.run(mark_posted, (letter_id,), JUNE_24, "by_hand")
    assert mail.detail(letter_id).notified_on == JUNE_24
    told, day = terms(mail, letter_id)["conciliation_jusque"]
    assert day <= told
    mail.run(take_back, (letter_id,))
    assert mail.detail(letter_id).notified_on is None


def test_plain_letters_move_nothing(mail):
    letter_id = mail.issue(mail.prepared("Dubois"), mail.prepare().options)
    mail.run(mark_posted, (letter_id,), JUNE_24, "plain")
    assert mail.detail(letter_id).notified_on is None


def test_moving_deadlines_asks_as_much_of_the_file_for_many_letters(mail, statements):
    ids = tuple(mail.issue_all())
    numbers = {one: f"01054123456789{one:04}" for one in ids}
    mail.run(mark_posted, ids, JUNE_24, "registered", numbers)
    assert {mail.detail(one).line.tracking for one in ids} == set(numbers.values())
    asked = []
    for some in (ids[:1], ids[1:]):
        with statements(mail.school) as seen:
            mail.run(record_step, some, "presented", JUNE_24)
        asked.append(sum(one.startswith("SELECT") for one in seen))
    assert asked[1] <= asked[0] + 1  # a letter that says no deadline asks for less


def test_a_scan_is_kept_once_shown_and_never_lost(mail, dubois):
    mail.later(2)
    mail.run(record_step, (dubois,), "presented", date(2025, 6, 26), "", SCAN)
    mail.run(attach_receipt, (dubois,), SCAN, "recto")
    steps = mail.detail(dubois).steps
    assert [step.title for step in steps if step.scan_id] == [
        "Présentée par la poste",
        "Pièce jointe",
    ]
    kept = mail.ask(receipt, steps[-1].scan_id)
    assert (kept.name, kept.media_type, kept.content) == (
        "récépissé 24 juin.pdf",
        "application/pdf",
        b"%PDF-1.4 scan",
    )
    with mail.school.session() as session:
        assert (
            len(
                session.exec(
                    select(StoredDocument).where(StoredDocument.content == SCAN.content)
                ).all()
            )
            == 1
        )
    mail.run(take_back, (dubois,))
    with mail.school.session() as session:
        kept = session.exec(
            select(LetterEvent.document_id).where(LetterEvent.status == "presented")
        )
        assert kept.one() is not None


@pytest.mark.parametrize(
    ("scan", "said"),
    [
        (ReceivedFile("liste.exe", b"MZ"), "ni un PDF ni une image"),
        (ReceivedFile("faux.pdf", b"<html>"), "ni un PDF ni une image"),
        (ReceivedFile("grand.png", b"\x89PNG\r\n\x1a\n" + b"0" * LARGEST), "15 Mo"),
    ],
)
def test_only_scans_of_a_reasonable_size_are_kept(mail, dubois, scan, said):
    with pytest.raises(Refusal, match=said) as refused:
        mail.run(attach_receipt, (dubois,), scan)
    assert refused.value.field == "scan"


def test_a_reader_sees_scans_and_adds_none(mail, dubois):
    mail.run(attach_receipt, (dubois,), SCAN)
    with pytest.raises(Refusal):
        mail.school.file.run(attach_receipt, mail.school.as_role(Role.READER), (dubois,), SCAN)
    with pytest.raises(Refusal, match="Aucune pièce"):
        mail.ask(receipt, 999)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("RR 473 124 829 GB", ""),
        ("rr473124829gb", ""),
        ("010541234567890123456", ""),
        ("RR 473 124 828 GB", "clé de contrôle"),
        ("RR", "n'est pas un numéro"),
        ("=1+1", "n'est pas un numéro"),
    ],
)
def test_numbers_of_the_post_are_checked(typed, fault):
    assert fault in fault_of(normal_number(typed)) if fault else not fault_of(normal_number(typed))


def test_a_pasted_column_is_read_line_by_line():
    pasted = "RR 473 124 829 GB\tDupont\r\n\n0105 4123 4567 8901;x\n"
    assert numbers_in(pasted) == ("RR473124829GB", "0105412345678901")


def test_a_number_is_given_to_one_envelope_alone(mail):
    ids = tuple(mail.issue_all())
    with pytest.raises(Refusal, match="deux envois"):
        mail.run(mark_posted, ids[:2], JUNE_24, "registered", dict.fromkeys(ids[:2], NUMBER))


def test_letters_to_one_household_share_an_envelope_where_it_is_wanted(mail):
    options = mail.prepare().options
    first = mail.issue(mail.prepared("Dubois"), options)
    others = [mail.issue(mail.prepared(name), options) for name in ("Claire Lambert", "Van Damme")]
    apart = mail.ask(envelopes, (first, *others), False)
    assert [one.letter_ids for one in apart] == [(one,) for one in (first, *others)]
    assert apart[0].lines[-1] == "5000 Namur"
    assert (apart[0].registered, apart[0].in_an_envelope) == (False, True)


def test_siblings_follow_one_another_in_posting_order(mail):
    """A second letter to a household comes right after its first, and shares its number."""
    preparation = mail.prepare()
    ids = [mail.issue(one, preparation.options) for one in preparation.letters if one.issuable]
    with mail.school.session() as session:
        rows = {row.id: row for row in session.exec(select(Letter)).all()}
        rows[ids[-1]].content = rows[ids[0]].content
        session.add(rows[ids[-1]])
    together = mail.ask(envelopes, tuple(ids), True)
    assert [one.letter_ids for one in together] == [
        (ids[0], ids[-1]),
        *((one,) for one in ids[1:-1]),
    ]
    shared = dict.fromkeys((ids[0], ids[-1]), NUMBER)
    mail.run(mark_posted, (ids[0], ids[-1]), JUNE_24, "registered", shared)
    assert mail.ask(envelopes, (ids[0], ids[-1]), True)[0].tracking == NUMBER
