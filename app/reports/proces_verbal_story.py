"""The text of a procès-verbal as things to set."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from app import formats
from app.reports import fonts
from app.reports.boxes import Beside, Gap, Together
from app.reports.letter_story import signature_story
from app.reports.proces_verbal_view import (
    CouncilWords,
    Member,
    Presence,
    ProcesVerbalView,
    PupilDecision,
    Tally,
    Voice,
    voters_word,
)
from app.reports.prose import Prose
from app.reports.styles import HAIRLINE, MUTED, SHEET, Style
from app.reports.table import Cell, Row, Table
from app.reports.typography import polish
from app.reports.views import Ground, Run, Sentence

_CELL: Final = SHEET.cell
_TOLD: Final = replace(SHEET.cell, after=2)
_STRONG: Final = replace(SHEET.cell, weight=fonts.BOLD)
_FAINT: Final = Style(7.0, 9.0, colour=MUTED)
_DECIDED: Final = Style(9.2, 11.4, weight=fonts.BOLD)
_FACT_LABEL: Final = Style(8.2, 11.6, colour=MUTED)
_FACT: Final = Style(8.8, 11.6)
_HEADING: Final = replace(SHEET.heading, before=10, after=3)
_PARAGRAPH: Final = replace(SHEET.body, size=9.2, leading=12.8, after=4)

_ARTICLE: Final = re.compile(r"^(?:[Ll][ae] |[Ll]['’])")
_PRESENCE: Final = {
    Presence.PRESENT: ("Présent", "Présente"),
    Presence.EXCUSED: ("Excusé", "Excusée"),
    Presence.ABSENT: ("Absent", "Absente"),
    Presence.REPLACED: ("Remplacé", "Remplacée"),
}
_THERE: Final = (Presence.PRESENT, Presence.REPLACED)
_VOICE: Final = {
    Voice.DELIBERATIVE: "délibérative",
    Voice.CONSULTATIVE: "consultative",
    Voice.NONE: "sans voix",
}


def head_story(view: ProcesVerbalView, title: str, width: float) -> list[Flowable]:
    """The title, what council it is, when and where it sat, who was there."""
    return [*facts_story(view, title, width), *_members(view, width)]


def facts_story(view: ProcesVerbalView, title: str, width: float) -> list[Flowable]:
    """The title, what council it is, when and where it sat."""
    story: list[Flowable] = [Prose(title, SHEET.title), Prose(view.group, SHEET.subject)]
    if view.correction_of:
        story.append(Prose(polish(f"Corrige et remplace : {view.correction_of}"), _PARAGRAPH))
    return [*story, _fact_columns(view, width)]


def voice_word(voice: Voice) -> str:
    """How a voice is written."""
    return _VOICE[voice]


def proceedings_story(view: ProcesVerbalView) -> list[Flowable]:
    """The agenda and what was discussed in general."""
    agenda = _numbered("Ordre du jour", view.agenda)
    return [*agenda, *_paragraphs("Délibérations générales", view.proceedings)]


def decisions_story(view: ProcesVerbalView, width: float) -> list[Flowable]:
    """The table of decisions, and their count where there are several."""
    pupils = view.pupils
    if not pupils:
        return []
    story: list[Flowable] = [Prose("Décisions", _HEADING), _decisions(pupils, width, view.words)]
    return [*story, Prose(_summary(pupils), _PARAGRAPH)] if len(pupils) > 1 else story


def _fact_columns(view: ProcesVerbalView, width: float) -> Flowable:
    half = width / 2
    facts = [entry for entry in _facts(view) if entry[1]]
    middle = (len(facts) + 1) // 2
    columns = [(0.0, facts[:middle]), (half, facts[middle:])]
    return Beside(
        [(x, half - 8, [_fact(*entry, half - 8) for entry in part]) for x, part in columns]
    )


def _facts(view: ProcesVerbalView) -> list[tuple[str, str]]:
    began = formats.time_of_day(view.began) if view.began else ""
    ended = formats.time_of_day(view.ended) if view.ended else ""
    return [
        ("Année scolaire", view.school_year),
        ("Session", view.session),
        ("Date", formats.weekday_date(view.held_on)),
        ("Heure", " – ".join(part for part in (began, ended) if part)),
        ("Lieu", view.place),
        ("Référence", view.reference),
        ("Présidence", _person(view.president.name, view.president.function)),
        ("Secrétariat", _person(view.secretary.name, view.secretary.function)),
        ("Quorum", view.quorum),
    ]


def _person(name: str, function: str) -> str:
    if not name:
        return ""
    bare = _ARTICLE.sub("", function)
    return f"{name}, {bare}" if bare else name


def _fact(label: str, value: str, width: float) -> Flowable:
    left = 24 * mm
    told = Prose(value, _FACT)
    return Beside([(0, left, [Prose(label, _FACT_LABEL)]), (left, width - left, [told])])


def _members(view: ProcesVerbalView, width: float) -> list[Flowable]:
    if not view.members:
        return []
    widths = [width * part for part in (0.34, 0.32, 0.17, 0.17)]
    head = _header(("Membre", "Qualité, cours", "Présence", "Voix"), widths)
    rows = [Row(_member_cells(member), widths, strong=False) for member in view.members]
    present = sum(member.presence in _THERE for member in view.members)
    title = f"Composition (présence\u00a0: {present} sur {len(view.members)})"
    return [Prose(title, _HEADING), Table(head, rows, after=6)]


def _member_cells(member: Member) -> list[Cell]:
    presence = _PRESENCE[member.presence][member.feminine]
    if member.replaced_by:
        presence = f"{presence} par {member.replaced_by}"
    words = (member.role, presence, _VOICE[member.voice])
    return [[Prose(member.name, _STRONG)], *([Prose(word, _CELL)] for word in words)]


def _header(titles: Iterable[str], widths: Sequence[float]) -> Row:
    return Row([[Prose(title, SHEET.cell_head)] for title in titles], widths, strong=True)


def _numbered(title: str, entries: Sequence[str]) -> list[Flowable]:
    if not entries:
        return []
    style = replace(_PARAGRAPH, hang=13, after=1.5)
    items = [Prose(polish(text), style, f"{number}.") for number, text in enumerate(entries, 1)]
    return [Prose(title, _HEADING), *items]


def _paragraphs(title: str, texts: Sequence[str]) -> list[Flowable]:
    if not texts:
        return []
    return [Prose(title, _HEADING), *(Prose(polish(text), _PARAGRAPH) for text in texts)]


def _decisions(pupils: Sequence[PupilDecision], width: float, words: CouncilWords) -> Table:
    graded = any(pupil.graded for pupil in pupils)
    results = {"Résultats": 36 * mm} if graded else {}
    columns = {"N°": 8 * mm, words.pupil: 36 * mm, **results, "Décision": 27 * mm}
    titles = (*columns, "Restrictions, motivation, constat")
    widths = [*columns.values(), width - sum(columns.values())]
    rows = [
        Row(_pupil_cells(pupil, words, graded=graded), widths, strong=False, again=2)
        for pupil in pupils
    ]
    return Table(_header(titles, widths), rows, after=8)


def _pupil_cells(pupil: PupilDecision, words: CouncilWords, *, graded: bool) -> list[Cell]:
    identity = [Prose(pupil.name, _STRONG)]
    if pupil.birth:
        identity.append(Prose(pupil.birth, _FAINT))
    return [
        [Prose(str(pupil.number), _CELL)],
        identity,
        *([_results(pupil, words)] if graded else []),
        _decision(pupil),
        _reasons(pupil),
    ]


def _results(pupil: PupilDecision, words: CouncilWords) -> list[Flowable]:
    lines: list[Flowable] = []
    if not pupil.graded:
        return lines
    if pupil.average:
        lines.append(Prose(f"{words.average} {pupil.average}", _CELL))
    hours = f", {pupil.failed_hours}" if pupil.failed_hours else ""
    named = words.failures if pupil.failures > 1 else words.failure
    if pupil.failures:
        lines.append(Prose(f"{pupil.failures} {named}{hours}", _STRONG))
    elif not pupil.failed_courses:
        lines.append(Prose(words.no_failure, _CELL))
    return [*lines, *(Prose(course, _FAINT) for course in pupil.failed_courses)]


def _decision(pupil: PupilDecision) -> list[Flowable]:
    lines: list[Flowable] = [Prose(pupil.decision, _DECIDED)]
    if pupil.decision_title and pupil.decision_title != pupil.decision:
        lines.append(Prose(polish(pupil.decision_title), _FAINT))
    return lines


def _vote(vote: Tally) -> str:
    parts = [f"pour {vote.votes_for}", f"contre {vote.votes_against}"]
    if vote.abstentions:
        parts.append(f"abstention {vote.abstentions}")
    if vote.consensus:
        parts = ["par consensus"]
    if vote.voters:
        parts.append(voters_word(vote.voters))
    if vote.names:
        parts.append(f"({', '.join(vote.names)})")
    outcome = f"\u00a0: {vote.outcome}" if vote.outcome else ""
    return f"{', '.join(parts)}{outcome}".replace(", (", " (")


def _votes(pupil: PupilDecision) -> list[Flowable]:
    lines: list[Flowable] = []
    for vote in pupil.votes:
        label = f"Vote sur {vote.on}" if vote.on else "Vote"
        label = f"Second v{label[1:]}" if vote.round > 1 else label
        lines.append(_labelled(label, _vote(vote)))
        lines += (Prose(_ground(ground), _FAINT) for ground in vote.grounds)
    if pupil.recusals:
        lines.append(_labelled("Récusation", " ; ".join(pupil.recusals)))
    return lines


def _reasons(pupil: PupilDecision) -> list[Flowable]:
    lines: list[Flowable] = []
    if pupil.restrictions:
        lines.append(_labelled("Restrictions", " ; ".join(pupil.restrictions)))
    if pupil.motivation.strip():
        first, *others = filter(str.strip, pupil.motivation.split("\n"))
        lines += [_labelled("Motivation", first), *(Prose(polish(each), _TOLD) for each in others)]
    if pupil.vote is not None:
        lines.append(_labelled("Vote", _vote(pupil.vote)))
    lines += _votes(pupil)
    if pupil.remark:
        lines.append(_labelled("Remarque", pupil.remark))
    if pupil.comments:
        first, *more = pupil.comments
        lines += [_labelled("Commentaires", first), *(Prose(polish(one), _TOLD) for one in more)]
    return [*lines, *(Prose(_ground(ground), _FAINT) for ground in pupil.constat)]


def _labelled(label: str, text: str) -> Flowable:
    return Prose((Run(f"{label}\u00a0: ", bold=True), Run(polish(text))), _TOLD)


def _ground(ground: Ground) -> Sentence:
    if not ground.source:
        return (Run(polish(ground.text)),)
    told = polish(ground.text).removesuffix(".")
    return Run(f"{told} ("), Run(polish(ground.source), italic=True), Run(").")


def _summary(pupils: Sequence[PupilDecision]) -> str:
    counted = Counter(pupil.decision for pupil in pupils if pupil.decision)
    told = ", ".join(f"{decision} {count}" for decision, count in sorted(counted.items()))
    if not counted:
        return "Aucune décision n'est encore prise."
    total = counted.total()
    return f"{total} décision{'s' if total > 1 else ''}\u00a0: {told}."


def closing_story(view: ProcesVerbalView, width: float, formula: str) -> list[Flowable]:
    """The closing formula and the signatures of president and secretary."""
    half = width / 2
    columns = [
        (0.0, half - 12, signature_story(view.president, SHEET)),
        (half, half - 12, signature_story(view.secretary, SHEET)),
    ]
    things: list[Flowable] = [Prose(polish(formula), _PARAGRAPH)] if formula else []
    return [Together([*things, Beside(columns, before=10)], before=10, needs_company=True)]


def signatures_of_members(view: ProcesVerbalView, width: float) -> list[Flowable]:
    """A line to sign for each member present."""
    present = [member for member in view.members if member.presence in _THERE]
    if not present:
        return []
    threes = [present[place : place + 3] for place in range(0, len(present), 3)]
    rows = [_signing_row(members, width / 3) for members in threes]
    title = Prose("Signatures des membres", _HEADING)
    return [Together([title, rows[0]], before=18), *rows[1:]]


def _signing_row(members: Sequence[Member], width: float) -> Flowable:
    columns = [
        (
            place * width,
            width - 10,
            [Gap(24, HAIRLINE), Gap(2), Prose(member.replaced_by or member.name, _CELL)],
        )
        for place, member in enumerate(members)
    ]
    return Beside(columns, before=4)
