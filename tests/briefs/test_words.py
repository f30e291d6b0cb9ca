"""The sets of words that come with briefgen: they can be read, and the samples keep to them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tools import CHECKOUT

from briefgen.diagnostics import Report
from briefgen.models.prose import RuleSet
from briefgen.pipeline.survey import check_workspace
from briefgen.pipeline.wording import exceptions
from briefgen.readers.files.yaml import load
from briefgen.readers.prose import shipped
from briefgen.workspace import File, Workspace

WORKSPACE = Workspace(CHECKOUT)
OURS = ("avoided-term", "long-sentence", "vague-link", "foreign-passage", "unexplained-acronym", "unknown-rule",
        "needless-exception", "exception-without-reason")  # fmt: skip


@pytest.mark.parametrize("name", RuleSet)
def test_a_set_is_read_without_a_message(name: RuleSet) -> None:
    file, report = CHECKOUT / f"rules/{name}.yaml", Report()
    load(File(file.name, file.read_bytes()), report)
    assert report.diagnostics == ()
    found = shipped(WORKSPACE, name)
    assert len(found.terms) == len(yaml.safe_load(file.read_text("utf-8"))["terms"]) > 25
    assert {term.language for term in found.terms} == {name.value[:2].replace("sp", "es")}


@pytest.mark.parametrize("name", RuleSet)
def test_no_phrase_stands_in_two_terms(name: RuleSet) -> None:
    phrases = [phrase for term in shipped(WORKSPACE, name).terms for phrase in term.term]
    assert sorted(phrases) == sorted(set(phrases))


def test_the_samples_keep_to_both_sets_but_for_a_few_long_sentences() -> None:
    given = {"briefs/rules.yaml": b"extends: [english, spanish]\n"}
    report = Report()
    check_workspace(WORKSPACE.with_files(given), report)
    found = [one for one in report.diagnostics if one.code in OURS]
    assert {one.code for one in found} == {"long-sentence"}
    assert max(int(one.message.split()[-2]) for one in found) < 50
    # A sample is copied and filled in: it holds no exceptions that nobody there has asked for.
    assert exceptions(WORKSPACE, Report()) == ()


def test_the_seed_of_it_all_is_told_what_it_says() -> None:
    text = b"---\ntitle: T\nsummary: S\naudience: public\n---\nDrug users get high. Johns and injection drug users. SESTA is law.\n"
    given = {"briefs/rules.yaml": b"extends: [english]\n", "briefs/blocks/seed.md": text}
    report = Report()
    check_workspace(WORKSPACE.with_files(given, ["briefgen.yaml", *given, "styles"]), report)
    found = [one.message for one in report.diagnostics if one.code == "avoided-term"]
    assert sorted(found) == [
        f"“{words}” is to be avoided" for words in ("Drug users", "SESTA", "get high", "injection drug users")
    ]


def test_without_the_file_nothing_is_looked_for(tmp_path: Path) -> None:
    text = b"---\ntitle: T\nsummary: S\naudience: public\n---\n<!-- allow this -->\nAddicts went [here](https://example.org).\n"
    given = {"briefs/blocks/seed.md": text, "briefgen.yaml": b"organization: {name: Us}\n"}
    report = Report()
    check_workspace(WORKSPACE.with_files(given, [*given, "styles"]), report)
    assert report.diagnostics == ()
