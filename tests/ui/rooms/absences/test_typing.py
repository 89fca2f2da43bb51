"""The roll, by keys alone."""

from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.rooms.absences.conftest import ALT, CTRL, DAY, KEY, SHIFT

MOST_KEYS = 35


def test_a_day_of_a_class_takes_few_keys(roll):
    """Three absent and one late the whole day: called in the morning and the afternoon."""
    roll.type("3a11a19a22r10")
    roll.press(KEY.Key_Return, CTRL)
    roll.press(KEY.Key_Left, CTRL)
    roll.press(KEY.Key_F4)
    roll.press(KEY.Key_D, CTRL)
    roll.press(KEY.Key_Return, CTRL)
    assert roll.stored() == {
        ("Peeters", "am"): "A",
        ("Zorn07", "am"): "A",
        ("Zorn15", "am"): "A",
        ("Zorn18", "am"): "R10",
        ("Peeters", "pm"): "A",
        ("Zorn07", "pm"): "A",
        ("Zorn15", "pm"): "A",
    }
    assert {("4TQA", "am"), ("4TQA", "pm")} <= roll.calls()
    assert roll.pressed <= MOST_KEYS
    assert roll.pressed == 18


def test_with_arrows_alone_a_half_day_takes_few_keys(roll):
    """The same morning, walking down the whole list."""
    wanted = {2: "a", 10: "a", 18: "a", 21: "r10"}
    line = 0
    while line < 22:
        if line in wanted:
            roll.type(wanted[line])
            line += 1
            continue
        roll.press(KEY.Key_Down)
        line += 1
    roll.press(KEY.Key_Return, CTRL)
    assert sorted(roll.stored().values()) == ["A", "A", "A", "R10"]
    assert roll.pressed <= MOST_KEYS


def test_everybody_is_present_until_said_otherwise(roll):
    assert set(roll.texts(2)) == {"–"}
    assert roll.page.panel.counts.text() == "24 élèves · 24 présents"
    assert roll.page.panel.taken.text() == "Appel pas encore fait"


def test_a_status_shows_at_once_and_moves_to_the_next_pupil(roll):
    roll.type("a")
    assert roll.texts(2)[0] == "A\u2002Absent"
    assert roll.view.currentIndex().row() == 1
    roll.type("E")
    assert roll.texts(2)[1] == "E\u2002Excusé"
    assert roll.page.panel.counts.text() == "24 élèves · 22 présents · 1 absent · 1 excusé"
    assert roll.stored() == {("Dubois", "am"): "A", ("Lambert", "am"): "E"}
    roll.wait(lambda: "Enregistré" in roll.window.status.text())


def test_delete_makes_present_and_stays(roll):
    roll.type("aa")
    roll.press(KEY.Key_Up)
    roll.press(KEY.Key_Delete)
    assert roll.view.currentIndex().row() == 1
    roll.press(KEY.Key_Up)
    roll.type("p")
    assert roll.view.currentIndex().row() == 1
    assert roll.stored() == {}


def test_minutes_are_typed_after_a_late_arrival(roll):
    roll.type("r1")
    assert roll.texts(3)[0] == "1▏\u00a0min"
    roll.type("5")
    roll.press(KEY.Key_Backspace)
    roll.type("2")
    assert roll.stored() == {}
    roll.press(KEY.Key_Return)
    assert roll.texts(3)[0] == "12\u00a0min"
    assert roll.view.currentIndex().row() == 1
    assert roll.stored() == {("Dubois", "am"): "R12"}
    assert roll.journal() == ["Statut à l'appel"]


def test_a_late_arrival_without_minutes_is_one_too_and_escape_gives_up(roll):
    roll.type("r")
    roll.press(KEY.Key_Escape)
    assert roll.texts(2)[0] == "–"
    roll.type("r")
    roll.press(KEY.Key_Down)
    assert roll.stored() == {("Dubois", "am"): "R"}
    roll.press(KEY.Key_Up)
    roll.type("r8")
    roll.press(KEY.Key_F4)
    assert roll.stored() == {("Dubois", "am"): "R8"}
    roll.press(KEY.Key_F4)
    roll.type("1r")
    roll.press(KEY.Key_Return)
    assert roll.stored() == {("Dubois", "am"): "R8"}


def test_leaving_the_list_keeps_the_minutes_typed(roll):
    roll.type("r7")
    roll.press(KEY.Key_F6)
    assert roll.stored() == {("Dubois", "am"): "R7"}


def test_a_letter_after_minutes_is_for_the_pupil_who_follows(roll):
    roll.type("r12a")
    assert roll.stored() == {("Dubois", "am"): "R12", ("Lambert", "am"): "A"}


def test_a_letter_in_the_place_of_minutes_corrects_the_status(roll):
    roll.type("ra")
    assert roll.stored() == {("Dubois", "am"): "A"}


