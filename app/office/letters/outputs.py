"""What leaves beside letters: labels, envelopes, the counter's list, the register on paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.formats import long_date, short_date
from app.i18n import _
from app.office.councils.sealing import school_view
from app.office.letters.envelopes import Envelope, envelopes, siblings_together
from app.office.letters.register import LetterLine
from app.office.letters.statuses import ACKNOWLEDGED, SENDING_TITLES, STATUS_TITLES
from app.office.work import Reading, query
from app.reports.envelopes_view import EnvelopesView, Sent
from app.reports.labels_view import LabelsView
from app.reports.list_document_view import ListColumn, ListView
from app.reports.spreadsheet import Sheet
from app.reports.views import School

MENTIONS: Final = {
    "registered": "RECOMMANDÉ",
    "registered_receipt": "RECOMMANDÉ AVEC ACCUSÉ DE RÉCEPTION",
}


@dataclass(frozen=True)
class Dispatch:
    """A lot about to leave: its envelopes in posting order, and who sends them."""

    school: School = field(repr=False)
    envelopes: tuple[Envelope, ...]
    together: bool
    day: date

    @property
    def to_address(self) -> tuple[Envelope, ...]:
        """Those that are put in an envelope."""
        return tuple(one for one in self.envelopes if one.in_an_envelope)

    @property
    def registered(self) -> tuple[Envelope, ...]:
        """Those that go over the post's counter."""
        return tuple(one for one in self.envelopes if one.registered)


@query
def dispatch(
    reading: Reading, letter_ids: tuple[int, ...], together: bool | None = None
) -> Dispatch:
    """The envelopes of these letters; four statements."""
    if together is None:
        together = siblings_together(reading.session)
    found = envelopes(reading, letter_ids, together)
    return Dispatch(school_view(reading.session), found, together, reading.today)


def labels_view(lot: Dispatch, sheet: str, start: int) -> LabelsView:
    """One label an envelope, in posting order."""
    addresses = tuple(one.lines for one in lot.to_address)
    return LabelsView(_("Étiquettes"), lot.school.name, sheet, addresses, start)


def envelopes_view(lot: Dispatch, size: str) -> EnvelopesView:
    """The envelopes themselves, in posting order."""
    sender = (lot.school.name, *lot.school.address)
    sent = tuple(Sent(one.lines, MENTIONS.get(one.sending, "")) for one in lot.to_address)
    return EnvelopesView(_("Enveloppes"), size, sender, sent)


def counter_view(lot: Dispatch) -> ListView:
    """The list that the post stamps as it takes registered letters."""
    columns = ((_("N°"), 0.7), (_("Numéro d'envoi"), 2.3), (_("Destinataire"), 3.0))
    more = ((_("Adresse"), 3.8), (_("Accusé"), 1.0), (_("Nos références"), 2.0))
    count = len(lot.registered)
    said = _("{n} envois").format(n=count) if count > 1 else _("Un envoi")
    return ListView(
        school=lot.school.name,
        title=_("Envois recommandés du {day}").format(day=long_date(lot.day)),
        columns=tuple(ListColumn(*one) for one in (*columns, *more)),
        rows=tuple(tuple(map(str, row)) for row in _counter_rows(lot)),
        below=(" · ".join((", ".join(lot.school.address), said)),),
        signed=(_("Cachet de la poste"), _("Nom et signature de l'agent")),
        lying=True,
    )


def counter_sheet(lot: Dispatch) -> Sheet:
    """The same as a workbook."""
    view = counter_view(lot)
    titles = tuple(column.title for column in view.columns)
    return Sheet(_("Recommandés"), titles, tuple(_counter_rows(lot)))


def _counter_rows(lot: Dispatch) -> list[tuple[int | str, ...]]:
    return [
        (
            number,
            one.tracking,
            one.lines[0] if one.lines else "",
            ", ".join(one.lines[1:]),
            _("oui") if one.sending in ACKNOWLEDGED else _("non"),
            ", ".join(one.references),
        )
        for number, one in enumerate(lot.registered, 1)
    ]


def register_view(school: str, year: int, lines: Sequence[LetterLine]) -> ListView:
    """The register of outgoing mail on paper, by number."""
    columns = (
        *((_("Numéro"), 1.2), (_("Datée du"), 1.2), (_("Élève"), 2.4), (_("Lettre"), 3.0)),
        *((_("Destinataire et adresse"), 4.2), (_("Envoi"), 2.5), (_("Postée le"), 1.2)),
        (_("État"), 1.7),
    )
    ordered = sorted(lines, key=lambda line: (line.year, line.number))
    return ListView(
        school=school,
        title=_("Registre du courrier {year}").format(year=year),
        columns=tuple(ListColumn(*one) for one in columns),
        rows=tuple(map(_register_row, ordered)),
        below=(_("{n} lignes").format(n=len(ordered)),),
        lying=True,
    )


def _register_row(line: LetterLine) -> tuple[str, ...]:
    state = _(STATUS_TITLES[line.status])
    if line.replaced_by:
        state = _("{state} par {reference}").format(state=state, reference=line.replaced_by)
    title = line.title
    if line.copy_of:
        title = _("Copie de {reference} : {title}").format(reference=line.copy_of, title=title)
    return (
        line.reference,
        short_date(line.written_on),
        " · ".join(filter(None, (line.pupil, line.class_name))),
        title,
        ", ".join(filter(None, (line.recipient, line.address))),
        " ".join(filter(None, (_(SENDING_TITLES[line.sending]), line.tracking))),
        short_date(line.posted_on) if line.posted_on else "",
        state,
    )
