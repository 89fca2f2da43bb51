"""The tab of accommodations, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from sqlmodel import select

from app.models import Accommodation
from app.ui.rooms.pupils.pupil_tab import AccommodationsTab

KEY = Qt.Key


@pytest.fixture
def accommodations(office):
    """The tab, shown for a pupil."""
    details = office.open("lambert 4tqa")
    found = details.tabs.tab("pupils")
    assert isinstance(found, AccommodationsTab)
    details.tabs.show_page(found)
    office.wait(found.grant.isVisible)
    return found


def rows(office):
    with office.small.session() as session:
        return session.exec(select(Accommodation)).all()


def test_one_is_granted_by_keyboard_then_ended(office, accommodations):
    accommodations.grant.setFocus()
    office.key(KEY.Key_Space)
    office.type("Tiers-temps")
    office.key(KEY.Key_Return)
    office.wait(lambda: len(accommodations.model.all_rows()) == 1)
    (row,) = rows(office)
    assert (row.text, row.until) == ("Tiers-temps", None)
    accommodations.view.go_to(0)
    accommodations.view.setFocus()
    office.key(KEY.Key_Return)
    accommodations.form.until.setFocus()
    office.type("30/06/2025")
    office.key(KEY.Key_Return)
    office.wait(lambda: rows(office)[0].until is not None)


def test_an_empty_one_is_refused_under_its_field(office, accommodations):
    accommodations.grant.setFocus()
    office.key(KEY.Key_Space)
    office.key(KEY.Key_Return)
    assert accommodations.form.fields["text"].fault.isVisible()
    assert rows(office) == []
