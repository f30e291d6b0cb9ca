"""What is said about a value that does not fit: our own words, one entry for each type of Pydantic's errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from briefgen.diagnostics import Diagnostic, Span, nearest
from briefgen.models.values import NAME_IN_WORDS
from briefgen.noun import noun
from briefgen.readers.validation.shape import Shape

if TYPE_CHECKING:
    from briefgen.readers.validation.days import Today


@noun
class Complaint:
    """One value that does not fit: which, where, and what could have stood there.

    `name` is what the value is called (`meeting.date`; an item of `formats`), `parent` what
    the group around it is, `key` the last part. `kind` and `context` are Pydantic's.
    """

    kind: str
    name: str
    parent: str
    key: str
    value: Any
    context: Mapping[str, Any]
    shape: Shape
    span: Span | None
    today: Today | None = None

    @property
    def called(self) -> str:
        return self.name or "the file"

    def say(self, code: str, message: str, *, expected: str = "", nearest: str = "", hint: str = "") -> Diagnostic:
        return Diagnostic(code, message, self.span, expected=expected, nearest=nearest, hint=hint)


def worded(complaint: Complaint) -> Diagnostic:
    """The diagnostic for a value that does not fit."""
    if complaint.value is None and complaint.kind not in ("missing", "use_or_text"):
        return _nothing(complaint)
    return _WORDS.get(complaint.kind, _wrong_value)(complaint)


def found(value: Any) -> str:
    """What a value is, for people."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"{str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"“{_short(value)}”"
        case list() | tuple():
            return "a list"
        case _:
            return "a group of keys"


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _nothing(it: Complaint) -> Diagnostic:
    hint = "Write a value, or remove the line. (A text that begins with # needs quotation marks.)"
    wanted = it.shape.description or _wanted(it)
    return it.say("empty-value", f"nothing is written for {it.called}", expected=wanted, hint=hint)


def _missing(it: Complaint) -> Diagnostic:
    message = f"{it.parent} needs `{it.key}`" if it.parent else f"`{it.key}` is missing"
    return it.say("missing-key", message, expected=it.shape.description, hint=f"Add a line `{it.key}: …`.")


def _wanted(it: Complaint) -> str:
    if it.shape.values:
        return _either(it.shape.values)
    return it.shape.words or it.shape.description


def _either(values: tuple[str, ...]) -> str:
    return " or ".join((", ".join(values[:-1]), values[-1])) if len(values) > 1 else "".join(values)


def _wrong_value(it: Complaint) -> Diagnostic:
    return it.say("wrong-value", f"{found(it.value)} does not fit {it.called}", expected=_wanted(it))


def _choice(it: Complaint) -> Diagnostic:
    near = nearest(str(it.value), it.shape.values)
    listed = "" if near and len(it.shape.values) > 12 else _wanted(it)
    return it.say("unknown-value", f"{found(it.value)} is no value for {it.called}", expected=listed, nearest=near)


def _form(it: Complaint) -> Diagnostic:
    near = _as_name(str(it.value)) if it.shape.words == NAME_IN_WORDS else it.context.get("nearest", "")
    return it.say("wrong-form", f"{found(it.value)} does not fit {it.called}", expected=_wanted(it), nearest=near)


def _as_name(text: str) -> str:
    """A text as the name that was probably meant: `Safety and Health.md` is `safety-and-health`."""
    return "-".join(re.findall("[a-z0-9]+", text.casefold().removesuffix(".md")))


def _measure(it: Complaint) -> Diagnostic:
    return it.say(
        "wrong-form",
        f"{found(it.value)} is not a measure ({it.called})",
        expected="a number with its unit, such as 10.5pt, 8mm, 2cm or 0.75in",
    )


def _text(it: Complaint) -> Diagnostic:
    hint = ""
    if isinstance(it.value, bool):
        hint = f'Put it into quotation marks, if the word is meant: "{found(it.value)}".'
    elif isinstance(it.value, dict | list):
        hint = "Put the text into quotation marks, if it begins with a bracket or holds a colon."
    return it.say("wrong-type", f"{it.called} is {found(it.value)}", expected=it.shape.words or "a text", hint=hint)


def _whole_number(it: Complaint) -> Diagnostic:
    quoted = isinstance(it.value, str) and re.fullmatch(r"[0-9]+", it.value)
    hint = "Remove the quotation marks and leading zeros." if quoted else ""
    return it.say("wrong-type", f"{it.called} is {found(it.value)}", expected="a whole number", hint=hint)


def _number(it: Complaint) -> Diagnostic:
    return it.say("wrong-type", f"{it.called} is {found(it.value)}", expected="a number, such as 1.4")


def _flag(it: Complaint) -> Diagnostic:
    spoken = {"yes": "true", "on": "true", "no": "false", "off": "false", "true": "true", "false": "false"}
    near = spoken.get(str(it.value).casefold(), "")
    return it.say(
        "wrong-type",
        f"{it.called} is {found(it.value)}",
        expected="true or false, without quotation marks",
        nearest=near,
    )


def _list(it: Complaint) -> Diagnostic:
    hint = "Write each item on a line of its own after a hyphen: `- item`; or all in brackets: `[first, second]`."
    return it.say("wrong-type", f"{it.called} is {found(it.value)}", expected="a list", hint=hint)


def _group(it: Complaint) -> Diagnostic:
    glued = isinstance(it.value, str) and re.match(r"([\w-]+):(?!//)\S", it.value)
    hint = "Write its keys on the lines below, each indented by two spaces: `key: value`."
    if glued:
        hint = f"Put a space after the colon: `{glued[1]}: `."
    keys = ", ".join(it.shape.keys) if len(it.shape.keys) <= 12 else ""
    expected = " or ".join(filter(None, (it.shape.words, f"a group of keys: {keys}" if keys else "a group of keys")))
    return it.say("wrong-type", f"{it.called} is {found(it.value)}", expected=expected, hint=hint)


def _range(it: Complaint) -> Diagnostic:
    bounds = {"ge": "{} or more", "le": "{} or less", "gt": "more than {}", "lt": "less than {}"}
    limit = next((words.format(_plain(it.context[key])) for key, words in bounds.items() if key in it.context), "")
    return it.say(
        "out-of-range", f"{it.called} is {it.value}", expected=it.shape.words or limit or "an ordinary number"
    )


def _plain(number: Any) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)


