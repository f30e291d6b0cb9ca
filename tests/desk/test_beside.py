"""The page beside the words: what does not fit is shown whole, the gauge says what takes how much, problems have a button."""

from __future__ import annotations

import html
import json
import re

from desk.conftest import BLOCK, Desk, brief
from desk.test_form import Page, text
from desk.test_pages import settled, words

SENTENCES = "Services reach people where they are, and they come back for more of them. "
LONG = BLOCK.replace("Health services reach", SENTENCES * 12 + "Health services reach") + "\n# full\n" + SENTENCES * 60
FIXED = (
    brief()
    .replace("sections:", "pages: 1\nsections:")
    .replace("[health]", "[{use: health, length: full}, {use: other, length: short}]")
)


def too_long(desk: Desk, blocks: str = FIXED) -> str:
    """The page of a brief that is too long, once it is known what would help."""
    desk.write("briefs/blocks/other.md", BLOCK.replace("Health", "Other"))
    desk.write("briefs/blocks/health.md", LONG)
    desk.write("briefs/visit.yaml", blocks)
    return desk.until("/briefs/visit", lambda found: "lines less" in found or "may be." in found)


def pictures(page: str) -> list[str]:
    return re.findall(r'<image [^>]*href="([^"]+)"', page)


def test_what_does_not_fit_is_shown_whole_and_never_given(own_desk: Desk) -> None:
    settled(own_desk)
    (before,) = pictures(own_desk.ask("/briefs/visit").text)
    page = too_long(own_desk)
    said = words(page)
    assert re.search(r"1 problem: .* \d+ lines over 1 page", said) and "From here on it does not fit" in said
    shown = pictures(page)
    assert len(shown) == 2 and before not in shown
    assert all(own_desk.ask(one).body.startswith(b"\x89PNG") for one in shown)
    assert page.count('<g class="beyond" role="img"') == 1 and page.index("From here on") > page.index(shown[0])
    assert "Get the paper" not in said and own_desk.ask("/briefs/visit/get/pdf", "POST", b"").status == 409
    assert SENTENCES.strip() in words(own_desk.ask("/briefs/visit/text").text)
    assert not (own_desk.root / "build").exists()
    assert re.search(r'<g class="places".*data-of="use-sections-0-blocks-0"', page, re.DOTALL)


def test_what_frees_how_many_lines_is_a_button_and_one_undo_takes_it_back(own_desk: Desk) -> None:
    page = too_long(own_desk)
    said = words(page).partition("lines over. ")[2]
    assert said.startswith("2 lengths are fixed. Have the lengths chosen for you, or shorten some yourself:")
    assert re.search(r"Health: Short, \d+ lines less Health: Headline, \d+ lines less", said)
    Page(own_desk).send("let=all")
    assert "[{use: health}, {use: other}]" in text(own_desk)
    own_desk.until("/briefs/visit", lambda found: "Fits on 1 page" in found)
    Page(own_desk).send("undo=1")
    assert text(own_desk) == FIXED


def test_where_even_all_free_lengths_do_not_fit_it_says_what_would(own_desk: Desk) -> None:
    own = brief().replace("sections:", "pages: 1\nsections:").replace(
        "[health]", "[{use: health, length: full}, {text: '%s'}]" % (SENTENCES * 60)
    )  # fmt: skip
    said = words(too_long(own_desk, own))
    assert "With all of them free it is still" in said and "Choose the lengths for me" not in said
    assert re.search(r"Your own words take \d+ lines", said)


def test_what_the_fit_chose_is_told_where_it_chose(own_desk: Desk) -> None:
    free = FIXED.replace("{use: health, length: full}", "{use: health, length: full, at_least: headline}")
    own_desk.write("briefs/blocks/other.md", BLOCK.replace("Health", "Other"))
    own_desk.write("briefs/blocks/health.md", LONG)
    own_desk.write("briefs/visit.yaml", free.replace(", length: full, at_least: headline", ""))
    said = words(own_desk.until("/briefs/visit", lambda found: "Printed" in found))
    assert re.search(r"Printed (short|in full|as a headline)", said)


def test_the_gauge_says_what_takes_how_many_lines(own_desk: Desk) -> None:
    page = own_desk.until("/briefs/visit", lambda found: 'id="parts"' in found)
    bar = page.partition('id="bar"')[2].partition("</section>")[0]
    named = re.findall(r'data-of="([^"]+)" data-name="([^"]+)"', bar)
    assert ("use-sections-0-blocks-0", "Health, 1 line") in [(to, html.unescape(name)) for to, name in named]
    lines = [int(number) for number in re.findall(r'<span class="num">(\d+) lines?</span>', bar)]
    free = int(re.findall(r"Fits on 1 page, (\d+) lines free", words(page))[0])
    assert lines[-1] == free and sum(lines) > free
    assert "style=" not in bar and '<a href="#field-ask">' in bar


def test_each_problem_leads_to_its_field_and_has_what_may_be_meant_as_a_button(own_desk: Desk) -> None:
    wrong = brief().replace("[health]", "[helth]").replace("2026-12-03", "Nov 31") + "style: civc\nplce: x\n"
    own_desk.write("briefs/visit.yaml", wrong)
    page = own_desk.until("/briefs/visit", lambda found: "There are" in found)
    told = page.partition('id="told"')[2].partition("</form>")[0].partition("<form")[0]
    assert re.search(r"<title>\d problems: ", page)
    assert 'href="#field-meeting-date"' in told and 'href="#use-sections-0-blocks-0"' in told
    mends = [json.loads(html.unescape(value)) for value in re.findall(r'name="mend" value="([^"]+)"', told)]
    assert [["style"], "civc", "civic"] in mends and [["sections", 0, "blocks", 0, "use"], "helth", "health"] in mends
    for mend in mends:
        if mend[1] in ("civc", "helth"):
            Page(own_desk).send("mend=" + json.dumps(mend))
    assert text(own_desk) == wrong.replace("helth", "health").replace("civc", "civic")


def test_what_no_button_sends_is_refused(own_desk: Desk) -> None:
    for value in ("x", "[]", '["a", "b", "c"]', '[[1.5], "b", "c"]', '[["a"], "", "c"]', "[[], 1, 2]", "9" * 5000):
        assert Page(own_desk).send("mend=" + value).status == 400, value
        assert text(own_desk) == brief(), value


def test_who_saves_by_hand_is_led_to_what_is_wrong(own_desk: Desk) -> None:
    answer = Page(own_desk).send(htmx=False, meeting__date="Nov 31")
    assert (answer.status, answer.headers["location"]) == (303, "/briefs/visit#problems")
    refused = own_desk.ask("/briefs/visit/get/pdf", "POST", b"")
    assert refused.status == 409 and 'autofocus id="problems"' in refused.text
    assert "autofocus" not in own_desk.ask("/briefs/visit").text


def test_a_problem_in_another_file_leads_to_its_line(own_desk: Desk) -> None:
    own_desk.write("briefs/blocks/health.md", BLOCK.replace("Health services reach", "<b>Health</b> services reach"))
    page = own_desk.until("/briefs/visit", lambda found: "There are 2 problems" in found)
    assert 'href="/files/briefs/blocks/health.md#line-10"' in page