def test_numbers_go_to_a_pupil(roll):
    roll.type("24")
    assert roll.view.currentIndex().row() == 23
    roll.press(KEY.Key_Up)
    roll.type("3")
    assert roll.view.currentIndex().row() == 2
    roll.type("5")
    assert roll.view.currentIndex().row() == 4


def test_letters_that_mean_nothing_do_nothing(roll):
    roll.type("zq")
    assert roll.view.currentIndex().row() == 0
    assert roll.stored() == {}


def test_a_name_is_found_without_hiding_the_others(roll):
    roll.type("/")
    roll.wait(roll.page.panel.search.hasFocus)
    roll.type("ines")
    assert roll.view.current_row().pupil.name == "Van Damme Inès"
    assert roll.view.rows.rowCount() == 24
    roll.press(KEY.Key_Return)
    roll.type("a")
    assert roll.stored() == {("Van Damme", "am"): "A"}
    roll.press(KEY.Key_F, CTRL)
    roll.type("zorn20")
    roll.press(KEY.Key_Escape)
    assert roll.view.hasFocus()
    assert roll.view.current_row().pupil.name == "Zorn01 Zoé"


def test_several_rows_take_one_status_as_one_gesture(roll):
    roll.press(KEY.Key_Down, SHIFT)
    roll.press(KEY.Key_Down, SHIFT)
    roll.type("x")
    assert roll.stored() == {
        ("Dubois", "am"): "X",
        ("Lambert", "am"): "X",
        ("Peeters", "am"): "X",
    }
    assert len(roll.journal()) == 1


def test_the_whole_class_spares_those_excused(roll):
    roll.type("e")
    roll.press(KEY.Key_A, CTRL)
    roll.type("l")
    roll.settle()
    stored = roll.stored()
    assert stored["Dubois", "am"] == "E"
    assert list(stored.values()).count("L") == 23
    roll.wait(roll.window.messages.isVisible)
    assert roll.window.messages.message.text == "1 élève garde le statut qu'il avait."
    roll.press(KEY.Key_P, CTRL | SHIFT)
    assert list(roll.stored().values()).count("L") == 23


def test_gestures_are_undone_and_made_again(roll):
    roll.type("a")
    roll.settle()
    roll.type("r9")
    roll.press(KEY.Key_Return)
    roll.settle()
    roll.press(KEY.Key_Z, CTRL)
    assert roll.stored() == {("Dubois", "am"): "A"}
    roll.press(KEY.Key_Z, CTRL)
    assert roll.stored() == {}
    roll.press(KEY.Key_Y, CTRL)
    assert roll.stored() == {("Dubois", "am"): "A"}


def test_called_differs_from_not_called(roll):
    roll.press(KEY.Key_Return, CTRL)
    assert roll.calls() == {("4TQA", "am")}
    roll.press(KEY.Key_Left, CTRL)
    roll.wait(lambda: roll.view.rows.rowCount() == 24)
    assert set(roll.texts(2)) == {"✓\u2002Présent"}
    assert roll.page.panel.taken.text().startswith("✓ Appel fait à")
    roll.window.book.trigger("absences.withdraw")
    assert roll.calls() == set()
    assert set(roll.texts(2)) == {"–"}


def test_classes_follow_each_other_by_key(roll):
    roll.press(KEY.Key_Right, CTRL)
    roll.wait(lambda: roll.page.panel.title.text() == "2C")
    assert roll.view.hasFocus()
    roll.press(KEY.Key_Left, CTRL)
    roll.wait(lambda: roll.page.panel.title.text() == "4TQA")
    for name in ("4TQA", "2C", "5P", "S4A"):
        roll.wait(lambda name=name: roll.page.panel.title.text() == name)
        roll.press(KEY.Key_Return, CTRL)
        roll.settle()
    assert roll.calls() == {("4TQA", "am"), ("2C", "am"), ("5P", "am"), ("S4A", "p1")}
    assert roll.page.side.left.text() == "1 classe à appeler"


def test_periods_are_shown_where_the_regime_counts_them(roll):
    for _step in range(3):
        roll.press(KEY.Key_Right, CTRL)
    roll.wait(lambda: roll.page.panel.title.text() == "S4A")
    slots = [button.text() for button in roll.page.side.days.group.buttons()]
    assert slots == [f"P{number}" for number in range(1, 9)]
    roll.press(KEY.Key_F4)
    roll.type("a")
    assert roll.stored() == {("Dubois", "p2"): "A"}


