"""A keystroke of the search, from the key to the repainted list, and the palette's search."""

import os
from collections.abc import Iterator
from datetime import date
from statistics import quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench.harness import Row, seconds
from tests.bench.large import NOW, large_school

TYPED = "lambert ma"
AIM = 30.0


def rows() -> Iterator[Row]:
    """The list of 1,500 pupils and of 15,000 former ones; then the palette over both."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    for number in (1_500, 15_000):
        took = _keystrokes(application, number)
        yield Row(f"search keystroke, list of {number:,} pupils, 95th percentile", took, "ms", AIM)
    yield from _palette()


def _keystrokes(application, number: int) -> float:
    """Type a name, letter by letter, then take it back: each time until the list is painted."""
    from app.settings import Settings
    from app.ui import theme
    from app.ui.remember import Memory
    from app.ui.rooms.pupils.list_panel import ListPanel

    theme.install(application, "light")
    panel = ListPanel(Memory(Settings()))
    panel.show_list(_listed(number))
    panel.resize(580, 640)
    panel.show()
    application.processEvents()
    texts = [TYPED[:end] for end in range(1, len(TYPED) + 1)]

    def type_(text: str) -> None:
        panel.search.setText(text)
        panel.view.viewport().repaint()

    took = [1000 * seconds(lambda text=text: type_(text), 1) for text in (*texts, *texts[::-1])]
    panel.close()
    panel.deleteLater()
    return quantiles(took, n=20)[-1]


def _listed(number: int):
    from app.folding import folded
    from app.office.pupils.listing import PupilList, PupilRow
    from app.office.pupils.years import YearChoice

    year = YearChoice(1, "2024-2025", date(2024, 8, 26), date(2025, 7, 4))
    names = ("Lambert", "Van den Berghe", "D'Hœst", "El Amrani", "Peeters", "Dubois", "Çelik")
    firsts = ("Éloïse", "Mathis", "Marie-Ange", "Noé", "Inès", "Loïc", "Zoé", "Maël", "Sofiane")

    def row(place: int) -> PupilRow:
        last, first = names[place % 7], firsts[place % 9]
        klass = f"{place % 6 + 1}TQ{place % 4}"
        return PupilRow(
            place, place, last, first, "none", date(2009, 1 + place % 12, 1 + place % 28),
            1, klass, (0, klass), "fwb", year.label, "regular", year.first_day, None,
            f"{folded(f'{last} {first}')} {place} {folded(klass)}",
        )  # fmt: skip

    return PupilList((year,), (), year, False, tuple(map(row, range(number))))


def _palette() -> Iterator[Row]:
    from app.office.demo import DEMO_ACCOUNT, DEMO_PASSWORD
    from app.office.demo.make import TODAY
    from app.office.files.creation import open_school
    from app.office.pupils.listing import pupil_list
    from app.office.search import find_records
    from app.office.work import Desk

    file = open_school(large_school(), DEMO_ACCOUNT, DEMO_PASSWORD, NOW, read_only=True)
    desk = Desk(file.actor, TODAY, NOW)
    present, former = (len(file.ask(pupil_list, desk, former=gone).rows) for gone in (False, True))
    took = max(
        1000 * seconds(lambda text=text: file.ask(find_records, desk, text))
        for text in ("a", "lam", "lambert ma", "4tq", "12")
    )
    known = f"{present:,} + {former:,} pupils"
    yield Row(f"palette search, slowest of five, {known}", took, "ms", AIM)
    took = 1000 * seconds(lambda: file.ask(pupil_list, desk))
    yield Row(f"list of the year read, {present:,} pupils", took, "ms")
    took = 1000 * seconds(lambda: file.ask(pupil_list, desk, former=True))
    yield Row(f"list of former pupils read, {former:,}", took, "ms")
    file.close(NOW)
