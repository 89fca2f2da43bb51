"""Decisions by letters, motivations, restrictions, closing and sealing in the real window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.office.councils.views import DecisionState
from app.ui import files
from app.ui.rooms.councils import sitting as sitting_module
from tests.ui.rooms.councils.conftest import LONG, Keys


def decision_column(council, pupil_row):
    model = council.page.grid.model
    return model.text(pupil_row, 1)


def test_a_letter_decides_and_the_grid_keeps_the_keyboard(council):
    council.type("a")
    assert decision_column(council, 0) == "AOA"
    assert council.marks.hasFocus()
    assert council.decided("Dubois") == DecisionState("aoa")
    assert "1/4 décidés" in council.foot()
    assert council.page.panel.bar.findChild(object, "decision-aoa").isChecked()


def test_a_letter_that_decides_nothing_does_nothing(council):
    council.type("z", "ab"[1], Keys.UNDO)
    assert council.decided("Dubois") is None
    assert council.here == ("Dubois", "FR")


def test_the_panel_follows_the_row_in_the_same_frame(council):
    council.type((Qt.Key.Key_Down, Keys.CTRL))
    assert council.page.panel.who.name.text() == "LAMBERT Éloïse"
    assert council.page.panel.who.identity.text() == "2/4 · née le 3 mars 2009"
    council.type((Qt.Key.Key_Up, Keys.CTRL))
    assert council.page.panel.who.name.text() == "DUBOIS Noé"
    council.type((Qt.Key.Key_Up, Keys.CTRL))
    assert council.page.panel.who.name.text() == "DUBOIS Noé"


def test_an_aob_asks_for_its_restrictions_and_motivation(council):
    council.type("b")
    assert "1 motivation manque" in council.foot()
    assert "restrictions manquantes pour 1 élève" in council.foot()
    assert "Les restrictions manquent." in council.page.panel.constat.warning.text()
    council.type((Qt.Key.Key_R, Keys.CTRL), "enseignement technique", Keys.ENTER)
    assert council.decided("Dubois").restrictions == ("enseignement technique",)
    council.type((Qt.Key.Key_M, Keys.CTRL), "Des lacunes.", Qt.Key.Key_Escape)
    assert council.marks.hasFocus()
    assert council.decided("Dubois") == DecisionState(
        "aob", ("enseignement technique",), "Des lacunes."
    )
    assert council.foot().startswith("1/4 décidés · ✓")
    panel = council.page.panel
    assert "Recours possible." in panel.constat.effects.text()
    panel.constat.detail.unfold()
    assert "enseignement technique" in panel.constat.reasons.text()


def test_a_restriction_is_taken_away_by_its_button(council):
    council.type("b", (Qt.Key.Key_R, Keys.CTRL), "x", Keys.ENTER, "y", Keys.ENTER)
    assert council.decided("Dubois").restrictions == ("x", "y")
    council.page.panel.restrictions._remove("x")
    assert council.decided("Dubois").restrictions == ("y",)


def test_a_phrase_is_taken_by_keyboard(council):
    council.type("c", (Qt.Key.Key_T, Keys.CTRL))
    phrases = council.page.panel.motivation.list
    council.qtbot.waitUntil(phrases.hasFocus)
    assert phrases.count() == 2
    council.type(Qt.Key.Key_Down, Keys.ENTER)
    taken = "Le nombre et l'importance des échecs"
    assert council.decided("Dubois").motivation.startswith(taken)
    council.type((Qt.Key.Key_T, Keys.CTRL), Qt.Key.Key_Escape)
    assert phrases.isHidden()


def test_a_motivation_is_kept_as_a_phrase(council):
    council.type("c", (Qt.Key.Key_M, Keys.CTRL), "Une phrase nouvelle.")
    council.page.panel.motivation.keep.click()
    council.settle()
    offered = council.page.panel.motivation.list
    council.qtbot.waitUntil(lambda: offered.count() == 3)
    assert offered.item(2).text() == "Une phrase nouvelle."


def test_a_remark_is_unfolded_and_kept(council):
    council.type("a", (Qt.Key.Key_R, Keys.CTRL | Keys.SHIFT), "Bon stage.")
    council.type((Qt.Key.Key_Down, Keys.CTRL))
    assert council.decided("Dubois").remark == "Bon stage."
    assert council.page.panel.remark.toPlainText() == ""


def test_what_is_typed_goes_with_the_pupil_it_was_typed_for(council):
    council.type("c", Qt.Key.Key_Down, "c", Qt.Key.Key_Up)
    council.type((Qt.Key.Key_M, Keys.CTRL), "Pour Dubois.")
    council.type((Qt.Key.Key_Down, Keys.CTRL))
    assert council.decided("Dubois").motivation == "Pour Dubois."
    assert council.decided("Lambert").motivation == ""


def test_a_decision_is_undone_and_done_again(council):
    council.type("a", "c", Keys.UNDO)
    assert council.decided("Dubois").code == "aoa"
    council.type(Keys.UNDO)
    assert council.decided("Dubois") is None
    assert decision_column(council, 0) == ""
    council.type(Keys.REDO, Keys.REDO)
    assert council.decided("Dubois").code == "aoc"


def test_the_button_of_a_decision_takes_and_withdraws_it(council):
    button = council.page.panel.bar.findChild(object, "decision-aoc")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert council.decided("Dubois").code == "aoc"
    assert council.marks.hasFocus()
    button.click()
    assert council.decided("Dubois") is None


def test_a_click_on_a_name_goes_to_its_row(council):
    names = council.page.grid.names
    at = names.visualRect(council.page.grid.model.index(2, 0)).center()
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert council.here == ("Peeters", "FR")
    assert council.marks.hasFocus()


def test_closing_lists_what_is_missing_and_goes_there(council):
    council.sitting.complete()
    council.sitting.decide("Lambert", None)
    council.sitting.decide("Dubois", "aob")
    council.window.bench.changed.emit(frozenset({"councils"}))
    council.settle()
    council.window.book.trigger("councils.seal")
    council.qtbot.waitUntil(lambda: len(council.page.beside.closing.items) == 3)
    assert [item.text() for item in council.page.beside.closing.items] == [
        "DUBOIS Noé\u00a0: restrictions de l'AOB",
        "DUBOIS Noé\u00a0: motivation",
        "LAMBERT Éloïse\u00a0: décision",
    ]
    assert council.page.beside.closing.seal.isHidden()
    council.qtbot.waitUntil(council.page.beside.closing.items[0].hasFocus)
    council.type(Keys.ENTER)
    assert council.here[0] == "Dubois"
    council.qtbot.waitUntil(council.page.panel.restrictions.entry.hasFocus)
    council.window.book.trigger("councils.seal")
    council.settle()
    council.page.beside.closing.items[1].click()
    council.qtbot.waitUntil(council.page.panel.motivation.text.hasFocus)
    council.window.book.trigger("councils.seal")
    council.settle()
    council.page.beside.closing.items[2].click()
    assert council.here[0] == "Lambert"
    assert council.marks.hasFocus()


def seal_by_keyboard(council):
    council.window.book.trigger("councils.seal")
    council.qtbot.waitUntil(council.page.beside.closing.seal.hasFocus, timeout=LONG)
    council.type(Keys.ENTER)
    council.qtbot.waitUntil(lambda: council.page.opened.seal is not None, timeout=LONG)
    council.qtbot.waitUntil(lambda: council.page.beside.document.pages > 0, timeout=LONG)
    council.settle()


@pytest.fixture
def sealed(council):
    council.sitting.complete()
    council.window.bench.changed.emit(frozenset({"councils"}))
    council.settle()
    seal_by_keyboard(council)
    return council


def test_from_marks_to_seal_by_keyboard_alone(council):
    council.paste(
        "9\t12\t7\t12\t15\n14\t11\t9\t12\t15\n15\t16\t14\t15\tD\n5\t4\t7,5\t6\t10\n".replace(
            "\tD", "\tdisp"
        )
    )
    council.type("b", (Qt.Key.Key_R, Keys.CTRL), "technique", Keys.ENTER)
    council.wake()
    council.type((Qt.Key.Key_M, Keys.CTRL), "Lacunes.", Qt.Key.Key_Escape)
    council.type((Qt.Key.Key_Down, Keys.CTRL), "a", (Qt.Key.Key_Down, Keys.CTRL), "j")
    council.type((Qt.Key.Key_Down, Keys.CTRL), "c", (Qt.Key.Key_T, Keys.CTRL))
    council.qtbot.waitUntil(council.page.panel.motivation.list.hasFocus)
    council.type(Keys.ENTER, Qt.Key.Key_Escape)
    assert "4/4 décidés" in council.foot()
    seal_by_keyboard(council)
    assert council.sitting.opened().seal is not None
    assert "Scellé le" in council.foot()


def test_a_sealed_council_refuses_every_key(sealed):
    sealed.page.show_pupil()
    before = sealed.shown("Dubois", "FR")
    for keys in (("5",), ("a",), (Qt.Key.Key_Delete,), (Qt.Key.Key_F2,), (Keys.FILL_DOWN,)):
        sealed.type(*keys)
        assert not sealed.marks.editor.active
    sealed.paste("1\t2")
    assert "Scellé le mardi 24 juin 2025" in sealed.page.foot.fault.text()
    assert sealed.shown("Dubois", "FR") == before
    assert sealed.decided("Dubois").code == "aob"
    assert sealed.page.panel.motivation.text.isReadOnly()
    assert not sealed.window.book.offers("councils.seal")
    sealed.page.panel.bar.findChild(object, "decision-aob").click()
    assert sealed.decided("Dubois").code == "aob"


def test_the_document_is_shown_and_left_by_escape(sealed):
    panel = sealed.page.beside.document
    assert sealed.page.side.currentWidget() is panel
    assert not panel.picture.pixmap().isNull()
    assert panel.where.text() == f"Page 1 sur {panel.pages}"
    sealed.qtbot.waitUntil(panel.hasFocus)
    sealed.type(Qt.Key.Key_Escape)
    assert sealed.marks.hasFocus()
    sealed.window.book.trigger("councils.document")
    sealed.settle()
    assert sealed.page.grid.isHidden()


def test_the_document_is_saved_as_it_was_sealed(sealed, tmp_path, monkeypatch):
    target = tmp_path / "pv.pdf"
    monkeypatch.setattr(sitting_module, "ask_save", lambda *_arguments: target)
    sealed.window.book.trigger("councils.save")
    sealed.settle()
    sealed.qtbot.waitUntil(target.exists)
    sealed.settle()
    from app.office.councils.sealing import sealed_document

    assert target.read_bytes() == sealed.sitting.ask(sealed_document, sealed.file.id).content
    assert "pv.pdf" in sealed.window.messages.message.text
    assert files.write_file is not None


def test_the_seal_is_verified(sealed):
    sealed.window.book.trigger("councils.verify")
    sealed.settle()
    sealed.qtbot.waitUntil(lambda: "intact" in sealed.window.messages.message.text)
    with sealed.sitting.school.session() as session:
        from sqlmodel import select

        from app.models import Decision

        row = session.exec(
            select(Decision).where(Decision.enrolment_id == sealed.file.enrolment("Dubois"))
        ).one()
        row.code = "aoa"
        session.add(row)
    sealed.window.book.trigger("councils.verify")
    sealed.settle()
    sealed.qtbot.waitUntil(lambda: "DUBOIS Noé" in sealed.window.messages.message.text)


def test_a_council_changed_while_its_document_renders_is_not_sealed(council, monkeypatch):
    council.sitting.complete()
    council.window.bench.changed.emit(frozenset({"councils"}))
    council.window.book.trigger("councils.seal")
    council.qtbot.waitUntil(council.page.beside.closing.seal.hasFocus, timeout=LONG)
    end = council.page.beside.closing._closing
    council.page.beside.closing._closing = replace(end, fingerprint="0" * 64)
    council.type(Keys.ENTER)
    council.qtbot.waitUntil(lambda: council.window.messages.message is not None, timeout=LONG)
    assert "a changé pendant" in council.window.messages.message.text
    council.settle()
    assert council.sitting.opened().seal is None


def test_presence_is_said_by_letters(council):
    council.window.book.trigger("councils.members")
    members = council.page.beside.members
    council.qtbot.waitUntil(members.list.hasFocus)
    council.type("e")
    council.settle()
    council.qtbot.waitUntil(lambda: "Présents 2/3" in council.page.head.present.text())
    assert members.list.currentRow() == 1
    council.type("a")
    council.settle()
    council.qtbot.waitUntil(lambda: "Présents 1/3" in council.page.head.present.text())
    council.type(Qt.Key.Key_Escape)
    assert council.marks.hasFocus()


def test_date_and_place_are_changed_beside_the_grid(council):
    council.window.book.trigger("councils.session")
    form = council.page.beside.session.form
    council.qtbot.waitUntil(form.held_on.hasFocus)
    form.held_on.setText("12/01/2020")
    form.main.click()
    council.settle()
    assert "2024-2025" in form.fields["held_on"].fault.text()
    form.held_on.setText("25/06/2025")
    form.place.setText("Salle 3")
    form.main.click()
    council.settle()
    council.qtbot.waitUntil(lambda: "Salle 3" in council.page.head.when.text())
    assert "mercredi 25 juin 2025" in council.page.head.when.text()
    council.qtbot.waitUntil(council.marks.hasFocus)


def test_who_may_only_read_is_told_so(council, monkeypatch):
    bench = council.window.bench
    monkeypatch.setattr(bench, "can", lambda right: right == "read")
    council.page.take(council.page.opened)
    council.type("1", "a")
    assert "Votre compte ne permet pas ce geste" in council.page.foot.fault.text()
    assert council.shown("Dubois", "FR") == ""
    assert QApplication.focusWidget() is council.marks


def test_a_proposed_restriction_is_chosen_with_the_arrows(council):
    council.type("b", (Qt.Key.Key_R, Keys.CTRL), "artistique")
    entry = council.page.panel.restrictions.entry
    popup = entry.completer().popup()
    council.qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Keys.ENTER)
    council.qtbot.waitUntil(lambda: entry.text() == "")
    council.wake()
    chosen = council.decided("Dubois").restrictions
    assert chosen == ("enseignement artistique de transition",)


def test_a_restriction_being_typed_goes_with_its_pupil_and_stays_while_others_change(council):
    council.type("b", (Qt.Key.Key_R, Keys.CTRL), "zzz")
    council.window.bench.changed.emit(frozenset({"councils"}))
    council.settle()
    assert council.page.panel.restrictions.entry.text() == "zzz"
    council.type((Qt.Key.Key_Down, Keys.CTRL))
    assert council.decided("Dubois").restrictions == ("zzz",)
    council.type((Qt.Key.Key_Up, Keys.CTRL))
    council.page.panel.restrictions.entry.setFocus()
    council.type("yyy", Qt.Key.Key_Escape)
    assert council.marks.hasFocus()
    assert council.decided("Dubois").restrictions == ("zzz",), "Esc gives up what is typed"


def test_a_narrow_window_keeps_names_decisions_and_marks_in_sight(council):
    grid = council.page.grid
    council.window.resize(683, 384)
    council.qtbot.waitUntil(lambda: grid.width() < 400)
    QApplication.sendPostedEvents()
    parts = (grid.names, grid.marks, grid.totals)
    assert sum(part.width() for part in parts) <= grid.width()
    assert grid.names.columnWidth(1) > 0 and not grid.names.isColumnHidden(1)
    assert grid.marks.width() >= grid.marks.columnWidth(2)
    council.window.resize(1366, 768)
    council.qtbot.waitUntil(lambda: not grid.totals.isColumnHidden(grid.model.columnCount() - 1))


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ((Qt.Key.Key_M, Keys.CTRL), "c'est elle que l'on motive"),
        ((Qt.Key.Key_T, Keys.CTRL), "c'est elle que l'on motive"),
        ((Qt.Key.Key_R, Keys.CTRL), "qui comporte des restrictions"),
        ((Qt.Key.Key_R, Keys.CTRL | Keys.SHIFT), "la remarque l'accompagne"),
        ((Qt.Key.Key_O, Keys.CTRL | Keys.SHIFT), "c'est sur elle que l'on vote"),
    ],
)
def test_a_key_that_wants_a_decision_first_says_so(council, key, told):
    council.type(key)
    assert told in council.foot().replace("\u2019", "'")
    assert council.marks.hasFocus()
    council.type("b")
    assert told not in council.foot().replace("\u2019", "'")
    council.type(key)
    assert not council.marks.hasFocus()


def test_a_decision_that_has_no_phrase_says_how_to_make_one(council):
    council.page.offer(())
    council.type("b", (Qt.Key.Key_T, Keys.CTRL))
    assert "Aucune phrase" in council.foot()
    assert council.marks.hasFocus()
