"""Small files that would take all memory, all time, or the interpreter itself."""

from __future__ import annotations

import pytest
from hostile.attempt import BLOCK, BLOCK_TEXT, SPEC, Place, refuses
from profiles import sample

LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
YAML_BOMBS: dict[str, tuple[str, str]] = {
    "aliases that double": (LAUGHS, "anchor"),
    "60,000 brackets": ("[" * 60_000, "too-deep"),
    "60,000 braces": ("{" * 60_000, "too-deep"),
    "60,000 hyphens": ("- " * 60_000, "too-deep"),
    "100 levels": ("".join(" " * n + "a:\n" for n in range(100)) + " " * 100 + "x\n", "too-deep"),
    "a tag that makes an object": ("title: !!python/object/apply:os.system ['touch hit']\n", "tag"),
    "a merge key": ("title: T\n<<: {subtitle: S}\n", "merge-key"),
    "a key twice": ("title: A\ntitle: B\n", "duplicate-key"),
    "two documents": ("title: A\n---\ntitle: B\n", "second-document"),
    "a million values": ("sections: [" + "0," * 900_000 + "0]\n", "too-many-values"),
    "a number of 5,000 digits": (f"title: T\npages: {'9' * 5000}\n", "wrong-type"),
    "half a character": ('title: "\\ud800"\n', "yaml-syntax"),
    "an alias that leads nowhere": ("title: *nothing\n", "alias"),
    "50,000 unknown keys": ("".join(f"k{n}: 1\n" for n in range(50_000)), "more-problems"),
    "50,000 faulty values": ("sections: [" + "0, " * 50_000 + "0]\n", "more-problems"),
}


@pytest.mark.parametrize("name", sample(YAML_BOMBS))
def test_yaml_that_would_explode_is_refused(place: Place, name: str) -> None:
    text, code = YAML_BOMBS[name]
    place.write(SPEC, text)
    assert code in refuses(place, "render", SPEC, "--format", "docx", codes=None).codes


@pytest.mark.parametrize("name", ["60,000 brackets", "aliases that double", "a tag that makes an object"])
def test_front_matter_is_read_as_strictly(place: Place, name: str) -> None:
    text, code = YAML_BOMBS[name]
    place.write(BLOCK, f"---\n{text}\n---\nWords.\n")
    assert code in refuses(place, "render", SPEC, "--format", "docx", codes=None).codes


TEMPLATE_BOMBS: dict[str, str] = {
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}": "template-value",
    "{{ 'a' * 10**9 }}": "template-syntax",
    "{{ 9**9**9 }}": "template-syntax",
    "{{ title.__class__.__mro__ }}": "template-syntax",
    "{{ ''.__class__.__base__.__subclasses__() }}": "template-syntax",
    "{{ cycler.__init__.__globals__.os.system('touch hit') }}": "template-syntax",
    "{% include '/etc/passwd' %}": "template-syntax",
    "{% import 'os' as os %}": "template-syntax",
    "{{ title.format(1) }}": "template-syntax",
    "{{ lipsum(n=100000) }}": "template-syntax",
    "{{ [title]|map(attribute='nosuch')|join }}": "unknown-variable",
    "{% if x %}" * 200 + "{% endif %}" * 200: "template-syntax",
    "{{ " + "(" * 5000 + ")" * 5000 + " }}": "template-syntax",
}


@pytest.mark.parametrize("text", sample(TEMPLATE_BOMBS), ids=lambda text: text[:30])
def test_text_of_a_block_runs_nothing(place: Place, text: str) -> None:
    place.write(BLOCK, BLOCK_TEXT.replace("Words.\n", text + "\n"))
    assert set(refuses(place, "render", SPEC, "--format", "docx", codes=None).codes)


MARKDOWN_BOMBS: dict[str, tuple[str, str]] = {
    "50,000 brackets": ("[" * 50_000, "word-too-long"),
    "25,000 brackets apart": ("[ " * 25_000, "paragraph-too-long"),
    "5,000 stars": ("*a " * 5_000, "too-many-marks"),
    "5,000 backquotes": ("`a " * 5_000, "too-many-marks"),
    "5,000 entities": ("&amp; " * 2_500, "too-many-marks"),
    "quotations 60 deep": (">" * 60 + " words", "too-deep"),
    "lists 30 deep": ("".join("  " * n + "- a\n" for n in range(30)), "list-too-deep"),
    "2 MB": ("words " * 340_000, "too-large"),
    "1 MB": ("words words words\n\n" * 60_000, "text-too-long"),
    "90,000 accents": ("a" + "\u0301" * 90_000, "too-many-accents"),
    "a word of 40,000 letters": ("a" * 40_000, "word-too-long"),
    "1,500 unknown notes": ("".join(f"a[^{n}]\n\n" for n in range(1_500)), "undefined-note"),
    "a note that calls itself": ("Words[^1].\n\n[^1]: More[^1].", "nested-note"),
}


@pytest.mark.parametrize("name", sample(MARKDOWN_BOMBS))
def test_markdown_that_would_never_finish_is_refused(place: Place, name: str) -> None:
    text, code = MARKDOWN_BOMBS[name]
    place.write(BLOCK, BLOCK_TEXT.replace("Words.\n", text + "\n"))
    assert code in refuses(place, "render", SPEC, "--format", "docx", codes=None).codes


TABLE = "| a | b | c | d |\n|---|---|---|---|\n"
LARGE = {
    "a table of 400 rows": TABLE + "| one | two | three | four |\n" * 400,
    "a list of 800 items": "- words and words\n" * 800,
    "a table of 60 columns": "|" + " a |" * 60 + "\n|" + "---|" * 60 + "\n|" + " b |" * 60 + "\n",
}


@pytest.mark.parametrize("name", sample(LARGE))
def test_what_is_large_is_made_or_refused_in_time(place: Place, name: str) -> None:
    place.write(BLOCK, BLOCK_TEXT.replace("Words.\n", LARGE[name] + "\n"))
    outcome = place.run("render", SPEC)
    assert outcome.code in (0, 1), outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert outcome.code == 0 or outcome.codes
