"""The texts of letters as the school words them: read, changed, given back to the program's.

The layout, the titles and what is mandatory are the program's; the words are the school's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import long_date
from app.i18n import N_, _
from app.models import SchoolRegime, SchoolWording
from app.office.letters.register import kind_title
from app.office.letters.wordings import ADDED
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.reports.views import BlockKind
from app.reports.wording import (
    CLOSING,
    SUBJECT,
    FieldInfo,
    Wording,
    WordingBlock,
    WordingError,
    field_infos,
    letters_of,
    load_wording,
)
from app.reports.wording_text import parse
from app.rules.regime import regimes

COMMON: Final = ("eleve", "naissance", "classe", "annee_scolaire", "salutation")
"""Fields that every letter about a pupil can say."""
LABELS: Final[Mapping[str, str]] = {SUBJECT: N_("Objet"), CLOSING: N_("Formule de politesse")}
KINDS: Final[Mapping[BlockKind, str]] = {
    BlockKind.PARAGRAPH: N_("Paragraphe"),
    BlockKind.HEADING: N_("Intertitre"),
    BlockKind.DECISION: N_("Décision, dans un cadre"),
    BlockKind.LIST: N_("Liste"),
    BlockKind.STEPS: N_("Liste numérotée"),
    BlockKind.QUOTE: N_("Citation"),
    BlockKind.ADDRESS: N_("Adresse"),
    BlockKind.GROUNDS: N_("Constats et articles"),
    BlockKind.NOTE: N_("Petits caractères"),
}


@dataclass(frozen=True)
class WordingLine:
    """A letter in the list of wordings; ``own`` counts the texts that are the school's."""

    regime: str
    regime_title: str
    letter: str
    title: str
    own: int
    mentions: tuple[str, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordingPart:
    """One text of a letter: the program's, the school's, and what it must keep.

    ``keeps`` are the fields and words that the mandatory mention asks for, as written.
    """

    key: str
    label: str
    kind: str
    default: str
    text: str
    mention: str = ""
    keeps: tuple[str, ...] = ()
    changed_by: str = ""

    @property
    def own(self) -> bool:
        """Is it the school's?"""
        return self.text != self.default


@dataclass(frozen=True)
class WordingSheet:
    """All texts of one letter, and the fields that they may name."""

    regime: str
    letter: str
    title: str
    parts: tuple[WordingPart, ...]
    fields: tuple[FieldInfo, ...]

    def part(self, key: str) -> WordingPart:
        """The text of that key; KeyError where there is none."""
        return {one.key: one for one in self.parts}[key]


@query
def wording_lines(reading: Reading) -> tuple[WordingLine, ...]:
    """The letters of the regimes that the school runs; two statements."""
    running = set(reading.session.exec(select(SchoolRegime.regime)))
    own = _own_texts(reading.session)
    return tuple(
        _line(code, letter, {part: row.text for part, row in own.get((code, letter), {}).items()})
        for code in regimes()
        if code in running
        for letter in letters_of(code)
    )


@query
def wording_sheet(reading: Reading, code: str, letter: str) -> WordingSheet:
    """The texts of one letter; KeyError where the program has no such letter."""
    packaged = _packaged(code, letter)
    own = _own_texts(reading.session, code, letter).get((code, letter), {})
    return WordingSheet(
        regime=code,
        letter=letter,
        title=kind_title(code, letter),
        parts=tuple(_part(packaged, key, text, own) for key, text in _in_order(packaged)),
        fields=tuple(field_infos()[name] for name in _allowed(packaged)),
    )


@command(Right.EDIT_SETTINGS, N_("Texte d'une lettre"))
def reword(work: Work, code: str, letter: str, part: str, text: str) -> Done[None]:
    """Word one text of a letter; the program's own words take the school's away.

    Refusal, with ``part`` as its field, where a field is unknown or a mandatory mention lost.
    """
    packaged = _packaged(code, letter)
    known = packaged.texts()
    text = _tidy(text)
    check_text(packaged, part, text)
    row = _own_texts(work.session, code, letter).get((code, letter), {}).get(part)
    before = row.text if row is not None else known[part]
    if text == _tidy(known[part]):
        if row is not None:
            work.session.delete(row)
    else:
        row = row or SchoolWording(
            regime=code, letter=letter, part=part, text="", author="", entered_at=work.now
        )
        row.text, row.author, row.entered_at = text, work.actor.full_name, work.now
        work.session.add(row)
    _note(work, code, letter, {part: before}, {part: text})
    return done(None, Facet.SETTINGS, Facet.LETTERS)


@command(Right.EDIT_SETTINGS, N_("Retour au texte du programme"))
def restore_wording(work: Work, code: str, letter: str) -> Done[int]:
    """Give all texts of a letter back to the program's; how many were the school's."""
    rows = _own_texts(work.session, code, letter).get((code, letter), {})
    for row in rows.values():
        work.session.delete(row)
    _note(work, code, letter, {part: row.text for part, row in rows.items()}, {})
    return done(len(rows), Facet.SETTINGS, Facet.LETTERS)


def check_text(packaged: Wording, part: str, text: str) -> None:
    """Refusal where ``text`` cannot be that part of the letter."""
    try:
        packaged.reworded({part: text})
    except WordingError as fault:
        raise Refusal(fault.problems[0], _advice(), field=part) from fault
    strange = _named(text) - set(_allowed(packaged))
    if strange:
        label = field_infos()[min(strange)].label
        raise Refusal(
            _("Cette lettre ne connaît pas le champ {{{name}}} ({label}).").format(
                name=min(strange), label=label
            ),
            _("Choisissez un champ de la liste."),
            field=part,
        )


def sheet_problem(sheet: WordingSheet, part: str, text: str) -> str:
    """What would be refused, as a sentence; "" where the text may be kept."""
    try:
        check_text(_packaged(sheet.regime, sheet.letter), part, _tidy(text))
    except Refusal as refusal:
        return refusal.message
    return ""


def _advice() -> str:
    return _("Remettez ce qui manque, ou revenez au texte du programme.")


def _named(text: str) -> set[str]:
    lines = parse(text)
    names = {name for line in lines for name in line.names | line.agreements}
    return names | {one.name for line in lines for one in line.conditions}


def _allowed(packaged: Wording) -> tuple[str, ...]:
    """The fields that this letter has a value for, in the order in which they are declared."""
    named = packaged.field_names() | set(COMMON)
    return tuple(name for name in field_infos() if name in named)


def _packaged(code: str, letter: str) -> Wording:
    try:
        return load_wording(code, letter)
    except FileNotFoundError as error:
        raise KeyError(f"{code}/{letter}") from error


def _line(code: str, letter: str, own: Mapping[str, str]) -> WordingLine:
    packaged = _packaged(code, letter)
    problems: tuple[str, ...] = ()
    try:
        packaged.reworded(own)
    except WordingError as fault:
        problems = fault.problems
    return WordingLine(
        regime=code,
        regime_title=regimes()[code].title,
        letter=letter,
        title=kind_title(code, letter),
        own=len(own),
        mentions=tuple(packaged.mentions.values()),
        problems=problems,
    )


def _in_order(packaged: Wording) -> Iterator[tuple[str, str]]:
    """The texts as they stand on the page: the closing formula comes last."""
    texts = packaged.texts()
    closing = texts.pop(CLOSING)
    yield from texts.items()
    yield CLOSING, closing


def _part(
    packaged: Wording, key: str, default: str, own: Mapping[str, SchoolWording]
) -> WordingPart:
    block = next((one for one in packaged.blocks if one.key == key), None)
    row = own.get(key)
    return WordingPart(
        key=key,
        label=_label(key, block),
        kind=_(KINDS[block.kind]) if block is not None else "",
        default=_tidy(default),
        text=row.text if row is not None else _tidy(default),
        mention=packaged.mentions.get(block.mention, "") if block is not None else "",
        keeps=_keeps(block),
        changed_by=_changed(row.author, row.entered_at) if row is not None else "",
    )


def _changed(author: str, moment: datetime) -> str:
    return _("{author}, le {day}").format(author=author, day=long_date(moment.date()))


def _label(key: str, block: WordingBlock | None) -> str:
    if block is None:
        return _(LABELS[key])
    return block.title or key.replace("_", " ").capitalize()


def _keeps(block: WordingBlock | None) -> tuple[str, ...]:
    if block is None or not block.mention:
        return ()
    names = frozenset[str]().union(*(line.names for line in block.lines))
    fields = (name for name in sorted(names) if not field_infos()[name].optional)
    return (*(f"{{{name}}}" for name in fields), *(f"« {words} »" for words in block.says))


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _own_texts(
    session: Session, code: str = "", letter: str = ""
) -> dict[tuple[str, str], dict[str, SchoolWording]]:
    wanted = select(SchoolWording).where(~col(SchoolWording.part).startswith(ADDED))
    if letter:
        wanted = wanted.where(
            col(SchoolWording.regime) == code, col(SchoolWording.letter) == letter
        )
    found: dict[tuple[str, str], dict[str, SchoolWording]] = {}
    for row in session.exec(wanted):
        found.setdefault((row.regime, row.letter), {})[row.part] = row
    return found


def _note(
    work: Work, code: str, letter: str, before: Mapping[str, str], after: Mapping[str, str]
) -> None:
    what = {"letter": f"{code}/{letter}"}
    work.note("wording", None, before={**what, **before}, after={**what, **after})
