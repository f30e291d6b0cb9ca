"""Random briefs as their authors would write them: every construct, in whatever may hold it, in every style.

A number makes the same brief again, so that one which fails can be looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

from specimen import picture
from tools import CHECKOUT

STYLES = sorted(path.parent.name for path in (CHECKOUT / "styles").glob("*/style.yaml"))

WORDS = (
    "health services keep people safe where police stop them and outreach workers bring care housing syringes naloxone "
    "a place to talk with those whom nobody asked before the vote in committee about grants for stings"
).split()
SOURCES = ("doe-2020", "county-2025", "act-2018")
SIGNS = ("yes", "no", "partly", "yes, for some", "no: not here", "partly (in the north)")
PARTS = "masthead, title, meeting, ask, tracker, summary, local, sections, signers, contact, sources"
STAGES = ("Introduced", "Committee", "House floor", "Senate", "Governor", "Law", "Rules")
LIBRARY = """\
references:
  - id: doe-2020
    type: article-journal
    title: What happens to people where buyers are policed
    container-title: A Journal of Health
    author: [{family: Doe, given: Ana}]
    issued: {date-parts: [[2020]]}
    DOI: 10.1000/example.1
  - id: county-2025
    type: report
    title: Deaths in the county, year by year
    author: [{literal: Example County}]
    issued: {date-parts: [[2025]]}
    URL: https://county.example/reports/deaths-by-year-and-place
  - {id: act-2018, type: legislation, title: An Act About Stings, number: 115-392, issued: {date-parts: [[2018]]}}
