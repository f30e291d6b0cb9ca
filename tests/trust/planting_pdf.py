"""Over a hundred places of a PDF where words can stand, and how somebody gets them there."""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from trust.planting_docx import _jpeg, compact, zipped

HELVETICA = {"/Type": Name.Font, "/Subtype": Name.Type1, "/BaseFont": Name.Helvetica}


def literal(phrase: str) -> str:
    """A text as it stands between operators."""
    return "(" + re.sub(r"([()\\])", r"\\\1", phrase) + ")"


def shown(phrase: str, before: str = "", how: str = "{} Tj") -> bytes:
    return f"q BT /Planted 12 Tf {before} 72 72 Td {how.format(literal(phrase))} ET Q".encode("cp1252", "replace")


def font(pdf: Pdf) -> None:
    resources = pdf.pages[0].Resources
    resources.Font = pdf.make_indirect(Dictionary({**dict(resources.Font.items()), "/Planted": Dictionary(HELVETICA)}))


def drawn(pdf: Pdf, content: bytes) -> None:
    """Content behind that of the first page."""
    font(pdf)
    page = pdf.pages[0]
    old = page.Contents
    page.Contents = Array([*(old if isinstance(old, Array) else [old]), pdf.make_stream(content)])


def key(*path: str) -> Callable[[Pdf, str], None]:
    """A text under a key of what lies on a path from the root."""

    def plant(pdf: Pdf, phrase: str) -> None:
        at: Any = pdf.Root
        for step in path[:-1]:
            if step not in at:
                at[step] = Dictionary()
            at = at[step]
        at[path[-1]] = String(phrase)

    return plant


def info(name: str) -> Callable[[Pdf, str], None]:
    def plant(pdf: Pdf, phrase: str) -> None:
        pdf.docinfo[name] = String(phrase)

    return plant


def xmp(text: str) -> Callable[[Pdf, str], None]:
    def plant(pdf: Pdf, phrase: str) -> None:
        old = pdf.Root.Metadata.read_bytes()
        new = text.format(p=phrase.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;"))
        pdf.Root.Metadata = pdf.make_stream(
            old.replace(b"</rdf:RDF>", new.encode() + b"</rdf:RDF>"), Type=Name.Metadata, Subtype=Name.XML
        )

    return plant


def first_element(pdf: Pdf, kind: str = "") -> Any:
    waiting: list[Any] = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, Array):
            waiting += list(one)
        elif isinstance(one, Dictionary) and "/S" in one:
            if f"/{kind or 'P'}" == one.S:
                return one
            waiting.append(one.get("/K", Array()))
    raise AssertionError("there is no such element")


def element(name: str) -> Callable[[Pdf, str], None]:
    def plant(pdf: Pdf, phrase: str) -> None:
        first_element(pdf)[name] = String(phrase)

    return plant


def annotation(**keys: Any) -> Callable[[Pdf, str], None]:
    """An annotation; `TEXT` stands for the phrase, `ADDRESS` for an address with it."""

    def filled(value: Any, phrase: str) -> Any:
        if isinstance(value, dict):
            return Dictionary({f"/{name}": filled(one, phrase) for name, one in value.items()})
        if isinstance(value, list):
            return Array([filled(one, phrase) for one in value])
        if value == "TEXT":
            return String(phrase)
        if value == "NAME":
            return Name("/" + compact(phrase))
        if value == "ADDRESS":
            return String("https://x.example/" + phrase.replace(" ", "%20"))
        return Name(value) if isinstance(value, str) else value

    def plant(pdf: Pdf, phrase: str) -> None:
        made = filled({"Type": "/Annot", "Subtype": "/Text", "Rect": [0, 0, 9, 9]} | keys, phrase)
        page = pdf.pages[0]
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(made)])

    return plant


def content(before: str = "", how: str = "{} Tj") -> Callable[[Pdf, str], None]:
    return lambda pdf, phrase: drawn(pdf, shown(phrase, before, how))


