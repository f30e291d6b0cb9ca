"""Laws of putting one set of values under another, and of `--set`."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.diagnostics import Report, Span
from briefgen.readers.brief.merge import Node, flatten, grow, merge, plain_data
from briefgen.readers.brief.overrides import FILE, apply, read_overrides
from briefgen.readers.files.decoding import CONTROL
from briefgen.readers.files.positions import KeyPath, Positioned

keys = st.sampled_from(["title", "meeting", "date", "labels", "a", "b"])
trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("xyz", max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
groups = st.dictionaries(keys, trees, max_size=4)
ids = st.sampled_from(["one", "two", "three"])
sections = st.lists(
    st.fixed_dictionaries(
        {"id": ids}, optional={"heading": st.text("hij", max_size=2), "blocks": st.lists(ids, max_size=2)}
    ),
    max_size=3,
    unique_by=lambda section: section["id"],
)
briefs = st.builds(lambda group, parts: {**group, "sections": parts}, groups, sections)


def tree(data: Any, file: str = "f") -> Node:
    """A tree in which every value stands in `file`."""
    spans = dict.fromkeys(paths(data, ()), Span(file, 1, 1))
    return grow(Positioned(data, spans, spans))


def paths(data: Any, path: KeyPath) -> list[KeyPath]:
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(each for step, value in children for each in paths(value, (*path, step)))]


def merged(under: Any, over: Any) -> Any:
    return plain_data(merge(tree(under), tree(over)))


@given(briefs)
def test_nothing_under_or_over_changes_nothing(brief: dict[str, Any]) -> None:
    assert merged({}, brief) == brief
    assert merged(brief, {}) == brief
    assert merged(brief, brief) == brief


@given(groups, groups)
def test_the_brief_wins(template: dict[str, Any], brief: dict[str, Any]) -> None:
    result = merged(template, brief)
    for path in paths(brief, ()):
        value = at(brief, path)
        if not isinstance(value, dict):
            assert at(result, path) == value


@given(groups, groups)
def test_what_the_brief_does_not_say_comes_from_the_template(template: dict[str, Any], brief: dict[str, Any]) -> None:
    result = merged(template, brief)
    assert result.keys() == template.keys() | brief.keys()
    for key in template.keys() - brief.keys():
        assert result[key] == template[key]


@given(briefs, briefs)
def test_sections_keep_the_order_of_the_template_and_new_ones_follow(
    template: dict[str, Any], brief: dict[str, Any]
) -> None:
    result = [section["id"] for section in merged(template, brief)["sections"]]
    known = [section["id"] for section in template["sections"]]
    assert result[: len(known)] == known
    assert result[len(known) :] == [section["id"] for section in brief["sections"] if section["id"] not in known]


@given(briefs, briefs)
def test_every_value_keeps_the_place_it_came_from(template: dict[str, Any], brief: dict[str, Any]) -> None:
    result = flatten(merge(tree(template, "template"), tree(brief, "brief")))
    for path in paths(result.data, ()):
        if path and not isinstance(at(result.data, path), dict | list) and "sections" not in path:
            file = result.spans[path].file
            source = brief if file == "brief" else template
            assert at(source, path) == at(result.data, path)


def at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


@given(trees)
def test_growing_and_flattening_is_the_identity(data: Any) -> None:
    assert flatten(tree(data)).data == data


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@example({}, ["0=[\r0"])
@given(groups, st.lists(st.builds("{}={}".format, words, words) | words, max_size=4))
def test_any_arguments_give_a_tree_or_a_diagnostic(brief: dict[str, Any], arguments: list[str]) -> None:
    report = Report()
    changes = read_overrides(arguments, report)
    result = apply(tree(brief), changes, report)
    assert len(changes) == len(arguments) or report.failed
    assert all(diagnostic.span is not None and diagnostic.span.file == FILE for diagnostic in report.diagnostics)
    if not arguments:
        assert plain_data(result) == brief


@given(
    st.lists(st.sampled_from(["meeting", "date", "a"]), min_size=1, max_size=4), st.text("abc", min_size=1, max_size=4)
)
def test_what_is_set_is_there_and_its_place_is_the_argument(path: list[str], word: str) -> None:
    argument = f"{'.'.join(path)}={word}"
    report = Report()
    result = flatten(apply(tree({}), read_overrides([argument], report), report))
    assert not report.diagnostics
    assert at(result.data, tuple(path)) == word
    assert result.spans[tuple(path)].text == argument


@pytest.mark.parametrize(
    "argument", ["title=\x1b[31m", "ti\x00tle=x", "title=\ud800", 'title="\\e[31m"', "sections.²=x", "a=[b", "a='b' c"]
)
def test_arguments_that_are_refused(argument: str) -> None:
    report = Report()
    result = apply(tree({"sections": ["x"]}), read_overrides([argument], report), report)
    assert len(report.diagnostics) == 1
    assert CONTROL.search(str(plain_data(result))) is None
