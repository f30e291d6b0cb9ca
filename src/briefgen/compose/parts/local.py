"""The figures of the member's district: key numbers, each with its source, under the name of the district."""

from __future__ import annotations

from briefgen.compose.prose import Prose
from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.keynumbers import cited_behind, length_problems, made_of
from briefgen.document.nodes import Flow, Group, GroupRole, Inline, Paragraph, Role
from briefgen.models.meeting import LocalFigure
from briefgen.models.places import Places
from briefgen.models.spec import Spec


def local(spec: Spec, places: Places, prose: Prose, named: bool) -> tuple[Flow, ...]:
    """What is known of the district, in the order given; nothing where no figure is."""
    known = spec.meeting.local if spec.meeting else ()
    figures = tuple(_row(figure, number, places, prose) for number, figure in enumerate(known))
    if not figures:
        return ()
    label = (Paragraph(prose.plain(title(spec)), Role.LABEL),) if named else ()
    return (Group(GroupRole.LOCAL, (*label, Numbers(figures))),)


def title(spec: Spec) -> str:
    """What stands above the figures: the district of the one member, where there is one."""
    members = spec.meeting.members if spec.meeting else ()
    district = members[0].district if len(members) == 1 else None
    return spec.labels.local.replace("{district}", district) if district else spec.labels.local_unnamed


def _row(figure: LocalFigure, number: int, places: Places, prose: Prose) -> KeyNumber:
    def said(words: str, key: str) -> tuple[Inline, ...]:
        return prose.words(places.manuscript(words, "meeting", "local", number, key), key)

    made = made_of(said(figure.say, "say"), said(figure.what, "what"))
    prose.report.add(*length_problems(made, places.span("meeting", "local", number), "in `say`", "in `what`"))
    if figure.source is None:
        return made
    cited = said(f"[@{figure.source}]", "source")
    return KeyNumber(made.number, made.unit, cited_behind(made.words, cited))
