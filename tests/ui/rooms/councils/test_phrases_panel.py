"""The list of phrases: one that serves another regime's decision is shown, and keeps it."""

from app.office.councils.phrases import Phrase
from app.rules.regime import DecisionKind
from app.ui.rooms.councils.phrases_panel import PhrasesPanel


def test_a_phrase_of_another_regime_keeps_its_decision(qtbot):
    promoted = DecisionKind("promoted", "P", "Promu", "p", "promu", True, needs_motivation=True)
    panel = PhrasesPanel((promoted,), lambda: None)
    qtbot.addWidget(panel)
    panel.show_phrases((Phrase(1, "Restriction", "aob"), Phrase(2, "Pour tous", "")))
    said = []
    panel.reworded.connect(lambda *what: said.append(what))
    panel.change.click()
    assert said == [(1, "Restriction", "aob")]
    panel.list.setCurrentRow(1)
    assert panel.serves.value() == ""
    assert panel.serves.count() == 2
