"""What a file is by its first bytes and its name, and how to save as a workbook what is none."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final

from briefgen.readers.tables.refusing import DAMAGED, FORM, SAVE, Refused

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xltx", ".xltm")
TEXTS: Final = (".csv", ".tsv")
READ: Final = (*WORKBOOKS, *TEXTS)

NUMBERS = "In Numbers: File, Export To, Excel; or CSV with the encoding Unicode (UTF-8)."
OLD = "In Excel: File, Save As, “Excel Workbook (.xlsx)”; LibreOffice and Google Sheets do it, too."
CALC = "In LibreOffice: File, Save As, “Excel 2007-365 (.xlsx)”."
PICTURE = "A picture of a table has no cells: type it into a spreadsheet, or ask for the file that it was made from."
LOCKED = "Open it with its password, take the password away (File, Info, Protect Workbook), and save it again."
DOCUMENT = "Copy the table into a spreadsheet program, and save that as .xlsx."
SHEETS = "In Google Sheets: File, Download, Microsoft Excel (.xlsx)."

BY_NAME: Final[Mapping[str, tuple[str, str]]] = {
    ".xls": ("a workbook in the form of Excel 97 to 2003", OLD),
    ".xlsb": ("a workbook in Excel's binary form", OLD),
    ".ods": ("a workbook of LibreOffice", CALC),
    ".fods": ("a workbook of LibreOffice", CALC),
    ".numbers": ("a workbook of Apple Numbers", NUMBERS),
    ".gsheet": ("a link to Google Sheets, without the table", SHEETS),
    ".pdf": ("a PDF", DOCUMENT),
    ".docx": ("a Word document", DOCUMENT),
    ".doc": ("a Word document", DOCUMENT),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".tif", ".tiff", ".bmp"), ("a picture", PICTURE)
    ),
}
"""What files with other endings are, and how they become one that is read."""

OPEN_MARK: Final = "~$"
"""How the file begins that Excel has beside a workbook while it is open."""

BEGINNINGS: Final[Mapping[bytes, str]] = {
    b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"RIFF": ".webp", b"II*\0": ".tif", b"MM\0*": ".tif",
    b"BM": ".bmp", b"%PDF": ".pdf",
}  # fmt: skip

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office before 2007 begin, and workbooks with a password ([MS-CFB] 2.2)."""

ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream in which a workbook with a password is ([MS-OFFCRYPTO] 2.3.4.4)."""

INSIDE: Final[Mapping[str, str]] = {
    "xl/workbook.bin": ".xlsb", "index/document.iwa": ".numbers", "index.zip": ".numbers", "word/document.xml": ".docx",
    "content.xml": ".ods",
}  # fmt: skip
"""Parts by which other packages are told, and what they are."""


def by_name(name: str) -> Refused | None:
    """Why a file cannot be read, as its name says; None for one whose name is that of a table."""
    own = posixpath.basename(name)
    if own.startswith(OPEN_MARK):
        message = f"“{own}” is no table: it is there while somebody has the table open, and goes when it is closed"
        return Refused(
            message,
            "Name the table itself.",
            nearest=posixpath.join(posixpath.dirname(name), own.removeprefix(OPEN_MARK)),
        )
    ending = posixpath.splitext(name)[1].lower()
    if ending in READ:
        return None
    kind, hint = BY_NAME.get(ending, ("no table that can be read", SAVE))
    return Refused(f"“{name}” is {kind}", hint, expected=FORM)


def of_ending(ending: str) -> Refused:
    """Why a file cannot be read that is, by its bytes, what this ending stands for."""
    kind, hint = BY_NAME[ending]
    return Refused(f"this is {kind}, whatever its name says", hint, expected=FORM)


def no_package(data: bytes) -> Refused:
    """Why bytes are no workbook that do not even begin as one."""
    if data.startswith(COMPOUND):
        return Refused("this workbook has a password", LOCKED) if ENCRYPTED in data else of_ending(".xls")
    if data[4:8] == b"ftyp":
        return of_ending(".heic")
    if not data.strip():
        return Refused("this file is empty", "Save the workbook again.")
    if ending := next((kind for start, kind in BEGINNINGS.items() if data.startswith(start)), None):
        return of_ending(ending)
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        hint = "Open it in a spreadsheet program, and save it as “Excel Workbook (.xlsx)”."
        return Refused(
            "this is a web page or a file of XML, and no workbook, whatever its name says", hint, expected=FORM
        )
    if b"\0" in data[:1_000]:
        return Refused("this is no workbook", DAMAGED, expected=FORM)
    hint = "Where it has a table as text, let its name end in .csv or .tsv."
    return Refused("this is a text, and no workbook, whatever its name says", hint, expected=FORM)
