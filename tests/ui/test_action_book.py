"""Which actions are offered, and what doing them does."""

import pytest
from PySide6.QtWidgets import QMainWindow

from app.ui.action_book import ActionBook, shown_keys
from app.ui.actions import spec


@pytest.fixture
def book(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    book = ActionBook(window)
    yield book


def offered(book):
    return {one.id for one in book.all_offered()}


def test_nothing_is_offered_that_nobody_bound(book):
    assert offered(book) == set()
    assert not book.action("app.about").isVisible()


def test_an_action_of_a_room_needs_its_room_and_its_right(book):
    book.bind("pupils.enrol", lambda: None)
    assert not book.offers("pupils.enrol")
    book.enter_room("pupils")
    assert not book.offers("pupils.enrol")
    book.restrict(lambda right: right == "enrol")
    assert book.offers("pupils.enrol")
    assert book.action("pupils.enrol").isVisible()
    book.enter_room("mail")
    assert not book.offers("pupils.enrol")
    book.enter_room("pupils")
    book.forbid()
    assert not book.offers("pupils.enrol")


def test_doing_it_calls_the_last_handler_bound(book):
    done = []
    book.bind("app.about", lambda: done.append("first"))
    book.bind("app.about", lambda: done.append("second"))
    book.trigger("app.about")
    assert done == ["second"]


def test_a_disabled_action_is_shown_and_does_nothing(book):
    done = []
    book.bind("app.about", lambda: done.append(1), enabled=False)
    assert book.action("app.about").isVisible()
    assert "app.about" not in offered(book)
    book.trigger("app.about")
    book.enable("app.about", True)
    book.trigger("app.about")
    assert done == [1]


def test_unbinding_withdraws(book):
    book.bind("app.about", lambda: None)
    book.unbind("app.about")
    book.unbind("app.about")
    assert not book.offers("app.about")


def test_release_withdraws_what_came_after_keep(book):
    book.bind("app.about", lambda: None)
    book.keep()
    book.bind("app.close", lambda: None)
    book.release()
    assert offered(book) == {"app.about"}


def test_binding_what_is_not_declared_is_an_error(book):
    with pytest.raises(KeyError):
        book.bind("app.dance", lambda: None)


def test_keys_are_shown_as_on_the_keyboard(qapp):
    assert shown_keys(spec("edit.redo")) == "Ctrl+Y · Ctrl+Shift+Z"


def test_an_action_of_the_window_does_what_the_room_shown_says(book):
    done = []
    for room in ("pupils", "mail"):
        book.bind("app.export", lambda room=room: done.append(room), room=room)
    assert not book.offers("app.export")
    for room in ("pupils", "mail"):
        book.enter_room(room)
        book.trigger("app.export")
    assert done == ["pupils", "mail"]
    book.enable("app.export", False, "mail")
    book.trigger("app.export")
    book.enter_room("pupils")
    book.trigger("app.export")
    assert done == ["pupils", "mail", "pupils"]
    book.unbind("app.export")
    assert not book.offers("app.export")
    book.enter_room("mail")
    assert book.offers("app.export")


def test_a_room_goes_before_the_window(book):
    done = []
    book.bind("edit.find", lambda: done.append("window"))
    book.bind("edit.find", lambda: done.append("room"), room="pupils")
    book.trigger("edit.find")
    book.enter_room("pupils")
    book.trigger("edit.find")
    assert done == ["window", "room"]
