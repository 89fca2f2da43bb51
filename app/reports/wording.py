"""The wordings of letters: packaged defaults, and a school's own texts over them.

A wording is data (``resources/wording/<regime>/<letter>.toml``): subject, blocks of
text with named fields, the mentions that the law makes mandatory, how the letter is
sent. A school may reword a block; it cannot lose a mandatory mention.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from app.reports.letter_view import Form, Sending
from app.reports.views import BlockKind
from app.reports.wording_text import Condition, TemplateError, TemplateLine, condition, parse
from app.resources import resource_folder

SUBJECT: Final = "subject"
CLOSING: Final = "closing"


class WordingError(ValueError):
    """A wording that cannot serve; ``problems`` are French sentences, one a fault."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


@dataclass(frozen=True)
class FieldInfo:
    """What the office and the user know of a field.

    ``kind``: text, date, list, grounds, flag, or person (a name, printed as it is and
    with which words agree). ``optional``: a line that prints it goes when it is empty.
    """

    name: str
    label: str
    kind: str
    example: Any
    optional: bool = False


@dataclass(frozen=True)
class WordingBlock:
    """A block of a wording.

    ``mention`` names the mandatory mention that the block carries, "" if none; ``says``
    are words that a school's own text must keep.
    """

    key: str
    kind: BlockKind
    text: str
    title: str = ""
    when: tuple[Condition, ...] = ()
    mention: str = ""
    says: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[TemplateLine, ...]:
        """The text, read."""
        return parse(self.text)


@dataclass(frozen=True)
class EnclosureText:
    """An enclosure, and when it comes along."""

    text: str
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Wording:
    """A letter's wording, ready to be filled by ``compose``.

    ``title`` names the letter in lists and files. ``sending`` is proposed, ``sendings``
    are those allowed. ``mentions`` give each mandatory mention its French name. ``form``
    is the layout of its page.
    """

    regime: str
    letter: str
    title: str
    subject: str
    closing: str
    sending: Sending
    sendings: tuple[Sending, ...]
    blocks: tuple[WordingBlock, ...]
    enclosures: tuple[EnclosureText, ...] = ()
    mentions: Mapping[str, str] = field(default_factory=dict)
    form: Form = Form.LETTER
    scanned_signature: bool = False

    def texts(self) -> dict[str, str]:
        """What a school may reword, by key: subject, closing, each block."""
        blocks = {block.key: block.text for block in self.blocks}
        return {SUBJECT: self.subject, CLOSING: self.closing, **blocks}

    def reworded(self, texts: Mapping[str, str]) -> "Wording":
        """The same with the school's own ``texts``, by key.

        A block without a mandatory mention may be emptied, which removes it.

        Raises:
            WordingError: an unknown key or field, or a mandatory mention lost.
        """
        problems = _override_problems(self, texts)
        if problems:
            raise WordingError(problems)
        blocks = tuple(
            replace(block, text=texts.get(block.key, block.text)) for block in self.blocks
        )
        return replace(
            self,
            subject=texts.get(SUBJECT, self.subject),
            closing=texts.get(CLOSING, self.closing),
            blocks=tuple(block for block in blocks if block.text.strip()),
        )

    def field_names(self) -> frozenset[str]:
        """Every field that the wording may ask for, conditions included."""
        lines = [line for text in self.texts().values() for line in parse(text)]
        whens = [block.when for block in self.blocks]
        whens += [enclosure.when for enclosure in self.enclosures]
        named = {each.name for when in whens for each in when}
        for line in lines:
            named |= line.names | line.agreements | {each.name for each in line.conditions}
        return frozenset(named)


def wording_folder() -> Path:
    """Where the packaged wordings are."""
    return resource_folder() / "wording"


@cache
def field_infos() -> Mapping[str, FieldInfo]:
    """Every field that a wording may name."""
    table = tomllib.loads((wording_folder() / "fields.toml").read_text("utf-8"))
    return {
        name: FieldInfo(
            name=name,
            label=entry["label"],
            kind=entry.get("kind", "text"),
            example=entry["example"],
            optional=entry.get("optional", False),
        )
        for name, entry in table.items()
    }


def letters_of(regime: str) -> tuple[str, ...]:
    """The letters that a regime has a wording for, in the order of their names."""
    return tuple(sorted(path.stem for path in (wording_folder() / regime).glob("*.toml")))


@cache
def load_wording(regime: str, letter: str) -> Wording:
    """The packaged wording of a letter.

    Raises:
        WordingError: the file does not hold together.
        FileNotFoundError: there is no such letter.
    """
    table = _table(regime, letter)
    try:
        wording = _wording(regime, letter, table)
        problems = _own_problems(wording)
    except (KeyError, ValueError, TemplateError) as fault:
        raise WordingError((f"{regime}/{letter} : {fault}",)) from fault
    if problems:
        raise WordingError(problems)
    return wording


