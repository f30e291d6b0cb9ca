"""The form of a brief as browsers send it: saved by value, wrong words too, and never over what somebody else wrote."""

from __future__ import annotations

import html
import re
from urllib.parse import urlencode

import pytest
from desk.conftest import Answer, Desk, brief
from desk.test_pages import words
from profiles import sample

FIELD = re.compile(
    r'<(?:input type="text"|textarea) id="[^"]+" name="([^"]+)"[^>]*?(?: value="([^"]*)"[^>]*>|>\n([^<]*)</textarea>)'
)
REV = re.compile(r'name="rev" value="([0-9a-f]+)"')


class Page:
    """A page with its form, as a browser has it."""

    def __init__(self, desk: Desk, path: str = "/briefs/visit") -> None:
        self.desk, self.path = desk, path
        self.fields: dict[str, str] = {}
        self.undecided: list[str] = []
        self.take(desk.ask(path).text)

    def take(self, text: str) -> None:
        if found := REV.search(text):
            self.rev = found[1]
        self.fields |= {name: html.unescape(one or other) for name, one, other in FIELD.findall(text)}
        self.undecided = re.findall(r'name="undecided" value="([^"]+)"', text)

    def send(self, pressed: str = "", htmx: bool = True, **typed: str) -> Answer:
        self.fields |= {name.replace("__", "."): text for name, text in typed.items()}
        sent = [("rev", self.rev), *self.fields.items(), *(("undecided", one) for one in self.undecided)]
        if pressed:
            name, _, value = pressed.partition("=")
            sent.append((name, value))
        headers = {"HX_Request": "true"} if htmx else {}
        answer = self.desk.ask(self.path, "POST", urlencode(sent).encode(), **headers)
        if answer.status != 303:
            self.take(answer.text)
        return answer


def text(desk: Desk, name: str = "visit") -> str:
    return (desk.root / f"briefs/{name}.yaml").read_text("utf-8")


def test_without_a_script_the_whole_form_is_saved_and_the_page_shown(own_desk: Desk) -> None:
    answer = Page(own_desk).send(htmx=False, title="Another title")
    assert (answer.status, answer.headers["location"]) == (303, "/briefs/visit")
    assert text(own_desk) == brief(title="Another title")
    assert "Another title" in own_desk.until("/briefs/visit/text", lambda found: "Another title" in found)


def test_with_a_script_only_pieces_are_answered_and_no_field(own_desk: Desk) -> None:
    page = Page(own_desk)
    answer = page.send(title="Another title", focus="title")
    assert "Saved" in words(answer.text) and "<html" not in answer.text
    assert set(re.findall(r'id="(\w+)', answer.text)) == {"saved", "rev", "note", "when"}
    assert not FIELD.search(answer.text)
    page.send(title="Another title, longer")
    assert text(own_desk) == brief(title="Another title, longer")


def test_wrong_words_are_saved_and_told_at_their_field_with_what_may_be_meant(own_desk: Desk) -> None:
    page = Page(own_desk)
    answer = page.send(meeting__date="Nov 31")
    assert text(own_desk) == brief().replace("2026-12-03", "Nov 31")
    note = answer.text.partition('id="note-meeting-date"')[2].partition("</div>")[0]
    assert "“Nov 31” is not a date" in words(note) and "November 30, 2026 December 1, 2026" in words(note)
    assert re.findall(r'name="to" value="([^"]+)"', note) == ["meeting.date 2026-11-30", "meeting.date 2026-12-01"]
    answer = page.send("to=meeting.date 2026-11-30")
    assert 'id="box-meeting-date"' in answer.text and page.fields["meeting.date"] == "2026-11-30"
    assert text(own_desk) == brief().replace("2026-12-03", "2026-11-30")


def test_the_last_good_page_stays_beside_wrong_words(own_desk: Desk) -> None:
    page = Page(own_desk)
    own_desk.until("/briefs/visit", lambda found: "<image" in found)
    page.send(meeting__date="Nov 31")
    found = own_desk.ask("/briefs/visit").text
    assert "<image" in found and "This is the page of" in words(found) and 'value="Nov 31"' in found


@pytest.mark.parametrize("htmx", sample([True, False], 2))
def test_the_same_value_on_both_sides_is_shown_with_both_and_decided(own_desk: Desk, htmx: bool) -> None:
    mine, other = Page(own_desk), Page(own_desk)
    other.send(title="Theirs", ask="Their ask.")
    answer = mine.send(htmx=htmx, title="Mine", meeting__place="Room 1")
    assert answer.status == (200 if htmx else 409)
    assert "In the file it is now: Theirs Keep mine Take that" in words(answer.text)
    assert mine.fields["title"] == "Mine" and mine.fields["ask"] == "Their ask."
    expected = brief(title="Theirs", ask="Their ask.").replace("100 Example Building", "Room 1")
    assert text(own_desk) == expected
    mine.send("keep=title", htmx)
    assert text(own_desk) == expected.replace("Theirs", "Mine")
    other.send(title="Theirs again")
    other.send("take=title")
    assert other.fields["title"] == "Mine" and text(own_desk) == expected.replace("Theirs", "Mine")


def test_two_tabs_that_type_in_turn_lose_no_word(own_desk: Desk) -> None:
    one, other = Page(own_desk), Page(own_desk)
    for number in range(4):
        one.send(title=f"T{number}")
        other.send(meeting__place=f"P{number}")
    assert text(own_desk) == brief(title="T3").replace("100 Example Building", "P3")


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a: b # c",
    "- x",
    "{{ 7*7 }}",
    "{% x %}",
    "&amp;",
    "\u202eabc",
]


