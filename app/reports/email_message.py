"""An e-mail ready to be sent by somebody else's program: one file, with the letter attached.

The program itself sends nothing. ``X-Unsent`` makes Outlook, Windows Mail and the newer
Thunderbird open the file as a message still to be sent; the others show it, to be forwarded.
"""

from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Final

_BOUNDARY: Final = "=_matricule_{}"


@dataclass(frozen=True)
class EmailView:
    """One message: from the school, to its readers, with one PDF."""

    sender: tuple[str, str]
    recipients: tuple[tuple[str, str], ...]
    subject: str
    text: str
    attachment_name: str
    attachment: bytes = field(repr=False)


def render_email(view: EmailView) -> bytes:
    """The message as an ``.eml`` file; the same view gives the same bytes.

    Raises:
        ValueError: an address is none, or nobody is written to.
    """
    if not view.recipients:
        raise ValueError("an e-mail goes to somebody")
    message = EmailMessage(policy=SMTP)
    if view.sender[1]:
        message["From"] = _address(*view.sender)
    message["To"] = tuple(_address(*one) for one in view.recipients)
    message["Subject"] = " ".join(view.subject.split())
    message["X-Unsent"] = "1"
    message.set_content(view.text)
    message.add_attachment(
        view.attachment,
        maintype="application",
        subtype="pdf",
        filename=view.attachment_name,
    )
    # Drawn at random otherwise
    message.set_boundary(_BOUNDARY.format(sha256(view.attachment).hexdigest()[:24]))
    return message.as_bytes()


def render_emails(views: tuple[EmailView, ...]) -> tuple[bytes, ...]:
    """Each message as a file."""
    return tuple(map(render_email, views))


def _address(name: str, address: str) -> Address:
    return Address(" ".join(name.split()), addr_spec=address)
