"""Letters issued as the window does: number, document drawn in a process, register.

One transaction for the numbers of a few letters and one a document, so that nothing is ever
half-issued; two processes draw while the file is written.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlmodel import col, select

from app.models import Pupil
from app.office.letters.documents import issued_documents
from app.office.letters.issuing import finish, reserve_together
from app.office.letters.register import outgoing
from app.office.letters.views import LetterAsk
from app.office.today.listing import to_do
from app.reports.join import Document, join_documents
from app.reports.letter import render_letter
from app.ui.rooms.mail.issuer import ON_THEIR_WAY
from tests.bench.harness import Row, seconds
from tests.office.letters.conftest import Mail
from tests.office.letters.test_issuing import big
from tests.schools import make_school

LETTERS = 500
CHANGED = 7


def rows() -> Iterator[Row]:
    """How long preparing, issuing and listing take; the commands of one letter apart."""
    context = multiprocessing.get_context("spawn")
    with TemporaryDirectory() as folder, ProcessPoolExecutor(2, mp_context=context) as pool:
        school = make_school(Path(folder))
        mail = big(school, LETTERS)
        pool.submit(abs, 1).result()
        yield Row(f"preparing {LETTERS} letters", seconds(mail.prepare, 2), "s")
        start = perf_counter()
        commands = issue(mail, pool)
        took = perf_counter() - start
        yield Row(f"issuing {LETTERS} letters", took, "s")
        yield Row("letters a second", LETTERS / took, "a second")
        yield Row("one command, median", median(commands) * 1000, "ms")
        yield Row("preparing again, nothing changed", seconds(mail.prepare, 2), "s")
        yield Row("the register of the year", seconds(lambda: mail.ask(outgoing)), "s")
        yield Row("the list of the day", seconds(lambda: mail.ask(to_do)), "s")
        yield Row("one document of the lot", seconds(lambda: joined(mail), 2), "s")
        yield from _issued_again(mail, pool)
        school.file.close(school.desk.now)


def _issued_again(mail: Mail, pool: ProcessPoolExecutor) -> Iterator[Row]:
    """A few families move: the letters that go out again are theirs, and no other."""
    moved = move(mail)
    before = {line.id for line in mail.ask(outgoing).lines}
    start = perf_counter()
    issue(mail, pool)
    took = perf_counter() - start
    again = [line.pupil_id for line in mail.ask(outgoing).lines if line.id not in before]
    astray = set(again) ^ moved
    yield Row(f"issued again, {CHANGED} changed of {LETTERS}", len(again), "letters", CHANGED)
    yield Row("issued without a change, or changed and not issued", len(astray), "letters", 0)
    yield Row("preparing and issuing these again", took, "s")


def move(mail: Mail) -> set[int]:
    """Give pupils spread over the class another address; their ids."""
    step = LETTERS // CHANGED
    numbers = [1000 + place * step for place in range(CHANGED)]
    with mail.school.session() as session:
        pupils = session.exec(select(Pupil).where(col(Pupil.register_number).in_(numbers))).all()
        for pupil in pupils:
            pupil.street = "Rue Neuve 1"
            session.add(pupil)
        return {pupil.id for pupil in pupils}


def issue(mail: Mail, pool: ProcessPoolExecutor) -> list[float]:
    """Issue all, a few letters on their way at a time; the time of each command."""
    preparation, batch = mail.prepare(), mail.begin()
    waiting = deque(one for one in preparation.letters if one.issuable)
    on_their_way: deque[tuple[int, Future[bytes]]] = deque()
    took: list[float] = []
    while waiting or on_their_way:
        if waiting and len(on_their_way) <= ON_THEIR_WAY // 2:
            count = min(ON_THEIR_WAY - len(on_their_way), len(waiting))
            asks = tuple(
                LetterAsk.of(waiting.popleft(), preparation.options) for _place in range(count)
            )
            for one in timed(took, mail, reserve_together, batch, asks):
                on_their_way.append((one.id, pool.submit(render_letter, one.view)))
        letter_id, drawn = on_their_way.popleft()
        timed(took, mail, finish, letter_id, drawn.result())
    return took


def timed(took: list[float], mail: Mail, command, *arguments):
    start = perf_counter()
    done = mail.run(command, *arguments)
    took.append(perf_counter() - start)
    return done.value


def joined(mail: Mail) -> bytes:
    """The lot as it is saved: read from the file, joined in posting order."""
    ids = tuple(line.id for line in mail.ask(outgoing).lines)
    documents = mail.ask(issued_documents, ids)
    return join_documents([Document(one.title, one.pdf) for one in documents], "Lot", "")
