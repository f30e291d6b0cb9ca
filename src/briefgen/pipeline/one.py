"""The one sentence: read, plan, compose, cite, check, fit, write. Begin here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from briefgen.checks.budget import budget, word_pages
from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.document.plan import Lengths
from briefgen.fit import Explained
from briefgen.models.lock import lock_name
from briefgen.models.spec import Format
from briefgen.noun import noun
from briefgen.pipeline.lengths import Layouts, Printable, lock_of, settle, start
from briefgen.pipeline.material import Material, composed, gather
from briefgen.workspace import Workspace
from briefgen.writers import Output
from briefgen.writers.pdf import Pending, Press

if TYPE_CHECKING:
    from briefgen.libreoffice import PageCounter, WordPages
    from briefgen.pipeline.checking import Prepared
    from briefgen.usage.record import Rendering


@noun
class Rendered:
    """The finished files of a brief, by format; its pages, where a PDF was laid out; warnings.

    `name` is what the files are called, without the ending; `brief` is the name of the spec, and the document
    of a packet after it. `lock` is what its lock, the file `lock_file`, is to hold from now on, None where that
    does not change; `explained` is why each length was chosen; `rendering` says what the files carry. `limit` is
    how many pages the brief may have, which stands at `limit_place`; how many its Word file has, set in `fonts`,
    is not known yet.
    """

    name: str
    brief: str
    lock_file: str
    files: Mapping[Format, bytes] = field(repr=False)
    pages: int | None
    lock: bytes | None = field(repr=False)
    explained: tuple[Explained, ...]
    rendering: Rendering = field(repr=False)
    limit: int | None
    limit_place: Span
    fonts: Mapping[str, bytes] = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]

    @property
    def limits_word(self) -> bool:
        """Whether there is a Word file that is to keep to so many pages."""
        return self.limit is not None and Format.DOCX in self.files


@noun
class Begun:
    """A brief that can be laid out: everything that could be said before is in `prepared`."""

    layouts: Layouts = field(repr=False)
    lengths: Lengths
    prepared: Prepared


def prepare(workspace: Workspace, name: str, overrides: Sequence[str] = (), document: str = "") -> Prepared:
    """Read, plan, compose, cite and check the brief whose spec is the file `name` of the workspace, or a document of it.

    Its blocks stand in the lengths of its lock, where there is one that holds, else in the
    richest. Raises BriefError with everything that is wrong, not only the first of it.
    """
    return prepared(gather(workspace, name, overrides, document=document))


def prepared(material: Material) -> Prepared:
    """A brief that was read, up to where only the writers are missing. Raises BriefError."""
    from briefgen.pipeline.checking import check

    return check(material, composed(material, start(material)), material.spec.formats)


def render(
    workspace: Workspace,
    name: str,
    press: Press,
    *,
    formats: Collection[Format] = (),
    overrides: Sequence[str] = (),
    refit: bool = False,
    explain: bool = False,
    counter: PageCounter | None = None,
) -> Rendered:
    """The files of a brief, made but not yet saved; `formats` in place of the brief's own.

    `refit` forgets the lengths of its lock; `explain` asks why each length was chosen. A `counter`
    is given the Word file of a brief that has a limit of pages; `verify` says what it found. Raises
    BriefError with everything that is wrong; warnings come with the files.
    """
    material = gather(workspace, name, overrides, refit=refit)
    return finish(begin(material, press, formats, counter), explain=explain, for_once=bool(overrides))


def begin(
    material: Material, press: Press, formats: Collection[Format] = (), counter: PageCounter | None = None
) -> Begun:
    """Compose, cite and check a brief in the lengths that are to be laid out first. Raises BriefError."""
    wanted = frozenset(formats or material.spec.formats)
    count = partial(counter.begin, material.brief.name) if counter and material.spec.pages else None
    layouts = Layouts(material, press, wanted, partial(write, begin=count))
    begun = layouts.first
    layouts.begin(begun)
    # The checks take a while, too: they are loaded and made while the first layout goes on.
    from briefgen.pipeline.checking import check

    return Begun(layouts, begun, check(material, layouts.composed(begun), wanted))


def finish(begun: Begun, *, explain: bool = False, for_once: bool = False) -> Rendered:
    """Fit a brief to its pages and write it; `for_once` leaves its lock as it is. Raises BriefError."""
    layouts, prepared = begun.layouts, begun.prepared
    material, limit_place = layouts.material, prepared.places.span("pages")
    settled = settle(layouts)
    if settled.lengths != begun.lengths:
        from briefgen.pipeline.checking import check

        prepared = check(material, layouts.composed(settled.lengths), layouts.formats)
    outputs = layouts.outputs(settled.lengths)
    report = Report(material.brief.file)
    report.add(*prepared.diagnostics, *settled.diagnostics)
    for output in outputs.values():
        report.add(*output.diagnostics)
    pages = next((output.pages for output in outputs.values() if output.pages), None)
    if settled.fitted is None:
        report.add(*budget(prepared.spec, pages, limit_place))
    report.raise_if_failed()
    return Rendered(
        material.called,
        material.brief.name,
        lock_name(material.brief.file, material.brief.document),
        {form: output.data for form, output in outputs.items()},
        pages,
        None if for_once else lock_of(layouts, settled),
        layouts.explained(settled) if explain else (),
        prepared.rendering,
        prepared.spec.pages,
        limit_place,
        material.style.fonts,
        report.diagnostics,
    )


def verify(
    documents: Sequence[Rendered], counter: PageCounter
) -> Iterator[tuple[Rendered, WordPages, tuple[Diagnostic, ...]]]:
    """The pages of the Word files of documents that limit them, waiting for their count; a warning where they are too many."""
    from briefgen.libreoffice import WordFile

    limited = [rendered for rendered in documents if rendered.limits_word]
    # What was begun while lengths were being chosen need not be what was chosen.
    counter.begin_all([WordFile(one.brief, one.files[Format.DOCX], one.fonts) for one in limited])
    for rendered, counted in zip(limited, counter.results(), strict=True):
        limit, pages = rendered.limit, counted.pages
        found = word_pages(limit, pages, rendered.limit_place) if limit is not None and pages is not None else ()
        yield rendered, counted, tuple(found)


def write(
    brief: Printable,
    press: Press,
    formats: Collection[Format],
    most_pages: int | None = None,
    pending: Pending[Output] | None = None,
    *,
    begin: Callable[[bytes, Mapping[str, bytes]], None] | None = None,
) -> dict[Format, Output]:
    """The bytes of each format. The PDF is laid out in another process while the others are made here.

    One of more than `most_pages` has none; one that is `pending` already is only waited for. The bytes of
    the Word file and its fonts are given to `begin` as soon as they are there.
    """
    document, style = brief.document, brief.style
    outputs: dict[Format, Output] = {}
    if pending is None and Format.PDF in formats:
        pending = press.submit(document, style, most_pages)
    if Format.DOCX in formats:
        from briefgen.writers import docx

        outputs[Format.DOCX] = docx.write(document, style)
        if begin:
            begin(outputs[Format.DOCX].data, style.fonts)
    if Format.HTML in formats:
        from briefgen.writers import html

        outputs[Format.HTML] = html.write(document, style)
    if Format.TXT in formats:
        from briefgen.writers import text

        outputs[Format.TXT] = text.write(document)
    if pending is not None:
        outputs[Format.PDF] = pending.result()
    return outputs