def raw_content(template: str) -> Callable[[Pdf, str], None]:
    def plant(pdf: Pdf, phrase: str) -> None:
        wide = b"<FEFF" + phrase.encode("utf-16-be").hex().encode() + b">"
        text = template.replace("TEXT", literal(phrase)).replace("BARE", phrase).encode("cp1252", "replace")
        drawn(
            pdf,
            text.replace(b"WIDE", wide).replace(
                b"HEX", b"<" + phrase.encode("cp1252", "replace").hex().encode() + b">"
            ),
        )

    return plant


def stream(where: str, made: Callable[[str], bytes], **keys: Any) -> Callable[[Pdf, str], None]:
    """A stream with these bytes under a key of the root."""

    def plant(pdf: Pdf, phrase: str) -> None:
        pdf.Root[where] = pdf.make_stream(made(phrase), **keys)

    return plant


def packed(filters: str, made: Callable[[bytes], bytes]) -> Callable[[Pdf, str], None]:
    def plant(pdf: Pdf, phrase: str) -> None:
        names = [Name(f"/{one}") for one in filters.split()]
        form = Stream(pdf, made(shown(phrase)))
        form.Filter = names[0] if len(names) == 1 else Array(names)
        form.Type, form.Subtype = Name.XObject, Name.Form
        pdf.pages[0].Resources.XObject = Dictionary({"/X9": form})

    return plant


def form(pdf: Pdf, phrase: str) -> None:
    made = pdf.make_stream(shown(phrase), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    pdf.pages[0].Resources.XObject = Dictionary({"/X9": made})


def pattern(pdf: Pdf, phrase: str) -> None:
    pdf.pages[0].Resources.Pattern = Dictionary(
        {"/p9": pdf.make_stream(shown(phrase), Type=Name.Pattern, PatternType=1)}
    )


def glyph(pdf: Pdf, phrase: str) -> None:
    procedures = Dictionary({"/a": pdf.make_stream(shown(phrase))})
    font(pdf)
    pdf.pages[0].Resources.Font["/T3"] = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=procedures)


def of_font(name: str, value: Callable[[str], Any]) -> Callable[[Pdf, str], None]:
    def plant(pdf: Pdf, phrase: str) -> None:
        font(pdf)
        pdf.pages[0].Resources.Font["/Planted"][name] = value(phrase)

    return plant


def attachment(name: str = "x.txt", **more: str) -> Callable[[Pdf, str], None]:
    def plant(pdf: Pdf, phrase: str) -> None:
        said = {one: value.replace("TEXT", phrase).replace("NAME", compact(phrase)) for one, value in more.items()}
        data = (
            said.get("data", "x").encode()
            if "docx" not in said
            else zipped({"word/document.xml": f"<w:t>{phrase}</w:t>".encode()})
        )
        file = pdf.make_stream(data, Type=Name.EmbeddedFile)
        called = said.get("called", name)
        spec = Dictionary(Type=Name.Filespec, F=String(called), UF=String(called), EF=Dictionary(F=file))
        if "description" in said:
            spec.Desc = String(said["description"])
        pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String(said.get("key", called)), spec]))

    return plant


def layer(pdf: Pdf, phrase: str) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(phrase)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))


def hidden_layer(pdf: Pdf, phrase: str) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    pdf.pages[0].Resources.Properties = Dictionary({"/oc9": group})
    drawn(pdf, b"/OC /oc9 BDC " + shown(phrase) + b" EMC")


def outline(pdf: Pdf, phrase: str) -> None:
    with pdf.open_outline() as tree:
        tree.root.append(pikepdf.OutlineItem(phrase, 0))


def outline_address(pdf: Pdf, phrase: str) -> None:
    item = pdf.Root.Outlines.First
    item.A = Dictionary(S=Name.URI, URI=String("https://x.example/" + phrase.replace(" ", "-")))


