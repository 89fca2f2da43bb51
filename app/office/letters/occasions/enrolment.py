"""Documents about an enrolment: attestation, missing papers, refusal, leaving."""

from collections.abc import Iterator
from typing import Final

from app.i18n import N_, _
from app.office.letters.occasions.enrolled import enrolled
from app.office.letters.occasions.occasion import Document, Occasion, Wanted
from app.office.work import Reading

REGULAR: Final = "regular"


def _certificates(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """One a school year: present while it runs, past once the pupil left or the year ended."""
    for one in enrolled(reading.session, wanted):
        past = one.left_by(wanted.options.written_on)
        future = one.start > wanted.options.written_on
        yield one.occasion(
            wanted,
            values={
                "est_inscrit": not past,
                "eleve_regulier": one.status == REGULAR,
                "eleve_libre": one.status == "free",
                "inscription_provisoire": one.status == "provisional",
            },
            refusal=_("L'inscription ne commence qu'après la date du document.") if future else "",
        )


DOCUMENTS: Final[tuple[Document, ...]] = (
    Document(
        "certificate_enrolment",
        N_("Attestation de fréquentation"),
        "enrolment",
        _certificates,
        to="pupil",
    ),
)
