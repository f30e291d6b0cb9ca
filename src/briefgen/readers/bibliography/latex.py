"""LaTeX as it stands in BibTeX files → words, with italics and the like, and what braces protect."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any, Final, TypeAlias

from briefgen.noun import noun

Piece: TypeAlias = "str | Marked"


@noun
class Marked:
    """Pieces in a face of their own: `i`, `b`, `sc`, `sup`, `sub`; or, with no face, within braces.

    `special` says that the braces begin with a command, as in `{\\'E}cole`: such a letter is an ordinary one.
    """

    face: str
    children: tuple[Piece, ...]
    special: bool = False


@noun
class Latex:
    """A text that was read.

    `unknown` are its commands for which there is no rule; `fault` says why it cannot be used.
    """

    pieces: tuple[Piece, ...]
    unknown: tuple[str, ...] = ()
    fault: str = ""


DEEPEST: Final = 20
"""The most braces one within another."""

FACES: Final = {
    "emph": "i", "textit": "i", "textsl": "i", "mkbibemph": "i", "mkbibitalic": "i",
    "textbf": "b", "mkbibbold": "b", "textsc": "sc",
    "textsuperscript": "sup", "mkbibsuperscript": "sup", "textsubscript": "sub", "mkbibsubscript": "sub",
    "text": "", "textrm": "", "textup": "", "textnormal": "", "texttt": "", "textsf": "", "textmd": "", "mbox": "",
}  # fmt: skip
"""Commands that set what follows in a face; an empty one is as good as braces."""

DECLARED: Final = {
    "em": "i", "it": "i", "itshape": "i", "sl": "i", "bf": "b", "bfseries": "b", "sc": "sc", "scshape": "sc",
}  # fmt: skip
"""Commands that set the rest of their braces in a face."""

ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
"""Commands that put an accent on the letter after them; Unicode's combining marks."""

SIGNS: Final = {
    "\\": " ", " ": " ", "\n": " ", ",": "\u2009", ";": "\u2009", ":": "\u2009", "/": "", "-": "", "@": "", "!": "",
}  # fmt: skip
"""Commands of one sign; any other that is no accent stands for the sign itself."""

