"""What the files of arguments hide from readers and what they show them, without reading those again that were read before."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from briefgen.diagnostics import BriefError, Report
from briefgen.models.library import Block
from briefgen.models.spec import Audience
from briefgen.noun import noun
from briefgen.pipeline.private import of_block
from briefgen.readers.blocks.block_files import Variant, files_by_name
from briefgen.readers.blocks.library import read_block
from briefgen.readers.reserving import is_marked
from briefgen.workspace import File, Workspace
from briefgen.workspace.keeping import Pack

if TYPE_CHECKING:
    from briefgen.trust.known import Open
    from briefgen.trust.private import Marked, Unread

KEPT: Final = "hidden"
"""The kind under which it is kept what files hide, for each kind of readers in one file."""

VALUE: Final = rb"""(?:[A-Za-z0-9(][^\n#\\]*|"[^"\\\n]*"|'[^'\n]*'|\[[^][{}"'\\#&*!|>\n]*\])"""
PLAIN: Final = re.compile(rb"---\n((?:(?:[a-z_]+:(?: +" + VALUE + rb")?|[ ]*- +" + VALUE + rb")\n)+)---\n")
AUDIENCE: Final = re.compile(rb"^audience: +([a-z]+)$", re.MULTILINE)
"""Front matter of which it is seen at a glance for whom it is: single values, each in one line."""

NAMED: Final = {str(audience).encode(): audience for audience in Audience}

REWRITTEN: Final = re.compile(rb"[\\&*]|''")
"""Signs by which front matter may say other letters and words than stand there."""


@noun
class Shown:
    """How much of a file these readers may see: `all` as it is written, `some`, or `none`; and the keys of what it hides."""

    much: Literal["all", "some", "none"]
    keys: Sequence[int]


class BlockFile:
    """A file of an argument, read when something of it is asked for.

    `state` are bytes that tell it from itself after any change.
    """

    def __init__(
        self, name: str, read: Callable[[], File], parse: Callable[[File], Block | None], state: bytes
    ) -> None:
        self._name, self._read, self._parse, self._state = name, read, parse, state

    def shown(self, pack: Pack, readers: Audience) -> Shown:
        """How much of it the readers may see, as it is kept, or read and then kept; of what cannot be read, nothing."""
        from briefgen.trust.keys import as_text, from_text

        kept = pack.get(self._name, self._state)
        if kept is not None:
            return Shown(kept[0], from_text(kept[1]))
        found = self._look(readers)
        pack.put(self._name, self._state, [found.much, as_text(array("I", found.keys))])
        return found

    def _look(self, readers: Audience) -> Shown:
        from briefgen.trust.keys import keys_of

        if _is_open(self._data, readers):
            return Shown("all", ())
        block = self._block
        if block is None:
            return Shown("none", ())
        much: Literal["all", "some", "none"] = "none"
        if readers.may_see(block.matter.audience):
            much = "some" if _is_rewritten(self._data) else "all"
        return Shown(much, keys_of(one.text for one in of_block(block, readers)))

    def hides(self, readers: Audience) -> tuple[Marked, ...]:
        """Its texts that the readers may not see."""
        from briefgen.trust.private import Marked

        block = self._block
        texts = of_block(block, readers) if block else ()
        return tuple(Marked(one.span, one.text, one.audience) for one in texts)

    def open(self, shown: Shown, readers: Audience) -> Open:
        """It as a file of which the readers may see something."""
        from briefgen.trust.known import Open

        return Open(partial(self._says, readers), (lambda: self._data) if shown.much == "all" else None)

    def _says(self, readers: Audience) -> tuple[str, ...]:
        """What it says that the readers may see."""
        block = self._block
        if block is None or not readers.may_see(block.matter.audience):
            return ()
        left = block.left_for(readers)
        return left.matter.title, left.matter.summary, *(text.text for text in left.lengths.values())

    @property
    def _block(self) -> Block | None:
        return self._parse(File(self._name, self._data))

    @property
    def _data(self) -> bytes:
        try:
            return self._read().data
        except BriefError:
            return b""


def read_hidden(
    workspace: Workspace, read: Callable[[str], File], states: Mapping[str, bytes], readers: Audience, usual: str
) -> tuple[tuple[Unread, ...], tuple[Open, ...]]:
    """What all arguments hide from these readers, and those of which they see something. What cannot be read is neither."""
    from briefgen.trust.private import Unread

    pack = workspace.pack(f"{KEPT}-{readers}")
    files = [(file, file.shown(pack, readers)) for file in _files(workspace, read, states, usual)]
    pack.save()
    hidden = tuple(Unread(shown.keys, partial(file.hides, readers)) for file, shown in files if shown.keys)
    return hidden, tuple(file.open(shown, readers) for file, shown in files if shown.much != "none")


def _files(
    workspace: Workspace, read: Callable[[str], File], states: Mapping[str, bytes], usual: str
) -> Iterator[BlockFile]:
    for name, files in sorted(files_by_name(workspace, Report(), None).items()):
        for tag, place in sorted(files.items()):
            parse = partial(_parsed, name, Variant(place, tag or usual))
            yield BlockFile(place, partial(read, place), parse, states.get(place, b""))


def _parsed(name: str, variant: Variant, file: File) -> Block | None:
    return read_block(file, name, variant, Report())


def _is_open(data: bytes, readers: Audience) -> bool:
    """Whether it is seen at a glance that these readers may see all of a file."""
    head = PLAIN.match(data)
    if head is None or b":::" in data or head[1].count(b"audience") != 1:
        return False
    said = AUDIENCE.search(head[1])
    named = NAMED.get(said[1]) if said else None
    return named is not None and readers.may_see(named) and not REWRITTEN.search(head[1])


def _is_rewritten(data: bytes) -> bool:
    """Whether a file may say something that does not stand in it in the same letters, one after another."""
    head = data[: data.find(b"\n---", 3)]
    return REWRITTEN.search(head) is not None or is_marked(data.decode("utf-8", "replace").replace("\r", "\n"))