"""
CHECKS = "checks: {bare-number: off, unsourced-number: off, uncited-paragraph: off, odds-unnamed: off}"
SETTINGS = f"organization: {{name: Example Coalition, logo: briefs/logo.png, logo_alt: Two bars}}\n{CHECKS}\n"


class Author:
    """Somebody who writes the brief of a number."""

    def __init__(self, number: int) -> None:
        self.number, self.random = number, Random(number)
        self.notes: list[str] = []

    def words(self, least: int, most: int) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(least, most)))

    def name(self) -> str:
        return self.words(1, 3).capitalize()

    def cite(self) -> str:
        return f"[@{self.random.choice(SOURCES)}{self.random.choice(('', ', p. 4'))}]"

    def note(self) -> str:
        self.notes.append(f"[^{len(self.notes) + 1}]: {self.words(3, 30).capitalize()}.")
        return f"[^{len(self.notes)}]"

    def sentence(self) -> str:
        said = self.words(4, 18)
        end = self.random.choice(("", "", "", f" {self.cite()}"))
        extra = self.random.choice((
            "", "", "", f" **{self.words(1, 4)}**", f" *{self.words(1, 4)}*", f" ~~{self.words(1, 3)}~~",
            f" ++{self.words(1, 3)}++", f" [{self.words(1, 4)}](https://example.org/a/{self.random.randint(1, 99)})",
            " H~2~O and x^2^", " -14.8%", " 1,204 of 2,048", " ✓",
        ))  # fmt: skip
        return f"{said.capitalize()}{extra}{end}."

    def paragraph(self) -> str:
        said = " ".join(self.sentence() for _ in range(self.random.randint(1, 4)))
        head = self.random.choice(("", "", f"**{self.words(1, 4).capitalize()}.** "))
        return head + said + (self.note() if self.random.random() < 0.2 else "")

    def bullets(self) -> str:
        mark = self.random.choice(("- {}", "1. {}", "- [ ] {}", "- [x] {}"))
        return "\n".join(mark.format(self.sentence()) for _ in range(self.random.randint(1, 5)))

    def percent(self) -> str:
        return f"{self.random.randint(0, 100)}%"

    def table(self) -> str:
        columns = self.random.randint(2, 5)
        head = [self.random.choice(("", self.name())) if at else "" for at in range(columns)]
        head = head if self.random.random() < 0.3 else [self.name() for _ in range(columns)]
        lines = [head, [self.random.choice(("---", "--:", ":-:")) for _ in range(columns)]]
        for _ in range(self.random.randint(1, 6)):
            cells = (self.words(1, 12), self.percent(), "", f"{self.words(1, 3)} {self.cite()}", "-7")
            lines.append([self.name(), *(self.random.choice(cells) for _ in range(columns - 1))])
        caption = self.random.choice(("", f"\n\nTable: {self.name()} {self.cite()}"))
        return "\n".join(f"| {' | '.join(line)} |" for line in lines) + caption

    def numbers(self) -> str:
        rows = (f"{self.percent()} | {self.words(2, 14)} {self.cite()}" for _ in range(self.random.randint(2, 4)))
        return box("numbers", "\n".join(rows))

    def series(self, columns: int, rows: int) -> str:
        head = ["Who", *(f"{self.words(1, 1)} {at}" for at in range(columns))]
        lines = [head, ["---", *["--:"] * columns]]
        lines += [[f"{self.words(1, 1)} {at}", *(self.percent() for _ in range(columns))] for at in range(rows)]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def bars(self) -> str:
        columns = self.random.randint(1, 2)
        drawn = self.series(columns, self.random.randint(2, 8 // columns))
        return box("bars", drawn, f"{self.words(3, 12)} {self.cite()}")

    def chart(self) -> str:
        kind = self.random.choice(("columns", "bars", "lines", "dots"))
        said = f'{{{kind} alt="{self.words(3, 9)}."}} {self.words(3, 9)} {self.cite()}'
        if self.random.random() < 0.3:
            return box("chart", "", said.replace(kind, f"{kind} src=data/deaths.csv", 1))
        return box("chart", self.series(self.random.randint(1, 2), self.random.randint(2, 4)), said)

    def compare(self) -> str:
        columns, ours = self.random.randint(2, 3), self.random.randint(0, 2)
        heads = [f"**{self.name()}**" if at == ours else self.name() for at in range(columns)]
        lines = [["", *heads], ["---"] * (columns + 1)]
        for _ in range(self.random.randint(1, 4)):
            lines.append([self.name(), *(self.random.choice(SIGNS) for _ in heads)])
        return box("compare", "\n".join(f"| {' | '.join(line)} |" for line in lines), self.words(2, 6))

    def bill(self) -> str:
        said = f"(a) {self.words(3, 12)} ~~{self.words(1, 9)}~~ ++{self.words(1, 9)}++ {self.words(1, 6)}."
        return box("bill", said, "H.R. 0000, sec. 5(a), as introduced")

    def pulled(self) -> str:
        return box(
            "pull-quote", f"{self.words(4, 18).capitalize()}.", self.random.choice(("", "Jordan, outreach worker"))
        )

    def answers(self) -> str:
        more: tuple[Callable[[], str], ...] = (str, self.paragraph, self.bullets)
        rows = (
            f"**“{self.words(2, 8).capitalize()}.”** : {self.sentence()}\n\n{self.random.choice(more)()}"
            for _ in range(2)
        )
        return box("answers", "\n\n".join(rows))

    def side(self) -> str:
        return box("side", self.random.choice((f"{self.words(2, 6)}.", f"- {self.words(1, 4)}")), self.name())

    def picture(self) -> str:
        wide = self.random.choice(("", "{width=40%}", "{width=60mm}", "{width=30% side}"))
        caption = self.random.choice(("", f' "{self.words(2, 9)}"'))
        return f"![{self.name()}](briefs/map.png{caption}){wide}\n\n{self.paragraph()}"

    def held(self) -> str:
        """A construct within another that may hold it."""
        inside = self.random.choice(self.constructs)()
        if "side}" in inside or inside.startswith("::: side"):
            return inside
        open_ones = [name for name in ("callout", "quote", "bill") if f"::: {name}" not in inside]
        if self.random.random() < 0.4 or not open_ones:
            return f"- {self.sentence()}\n\n" + "\n".join(f"    {line}" if line else "" for line in inside.split("\n"))
        name = self.random.choice(open_ones)
        return box(name, inside, "H.R. 0000, sec. 5, as introduced" if name == "bill" else self.name())

    @property
    def constructs(self) -> tuple[Callable[[], str], ...]:
        return (
            self.paragraph, self.bullets, self.table, self.numbers, self.bars, self.chart, self.compare, self.bill,
            self.pulled, self.answers, self.side, self.picture,
        )  # fmt: skip

    def text(self) -> str:
        """The text of one block, its notes at the end."""
        self.notes = []
        made = [self.random.choice((*self.constructs, self.held, self.held, self.held))() for _ in range(4)]
        return "\n\n".join(
            (self.paragraph(), *made, self.random.choice(("", "## " + self.name())), self.paragraph(), *self.notes)
        )

    def ask(self) -> object:
        one = f"Oppose section 5, {self.words(1, 8)}."
        several = [
            {"do": self.name(), "and": f"{self.words(2, 6)}."},
            *(self.sentence_alone() for _ in range(self.random.randint(1, 4))),
        ]
        return self.random.choice((one, several))

    def sentence_alone(self) -> str:
        return f"{self.words(2, 12).capitalize()}."

    def spec(self) -> dict[str, object]:
        """The brief: its head, its parts, and two sections."""
        style = STYLES[self.number % len(STYLES)]
        # In letters of 18 points the words of more stages have no room beside one another; charts say so themselves.
        stages = list(STAGES[: self.random.randint(2, 3 if style == "large-print" else 7)])
        bill: dict[str, object] = {"number": "H.R. 0000", "version": "as introduced", "as_of": "2026-11-20"}
        if self.random.random() < 0.5:
            bill |= {"stages": stages, "at": self.random.choice(stages), "since": "2026-11-20"}
        local = [
            {"say": f"{self.random.randint(2, 900)} deaths", "what": self.words(2, 9), "source": "county-2025"}
            for _ in range(self.random.randint(0, 2))
        ]
        card = {
            "qr": True,
            "web": "https://coalition.example/section5",
            "address": "100 Example Street",
            "social": ["@examplehrc"],
        }
        names = [f"{self.name()} Alliance {at}" for at in range(self.random.randint(2, 24))]
        member = {"name": "Jordan Example", "title": "Rep.", "district": "Example District 7"}
        listed: dict[str, object] = {"as": "row", "show": 3} if self.random.random() < 0.5 else {"columns": 2}
        return {
            "title": self.words(3, 10).capitalize(),
            "subtitle": self.name(),
            "kicker": "Policy brief",
            "short_title": self.name(),
            "date": "2026-11-20",
            "style": style,
            "parts": PARTS.split(", "),
            "paper": self.random.choice(("letter", "a4")),
            "orientation": self.random.choice(("portrait", "portrait", "portrait", "portrait", "landscape")),
            "audience": self.random.choice(("office", "office", "coalition")),
            "ask": self.ask(),
            "bill": bill,
            "meeting": {"legislator": member, "date": "2026-12-03", "local": local},
            "contact": {"name": "Sam Sample", "phone": "202-555-0100", **(card if self.random.random() < 0.5 else {})},
            "signers": {"names": names, **listed},
            "sources": self.random.choice(("notes", "notes", "short", "list", "both")),
            "sections": [
                {"heading": self.name(), "blocks": ["one"]},
                {"heading": self.name(), "blocks": ["two"], "new_page": self.random.random() < 0.3},
            ],
            "pages": 60,
        }


def box(name: str, inside: str, behind: str = "") -> str:
    """What stands between `:::` and its name, and `:::`."""
    return "\n".join(filter(None, (f"::: {name} {behind}".rstrip(), inside, ":::")))


def written(number: int, folder: Path) -> Path:
    """The workspace with the brief of a number, `briefs/random.yaml`."""
    author = Author(number)
    matter = "---\ntitle: {}\nsummary: Random.\naudience: public\n---\n{}\n"
    spec = json.dumps(author.spec(), ensure_ascii=False, indent=1)
    made = {
        "briefgen.yaml": SETTINGS, "briefs/sources.yaml": LIBRARY, "briefs/random.yaml": spec,
        "data/deaths.csv": "Year,Opioids,Others\n2019,53,12\n2020,98,40\n2021,60,\n2022,45,10\n",
        **{f"briefs/blocks/{name}.md": matter.format(author.name(), author.text()) for name in ("one", "two")},
    }  # fmt: skip
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for name in ("map", "logo"):
        (folder / f"briefs/{name}.png").write_bytes(picture(900, 300).data)
    return folder
