"""Over a hundred places of a Word file where words can stand, and how somebody gets them there."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

Parts = dict[str, bytes]

CONTENT = "application/vnd.openxmlformats-officedocument"
MORE = {
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math", "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office", "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}  # fmt: skip


def compact(phrase: str) -> str:
    """A phrase as a name without spaces."""
    return "".join(word.capitalize() for word in re.findall(r"[^\W_]+", phrase))


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], comment: bytes = b"", **beside: bytes) -> bytes:
    """The parts as a file; `beside` are a comment and an extra field of the first part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.comment = comment
        for at, (name, data) in enumerate(parts.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".odttf") else zipfile.ZIP_DEFLATED
            if at == 0:
                entry.comment, entry.extra = beside.get("remark", b""), beside.get("extra", b"")
            archive.writestr(entry, data)
    return out.getvalue()


BODY: dict[str, str] = {
    "text": "<w:p><w:r><w:t>{p}</w:t></w:r></w:p>",
    "split runs": "<w:p>{split}</w:p>",
    "hidden text": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{p}</w:t></w:r></w:p>",
    "white text": '<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{p}</w:t></w:r></w:p>',
    "tiny text": '<w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>{p}</w:t></w:r></w:p>',
    "text in capitals": "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>{p}</w:t></w:r></w:p>",
    "text by numbers": "<w:p><w:r><w:t>{numbered}</w:t></w:r></w:p>",
    "literal text": "<w:p><w:r><w:t><![CDATA[{p}]]></w:t></w:r></w:p>",
    "taken out": '<w:p><w:del w:id="900" w:author="x"><w:r><w:delText>{p}</w:delText></w:r></w:del></w:p>',
    "put in": '<w:p><w:ins w:id="901" w:author="x"><w:r><w:t>{p}</w:t></w:r></w:ins></w:p>',
    "moved away": '<w:p><w:moveFrom w:id="902" w:author="x"><w:r><w:t>{p}</w:t></w:r></w:moveFrom></w:p>',
    "the author of a change": '<w:p><w:ins w:id="903" w:author="{p}"><w:r><w:t>x</w:t></w:r></w:ins></w:p>',
    "the author of a look": '<w:p><w:pPr><w:pPrChange w:id="904" w:author="{p}"><w:pPr/></w:pPrChange></w:pPr></w:p>',
    "a cell": "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>{p}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "the caption of a table": '<w:tbl><w:tblPr><w:tblCaption w:val="{p}"/></w:tblPr></w:tbl>',
    "the description of a table": '<w:tbl><w:tblPr><w:tblDescription w:val="{p}"/></w:tblPr></w:tbl>',
    "what a picture shows": '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="77" name="Figure 77" descr="{p}"/></wp:inline></w:drawing></w:r></w:p>',
    "the title of a picture": '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="77" name="x" title="{p}"/></wp:inline></w:drawing></w:r></w:p>',
    "the name of a picture": '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="77" name="{p}"/></wp:inline></w:drawing></w:r></w:p>',
    "what its drawing shows": '<w:p><w:r><w:drawing><pic:cNvPr id="7" name="x" descr="{p}"/></w:drawing></w:r></w:p>',
    "the link of a picture": '<w:p><w:r><w:drawing><a:hlinkClick tooltip="{p}"/></w:drawing></w:r></w:p>',
    "an instruction": "<w:p><w:r><w:instrText> COMMENTS {p} </w:instrText></w:r></w:p>",
    "an instruction taken out": "<w:p><w:r><w:delInstrText>{p}</w:delInstrText></w:r></w:p>",
    "a simple field": '<w:p><w:fldSimple w:instr=" QUOTE {p} "/></w:p>',
    "the result of a field": '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>{p}</w:t></w:r></w:fldSimple></w:p>',
    "the data of a field": '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>{p}</w:fldData></w:fldChar></w:r></w:p>',
    "the name of a form": '<w:p><w:r><w:fldChar><w:ffData><w:name w:val="{p}"/></w:ffData></w:fldChar></w:r></w:p>',
    "the help of a form": '<w:p><w:r><w:fldChar><w:ffData><w:helpText w:val="{p}"/></w:ffData></w:fldChar></w:r></w:p>',
    "the status of a form": '<w:p><w:r><w:fldChar><w:ffData><w:statusText w:val="{p}"/></w:ffData></w:fldChar></w:r></w:p>',
    "a choice of a form": '<w:p><w:r><w:ffData><w:ddList><w:listEntry w:val="{p}"/></w:ddList></w:ffData></w:r></w:p>',
    "the name of a control": '<w:sdt><w:sdtPr><w:alias w:val="{p}"/></w:sdtPr><w:sdtContent/></w:sdt>',
    "the tag of a control": '<w:sdt><w:sdtPr><w:tag w:val="{p}"/></w:sdtPr><w:sdtContent/></w:sdt>',
    "the filler of a control": '<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="{p}"/></w:placeholder></w:sdtPr></w:sdt>',
    "a choice of a control": '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{p}" w:value="1"/></w:dropDownList></w:sdtPr></w:sdt>',
    "the value of a choice": '<w:sdt><w:sdtPr><w:comboBox><w:listItem w:displayText="x" w:value="{p}"/></w:comboBox></w:sdtPr></w:sdt>',
    "the data of a control": '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/{c}"/></w:sdtPr></w:sdt>',
    "text in a control": "<w:sdt><w:sdtContent><w:p><w:r><w:t>{p}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "a bookmark": '<w:p><w:bookmarkStart w:id="905" w:name="{c}"/><w:bookmarkEnd w:id="905"/></w:p>',
    "the hint of a link": '<w:p><w:hyperlink w:anchor="x" w:tooltip="{p}"/></w:p>',
    "the place of a link": '<w:p><w:hyperlink w:anchor="{c}"/></w:p>',
    "the inner place of a link": '<w:p><w:hyperlink w:docLocation="{p}"/></w:p>',
    "a smart tag": '<w:p><w:smartTag w:uri="urn:x" w:element="{c}"/></w:p>',
    "the value of a smart tag": '<w:p><w:smartTag><w:smartTagPr><w:attr w:name="x" w:val="{p}"/></w:smartTagPr></w:smartTag></w:p>',
    "custom markup": '<w:p><w:customXml w:element="x"><w:customXmlPr><w:attr w:name="n" w:val="{p}"/></w:customXmlPr></w:customXml></w:p>',
    "ruby": "<w:p><w:r><w:ruby><w:rt><w:r><w:t>{p}</w:t></w:r></w:rt></w:ruby></w:r></w:p>",
    "a formula": "<w:p><m:oMath><m:r><m:t>{p}</m:t></m:r></m:oMath></w:p>",
    "a text box": "<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>{p}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>",
    "word art": '<w:p><w:r><w:pict><v:textpath string="{p}"/></w:pict></w:r></w:p>',
    "what a shape shows": '<w:p><w:r><w:pict><v:shape alt="{p}"/></w:pict></w:r></w:p>',
    "the address of a shape": '<w:p><w:r><w:pict><v:shape href="https://x.example/{c}"/></w:pict></w:r></w:p>',
    "the name of an object": '<w:p><w:r><w:object><o:OLEObject ProgID="{c}"/></w:object></w:r></w:p>',
    "who may edit": '<w:p><w:permStart w:id="906" w:ed="{p}"/></w:p>',
    "the author of a comment range": '<w:p><w:commentRangeStart w:id="{c}"/></w:p>',
    "a remark": "<!-- {p} -->",
    "an instruction to programs": "<?note {p}?>",
    "an attribute of another kind": '<w:p w15:note="{p}"/>',
    "an element of another kind": "<w15:note>{p}</w15:note>",
    "a fallback": "<w:p><w:r><w:AlternateContent><w:Fallback><w:t>{p}</w:t></w:Fallback></w:AlternateContent></w:r></w:p>",
    "the style of a paragraph": '<w:p><w:pPr><w:pStyle w:val="{c}"/></w:pPr></w:p>',
    "a frame of a page": '<w:p><w:pPr><w:framePr w:x="{p}"/></w:pPr></w:p>',
    "a symbol": '<w:p><w:r><w:sym w:font="{p}" w:char="F020"/></w:r></w:p>',
}  # fmt: skip
"""Behind the beginning of the body."""

