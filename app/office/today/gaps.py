"""What is missing and will stop a letter: addresses and representatives, the school's own data."""

from collections import Counter
from collections.abc import Iterator

from sqlmodel import col, select

from app.formats import count
from app.i18n import N_, _
from app.models import Enrolment, School, SchoolClass, SchoolYear
from app.office.pupils.recipients import PupilRecipients, recipients_of
from app.office.today.items import MOST_SINGLE, Item
from app.office.work import Reading

NEEDED = {
    "street": N_("rue"),
    "postal_code": N_("code postal"),
    "locality": N_("localité"),
    "head_name": N_("nom de la direction"),
}


def gaps_to_fill(reading: Reading) -> Iterator[Item]:
    """The school's own first: no letter goes without them."""
    yield from _school(reading)
    yield from _pupils(reading)


def _school(reading: Reading) -> Iterator[Item]:
    school = reading.session.get(School, 1)
    missing = [title for name, title in NEEDED.items() if not getattr(school, name, "")]
    if missing:
        yield Item(
            kind="school",
            text=_("Données de l'école à compléter"),
            urgency="today",
            record_kind="setting",
            record_id="school",
            detail=", ".join(_(title) for title in missing),
        )


def _pupils(reading: Reading) -> Iterator[Item]:
    """Those enrolled now to whom nothing can be sent, by class where they are many."""
    rows = reading.session.execute(
        select(Enrolment.pupil_id, SchoolClass.id, SchoolClass.name)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(Enrolment.year_id))
        .where(col(SchoolYear.first_day) <= reading.today)
        .where(col(SchoolYear.last_day) >= reading.today)
        .where(col(Enrolment.start) <= reading.today, col(Enrolment.end).is_(None))
        .order_by(col(SchoolClass.position), col(SchoolClass.name), col(Enrolment.id))
    ).all()
    found = recipients_of(
        reading.session, reading.figures, [pupil_id for pupil_id, *_class in rows], reading.today
    )
    lacking = [
        (found[pupil_id], class_id or 0, name)
        for pupil_id, class_id, name in rows
        if pupil_id in found and not found[pupil_id].complete
    ]
    classes = Counter((class_id, name) for _pupil, class_id, name in lacking)
    if len(lacking) <= MOST_SINGLE:
        yield from (_pupil(pupil, name) for pupil, _class, name in lacking)
    elif len(classes) <= MOST_SINGLE:
        yield from (_class(*key, number) for key, number in classes.items())
    else:
        yield _all(len(lacking), len(classes), next(iter(classes))[0])


def _pupil(pupil: PupilRecipients, class_name: str) -> Item:
    return Item(
        kind="pupils",
        text=_("Courrier impossible : {name}, {klass}").format(
            name=pupil.pupil_name, klass=class_name
        ),
        urgency="later",
        record_kind="pupil",
        record_id=pupil.pupil_id,
        detail=" ".join(pupil.missing),
    )


def _class(class_id: int, name: str, number: int) -> Item:
    return Item(
        kind="pupils",
        text=_("Courrier impossible : {n} élèves de {klass}").format(n=number, klass=name)
        if number > 1
        else _("Courrier impossible : un élève de {klass}").format(klass=name),
        urgency="later",
        record_kind="class",
        record_id=class_id,
        detail=_("adresse ou représentant manquant"),
    )


def _all(number: int, classes: int, first_class: int) -> Item:
    return Item(
        kind="pupils",
        text=_("Courrier impossible : {n} élèves dans {classes} classes").format(
            n=count(number), classes=classes
        ),
        urgency="later",
        record_kind="class",
        record_id=first_class,
        detail=_("adresse ou représentant manquant"),
    )
