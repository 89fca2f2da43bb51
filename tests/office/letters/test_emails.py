"""E-mails prepared as files: to whom, with which letter, and never sent by the program."""

from email import message_from_bytes
from email.policy import default

import pytest
from sqlmodel import select

from app.models import LegalRepresentative, Pupil
from app.office.letters.documents import issued_documents
from app.office.letters.emails import email_lot, email_views, note_emails
from app.reports.email_message import EmailView, render_email


@pytest.fixture
def issued(mail):
    with mail.school.session() as session:
        for row in session.exec(select(LegalRepresentative)).all():
            if row.last_name == "Dubois" and row.first_name == "Claire":
                row.email = "claire.dubois@example.be"
                session.add(row)
        for row in session.exec(select(Pupil)).all():
            if row.last_name == "Van Damme":
                row.email = "ines@example.be"
                session.add(row)
    return tuple(mail.issue_all())


def test_those_whose_address_is_known_are_written_to(mail, issued):
    lot = mail.ask(email_lot, issued)
    assert [one.recipients for one in lot.letters if one.recipients] == [
        (("Claire Dubois", "claire.dubois@example.be"),),
        (("Inès Van Damme", "ines@example.be"),),
    ]
    assert lot.silent == ("Madame Claire Lambert", "Monsieur Marc Lambert")
    documents = mail.ask(issued_documents, issued)
    views = email_views(lot, documents)
    assert len(views) == 2
    read = message_from_bytes(render_email(views[0]), policy=default)
    assert read["To"].addresses[0].addr_spec == "claire.dubois@example.be"
    assert read["X-Unsent"] == "1"
    (attached,) = read.iter_attachments()
    assert attached.get_content() == documents[0].pdf
    assert attached.get_filename() == documents[0].name
    assert "2025/0001" in read["Subject"]


def test_preparing_is_noted_and_posts_nothing(mail, issued):
    mail.run(note_emails, issued[:1])
    detail = mail.detail(issued[0])
    assert detail.steps[-1].title == "Courriel préparé"
    assert detail.line.status == "issued"


def test_the_same_message_has_the_same_bytes_and_no_header_is_injected():
    view = EmailView(
        ("École\r\nBcc: x@y.z", "ecole@example.be"),
        (("Éloïse\nLambert", "e@example.be"),),
        "Décision\r\nX-Evil: 1",
        "Bonjour\n",
        "lettre é.pdf",
        b"%PDF-1.4",
    )
    assert render_email(view) == render_email(view)
    read = message_from_bytes(render_email(view), policy=default)
    assert read["Bcc"] is None
    assert read["X-Evil"] is None
    with pytest.raises(ValueError, match="somebody"):
        render_email(EmailView(("", ""), (), "x", "y", "z.pdf", b""))
