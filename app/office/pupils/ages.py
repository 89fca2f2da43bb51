"""How old a pupil is on a day, and whether they are of age."""

from datetime import date

from app.rules.dates import age_on
from app.rules.figures import FigureReader, Figures

# The civil majority is one figure of the country, whatever the regime; it stands among
# those of ordinary education because a rule of theirs was the first to need it.
MAJORITY = "fwb.adult_age"


def is_of_age(birth: date, day: date, figures: Figures) -> bool:
    """Is a person born that day of age? On the 18th birthday they are."""
    return age_on(birth, day) >= FigureReader(figures).integer(MAJORITY)