def test_days_without_lessons_say_why_and_offer_another(roll):
    roll.press(KEY.Key_J, CTRL)
    roll.type("25/10/2024")
    roll.press(KEY.Key_Return)
    roll.settle()
    notice = roll.page.panel.states._notice
    roll.wait(notice.isVisible)
    assert notice._text.text() == (
        "Pas d'appel le vendredi 25 octobre 2024. "
        "Congé d'automne, du 21 octobre au 1er novembre 2024."
    )
    button = next(one for one in notice.findChildren(QPushButton) if one.isVisible())
    assert button.text() == "Aller au vendredi 18 octobre 2024"
    button.click()
    roll.wait(lambda: roll.view.rows.rowCount() == 24)
    roll.wait(lambda: roll.page.panel.when.text().startswith("vendredi 18 octobre 2024"))


def test_school_days_follow_each_other_by_key(roll):
    roll.type("a")
    roll.press(KEY.Key_Left, ALT)
    roll.wait(lambda: "lundi 23 juin 2025" in roll.page.panel.when.text())
    assert roll.texts(2)[0] == "–"
    roll.press(KEY.Key_Left, ALT)
    roll.wait(lambda: "vendredi 20 juin 2025" in roll.page.panel.when.text())
    roll.type("3a")
    assert roll.stored(DAY.replace(day=20)) == {("Peeters", "am"): "A"}
    roll.press(KEY.Key_Home, ALT)
    roll.wait(lambda: "mardi 24 juin 2025" in roll.page.panel.when.text())
    assert roll.texts(2)[0] == "A\u2002Absent"
    roll.press(KEY.Key_Right, ALT)
    roll.wait(lambda: "mercredi 25 juin 2025, matin" in roll.page.panel.when.text())


def test_a_refused_status_goes_back_to_what_stands(roll):
    roll.press(KEY.Key_Right, ALT)
    roll.wait(lambda: "mercredi 25 juin" in roll.page.panel.when.text())
    roll.type("1a")
    roll.wait(roll.window.messages.isVisible)
    roll.settle()
    assert roll.window.messages.message.text == "Ce jour n'est pas encore venu."
    assert roll.texts(2)[0] == "–"


def test_the_keys_are_offered_by_buttons_too(roll):
    bar = roll.page.panel.keys
    assert [button.text() for button in bar.buttons.values()][:2] == [
        "P\u2002Présent",
        "A\u2002Absent",
    ]
    bar.buttons["A"].click()
    assert roll.stored() == {("Dubois", "am"): "A"}
    assert QApplication.focusWidget() is roll.view


def test_the_roll_keeps_the_keyboard_while_it_is_read_again(roll, monkeypatch):
    """However long the file takes: the next key is already another pupil's."""
    waits = []
    monkeypatch.setattr(roll.page.panel.states, "show_loading", lambda: waits.append(1))
    roll.type("a")
    roll.settle()
    roll.page.refresh()
    roll.type("a")
    assert roll.stored() == {("Dubois", "am"): "A", ("Lambert", "am"): "A"}
    assert not waits


def test_a_group_is_one_entry(roll):
    roll.type("a")
    roll.press(KEY.Key_G, CTRL)
    roll.window.activateWindow()
    roll.wait(roll.page.forms.group.classes.hasFocus)
    assert roll.page.forms.group.classes.currentItem().text() == "4TQA"
    roll.press(KEY.Key_Down)
    roll.press(KEY.Key_Space)
    roll.page.forms.group.last.setFocus()
    roll.page.forms.group.last.selectAll()
    roll.type("25/06/2025")
    roll.press(KEY.Key_Return)
    roll.wait(lambda: roll.page.forms.group.isHidden())
    assert roll.view.hasFocus()
    # Tuesday has two halves, Wednesday one: 3 for each of 28 pupils, Dubois being absent once.
    assert roll.window.messages.message.text == (
        "83 entrées notées. 1 entrée qui existait reste comme elle était."
    )
    roll.wait(lambda: roll.texts(2)[:2] == ["A\u2002Absent", "S\u2002En stage"])
    assert roll.stored(DAY.replace(day=25))["Zorn20", "am"] == "S"
    assert roll.journal()[-1] == "Statut d'un groupe"


def test_a_group_of_chosen_pupils_and_escape(roll):
    roll.press(KEY.Key_Down, SHIFT)
    roll.press(KEY.Key_G, CTRL)
    roll.window.activateWindow()
    roll.wait(roll.page.forms.group.first.hasFocus)
    chosen = roll.page.forms.group.chosen.text()
    assert chosen.startswith("2 élèves choisis\u00a0: Dubois Noé, Lambert")
    roll.press(KEY.Key_Escape)
    assert roll.page.forms.group.isHidden()
    roll.press(KEY.Key_G, CTRL)
    roll.window.activateWindow()
    roll.wait(roll.page.forms.group.first.hasFocus)
    roll.page.forms.group.save.click()
    roll.wait(lambda: roll.page.forms.group.isHidden())
    assert set(roll.stored()) == {
        (name, slot) for name in ("Dubois", "Lambert") for slot in ("am", "pm")
    }
