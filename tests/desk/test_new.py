"""A new brief from the desk: what it is for, whom it is for, and one new file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import yaml
from desk.conftest import Answer, Desk, start, stop, workspace_at
from desk.test_pages import words

PASTED = """\
Meeting w/ Rep. Jordan Example (Example District 7)
Thu Dec 3, 2026 10:30am – 11am EST
100 Example Building. Staff: Alex Sample, health aide"""

MEETING = {
    "title": "Rep.", "name": "Jordan Example", "district": "Example District 7", "day": "Dec 3, 2026", "time": "10:30 a.m.",
    "place": "100 Example Building", "staff": "Alex Sample, health aide",
}  # fmt: skip
PAPERS = "papers:\n  leave-behind: {starts_from: visit}\n"
NOTED = "# Words that are noted here stay.\n"


def workspace(root: Path) -> Path:
    """A small workspace whose leave-behinds start from a brief of its own, with notes in it."""
    workspace_at(root)
    settings = root / "briefgen.yaml"
    settings.write_text(settings.read_text("utf-8") + PAPERS, "utf-8")
    visit = root / "briefs/visit.yaml"
    visit.write_text(visit.read_text("utf-8").replace("sections:", f"{NOTED}sections:"), "utf-8")
    return root


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose workspace has a starting brief."""
    found = start(workspace(tmp_path / "a coalition"))
    try:
        assert found.enter().status == 303, found.said
        yield found
    finally:
        stop(found)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk like that, in which nothing is made."""
    found = start(workspace(tmp_path_factory.mktemp("new") / "a coalition"))
    try:
        found.enter()
        yield found
    finally:
        stop(found)


def send(desk: Desk, path: str, **fields: str) -> Answer:
    """Send a form."""
    return desk.ask(path, "POST", urlencode(fields).encode(), Content_Type="application/x-www-form-urlencoded")


def values(page: str) -> dict[str, str]:
    """What stands in the fields."""
    return {name: value for name, value in re.findall(r'<input id="(\w+)" name="\w+" value="([^"]*)"', page) if value}


def briefs(desk: Desk) -> set[str]:
    return {path.name for path in (desk.root / "briefs").glob("*.yaml")}


def test_from_all_briefs_to_a_paper_for_the_meeting(begun: Desk) -> None:
    assert 'class="btn first" href="/new">New brief<' in begun.ask("/").text
    choice = begun.ask("/new").text
    assert "Leave-behind The one page that stays on the desk. Most meetings need this one. 1 page" in words(choice)
    assert "For your own people INTERNAL" in words(choice) and 'href="/new/leave-behind"' in choice
    empty = begun.ask("/new/leave-behind")
    assert empty.status == 200 and "Whom do you meet?" in words(empty.text) and not values(empty.text)

    filled = send(begun, "/new/leave-behind/paste", paste=PASTED)
    assert "Found: the member, district, day, time, place and staff. Please check them." in words(filled.text)
    assert values(filled.text) == MEETING | {"day": "2026-12-03"}
    assert "In letters: “Representative Example”. Not the last name? Change it." in words(filled.text).replace(
        "  ", " "
    )
    assert "Thursday, December 3, 2026 · In 11 days" in words(filled.text)

    before = briefs(begun)
    made = send(begun, "/new/leave-behind", paste=PASTED, **MEETING)
    assert (made.status, made.headers["location"]) == (303, "/briefs/2026-12-03-example")
    assert briefs(begun) - before == {"2026-12-03-example.yaml"}
    said = words(begun.ask("/briefs/2026-12-03-example").text)
    assert "Leave-behind for Rep. Jordan Example" in said and "Fits on 1 page" in said and "Get the paper" in said
    assert begun.ask("/briefs/2026-12-03-example/get/pdf", "POST", b"").body.startswith(b"%PDF")


def test_the_file_is_a_copy_with_its_notes_and_nothing_of_the_other_meeting(begun: Desk) -> None:
    send(begun, "/new/leave-behind", name="Ana Sampler", day="2026-12-04")
    text = (begun.root / "briefs/2026-12-04-sampler.yaml").read_text("utf-8")
    assert NOTED in text and "Jordan" not in text and "2026-12-03" not in text and "100 Example" not in text
    old = yaml.safe_load((begun.root / "briefs/visit.yaml").read_text("utf-8"))
    new = yaml.safe_load(text)
    assert {key: new[key] for key in old if key != "meeting"} == {key: old[key] for key in old if key != "meeting"}
    assert new["meeting"]["legislator"]["name"] == "Ana Sampler"


def test_without_a_meeting_nothing_of_one_is_kept(begun: Desk) -> None:
    made = send(begun, "/new/leave-behind", **MEETING, without="meeting")
    assert made.headers["location"] == "/briefs/leave-behind"
    text = (begun.root / "briefs/leave-behind.yaml").read_text("utf-8")
    assert "Example District" not in text and "meeting" not in yaml.safe_load(text)
    assert send(begun, "/new/leave-behind").headers["location"] == "/briefs/leave-behind-2"


@pytest.mark.thorough
def test_a_paper_without_a_starting_brief_begins_empty(begun: Desk) -> None:
    assert "begins empty" in words(begun.ask("/new").text)
    made = send(begun, "/new/thank-you", **MEETING)
    assert made.headers["location"] == "/briefs/2026-12-03-example"
    assert begun.ask(made.headers["location"]).status == 200


def test_what_is_there_is_never_overwritten(begun: Desk) -> None:
    begun.write("briefs/2026-12-03-example.yaml", "title: mine\n")
    (begun.root / "briefs/2026-12-03-example-2.yaml").mkdir()
    (begun.root / "briefs/2026-12-03-example-3.yaml").symlink_to("/nowhere/at-all")
    made = send(begun, "/new/leave-behind", **MEETING)
    assert made.headers["location"] == "/briefs/2026-12-03-example-4"
    assert (begun.root / "briefs/2026-12-03-example.yaml").read_text("utf-8") == "title: mine\n"


def test_people_who_make_the_same_at_once_get_one_each(begun: Desk) -> None:
    with ThreadPoolExecutor(8) as people:
        made = list(people.map(lambda _: send(begun, "/new/leave-behind", **MEETING), range(8)))
    assert {one.status for one in made} == {303}
    assert len({one.headers["location"] for one in made}) == 8
    texts = {path.read_text("utf-8") for path in (begun.root / "briefs").glob("2026-12-03-example*.yaml")}
    assert len(texts) == 1
    assert not [path for path in (begun.root / "briefs").iterdir() if path.name.endswith(".part")]


def test_a_folder_that_cannot_be_written_takes_no_words(begun: Desk) -> None:
    settings = begun.root / "briefgen.yaml"
    settings.write_text(settings.read_text("utf-8").replace(PAPERS, ""), "utf-8")
    folder, elsewhere = begun.root / "briefs", begun.root.parent / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    answer = send(begun, "/new/leave-behind", **MEETING)
    assert answer.status == 409 and not list(elsewhere.glob("2026-*"))
    assert "it is a link to another place, outside the workspace" in answer.text and values(answer.text) == MEETING


def test_all_papers_of_a_meeting_are_made_for_another_one(begun: Desk) -> None:
    packet = begun.root / "briefs/packet.yaml"
    noted = packet.read_text("utf-8").replace("documents:", "# Words that are noted here stay.\ndocuments:")
    noted = noted.replace("id: notes,", 'id: notes, date: 2026-12-11, ask: "Ask {{ meeting.legislator.district }}.",')
    packet.write_text(noted, "utf-8")
    before = briefs(begun)
    page = begun.until("/new", lambda found: 'href="/new/packet.packet"' in found)
    assert "All papers of a meeting at once" in words(page) and "As for Sen. Alex Sample. Letter, Notes" in words(page)
    assert 'href="/new/packet.packet"' in begun.ask("/briefs/packet").text
    asked = begun.ask("/new/packet.packet").text
    assert "These papers are made for the new meeting: Letter, Notes." in words(asked) and "Make the papers" in asked
    pasted = send(begun, "/new/packet.packet/paste", paste=PASTED)
    assert values(pasted.text)["day"] == "2026-12-03"
    given = {name: value for name, value in MEETING.items() if name != "district"}
    made = send(begun, "/new/packet.packet", **given)
    assert (made.status, made.headers["location"]) == (303, "/briefs/2026-12-03-example")
    assert briefs(begun) - before == {"2026-12-03-example.yaml"} and packet.read_text("utf-8") == noted
    text = (begun.root / "briefs/2026-12-03-example.yaml").read_text("utf-8")
    assert (
        "# Words that are noted here stay.\ndocuments:" in text
        and "2026-11-20" not in text
        and "2026-12-11" not in text
    )
    data = yaml.safe_load(text)
    member = data["meeting"]["legislator"]
    assert (member["name"], member["title"]) == ("Jordan Example", "Rep.") and member["district"].startswith("[[")
    assert data["meeting"]["place"] == MEETING["place"] and [one["id"] for one in data["documents"]] == [
        "letter",
        "notes",
    ]
    assert "Papers for Rep. Jordan Example" in words(begun.ask("/briefs/2026-12-03-example").text)


def test_all_papers_without_a_packet_lead_nowhere(asked: Desk) -> None:
    assert [asked.ask(f"/new/packet.{name}").status for name in ("visit", "nothing", "broken", "..%2Fx")] == [404] * 4


def test_only_empty_fields_are_filled(asked: Desk) -> None:
    page = send(asked, "/new/leave-behind/paste", paste=PASTED, name="Ana Sampler", place="The café").text
    assert values(page) == MEETING | {"day": "2026-12-03", "name": "Ana Sampler", "place": "The café"}
    assert "In letters: “Representative Sampler”." in page
    assert f">\n{PASTED.splitlines()[0]}" in page, "what was pasted stays"


def test_what_can_be_read_in_two_ways_is_offered_at_its_field(asked: Desk) -> None:
    page = send(asked, "/new/leave-behind/paste", paste="Rep. Jordan Example, 12/3/2026").text
    assert values(page) == {"title": "Rep.", "name": "Jordan Example"}
    at = page.partition('id="field-day"')[2].partition('id="field-time"')[0]
    assert "“12/3/2026” may be December 3 or March 12." in at
    assert re.findall(r'name="day-is" value="([^"]+)"[^>]*>([^<]+)', at) == [
        ("2026-12-03", "December 3, 2026"), ("2026-03-12", "March 12, 2026"),
    ]  # fmt: skip
    taken = send(
        asked, "/new/leave-behind/paste", **{"paste": "Rep. Jordan Example, 12/3/2026", "day-is": "2026-12-03"}
    )
    assert values(taken.text) == {"day": "2026-12-03"}, "a button changes its own field"
    assert "may be December 3" not in taken.text


@pytest.mark.parametrize("pasted", ["", "Lunch?", "\x00\x1b[31m", "<script>alert(1)</script>" * 40, "a" * 900_000])
def test_whatever_is_pasted_the_page_comes_back(asked: Desk, pasted: str) -> None:
    answer = send(asked, "/new/leave-behind/paste", paste=pasted)
    assert answer.status == 200 and "<script>alert" not in answer.text and not values(answer.text)
    assert ("Nothing about a meeting was found in it." in answer.text) == bool(pasted)


BAD = [
    ("day", "Nov 31", "There is no day “Nov 31”."),
    ("day", "soon", "“soon” is not a date; expected: a date as YYYY-MM-DD, such as 2026-12-03."),
    ("name", "x" * 600, "This has 600 characters; expected: at most 500."),
    ("surname", "x" * 600, "This has 600 characters; expected: at most 500."),
    ("place", "x" * 600, "This has 600 characters; expected: at most 500."),
    ("time", "10\x07:30", "There is an invisible control character here (U+0007)."),
]


@pytest.mark.parametrize(("field", "typed", "message"), BAD)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(
    asked: Desk, field: str, typed: str, message: str
) -> None:
    before = briefs(asked)
    answer = send(asked, "/new/leave-behind", **{**MEETING, field: typed, "paste": PASTED})
    assert answer.status == 422 and "<title>1 problem: Whom do you meet?" in answer.text
    assert f'<a href="#{field}">' in answer.text
    at = answer.text.partition(f'id="field-{field}"')[2].partition('<div class="field')[0]
    assert message in at and f'aria-describedby="{field}-note' in at and 'aria-invalid="true"' in at
    assert values(answer.text) == {**MEETING, field: typed} and PASTED.splitlines()[0] in answer.text
    assert briefs(asked) == before


def test_a_day_that_is_not_there_has_the_days_near_it_as_buttons(asked: Desk) -> None:
    page = send(asked, "/new/leave-behind", **{**MEETING, "day": "Nov 31"}).text
    assert re.findall(r'name="day-is" value="([^"]+)"', page) == ["2026-11-30", "2026-12-01"]
    mended = send(asked, "/new/leave-behind/paste", **{**MEETING, "day": "Nov 31", "day-is": "2026-11-30"}).text
    assert values(mended) == MEETING | {"day": "2026-11-30"} and "There is no day" not in mended


SPOKEN = [
    ("Rep.", "Jordan Example", "", "Representative Example"),
    ("Council Member", "Ana de la Sample", "", "Council Member de la Sample"),
    ("Sen.", "Li Sample", "Li", "Senator Li"),
    ("Hon.", "Jordan Example", "", ""),
    ("", "Jordan Example", "", ""),
    ("Rep.", "", "", ""),
]


@pytest.mark.parametrize(("title", "name", "surname", "said"), SPOKEN)
def test_the_last_name_is_said_as_letters_say_it_where_that_is_known(
    asked: Desk, title: str, name: str, surname: str, said: str
) -> None:
    page = send(asked, "/new/leave-behind/look", title=title, name=name, surname=surname).text
    assert re.findall("In letters: “([^”]*)”", page) == [said] * bool(said)


TRICKS = [
    "..",
    "../leave-behind",
    "leave-behind.es",
    "/etc/passwd",
    "C:\\x",
    "leave-behind\x00",
    "nobody",
    "a" * 5000,
    ".",
]


@pytest.mark.parametrize("paper", TRICKS)
@pytest.mark.parametrize("rest", ["", "/paste", "/look"])
def test_a_paper_that_there_is_not_leads_nowhere(asked: Desk, paper: str, rest: str) -> None:
    before = briefs(asked)
    path = f"/new/{quote(paper, safe='')}{rest}"
    assert {asked.ask(path).status if not rest else 404, send(asked, path, **MEETING).status} <= {404, 405}
    assert briefs(asked) == before


NAMES = [
    ("../../evil", "../../../x", "leave-behind-x"),
    ("Con", "", "leave-behind-con"),
    ("Ana Núñez", "", "leave-behind-nunez"),
    ("李娜", "", "leave-behind"),
    ("a/b\\c:d*e", "", "leave-behind-a-b-c-d-e"),
    ("Jordan " + "Long" * 100, "", "leave-behind-" + ("long" * 100)[:60]),
    ("Example.lock", "", "leave-behind-example-lock"),
    ("{{ 7 * 7 }}", "", "leave-behind"),
]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "surname", "file"),
    [pytest.param(*one, marks=pytest.mark.thorough if number % 4 else ()) for number, one in enumerate(NAMES)],
)
def test_whatever_people_are_called_the_file_lies_among_the_briefs(
    begun: Desk, name: str, surname: str, file: str
) -> None:
    before = set(begun.root.parent.rglob("*.yaml"))
    made = send(begun, "/new/leave-behind", name=name, surname=surname)
    assert made.status == 303, words(made.text)
    (new,) = set(begun.root.parent.rglob("*.yaml")) - before
    assert new == begun.root / f"briefs/{file}.yaml" and made.headers["location"] == f"/briefs/{file}"
    assert yaml.safe_load(new.read_text("utf-8"))["meeting"]["legislator"]["name"] == name
    assert begun.ask(made.headers["location"]).status == 200


def test_it_is_spoken_in_spanish_too(asked: Desk) -> None:
    answer = asked.ask("/new/leave-behind", Accept_Language="es")
    assert "¿Con quién se reúne?" in answer.text and "Hoja para dejar" in answer.text
    assert asked.ask("/language", "POST", b"to=es&back=/new/leave-behind").headers["location"] == "/new/leave-behind"


def test_other_sites_make_nothing(asked: Desk) -> None:
    before = briefs(asked)
    assert asked.ask("/new/leave-behind", "POST", b"name=x", Origin="http://evil.example").status == 403
    assert asked.ask("/new/leave-behind", "POST", b"name=x", inside=False).status == 401
    assert asked.ask("/new/leave-behind", "POST", b"&".join([b"x=1"] * 500)).status == 400
    assert briefs(asked) == before


def test_what_is_wrong_with_the_settings_is_told_and_the_other_papers_stay(begun: Desk) -> None:
    begun.write(
        "briefgen.yaml", "organization: {name: Example Coalition}\npapers:\n  leave-behind: {starts_from: nobody}\n"
    )
    said = words(begun.ask("/new").text)
    assert "There is 1 problem There is no brief nobody" in said and "Thank-you" in said
