"""Every field of the briefs that come with briefgen: written in, it changes its own span alone, and reads back as meant."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from editing.touched import assert_only_touched
from profiles import examples

from briefgen.editing.edits import Insert, Set, settled, value_at
from briefgen.editing.fields import Field, Form, Shape, read_form
from briefgen.editing.files import Values, changed, read_values
from briefgen.editing.filling import edits_of, name_of
from briefgen.workspace import File, Workspace

ROOT = Path(__file__).parents[2]
FORMS = [
    ("briefs/leave-behind.yaml", ""), ("briefs/full-brief.yaml", ""), ("briefs/lobby-day.yaml", ""),
    *(("briefs/lobby-day.yaml", name) for name in ("leave-behind", "bill-table", "sign-on-letter", "testimony", "q-and-a")),
]  # fmt: skip


def other(field: Field) -> tuple[str, object]:
    """Other words for a field, and the value that a file is to hold for them."""
    match field.shape:
        case Shape.NUMBER:
            return "7", 7
        case Shape.FLAG:
            said = "false" if field.value == "true" else "true"
            return said, said == "true"
        case Shape.CHOICE:
            said = next(one for one in field.choices if one != field.value)
            return said, said
        case Shape.SEVERAL:
            said = field.choices[0] if field.value != field.choices[0] else field.choices[1]
            return said, [said]
        case Shape.LIST:
            return "One: “1”\n# two", ["One: “1”", "# two"]
        case Shape.TEXT:
            return "Other words: two\nlines.", "Other words: two\nlines."
    return "Other: words # 2", "Other: words # 2"


@pytest.mark.parametrize(("name", "document"), FORMS, ids=lambda word: str(word))
def test_a_field_changes_its_own_span_and_reads_back_as_meant(name: str, document: str) -> None:
    workspace = Workspace(ROOT)
    file = workspace.read(name)
    form, read = read_form(workspace, file, document), read_values(file)
    assert isinstance(form, Form) and isinstance(read, Values)
    fields = form.all_fields
    assert len(fields) > 90
    for field in islice(fields, 0, None, max(1, len(fields) // examples(40))):
        text, value = other(field)
        (edit,) = edits_of(read.data, {name_of(field.path): text})
        assert isinstance(edit, Set | Insert)
        after = changed(file, [edit])
        assert isinstance(after, bytes), field
        now = read_values(File(name, after))
        assert isinstance(now, Values) and value_at(now.data, field.path) == value, field
        assert_only_touched(file.data, after, settled(read.data, edit) if isinstance(edit, Set) else edit)
        shown = read_form(workspace, File(name, after), document)
        assert isinstance(shown, Form)
        assert {one.path: one.value for one in shown.all_fields}[field.path] == text, field
