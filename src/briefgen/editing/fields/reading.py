"""A brief, or a paper of a packet, as it stands in its file → its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefgen.diagnostics import Report
from briefgen.editing.edits import AsText
from briefgen.editing.fields.beside import beside
from briefgen.editing.fields.form import Form
from briefgen.editing.fields.parts import divisions
from briefgen.editing.fields.placing import Placing, number_of
from briefgen.editing.fields.sheets import sheets
from briefgen.editing.files import Values, read_values
from briefgen.editing.history import rev_of
from briefgen.readers.brief.merge import Node, grow
from briefgen.readers.brief.packet import DOCUMENTS
from briefgen.readers.brief.reading import read_merged
from briefgen.readers.files.yaml import load
from briefgen.workspace import File, Workspace


def read_form(workspace: Workspace, file: File, document: str = "") -> Form | AsText:
    """The form of a brief, or of one paper of a packet, from this version of its file; of a packet, what its papers share.

    Raises BriefError where something that the file rests on cannot be read.
    """
    values = read_values(file)
    if isinstance(values, AsText):
        return values
    node = _read(workspace, file, values, document)
    if node is None or not isinstance(values.data, dict):
        return AsText(file.name, "This is no brief yet.")
    placing = Placing(file.name, values.data, number_of(values.data, document))
    shared = not document and DOCUMENTS in values.data
    parts = () if shared else tuple(divisions(node, placing))
    form = Form(file.name, document, rev_of(file.data), tuple(sheets(workspace, node, placing)), parts, placing.base)
    return replace(form, beside=tuple(beside(form, values.data)))


def _read(workspace: Workspace, file: File, values: Values, document: str) -> Node | None:
    if not document and _is_packet(values.data):
        positioned = load(file, Report())
        return grow(positioned) if positioned is not None else None
    seen = workspace.with_files({file.name: file.data})
    return read_merged(seen, file.name, (), Report(), (document,)).get(document)


def _is_packet(data: Any) -> bool:
    return isinstance(data, Mapping) and DOCUMENTS in data
