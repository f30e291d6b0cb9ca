"""What can be wrong with a citation style, as values."""

from __future__ import annotations

from briefgen.noun import noun


@noun
class CslProblem:
    """One problem of a style; `line` counts from 1, 0 is the file as a whole.

    `code` is one of `csl-malformed`, `csl-not-a-style`, `csl-incomplete`, `csl-unknown-element`,
    `csl-bad-value`, `csl-unknown-macro`, `csl-macro-circle`, `csl-no-parent`, `csl-too-large`.
    """

    code: str
    message: str
    line: int = 0
    expected: str = ""
    hint: str = ""


class CslError(Exception):
    """A style or a locale that cannot be used; carries every problem that was found."""

    def __init__(self, name: str, *problems: CslProblem) -> None:
        self.name = name
        self.problems = problems
        super().__init__(f"{name}: " + "; ".join(problem.message for problem in problems))
