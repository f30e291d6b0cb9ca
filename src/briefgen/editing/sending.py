"""A form that was sent → what was saved of it, what collides with what others wrote, and what its page is to show anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType

from briefgen.diagnostics import Diagnostic, KeyPath, Report
from briefgen.editing.adding import adding, shift_of, shifting
from briefgen.editing.doing import Done, done
from briefgen.editing.edits import AsText, Edit
from briefgen.editing.fields import Field, Form, read_form
from briefgen.editing.files import Values, read_values
from briefgen.editing.filling import arranging, edits_of, name_of, of_form, sharing
from briefgen.editing.history import History, rev_of
from briefgen.editing.mending import Mend, mending, with_key
from briefgen.editing.merging import all_meant
from briefgen.editing.saving import opened, save, save_text
from briefgen.editing.undoing import Steps
from briefgen.editing.writing import Saved
from briefgen.noun import noun
from briefgen.readers.brief.reading import read_briefs
from briefgen.workspace import File, Workspace


@noun
class Sent:
    """What a page sends: all its fields by their names, and the version `rev` that it shows.

    Of the fields `undecided` both sides are shown, so nothing of them is written until one of them is to `keep` what the
    page has, or to `take` what is in the file. `focus` is the field that somebody is in. `undo` takes the last step back.
    The field `put` was given another value than the page has. `press` moves an argument (`up`, `down`) or takes it out
    (`remove`), with its name; moves it to a `part`, with its name, the number of that part and of the item before which;
    has all lengths chosen by the fit (`let`); gives a paper of a packet a value of its own in place of the shared one
    (`apart`), or takes that back (`join`). `new` is what is to be added, by the names of its fields. `mend` puts what was
    meant in the place of what is wrong.
    """

    rev: str
    values: Mapping[str, str] = field(repr=False)
    undecided: frozenset[str] = frozenset()
    keep: str = ""
    take: str = ""
    focus: str = ""
    undo: bool = False
    put: str = ""
    press: tuple[str, str] | None = None
    new: Mapping[str, str] = field(default_factory=dict, repr=False)
    mend: Mend | None = None


@noun
class Clash:
    """A field that was changed on both sides: as the page has it, and as it is in the file."""

    name: str
    mine: str
    theirs: str


@noun
class Outcome:
    """What came of a form that was sent: the `form` of the file as it is now, or why that is shown as text.

    `renewed` are the names of the fields of which the page shows another value than the file has. Where `moved` is set, the
    page has other fields now. `refused` are values that no file can hold, by their names; `diagnostics` what reading finds.
    `done` is what was added, moved or taken out.
    """

    form: Form | AsText
    wrote: bool
    clashes: tuple[Clash, ...] = ()
    renewed: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    refused: Mapping[str, Diagnostic] = field(default_factory=dict)
    moved: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    done: Done | None = None

    @property
    def clean(self) -> bool:
        """Whether everything that was sent is in the file."""
        return isinstance(self.form, Form) and not self.clashes and not self.refused


def send(workspace: Workspace, name: str, document: str, sent: Sent, steps: Steps) -> Outcome:
    """Save what was changed in a form. Raises BriefError as `save` does."""
    base = _version(workspace, name, sent.rev)
    if base is None:  # nobody knows what was changed since
        base, sent = workspace.read(name), replace(sent, undecided=frozenset(sent.values))
    new = sent.new if sent.rev == rev_of(base.data) else {}
    sent = _without_pause(workspace, base, document, sent)
    first = _saved(workspace, base, document, _decided(sent), steps, new)
    if isinstance(first, AsText):
        return Outcome(first, False)
    saves = [first]
    if sent.keep in sent.undecided:
        now = workspace.read(name)
        own = _saved(workspace, now, document, {sent.keep: sent.values.get(sent.keep, "")}, steps)
        if isinstance(own, AsText):
            return Outcome(own, first.wrote)
        saves.append(own)
    if sent.press and sent.rev == rev_of(base.data):
        pressed = _pressed(workspace, base, document, sent.press, steps)
        if isinstance(pressed, AsText):
            return Outcome(pressed, first.wrote)
        saves.append(pressed)
    if sent.mend:
        mended = _mended(workspace, opened(workspace, name), sent.mend, steps)
        if isinstance(mended, AsText):
            return Outcome(mended, first.wrote)
        saves.append(mended)
    undone = steps.undo() if sent.undo else None
    if isinstance(undone, AsText):
        return Outcome(undone, True)
    return _outcome(workspace, opened(workspace, name), document, base, sent, saves)


def _without_pause(workspace: Workspace, base: File, document: str, sent: Sent) -> Sent:
    """The same without a field that somebody has emptied and is still in, where the value of all papers would stand there then.

    Else they would go on writing in what is said in every paper.
    """
    form = read_form(workspace, base, document) if sent.focus and not sent.values.get(sent.focus, "x") else None
    own = {name_of(one.path) for one in form.all_fields if one.over is not None} if isinstance(form, Form) else set()
    return replace(
        sent, values={name: text for name, text in sent.values.items() if name != sent.focus or name not in own}
    )


def _decided(sent: Sent) -> dict[str, str]:
    return {name: text for name, text in sent.values.items() if name not in sent.undecided}


def _version(workspace: Workspace, name: str, rev: str) -> File | None:
    """The version that a page was built from; None where that is no longer kept."""
    data = History(workspace, name).version(rev)
    return None if data is None else File(name, data)


def _saved(
    workspace: Workspace, base: File, document: str, values: Mapping[str, str], steps: Steps,
    new: Mapping[str, str] = MappingProxyType({}),
) -> Saved | AsText:  # fmt: skip
    read, form = read_values(base), read_form(workspace, base, document)
    if isinstance(read, AsText):
        return read
    if isinstance(form, AsText):
        return form
    edits: Sequence[Edit] = edits_of(read.data, of_form(form, values))
    if any(text.strip() for text in new.values()):
        edits = (*edits, *adding(all_meant(read.data, edits), form, new, read.spelled()))
    saved = save(workspace, base.name, rev_of(base.data), edits)
    if isinstance(saved, Saved):
        steps.took(saved, edits)
    return saved


def _pressed(workspace: Workspace, base: File, document: str, press: tuple[str, str], steps: Steps) -> Saved | AsText:
    """Move an argument of the page, or take it out; or what other buttons change."""
    form, read = read_form(workspace, base, document), read_values(base)
    if isinstance(form, AsText):
        return form
    if isinstance(read, AsText):
        return read
    edits: Sequence[Edit] = _edits_of_press(form, read, *press)
    saved = save(workspace, base.name, form.rev, edits)
    if isinstance(saved, Saved):
        steps.took(saved, edits)
    return saved


def _mended(workspace: Workspace, now: File, mend: Mend, steps: Steps) -> Saved | AsText:
    """Put what was meant into the file as it is now; where what is wrong is no longer there, nothing is changed."""
    values = read_values(now)
    if isinstance(values, AsText):
        return values
    edit, rev = mending(values.data, mend), rev_of(now.data)
    if edit is None and (data := with_key(now, mend)) is not None:
        saved = save_text(workspace, now.name, rev, data)
    else:
        saved = save(workspace, now.name, rev, [edit] if edit else [])
    if isinstance(saved, Saved):
        steps.took(saved, ())
    return saved


def _edits_of_press(form: Form, read: Values, press: str, name: str) -> Sequence[Edit]:
    """What a button changes: where an item stands, or whose a value is, this paper's or that of all."""
    if press in ("apart", "join"):
        return edits_of(read.data, sharing(form, press, name))
    if press == "part" and (shift := shift_of(name)):
        # It is written there as it was here, with the comments above it.
        return read.spelled().given_to(shifting(read.data, form, shift), read.data)
    return arranging(form, press, name, read.data)


