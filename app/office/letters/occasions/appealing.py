"""Documents of appeals: the forms of the two volets, filled in, and the internal decisions."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.i18n import N_, _
from app.office.letters.occasions.decided import Decided, decided
from app.office.letters.occasions.matters import of_the_year
from app.office.letters.occasions.occasion import Document, Occasion, Wanted
from app.office.letters.views import IssueOptions
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading
from app.reports.compose import FieldValue
from app.rules.figures import FigureReader
from app.rules.registry import find

CONTESTED: Final = ("aob", "aoc")
OF_THE_JURY: Final = ("cq_refused",)
Find = Callable[[Reading, Wanted], Iterator[Occasion]]


def _contested(codes: tuple[str, ...], refusal: str) -> Find:
    """The decisions that can be contested; what cannot is said why not."""

    def find_them(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
        seen = set()
        for one in decided(reading, wanted, lambda case: case.kind.code in codes):
            seen.add(one.case.pupil_id)
            yield one.occasion(wanted, _no_external(one.code in OF_THE_JURY))
        for each in of_the_year(reading, wanted):
            if each.person.id not in seen:
                yield each.occasion(wanted, about=f"none:{each.year_id}", refusal=_(refusal))

    return find_them


def _no_external(of_the_jury: bool) -> dict[str, FieldValue]:
    """A jury's decision is contested within the school alone: no rule gives a last day."""
    if not of_the_jury:
        return {"du_jury": False}
    unsaid = dict.fromkeys(("recours_externe_jusque", "caractere"), "")
    return {"du_jury": True, "recours_seconde_session": False, **unsaid}


def _refused(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Decisions of refusal in adult education; the external appeal runs from the posting."""
    seen = set()
    for one in decided(reading, wanted, lambda case: case.kind.code == "refused"):
        seen.add(one.case.pupil_id)
        yield _with_external(reading, one, wanted)
    for each in of_the_year(reading, wanted):
        if each.person.id not in seen:
            yield each.occasion(
                wanted,
                about=f"none:{each.year_id}",
                refusal=_(
                    "Aucun conseil clôturé n'a refusé cet étudiant : il n'y a pas de recours."
                ),
            )


def _with_external(reading: Reading, one: Decided, wanted: Wanted) -> Occasion:
    address = FigureReader(reading.figures).words("promsoc.results.external_appeal_address")
    made = one.occasion(wanted, {"adresse_commission": tuple(address)})

    def provide(name: str, options: IssueOptions) -> FieldValue | None:
        if name == "recours_externe_jusque":
            return external_promsoc_until(reading, one, options.written_on)
        return None if made.lookup is None else made.lookup(name, options)

    return replace(made, lookup=provide)


def external_promsoc_until(reading: Reading, one: Decided, posted_on: date) -> date:
    """``promsoc.external_appeal``: seven days after the third working day of the posting."""
    rule = find("promsoc.external_appeal")
    facts: dict[str, Any] = {
        "decision": "refused",
        "internal_submitted_on": posted_on,
        "internal_sent_on": posted_on,
        "sent_on": posted_on,
        "sent_by": "registered",
        "copy_to_head": True,
        "grievances": (),
        "enclosures": (),
        "calendar": rule_calendar(reading.session, one.case.view.klass.year_id),
    }
    last: date = rule(rule.facts_type(**facts), reading.figures).result.last_day
    return last


DOCUMENTS: Final[tuple[Document, ...]] = (
    Document(
        "appeal_acknowledgement",
        N_("Accusé de réception d'un recours interne"),
        "appeals",
        _refused,
    ),
    Document(
        "appeal_internal_form",
        N_("Volet 1 : demande de conciliation interne"),
        "appeals",
        _contested(
            (*CONTESTED, *OF_THE_JURY),
            N_("Aucune AOB, AOC ou certificat refusé d'un conseil clôturé : rien à contester."),
        ),
        to="pupil",
    ),
    Document(
        "appeal_external_form",
        N_("Volet 2 : recours externe"),
        "appeals",
        _contested(
            CONTESTED,
            N_("Seule une AOB ou une AOC d'un conseil clôturé ouvre le recours externe."),
        ),
        to="pupil",
    ),
    Document(
        "internal_decision",
        N_("Décision après conciliation interne"),
        "appeals",
        _contested(
            (*CONTESTED, *OF_THE_JURY),
            N_("Aucune AOB, AOC ou certificat refusé d'un conseil clôturé : rien à contester."),
        ),
    ),
    Document(
        "internal_decision_inadmissible",
        N_("Recours interne irrecevable"),
        "appeals",
        _refused,
    ),
    Document("internal_decision_unfounded", N_("Recours interne non fondé"), "appeals", _refused),
    Document("internal_decision_founded", N_("Recours interne fondé"), "appeals", _refused),
)
