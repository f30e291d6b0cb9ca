"""The fixed words of a brief, in the languages that come with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from briefgen.models.languages import primary
from briefgen.models.values import InWords, Line, Model

PageOf = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}]*\{page\}[^{}]*\{pages\}[^{}]*$", max_length=80),
    InWords("words with {page} and then {pages} in them, such as Page {page} of {pages}"),
]
"""How a page number is worded."""


SpeakingTime = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}]*\{time\}[^{}]*(?:\{words\}[^{}]*)?$", max_length=120),
    InWords("words with {time} and, after it, perhaps {words} in them, such as About {time} when read aloud"),
]
"""How the time is worded that a testimony takes."""


NoteName = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}]*\{number\}[^{}]*$", max_length=80),
    InWords("words with {number} in them, such as note {number}"),
]
"""How the number of a note is read aloud."""


Count = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}]*(?:\{count\}[^{}]*)?$", min_length=1, max_length=120),
    InWords("words in which {count} may stand, such as Our {count} asks"),
]
"""How a number of things is worded."""


CodeName = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}]*\{address\}[^{}]*$", max_length=120),
    InWords("words with {address} in them, such as QR code for {address}"),
]
"""What a QR code is called by those who cannot see it."""


BillName = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}]*(?:\{bill\}[^{}]*)?$", min_length=1, max_length=120),
    InWords("words in which {bill} may stand, such as Where {bill} stands"),
]
"""How the stages of a bill are called."""


StageSince = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}]*\{date\}[^{}]*$", max_length=120),
    InWords("words with {date} in them, such as we are here, since {date}"),
]
"""How it is said since when a bill is where it is."""


District = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}]*(?:\{district\}[^{}]*)?$", min_length=1, max_length=120),
    InWords("words in which {district} may stand, such as {district} at a glance"),
]
"""How the figures of a district are called."""


class Labels(Model):
    """The fixed words of a brief, each of which may be said another way."""

    ask: Line = Field("Our ask", description="Label of the ask box.")
    asks: Count = Field("Our {count} asks", description="Label of the ask box, where there are several asks.")
    ask_again: Line = Field("Once more, before you go", description="Label of the ask where it stands a second time.")
    sources: Line = Field("Sources", description="Heading of the source list.")
    signers: Line = Field("Signed by", description="Heading of the sign-on list.")
    joined: Count = Field(
        "Joined by {count} organizations",
        description="Stands before the names of signers in a row; {count} is filled in.",
    )
    joined_people: Count = Field(
        "Joined by {count} organizations and people", description="The same, where people sign for themselves as well."
    )
    joined_one: Line = Field("Joined by", description="The same, where there is one.")
    among: Line = Field("among them", description="Stands behind it, where not all of them are named.")
    contact: Line = Field("Contact", description="Label of the contact line.")
    qr_code: CodeName = Field(
        "QR code for {address}", description="Read aloud where a QR code stands; {address} is filled in. Never printed."
    )
    local: District = Field(
        "{district} at a glance", description="Stands above the figures of a district; {district} is filled in."
    )
    local_unnamed: Line = Field(
        "The district at a glance", description="Stands above them where there is not one member with a district."
    )
    prepared_for: Line = Field("Prepared for", description="What stands before the member's name.")
    as_of: Line = Field("as of", description="What stands before the date of a bill's version.")
    position: Line = Field("Position", description="What stands before our position.")
    subject: Line = Field("Re:", description="What stands before the subject of a letter, which is its title.")
    internal: Line = Field(
        "INTERNAL · take this home · do not leave with the office",
        description="Mark on every page of a brief whose audience is the coalition.",
    )
    draft: Line = Field("DRAFT · not approved", description="Mark on every page of what is made with `--draft`.")
    team: Line = Field("Who says what", description="Caption of the table of our team.")
    member: Line = Field("Who", description="Heads the column of names.")
    role: Line = Field("Role", description="Heads the column of roles.")
    says: Line = Field("Says", description="Heads the column of what each one says.")
    bills: Line = Field("The bills compared", description="Caption of the table of bills.")
    bill: Line = Field("Bill", description="Heads the column of bills; stands before the bill of a testimony.")
    version: Line = Field("Version", description="Heads the column of versions.")
    section: Line = Field("Section", description="Heads the column of sections.")
    bill_summary: Line = Field("What it says", description="Heads the column of summaries.")
    effect: Line = Field("What it would do", description="Heads the column of effects.")
    as_of_head: Line = Field("As of", description="Heads the column of the days on which versions were the latest.")
    tracker: BillName = Field(
        "Where {bill} stands", description="Stands above the stages of a bill; {bill} is filled in."
    )
    stage_done: Line = Field("done", description="Stands under the stages that a bill has behind it.")
    stage_now: Line = Field("we are here", description="Stands under the stage where it is.")
    stage_since: StageSince = Field(
        "we are here, since {date}", description="The same, where it is known since when; {date} is filled in."
    )
    compare_yes: Line = Field("Yes", description="Stands behind ✓ in a comparison.")
    compare_no: Line = Field("No", description="Stands behind ✗ in a comparison.")
    compare_partly: Line = Field("Partly", description="Stands behind ◐ in a comparison.")
    compare_ours: Line = Field("ours", description="Stands behind the head of our column in a comparison.")
    committee: Line = Field("Before", description="What stands before the committee of a testimony.")
    witness: Line = Field("Witness", description="What stands before the witness.")
    composite: Line = Field(
        "Illustrative composite, not a real person",
        description="Stands above every text whose voice is a composite; it may be worded another way, never left out.",
    )
    illustration: Line = Field(
        "Illustration, based on no real person",
        description="The same, above a composite that rests on nobody's account.",
    )
    pseudonym: Line = Field(
        "A real person’s account, under another name",
        description="The same, above a text whose voice is a person under another name.",
    )
    struck: Line = Field(
        "strike", description="Said of words that an amendment takes out, where they cannot be crossed out."
    )
    inserted: Line = Field("insert", description="Said of words that it puts in, where they cannot be underlined.")
    amendment: Line = Field(
        "Struck text is crossed out; new text is bold and underlined.",
        description="Stands under the text of a bill with struck and new words.",
    )
    amendment_struck: Line = Field(
        "Struck text is crossed out.", description="Stands under the text of a bill with struck words alone."
    )
    amendment_inserted: Line = Field(
        "New text is bold and underlined.", description="Stands under the text of a bill with new words alone."
    )
    claim: Line = Field("You may hear", description="What stands before what is answered.")
    speaking_time: SpeakingTime = Field(
        "About {time} when read aloud ({words} words)",
        description="How long a testimony takes; {time} and {words} are filled in.",
    )
    note: NoteName = Field(
        "note {number}", description="Read aloud where a note is called; {number} is filled in. Never printed."
    )
    back: NoteName = Field(
        "back to the text, note {number}",
        description="Read aloud at the number of a note, which leads back to its call.",
    )
    word_file: Line = Field("The same text as a Word file", description="Describes the Word file within a PDF.")
    source_data: Line = Field("The sources of this text, as data", description="Describes the sources within a PDF.")
    page_of: PageOf = Field(
        "Page {page} of {pages}", description="Page number in the footer; {page} and {pages} are filled in."
    )


ENGLISH: Final = "en"
"""The language of the words that `Labels` itself holds."""

VOICES: Final = ("composite", "illustration", "pseudonym")
"""The labels over voices that are nobody's, or not under their own name."""

LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "ask": "Nuestra petición",
        "asks": "Nuestras {count} peticiones",
        "ask_again": "Una vez más, antes de irse",
        "sources": "Fuentes",
        "signers": "Organizaciones firmantes",
        "joined": "Con el apoyo de {count} organizaciones",
        "joined_people": "Con el apoyo de {count} organizaciones y personas",
        "joined_one": "Con el apoyo de",
        "among": "entre ellas",
        "contact": "Contacto",
        "local": "{district} de un vistazo",
        "local_unnamed": "El distrito de un vistazo",
        "qr_code": "Código QR de {address}",
        "prepared_for": "Preparado para",
        "as_of": "al",
        "position": "Posición",
        "subject": "Asunto:",
        "internal": "INTERNO · llévelo a casa · no lo deje en la oficina",
        "draft": "BORRADOR · sin aprobar",
        "team": "Quién dice qué",
        "member": "Quién",
        "role": "Función",
        "says": "Dice",
        "bills": "Comparación de los proyectos de ley",
        "bill": "Proyecto de ley",
        "version": "Versión",
        "section": "Sección",
        "bill_summary": "Qué dice",
        "effect": "Qué haría",
        "as_of_head": "Al",
        "tracker": "Dónde está {bill}",
        "stage_done": "hecho",
        "stage_now": "estamos aquí",
        "stage_since": "estamos aquí, desde el {date}",
        "compare_yes": "Sí",
        "compare_no": "No",
        "compare_partly": "En parte",
        "compare_ours": "nuestra propuesta",
        "committee": "Ante",
        "witness": "Testigo",
        "composite": "Retrato compuesto a modo de ilustración, no una persona real",
        "illustration": "Ilustración que no se basa en ninguna persona real",
        "pseudonym": "Testimonio de una persona real, con otro nombre",
        "struck": "suprimido",
        "inserted": "añadido",
        "amendment": "El texto suprimido está tachado; el texto nuevo, en negrita y subrayado.",
        "amendment_struck": "El texto suprimido está tachado.",
        "amendment_inserted": "El texto nuevo está en negrita y subrayado.",
        "claim": "Puede que oiga",
        "speaking_time": "Unos {time} en voz alta ({words} palabras)",
        "note": "nota {number}",
        "back": "volver al texto, nota {number}",
        "word_file": "El mismo texto como archivo de Word",
        "source_data": "Las fuentes de este texto, como datos",
        "page_of": "Página {page} de {pages}",
    }
}
"""The words of every label by language, wherever the language is spoken."""


def in_language(labels: Labels, language: str) -> Labels:
    """The labels with what nobody gave said in this language, as far as it is known; else it stays in English."""
    known = LABELS.get(primary(language), {})
    return labels.model_copy(update={key: words for key, words in known.items() if key not in labels.model_fields_set})


def english_in(labels: Labels, language: str) -> frozenset[str]:
    """The keys of labels that would be printed in English in a brief of this language."""
    if primary(language) in (ENGLISH, *LABELS):
        return frozenset()
    return frozenset(type(labels).model_fields) - labels.model_fields_set


def of_asks(labels: Labels, language: str, count: int) -> str:
    """The label of so many asks. Where only that of one was given, it is the label of several, too."""
    usual = in_language(Labels(), language)
    own = labels.ask != usual.ask and labels.asks == usual.asks
    return labels.ask if count == 1 or own else labels.asks.replace("{count}", str(count))