def _outcome(workspace: Workspace, now: File, document: str, base: File, sent: Sent, saves: Sequence[Saved]) -> Outcome:
    form, before = read_form(workspace, now, document), read_form(workspace, base, document)
    wrote = any(one.wrote for one in saves)
    if isinstance(form, AsText) or isinstance(before, AsText):
        return Outcome(form, wrote)
    fields = {name_of(one.path): one for one in form.all_fields}
    known = {name_of(one.path): one.value for one in before.all_fields}
    collided = [conflict.path for one in saves for conflict in one.conflicts]
    refused = {name_of(path): why for one in saves for path, why in one.refused}
    differing = {
        name for name, one in fields.items() if name in sent.values and not _same(one.value, sent.values[name])
    }
    undecided = sent.undecided - {sent.keep, sent.take}
    clashing = {
        name for name in differing - refused.keys()
        if name in undecided or (name == sent.focus and not sent.undo) or _touched(fields[name], collided)
    }  # fmt: skip
    clashes = tuple(Clash(name, sent.values[name], fields[name].value) for name in fields if name in clashing)
    changed = {name for name, text in sent.values.items() if not _same(text, known.get(name, ""))}
    renewed = (differing - clashing - refused.keys()) | ({sent.put} & fields.keys())
    report = Report(now.name)
    read_briefs(workspace, now.name, (), report, (document,) if document else ())
    did = done(before, form, sent.press, sent.new) if wrote and not sent.undo else None
    chosen = any(fields[one].shape.is_chosen for one in renewed)
    moved = did is not None or chosen or _layout(form) != _layout(before)
    return Outcome(
        form, wrote, clashes, frozenset(renewed), frozenset(changed), refused, moved, report.diagnostics, did,
    )  # fmt: skip


def _same(one: str, other: str) -> bool:
    return one.rstrip("\n") == other.replace("\r\n", "\n").rstrip("\n")


def _touched(one: Field, collided: Sequence[KeyPath]) -> bool:
    """Whether a field lies at a place that collided, or around it, or within."""
    return any(path[: len(one.path)] == one.path or one.path[: len(path)] == path for path in collided)


def _layout(form: Form) -> tuple[str, ...]:
    """What a page of the form has at which place."""
    return tuple(map(name_of, (one.path for one in form.all_fields))) + tuple(one.name for one in form.arguments)


def replaced(sent: Sent, name: str, text: str) -> Sent:
    """The same with another value in one field."""
    return replace(sent, values={**sent.values, name: text}, undecided=sent.undecided - {name}, put=name)