def _table(regime: str, letter: str) -> dict[str, Any]:
    """The file's table; with ``extends``, over the one it extends, block by block."""
    path = wording_folder() / regime / f"{letter}.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    if "extends" not in table:
        return table
    base = _table(*table.pop("extends").split("/"))
    texts = table.pop("texts", {})
    for block in base["block"]:
        block["text"] = texts.pop(block["key"], block["text"])
    if texts:
        raise WordingError((f"{regime}/{letter} : blocs inconnus {', '.join(texts)}",))
    return base | table


def _wording(regime: str, letter: str, table: Mapping[str, Any]) -> Wording:
    return Wording(
        regime=regime,
        letter=letter,
        title=table["title"],
        subject=table["subject"],
        closing=table["closing"],
        sending=Sending(table["sending"]),
        sendings=tuple(map(Sending, table["sendings"])),
        blocks=tuple(map(_block, table["block"])),
        enclosures=tuple(
            EnclosureText(entry["text"], _conditions(entry)) for entry in table.get("enclosure", ())
        ),
        mentions=dict(table.get("mentions", {})),
        scanned_signature=bool(table.get("scanned_signature", False)),
        form=Form(table.get("form", Form.LETTER)),
    )


def _block(entry: Mapping[str, Any]) -> WordingBlock:
    return WordingBlock(
        key=entry["key"],
        kind=BlockKind(entry["kind"]),
        text=entry["text"],
        title=entry.get("title", ""),
        when=_conditions(entry),
        mention=entry.get("mention", ""),
        says=tuple(entry.get("says", ())),
    )


def _conditions(entry: Mapping[str, Any]) -> tuple[Condition, ...]:
    return tuple(map(condition, entry.get("when", ())))


def _own_problems(wording: Wording) -> tuple[str, ...]:
    """What is wrong with a packaged wording."""
    carried = {block.mention for block in wording.blocks if block.mention}
    unknown = wording.field_names() - field_infos().keys()
    keys = [block.key for block in wording.blocks]
    problems = [f"champ inconnu : {name}" for name in sorted(unknown)]
    problems += [f"mention sans bloc : {name}" for name in wording.mentions if name not in carried]
    problems += [f"mention sans nom : {name}" for name in sorted(carried - wording.mentions.keys())]
    problems += [f"bloc en double : {key}" for key in sorted(set(keys)) if keys.count(key) > 1]
    if wording.sending not in wording.sendings:
        problems.append("le mode d’envoi proposé n’est pas permis")
    return tuple(f"{wording.regime}/{wording.letter} : {problem}" for problem in problems)


def _override_problems(wording: Wording, texts: Mapping[str, str]) -> tuple[str, ...]:
    known = wording.texts()
    problems = [
        f"Le texte « {key} » n’existe pas dans cette lettre." for key in texts if key not in known
    ]
    blocks = {block.key: block for block in wording.blocks}
    for key, text in texts.items():
        try:
            problems += _text_problems(parse(text), blocks.get(key), wording)
        except TemplateError as fault:
            problems.append(str(fault))
        if key in (SUBJECT, CLOSING) and not text.strip():
            problems.append("L’objet et la formule de politesse ne peuvent pas être vides.")
    return tuple(problems)


def _text_problems(
    lines: tuple[TemplateLine, ...], block: WordingBlock | None, wording: Wording
) -> list[str]:
    printed = frozenset[str]().union(*(line.names for line in lines))
    named = printed.union(*(line.agreements for line in lines))
    named = named.union({each.name for line in lines for each in line.conditions})
    infos = field_infos()
    problems = [f"Le champ {{{name}}} n’existe pas." for name in sorted(named - infos.keys())]
    if block is None or not block.mention:
        return problems
    mention = wording.mentions[block.mention]
    needed = frozenset[str]().union(*(line.names for line in block.lines))
    lost = sorted(name for name in needed - printed if not infos[name].optional)
    problems += [
        f"La mention obligatoire « {mention} » demande le champ {{{name}}} ({infos[name].label})."
        for name in lost
    ]
    said = " ".join(_literal(line) for line in lines).casefold()
    problems += [
        f"La mention obligatoire « {mention} » doit dire « {words} »."
        for words in block.says
        if words.casefold() not in said
    ]
    return problems


def _literal(line: TemplateLine) -> str:
    return "".join(getattr(part, "text", "") for part in line.parts).replace("’", "'")
