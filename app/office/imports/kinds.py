"""The kinds of list that can be imported, declared as data: their columns and titles."""

from dataclasses import dataclass
from typing import Final

from app.folding import folded
from app.i18n import N_
from app.office.imports import parsing
from app.office.imports.parsing import Parser


@dataclass(frozen=True)
class Column:
    """A column that a list may have.

    ``synonyms`` are the titles by which other programs know it, however they are
    spaced, accented or capitalised; ``beside`` those that mean it only where a column
    named ``companion`` is there too. ``missing`` is said of a row where it is empty,
    and makes the column a required one; an ``expected`` one must be in the list, but may
    be empty in a row. ``kept`` is false where it only helps to guess.
    """

    field: str
    title: str
    synonyms: tuple[str, ...]
    parse: Parser = parsing.line_of_text
    missing: str = ""
    beside: tuple[str, ...] = ()
    companion: str = ""
    kept: bool = True
    expected: bool = False

    @property
    def required(self) -> bool:
        """Is a row without it faulty?"""
        return bool(self.missing)

    @property
    def needed(self) -> bool:
        """Can a list without such a column not be imported?"""
        return self.required or self.expected


@dataclass(frozen=True)
class ListKind:
    """A kind of list. ``resolved`` titles what the preview adds: whom a code names."""

    code: str
    title: str
    columns: tuple[Column, ...]
    resolved: str = ""

    def column(self, field: str) -> Column:
        """The column of that field; KeyError where the kind has none."""
        for column in self.columns:
            if column.field == field:
                return column
        raise KeyError(field)


def title_key(title: str) -> str:
    """How titles are compared: "Date de naissance", "DATE_DE_NAISSANCE" are one."""
    return folded(title).replace(" ", "")


_NUMBER = Column(
    "other_number",
    N_("Matricule"),
    ("matricule", "n° matricule", "no matricule", "numero matricule", "id élève", "numéro élève"),
    parsing.code,
)

_IDENTITY = (
    Column(
        "last_name",
        N_("Nom"),
        ("nom", "nom de famille", "nom élève", "nom de l'élève", "last name"),
        parsing.name,
        N_("Le nom manque."),
    ),
    Column(
        "first_name",
        N_("Prénom"),
        ("prénom", "prénoms", "prénom élève", "prénom de l'élève", "first name"),
        parsing.name,
        # Some people have one name alone.
        expected=True,
    ),
    Column(
        "birth_date",
        N_("Date de naissance"),
        (
            "date de naissance",
            "datenaiss",
            "date naiss",
            "ddn",
            "né le",
            "née le",
            "né(e) le",
            "naissance",
            "date naissance",
            "birth date",
        ),
        parsing.birth_date,
        N_("La date de naissance manque."),
    ),
    Column("civility", N_("Sexe"), ("sexe", "genre", "civilité", "m/f", "f/m"), parsing.civility),
    Column(
        "birth_place",
        N_("Lieu de naissance"),
        ("commnaissance", "commune de naissance", "lieu de naissance", "lieu naissance"),
    ),
    Column("nationality", N_("Nationalité"), ("nationalité", "nation")),
    Column(
        "national_number",
        N_("Numéro national"),
        (
            "numéro national",
            "n° national",
            "registre national",
            "niss",
            "numéro de registre national",
        ),
    ),
)

_PLACE = (
    Column(
        "class",
        N_("Classe"),
        ("classe", "nom de la classe", "class"),
        parsing.code,
        N_("La classe manque."),
    ),
    Column(
        "study_year",
        N_("Année d'étude"),
        ("année", "annee", "année d'étude", "année d'études", "degré année"),
        kept=False,
    ),
    Column(
        "form",
        N_("Forme ou section"),
        ("section", "régime", "forme", "forme d'enseignement", "filière", "type d'enseignement"),
        kept=False,
    ),
)

_ADDRESS = (
    Column(
        "street",
        N_("Adresse de l'élève"),
        ("adresse", "adresse élève", "adresse de l'élève", "rue", "rue et numéro", "domicile"),
    ),
    Column(
        "postal_code",
        N_("Code postal de l'élève"),
        (
            "code postal",
            "cp",
            "cpost",
            "cpost élève",
            "code postal élève",
            "code postal de l'élève",
        ),
    ),
    Column(
        "locality",
        N_("Localité de l'élève"),
        ("localité", "commune", "ville", "localité élève", "localité de l'élève"),
    ),
    Column("country", N_("Pays"), ("pays", "country")),
    Column(
        "telephone",
        N_("Téléphone de l'élève"),
        ("téléphone", "tél", "gsm", "téléphone élève", "gsm élève", "tél élève"),
    ),
    Column(
        "email",
        N_("Courriel de l'élève"),
        (
            "courriel",
            "email",
            "e-mail",
            "mail",
            "adresse électronique",
            "courriel élève",
            "mail élève",
        ),
        parsing.email,
    ),
)

_RESPONSIBLE = (
    Column(
        "responsible_last_name",
        N_("Nom du responsable"),
        (
            "nom resp",
            "nom responsable",
            "responsable",
            "nom du responsable",
            "représentant légal",
            "nom et prénom du responsable",
        ),
        parsing.name,
    ),
    Column(
        "responsible_first_name",
        N_("Prénom du responsable"),
        ("prénom resp", "prénom responsable", "prénom du responsable"),
    ),
    Column(
        "responsible_street",
        N_("Adresse du responsable"),
        ("adresse resp", "adresse responsable", "adresse du responsable", "rue responsable"),
    ),
    Column(
        "responsible_postal_code",
        N_("Code postal du responsable"),
        ("cpost resp", "cp resp", "code postal responsable", "code postal du responsable"),
    ),
    Column(
        "responsible_locality",
        N_("Localité du responsable"),
        ("localité resp", "localité responsable", "localité du responsable"),
    ),
    Column(
        "responsible_telephone",
        N_("Téléphone du responsable"),
        (
            "téléphone resp",
            "tél resp",
            "gsm resp",
            "téléphone responsable",
            "téléphone du responsable",
        ),
        beside=("telephone1", "téléphone 1", "téléphone"),
        companion="nom resp",
    ),
    Column(
        "responsible_email",
        N_("Courriel du responsable"),
        (
            "mail resp",
            "courriel resp",
            "email resp",
            "courriel responsable",
            "courriel du responsable",
        ),
        parsing.email,
        beside=("courriel",),
        companion="nom resp",
    ),
)


