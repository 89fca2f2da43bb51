"""From a sealed council to issued letters, by keyboard."""

from PySide6.QtCore import Qt
from sqlmodel import select

from app.errors import EnvironmentFault
from app.models import LegalRepresentative, Letter
from app.office.letters.lives import mark_printed
from app.ui.rooms.mail import issuer as issuer_module
from tests.ui.rooms.mail.conftest import CTRL, Desk, open_window


def test_the_empty_register_says_what_will_be_there(desk):
    notice = desk.room.register.list.states
    assert "Les lettres émises paraissent ici" in notice._notice.accessibleName()
    assert desk.room.register.list.search.hasFocus()
    notice._notice.button.click()
    assert desk.room.councils.isVisible()


def test_council_to_letters_by_keyboard(desk):
    desk.review()
    assert desk.states() == [
        ("DUBOIS Noé", "À émettre"),
        ("LAMBERT Éloïse", "À émettre"),
        ("LAMBERT Éloïse", "À émettre"),
        ("PEETERS Loïc", "Impossible"),
        ("VAN DAMME Inès", "À émettre"),
    ]
    desk.give_complements()
    assert desk.room.review.issue.text() == "Émettre 4 lettres"
    assert desk.room.review.summary.text() == "4 à émettre · une impossible"
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: desk.on_register)
    assert desk.said == "4 lettres sont émises."
    desk.settle()
    assert desk.lines() == [
        ("2025/0004", "À imprimer"),
        ("2025/0003", "À imprimer"),
        ("2025/0002", "À imprimer"),
        ("2025/0001", "À imprimer"),
    ]
    assert len(desk.room.register.chosen()) == 4
    assert desk.room.register.list.view.hasFocus()
    assert [line.status for line in desk.file.register().lines] == ["issued"] * 4
    assert "Attestation d'orientation B" in desk.file.text(desk.file.register().lines[-1].id)


def test_the_draft_is_shown_beside_and_pages_turn(desk):
    desk.review()
    desk.give_complements()
    desk.wait(lambda: desk.room.review.preview.pages == 2)
    assert "Page 1 sur 2" in desk.room.review.preview.where.text()
    desk.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    desk.wait(lambda: desk.room.review.preview.where.text() == "Page 2 sur 2")
    desk.press(Qt.Key.Key_Return)
    assert desk.room.review.preview.area.hasFocus()
    before = desk.room.review.preview.picture.pixmap().width()
    desk.press(Qt.Key.Key_Plus, CTRL)
    desk.wait(lambda: desk.room.review.preview.picture.pixmap().width() > before)
    desk.press(Qt.Key.Key_0, CTRL)
    desk.wait(lambda: desk.room.review.preview.picture.pixmap().width() == before)
    bar = desk.room.review.preview.area.verticalScrollBar()
    bar.setValue(bar.minimum())
    desk.press(Qt.Key.Key_PageUp)
    desk.wait(lambda: desk.room.review.preview.where.text() == "Page 1 sur 2")


def test_letters_set_aside_are_not_issued(desk):
    desk.review()
    desk.give_complements()
    assert desk.room.review.list.current_row().pupil == "DUBOIS Noé"
    desk.press(Qt.Key.Key_Space)
    assert desk.states()[0] == ("DUBOIS Noé", "Écartée")
    assert desk.room.review.issue.text() == "Émettre 3 lettres"
    assert desk.room.review.summary.text().endswith("une écartée")
    desk.press(Qt.Key.Key_Space)
    assert desk.states()[0] == ("DUBOIS Noé", "À émettre")
    desk.press(Qt.Key.Key_D, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: desk.on_register)
    desk.settle()
    assert len(desk.lines()) == 3


def test_enter_on_what_is_missing_goes_where_it_is_completed(desk):
    asked = []
    desk.window.bench.record_wanted.connect(lambda *record: asked.append(record))
    desk.review()
    desk.give_complements()
    for _step in range(3):
        desk.press(Qt.Key.Key_Down)
    assert desk.room.review.list.current_row().state == "impossible"
    desk.wait(lambda: desk.room.review.missing.isVisible())
    assert "Aucun représentant légal" in desk.room.review.missing.text()
    desk.press(Qt.Key.Key_Return)
    assert asked == [("pupil", desk.behind.school.pupils["4TQA", "Peeters"])]


def test_the_complements_can_wait_and_come_back(desk):
    desk.review()
    desk.wait(lambda: desk.complements_shown)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.complements_shown
    assert desk.room.review.list.hasFocus()
    desk.press(Qt.Key.Key_M, CTRL)
    assert desk.complements_shown


def test_another_date_prepares_again_and_a_wrong_one_is_said(desk):
    desk.review()
    desk.give_complements()
    options = desk.room.review.options
    desk.focus(options.communicated_on)
    options.communicated_on.selectAll()
    desk.type("23/06/2025")
    desk.press(Qt.Key.Key_Tab)
    desk.wait(lambda: not options.fields["communicated_on"].fault.isHidden())
    assert "avant la date" in options.fields["communicated_on"].fault.text()
    desk.focus(options.communicated_on)
    options.communicated_on.selectAll()
    desk.type("27/06/2025")
    desk.press(Qt.Key.Key_Tab)
    desk.wait(lambda: desk.room.review.preparation.options.communicated_on.day == 27)
    desk.settle()
    assert options.fields["communicated_on"].fault.isHidden()


