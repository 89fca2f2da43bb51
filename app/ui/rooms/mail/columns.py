"""The columns of the lists of the room."""

from typing import Final

from app.folding import folded
from app.formats import short_date
from app.i18n import N_, _
from app.office.letters.councils import SealedLine
from app.office.letters.register import LetterLine
from app.office.letters.statuses import SENDING_TITLES
from app.ui.rooms.mail.words import STATUS_ICONS, STATUS_TONES, status_title
from app.ui.tables.column import Align, Column


def _title(line: LetterLine) -> str:
    """What it is, and of which letter where it is a copy."""
    if not line.copy_of:
        return line.title
    return _("Copie de {reference} : {title}").format(reference=line.copy_of, title=line.title)


REGISTER: Final = (
    Column[LetterLine](
        N_("Numéro"),
        lambda line: line.reference,
        width=12,
        sort=lambda line: (line.year, line.number),
    ),
    Column[LetterLine](
        N_("État"),
        lambda line: status_title(line.status),
        width=14,
        tone=lambda line: STATUS_TONES.get(line.status),
        icon=lambda line: STATUS_ICONS.get(line.status, ""),
        tooltip=lambda line: (
            _("Remplacée par {reference}").format(reference=line.replaced_by)
            if line.replaced_by
            else ""
        ),
    ),
    Column[LetterLine](N_("Élève"), lambda line: line.pupil, width=22),
    Column[LetterLine](N_("Classe"), lambda line: line.class_name, width=9),
    Column[LetterLine](
        N_("Destinataire"),
        lambda line: line.recipient,
        width=28,
        tooltip=lambda line: f"{line.recipient}, {line.address}",
    ),
    Column[LetterLine](N_("Lettre"), _title, width=26, tooltip=lambda line: line.subject),
    Column[LetterLine](
        N_("Envoi"), lambda line: _(SENDING_TITLES[line.sending]), width=20, optional=True
    ),
    Column[LetterLine](
        N_("Datée du"),
        lambda line: short_date(line.written_on),
        width=11,
        optional=True,
        sort=lambda line: line.written_on,
        value=lambda line: line.written_on,
    ),
    Column[LetterLine](
        N_("Postée le"),
        lambda line: short_date(line.posted_on) if line.posted_on else "",
        width=11,
        optional=True,
        sort=lambda line: line.posted_on,
        value=lambda line: line.posted_on,
    ),
    Column[LetterLine](N_("Recommandé"), lambda line: line.tracking, width=16, optional=True),
    Column[LetterLine](N_("Adresse"), lambda line: line.address, width=32, optional=True),
    Column[LetterLine](N_("Remplacée par"), lambda line: line.replaced_by, width=14, optional=True),
)


def searched(line: LetterLine) -> str:
    """What a letter is found by: number, persons, class, kind, registered number."""
    return folded(
        " ".join(
            (
                *(line.reference, line.pupil, line.class_name, line.recipient, line.address),
                *(line.title, line.tracking),
            )
        )
    )


COUNCILS: Final = (
    Column[SealedLine](N_("Classe"), lambda line: line.class_name, width=16),
    Column[SealedLine](
        N_("À émettre"),
        lambda line: str(line.waiting) if line.waiting else "–",
        width=13,
        align=Align.END,
        sort=lambda line: line.waiting,
        value=lambda line: line.waiting,
        accessible=lambda line: _("{n} lettres à émettre").format(n=line.waiting),
    ),
    Column[SealedLine](
        N_("Décisions"),
        lambda line: str(line.decisions),
        width=13,
        align=Align.END,
        sort=lambda line: line.decisions,
        value=lambda line: line.decisions,
    ),
    Column[SealedLine](
        N_("Tenu le"),
        lambda line: short_date(line.held_on),
        width=12,
        sort=lambda line: line.held_on,
        value=lambda line: line.held_on,
    ),
    Column[SealedLine](N_("Année scolaire"), lambda line: line.year_label, width=19),
    Column[SealedLine](N_("Conseil"), lambda line: line.title, width=36),
)
