"""What people come to the desk for, each told once: by mouse, by keyboard alone, without scripts, on a narrow screen; in two browsers."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from desk.conftest import BLOCK, Desk, brief, start, stop
from desk.hands import HANDS, Hand
from desk.test_new import PASTED, workspace
from desk.test_pages import settled
from desk.windows import NEEDS, Browsers, Window, faults, until
from tools import requires

pytestmark = pytest.mark.slow

LONG = BLOCK + "Health services reach people where they are. " * 300

WAYS = {
    "mouse": ("mouse", True, 1280), "keyboard": ("keyboard", True, 1280), "no-scripts": ("mouse", False, 1280),
    "narrow": ("mouse", True, 320), "narrow-keyboard": ("keyboard", True, 320), "no-scripts-keyboard": ("keyboard", False, 1280),
    "narrow-no-scripts": ("mouse", False, 320), "narrow-no-scripts-keyboard": ("keyboard", False, 320),
}  # fmt: skip
"""The hand, whether there are scripts, and how wide the window is, in pixels."""

AT_THE_GATE = {
    "chromium": {
        "a_brief_in_five_minutes": ("keyboard",),
        "a_mistake_is_mended": ("no-scripts",),
        "a_page_is_made_to_fit": ("keyboard",),
    },
    "firefox": {"a_brief_in_five_minutes": ("keyboard",)},
}
"""What runs before each merge; all others when everything does."""


@dataclass
class Person:
    """Somebody before one window, with a hand, and whether their browser runs scripts."""

    window: Window
    hand: Hand
    desk: Desk
    scripts: bool

    def sees(self, words: str) -> None:
        """Wait until the page says so."""
        until(self.window, f"(document.body || {{innerText: ''}}).innerText.includes({words!r})")

    def holds(self, field: str, value: str) -> None:
        """Wait until a field says so."""
        until(self.window, f"(document.getElementById({field!r}) || {{}}).value === {value!r}")

    def has(self, selector: str, words: str) -> None:
        """Wait until a part of the page says so; an empty text asks for an empty part."""
        said = f"(document.querySelector({selector!r}) || {{textContent: ''}}).textContent.trim()"
        wanted = f"{said}.includes({words!r})" if words else f"{said} === ''"
        # Where nothing brings what is new, a person loads the page again.
        for _ in range(0 if self.scripts else 5):
            try:
                until(self.window, wanted, 5)
                return
            except AssertionError:
                self.window.go(self.window.address)
        until(self.window, wanted)

    def keeps_the_focus(self) -> None:
        """What was pressed is gone, and the focus is not lost with it. Without scripts the page is a new one."""
        if self.scripts:
            until(self.window, "document.activeElement !== document.body")

    def saves(self) -> None:
        """Have what was written saved, as it is by itself where there are scripts."""
        if not self.scripts:
            self.hand.press("Save and show the page")

    def gets(self, name: str) -> None:
        """Wait for a file."""
        until(self.window, "1")
        for _ in range(600):
            if self.window.files == [name]:
                return
            self.window.ask("0")
        assert self.window.files == [name]


def a_brief_in_five_minutes(me: Person) -> None:
    """From all briefs to the paper, with one paste."""
    me.window.go(me.desk.origin + "/")
    me.hand.press("New brief")
    me.has("h1", "What is the paper for?")
    me.hand.press("Leave-behind")
    me.hand.paste("Calendar entry or e-mail", PASTED)
    me.hand.press("Fill in from this")
    me.sees("Found: the member, district, day, time, place and staff.")
    me.hand.press("Make the page")
    me.has("h1", "Leave-behind for Rep. Jordan Example")
    me.hand.press("Get the paper")
    me.hand.press("PDF")
    me.gets(me.window.address.rpartition("/")[2] + ".pdf")
    assert me.hand.presses <= 6 and me.hand.pastes == 1


def a_mistake_is_mended(me: Person) -> None:
    """A day that there is not is told at its field, and one press mends it."""
    name = one_brief(me.desk, "mistaken", brief(title="A mistake"))
    me.window.go(f"{me.desk.origin}/briefs/{name}")
    me.hand.fill("Day", "Nov 31")
    me.saves()
    me.has("#note-meeting-date", "Nov 31")
    me.sees("There is 1 problem")
    me.hand.press("November 30, 2026")
    me.holds("field-meeting-date", "2026-11-30")
    me.has("#note-meeting-date", "")
    me.has("#told", "")
    me.keeps_the_focus()
    assert (me.desk.root / f"briefs/{name}.yaml").read_text() == brief(title="A mistake").replace(
        "2026-12-03", "2026-11-30"
    )


def a_page_is_made_to_fit(me: Person) -> None:
    """What is too long says by how much; the lengths are chosen by one press, or by hand."""
    long = brief(title="Too much").replace("[health]", "[{use: long, length: short}]")
    name = one_brief(me.desk, "long", long)
    me.window.go(f"{me.desk.origin}/briefs/{name}")
    me.has("#fit", "lines over.")
    me.hand.press("Choose the lengths for me")
    me.has("#fit", "")
    me.keeps_the_focus()
    me.hand.press("Undo")
    me.has("#fit", "lines over.")
    me.keeps_the_focus()
    me.hand.choose("Headline")
    me.saves()
    me.has("#fit", "")
    me.keeps_the_focus()
    assert "[{use: long, length: headline}]" in (me.desk.root / f"briefs/{name}.yaml").read_text()


def a_partner_gets_the_word_file(me: Person) -> None:
    """The ask is changed, and the Word file has it."""
    name = one_brief(me.desk, "partner", brief(title="For a partner"))
    me.window.go(f"{me.desk.origin}/briefs/{name}")
    me.hand.fill("What do you ask for?", "Fund all of it.")
    me.saves()
    me.has(".facts", "Fund all of it.")
    me.hand.press("Get the paper")
    me.hand.press("Word")
    me.gets(f"{name}.docx")


JOURNEYS: tuple[Callable[[Person], None], ...] = (
    a_brief_in_five_minutes, a_mistake_is_mended, a_page_is_made_to_fit, a_partner_gets_the_word_file,
)  # fmt: skip

COUNT = itertools.count()


def one_brief(desk: Desk, name: str, text: str) -> str:
    """A brief of the test's own, which the desk knows."""
    called = f"{name}-{next(COUNT)}"
    desk.write(f"briefs/{called}.yaml", text)
    desk.until(f"/briefs/{called}", lambda page: "data-paper" in page)
    return called