def test_another_mode_is_chosen_for_all(desk):
    desk.review()
    desk.give_complements()
    sending = desk.room.review.options.sending
    sending.set_value("registered")
    sending.picked.emit("registered")
    desk.settle()
    assert {letter.sending for letter in desk.room.review.list.to_issue()} == {"registered"}


def test_issued_letters_are_not_proposed_again(desk):
    desk.issue()
    desk.review()
    assert [state for _pupil, state in desk.states()] == [
        "Déjà émise",
        "Déjà émise",
        "Déjà émise",
        "Impossible",
        "Déjà émise",
    ]
    assert not desk.room.review.issue.isEnabled()
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.on_register


def test_a_letter_that_changed_meanwhile_is_said_and_shown_again(desk):
    desk.review()
    desk.give_complements()
    with desk.file.school.session() as session:
        lives = LegalRepresentative.street == "Rue Haute 7"
        for row in session.exec(select(LegalRepresentative).where(lives)):
            row.street = "Rue Basse 1"
            session.add(row)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: desk.said != "")
    assert desk.said == "Une lettre n'a pas été émise."
    assert "a changé depuis" in desk.window.messages.message.advice
    desk.settle()
    assert desk.states()[0] == ("DUBOIS Noé", "À émettre")
    assert desk.room.review.issue.text() == "Émettre 1 lettre"


def test_a_document_that_cannot_be_drawn_gives_its_number_up(desk, monkeypatch):
    desk.review()
    desk.give_complements()
    monkeypatch.setattr(issuer_module, "ON_THEIR_WAY", 1)
    monkeypatch.setattr("app.reports.letter.render_letter", broken)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: not desk.room.review.issuer.busy)
    desk.settle()
    with desk.file.school.session() as session:
        assert [row.status for row in session.exec(select(Letter))] == ["void"]
    assert "mémoire" in desk.said


def broken(_view):
    raise EnvironmentFault("La mémoire manque.")


def test_a_batch_that_is_stopped_leaves_nothing_half_issued(qtbot, runner, rooms, school, file):
    """With real processes, stopped after the first letters."""
    desk = Desk(qtbot, open_window(qtbot, runner, school), file)
    desk.enter()
    desk.review()
    desk.give_complements()
    review, told = desk.room.review, []

    def stop(done, _asked):
        told.append(review.summary.text())
        if done == 0:
            review.issuer.stop()

    review.issuer.progressed.connect(stop)
    issuer_module.ON_THEIR_WAY, before = 1, issuer_module.ON_THEIR_WAY
    try:
        desk.press(Qt.Key.Key_Return, CTRL)
        desk.wait(lambda: not desk.room.review.issuer.busy)
    finally:
        issuer_module.ON_THEIR_WAY = before
    desk.settle()
    with desk.file.school.session() as session:
        assert {row.status for row in session.exec(select(Letter))} <= {"issued"}
    assert "interrompue" in desk.said
    assert not desk.on_register
    assert told[0] == "0 lettre émise sur 4"


def test_real_processes_draw_what_is_issued(qtbot, runner, rooms, school, file):
    desk = Desk(qtbot, open_window(qtbot, runner, school), file)
    desk.enter()
    desk.issue()
    ids = [line.id for line in desk.file.register().lines]
    assert "Van Damme" in desk.file.text(ids[0])


def test_the_letters_of_a_council_are_opened_from_elsewhere(desk):
    desk.window.bench.show_record("letters", desk.behind.council.id)
    desk.wait(lambda: desk.room.review.preparation is not None)
    desk.settle()
    assert len(desk.states()) == 5


def test_who_may_only_read_prepares_nothing(qtbot, runner, rooms, school, file, quick_pool):
    from app.office.rights import Role
    from app.office.work import Actor

    actor = school.file.actor
    school.file.actor = Actor(
        actor.account_id, actor.name, actor.full_name, frozenset({Role.READER})
    )
    issued = tuple(file.issue_all())
    file.run(mark_printed, issued)
    desk = Desk(qtbot, open_window(qtbot, runner, school), file)
    desk.enter()
    book = desk.window.book
    assert not book.offers("mail.prepare")
    assert not book.offers("mail.post")
    assert book.offers("mail.save")
    assert len(desk.lines()) == 4


def test_a_school_closed_while_letters_are_issued_opens_again_whole(
    qtbot, runner, rooms, school, file
):
    from app.office.files.creation import open_school
    from tests.schools import NOW, PASSWORD

    window = open_window(qtbot, runner, school)
    desk = Desk(qtbot, window, file)
    desk.enter()
    desk.review()
    desk.give_complements()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.room.review.issuer.busy
    window.close_school()
    desk.wait(lambda: window.workspace is None)
    again = open_school(school.file.path, "anne", PASSWORD, NOW)
    try:
        with file_session(again) as session:
            assert {row.status for row in session.exec(select(Letter))} <= {"issued", "void"}
    finally:
        again.close(NOW)


def file_session(opened):
    from app.db.unit_of_work import unit_of_work

    return unit_of_work(opened.engine, opened.path)
