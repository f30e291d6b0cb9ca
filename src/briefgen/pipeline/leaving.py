"""Finished files are looked at before they leave: what their readers may not see is in none of them, nor what nobody meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from briefgen.diagnostics import Diagnostic
from briefgen.models.formats import Format
from briefgen.models.spec import Spec
from briefgen.pipeline.attaching import attached_names
from briefgen.pipeline.comparing import ANOTHER_WAY
from briefgen.pipeline.material import Material
from briefgen.writers import Output

if TYPE_CHECKING:
    from briefgen.trust.index import Index
    from briefgen.trust.said import Held
    from briefgen.trust.telling import Leak


class Leaving:
    """The finished files of one document, each looked at once, as soon as it is there."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._leaks: dict[Format, tuple[Leak, ...]] = {}
        self._unknown: list[Diagnostic] = []

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """What must not leave, in all files that were taken."""
        from briefgen.trust.telling import messages

        return (*messages(one for leaks in self._leaks.values() for one in leaks), *self._unknown)

    def take(self, outputs: Mapping[Format, Output]) -> None:
        """Look at those files that were not looked at yet."""
        for form, output in outputs.items():
            if form not in self._leaks and output.data:
                self._look(form, output)

    def _look(self, form: Format, output: Output) -> None:
        from briefgen.trust.looking import look
        from briefgen.trust.telling import leaks, unknown

        foreign = ANOTHER_WAY in {diagnostic.code for diagnostic in output.diagnostics}
        held = self._named(look(form, output.data, attached_names(self._material), foreign=foreign))
        self._leaks[form] = tuple(leaks(held, self._index, form, self._is_known))
        self._unknown += unknown(held, form, self._material.brief.file)

    def _named(self, held: Held) -> Held:
        """The same with the name of the file."""
        from briefgen.trust.said import Held, said

        return Held(lambda: (*held.said, *said("its name", [self._material.called])), held.unknown)

    @cached_property
    def _index(self) -> Index:
        return self._material.hidden()

    def _is_known(self, letters: str) -> bool:
        """Whether the readers know it anyway: it is in what a brief says of them and of us, value by value."""
        from briefgen.trust.index import said_by

        return said_by(self._values, letters)

    @cached_property
    def _values(self) -> tuple[str, ...]:
        meeting = self._material.asked.meeting
        given = (str(said.data) for said in meeting.gives if "notes" not in said.path) if meeting else ()
        return (*values_of(self._material.spec), *given)


def leaks_in(material: Material, files: Mapping[Format, bytes]) -> tuple[Diagnostic, ...]:
    """What must not leave, in files that were finished before, by what is private now."""
    leaving = Leaving(material)
    leaving.take({form: Output(data) for form, data in files.items()})
    return leaving.found


def prepare_to_look() -> None:
    """Load what looks into a PDF: it takes a while, and there is time while one is laid out."""
    import_module("briefgen.trust.pdf")


PRINTED: Final = frozenset({
    "name", "surname", "title", "district", "office", "staff", "place", "committee", "witness", "role", "email", "phone", "web",
    "address", "social", "number", "version", "organization", "names", "addressee", "signature", "tagline",
})  # fmt: skip
"""Keys of single values: who meets whom, where, about which bill, and who signs."""

SPOKEN: Final = frozenset({"notes", "local", "says", "position", "ask", "effect", "logo_alt", "heading"})
"""Keys under which sentences stand, though it is in what is said of a meeting, a bill or people."""


def values_of(spec: Spec) -> Iterator[str]:
    """What a brief says in single values, and not in sentences: of the meeting, the bill, of who signs and who is asked."""
    groups = {"meeting", "bill", "bills", "contact", "organization", "signers", "team", "hearing", "letter"}
    yield from _strings(spec.model_dump(mode="json", exclude_none=True, include=groups), "")


def _strings(value: Any, under: str) -> Iterator[str]:
    if isinstance(value, str) and under in PRINTED:
        yield value
    elif isinstance(value, dict):
        yield from (each for key, one in value.items() if key not in SPOKEN for each in _strings(one, key))
    elif isinstance(value, list):
        yield from (each for one in value for each in _strings(one, under))
