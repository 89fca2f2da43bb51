"""The slip of an arrival: A6, all of it inside the page, archival."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.reports.door_slip import SIZE_MM, render_door_slip
from app.reports.door_slip_view import DoorSlip
from tests.reports.archive_checker import faults
from tests.reports.reading import bounds, text_of

LONG = "Le train de 7 h 12 a été supprimé et le suivant avait du retard. " * 12


def slip(note: str = "", name: str = "Lambert Éloïse") -> bytes:
    sentences = ("Arrivée le mardi 24 juin 2025 à 9 h.", "Matin : en retard de 35 min.")
    view = DoorSlip(
        school="Institut du Test",
        title="Billet de retard",
        name=name,
        class_name="4TQA",
        sentences=(*sentences, *((note,) if note else ())),
        signers=("Pour l'école", "Un responsable, ou l'élève majeur"),
    )
    return render_door_slip(view)


@pytest.mark.parametrize(
    ("note", "name"),
    [("", "Lambert Éloïse"), (LONG, "Van den Broeck de la Fontaine Marie-Charlotte Joséphine")],
)
def test_it_is_one_page_of_a6_that_keeps_its_margins(note, name):
    pdf = slip(note, name)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    seen = bounds(pdf)
    assert seen.left >= 10 and seen.right <= SIZE_MM[0] - 10
    assert seen.top >= 10 and seen.bottom <= SIZE_MM[1] - 5
    assert faults(pdf) == []
    assert slip(note, name) == pdf


def test_it_says_who_when_and_what_was_noted():
    text = text_of(slip("Remarque : train supprimé"))
    for part in ("Billet de retard", "Lambert Éloïse", "4TQA", "35", "train supprimé"):
        assert part in text
