"""How this folder names its source, the règlement d'ordre intérieur of Binche."""

AGCF = "AGCF-RGE-SEC 02.09.2015"


def roi(articles: str, basis: str = "") -> str:
    """The articles of the ROI, with the text that the ROI itself cites there."""
    cited = f" ({basis})" if basis else ""
    return f"ROI Binche, art. {articles}{cited}"
