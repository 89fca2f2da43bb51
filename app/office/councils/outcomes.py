"""What the verdict on a pupil's results says in a few words, and which decision it leads to."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.i18n import N_, _
from app.rules.numbers import french_number
from app.rules.verdict import Verdict

DERIVED: Final = {"abandoned": "refused", "resit": "postponed"}
"""The decision by which an outcome is entered, where it is not the outcome itself."""

LEFT_OPEN: Final = frozenset({"deliberate", ""})
"""The outcomes that leave the decision to the council."""

DEROGATIONS: Final = {
    "strong_subjects": N_("compensation par les autres matières"),
    "new_pupil": N_("élève nouveau, matières négligées (art. 62 B.5)"),
    "special_case": N_("circonstances particulières (art. 62 B.6)"),
}

PLAIN: Final = {
    "promoted": N_("Promotion"),
    "refused": N_("Non-promotion"),
    "deliberate": N_("Le conseil délibère"),
}
OF_UNITS: Final = {
    "postponed": N_("Ajournement"),
    "refused": N_("Refus"),
    "abandoned": N_("Réputé avoir abandonné la formation"),
    "resit": N_("Évaluation à représenter"),
    "incomplete": N_("Section non réussie"),
}
MENTIONS: Final = {
    "fruit": N_("avec fruit"),
    "satisfaction": N_("avec satisfaction"),
    "distinction": N_("avec distinction"),
    "great_distinction": N_("avec grande distinction"),
    "greatest_distinction": N_("avec la plus grande distinction"),
}


def headline_of(verdict: Verdict[Any]) -> str:
    """The verdict in a few words, with the figure that sums it up where there is one."""
    tell = _TELLERS.get(verdict.rule)
    if tell is not None:
        return tell(verdict)
    return _(PLAIN.get(verdict.outcome, verdict.outcome))


def outcome_of(verdict: Verdict[Any]) -> str:
    """The verdict's own word, and the mention that goes with it: no figure is in it."""
    mention = getattr(verdict.result, "mention", None)
    return f"{verdict.outcome} {mention}" if mention else verdict.outcome


def expected_word(verdict: Verdict[Any]) -> str:
    """The word of the decision that the verdict leads to, "" where it leaves it open."""
    if verdict.outcome in LEFT_OPEN:
        return ""
    return DERIVED.get(verdict.outcome, verdict.outcome)


def derogations_of(verdict: Verdict[Any]) -> tuple[str, ...]:
    """What would let the council decide otherwise than the guidelines, by name."""
    return tuple(_(DEROGATIONS[word]) for word in getattr(verdict.result, "derogations", ()))


def documents_of(verdict: Verdict[Any]) -> tuple[str, ...]:
    """What such an outcome gives."""
    if verdict.rule == "promsoc.unit_result" and verdict.result.attestation:
        return (_("attestation de réussite de l'unité"),)
    if verdict.rule == "promsoc.section_result" and verdict.outcome == "passed":
        return (_("certificat ou diplôme de la section (formule provisoire)"),)
    return ()


def appeal_of(verdict: Verdict[Any]) -> bool | None:
    """May it be contested? None where the rule does not say."""
    found = getattr(verdict.result, "appealable", None)
    return bool(found) if found is not None else None


def _baccalaureate(verdict: Verdict[Any]) -> str:
    result = verdict.result
    if result.final is not None:
        return _("Résultat final {mark} sur 100").format(mark=french_number(result.final))
    return _("Note préliminaire {mark} sur 100").format(mark=french_number(result.c))


def _unit(verdict: Verdict[Any]) -> str:
    if verdict.outcome != "passed":
        return _(OF_UNITS[verdict.outcome])
    return _("Réussite de l'unité, {mark} %").format(mark=french_number(verdict.result.percentage))


def _section(verdict: Verdict[Any]) -> str:
    if verdict.outcome != "passed":
        return _(OF_UNITS[verdict.outcome])
    return _("Section réussie, {mark} %, {mention}").format(
        mark=french_number(verdict.result.percentage), mention=_(MENTIONS[verdict.result.mention])
    )


_TELLERS: Final[Mapping[str, Callable[[Verdict[Any]], str]]] = {
    "european.baccalaureate": _baccalaureate,
    "promsoc.unit_result": _unit,
    "promsoc.evaluation_absence": _unit,
    "promsoc.section_result": _section,
}
