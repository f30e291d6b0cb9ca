"""The kinds of sources that people have in hand, and what each needs to be found again."""

from __future__ import annotations

from typing import Final

from briefgen.noun import noun


@noun
class Kind:
    """A kind of source: its type in CSL, what it is, the variables that are asked for, and which of them it must have."""

    type: str
    meaning: str
    asks: tuple[str, ...]
    needs: tuple[str, ...] = ("title",)


def _kind(type_: str, meaning: str, asks: str, needs: str = "title") -> Kind:
    return Kind(type_, meaning, tuple(asks.split()), tuple(needs.split()))


KINDS: Final = {
    "webpage": _kind("webpage", "a page of a web site", "title author container-title issued URL accessed", "title URL"),
    "article": _kind(
        "article-journal", "an article of a journal", "title author container-title issued volume issue page DOI URL",
        "title container-title issued",
    ),
    "news": _kind("article-newspaper", "an article of a newspaper or magazine", "title author container-title issued URL"),
    "report": _kind("report", "a report or a paper of a body", "title author issued number publisher DOI URL"),
    "book": _kind("book", "a book", "title author issued edition publisher"),
    "chapter": _kind(
        "chapter", "a part of a book", "title author container-title editor issued publisher page", "title container-title"
    ),
    "bill": _kind("bill", "a bill", "title number chapter-number authority status issued URL", "title number"),
    "law": _kind(
        "legislation", "a law as it was enacted", "title number volume container-title page section issued URL", "title number"
    ),
    "code": _kind(
        "legislation", "a section of a code, or of a constitution", "title volume container-title section URL",
        "title section",
    ),
    "rule": _kind(
        "regulation", "a rule or an executive order", "title number volume container-title section page issued URL",
        "title container-title",
    ),
    "case": _kind(
        "legal_case", "a case before a court", "title volume container-title page number authority issued URL", "title issued"
    ),
    "hearing": _kind("hearing", "a hearing, or a debate", "title author section chapter-number authority volume page issued URL"),
    "dataset": _kind("dataset", "a table or a set of data", "title author container-title issued DOI URL accessed"),
    "post": _kind("post-weblog", "a post of a blog, an episode", "title author container-title issued URL"),
    "letter": _kind("personal_communication", "a letter", "title author recipient issued URL"),
}  # fmt: skip
"""What is asked for by the names that people type."""

QUESTIONS: Final = {
    "title": "Title, as published",
    "author": "Whose work is it? A person as Last, First; an organization by its name; several with ; between them",
    "editor": "Who edited it? As Last, First; several with ; between them",
    "recipient": "To whom? As Last, First, or the name of an organization",
    "container-title": "Where does it stand: the journal, newspaper, book, code or reporter, or the site if that is not the author",
    "issued": "When did it appear? As YYYY, YYYY-MM or YYYY-MM-DD",
    "accessed": "When did you see it? As YYYY-MM-DD",
    "volume": "Volume; of a code its title: 42",
    "issue": "Number of the issue",
    "page": "Pages, such as 55-71",
    "DOI": "DOI, if it has one",
    "URL": "Web address",
    "publisher": "Who published it, if that is not the author",
    "edition": "Edition, as a number",
    "number": "Number as printed: H.R. 40; 115-393 of a public law; NCJ 238796; No. 22-cv-100",
    "chapter-number": "Congress or session, such as 117th Cong.",
    "authority": "The court, or the state or house whose it is, such as Cal.",
    "status": "How far it has come, such as introduced",
    "section": "Section, such as 7101; of a hearing the committee",
}
"""How each variable is asked for."""

PEOPLE: Final = ("author", "editor", "recipient")
DAYS: Final = ("issued", "accessed")
