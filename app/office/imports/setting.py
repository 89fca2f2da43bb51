"""What the user chooses from before an import: the year, the regimes and their forms."""

from dataclasses import dataclass

from app.office.imports.planning import school_regimes
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.work import Reading, query


@dataclass(frozen=True)
class RegimeChoice:
    """A regime of the school: its years of study, and its forms (code, title)."""

    code: str
    title: str
    study_years: tuple[int, ...]
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Setting:
    """The years of the file, the one of today, and the regimes."""

    years: tuple[YearChoice, ...]
    year: YearChoice
    regimes: tuple[RegimeChoice, ...]


@query
def import_setting(reading: Reading) -> Setting:
    """What an import needs to know of the school."""
    years = all_years(reading.session)
    regimes = tuple(
        RegimeChoice(
            one.code,
            one.title,
            one.study_years,
            tuple((form.code, form.title) for form in one.forms),
        )
        for one in school_regimes(reading.session)
    )
    return Setting(years, year_at(years, reading.today) or years[-1], regimes)
