"""``python packaging/translations.py update|check``: the catalogues against the sources.

``update`` extracts the texts of ``app`` into the template, brings each catalogue up to
date and compiles it. ``check`` says what ``update`` or a translator still has to do;
dates and line numbers are nobody's work and are not compared.
"""

import argparse
import ast
import io
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "app"
LOCALES = ROOT / "resources" / "locale"
TEMPLATE = LOCALES / "matricule.pot"

TRANSLATING = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
FIELD = re.compile(r"\{[^{}]*\}")

EXTRACTION = (
    "--mapping-file=pyproject.toml",
    "--project=Matricule",
    "--version=",
    "--add-location=file",
    "--sort-by-file",
    "--add-comments=i18n:",
    "--header-comment=# The texts of Matricule, in French.",
)

Key = tuple[str | None, tuple[str, ...]]


def main(arguments: list[str]) -> int:
    """Update, or print each fault found; 1 where there is one."""
    parser = argparse.ArgumentParser(prog="python packaging/translations.py", description=__doc__)
    parser.add_argument("verb", choices=("update", "check"))
    if parser.parse_args(arguments).verb == "update":
        update()
        return 0
    return 1 if show(check()) else 0


def show(faults: Iterable[str]) -> int:
    """Print faults, a line each; how many there are."""
    lines = list(faults)
    for line in lines:
        print(line)
    return len(lines)


def update() -> None:
    """Write the template, the catalogues and their compiled forms; print what is left."""
    template = extract()
    if is_current(template):
        template.creation_date = read(TEMPLATE).creation_date  # no change for a date alone
    write(TEMPLATE, template)
    for path in catalogues():
        catalogue = read(path)
        # A guess that nobody reread would be shown as a translation.
        catalogue.update(template, no_fuzzy_matching=True)
        write(path, catalogue)
        compiled(path).write_bytes(compile_catalogue(catalogue))
        show(untranslated(path, catalogue))


def check() -> Iterator[str]:
    """Each fault in a line."""
    yield from import_time_faults()
    template = extract()
    if not is_current(template):
        yield f"{name_of(TEMPLATE)}: not up to date, type python3 dev.py translations"
    for path in catalogues():
        yield from catalogue_faults(path, template)


def is_current(template: Catalog) -> bool:
    """Does the template that is kept hold the same texts?"""
    return TEMPLATE.exists() and content(template) == content(read(TEMPLATE))


def catalogue_faults(path: Path, template: Catalog) -> Iterator[str]:
    """What one catalogue lacks, has wrong, or has not compiled."""
    catalogue = read(path)
    for missing in sorted(content(template) - content(catalogue), key=repr):
        yield f"{name_of(path)}: lacks {missing[1][0]!r}, type python3 dev.py translations"
    yield from untranslated(path, catalogue)
    yield from (
        f"{name_of(path)}: other fields than in {message.id!r}"
        for message in messages(catalogue)
        if not same_fields(message)
    )
    if compiled(path).read_bytes() != compile_catalogue(catalogue):
        yield f"{name_of(compiled(path))}: not up to date, type python3 dev.py translations"


def extract() -> Catalog:
    """The texts that the sources mark, as [tool.babel] of pyproject.toml tells to find them."""
    command_line: Any = CommandLineInterface  # Babel does not type it
    # The places named in the template are those seen from the root.
    with tempfile.TemporaryDirectory() as folder, chdir(ROOT):
        target = Path(folder) / TEMPLATE.name
        command_line().run(["pybabel", "--quiet", "extract", *EXTRACTION, "-o", str(target), "app"])
        return read(target)


def read(path: Path) -> Catalog:
    """A template or a catalogue."""
    locale = None if path.suffix == ".pot" else path.parent.parent.name
    with path.open("rb") as stream:
        return read_po(stream, locale=locale)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a template or a catalogue the way translators' tools do."""
    written = io.BytesIO()
    write_po(written, catalogue, ignore_obsolete=True, sort_by_file=True, include_lineno=False)
    path.write_bytes(written.getvalue())


def compile_catalogue(catalogue: Catalog) -> bytes:
    """The form that the program reads."""
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def compiled(path: Path) -> Path:
    """Where the compiled form of a catalogue is."""
    return path.with_suffix(".mo")


def catalogues() -> list[Path]:
    """All catalogues."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/matricule.po"))


def messages(catalogue: Catalog) -> list[Message]:
    """The messages without the header."""
    return [message for message in catalogue if message.id]


def content(catalogue: Catalog) -> set[Key]:
    """What a catalogue has to translate."""
    return {(message.context, forms(message.id)) for message in messages(catalogue)}


def forms(text: object) -> tuple[str, ...]:
    """A text and its plurals."""
    return (text,) if isinstance(text, str) else tuple(text) if isinstance(text, Iterable) else ()


def untranslated(path: Path, catalogue: Catalog) -> Iterator[str]:
    """A line for each text without a translation, or with one to be reread."""
    for message in messages(catalogue):
        if message.fuzzy or not all(forms(message.string)):
            yield f"{name_of(path)}: no translation of {message.id!r}"


def same_fields(message: Message) -> bool:
    """Do all translations have the fields, such as {name}, of their text?"""
    known = {field for form in forms(message.id) for field in FIELD.findall(form)}
    return all(set(FIELD.findall(form)) <= known for form in forms(message.string))


def import_time_faults() -> Iterator[str]:
    """A line for each text translated while a module is imported: too early to know how."""
    for path in sorted(SOURCES.rglob("*.py")):
        for line in import_time_calls(ast.parse(path.read_bytes())):
            yield f"{name_of(path)}:{line}: translated at import; mark with N_, translate later"


def import_time_calls(node: ast.AST) -> Iterator[int]:
    """The lines of calls that translate and that importing the module executes."""
    if isinstance(node, ast.Call) and called(node) in TRANSLATING:
        yield node.lineno
    for child in executed_children(node):
        yield from import_time_calls(child)


def executed_children(node: ast.AST) -> Iterator[ast.AST]:
    """What is executed along with a node: of a function, only defaults and decorators."""
    if isinstance(node, ast.Lambda):
        return iter([node.args])
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return iter([node.args, *node.decorator_list])
    return ast.iter_child_nodes(node)


def called(node: ast.Call) -> str:
    """The bare name of what a call calls."""
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def name_of(path: Path) -> str:
    """A path as seen from the project's root."""
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
