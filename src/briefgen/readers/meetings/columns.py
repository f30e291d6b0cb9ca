"""What the columns of a table of meetings are, by the headings that people give them, in English and in Spanish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefgen.diagnostics import KeyPath
from briefgen.models.meetings import PACKET_KEYS
from briefgen.models.spec import Spec
from briefgen.noun import noun
from briefgen.readers.validation.shape import text_keys

MEMBER: Final = ("meeting", "legislator")


@noun
class Column:
    """What a column is: its name, by which `when` and lists know it, and the key of a brief that it gives, if any."""

    name: str
    path: KeyPath = ()


FRIENDLY: Final = (
    (
        Column("member", (*MEMBER, "name")),
        "Member | Member name | Name | Full name | Name of member | Legislator | Legislator name | Name of legislator | "
        "Lawmaker | Representative | Rep | Representative name | Senator | Sen | Senator name | Representative/Senator | "
        "Senator/Representative | Rep/Sen | Sen/Rep | Member of Congress | MOC | Congressmember | Congress member | "
        "Congressperson | Congressman | Congresswoman | Elected official | Official name | Assemblymember | Assembly member | "
        "Delegate | Legislador | Legisladora | Legislador/a | Nombre | Nombre y apellido | Nombre completo | Miembro | "
        "Nombre del legislador | Nombre de la legisladora | Representante | Senador | Senadora | Senador/a | Diputado | "
        "Diputada | Diputado/a | Congresista | Asambleísta",
    ),
    (
        Column("first_name"),
        "First name | First | Given name | Member first name | Legislator first name | Nombre de pila | Primer nombre | Nombres",
    ),
    (Column("middle_name"), "Middle name | Middle | Middle initial | MI | Segundo nombre"),
    (
        Column("last_name"),
        "Last name | Last | Surname | Family name | Member last name | Legislator last name | Apellido | Apellidos",
    ),
    (Column("suffix"), "Suffix | Name suffix | Sufijo"),
    (
        Column("title", (*MEMBER, "title")),
        "Title | Member title | Legislator title | Honorific | Prefix | Form of address | Rep. or Sen. | Título | Tratamiento",
    ),
    (
        Column("district", (*MEMBER, "district")),
        "District | Dist | District number | District no | District # | Congressional district | Cong. district | CD | "
        "Legislative district | LD | House district | HD | Senate district | SD | Assembly district | AD | State/District | "
        "State-District | State and district | District/State | Seat | Member district | Legislator district | Distrito | "
        "Distrito electoral | Estado y distrito | Estado/Distrito",
    ),
    (Column("state"), "State | ST | Home state | Member state | Legislator state"),
    (Column("party"), "Party | Party affiliation | Political party | R/D | D/R | Partido | Partido político"),
    (
        Column("chamber"),
        "Chamber | House/Senate | Senate/House | House or Senate | Legislative chamber | Body | Legislative body | Cámara",
    ),
    (
        Column("committee"),
        "Committee | Committees | Committee(s) | Committee assignment | Committee assignments | Key committee | "
        "Key committees | Comité | Comités | Comisión | Comisiones",
    ),
    (Column("subcommittee"), "Subcommittee | Subcommittees | Subcomité | Subcomisión"),
    (
        Column("office", ("meeting", "office")),
        "Office | Office name | Member office | Legislator office | Office/Committee | Office or committee | Oficina | Despacho",
    ),
    (
        Column("staff", ("meeting", "staff")),
        "Staff | Staffer | Staff name | Staff member | Staff members | Staff contact | Staffer name | Office staff | "
        "Hill staff | Hill staffer | Legislative staff | Legislative aide | Legislative assistant | LA | Aide | Health aide | "
        "Health staffer | Health LA | Meeting with staff | Personal | Asesor | Asesora | Asistente legislativo",
    ),
    (Column("staff_title"), "Staff title | Staffer title | Staff role | Staff position | Cargo del asesor"),
    (Column("staff_email"), "Staff email | Staff e-mail | Staffer email | Staff email address"),
    (Column("staff_phone"), "Staff phone | Staffer phone | Staff telephone"),
    (Column("scheduler"), "Scheduler | Scheduler name | Scheduler email | Scheduler phone"),
    (
        Column("date", ("meeting", "date")),
        "Date | Day | Meeting date | Meeting day | Date of meeting | Day of meeting | Appointment date | Appt date | "
        "Scheduled date | When | Date and time | Date/Time | Date & time | Day and time | Day/Time | Meeting date and time | "
        "Fecha | Día | Fecha de la reunión | Fecha de reunión | Fecha de la cita | Fecha y hora | Día y hora | Cuándo",
    ),
    (Column("weekday"), "Weekday | Day of week | Day of the week | Día de la semana"),
    (
        Column("time", ("meeting", "time")),
        "Time | Start | Start time | Starts | Begin | Begins | Begin time | Meeting time | Time of meeting | "
        "Appointment time | Appt time | Scheduled time | Meeting start | Time slot | Timeslot | Slot | From | Hora | "
        "Hora de inicio | Inicio | Comienzo | Empieza | Hora de la reunión | Hora de la cita | Horario",
    ),
    (
        Column("end"),
        "End | End time | Ends | Finish | Finish time | Meeting end | Until | To | Hora de fin | Fin | Termina | Hasta",
    ),
    (Column("duration"), "Duration | Length | Minutes | Meeting length | Duración | Minutos"),
    (Column("zone"), "Time zone | Timezone | TZ | Zone | Zona horaria | Huso horario"),
    (
        Column("place", ("meeting", "place")),
        "Place | Location | Address | Where | Venue | Meeting place | Meeting location | Meeting room | Office location | "
        "Office address | Office building and room | Building and room | Building/Room | Room/Building | Capitol office | "
        "DC office | Lugar | Dirección | Ubicación | Dónde | Lugar de la reunión",
    ),
    (
        Column("room"),
        "Room | Room number | Room no | Room # | Rm | Office room | Office number | Office # | Suite | Sala | Salón | "
        "Número de sala | Número de oficina",
    ),
    (Column("building"), "Building | Bldg | Office building | Building name | Edificio"),
    (
        Column("notes", ("meeting", "notes")),
        "Notes | Note | Internal notes | Private notes | Our notes | Meeting notes | Comments | Comment | Remarks | "
        "Notas | Nota | Notas internas | Comentarios | Comentario | Observaciones",
    ),
    (
        Column("team"),
        "Team | Team name | Team number | Team no | Team # | Group | Group name | Group number | Group # | Delegation | "
        "Equipo | Grupo | Delegación",
    ),
    (
        Column("lead"),
        "Lead | Leader | Team lead | Team leader | Team captain | Group lead | Group leader | Meeting lead | Meeting leader | "
        "Captain | Facilitator | Líder | Líder del equipo | Responsable | Facilitador | Facilitadora",
    ),
    (
        Column("participants"),
        "Participants | Participant | Attendees | Attending | Advocates | Constituents | Constituent | Team members | "
        "Group members | Volunteers | Participantes | Asistentes | Integrantes | Voluntarios",
    ),
    (
        Column("status"),
        "Status | Meeting status | Confirmed | Confirmation | Confirmation status | Scheduled | Estatus | "
        "Estado de la reunión | Estado de la cita | Confirmada | Confirmado | Confirmación",
    ),
    (Column("key"), "Key | ID | Meeting ID | Meeting key | Appointment ID | Clave | Código | ID de la reunión"),
    (
        Column("number"),
        "# | No | Nr | Number | Row | Row number | Meeting # | Meeting no | Meeting number | Núm | Número",
    ),
    (
        Column("copies"),
        "Copies | Number of copies | # of copies | No of copies | Printed copies | Copies needed | Copias | "
        "Número de copias | Ejemplares",
    ),
    (Column("language"), "Language | Preferred language | Meeting language | Idioma | Lengua | Idioma preferido"),
    (Column("large_print"), "Large print | Large type | Large print needed | Letra grande"),
    (
        Column("format"),
        "Format | Meeting format | Meeting type | Mode | Modality | In person/virtual | In-person or virtual | "
        "In person or virtual | Virtual | Formato | Modalidad | Tipo de reunión",
    ),
    (
        Column("link"),
        "Link | Meeting link | Zoom | Zoom link | Video link | Virtual link | Webex | Webex link | Teams link | Enlace | "
        "Enlace de Zoom",
    ),
    (Column("email"), "Email | E-mail | Email address | E-mail address | Correo | Correo electrónico"),
    (Column("phone"), "Phone | Phone number | Telephone | Office phone | Tel | Teléfono"),
    (Column("county"), "County | Parish | Condado"),
    (Column("city"), "City | Town | Ciudad"),
    (Column("region"), "Region | Región"),
    (Column("priority"), "Priority | Prioridad"),
    (Column("issue"), "Issue | Issues | Topic | Topics | Tema | Temas"),
    (Column("legislator_id"), "Legislator ID | Member ID | Bioguide | Bioguide ID | Quorum ID | Open States ID"),
    (Column("timestamp"), "Timestamp | Submitted at | Submission date | Marca temporal | Marca de tiempo"),
)
"""Columns, and the headings under which people have them."""

TWO_WAYS: Final = (
    (("member", "staff"), "Meeting with | With | Reunión con | Con"),
    (("staff", "lead"), "Contact | Contact name | Contact person | Contacto | Persona de contacto"),
    (("state", "status"), "Estado"),
)
"""Headings that some give to one column and some to another."""

PRIVATE: Final = frozenset({"notes", "link", "email", "phone", "staff_email", "staff_phone", "scheduler"})
"""Columns of which no message says what stands in them."""

WHO: Final = ("member", "office", "staff")
"""Columns that say whom a meeting is with."""

NAME_PARTS: Final = ("first_name", "middle_name", "last_name", "suffix")
"""Columns that are a name, together."""

PLACE_PARTS: Final = ("room", "building")
"""Columns that are a place, together."""


def matched(heading: str) -> str:
    """A heading as it is compared: small letters without accents, every run of other signs as one `_`.

    What people put around a heading does not count: the s of a possessive, `(s)`, that an answer is required.
    """
    small = " ".join(heading.casefold().split())
    plain = "".join(one for one in unicodedata.normalize("NFKD", small) if not unicodedata.combining(one))
    plain = re.sub(r"['’ʼ`]s\b|\(s\)|\((?:required|optional|if known|obligatorio|opcional)\)", "", plain)
    return re.sub(r"[^\w.#]+", "_", plain.replace("#", " # ")).strip("_.") or small


def folded(heading: str) -> str:
    """A heading in small letters, every run of other signs as one `_`."""
    return re.sub(r"[^\w.]+", "_", heading.casefold()).strip("_")


def _split(headings: str) -> Iterator[str]:
    return (one.strip() for one in headings.split(" | "))


BY_NAME: Final = {column.name: column for column, _ in FRIENDLY}

BY_HEADING: Final = {matched(one): column for column, headings in FRIENDLY for one in _split(headings)} | {
    column.name: column for column, _ in FRIENDLY
}

SPELLINGS: Final = {
    matched(one): one.lower() for _, headings in reversed(FRIENDLY) for one in reversed(list(_split(headings)))
}
"""The headings that are known, as people write them, in small letters."""

DOUBTFUL: Final = {matched(one): names for names, headings in TWO_WAYS for one in _split(headings)}

BY_PATH: Final = {".".join(map(str, column.path)): column for column, _ in FRIENDLY if column.path}

NOT_OF_ROWS: Final = frozenset(
    ("template", "requires", "owner", "reviewed", "review_every", "status", "sections", "documents", *PACKET_KEYS)
)
"""Keys that a table cannot give: they say how papers are made, or belong to templates alone."""


@cache
def keys() -> tuple[str, ...]:
    """The keys of a brief that a column may give, as people name them."""
    return ("ask", *(key for key in text_keys(Spec) if key.partition(".")[0] not in NOT_OF_ROWS))


def by_key(words: str) -> Column | None:
    """The column that gives a key of a brief: `meeting.legislator.name`, `variables.rooms`; None where there is no such key."""
    if column := BY_PATH.get(words):
        return column
    if re.fullmatch(r"variables\.[a-z][a-z0-9_]*", words) or words in keys():
        return Column(words, tuple(words.split(".")))
    return None