INTO: dict[str, tuple[str, str, str]] = {
    "a note": ("word/footnotes.xml", "</w:footnotes>", '<w:footnote w:id="99"><w:p><w:r><w:t>{p}</w:t></w:r></w:p></w:footnote>'),
    "the head of pages": ("word/header1.xml", "</w:hdr>", "<w:p><w:r><w:t>{p}</w:t></w:r></w:p>"),
    "the foot of pages": ("word/footer1.xml", "</w:ftr>", "<w:p><w:r><w:t>{p}</w:t></w:r></w:p>"),
    "a variable": ("word/settings.xml", "</w:settings>", '<w:docVars><w:docVar w:name="x" w:val="{p}"/></w:docVars>'),
    "the name of a variable": ("word/settings.xml", "</w:settings>", '<w:docVars><w:docVar w:name="{p}" w:val="1"/></w:docVars>'),
    "a query": ("word/settings.xml", "</w:settings>", '<w:mailMerge><w:query w:val="SELECT {p}"/></w:mailMerge>'),
    "a connection": ("word/settings.xml", "</w:settings>", '<w:mailMerge><w:connectString w:val="{p}"/></w:mailMerge>'),
    "a schema": ("word/settings.xml", "</w:settings>", '<w:attachedSchema w:val="{p}"/>'),
    "the name of a caption": ("word/settings.xml", "</w:settings>", '<w:captions><w:caption w:name="{p}"/></w:captions>'),
    "the name of a style": ("word/styles.xml", "</w:styles>", '<w:style w:styleId="X9"><w:name w:val="{p}"/></w:style>'),
    "another name of a style": ("word/styles.xml", "</w:styles>", '<w:style w:styleId="X9"><w:aliases w:val="{p}"/></w:style>'),
    "the id of a style": ("word/styles.xml", "</w:styles>", '<w:style w:styleId="{c}"/>'),
    "the mark of a list": ("word/numbering.xml", "</w:numbering>", '<w:abstractNum><w:lvl><w:lvlText w:val="{p}"/></w:lvl></w:abstractNum>'),
    "the name of a list": ("word/numbering.xml", "</w:numbering>", '<w:abstractNum><w:name w:val="{p}"/></w:abstractNum>'),
    "the name of a font": ("word/fontTable.xml", "</w:fonts>", '<w:font w:name="{p}"/>'),
    "another name of a font": ("word/fontTable.xml", "</w:fonts>", '<w:font w:name="x"><w:altName w:val="{p}"/></w:font>'),
    "an extension of the theme": ("word/theme/theme1.xml", "</a:theme>", '<a:custClrLst><a:custClr name="{p}"/></a:custClrLst>'),
    "key words": ("docProps/core.xml", "</cp:coreProperties>", "<cp:keywords>{p}</cp:keywords>"),
    "the description": ("docProps/core.xml", "</cp:coreProperties>", "<dc:description>{p}</dc:description>"),
    "the subject": ("docProps/core.xml", "</cp:coreProperties>", "<dc:subject>{p}</dc:subject>"),
    "the category": ("docProps/core.xml", "</cp:coreProperties>", "<cp:category>{p}</cp:category>"),
    "who saved it last": ("docProps/core.xml", "</cp:coreProperties>", "<cp:lastModifiedBy>{p}</cp:lastModifiedBy>"),
    "the status": ("docProps/core.xml", "</cp:coreProperties>", "<cp:contentStatus>{p}</cp:contentStatus>"),
    "the identifier": ("docProps/core.xml", "</cp:coreProperties>", "<dc:identifier>{p}</dc:identifier>"),
    "the company": ("docProps/app.xml", "</Properties>", "<Company>{p}</Company>"),
    "the manager": ("docProps/app.xml", "</Properties>", "<Manager>{p}</Manager>"),
    "the template": ("docProps/app.xml", "</Properties>", "<Template>{p}</Template>"),
    "the base of addresses": ("docProps/app.xml", "</Properties>", "<HyperlinkBase>https://x.example/{c}</HyperlinkBase>"),
    "titles of parts": ("docProps/app.xml", "</Properties>", "<TitlesOfParts><x>{p}</x></TitlesOfParts>"),
    "an address": ("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="x9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://x.example/{url}" TargetMode="External"/>'),
    "a template elsewhere": ("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="x9" Type="http://x/attachedTemplate" Target="file:///{url}.dotm" TargetMode="External"/>'),
    "the id of a relationship": ("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="{c}" Type="x" Target="x"/>'),
    "the kind of a relationship": ("_rels/.rels", "</Relationships>", '<Relationship Id="x9" Type="http://x/{c}" Target="x"/>'),
    "the type of a part": ("[Content_Types].xml", "</Types>", '<Override PartName="/x" ContentType="application/{c}"/>'),
    "the name of a part that is not there": ("[Content_Types].xml", "</Types>", '<Override PartName="/{c}.xml" ContentType="application/xml"/>'),
    "the title of a chart": ("word/charts/chart1.xml", "</c:chart>", "<c:title><a:t>{p}</a:t></c:title>"),
    "a name in a chart": ("word/charts/chart1.xml", "</c:chart>", "<c:pt><c:v>{p}</c:v></c:pt>"),
    "where a chart is from": ("word/charts/chart1.xml", "</c:chart>", "<c:f>'{p}'!A1</c:f>"),
    "the format of numbers": ("word/charts/chart1.xml", "</c:chart>", '<c:numFmt formatCode="0 &quot;{p}&quot;"/>'),
}  # fmt: skip
"""Before the end of a part."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

NEW: dict[str, tuple[str, str]] = {
    "a comment": ("word/comments.xml", f"<w:comments {W}><w:comment><w:p><w:r><w:t>{{p}}</w:t></w:r></w:p></w:comment></w:comments>"),
    "the author of a comment": ("word/comments.xml", f'<w:comments {W}><w:comment w:author="{{p}}"/></w:comments>'),
    "endnotes": ("word/endnotes.xml", f"<w:endnotes {W}><w:endnote><w:p><w:r><w:t>{{p}}</w:t></w:r></w:p></w:endnote></w:endnotes>"),
    "people": ("word/people.xml", '<w15:people xmlns:w15="x"><w15:person w15:author="{p}"/></w15:people>'),
    "the glossary": ("word/glossary/document.xml", f"<w:glossaryDocument {W}><w:t>{{p}}</w:t></w:glossaryDocument>"),
    "settings for the web": ("word/webSettings.xml", f'<w:webSettings {W}><w:frame><w:name w:val="{{p}}"/></w:frame></w:webSettings>'),
    "own data": ("customXml/item1.xml", "<x><y>{p}</y></x>"),
    "the schema of own data": ("customXml/itemProps1.xml", '<ds:datastoreItem xmlns:ds="x"><ds:schemaRef ds:uri="{p}"/></ds:datastoreItem>'),
    "an own property": ("docProps/custom.xml", '<Properties><property name="x"><vt:lpwstr xmlns:vt="x">{p}</vt:lpwstr></property></Properties>'),
    "the name of an own property": ("docProps/custom.xml", '<Properties><property name="{p}"/></Properties>'),
    "a page within": ("word/afchunk.html", "<html><body><p title='{p}'>x</p></body></html>"),
    "a text within": ("word/afchunk.txt", "x\n{p}\nx"),
    "a rich text within": ("word/afchunk.rtf", "{{\\rtf1\\ansi\\b {p}\\b0}}"),
    "a drawing": ("word/media/image9.svg", "<svg xmlns='http://www.w3.org/2000/svg'><desc>{p}</desc></svg>"),
    "a diagram": ("word/diagrams/data1.xml", "<dgm:dataModel xmlns:dgm='x'><a:t xmlns:a='y'>{p}</a:t></dgm:dataModel>"),
    "styles with effects": ("word/stylesWithEffects.xml", f'<w:styles {W}><w:name w:val="{{p}}"/></w:styles>'),
    "a signature": ("_xmlsignatures/sig1.xml", "<Signature><SignatureComments>{p}</SignatureComments></Signature>"),
    "another head": ("word/header9.xml", f"<w:hdr {W}><w:p><w:r><w:t>{{p}}</w:t></w:r></w:p></w:hdr>"),
    "extended comments": ("word/commentsExtended.xml", '<w15:x xmlns:w15="x" w15:note="{p}"/>'),
}  # fmt: skip
"""In a part of its own."""


def _png(kind: bytes, body: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(kind, body) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )


def _jpeg(kind: int, body: bytes) -> bytes:
    return b"\xff\xd8\xff" + bytes((kind,)) + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\x00\x02\x00\xff\xd9"


BYTES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "the text of a picture": ("word/media/image9.png", lambda p: _png(b"tEXt", b"Comment\0" + p.encode("latin-1", "replace"))),
    "the packed text of a picture": ("word/media/image9.png", lambda p: _png(b"zTXt", b"Comment\0\0" + zlib.compress(p.encode()))),
    "the wide text of a picture": ("word/media/image9.png", lambda p: _png(b"iTXt", b"Comment\0\1\0\0\0" + zlib.compress(p.encode()))),
    "what a camera says in a PNG": ("word/media/image9.png", lambda p: _png(b"eXIf", p.encode())),
    "behind a PNG": ("word/media/image9.png", lambda p: _png(b"gAMA", b"\0\0\0\1") + p.encode()),
    "the remark of a JPEG": ("word/media/image9.jpg", lambda p: _jpeg(0xFE, p.encode())),
    "what a camera says in a JPEG": ("word/media/image9.jpg", lambda p: _jpeg(0xE1, b"Exif\0\0" + p.encode())),
    "wide letters in a JPEG": ("word/media/image9.jpg", lambda p: _jpeg(0xE1, b"Exif\0\0" + p.encode("utf-16-le"))),
    "behind a JPEG": ("word/media/image9.jpg", lambda p: _jpeg(0xE0, b"JFIF\0") + p.encode()),
    "a picture of another kind": ("word/media/image9.emf", lambda p: b"\1\0\0\0" + p.encode("utf-16-le")),
    "a program": ("word/vbaProject.bin", lambda p: b"\xd0\xcf\x11\xe0" + b"\0" * 40 + p.encode() + b"\0"),
    "an object": ("word/embeddings/oleObject1.bin", lambda p: b"\xd0\xcf\x11\xe0\0" + p.encode("utf-16-le") + b"\0\0"),
    "wide letters the other way": ("word/embeddings/oleObject1.bin", lambda p: b"\xd0\xcf\x11\xe0" + p.encode("utf-16-be") + b"\0\0"),
    "settings of a printer": ("word/printerSettings/printerSettings1.bin", lambda p: b"\1\2" + p.encode("utf-16-le")),
    "a font": ("word/fonts/font9.odttf", lambda p: b"\0\1\0\0" * 20 + p.encode() + b"\0"),
    "the name of a font in two bytes": ("word/fonts/font9.odttf", lambda p: b"\0\1\0\0" * 20 + p.encode("utf-16-be") + b"\xff"),
    "a part in two bytes": ("customXml/item2.xml", lambda p: f"<?xml version='1.0' encoding='UTF-16'?><x>{escape(p)}</x>".encode("utf-16")),
    "a Word file within": ("word/embeddings/inner.docx", lambda p: zipped({"word/document.xml": f"<w:t {W}>{escape(p)}</w:t>".encode()})),
    "a sheet": ("word/embeddings/data9.xlsx", lambda p: zipped({"xl/worksheets/sheet1.xml": f"<worksheet><c><is><t>{escape(p)}</t></is></c></worksheet>".encode()})),
    "shared strings": ("word/embeddings/data9.xlsx", lambda p: zipped({"xl/sharedStrings.xml": f"<sst><si><t>{escape(p)}</t></si></sst>".encode()})),
    "the name of a sheet": ("word/embeddings/data9.xlsx", lambda p: zipped({"xl/workbook.xml": f"<workbook><sheet name='{escape(p)}'/></workbook>".encode()})),
    "a defined name": ("word/embeddings/data9.xlsx", lambda p: zipped({"xl/workbook.xml": f"<workbook><definedName name='{compact(p)}'>A1</definedName></workbook>".encode()})),
    "a comment of a sheet": ("word/embeddings/data9.xlsx", lambda p: zipped({"xl/comments1.xml": f"<comments><t>{escape(p)}</t></comments>".encode()})),
    "the properties of a workbook": ("word/embeddings/data9.xlsx", lambda p: zipped({"docProps/core.xml": f"<x><dc:creator>{escape(p)}</dc:creator></x>".encode()})),
    "the remark on a workbook": ("word/embeddings/data9.xlsx", lambda p: zipped({"x.xml": b"<x/>"}, p.encode())),
    "the workbook of a chart": ("word/embeddings/data1.xlsx", lambda p: zipped({"xl/worksheets/sheet1.xml": f"<worksheet><row><c><v>{escape(p)}</v></c></row></worksheet>".encode()})),
}  # fmt: skip
"""As the bytes of a part."""


def _unlisted(data: bytes, phrase: str) -> bytes:
    """A part that the list at the end of the archive does not name."""
    hidden = zipped({"word/hidden.txt": phrase.encode()})
    local = hidden[: hidden.index(b"PK\x01\x02")].replace(zlib.compress(b""), b"")
    raw = local + phrase.encode()
    start = data.index(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    moved = bytearray(data[:start] + raw + data[start:])
    struct.pack_into("<I", moved, end + len(raw) + 16, struct.unpack_from("<I", data, end + 16)[0] + len(raw))
    return bytes(moved)


WHOLE: dict[str, Callable[[Parts, str], bytes]] = {
    "the remark on the archive": lambda parts, p: zipped(parts, p.encode()),
    "the remark on a part": lambda parts, p: zipped(parts, remark=p.encode()),
    "an extra field": lambda parts, p: zipped(parts, extra=struct.pack("<HH", 0x9999, len(p.encode())) + p.encode()),
    "the name of a part": lambda parts, p: zipped(parts | {f"word/{compact(p)}.xml": b"<x/>"}),
    "the name of a folder": lambda parts, p: zipped(parts | {f"{compact(p)}/": b""}),
    "behind the archive": lambda parts, p: zipped(parts) + p.encode(),
    "before the list of parts": lambda parts, p: _unlisted(zipped(parts), p),
}
"""In what stands around the parts."""


def planted(parts: Parts, place: str, phrase: str) -> bytes:
    """The file with a phrase at a place."""
    plain = escape(phrase)
    half = len(phrase) // 2
    said = {
        "p": plain, "c": compact(phrase), "url": re.sub(r"\s", "%20", plain), "numbered": "".join(f"&#{ord(one)};" for one in phrase),
        "split": "".join(f"<w:r><w:t xml:space='preserve'>{escape(piece)}</w:t></w:r>" for piece in (phrase[:2], phrase[2:half], phrase[half:])),
    }  # fmt: skip
    if place in WHOLE:
        return WHOLE[place](parts, phrase)
    if place in BYTES:
        name, made = BYTES[place]
        return zipped(parts | {name: made(phrase)})
    if place in NEW:
        name, text = NEW[place]
        return zipped(parts | {name: text.format(**said).encode()})
    name, mark, text = INTO.get(place) or ("word/document.xml", "<w:body>", BODY[place])
    before = parts.get(name, b"<w:hdr></w:hdr>").decode()
    filled = text.format(**said)
    if place in BODY:
        spaces = "".join(
            f' xmlns:{prefix}="{space}"'
            for prefix, space in MORE.items()
            if f"<{prefix}:" in text or f" {prefix}:" in text
        )
        before = before.replace("<w:document ", f"<w:document{spaces} ", 1)
        return zipped(parts | {name: before.replace(mark, mark + filled, 1).encode()})
    at = before.rindex(mark)
    return zipped(parts | {name: (before[:at] + filled + before[at:]).encode()})


PLACES = (*BODY, *INTO, *NEW, *BYTES, *WHOLE)
