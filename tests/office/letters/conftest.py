"""A sealed council on 4TQA: two letters about Lambert, one about Dubois, one to Van Damme."""

from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.office.letters.complements import give_complement
from app.office.letters.documents import issued_documents
from app.office.letters.issuing import begin_batch, finish, reserve, void_letter
from app.office.letters.preparing import prepare
from app.office.letters.register import letter, outgoing
from app.office.letters.views import LetterAsk
from app.reports.letter import render_letter
from tests.office.councils.conftest import Sitting, sit
from tests.office.letters.producing import Demonstration, Office
from tests.schools import SmallSchool

GIVEN = {
    "caractere": "non confessionnel",
    "conciliation_comment": "par écrit, contre accusé de réception",
}


@dataclass
class Mail:
    """The letters of a council, and what the office does with them."""

    school: SmallSchool
    council: Sitting

    def run(self, command, *arguments):
        return self.school.file.run(command, self.school.desk, *arguments)

    def ask(self, query, *arguments):
        return self.school.file.ask(query, self.school.desk, *arguments)

    def give(self, **values):
        for key, text in (values or GIVEN).items():
            self.run(give_complement, key, text)

    def prepare(self, options=None):
        return self.ask(prepare, (self.council.id,), options)

    def states(self, options=None):
        return [(one.pupil, one.state) for one in self.prepare(options).letters]

    def prepared(self, recipient, options=None):
        found = [one for one in self.prepare(options).letters if recipient in one.recipient]
        assert len(found) == 1, found
        return found[0]

    def begin(self):
        return self.run(begin_batch, "Notifications · 4TQA", (self.council.id,)).value

    def reserve(self, prepared, options, batch=None):
        batch = batch if batch is not None else self.begin()
        return self.run(reserve, batch, LetterAsk.of(prepared, options)).value

    def issue(self, prepared, options, batch=None):
        reserved = self.reserve(prepared, options, batch)
        self.run(finish, reserved.id, render_letter(reserved.view))
        return reserved.id

    def issue_all(self):
        preparation, batch = self.prepare(), self.begin()
        return [
            self.issue(one, preparation.options, batch)
            for one in preparation.letters
            if one.issuable
        ]

    def void(self, letter_id, reason="le rendu a échoué"):
        return self.run(void_letter, letter_id, reason)

    def register(self, year=None):
        return self.ask(outgoing, year)

    def detail(self, letter_id):
        return self.ask(letter, letter_id)

    def text(self, letter_id):
        (document,) = self.ask(issued_documents, (letter_id,))
        return text_of(document.pdf)

    def later(self, days):
        desk = self.school.desk
        step = timedelta(days=days)
        self.school = replace(
            self.school, desk=replace(desk, today=desk.today + step, now=desk.now + step)
        )


def text_of(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    return words.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


@pytest.fixture
def sealed(school) -> Mail:
    """The council closed, nothing given yet for its letters."""
    council = sit(school, "4TQA")
    council.complete()
    council.seal()
    return Mail(school, council)


@pytest.fixture
def mail(sealed) -> Mail:
    """The same, with what the office has to give."""
    sealed.give()
    return sealed


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Office:
    """The demonstration school; its letters may be issued, its people must stay."""
    school = Demonstration(tmp_path_factory.mktemp("demonstration"))
    yield Office(school)
    school.file.close(school.desk.now)