def test_whatever_is_typed_stays_words(own_desk: Desk) -> None:
    page = Page(own_desk)
    for value in HOSTILE:
        page.send(title=value, ask=value)
        found = own_desk.ask("/briefs/visit").text
        assert "<script>alert" not in found and "<img src=x" not in found
        assert Page(own_desk).fields["title"] == value


def test_a_form_reaches_nothing_but_its_fields(own_desk: Desk) -> None:
    page, before = Page(own_desk), text(own_desk)
    page.fields |= {
        "template": "x",
        "bill.x": "x",
        "requires": "x",
        "organization": "x",
        "variables.x": "x",
        "style": "../../x",
        "documents[0].title": "x",
        "sections[9].blocks[0].text": "x",
        "../x": "y",
    }
    page.send()
    assert text(own_desk) == before


@pytest.mark.parametrize("body", [b"", b"title=x", b"\xff\xfe", b"&".join([b"a=b"] * 3000)])
def test_what_is_no_form_is_refused(own_desk: Desk, body: bytes) -> None:
    before = text(own_desk)
    assert own_desk.ask("/briefs/visit", "POST", body).status == 400
    assert text(own_desk) == before
    assert own_desk.ask("/briefs/nobody", "POST", b"rev=x").status == 404


def test_undo_takes_the_last_step_back(own_desk: Desk) -> None:
    page = Page(own_desk)
    page.send(title="New")
    page.send(meeting__place="Room 9")
    page.send("undo=1")
    assert page.fields["meeting.place"] == "100 Example Building" and text(own_desk) == brief(title="New")
    page.send("undo=1", htmx=False)
    assert text(own_desk) == brief()


def test_a_paper_of_a_packet_says_what_all_papers_share(own_desk: Desk) -> None:
    page = Page(own_desk, "/briefs/packet/letter")
    found = own_desk.ask("/briefs/packet/letter").text
    assert "The same in all papers of the meeting." in words(found)
    before = text(own_desk, "packet")
    page.send(meeting__date="2026-12-11", **{"documents[0].subtitle": "For one paper"})
    assert text(own_desk, "packet") == before.replace("2026-12-10", "2026-12-11").replace(
        "{id: letter, ", "{id: letter, subtitle: For one paper, "
    ) or "subtitle: For one paper" in text(own_desk, "packet")
    assert Page(own_desk, "/briefs/packet/notes").fields["meeting.date"] == "2026-12-11"


def test_what_has_no_field_is_told_by_its_name(own_desk: Desk) -> None:
    own_desk.write("briefs/visit.yaml", brief() + "parts: [title, ask, sections]\nrequires: [ask]\n")
    page = own_desk.until("/briefs/visit", lambda found: 'id="beside"' in found)
    said = words(page.partition('id="beside"')[2].partition("</details>")[0])
    assert "2 things in this file have no field here. They stay as they are. Parts Requires See the file" in said


def test_a_file_that_cannot_be_read_is_mended_as_text(own_desk: Desk) -> None:
    found = own_desk.ask("/files/briefs/broken.yaml").text
    rev = REV.search(found)
    assert rev and "\t- one" in html.unescape(found)
    body = urlencode({"rev": rev[1], "text": "title: Mended\r\n"}).encode()
    assert own_desk.ask("/files/briefs/broken.yaml", "POST", body).status == 303
    assert text(own_desk, "broken") == "title: Mended\n"
    own_desk.write("briefs/broken.yaml", "title: Theirs\n")
    answer = own_desk.ask("/files/briefs/broken.yaml", "POST", body.replace(b"Mended", b"Mine"))
    assert answer.status == 409 and "Mine" in answer.text and text(own_desk, "broken") == "title: Theirs\n"


@pytest.mark.parametrize(
    "path", ["/files/briefgen.lock", "/files/../x.yaml", "/files/pyproject.toml", "/files/.briefgen/desk.json"]
)
def test_only_what_people_write_is_saved_as_text(own_desk: Desk, path: str) -> None:
    assert own_desk.ask(path, "POST", b"rev=1&text=x").status == 404


MORE = brief().replace("[health]", "[health, {text: Our own words.}, {use: health, length: short}]")


def test_arguments_have_their_lengths_with_the_lines_that_they_take(own_desk: Desk) -> None:
    found = own_desk.until("/briefs/visit", lambda found: "<image" in found and "\u00a0" in found)
    part = words(found.partition('id="use-sections-0-blocks-0"')[2].partition("</ol>")[0])
    assert re.search(r"As fits Headline \d+ lines Short \d+ lines", part), part
    page = Page(own_desk)
    page.send(**{"sections[0].blocks[0].length": "headline"})
    assert "[{use: health, length: headline}]" in text(own_desk)
    page.send(**{"sections[0].blocks[0].length": ""})
    assert "[{use: health}]" in text(own_desk)


@pytest.mark.parametrize("htmx", sample([True, False], 2))
def test_arguments_are_moved_and_removed_and_that_is_taken_back(own_desk: Desk, htmx: bool) -> None:
    own_desk.write("briefs/visit.yaml", MORE)
    answer = Page(own_desk).send("down=sections[0].blocks[0]", htmx)
    assert answer.status == (204 if htmx else 303) and ("desk-anew" in answer.headers) == htmx
    moved = MORE.replace("[health, {text: Our own words.}", "[{text: Our own words.}, health")
    assert text(own_desk) == moved
    Page(own_desk).send("remove=sections[0].blocks[1]", htmx)
    assert text(own_desk) == moved.replace("health, {use", "{use")
    Page(own_desk).send("undo=1", htmx)
    assert text(own_desk) == moved
