"""How this folder names its source: the règlement d'ordre intérieur and what it rests on."""

DECREE = "décret 16.04.1991"
RGE = "AGCF 02.09.2015"
VA = "AGCF 29.11.2017"


def roi(articles: str, *bases: str) -> str:
    """Articles of the ROI, then the texts that it names there."""
    return "; ".join((f"ROI Binche, art. {articles}", *bases))
