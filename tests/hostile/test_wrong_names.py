"""Names that do not exist, in every place where a name may stand; and commands typed wrongly."""

from __future__ import annotations

import pytest
from hostile.attempt import BLOCK, BLOCK_TEXT, SPEC, SPEC_TEXT, Place, refuses
from profiles import sample

DOCX = ("--format", "docx")

IN_THE_SPEC: dict[str, tuple[str, str]] = {
    "unknown-key": ("titel: Twice\n", "did you mean: title"),
    "unknown-style": ("style: civc\n", "did you mean: civic"),
    "unknown-template": ("template: leave-behnd\n", "did you mean: leave-behind"),
    "unknown-value": ("formats: [pdff]\n", "did you mean: pdf"),
    "unknown-variable": ("ask: 'Dear {{ meeting.legislator.surnam }}'\n", ""),
    "unknown-filter": ("ask: '{{ title|uper }}'\n", ""),
    "wrong-date": ("meeting: {date: 2026-02-30}\n", "2026-02-30"),
    "wrong-type": ("sections_: 1\npages: lots\n", "lots"),
    "wrong-form": ("contact: {name: A, email: not-an-address}\n", "not-an-address"),
}
"""The code of the error, the line added to the spec, and words that help."""


@pytest.mark.parametrize("code", sample(IN_THE_SPEC))
def test_a_wrong_name_or_value_in_the_spec_is_shown_with_the_right_one(place: Place, code: str) -> None:
    line, help = IN_THE_SPEC[code]
    place.write(SPEC, SPEC_TEXT + line)
    outcome = refuses(place, "render", SPEC, *DOCX, codes=None)
    assert code in outcome.codes
    assert f"{SPEC}:" in outcome.stderr
    assert help in outcome.stderr


IN_A_USE: dict[str, tuple[str, str]] = {
    "unknown-block": ("{use: twon}", "did you mean: town"),
    "unknown-value": ("{use: town, length: shrt}", "did you mean: short"),
    "unknown-key": ("{use: town, lenght: short}", "did you mean: length"),
    "missing-length": ("{use: town, length: full}", "town"),
}


@pytest.mark.parametrize("code", IN_A_USE)
def test_a_wrong_name_in_a_use_of_a_block(place: Place, code: str) -> None:
    use, help = IN_A_USE[code]
    place.write(SPEC, SPEC_TEXT.replace("{use: town, length: short}", use))
    outcome = refuses(place, "render", SPEC, *DOCX, codes={code})
    assert help in outcome.stderr


IN_THE_BLOCK: dict[str, tuple[str, str]] = {
    "unknown-variable": ("{{ meeting.legislatr.name }}", ""),
    "unknown-source": ("Words [@bluthental-1999].", ""),
    "undefined-note": ("Words.[^1]", ""),
    "missing-file": ("![A chart](briefs/pictures/chrt.png)", "chrt.png"),
    "raw-html": ("Words <b>bold</b>.", ""),
    "link-target": ("[Words](javascript:alert(1))", ""),
    "unknown-box": ("::: calout\nWords\n:::", "did you mean: callout"),
}


@pytest.mark.parametrize("code", sample(IN_THE_BLOCK))
def test_a_wrong_name_in_a_block_is_shown_at_its_line(place: Place, code: str) -> None:
    text, help = IN_THE_BLOCK[code]
    place.write(BLOCK, BLOCK_TEXT.replace("Words.\n", text + "\n"))
    outcome = refuses(place, "render", SPEC, *DOCX, codes={code})
    assert f"{BLOCK}:7:" in outcome.stderr
    assert help in outcome.stderr


def test_all_problems_are_told_at_once(place: Place) -> None:
    place.write(SPEC, SPEC_TEXT.replace("use: town", "use: twon") + "titel: Twice\nstyle: civc\n")
    refuses(place, "render", SPEC, *DOCX, codes={"unknown-key", "unknown-block", "unknown-style"})


TYPED_WRONGLY = (
    ["rendr", SPEC],
    ["render"],
    ["render", SPEC, "--formt", "pdf"],
    ["render", SPEC, "--format", "rtf"],
    ["list", "blokcs"],
    ["render", SPEC, "--color", "\x1b[31m"],
)


@pytest.mark.parametrize("arguments", TYPED_WRONGLY, ids=" ".join)
def test_a_command_typed_wrongly_is_a_matter_of_usage(place: Place, arguments: list[str]) -> None:
    refuses(place, *arguments, codes={"usage"}, exit_code=2)


SET_WRONGLY = {
    "title": "bad-override",
    "titel=x": "unknown-key",
    "meeting.date=tomorrow": "wrong-date",
    "sections.9.heading=x": "unknown-item",
    "title.deeper=x": "not-a-group",
    "pages=[1": "yaml-syntax",
    "title=a\x1b[31mb": "control-character",
    "template=../../secret": "wrong-form",
    "style=/etc": "wrong-form",
    "sections.0.blocks.0=../../secret": "wrong-form",
}


@pytest.mark.parametrize("override", sample(SET_WRONGLY))
def test_a_value_set_wrongly_on_the_command_line(place: Place, override: str) -> None:
    outcome = refuses(place, "render", SPEC, *DOCX, "--set", override, codes=None)
    assert SET_WRONGLY[override] in outcome.codes
    assert "--set" in outcome.stderr
