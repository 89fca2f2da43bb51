"""Those who answer for a pupil: adding, attaching, editing, ordering, removing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import LegalRepresentative, PupilRepresentative
from app.office.pupils import checks
from app.office.pupils.edits import Check, address_checks, checked, pupil_of, set_field, text
from app.office.pupils.recipients import named
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@dataclass(frozen=True)
class NewRepresentative:
    """What is asked to add a representative; an institution has a last name alone."""

    last_name: str
    first_name: str = ""
    civility: str = "none"
    relation: str = "other"
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    country: str = ""
    telephone: str = ""
    email: str = ""
    receives_letters: bool = True
    lives_with: bool = True


@command(Right.ENROL, N_("Ajout d'un représentant légal"))
def add_representative(work: Work, pupil_id: int, new: NewRepresentative) -> Done[int]:
    """Add a person whom the file does not know, last in the pupil's order; their number."""
    pupil_of(work, pupil_id)
    values = asdict(new)
    tie = {name: values.pop(name) for name in ("relation", "receives_letters", "lives_with")}
    row = LegalRepresentative(
        **{field: checked(_checks(new.country), field, value) for field, value in values.items()}
    )
    work.session.add(row)
    work.session.flush()
    _tie(work.session, pupil_id, row.id or 0, **tie)
    work.note("pupil", pupil_id, after={"about": named(row).plain} | asdict(new))
    return done(row.id or 0, Facet.PUPILS)


@command(Right.ENROL, N_("Rattachement d'un représentant légal"))
def attach_representative(
    work: Work, pupil_id: int, representative_id: int, relation: str
) -> Done[None]:
    """Have somebody who answers for another pupil answer for this one too."""
    pupil_of(work, pupil_id)
    row = _representative(work.session, representative_id)
    if _found_tie(work.session, pupil_id, representative_id) is not None:
        raise Refusal(
            _("{name} représente déjà cet élève.").format(name=named(row).plain),
            field="representative_id",
        )
    _tie(work.session, pupil_id, representative_id, relation, True, True)
    work.note("pupil", pupil_id, after={"about": named(row).plain, "relation": relation})
    return done(None, Facet.PUPILS)


@command(Right.ENROL, N_("Modification d'un représentant légal"))
def edit_representative(
    work: Work, pupil_id: int, representative_id: int, field: str, value: object
) -> Done[None]:
    """Change one field of a representative; it holds for every pupil they answer for."""
    row = _representative(work.session, representative_id)
    _its_tie(work.session, pupil_id, representative_id)
    kept = checked(_checks(row.country), field, value)
    set_field(work, pupil_id, row, field, kept, named(row).plain)
    return done(None, Facet.PUPILS)


@command(Right.ENROL, N_("Modification du lien d'un représentant légal"))
def edit_tie(
    work: Work, pupil_id: int, representative_id: int, field: str, value: object
) -> Done[None]:
    """Change ``relation``, ``receives_letters`` or ``lives_with`` for this pupil alone."""
    tie = _its_tie(work.session, pupil_id, representative_id)
    row = _representative(work.session, representative_id)
    kept = checked(_TIE_CHECKS, field, value)
    set_field(work, pupil_id, tie, field, kept, named(row).plain)
    return done(None, Facet.PUPILS)


@command(Right.ENROL, N_("Ordre des représentants légaux"))
def move_representative(work: Work, pupil_id: int, representative_id: int, step: int) -> Done[None]:
    """Set a representative earlier (-1) or later (1) in the pupil's order."""
    ties = _ties(work.session, pupil_id)
    ids = [tie.representative_id for tie in ties]
    at = ids.index(representative_id)
    to = min(max(at + step, 0), len(ties) - 1)
    ties.insert(to, ties.pop(at))
    for position, tie in enumerate(ties):
        tie.position = position
        work.session.add(tie)
    row = _representative(work.session, representative_id)
    work.note(
        "pupil",
        pupil_id,
        before={"about": named(row).plain, "position": at + 1},
        after={"about": named(row).plain, "position": to + 1},
    )
    return done(None, Facet.PUPILS)


@command(Right.ENROL, N_("Retrait d'un représentant légal"))
def remove_representative(work: Work, pupil_id: int, representative_id: int) -> Done[None]:
    """Somebody answers for this pupil no longer; who answers for none is forgotten."""
    tie = _its_tie(work.session, pupil_id, representative_id)
    row = _representative(work.session, representative_id)
    work.note(
        "pupil",
        pupil_id,
        before={"about": named(row).plain, "relation": tie.relation} | _address_of(row),
    )
    work.session.delete(tie)
    work.session.flush()
    others = select(func.count(col(PupilRepresentative.id))).where(
        col(PupilRepresentative.representative_id) == representative_id
    )
    if work.session.exec(others).one() == 0:
        work.session.delete(row)
    return done(None, Facet.PUPILS)


def _checks(country: str) -> Mapping[str, Check]:
    return {
        **address_checks(country),
        "last_name": lambda value: checks.name(value, "last_name"),
        "first_name": text("first_name"),
        "civility": lambda value: checks.word(value, checks.CIVILITIES, "civility"),
    }


_TIE_CHECKS: Mapping[str, Check] = {
    "relation": lambda value: checks.word(value, checks.RELATIONS, "relation"),
    "receives_letters": bool,
    "lives_with": bool,
}


def _representative(session: Session, representative_id: int) -> LegalRepresentative:
    row = session.get(LegalRepresentative, representative_id)
    if row is None:
        raise Refusal(_("Ce représentant n'est plus dans le fichier."))
    return row


def _found_tie(
    session: Session, pupil_id: int, representative_id: int
) -> PupilRepresentative | None:
    return session.exec(
        select(PupilRepresentative).where(
            col(PupilRepresentative.pupil_id) == pupil_id,
            col(PupilRepresentative.representative_id) == representative_id,
        )
    ).first()


def _its_tie(session: Session, pupil_id: int, representative_id: int) -> PupilRepresentative:
    tie = _found_tie(session, pupil_id, representative_id)
    if tie is None:
        raise Refusal(_("Cette personne ne représente plus cet élève."))
    return tie


def _ties(session: Session, pupil_id: int) -> list[PupilRepresentative]:
    return list(
        session.exec(
            select(PupilRepresentative)
            .where(col(PupilRepresentative.pupil_id) == pupil_id)
            .order_by(col(PupilRepresentative.position), col(PupilRepresentative.id))
        )
    )


def _tie(
    session: Session,
    pupil_id: int,
    representative_id: int,
    relation: str,
    receives_letters: bool,
    lives_with: bool,
) -> None:
    last = max((tie.position for tie in _ties(session, pupil_id)), default=-1)
    session.add(
        PupilRepresentative(
            pupil_id=pupil_id,
            representative_id=representative_id,
            relation=checks.word(relation, checks.RELATIONS, "relation"),
            receives_letters=receives_letters,
            lives_with=lives_with,
            position=last + 1,
        )
    )


def _address_of(row: LegalRepresentative) -> dict[str, object]:
    return {"street": row.street, "postal_code": row.postal_code, "locality": row.locality}
