"""Members, convocations and phrases beside the grid, in the real window."""

import pytest
from PySide6.QtCore import Qt

from app.models import Staff
from app.office.councils.opening import SessionDetails, change_session
from app.office.councils.phrases import phrases
from app.office.councils.proposing import proposal
from tests.ui.rooms.councils.conftest import LONG, Keys

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def members(council):
    """The panel of the members, its list with the keyboard and the staff offered."""
    with council.sitting.school.session() as session:
        session.add(Staff(code="AUT", last_name="Autre", first_name="Julie", civility="mrs"))
    council.window.book.trigger("councils.members")
    council.qtbot.waitUntil(council.page.beside.members.list.hasFocus)
    council.settle()
    council.qtbot.waitUntil(lambda: council.page.beside.members.seat.newcomer.count() > 1)
    return council.page.beside.members


def member(council, last_name: str):
    council.settle()
    rows = council.sitting.opened().view.members
    return next(row for row in rows if row.person.last_name == last_name)


def test_a_letter_turns_the_voice(council, members):
    council.type("v")
    assert member(council, "Lejeune").voice == "consultative"
    assert "voix consultative" in members.list.item(0).text()


def test_who_is_replaced_is_so_by_somebody(council, members):
    council.type("r")
    council.qtbot.waitUntil(members.seat.other.hasFocus)
    other = members.seat.other
    other.setCurrentIndex(other.findText("Autre Julie"))
    other.activated.emit(other.currentIndex())
    assert member(council, "Lejeune").replaced_by.name == "Mme Julie Autre"
    council.qtbot.waitUntil(lambda: "remplacé par Mme Julie Autre" in members.list.item(0).text())
    other.setCurrentIndex(0)
    other.activated.emit(0)
    assert member(council, "Lejeune").presence == "present"


def test_a_role_brings_its_voice(council, members):
    role = members.seat.role
    role.setCurrentIndex(role.findText("Éducateur"))
    role.activated.emit(role.currentIndex())
    assert member(council, "Lejeune").voice == "consultative"


def test_a_member_is_recused_for_the_pupil_and_sits_again(council, members):
    members.seat.reason.setText("parent")
    members.seat.recuse.click()
    council.settle()
    (aside,) = council.sitting.row("Dubois").recusals
    assert (aside.name, aside.reason) == ("Mme Anne Lejeune", "parent")
    council.page.show_pupil()
    assert "Ne siège pas : Mme Anne Lejeune" in council.page.panel.aside.text().replace(
        "\N{NO-BREAK SPACE}", " "
    )
    council.window.book.trigger("councils.members")
    council.settle()
    members.seat._withdraw(aside.staff_id)
    council.settle()
    assert council.sitting.row("Dubois").recusals == ()


def test_somebody_is_added_and_taken_out_again(council, members):
    newcomer = members.seat.newcomer
    newcomer.setCurrentIndex(newcomer.findText("Autre Julie"))
    members.seat.seat_them.click()
    council.settle()
    council.qtbot.waitUntil(lambda: members.list.count() == 4)
    members.list.setCurrentRow(0)
    assert members.member.person.last_name == "Autre"
    members.seat.remove.click()
    council.settle()
    council.qtbot.waitUntil(lambda: members.list.count() == 3)


def test_convocations_are_printed_recorded_and_shown(council):
    details = SessionDetails(
        council.file.school.desk.today, "14:05", "Local 12", agenda=("Délibération",)
    )
    council.sitting.run(change_session, council.file.id, details)
    council.window.bench.changed.emit(frozenset({"councils"}))
    council.settle()
    council.window.book.trigger("councils.convene")
    panel = council.page.beside.convening
    council.qtbot.waitUntil(panel.sent_on.hasFocus)
    assert "1. Délibération" in panel.about.text()
    council.type(Keys.ENTER)
    council.qtbot.waitUntil(lambda: council.page.beside.document.pages > 0, timeout=LONG)
    council.settle()
    assert "3 convocations" in council.window.messages.message.text
    view = council.sitting.opened().view
    assert {one.convened_on for one in view.members} == {council.file.school.desk.today}


def test_a_convocation_that_lacks_a_place_says_so_in_the_panel(council):
    council.sitting.run(
        change_session, council.file.id, SessionDetails(council.file.school.desk.today)
    )
    council.window.book.trigger("councils.convene")
    council.page.beside.convening.print.click()
    council.settle()
    council.qtbot.waitUntil(lambda: "manque" in council.page.beside.convening.said.text())


def test_phrases_are_ordered_reworded_and_taken_away_by_keyboard(council):
    council.window.book.trigger("councils.edit_phrases")
    panel = council.page.beside.phrases
    council.qtbot.waitUntil(panel.list.hasFocus)
    council.settle()
    council.qtbot.waitUntil(lambda: panel.list.count() > 1)
    known = [one.text for one in council.sitting.ask(phrases)]
    council.type((Qt.Key.Key_Down, ALT))
    council.settle()
    moved = [one.text for one in council.sitting.ask(phrases)]
    assert moved[:2] == [known[1], known[0]]
    council.type(Keys.ENTER)
    council.qtbot.waitUntil(panel.text.hasFocus)
    panel.text.setPlainText("Autrement dit.")
    panel.change.click()
    council.settle()
    assert council.sitting.ask(phrases)[1].text == "Autrement dit."
    panel.text.setPlainText("Une de plus.")
    panel.add.click()
    council.settle()
    council.qtbot.waitUntil(lambda: panel.list.count() == len(known) + 1)
    panel.list.setFocus()
    panel.list.setCurrentRow(len(known))
    council.type(Qt.Key.Key_Delete)
    council.settle()
    assert len(council.sitting.ask(phrases)) == len(known)


def test_the_form_of_a_new_council_asks_what_the_kind_needs(unopened, school):
    page = unopened.room.list
    form = page.form
    form.kind.set_value("admission_council")
    form._show_kind()
    assert not form.pupils.isHidden() and form.pupils.count() == 4
    form.main.click()
    unopened.settle()
    assert "Choisissez au moins un élève" in form.on_pupils.fault.text()
    form.pupils.item(1).setCheckState(Qt.CheckState.Checked)
    form.main.click()
    unopened.qtbot.waitUntil(lambda: unopened.page is not None, timeout=LONG)
    unopened.settle()
    assert [line.pupil.last_name for line in unopened.page.sheet.lines] == ["Lambert"]
    choices = unopened.file.ask(proposal, school.classes["4TQA"]).kinds
    assert any("pas encore clôturée" in choice.obstacle for choice in choices)


def test_an_obstacle_stands_in_the_form_and_holds_its_button(unopened):
    form = unopened.room.list.form
    form.kind.set_value("class_council_september")
    form._show_kind()
    assert "pas encore clôturée" in form.note.text()
    assert not form.main.isEnabled()
