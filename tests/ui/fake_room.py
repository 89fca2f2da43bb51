"""A room for tests of the window: a list, a line of text, one action."""

from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout

from app.ui.rooms.room import Room
from app.ui.tables.table_view import TableView
from tests.ui.people import a_model, people


class FakeRoom(Room):
    name = "pupils"
    facets = frozenset({"pupils", "classes"})

    def __init__(self, bench, actions, memory):
        super().__init__(bench, actions, memory)
        self.refreshed = []
        self.opened = []
        self.committed = 0
        self.search = QLineEdit()
        self.model = a_model()
        self.view = TableView(self.model, f"{self.name}.list", "Élèves", memory)
        self.splitter = QSplitter()
        self.splitter.addWidget(self.view)
        memory.splitter(self.name, self.splitter)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.splitter, 1)
        self.search.textChanged.connect(self.model.search)
        self.bind("pupils.enrol", self.enrol)
        self.enrolled = 0

    def enrol(self):
        self.enrolled += 1

    def refresh(self, changes):
        self.refreshed.append(changes)
        self.model.set_rows(people(40))

    def first_focus(self):
        return self.search

    def open_record(self, kind, identity):
        self.opened.append((kind, identity))

    def commit_edits(self):
        self.committed += 1


class FakeMail(FakeRoom):
    name = "mail"
    facets = frozenset({"letters"})


def create(bench, actions, memory):
    return FakeRoom(bench, actions, memory)
