"""The text of the documents that were saved, beside what was typed."""

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pypdfium2

from app.office.tour.comparing import Typed
from app.office.tour.letters import recipient_of

HEADINGS: Final = {
    "aoa": "Attestation d'orientation A (AOA)",
    "aob": "Attestation d'orientation B (AOB)",
    "aoc": "Attestation d'orientation C (AOC)",
    "adjourned": "Décision reportée à la seconde session",
}
APPEALABLE: Final = ("aob", "aoc")


def text_of(file: Path) -> str:
    """The letters and figures of a document, without spaces, signs and hyphens of line ends."""
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [
            document[place].get_textpage().get_text_bounded() for place in range(len(document))
        ]
    finally:
        document.close()
    return squeezed("\n".join(pages))


def squeezed(text: str) -> str:
    """What of a text remains wherever its lines are broken."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKC", text).upper().casefold() if sign.isalnum()
    )


def refused(typed: Typed, folder: Path) -> Iterator[str]:
    """The row that was at fault stands in its file with the reason, to be corrected."""
    told = typed["refused"]
    lines = (folder / told["file"]).read_text("utf-8-sig").splitlines()
    if len(lines) != 2:
        yield f"one row is refused: {len(lines) - 1} are"
    for words in (*told["row"], told["reason"]):
        if words not in lines[-1]:
            yield f"« {words} » is in the row that was refused"


def minutes(typed: Typed, folder: Path) -> Iterator[str]:
    """The procès-verbal names every pupil, with restrictions and motivation."""
    name = typed["council"]["document"]
    text = text_of(folder / name)
    for one in typed["decisions"]:
        yield from _missing(name, text, [one["pupil"], *one["restrictions"], one["motivation"]])


def letters(typed: Typed, folder: Path) -> Iterator[str]:
    """One file a pupil, each saying what it must; and all of it in the file of the batch."""
    sent = typed["letters"]
    batch = text_of(folder / sent["batch"])
    files = {file.name: text_of(file) for file in sorted((folder / sent["folder"]).glob("*.pdf"))}
    if len(files) != len(typed["decisions"]):
        yield f"{len(typed['decisions'])} letters are saved: {len(files)} are"
    for one in typed["decisions"]:
        wanted = _wanted(typed, one)
        yield from _missing(sent["batch"], batch, wanted)
        named = [name for name, text in files.items() if _named(text, one["pupil"], typed)]
        if len(named) != 1:
            yield f"one file is about {one['pupil']}: {', '.join(named) or 'none'}"
        for name in named:
            yield from _missing(name, files[name], wanted)


def _wanted(typed: Typed, decision: Any) -> list[str]:
    who = recipient_of(typed, decision["pupil"])
    sent = typed["letters"]
    wanted = [
        _spoken(decision["pupil"], typed),
        f"{who['first_name']} {who['last_name']}",
        who["street"],
        f"{who['postal_code']} {who['locality']}",
        HEADINGS[decision["code"]],
        *decision["restrictions"],
        decision["motivation"],
    ]
    if decision["code"] in APPEALABLE:
        wanted += [sent["conciliation_until"], sent["appeal_until"], *sent["how_to_appeal"]]
    if decision["code"] == "adjourned":
        wanted += [sent["second_session"], *_failed(typed, decision["pupil"])]
    return wanted


def _failed(typed: Typed, pupil: str) -> list[str]:
    """The courses in which the mark typed is below half of the maximum."""
    courses = {one["code"]: one for one in typed["courses"]}
    return [
        courses[one["course"]]["title"]
        for one in typed["marks"]
        if one["pupil"] == pupil
        and float(one["mark"].replace(",", ".")) * 2 < courses[one["course"]]["maximum"]
    ]


def _spoken(key: str, typed: Typed) -> str:
    """First name, then last name."""
    for one in typed["pupils"]:
        if f"{one['last_name']} {one['first_name']}" == key:
            return f"{one['first_name']} {one['last_name']}"
    raise KeyError(key)


def _named(text: str, key: str, typed: Typed) -> bool:
    return squeezed(_spoken(key, typed)) in text


def _missing(name: str, text: str, wanted: Sequence[str]) -> Iterator[str]:
    for words in wanted:
        if squeezed(words) not in text:
            yield f"« {words} » is in {name}"
