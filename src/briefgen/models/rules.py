"""The rules whose weight a workspace sets for itself: their names, what each finds, how much it weighs."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from briefgen.diagnostics import Severity


class Strictness(StrEnum):
    """How much a finding of a rule weighs; `off` switches the rule off."""

    OFF = "off"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


def _rule(name: str, meaning: str, weight: Strictness = Strictness.WARNING) -> Strictness:
    return Field(weight, alias=name, description=meaning)


class Checks(BaseModel):
    """The weight of each rule, by its name: `off`, `note`, `warning` or `error`."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    bare_number: Strictness = _rule("bare-number", "A number stands in a sentence without a fact or a citation.")
    uncited_paragraph: Strictness = _rule(
        "uncited-paragraph", "A paragraph, list or table of a block with `stance: evidence` cites nothing."
    )
    unused_source: Strictness = _rule("unused-source", "No block and no brief cites a source.")
    fact_review_due: Strictness = _rule(
        "fact-review-due", "The day by which a fact was to be looked up again has passed."
    )
    source_review_due: Strictness = _rule(
        "source-review-due", "The day by which a source was to be looked up again has passed."
    )
    review_due: Strictness = _rule(
        "review-due", "The day by which a block, a fact or a template was to be reviewed has passed."
    )
    not_for_print: Strictness = _rule(
        "not-for-print", "A source is cited of which its entry says that it is not to be."
    )
    reported_only: Strictness = _rule(
        "reported-only", "A source that nobody has read itself is cited, and the sentence does not say so."
    )
    conflicting_facts: Strictness = _rule("conflicting-facts", "Two facts state different values of one quantity.")
    quotation_differs: Strictness = _rule(
        "quotation-differs",
        "Words in quotation marks are not among the words stored of the source they are ascribed to.",
    )
    odds_as_likelihood: Strictness = _rule("odds-as-likelihood", "Odds are worded as a likelihood.")
    unsourced_number: Strictness = _rule(
        "unsourced-number", "A key number comes from no fact and carries no citation.", Strictness.ERROR
    )
    odds_unnamed: Strictness = _rule(
        "odds-unnamed", "A key number is an odds ratio, and what is set large does not say so.", Strictness.ERROR
    )
    bars_odds: Strictness = _rule("bars-odds", "Odds are drawn as bars.", Strictness.ERROR)
    overclaim: Strictness = _rule("overclaim", "A word claims more than a study of the kind cited can show.")
    superseded_figure: Strictness = _rule(
        "superseded-figure", "A number is the one of a version of a fact that is not in use."
    )

    possible_name: Strictness = _rule(
        "possible-name", "Two words with a capital each stand in a voice, and may be a name.", Strictness.NOTE
    )
    one_ask: Strictness = _rule("one-ask", "One ask asks for several things.", Strictness.NOTE)
    lobbying_unsaid: Strictness = _rule(
        "lobbying-unsaid", "A document does not say whether it lobbies.", Strictness.OFF
    )
    long_sentence: Strictness = _rule(
        "long-sentence", "With briefs/rules.yaml: a sentence has more words than it may have there."
    )
    hard_to_read: Strictness = _rule(
        "hard-to-read", "With briefs/rules.yaml: a block in one of its lengths is harder to read than it may be there."
    )
    vague_link: Strictness = _rule(
        "vague-link", "With briefs/rules.yaml: the words of a link do not say where it leads, as “here”."
    )
    foreign_passage: Strictness = _rule(
        "foreign-passage",
        "With briefs/rules.yaml: a sentence seems to be in another language than its text.",
        Strictness.NOTE,
    )
    unexplained_acronym: Strictness = _rule(
        "unexplained-acronym", "With briefs/rules.yaml: an acronym is spelt out nowhere in the text.", Strictness.NOTE
    )
    needless_exception: Strictness = _rule(
        "needless-exception",
        "With briefs/rules.yaml: `<!-- allow … -->` allows nothing that is there.",
        Strictness.NOTE,
    )
    placeholder: Strictness = _rule("placeholder", "Words in [[double brackets]], TODO or XXX are still to be written.")

    def severity(self, rule: str) -> Severity | None:
        """The severity of what the rule of that name finds; None, when it is switched off."""
        strictness: Strictness = getattr(self, rule.replace("-", "_"))
        return None if strictness is Strictness.OFF else Severity(strictness.value)