def _parent(field: str, titles: tuple[str, str, str, str, str], word: str) -> tuple[Column, ...]:
    last, first, telephone, mobile, email = titles
    return (
        Column(f"{field}_last_name", last, (f"nom {word}", word), parsing.name),
        Column(f"{field}_first_name", first, (f"prénom {word}",)),
        Column(f"{field}_telephone", telephone, (f"tel {word}", f"téléphone {word}")),
        Column(f"{field}_mobile", mobile, (f"gsm {word}",)),
        Column(
            f"{field}_email",
            email,
            (f"mail {word}", f"email {word}", f"courriel {word}"),
            parsing.email,
        ),
    )


_MOTHER = _parent(
    "mother",
    (
        N_("Nom de la mère"),
        N_("Prénom de la mère"),
        N_("Téléphone de la mère"),
        N_("GSM de la mère"),
        N_("Courriel de la mère"),
    ),
    "mère",
)
_FATHER = _parent(
    "father",
    (
        N_("Nom du père"),
        N_("Prénom du père"),
        N_("Téléphone du père"),
        N_("GSM du père"),
        N_("Courriel du père"),
    ),
    "père",
)

_COURSE_GROUP = Column(
    "course_group",
    N_("Cours et groupe"),
    ("cours grp", "cours groupe", "cours et groupe", "groupe de cours", "cours"),
    parsing.code,
    N_("Le cours manque."),
)

COURSES: Final = ListKind(
    "courses",
    N_("Cours"),
    (
        Column(
            "code",
            N_("Code du cours"),
            ("cours", "code", "code cours", "code du cours"),
            parsing.code,
            N_("Le code du cours manque."),
        ),
        Column(
            "title",
            N_("Intitulé"),
            ("libellé", "intitulé", "nom du cours", "intitulé du cours", "nom cours"),
            parsing.name,
            N_("L'intitulé du cours manque."),
        ),
        Column(
            "weekly_periods",
            N_("Périodes par semaine"),
            (
                "nbheures",
                "nb heures",
                "heures",
                "périodes",
                "nombre d'heures",
                "nb périodes",
                "heures par semaine",
                "périodes par semaine",
            ),
            parsing.periods,
            N_("Le nombre de périodes manque."),
        ),
        Column("short_title", N_("Abréviation"), ("abréviation", "abrégé", "sigle")),
        Column("maximum", N_("Maximum"), ("maximum", "max", "points", "cote sur"), parsing.maximum),
    ),
)

TEACHERS: Final = ListKind(
    "teachers",
    N_("Professeurs"),
    (
        Column(
            "code",
            N_("Acronyme"),
            ("acronyme", "abréviation", "sigle", "code", "initiales"),
            parsing.code,
            N_("L'acronyme manque."),
        ),
        Column(
            "last_name",
            N_("Nom"),
            ("nom", "nom de famille", "nom prof", "nom du professeur"),
            parsing.name,
            N_("Le nom manque."),
        ),
        Column("first_name", N_("Prénom"), ("prénom", "prénom prof", "prénom du professeur")),
        Column("civility", N_("Sexe"), ("sexe", "genre", "civilité", "m/f"), parsing.civility),
        Column("position", N_("Fonction"), ("fonction", "statut", "titre")),
        Column("email", N_("Courriel"), ("mail", "email", "e-mail", "courriel"), parsing.email),
    ),
)

PUPILS: Final = ListKind(
    "pupils",
    N_("Élèves"),
    (
        _NUMBER,
        *_IDENTITY,
        *_PLACE,
        *_ADDRESS,
        *_RESPONSIBLE,
        *_MOTHER,
        *_FATHER,
    ),
)

FOLLOWED: Final = ListKind(
    "followed",
    N_("Cours des élèves"),
    (
        Column(
            "other_number",
            N_("Matricule"),
            _NUMBER.synonyms,
            parsing.code,
            N_("Le matricule manque."),
        ),
        _COURSE_GROUP,
    ),
    N_("Élève"),
)

TAUGHT: Final = ListKind(
    "taught",
    N_("Cours des professeurs"),
    (
        Column(
            "code",
            N_("Acronyme"),
            ("acronyme", "abréviation", "sigle", "professeur", "prof"),
            parsing.code,
            N_("L'acronyme manque."),
        ),
        _COURSE_GROUP,
    ),
    N_("Professeur"),
)

KINDS: Final = (COURSES, TEACHERS, PUPILS, FOLLOWED, TAUGHT)
"""In the order in which they are written: what others name comes before them."""

REFUSAL_TITLE: Final = N_("Motif du refus")
"""The column that the file of refused rows has besides; it is never imported."""


def kind_of(code: str) -> ListKind:
    """The kind of that code; KeyError where there is none."""
    return _BY_CODE[code]


def rank(code: str) -> int:
    """Where a kind comes in the order of writing; unknown kinds come last."""
    return list(_BY_CODE).index(code) if code in _BY_CODE else len(_BY_CODE)


_BY_CODE: Final = {kind.code: kind for kind in KINDS}
