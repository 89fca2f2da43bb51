"""What the README shows is there, and nothing is kept that it does not show."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_its_pictures_are_those_that_are_kept():
    text = (ROOT / "README.md").read_text("utf-8")
    shown = {ROOT / path for path in re.findall(r"!\[[^]]+\]\(([^)]+)\)", text)}
    assert shown == set((ROOT / "docs" / "pictures").glob("*.png"))


def test_its_links_lead_somewhere():
    text = (ROOT / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert links
    assert all((ROOT / link).exists() for link in links if "://" not in link)
