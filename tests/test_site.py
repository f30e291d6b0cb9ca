"""The guide as a site: it is built without a warning, every link and picture in it leads somewhere, and nothing is fetched."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree
from lxml.html import HtmlElement, document_fromstring
from tools import CHECKOUT

DOCS = CHECKOUT / "docs"
PAGES = sorted(path.relative_to(DOCS) for path in DOCS.rglob("*.md"))
FETCHED = (("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "srcset"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `run.py docs` does, in a folder of its own."""
    folder = tmp_path_factory.mktemp("guide")
    shutil.copytree(DOCS, folder / "docs")
    shutil.copy(CHECKOUT / "zensical.toml", folder)
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    built = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "build" / "site"


def page(path: Path) -> HtmlElement:
    return document_fromstring(path.read_bytes())


def test_every_page_of_the_guide_is_there_and_in_the_navigation(site: Path) -> None:
    assert [name for name in PAGES if not (site / name).with_suffix(".html").is_file()] == []
    assert sorted(listed(tomllib.loads((CHECKOUT / "zensical.toml").read_text("utf-8"))["project"]["nav"])) == PAGES


def listed(nav: Any) -> Iterator[Path]:
    """The pages of a navigation, whatever they are under."""
    match nav:
        case str():
            yield Path(nav)
        case list():
            yield from (path for item in nav for path in listed(item))
        case dict():
            yield from (path for item in nav.values() for path in listed(item))


@pytest.mark.parametrize("name", PAGES, ids=Path.as_posix)
def test_links_and_pictures_lead_somewhere(name: Path, site: Path) -> None:
    path = (site / name).with_suffix(".html")
    article = page(path).find(".//article")
    assert article is not None
    targets = [value for value in article.xpath(".//a/@href | .//img/@src") if not urlsplit(value).scheme]
    assert [target for target in targets if not leads(path, target)] == []


def leads(path: Path, target: str) -> bool:
    """Whether a link of the page at `path` leads to a file, and to the place in it that it names."""
    parts = urlsplit(target)
    file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not file.is_file() or not parts.fragment:
        return file.is_file()
    return bool(page(file).xpath("//*[@id = $name]", name=unquote(parts.fragment)))


@pytest.mark.parametrize("name", PAGES, ids=Path.as_posix)
def test_nothing_is_fetched_from_elsewhere(name: Path, site: Path) -> None:
    tree = page((site / name).with_suffix(".html"))
    found = [value for tag, key in FETCHED for value in tree.xpath(f"//{tag}/@{key}") if urlsplit(value).netloc]
    assert found == []


def test_a_link_that_leads_nowhere_is_noticed(site: Path) -> None:
    path = site / "index.html"
    assert leads(path, "packets.html") and leads(path, "command-line.html#render")
    assert not leads(path, "pakets.html") and not leads(path, "command-line.html#rendre")


def test_every_picture_says_what_it_shows(site: Path) -> None:
    pictures = [
        picture for name in PAGES for picture in page((site / name).with_suffix(".html")).iterfind(".//article//img")
    ]
    assert pictures and [etree.tostring(one) for one in pictures if not one.get("alt")] == []