def destination(pdf: Pdf, phrase: str) -> None:
    pdf.Root.Names.Dests.Names.append(String(phrase))
    pdf.Root.Names.Dests.Names.append(Array([pdf.pages[0].obj, Name.Fit]))


def field(**keys: str) -> Callable[[Pdf, str], None]:
    def plant(pdf: Pdf, phrase: str) -> None:
        made = Dictionary({f"/{name}": String(value.replace("TEXT", phrase)) for name, value in keys.items()})
        made.FT = Name.Tx
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(made)]))

    return plant


def choices(pdf: Pdf, phrase: str) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(FT=Name.Ch, Opt=Array([String(phrase)]))]))


def picture(pdf: Pdf, phrase: str) -> None:
    made = Stream(pdf, _jpeg(0xFE, phrase.encode()))
    made.Type, made.Subtype, made.Filter, made.Width, made.Height = Name.XObject, Name.Image, Name.DCTDecode, 1, 1
    pdf.pages[0].Resources.XObject = Dictionary({"/X9": made})


def picture_description(pdf: Pdf, phrase: str) -> None:
    made = pdf.make_stream(b"\0\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    made.Metadata = pdf.make_stream(f"<x>{phrase}</x>".encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.pages[0].Resources.XObject = Dictionary({"/X9": made})


def user_property(pdf: Pdf, phrase: str) -> None:
    first_element(pdf).A = Dictionary(O=Name.UserProperties, P=Array([Dictionary(N=String("x"), V=String(phrase))]))


def role(pdf: Pdf, phrase: str) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/" + compact(phrase): Name.P})


def name_key(pdf: Pdf, phrase: str) -> None:
    pdf.Root["/" + compact(phrase)] = 1


def spaced_name(pdf: Pdf, phrase: str) -> None:
    pdf.Root["/PieceInfo"] = Name("/" + phrase)


def page_text(name: str) -> Callable[[Pdf, str], None]:
    def plant(pdf: Pdf, phrase: str) -> None:
        pdf.pages[0].obj[name] = Dictionary(Private=String(phrase))

    return plant


def page_stream(name: str) -> Callable[[Pdf, str], None]:
    def plant(pdf: Pdf, phrase: str) -> None:
        pdf.pages[0].obj[name] = pdf.make_stream(f"<x>{phrase}</x>".encode(), Type=Name.Metadata)

    return plant


def javascript(pdf: Pdf, phrase: str) -> None:
    pdf.Root.Names.JavaScript = Dictionary(
        Names=Array([String("x"), Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{phrase}')"))])
    )


def javascript_stream(pdf: Pdf, phrase: str) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(f"// {phrase}".encode()))


def intent(pdf: Pdf, phrase: str) -> None:
    pdf.Root.OutputIntents[0].Info = String(phrase)


def profile(pdf: Pdf, phrase: str) -> None:
    made = pdf.Root.OutputIntents[0].DestOutputProfile
    made.write(made.read_bytes() + b"desc\0\0\0\0" + phrase.encode() + b"\0")


def embedded_font(pdf: Pdf, phrase: str) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and "/FontFile2" in one:
            one.FontFile2.write(one.FontFile2.read_bytes() + b"\0\0" + phrase.encode("utf-16-be") + b"\xff")
            return


def kept_stream(pdf: Pdf, phrase: str) -> None:
    pdf.pages[0].Contents.Note = String(phrase)


ACTION = "/A"
MADE: dict[str, Callable[[Pdf, str], None]] = {
    "the title": info("/Title"), "the author": info("/Author"), "the subject": info("/Subject"), "key words": info("/Keywords"),
    "the creator": info("/Creator"), "the producer": info("/Producer"), "a property of its own": info("/Note"),
    "XMP title": xmp("<rdf:Description><dc:title><rdf:Alt><rdf:li>{p}</rdf:li></rdf:Alt></dc:title></rdf:Description>"),
    "XMP description": xmp("<rdf:Description><dc:description>{p}</dc:description></rdf:Description>"),
    "XMP rights": xmp("<rdf:Description><dc:rights>{p}</dc:rights></rdf:Description>"),
    "XMP history": xmp("<rdf:Description xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/' xmlns:stEvt='http://ns.adobe.com/xap/1.0/sType/ResourceEvent#'><xmpMM:History><rdf:li stEvt:action='saved' stEvt:changed='{p}'/></xmpMM:History></rdf:Description>"),
    "XMP key words": xmp("<rdf:Description pdf:Keywords='{p}'/>"),
    "XMP of its own": xmp("<rdf:Description xmlns:own='https://x.example/'><own:note>{p}</own:note></rdf:Description>"),
    "a remark in XMP": xmp("<!-- {p} -->"),
    "the language": key("/Lang"), "a private key": key("/PieceInfo", "/X", "/Private"), "the base of addresses": key("/URI", "/Base"),
    "labels of pages": key("/PageLabels", "/P"), "the collection": key("/Collection", "/Schema", "/N"), "legal": key("/Legal", "/Attestation"),
    "requirements": key("/Requirements", "/S"), "extensions": key("/Extensions", "/X", "/BaseVersion"), "threads": key("/Threads", "/I", "/Title"),
    "web capture": key("/SpiderInfo", "/C"), "preferences": key("/ViewerPreferences", "/X"), "what opens it": key("/OpenAction", "/URI"),
    "the first action": key("/AA", "/WC", "/JS"), "permissions": key("/Perms", "/DocMDP", "/Reason"), "marks of it": key("/MarkInfo", "/X"),
    "XFA": stream("/XFA", lambda p: f"<xfa><text>{p}</text></xfa>".encode()),
    "a program": javascript, "a program in a stream": javascript_stream,
    "an actual text": element("/ActualText"), "an alternative": element("/Alt"), "an expansion": element("/E"), "a title of structure": element("/T"),
    "an id of structure": element("/ID"), "the language of structure": element("/Lang"), "a property of structure": user_property, "a role": role,
    "a class of structure": key("/StructTreeRoot", "/ClassMap", "/X", "/Y"), "a namespace": key("/StructTreeRoot", "/Namespaces", "/NS"),
    "a comment": annotation(Contents="TEXT"), "a rich comment": annotation(RC="TEXT"), "the author of a comment": annotation(T="TEXT"),
    "the subject of a comment": annotation(Subj="TEXT"), "the name of a comment": annotation(NM="TEXT"),
    "a free text": annotation(Subtype="/FreeText", Contents="TEXT"), "the look of a free text": annotation(Subtype="/FreeText", DS="TEXT"),
    "a pop-up": annotation(Subtype="/Popup", Contents="TEXT"), "a highlight": annotation(Subtype="/Highlight", Contents="TEXT"),
    "a stamp": annotation(Subtype="/Stamp", Name="NAME"), "a redaction": annotation(Subtype="/Redact", OverlayText="TEXT"),
    "the words of a link": annotation(Subtype="/Link", Contents="TEXT"),
    "an address": annotation(Subtype="/Link", A={"S": "/URI", "URI": "ADDRESS"}),
    "a file elsewhere": annotation(Subtype="/Link", A={"S": "/GoToR", "F": "TEXT"}),
    "a program elsewhere": annotation(Subtype="/Link", A={"S": "/Launch", "F": "TEXT"}),
    "a place elsewhere": annotation(Subtype="/Link", A={"S": "/GoTo", "D": "TEXT"}),
    "the next action": annotation(Subtype="/Link", A={"S": "/GoTo", "Next": {"S": "/URI", "URI": "ADDRESS"}}),
    "a form sent": annotation(Subtype="/Widget", A={"S": "/SubmitForm", "F": "TEXT"}),
    "hint of a field": annotation(Subtype="/Widget", TU="TEXT"), "export name of a field": annotation(Subtype="/Widget", TM="TEXT"),
    "caption of a button": annotation(Subtype="/Widget", MK={"CA": "TEXT"}), "the value of a field": field(V="TEXT"),
    "the usual value of a field": field(DV="TEXT"), "the name of a field": field(T="TEXT"), "choices of a field": choices,
    "a signature": field(Reason="TEXT"), "who signs": field(Name="TEXT"), "where it was signed": field(Location="TEXT"),
    "how to reach who signs": field(ContactInfo="TEXT"), "a movie": annotation(Subtype="/Movie", T="TEXT"),
    "a screen": annotation(Subtype="/Screen", MK={"TU": "TEXT"}), "a file on a page": annotation(Subtype="/FileAttachment", FS={"F": "TEXT"}),
    "three dimensions": annotation(Subtype="/3D", **{"3DV": {"XN": "TEXT"}}), "a caption": annotation(Subtype="/Line", IT="NAME"),
    "text": content(), "text that nobody sees": content("3 Tr"), "white text": content("1 g"), "text off the page": content("1 0 0 1 -900 -900 cm"),
    "tiny text": content("0.01 Tz"), "text in pieces": content(how="[{} -3 ()] TJ"), "text on a new line": content(how="{} '"),
    "text with spaces": content(how="1 2 {} \""), "text clipped": content("7 Tr"),
    "text in digits": raw_content("BT /Planted 9 Tf HEX Tj ET"),
    "an actual text of a run": raw_content("/Span <</ActualText TEXT>> BDC EMC"), "a wide actual text": raw_content("/Span <</ActualText WIDE>> BDC EMC"),
    "an alternative of a run": raw_content("/Span <</Alt TEXT>> BDC EMC"), "an expansion of a run": raw_content("/Span <</E TEXT>> BDC EMC"),
    "a point of a page": raw_content("/X <</Y TEXT>> DP"), "a remark among operators": raw_content("%BARE\n"), "an artifact": raw_content("/Artifact BMC BT /Planted 9 Tf TEXT Tj ET EMC"),
    "a form": form, "a pattern": pattern, "a glyph": glyph, "a layer": layer, "what a layer hides": hidden_layer,
    "the name of a font": of_font("/BaseFont", lambda p: Name("/" + compact(p))), "an encoding": of_font("/Encoding", lambda p: Dictionary(Differences=Array([1, Name("/" + compact(p))]))),
    "the family of a font": of_font("/FontDescriptor", lambda p: Dictionary(FontFamily=String(p))), "the program of a font": embedded_font,
    "glyph names of a font": of_font("/FontDescriptor", lambda p: Dictionary(CharSet=String(p))),
    "hexadecimal digits": packed("ASCIIHexDecode", lambda data: data.hex().encode() + b">"), "base 85": packed("ASCII85Decode", lambda data: base64.a85encode(data) + b"~>"),
    "runs of bytes": packed("RunLengthDecode", lambda data: b"".join(bytes((len(data[at : at + 128]) - 1,)) + data[at : at + 128] for at in range(0, len(data), 128)) + b"\x80"),
    "packed twice": packed("FlateDecode FlateDecode", lambda data: zlib.compress(zlib.compress(data))),
    "packed in two ways": packed("ASCII85Decode FlateDecode", lambda data: base64.a85encode(zlib.compress(data)) + b"~>"),
    "a bookmark": outline, "the address of a bookmark": outline_address, "the name of a place": destination,
    "the name of an attachment": attachment(called="TEXT.txt"), "the key of an attachment": attachment(key="TEXT"), "what an attachment is": attachment(description="TEXT"),
    "an attachment": attachment(data="x TEXT x"), "a Word file within": attachment(docx="TEXT"), "the remark of a picture": picture, "the description of a picture": picture_description,
    "a private key of a page": page_text("/PieceInfo"), "the actions of a page": page_text("/AA"), "the description of a page": page_stream("/Metadata"), "a thumbnail": page_stream("/Thumb"),
    "a key of a page": page_text("/Note"),     "a key of a stream": kept_stream, "a name as a key": name_key, "a name with spaces": spaced_name, "how colors are meant": intent, "a profile of colors": profile,
}  # fmt: skip
"""Through a program that writes PDFs."""


def _wrapped(data: bytes, phrase: str) -> bytes:
    return data + b"\n% " + phrase.encode() + b"\n"


def _revised(data: bytes, phrase: str) -> bytes:
    """The file after a later change: what stood in the properties before is still there."""
    pdf = pikepdf.open(io.BytesIO(data))
    number = pdf.docinfo.objgen[0]
    old = f"{number} 0 obj\n<</Title {literal(phrase)}>>\nendobj\n".encode()
    at = data.index(b"\n", data.index(b"%PDF")) + 1
    return data[:at] + old + data[at:]


def _escaped(phrase: str) -> bytes:
    return b"(" + b"".join(f"\\{ord(one):03o}".encode() for one in phrase) + b")"


def _object(body: Callable[[str], bytes]) -> Callable[[bytes, str], bytes]:
    def plant(data: bytes, phrase: str) -> bytes:
        at = data.rindex(b"startxref")
        return data[:at] + b"9999 0 obj\n<</Note " + body(phrase) + b">>\nendobj\n" + data[at:]

    return plant


def _stream(data: bytes, phrase: str) -> bytes:
    at, body = data.rindex(b"startxref"), zlib.compress(phrase.encode())
    return (
        data[:at]
        + f"9997 0 obj\n<</Filter /FlateDecode /Length {len(body)}>>\nstream\n".encode()
        + body
        + b"\nendstream\nendobj\n"
        + data[at:]
    )


RAW: dict[str, Callable[[bytes, str], bytes]] = {
    "behind the end": _wrapped,
    "behind the end as text": lambda data, p: data + p.encode("utf-16-be"),
    "before the beginning": lambda data, p: p.encode() + b"\n" + data,
    "behind the first line": lambda data, p: data.replace(b"\n", b"\n%" + p.encode() + b"\n", 1),
    "between objects": lambda data, p: data.replace(b"endobj\n", b"endobj\n%" + p.encode() + b"\n", 1),
    "between objects as it is": lambda data, p: data.replace(b"endobj\n", b"endobj\n" + p.encode() + b"\n", 1),
    "an earlier state": _revised,
    "a second end": lambda data, p: data + b"\n9998 0 obj\n" + literal(p).encode() + b"\nendobj\nstartxref\n0\n%%EOF\n",
    "an object that the table does not know": _object(lambda p: literal(p).encode()),
    "a stream that the table does not know": _stream,
    "a text by numbers": _object(_escaped),
    "a text in two bytes": _object(lambda p: b"<FEFF" + p.encode("utf-16-be").hex().encode() + b">"),
    "a text the other way": _object(lambda p: b"<FFFE" + p.encode("utf-16-le").hex().encode() + b">"),
    "a text in UTF-8": _object(lambda p: b"<EFBBBF" + p.encode().hex().encode() + b">"),
    "a text over lines": _object(lambda p: b"(" + p[:4].encode() + b"\\\n" + p[4:].encode() + b")"),
    "a text within parentheses": _object(lambda p: b"(x (" + p.encode() + b") x)"),
}  # fmt: skip
"""In the bytes themselves."""

PLACES = (*MADE, *RAW)


def planted(data: bytes, place: str, phrase: str) -> bytes:
    """The file with a phrase at a place."""
    if place in RAW:
        return RAW[place](data, re.sub(r"[()]", " ", phrase))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        MADE[place](pdf, phrase)
        mode = pikepdf.ObjectStreamMode.generate if len(place) % 2 else pikepdf.ObjectStreamMode.disable
        pdf.save(
            out, object_stream_mode=mode, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False
        )
    return out.getvalue()