SPECIALS: Final = {"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "'": "’"}

SYMBOLS: Final = {"copyright": "©", "degree": "°", "euro": "€", "P": "¶", "pounds": "£", "S": "§"}
"""Commands that the table of symbols lacks."""

QUOTING: Final = {"enquote": ("“", "”"), "mkbibquote": ("“", "”")}

PLAIN: Final = re.compile(r"[^\\{}$~`'-]*\Z")

VERBATIM: Final = re.compile(r"\{([^{}]*)\}")

TOKEN: Final = re.compile(
    r"\\(?P<command>[A-Za-z]+)\*?\s*|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<math>\$(?:[^$\\]|\\.)*\$)"
    r"|(?P<special>~|---?|``|''|`|')|(?P<text>[^\\{}$~`'-]+|.)",
    re.DOTALL,
)


def read_latex(text: str) -> Latex:
    """The pieces of a text. Math stays as it is written; `%` is a percent sign, for no word of an author is dropped."""
    if PLAIN.match(text):
        return Latex((_spaced(text.strip()),) if text.strip() else ())
    reader = _Reader(text)
    try:
        pieces = reader.group(0)
    except _Fault as fault:
        return Latex((), fault=str(fault))
    return Latex(_trimmed(pieces), tuple(dict.fromkeys(reader.unknown)))


class _Fault(Exception):
    """The text cannot be used; says why."""


@dataclass
class _Reader:
    """Reads a text once from its start to its end."""

    text: str
    at: int = 0
    unknown: list[str] = field(default_factory=list)

    def group(self, depth: int) -> tuple[Piece, ...]:
        """What stands up to the brace that closes, or up to the end of the text."""
        if depth > DEEPEST:
            raise _Fault(f"braces are nested more than {DEEPEST} deep")
        pieces: list[Piece] = []
        while token := TOKEN.match(self.text, self.at):
            self.at = token.end()
            match token.lastgroup:
                case "close":
                    return tuple(pieces)
                case "open":
                    special = self.text.startswith("\\", self.at)
                    pieces.append(Marked("", self.group(depth + 1), special))
                case "command" if token["command"] in DECLARED:
                    return (*pieces, Marked(DECLARED[token["command"]], self.group(depth + 1)))
                case "command" | "sign":
                    pieces += self.command(token["command"] or token["sign"], depth)
                case "special":
                    pieces.append(SPECIALS[token[0]])
                case _:
                    pieces.append(_spaced(token[0]))
        return tuple(pieces)

    def command(self, name: str, depth: int) -> tuple[Piece, ...]:
        """What a command stands for."""
        if name in FACES:
            return (Marked(FACES[name], self.argument(depth)),)
        if name in ACCENTS:
            return _accented(flat(self.argument(depth)), ACCENTS[name])
        if name in QUOTING:
            opening, closing = QUOTING[name]
            return (opening, *self.argument(depth), closing)
        if name in ("url", "path", "nolinkurl"):
            return (self.verbatim(),)
        if name == "href":
            self.verbatim()
            return self.argument(depth)
        if not name.isalpha():
            return (SIGNS.get(name, name),)
        return self.symbol(name)

    def symbol(self, name: str) -> tuple[Piece, ...]:
        """A command that stands for characters; `{}` after it only ends it."""
        if self.text.startswith("{}", self.at):
            self.at += 2
        characters = SYMBOLS.get(name) or _symbol(name)
        if characters is None:
            self.unknown.append(name)
            return ()
        return (characters,)

    def argument(self, depth: int) -> tuple[Piece, ...]:
        """What a command is applied to: braces, another command, or one letter."""
        while self.text[self.at : self.at + 1].isspace():
            self.at += 1
        token = TOKEN.match(self.text, self.at)
        if token is None or token.lastgroup == "close":
            return ()
        if token.lastgroup == "text":
            self.at += 1
            return (token[0][0],)
        self.at = token.end()
        if token.lastgroup == "open":
            return self.group(depth + 1)
        if depth >= DEEPEST:
            raise _Fault(f"commands are nested more than {DEEPEST} deep")
        if token.lastgroup in ("command", "sign"):
            return self.command(token["command"] or token["sign"], depth + 1)
        return (token[0],)

    def verbatim(self) -> str:
        """What stands in the next braces, as it is written."""
        braces = VERBATIM.match(self.text, self.at)
        if braces is None:
            return ""
        self.at = braces.end()
        return re.sub(r"\\([%#&_~])", r"\1", braces[1])


@cache
def _symbols() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db

    return get_default_latex_context_db()


@cache
def _symbol(name: str) -> str | None:
    """The characters for a command such as `ss` or `copyright`; None when it stands for none."""
    spec = _symbols().get_macro_spec(name)
    said = getattr(spec, "simplify_repl", None)
    return said if isinstance(said, str) and said and "%" not in said else None


def _accented(letters: str, mark: str) -> tuple[Piece, ...]:
    if not letters:
        return ()
    base = {"ı": "i", "ȷ": "j"}.get(letters[0], letters[0])
    return (unicodedata.normalize("NFC", base + mark) + letters[1:],)


def _spaced(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text)


def _trimmed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with neighboring texts joined, single spaces, and none at either end."""
    joined: list[Piece] = []
    for is_text, group in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        same = list(group)
        joined += [_spaced("".join(map(str, same)))] if is_text else same
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip(" ")
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip(" ")
    return tuple(piece for piece in joined if piece != "")


def flat(pieces: tuple[Piece, ...]) -> str:
    """The words alone."""
    return "".join(piece if isinstance(piece, str) else flat(piece.children) for piece in pieces)
