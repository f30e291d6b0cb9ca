"""Templates speak the language of the brief where somebody has translated them, and only words are translated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.diagnostics import Report
from briefgen.models.spec import Brief, Spec
from briefgen.readers.brief.reading import read_briefs, read_template
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import template_files

TEMPLATES = tuple(template_files(Workspace(Path(__file__).parents[2])))


def words_of(spec: Spec) -> Iterator[str]:
    """The words that a template says, and a brief that fills it prints."""
    yield from filter(None, (spec.kicker, spec.signers and spec.signers.heading))
    yield from (section.heading for section in spec.sections if section.heading)
    yield from (getattr(spec.labels, key) for key in spec.labels.model_fields_set)
    if spec.letter:
        yield from filter(None, (spec.letter.closing, *spec.letter.signature))


def workspace(folder: Path, settings: str = "organization: {name: C}\n", **files: str) -> Workspace:
    (folder / "briefgen.yaml").write_text(settings, "utf-8")
    for name, text in files.items():
        place = folder / "briefs" / name.replace("__", "/").replace("_", ".")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return Workspace(folder)


def read(place: Workspace, *overrides: str) -> tuple[Brief, list[str]]:
    report = Report()
    (brief,) = read_briefs(place, "briefs/a.yaml", overrides, report)
    return brief, [problem.code for problem in report.diagnostics]


def headings(brief: Brief) -> dict[str | None, str | None]:
    return {section.id: section.heading for section in brief.spec.sections}


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_says_all_its_words_in_spanish(name: str, tmp_path: Path) -> None:
    report = Report()
    place = workspace(tmp_path)
    english, spanish = (read_template(place, name, report, language) for language in ("en-US", "es-MX"))
    assert english and spanish and not report.diagnostics
    before, after = list(words_of(english.spec)), list(words_of(spanish.spec))
    assert len(before) == len(after)
    assert not set(before) & set(after)
    assert (
        english.spec.model_copy(
            update={key: getattr(spanish.spec, key) for key in ("kicker", "labels", "letter", "sections", "signers")}
        )
        == spanish.spec
    )
    for one, other in zip(english.spec.sections, spanish.spec.sections, strict=True):
        assert one.model_copy(update={"heading": other.heading}) == other


@pytest.mark.parametrize(
    ("brief", "settings", "overrides"),
    [
        ("template: leave-behind\nlanguage: es\n", "", ()),
        ("template: leave-behind\nlanguage: es-Latn-US\n", "", ()),
        ("template: leave-behind\n", "language: es\n", ()),
        ("template: leave-behind\nlanguage: en\n", "", ("language=es-MX",)),
        ("template: house\n", "", ()),
    ],
)
def test_the_language_may_be_said_anywhere(
    tmp_path: Path, brief: str, settings: str, overrides: tuple[str, ...]
) -> None:
    place = workspace(
        tmp_path,
        f"organization: {{name: C}}\n{settings}",
        a_yaml=f"title: T\nask: A\n{brief}sections: [{{id: evidence, blocks: [{{text: x}}]}}]\n",
        templates__house_yaml="template: leave-behind\nlanguage: es\n",
    )
    made, codes = read(place, *overrides)
    assert headings(made)["evidence"] == "Lo que muestra la evidencia"
    assert (made.spec.kicker, codes, made.foreign) == ("Informe de políticas", [], ())


BRIEF = "title: T\nask: A\ntemplate: leave-behind\nlanguage: es\nsections: [{id: evidence, blocks: [{text: x}]}]\n"


def test_what_a_coalition_wrote_itself_is_not_translated_by_what_comes_along(tmp_path: Path) -> None:
    own = "kicker: Policy brief\nsections: [{id: evidence, heading: Our own words}, {id: more, heading: A fair question}]\n"
    made, codes = read(workspace(tmp_path, a_yaml=BRIEF, **{"templates__leave-behind_yaml": own}))
    assert headings(made) == {"evidence": "Our own words", "more": "A fair question"}
    assert (made.spec.kicker, codes) == ("Informe de políticas", [])
    assert made.foreign == (("leave-behind", ("Our own words",)),)


def test_the_words_of_a_template_written_in_the_language_of_the_workspace_are_right(tmp_path: Path) -> None:
    own = "kicker: Nuestra opinión\nsections: [{id: evidence, heading: La evidencia}]\n"
    settings = "organization: {name: C}\nlanguage: es\n"
    made, codes = read(workspace(tmp_path, settings, a_yaml=BRIEF, **{"templates__leave-behind_yaml": own}))
    assert (made.spec.kicker, headings(made), codes) == ("Nuestra opinión", {"evidence": "La evidencia"}, [])
    assert made.foreign == ()


def test_a_brief_in_english_takes_spanish_words_of_a_spanish_workspace_not_in_silence(tmp_path: Path) -> None:
    own = "sections: [{id: evidence, heading: La evidencia}]\n"
    settings = "organization: {name: C}\nlanguage: es\n"
    brief = BRIEF.replace("language: es", "language: en-US")
    made, _ = read(workspace(tmp_path, settings, a_yaml=brief, **{"templates__leave-behind_yaml": own}))
    assert made.foreign == (("leave-behind", ("La evidencia",)),)


def test_translations_are_no_templates(tmp_path: Path) -> None:
    place = workspace(tmp_path, templates__house_yaml="pages: 1\n", templates__house_es_yaml="kicker: K\n")
    assert "house" in template_files(place)
    assert not [name for name in template_files(place) if "." in name]


def test_a_language_that_is_none_reaches_no_file(tmp_path: Path) -> None:
    place = workspace(tmp_path, a_yaml=BRIEF.replace("language: es", "language: ../../x"))
    made, codes = read(place)
    assert codes == ["wrong-form"] and made.spec.kicker == "Policy brief"
