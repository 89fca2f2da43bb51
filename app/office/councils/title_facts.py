"""What the rule on the titles of alternance is told of a pupil and of the decision."""

from typing import Final

from app.i18n import _
from app.office.councils.rule_facts import NotEnough, Situation, Table

FORMS: Final = {
    "professional": "p",
    "technical_qualification": "tq",
    "artistic_qualification": "tq",
}
TICKED: Final = ("profile_reached", "qualification_passed", "gestion_met", "equivalence_pending")
KNOWN_PROGRAMMES: Final = ("art45", "art49")
PASSED: Final = ("passed", "passed_with_restriction")


def certification_facts(situation: Situation, word: str) -> Table:
    """``cefa.certification`` at the end of a year, after a decision that the rules call so."""
    klass = situation.council.klass
    form = FORMS.get(klass.form)
    if form is None:
        raise NotEnough(
            _("La forme d'enseignement de la classe manque : elle se complète dans Réglages.")
        )
    programme = situation.pupil.programme or "art49"
    if programme not in KNOWN_PROGRAMMES:
        raise NotEnough(_("La règle ne connaît les titres que des articles 45 et 49."))
    table: Table = {
        "programme": programme,
        "event": "year_end",
        "regular": situation.pupil.status != "free" and not situation.ticked("not_admitted"),
        "passed": word in PASSED,
        "restriction": word == "passed_with_restriction",
        "titles_held": () if situation.ticked("no_ceb") else ("ceb",),
        "fifth_passed_same_option": situation.ticked("path_followed"),
        "sixth_p_passed": situation.ticked("path_followed"),
    }
    table |= {circumstance: True for circumstance in TICKED if situation.ticked(circumstance)}
    if programme == "art49":
        table |= {"year": klass.study_year, "form": form}
        if klass.seventh_kind:
            table["seventh_kind"] = klass.seventh_kind
    return table
