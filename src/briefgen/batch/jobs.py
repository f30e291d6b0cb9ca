"""What is asked of a worker, and what it gives back: plain values, which may travel to another process or computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from briefgen.diagnostics import Diagnostic
from briefgen.models.formats import Format
from briefgen.models.meetings import MeetingRow
from briefgen.noun import noun
from briefgen.pipeline.same_lengths import Named
from briefgen.pipeline.unchanged import MadeOf
from briefgen.usage.rendering import Rendering
from briefgen.workspace.traced import Fact


@noun
class Terms:
    """What holds for all packets of a batch: of which spec, in which formats, and how."""

    file: str
    formats: Sequence[Format] = ()
    read_back: bool = True
    draft: bool = False
    refit: bool = False


@noun
class Known:
    """What is known of a document that was made before: what it was made of, and the files that it is now."""

    made_of: MadeOf
    files: Mapping[str, str]


@noun
class Job:
    """One packet to make: for which meeting, and what is known of its documents, by their ids, from before.

    Where only `lengths` are asked for, nothing is written but those that fit.
    """

    terms: Terms
    meeting: MeetingRow
    known: Mapping[str, Known] = field(default_factory=dict)
    lengths: bool = False


@noun
class Paper:
    """One document of a packet, finished: its files by name, what they carry, how many pages they have.

    `brief` is the name of its manifest. Where it is just as it was before there are no files and no
    rendering: those that are there stay, and `carries` is what is to be said of them by now.
    """

    document: str
    brief: str
    made_of: MadeOf = field(repr=False)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    rendering: Rendering | None = field(default=None, repr=False)
    pages: int | None = None
    carries: Rendering | None = field(default=None, repr=False)

    @property
    def is_new(self) -> bool:
        """Whether it was made, and is not the one that was there before."""
        return self.rendering is not None


@noun
class Made:
    """What became of a packet: its papers, or what is wrong with it; the `facts` about the workspace that it rests on.

    `facts` is None where something that it rests on cannot be told. `lengths` are those that fit, by the ids of documents,
    where they were asked for.
    """

    key: str
    papers: tuple[Paper, ...]
    diagnostics: tuple[Diagnostic, ...]
    facts: Mapping[Fact, str] | None = field(default=None, repr=False)
    failed: bool = False
    lengths: Mapping[str, Named] = field(default_factory=dict, repr=False)
