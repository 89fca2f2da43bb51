"""Receiving a document: what it is, why, when it came; the verdict shows as it is typed."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.absences.dossier import Dossier
from app.office.absences.explaining import DOCUMENTS
from app.office.absences.motives import ACTIVITIES, HALF_DAYS, MOTIVES, NOTE, SIGNERS, usual_motive
from app.office.absences.paper import Offer, Paper
from app.office.absences.receiving import NewDocument
from app.office.absences.scans import Sibling, siblings
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.forms.tick import Tick
from app.ui.rooms.absences.parts import clear
from app.ui.rooms.absences.scan_drop import ScanDrop
from app.ui.workbench import Workbench

PAUSE = 250
"""Milliseconds after the last change before the rule is asked."""

CheckInput = ChoiceInput[bool]


class DocumentForm(QWidget):
    """A form on one pupil's absence; fields of sport and art show for them alone."""

    changed = Signal(object)
    """A `NewDocument` as it stands, or None where it cannot be read."""
    wanted = Signal(object)
    """The `NewDocument` is to be kept."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._pupil_id = 0
        self._siblings: dict[int, Tick] = {}
        self._family = QVBoxLayout()
        self._family.setSpacing(0)
        self.scan = ScanDrop(bench)
        self.form = Form()
        self._offered = HALF_DAYS
        self.kind: ChoiceInput[str] = ChoiceInput()
        self.motive: ChoiceInput[str] = ChoiceInput()
        self._offer(HALF_DAYS)
        self.signed_by = ChoiceInput([(code, _(title)) for code, title in SIGNERS.items()])
        self.start, self.end, self.received_on = DateInput(), DateInput(), DateInput()
        self.announced, self.event_start = DateInput(), DateInput()
        yes_no = [(False, _("Non")), (True, _("Oui"))]
        self.authorisation, self.derogation = CheckInput(yes_no), CheckInput(yes_no)
        self.note = TextInput(36)
        self.keep = QPushButton(_("Recevoir le document"))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE)
        self._wait.timeout.connect(lambda: self.changed.emit(self.document()))
        for choice, letters in ((self.kind, 24), (self.motive, 24), (self.signed_by, 16)):
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(letters)
        self._add_fields()
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def show_for(self, dossier: Dossier, today: date) -> None:
        """Begin a document for this absence."""
        self._pupil_id = dossier.pupil_id
        self.start.set_value(dossier.start)
        self.end.set_value(dossier.end)
        self.received_on.set_value(today)
        self._offer(dossier.offer)
        certificate = dossier.needs_certificate
        self.kind.set_value("medical_certificate" if certificate else dossier.offer.usual)
        self.signed_by.set_value(dossier.offer.signer)
        for day in (self.announced, self.event_start):
            day.set_value(None)
        self.authorisation.set_value(False)
        self.derogation.set_value(False)
        self.note.set_value("")
        self.scan.set_value(None)
        self._offer_siblings(())
        self._ask_siblings(dossier.pupil_id, dossier.start)
        self.form.accept()
        self._kind_picked()

    def leave(self) -> None:
        """The form goes: nothing is asked any more."""
        self._wait.stop()

    def document(self) -> NewDocument | None:
        """The document as it stands."""
        try:
            start, end, received = (
                self.start.value(),
                self.end.value(),
                self.received_on.value(),
            )
            announced, event_start = self.announced.value(), self.event_start.value()
        except ValueError:
            return None
        if start is None or end is None or received is None:
            return None
        paper = Paper(
            kind=self.kind.value(),
            motive=self.motive.value(),
            received_on=received,
            signed_by=self.signed_by.value() if self.kind.value() == NOTE else "",
            announced=announced,
            event_start=event_start,
            authorisation=self.authorisation.value(),
            derogation=self.derogation.value(),
        )
        family = tuple(one for one, box in self._siblings.items() if box.ticked)
        return NewDocument(
            (self._pupil_id, *family), start, end, paper, self.note.value(), self.scan.value()
        )

    def refuse(self, refusal: Refusal) -> bool:
        """Show a refusal beside its field."""
        return self.form.refuse(refusal)

    def _offer(self, offer: Offer) -> None:
        """What may be received depends on what is counted."""
        self._offered = offer
        self.kind.set_choices([(code, _title(DOCUMENTS[code])) for code in offer.kinds])
        self.motive.set_choices([(code, _(MOTIVES[code])) for code in offer.motives])

    def _ask_siblings(self, pupil_id: int, day: date) -> None:
        def show(found: tuple[Sibling, ...]) -> None:
            if pupil_id == self._pupil_id:
                self._offer_siblings(found)

        self._bench.ask(self, siblings, pupil_id, day, done=show)

    def _offer_siblings(self, found: tuple[Sibling, ...]) -> None:
        """The same document may serve brothers and sisters: one box each."""
        clear(self._family)
        self._siblings = {}
        for one in found:
            box = Tick(
                _("Aussi pour {name}, {class_name}").format(
                    name=one.name, class_name=one.class_name
                )
            )
            box.toggled.connect(self._restart)
            self._siblings[one.pupil_id] = box
            self._family.addWidget(box)

    def _kind_picked(self) -> None:
        usual = usual_motive(self.kind.value())
        motives = self._offered.motives
        self.motive.set_value(usual if usual in motives else motives[0])
        self._motive_picked()

    def _motive_picked(self) -> None:
        activity = self.motive.value() in ACTIVITIES
        self.form.fields["signed_by"].show(self.kind.value() == NOTE)
        self.form.fields["announced"].show(activity or self._offered != HALF_DAYS)
        for name in ("event_start", "authorisation"):
            self.form.fields[name].show(activity)
        self.form.fields["derogation"].show(self.motive.value() == "elite_sport")
        self._wait.start()

    def _restart(self, _value: object = None) -> None:
        self._wait.start()

    def _keep(self) -> None:
        if self.form.check():
            document = self.document()
            if document is not None:
                self.wanted.emit(document)

    def _add_fields(self) -> None:
        form = self.form
        form.add("kind", _("Document"), self.kind)
        form.add("motive", _("Motif"), self.motive)
        form.add_side_by_side(
            ("start", _("Du"), self.start, True), ("end", _("Au"), self.end, True)
        )
        form.add_side_by_side(
            ("received_on", _("Reçu le"), self.received_on, True),
            ("signed_by", _("Signé par"), self.signed_by, False),
        )
        form.add_side_by_side(
            ("announced", _("Annoncé ou envoyé le"), self.announced, False),
            ("event_start", _("Début de l'activité"), self.event_start, False),
        )
        form.add_side_by_side(
            ("authorisation", _("Autorisation signée"), self.authorisation, False),
            ("derogation", _("Dérogation"), self.derogation, False),
        )
        form.add("note", _("Remarque"), self.note)
        form.add("scan", _("Copie, à choisir ou à déposer ici"), self.scan)
        family = QWidget()
        family.setLayout(self._family)
        self._family.setContentsMargins(0, 0, 0, 0)
        form.add_widget(family)
        form.buttons(self.keep)
        layout = form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)

    def _connect(self) -> None:
        self.kind.picked.connect(self._kind_picked)
        self.motive.picked.connect(self._motive_picked)
        for choice in (self.signed_by, self.authorisation, self.derogation):
            choice.picked.connect(self._restart)
        for line in (self.start, self.end, self.received_on, self.announced, self.event_start):
            line.textChanged.connect(self._restart)
        self.keep.clicked.connect(self._keep)


def _title(title: str) -> str:
    text = _(title)
    return text[:1].upper() + text[1:]
