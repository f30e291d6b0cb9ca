"""What `::: bill`, `::: pull-quote` and `::: answers` hold, and what each of them may not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.nodes import Callout, Flow, Heading, Inline, Paragraph, Quote, Role, Strong, Text, plain_text
from briefgen.document.roles import BoxName
from briefgen.noun import noun

LONGEST_PULLED = 240
"""The most characters of a sentence that is set large: three lines of it."""

FORM = "**What they say** : what we answer"

CLAIM_END = re.compile(r"\s*:\s*\Z")
ANSWER_START = re.compile(r"\s*:\s*")


@noun
class Opened:
    """A box as it was read: the words behind its name, what stands in it, the place of its first line and of the
    paragraphs in it."""

    words: tuple[Inline, ...]
    children: tuple[Flow, ...]
    span: Span
    places: tuple[Span, ...]

    def place(self, paragraph: int) -> Span:
        """The place of one of its paragraphs, counted from 0; where some were not read, that of the box."""
        read = sum(isinstance(flow, Paragraph) for flow in self.children)
        return self.places[paragraph] if read == len(self.places) > paragraph else self.span


BOXES = (BoxName.PULL_QUOTE, BoxName.BILL, BoxName.ANSWER)
"""The boxes that are made here."""


def made(name: BoxName, box: Opened) -> tuple[tuple[Flow, ...], tuple[Diagnostic, ...]]:
    """The flows of a box, and what is wrong with it."""
    match name:
        case BoxName.PULL_QUOTE:
            flow = Quote(box.children, box.words, name, box.span)
            return (flow,), tuple(_of_pulled(box))
        case BoxName.BILL:
            return (Callout(box.children, box.words, name, span=box.span),), tuple(_of_bill(box))
        case _:
            return _answers(box)


def _of_pulled(box: Opened) -> Iterator[Diagnostic]:
    if any(_told(child) for child in box.children):
        return
    if box.children and not (len(box.children) == 1 and isinstance(box.children[0], Paragraph)):
        yield Diagnostic(
            "pull-quote-content", "::: pull-quote holds something other than one paragraph", box.span,
            expected="one sentence, or two short ones", hint="Put the rest into the text above or below.",
        )  # fmt: skip
    elif box.children and (count := len(_plain(box.children[0]).strip())) > LONGEST_PULLED:
        yield Diagnostic(
            "too-long", f"this pull-quote has {count} characters", box.span, expected=f"at most {LONGEST_PULLED}",
            hint="Set one sentence large, and leave the others in the text.",
        )  # fmt: skip


def _told(child: Flow) -> bool:
    """Whether a flow in a pull-quote is told already: a heading, and what stands within its own kind."""
    return isinstance(child, Heading) or (isinstance(child, Quote) and child.box is BoxName.PULL_QUOTE)


def _of_bill(box: Opened) -> Iterator[Diagnostic]:
    if not box.words:
        hint = (
            "Write it behind ::: bill, with the section and the version: ::: bill H.R. 0000, sec. 5(a), as introduced."
        )
        yield Diagnostic("bill-caption", "this text of a bill does not say of which bill it is", box.span, hint=hint)


def _answers(box: Opened) -> tuple[tuple[Flow, ...], tuple[Diagnostic, ...]]:
    """An answer for each paragraph that begins with a claim in bold; what follows up to the next is more of the answer."""
    rows: list[Callout] = []
    problems: list[Diagnostic] = []
    if box.words:
        hint = "Put them into a paragraph or a heading above."
        message = "words beside ::: answers would not be printed"
        problems.append(Diagnostic("beside-box", message, box.span, hint=hint))
    count = 0
    for flow in box.children:
        place = box.place(count)
        count += isinstance(flow, Paragraph)
        claim, answer = _parted(flow)
        if _further(answer):
            problems.append(_problem("two claims with their answers stand in one paragraph", place, _APART))
        elif claim and answer:
            rows.append(Callout((Paragraph(claim, Role.CLAIM),), answer, BoxName.ANSWER, span=place))
        elif claim:
            problems.append(_problem("this claim has no answer", place, _TOGETHER))
        elif rows:
            rows[-1] = replace(rows[-1], children=(*rows[-1].children, flow))
        elif not problems:
            message = "::: answers begins with something other than a claim in bold and its answer"
            problems.append(_problem(message, place, _TOGETHER))
    return tuple(rows), tuple(problems)


_TOGETHER = "Write claim and answer into one paragraph; what more there is to say goes into the paragraphs below it."
_APART = "Put a blank line between them."


def _problem(message: str, place: Span, hint: str) -> Diagnostic:
    return Diagnostic("answers-row", message, place, expected=FORM, hint=hint)


def _further(answer: Sequence[Inline]) -> bool:
    """Whether another claim stands in an answer."""
    return any(isinstance(one, Strong) and _parted(Paragraph(tuple(answer[at:])))[0] for at, one in enumerate(answer))


def _parted(flow: Flow) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The claim and the answer of a paragraph: words in bold, a colon before or behind the end of the bold, the rest."""
    match flow:
        case Paragraph((Strong(claim), *rest)) if CLAIM_END.search(plain_text(claim)):
            return _without(claim, CLAIM_END, last=True), _without(tuple(rest), re.compile(r"\A\s+"))
        case Paragraph((Strong(claim), Text(words), *_) as line) if ANSWER_START.match(words):
            return claim, _without(line[1:], ANSWER_START)
        case Paragraph((Strong(claim),)):
            return claim, ()
        case _:
            return (), ()


def _without(line: Sequence[Inline], pattern: re.Pattern[str], last: bool = False) -> tuple[Inline, ...]:
    """A line without what stands at its beginning, or at its end."""
    at = -1 if last else 0
    match line[at] if line else None:
        case Text(words):
            text = pattern.sub("", words, count=1)
            kept = (Text(text),) if text else ()
            return (*line[:-1], *kept) if last else (*kept, *line[1:])
        case _:
            return tuple(line)


def _plain(flow: Flow) -> str:
    return plain_text(flow.children) if isinstance(flow, Paragraph) else ""