def _empty_text(it: Complaint) -> Diagnostic:
    return it.say(
        "empty-value", f"{it.called} is empty", expected=_wanted(it), hint="Write a text, or remove the line."
    )


def _long_text(it: Complaint) -> Diagnostic:
    limit = it.context.get("max_length", 0)
    return it.say("too-long", f"{it.called} has {len(str(it.value)):,} characters", expected=f"at most {limit:,}")


def _few(it: Complaint) -> Diagnostic:
    limit = it.context.get("min_length", 1)
    return it.say(
        "too-few",
        f"{it.called} has {len(it.value) or 'no'} items",
        expected=f"{limit} or more",
        hint="Write the items, or remove the key.",
    )


def _many(it: Complaint) -> Diagnostic:
    return it.say(
        "too-many", f"{it.called} has {len(it.value)} items", expected=f"at most {it.context.get('max_length', 0)}"
    )


def _date(it: Complaint) -> Diagnostic:
    from briefgen.readers.validation.days import days

    text = str(it.value)
    meant = days(text, it.today)
    stamped = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]", text)
    hint = 'A date is a day only; a time is written as printed, where there is a key for it: time: "10:30 a.m.".'
    return Diagnostic(
        "wrong-date",
        f"{found(it.value)} is not a date ({it.called})",
        it.span,
        expected="a date as YYYY-MM-DD, such as 2026-12-03",
        nearest=next(iter(meant), ""),
        hint=hint if stamped else "",
        also=meant[1:],
    )


def _no_such_date(it: Complaint) -> Diagnostic:
    from briefgen.readers.validation.days import days

    meant = days(str(it.value), it.today)
    return Diagnostic(
        "wrong-date",
        f"there is no day {it.value} ({it.called})",
        it.span,
        expected="a day that exists, as YYYY-MM-DD",
        nearest=next(iter(meant), ""),
        also=meant[1:],
    )


def _use_or_text(it: Complaint) -> Diagnostic:
    both = isinstance(it.value, dict) and "use" in it.value and "text" in it.value
    message = "this item has both `use` and `text`" if both else "this item has neither `use` nor `text`"
    hint = "Make two items of it, each after its own hyphen." if both else "Write `use: name-of-a-block`, or `text: …`."
    return it.say("use-or-text", message, expected="either `use` (a block) or `text` (words written here)", hint=hint)


def _text_alone(it: Complaint) -> Diagnostic:
    beside = (
        [f"`{key}`" for key in it.value if key not in ("text", "use", "audience")] if isinstance(it.value, dict) else []
    )
    return it.say(
        "text-alone",
        f"{_listed(beside)} {'stands' if len(beside) == 1 else 'stand'} beside `text`",
        expected="such keys beside `use`: they belong to a block",
        hint="Remove what does not belong there; a title can be written in the text itself, as `## Title`.",
    )


def _audience_beside_use(it: Complaint) -> Diagnostic:
    expected = "`audience` beside `text`; a block says in its front matter who may see it"
    hint = "Remove it, or put it into the front matter of the block."
    return it.say("audience-beside-use", "`audience` stands beside `use`", expected=expected, hint=hint)


def _at_least_longer(it: Complaint) -> Diagnostic:
    return it.say(
        "at-least-longer",
        "`at_least` is longer than `length`",
        expected="`length`, where it starts, and a shorter one in `at_least`: headline < short < full",
        hint="Remove `length` to let it start with the brief's usual one, or exchange the two.",
    )


def _one_or_several(it: Complaint) -> Diagnostic:
    hint = "Leave one of them out; `legislator:` with nothing after it takes away the one of a template or packet."
    expected = "`legislator` for one member, `legislators` for several"
    return it.say("one-or-several", "`legislator` stands beside `legislators`", expected=expected, hint=hint)


