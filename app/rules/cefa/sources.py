"""How this folder names its sources: the circular, and the texts that it cites."""

D91 = "décret du 3 juillet 1991"
D92 = "décret du 29 juillet 1992"
D2013 = "décret du 21 novembre 2013"
AR84 = "arrêté royal du 29 juin 1984"
AR49 = "arrêté royal n° 49 du 2 juillet 1982"
OBLIGATION = "loi du 29 juin 1983"
EXECUTIVE_1992 = "arrêté de l'Exécutif du 31 août 1992"


def circular(place: str, *articles: str) -> str:
    """A place of the circular ("II.II.1"), and the articles that it rests on."""
    return "; ".join((f"Circulaire 7282, {place}", *articles))
