"""What a PDF may hold: its dictionaries with their keys, the names that may stand under these, and what may draw its pages.

It is what the writers write, and nothing else: what is in no table here was not meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final


def _table(text: str) -> Mapping[str, frozenset[str]]:
    """Dictionaries with their keys, one a line."""
    lines = (line.split() for line in text.strip().splitlines())
    return {kind: frozenset(keys) for kind, *keys in lines}


PACKED: Final = frozenset(("Filter", "Length", "DecodeParms"))
"""Keys of every stream."""

DICTIONARIES: Final = _table("""
    Action S Type URI
    Annot/Link A BS Contents Dest F Rect StructParent Subtype Type
    Annot/Link.BS W
    Catalog AF Lang MarkInfo Metadata Names Outlines OutputIntents Pages StructTreeRoot Type ViewerPreferences
    Catalog.MarkInfo Marked
    Catalog.Names Dests EmbeddedFiles
    Catalog.Names.Dests Names
    Catalog.Names.EmbeddedFiles Names
    Catalog.ViewerPreferences DisplayDocTitle
    EmbeddedFile Params Subtype Type
    EmbeddedFile.Params CheckSum CreationDate ModDate Size
    Filespec AFRelationship Desc EF F Type UF
    Filespec.EF F UF
    Font/CIDFontType0 BaseFont CIDSystemInfo FontDescriptor Subtype Type W
    Font/CIDFontType0.CIDSystemInfo Ordering Registry Supplement
    Font/CIDFontType2 BaseFont CIDSystemInfo CIDToGIDMap FontDescriptor Subtype Type W
    Font/CIDFontType2.CIDSystemInfo Ordering Registry Supplement
    Font/Type0 BaseFont DescendantFonts Encoding Subtype ToUnicode Type
    FontDescriptor Ascent CIDSet CapHeight Descent Flags FontBBox FontFamily FontFile2 FontFile3 FontName ItalicAngle StemH StemV Type
    MCR MCID Pg Type
    Metadata/XML Subtype Type
    OBJR Obj Pg Type
    ObjStm First N Type
    OutputIntent DestOutputProfile Info OutputConditionIdentifier S Type
    Page Annots BleedBox Contents MediaBox Parent Resources Rotate StructParents Tabs TrimBox Type
    Pages Count Kids Type
    StructElem A ActualText Alt ID K Lang P Pg S Type
    StructElem.A BBox ColSpan Headers ListNumbering O Placement RowSpan Scope TextDecorationType
    StructTreeRoot IDTree K ParentTree ParentTreeNextKey RoleMap Type
    StructTreeRoot.IDTree Names
    StructTreeRoot.ParentTree Nums
    XObject/Image BitsPerComponent ColorSpace Height Interpolate SMask Subtype Type Width
    XObject/Image.DecodeParms Colors Columns Predictor
    XObject/Form BBox FormType Group Matrix Resources StructParents Subtype Type
    XObject/Form.Group CS I K S Type
    Group CS I K S Type
    XRef ID Index Info Root Size Type W
    XRef.DecodeParms Colors Columns Predictor
""")
"""Dictionaries by what they say that they are; those within another by its kind and the key under which they stand."""

UNTYPED: Final = _table("""
    information Author CreationDate Creator Keywords ModDate Producer Subject Title
    outline Count First Last
    heading Count Dest First Last Next Parent Prev Title
    names Names
    numbers Nums
    resources ColorSpace ExtGState Font Pattern Shading XObject
    shading ColorSpace Coords Domain Extend Function ShadingType
    colors Alternate N
    stream Length1
    trailer ID Info Root Size
    pattern BBox Matrix PaintType PatternType Resources TilingType Type XStep YStep
    function Bounds C0 C1 Domain Encode FunctionType Functions N
""")
"""Dictionaries that do not say what they are."""

RESOURCE: Final = re.compile(r"[A-Z]{6}|[aA]\d+(?:\.\d+)?|[a-z]{1,3}[0-9a-f]{0,40}|lab-d50|lab-d65")
"""How things are called that pages draw with."""

OF_RESOURCE: Final = frozenset(
    (
        "CA",
        "ca",
        "BM",
        "SMask",
        "Type",
        "Range",
        "WhitePoint",
        "Bounds",
        "C0",
        "C1",
        "Domain",
        "Encode",
        "FunctionType",
        "Functions",
        "N",
        "ColorSpace",
        "Coords",
        "Extend",
        "Function",
        "ShadingType",
    )
)
"""Keys of what pages draw with."""

NAMES: Final[Mapping[str, frozenset[str]]] = {
    key: frozenset(names.split())
    for key, names in {
        "S": "P TD L Sect TH Lbl Span LI Div LBody H1 H2 H3 H4 H5 H6 H GTS_PDFA1 Document Link URI Reference Note Figure TBody TFoot "
        "Caption Table TR THead BlockQuote TOC TOCI Code Quote Em Strong Art Part Aside NonStruct Index BibEntry Transparency Form Formula",
        "O": "Table Layout List",
        "ListNumbering": "None Disc Decimal Circle Square Unordered Ordered LowerAlpha UpperAlpha LowerRoman UpperRoman",
        "Placement": "Block Inline Start End Before",
        "Scope": "Row Column Both",
        "Tabs": "S",
        "TextDecorationType": "Underline LineThrough None Overline",
        "Filter": "FlateDecode DCTDecode",
        "ColorSpace": "DeviceRGB DeviceGray DeviceCMYK",
        "AFRelationship": "Data Alternative",
        "Encoding": "Identity-H",
    }.items()
}
"""The names that may stand under a key."""

OPERATORS: Final = frozenset(
    """
    q Q cm w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* TJ
    CS cs SC SCN sc scn G g RG rg K k sh Do BMC BDC EMC
""".split()
)
"""What draws a page: lines, colors, pictures, letters by their glyphs."""

MARKS: Final = frozenset(
    "Type Span Artifact MCID Pagination Layout Background Figure ActualText Lang Attached Subtype Header Footer BBox".split()
)
"""The marks of content, and what may be said of it."""

SPACES: Final = " ".join(
    f"xmlns:{one}" for one in "dc pdf pdfaExtension pdfaProperty pdfaSchema pdfaid pdfuaid xmp".split()
)

XMP: Final = _table(
    """
    dc:creator
    dc:description
    dc:format
    dc:language
    dc:subject
    dc:title
    pdf:Keywords
    pdf:Producer
    pdfaExtension:schemas
    pdfaProperty:category
    pdfaProperty:description
    pdfaProperty:name
    pdfaProperty:valueType
    pdfaSchema:namespaceURI
    pdfaSchema:prefix
    pdfaSchema:property
    pdfaSchema:schema
    pdfaid:conformance
    pdfaid:part
    pdfuaid:part
    rdf:Alt
    rdf:Bag
    rdf:Description rdf:about {spaces}
    rdf:RDF xmlns:rdf
    rdf:Seq
    rdf:li rdf:parseType xml:lang
    x:xmpmeta xmlns:x
    xmp:CreateDate
    xmp:CreatorTool
    xmp:ModifyDate
""".replace("{spaces}", SPACES)
)
"""What a PDF says of itself: elements with their attributes."""

PACKET: Final = re.compile(r"<\?xpacket (?:begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"|end=\"[rw]\")\?>")
"""What stands before and behind it."""