def _signer_unnamed(it: Complaint) -> Diagnostic:
    return it.say(
        "missing-key",
        "this signer has neither `organization` nor `name`",
        expected="`organization`, `name` or both",
        hint="Write {organization: Example Housing Alliance, name: Ana Sample, role: director}.",
    )


def _stage_unsaid(it: Complaint) -> Diagnostic:
    given = it.value if isinstance(it.value, dict) else {}
    known = [key for key in ("stages", "at", "since") if given.get(key)]
    hint = "Write {stages: [Introduced, Committee, House floor, Senate, Law], at: Committee, since: 2026-11-20}."
    message = f"the bill has {_listed([f'`{key}`' for key in known])}, and not all that shows how far it has come"
    return it.say("bill-stage", message, expected="`stages` and `at`, and perhaps `since`", hint=hint)


def _stage_unknown(it: Complaint) -> Diagnostic:
    given = it.value if isinstance(it.value, dict) else {}
    stages, at = [str(stage) for stage in given.get("stages") or ()], str(given.get("at"))
    twice = stages.count(at) > 1
    message = f"the bill is at {found(at)}, which is {'two of' if twice else 'none of'} its stages"
    near = "" if twice else nearest(at, stages)
    hint = "Give each stage a name of its own." if twice else ""
    return it.say("bill-stage", message, expected=f"one of {', '.join(stages)}", nearest=near, hint=hint)


def _show_in_row(it: Complaint) -> Diagnostic:
    hint = "Write {as: row, show: 8}, or leave `show` out: a list has all names."
    message, expected = "`show` stands in a list of signers, which has all of them", "`as: row` beside it"
    return it.say("show-in-row", message, expected=expected, hint=hint)


def _listed(names: list[str]) -> str:
    """Names in a row: `a`, `b` and `c`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _csl_date(it: Complaint) -> Diagnostic:
    return it.say(
        "wrong-date",
        f"{found(it.value)} is not a date of publication ({it.called})",
        expected="{date-parts: [[2018, 12, 11]]}, or a date as YYYY, YYYY-MM or YYYY-MM-DD",
    )


def _family_or_literal(it: Complaint) -> Diagnostic:
    return it.say(
        "wrong-name",
        f"{it.called} does not say whose name it is",
        expected="a person, {family: Platt, given: Lucy}, or an organization, {literal: World Health Organization}",
    )


def _one_name(it: Complaint) -> Diagnostic:
    return it.say(
        "wrong-name",
        f"{it.name} holds more than one name",
        expected="one group for each person: [{family: Smith, given: J.}, {family: Doe, given: J.}]",
    )


def _fact_say(it: Complaint) -> Diagnostic:
    return it.say("missing-key", f"{it.called} needs `say`", expected="the words to print", hint="Add a line `say: …`.")


def _fact_version(it: Complaint) -> Diagnostic:
    versions = tuple(it.value.get("versions") or ()) if isinstance(it.value, dict) else ()
    chosen = it.value.get("use") if isinstance(it.value, dict) else None
    message = f"{it.called} has no version {found(chosen)}" if chosen else f"{it.called} needs `use`"
    near = nearest(str(chosen), versions) if chosen else ""
    hint = "Write `use:` with the name of the version that is to be printed."
    return it.say(
        "unknown-value" if chosen else "missing-key", message, expected=_either(versions), nearest=near, hint=hint
    )


_WORDS: Mapping[str, Callable[[Complaint], Diagnostic]] = {
    "missing": _missing,
    "enum": _choice,
    "literal_error": _choice,
    "string_pattern_mismatch": _form,
    "string_type": _text,
    "string_too_short": _empty_text,
    "string_too_long": _long_text,
    "int_type": _whole_number,
    "int_parsing": _whole_number,
    "int_from_float": _whole_number,
    "float_type": _number,
    "float_parsing": _number,
    "bool_type": _flag,
    "bool_parsing": _flag,
    "tuple_type": _list,
    "list_type": _list,
    "model_type": _group,
    "model_attributes_type": _group,
    "dict_type": _group,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "greater_than": _range,
    "less_than": _range,
    "finite_number": _range,
    "too_short": _few,
    "too_long": _many,
    "date_form": _date,
    "no_such_date": _no_such_date,
    "measure": _measure,
    "use_or_text": _use_or_text,
    "text_alone": _text_alone,
    "audience_beside_use": _audience_beside_use,
    "at_least_longer": _at_least_longer,
    "one_or_several": _one_or_several,
    "signer_unnamed": _signer_unnamed,
    "show_in_row": _show_in_row,
    "stage_unsaid": _stage_unsaid,
    "stage_unknown": _stage_unknown,
    "csl_date": _csl_date,
    "fact_say": _fact_say,
    "fact_version": _fact_version,
    "family_or_literal": _family_or_literal,
    "one_name": _one_name,
}
