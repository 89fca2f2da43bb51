"""Beside the absences to justify: the verdict, and what can be done about it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.formats import long_date
from app.i18n import _, ngettext
from app.office.absences.dossier import Cap, Dossier
from app.office.absences.explaining import document_title
from app.office.absences.motives import MOTIVES
from app.office.absences.receiving import (
    Foreseen,
    NewDocument,
    decide,
    foresee,
    receive,
    rule_on,
)
from app.office.absences.scans import KeptScan, attach_scan, justification_scan
from app.office.absences.withdrawing import withdraw_document
from app.office.letters.receipts import ReceivedFile
from app.rules.verdict import Reason, Verdict
from app.ui.forms.form import Form
from app.ui.rooms.absences.document_form import DocumentForm
from app.ui.rooms.absences.dossier_columns import days_text, number_text, state_text
from app.ui.rooms.absences.explanation import Explanation
from app.ui.rooms.absences.parts import SidePanel, heading, link, words
from app.ui.rooms.absences.scan_drop import ScanDrop
from app.ui.rooms.absences.withdraw_form import WithdrawForm
from app.ui.theme import Token
from app.ui.workbench import Workbench


class DossierSide(SidePanel):
    """One absence: what is known, the reasons, then a document or a decision."""

    kept = Signal()
    """A document was received, or a decision taken."""
    copy_wanted = Signal(object, str)
    """Show a `KeptScan`, and what it is about."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(_("L'absence"))
        self._bench = bench
        self._dossier: Dossier | None = None
        self._foreseeing = 0
        self.name = heading("", 2)
        self.facts = words()
        self.cap = words(token=Token.MUTED)
        self.verdict = Explanation()
        self.document = DocumentForm(bench)
        self.copy = link(_("Voir la copie"), self._ask_copy)
        self.attach = ScanDrop(bench)
        self.attach.chosen.connect(self._attach)
        self.foreseen_title = heading(_("Ce que dit la règle"))
        self.foreseen = Explanation()
        self.decision = Form()
        self.motivation = QPlainTextEdit()
        self.accept = QPushButton(_("Reconnaître"))
        self.refuse = QPushButton(_("Refuser"))
        self.refuse_rest = QPushButton(_("Refuser le reste"))
        self.withdrawal = WithdrawForm()
        self._body = QWidget()
        self._lay_out()
        self.document.changed.connect(self._foresee)
        self.document.wanted.connect(self._receive)
        self.accept.clicked.connect(lambda: self._decide("accepted"))
        self.refuse.clicked.connect(lambda: self._decide("refused"))
        self.refuse_rest.clicked.connect(lambda: self._decide("refused_rest"))
        self.withdrawal.wanted.connect(self._withdraw)
        self.show_dossier(None)

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show one absence; what is being typed about it stays while it is the same."""
        before, self._dossier = self._dossier, dossier
        self._body.setVisible(dossier is not None)
        if dossier is None:
            self.document.leave()
            return
        other = before is None or before.key != dossier.key
        self.name.setText(f"{dossier.name}, {dossier.class_name}")
        self.facts.setText("\n".join(_facts(dossier)))
        self.cap.setText(_cap(dossier))
        self.verdict.show_reasons(dossier.reasons)
        waits = dossier.justification_id is None
        if dossier.state == "to_judge" and dossier.justification_id is not None:
            self._ask_rule(dossier.justification_id)
        may_receive = waits and self._bench.can("take_absences")
        self.document.setVisible(may_receive)
        self.foreseen_title.setVisible(may_receive)
        self.foreseen.setVisible(may_receive)
        self.copy.setVisible(dossier.has_copy)
        stands = not waits and dossier.withdrawal is None
        self.attach.setVisible(stands and self._bench.can("take_absences"))
        if other:
            self.attach.set_value(None)
        judges = stands and self._bench.can("judge_justifications")
        self.decision.setVisible(judges)
        self.withdrawal.setVisible(judges)
        self.refuse_rest.setVisible(0 < dossier.justified < dossier.half_days)
        if other and may_receive:
            self.document.show_for(dossier, self._bench.today())
        if other:
            self.motivation.clear()
            self.decision.accept()
            self.withdrawal.close_again()

    def first_focus(self) -> QWidget:
        """Where the document, or the decision, is typed."""
        return self.motivation if self.document.isHidden() else self.document.kind

    def leave(self) -> None:
        """Ask nothing more."""
        self.document.leave()

    def _ask_rule(self, justification_id: int) -> None:
        """What the rule says today of a document that nobody decided on."""

        def here() -> bool:
            return self._dossier is not None and self._dossier.justification_id == justification_id

        def show(found: tuple[Verdict[Any], ...]) -> None:
            if here():
                reasons = dict.fromkeys(reason for one in found for reason in one.reasons)
                self.verdict.show_reasons(reasons)

        def failed(error: BaseException) -> None:
            if not isinstance(error, Refusal):
                self._bench.services.trouble(error)
            elif here():
                self.verdict.show_reasons((Reason("", str(error), ""),))

        self._bench.ask(self, rule_on, justification_id, done=show, failed=failed)

    def _foresee(self, document: NewDocument | None) -> None:
        self._foreseeing += 1
        number = self._foreseeing
        if document is None or self._dossier is None:
            return

        def show(found: tuple[Foreseen, ...]) -> None:
            if number == self._foreseeing:
                self.document.form.accept()
                reasons = [reason for one in found for reason in one.verdict.reasons]
                self.foreseen_title.setText(_outcome(found))
                self.foreseen.show_reasons(reasons)

        def failed(error: BaseException) -> None:
            if number != self._foreseeing:
                return
            if isinstance(error, Refusal):
                self.foreseen_title.setText(error.message)
                self.foreseen.show_reasons(())
            else:
                self._bench.services.trouble(error)

        self._bench.ask(self, foresee, document, done=show, failed=failed)

    def _receive(self, document: NewDocument) -> None:
        def refused(refusal: Refusal) -> None:
            if not self.document.refuse(refusal):
                self._bench.messages.refuse(refusal)

        self._bench.run(
            self, receive, document, done=lambda _ids: self.kept.emit(), refused=refused
        )

    def _decide(self, decision: str) -> None:
        dossier = self._dossier
        if dossier is None or dossier.justification_id is None:
            return

        def refused(refusal: Refusal) -> None:
            if not self.decision.refuse(refusal):
                self._bench.messages.refuse(refusal)

        def done(_status: str) -> None:
            self.motivation.clear()
            self.kept.emit()

        self._bench.run(
            self,
            decide,
            dossier.justification_id,
            decision,
            self.motivation.toPlainText(),
            done=done,
            refused=refused,
        )

    def _withdraw(self, reason: str) -> None:
        dossier = self._dossier
        if dossier is None or dossier.justification_id is None:
            return

        def refused(refusal: Refusal) -> None:
            self.withdrawal.refuse(refusal, self._bench.messages.refuse)

        def done(_nothing: None) -> None:
            self.withdrawal.close_again()
            self.kept.emit()

        self._bench.run(
            self, withdraw_document, dossier.justification_id, reason, done=done, refused=refused
        )

    def _ask_copy(self) -> None:
        dossier = self._dossier
        if dossier is None or dossier.justification_id is None:
            return
        about = f"{dossier.name}, {dossier.class_name}"

        def show(scan: KeptScan) -> None:
            self.copy_wanted.emit(scan, about)

        self._bench.ask(self, justification_scan, dossier.justification_id, done=show)

    def _attach(self, scan: ReceivedFile) -> None:
        """A copy that comes after the document."""
        dossier = self._dossier
        if dossier is not None and dossier.justification_id is not None:
            self._bench.run(self, attach_scan, dossier.justification_id, scan)

    def _open_file(self) -> None:
        if self._dossier is not None:
            self._bench.show_record("pupil", self._dossier.pupil_id)

    def _lay_out(self) -> None:
        self.motivation.setTabChangesFocus(True)
        self.motivation.setFixedHeight(self.fontMetrics().height() * 4)
        self.decision.add("motivation", _("Motivation de la décision"), self.motivation)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.refuse_rest, self.refuse, self.accept):
            buttons.addWidget(button)
        row = QWidget()
        row.setLayout(buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        self.decision.add_widget(row)
        layout = self.decision.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        for part in (
            self.name,
            link(_("Ouvrir sa fiche"), self._open_file),
            self.facts,
            self.cap,
            self.copy,
            self.attach,
            self.verdict,
            self.decision,
            self.withdrawal,
            self.document,
            self.foreseen_title,
            self.foreseen,
        ):
            body.addWidget(part)
        self.column.addWidget(self._body)
        self.column.addStretch(1)


def _facts(one: Dossier) -> list[str]:
    lines = [f"{days_text(one)}\u00a0: {number_text(one)}, {state_text(one).lower()}"]
    if one.justification_id is not None and one.received_on is not None:
        motive = MOTIVES.get(one.motive, "")
        title = document_title(one.kind)
        text = _("{document}, reçu le {day}").format(
            document=title[:1].upper() + title[1:], day=long_date(one.received_on)
        )
        lines.append(f"{text} · {_(motive)}" if motive else text)
    if one.note:
        lines.append(one.note)
    if one.decided_on is not None:
        text = _("Décidé le {day} par {name}").format(
            day=long_date(one.decided_on), name=one.decided_by
        )
        lines.append(f"{text}\u00a0: {one.decision_reason}" if one.decision_reason else text)
    if one.withdrawal is not None:
        lines.append(
            _("Retiré le {day} par {name} : {reason}").format(
                day=long_date(one.withdrawal.day),
                name=one.withdrawal.by,
                reason=one.withdrawal.reason,
            )
        )
    return lines


def _cap(one: Dossier) -> str:
    notes = ((_("Mots de la famille"), one.cap),) if one.cap is not None else ()
    caps = (*notes, *((_(MOTIVES[m]), c) for m, c in one.activity_caps))
    return "\n".join(_cap_said(what, cap) for what, cap in caps)


def _cap_said(what: str, cap: Cap) -> str:
    text = ngettext(
        "{what} : {used} demi-journée sur {limit}, il en reste {left}.",
        "{what} : {used} demi-journées sur {limit}, il en reste {left}.",
        cap.used,
    )
    return text.format(what=what, used=cap.used, limit=cap.limit, left=cap.left)


def _outcome(found: tuple[Foreseen, ...]) -> str:
    justified = sum(one.justified for one in found)
    waiting = sum(one.waiting for one in found)
    refused = sum(one.refused for one in found)
    parts = [
        _("{n} de plein droit").format(n=justified) if justified else "",
        _("{n} sur décision de la direction").format(n=waiting) if waiting else "",
        ngettext("{n} refusée", "{n} refusées", refused).format(n=refused) if refused else "",
    ]
    said = ", ".join(part for part in parts if part)
    number = justified + waiting + refused
    if any(one.unit == "period" for one in found):
        text = ngettext("Période : {said}", "Périodes : {said}", number)
    else:
        text = ngettext("Demi-journée : {said}", "Demi-journées : {said}", number)
    return text.format(said=said)