def cases() -> Iterator[object]:
    """Every journey in every way, in both browsers."""
    for browser, journey, way in itertools.product(NEEDS, JOURNEYS, WAYS):
        chosen = AT_THE_GATE[browser].get(journey.__name__, ())
        marks = [requires(*NEEDS[browser], "axe-core"), *([] if way in chosen else [pytest.mark.thorough])]
        yield pytest.param(browser, journey, way, id=f"{browser}-{journey.__name__}-{way}", marks=marks)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk whose leave-behinds start from a brief of its own, with an argument that is too long for a page."""
    desk = start(workspace(tmp_path_factory.mktemp("journeys") / "a coalition"))
    try:
        desk.enter()
        desk.write("briefs/blocks/long.md", LONG)
        settled(desk)
        yield desk
    finally:
        stop(desk)


@pytest.mark.parametrize(("browser", "journey", "way"), list(cases()))
def test_a_journey_is_made(
    browsers: Browsers, begun: Desk, browser: str, journey: Callable[[Person], None], way: str
) -> None:
    hand, scripts, width = WAYS[way]
    with browsers.entered(browser, begun, width=width, scripts=scripts) as inside:
        window = inside.window()
        journey(Person(window, HANDS[hand](window), begun, scripts))
        assert window.ask("document.documentElement.scrollWidth") <= width
        # What looks for faults is itself a script, and makes nothing of a page that may run none.
        assert not scripts or faults(window) == []
        assert [said for said in window.complaints if "404" not in said] == []
