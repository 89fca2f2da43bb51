"""Forms: faults under their field, required fields, Enter, saving on leaving."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QScrollArea

from app.errors import Refusal
from app.ui.forms.autosave import Autosave
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, DecimalInput, TextInput

KEY = Qt.Key


@pytest.fixture
def form(qtbot):
    form = Form()
    qtbot.addWidget(form)
    form.group("Identité")
    form.add("name", "Nom", TextInput(), required=True)
    form.add("born", "Date de naissance", DateInput(), help_text="Comme sur la carte")
    form.add("mark", "Moyenne", DecimalInput())
    form.add("sex", "Sexe", ChoiceInput([("F", "Fille"), ("M", "Garçon")]))
    form.add("note", "Remarque", QPlainTextEdit())
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def editor(form, name):
    return form.fields[name].editor


def fault(form, name):
    field = form.fields[name]
    return field.fault.text() if field.fault.isVisible() else ""


def test_a_required_field_is_marked_and_asked_for(form):
    assert form.fields["name"].label.text() == "Nom *"
    assert editor(form, "name").accessibleName() == "Nom, nécessaire"
    assert not form.check()
    assert fault(form, "name") == "▲ Ce champ est nécessaire."
    assert editor(form, "name").hasFocus()
    editor(form, "name").set_value(" Zoé ")
    assert form.check()
    assert fault(form, "name") == ""
    assert editor(form, "name").value() == "Zoé"


def test_what_was_missing_is_said_no_more_once_it_is_typed(qtbot, form):
    assert not form.check()
    qtbot.keyClicks(editor(form, "name"), "Z")
    assert fault(form, "name") == ""
    form.refuse(Refusal("Ce nom existe déjà.", field="name"))
    qtbot.keyClicks(editor(form, "name"), "o")
    assert fault(form, "name") == "▲ Ce nom existe déjà."


@pytest.mark.parametrize("at_fault", ["first", "last"])
def test_a_fault_out_of_sight_is_brought_into_view(qtbot, at_fault):
    form = Form()
    for name in ("first", *(f"other{n}" for n in range(12)), "last"):
        form.add(name, name, TextInput(), required=name == at_fault)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(form)
    qtbot.addWidget(area)
    area.resize(400, 200)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() if at_fault == "first" else 0)
    fault = form.fields[at_fault].fault
    assert not form.check()
    qtbot.waitUntil(lambda: not fault.visibleRegion().isEmpty())
    assert not editor(form, at_fault).visibleRegion().isEmpty()


def test_what_cannot_be_read_is_said_under_the_field(qtbot, form):
    editor(form, "name").set_value("Zoé")
    qtbot.keyClicks(editor(form, "born"), "31/02/2010")
    qtbot.keyClicks(editor(form, "mark"), "douze")
    assert not form.check()
    assert "31/12/2010" in fault(form, "born")
    assert "12,5" in fault(form, "mark")
    assert editor(form, "born").hasFocus()
    assert "31/12/2010" in editor(form, "born").accessibleDescription()


def test_a_date_and_a_number_are_written_properly_on_leaving(qtbot, form):
    editor(form, "born").setFocus()
    qtbot.keyClicks(editor(form, "born"), "31122010")
    qtbot.keyClick(editor(form, "born"), KEY.Key_Tab)
    assert editor(form, "born").text() == "31/12/2010"
    assert editor(form, "mark").hasFocus()
    qtbot.keyClicks(editor(form, "mark"), "12.50")
    qtbot.keyClick(editor(form, "mark"), KEY.Key_Tab)
    assert editor(form, "mark").text() == "12,5"
    assert editor(form, "mark").value() == Decimal("12.5")
    assert editor(form, "born").value() == date(2010, 12, 31)


def test_a_refusal_goes_to_the_field_it_names(form):
    assert form.refuse(Refusal("Cette date est future.", "Vérifiez l'année.", "born"))
    assert fault(form, "born") == "▲ Cette date est future. Vérifiez l'année."
    assert editor(form, "born").hasFocus()
    assert not form.refuse(Refusal("Autre chose.", "", "elsewhere"))
    form.accept()
    assert fault(form, "born") == ""


def test_hidden_fields_are_not_checked(form):
    form.fields["name"].show(False)
    assert form.check()


def test_enter_does_the_main_action(qtbot, form):
    done = []
    main = QPushButton("Inscrire")
    main.clicked.connect(lambda: done.append(1))
    form.buttons(main, QPushButton("Renoncer"))
    editor(form, "name").setFocus()
    qtbot.keyClick(editor(form, "name"), KEY.Key_Return)
    assert done == [1]


def test_forms_are_not_wider_than_seventy_characters(form):
    form.resize(2000, 600)
    assert form.width() <= form.fontMetrics().averageCharWidth() * 70 + 32


def test_fields_side_by_side(qtbot, form):
    code, town = form.add_side_by_side(
        ("postcode", "Code postal", TextInput(6), True), ("town", "Localité", TextInput(30), False)
    )
    assert form.fields["postcode"] is code
    assert code.required
    assert not town.required
    editor(form, "name").set_value("Adam")
    qtbot.waitUntil(code.editor.isVisible)
    assert not form.check()
    # Two sentences under one line: each says which field it is about.
    assert fault(form, "postcode").replace("\u00a0", " ") == (
        "▲ Code postal : ce champ est nécessaire."
    )


def test_choices_keep_the_value_that_is_still_offered(form):
    choice = editor(form, "sex")
    choice.set_value("M")
    choice.set_choices([("X", "Autre"), ("M", "Garçon")])
    assert choice.value() == "M"
    choice.set_choices([("F", "Fille")])
    assert choice.value() == "F"
    with pytest.raises(ValueError):
        choice.set_value("M")


class TestAutosave:
    @pytest.fixture
    def saved(self):
        return []

    def test_leaving_saves_once_what_changed(self, qtbot, form, saved):
        Autosave(form.fields["name"], saved.append)
        name = editor(form, "name")
        name.setFocus()
        qtbot.keyClicks(name, "Zoe")
        assert saved == []
        qtbot.keyClick(name, KEY.Key_Tab)
        assert saved == ["Zoe"]
        name.setFocus()
        qtbot.keyClick(name, KEY.Key_Return)
        qtbot.keyClick(name, KEY.Key_Tab)
        assert saved == ["Zoe"]

    def test_what_cannot_be_read_is_not_saved(self, qtbot, form, saved):
        Autosave(form.fields["born"], saved.append)
        born = editor(form, "born")
        born.setFocus()
        qtbot.keyClicks(born, "99/99/2010")
        qtbot.keyClick(born, KEY.Key_Tab)
        assert saved == []
        assert fault(form, "born")

    def test_escape_brings_back_what_was_saved(self, qtbot, form, saved):
        keeper = Autosave(form.fields["name"], saved.append)
        keeper.reset("Zoé")
        name = editor(form, "name")
        name.setFocus()
        qtbot.keyClicks(name, "tte")
        qtbot.keyClick(name, KEY.Key_Escape)
        assert name.value() == "Zoé"
        qtbot.keyClick(name, KEY.Key_Tab)
        assert saved == []

    def test_a_choice_is_saved_at_once(self, qtbot, form, saved):
        Autosave(form.fields["sex"], saved.append)
        editor(form, "sex").setFocus()
        qtbot.keyClick(editor(form, "sex"), KEY.Key_Down)
        assert saved == ["M"]

    def test_what_was_refused_is_given_again(self, qtbot, form, saved):
        keeper = Autosave(form.fields["name"], saved.append)
        name = editor(form, "name")
        name.setFocus()
        qtbot.keyClicks(name, "x")
        keeper.commit()
        keeper.refuse("Ce nom est trop court.")
        assert fault(form, "name") == "▲ Ce nom est trop court."
        keeper.commit()
        assert saved == ["x", "x"]

    def test_longer_texts_are_saved_too(self, qtbot, form, saved):
        keeper = Autosave(form.fields["note"], saved.append)
        keeper.reset("Avant")
        note = editor(form, "note")
        note.setFocus()
        qtbot.keyClicks(note, "Oui ")
        name = editor(form, "name")
        name.setFocus()
        assert saved == ["Oui Avant"]
