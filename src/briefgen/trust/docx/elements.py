"""Elements of the parts of a Word file with their attributes, one element a line: all that the writers write."""

from __future__ import annotations

from typing import Final

STORY: Final = """
    a:avLst
    a:blip r:embed
    a:ext cx cy
    a:fillRect
    a:graphic
    a:graphicData uri
    a:graphicFrameLocks noChangeAspect
    a:off x y
    a:prstGeom prst
    a:stretch
    a:xfrm
    c:chart r:id
    pic:blipFill
    pic:cNvPicPr
    pic:cNvPr descr id name
    pic:nvPicPr
    pic:pic
    pic:spPr
    w:b w:val
    w:bCs w:val
    w:bdr w:color w:space w:sz w:themeColor w:val
    w:bidi
    w:body
    w:bookmarkEnd w:id
    w:bookmarkStart w:id w:name
    w:bottom w:color w:space w:sz w:themeColor w:type w:val w:w
    w:br w:clear w:type
    w:cantSplit
    w:caps w:val
    w:color w:themeColor w:themeShade w:themeTint w:val
    w:cols w:num w:space
    w:contextualSpacing
    w:continuationSeparator
    w:cr
    w:document
    w:drawing
    w:fldChar w:fldCharType
    w:footerReference r:id w:type
    w:footnote w:id w:type
    w:footnoteRef
    w:footnoteReference w:id
    w:footnotes
    w:framePr w:h w:hAnchor w:hRule w:hSpace w:vAnchor w:w w:wrap w:x w:xAlign w:y
    w:ftr
    w:gridCol w:w
    w:hdr
    w:headerReference r:id w:type
    w:hyperlink r:id w:anchor w:history w:tooltip
    w:i
    w:iCs
    w:ilvl w:val
    w:ind w:firstLine w:hanging w:left w:right
    w:insideH w:color w:space w:sz w:themeColor w:val
    w:insideV w:color w:space w:sz w:themeColor w:val
    w:instrText xml:space
    w:jc w:val
    w:keepLines
    w:keepNext
    w:lang w:bidi w:eastAsia w:val
    w:left w:color w:space w:sz w:themeColor w:type w:val w:w
    w:noBreakHyphen
    w:noProof
    w:numId w:val
    w:numPr
    w:outlineLvl w:val
    w:p
    w:pBdr
    w:pPr
    w:pStyle w:val
    w:pageBreakBefore
    w:pgBorders w:offsetFrom
    w:pgMar w:bottom w:footer w:gutter w:header w:left w:right w:top
    w:pgSz w:h w:orient w:w
    w:position w:val
    w:r
    w:rFonts w:ascii w:asciiTheme w:cs w:cstheme w:eastAsia w:eastAsiaTheme w:hAnsi w:hAnsiTheme
    w:rPr
    w:rStyle w:val
    w:right w:color w:space w:sz w:themeColor w:type w:val w:w
    w:sectPr
    w:separator
    w:shd w:color w:fill w:themeFill w:val
    w:softHyphen
    w:spacing w:after w:before w:line w:lineRule w:val
    w:strike
    w:sz w:val
    w:szCs w:val
    w:t xml:space
    w:tab w:leader w:pos w:val
    w:tabs
    w:tbl
    w:tblBorders
    w:tblCaption w:val
    w:tblCellMar
    w:tblGrid
    w:tblHeader
    w:tblInd w:type w:w
    w:tblLayout w:type
    w:tblLook w:firstColumn w:firstRow w:lastColumn w:lastRow w:noHBand w:noVBand w:val
    w:tblPr
    w:tblStyle w:val
    w:tblStyleRowBandSize w:val
    w:tblW w:type w:w
    w:tc
    w:tcBorders
    w:tcMar
    w:tcPr
    w:tcW w:type w:w
    w:textAlignment w:val
    w:titlePg
    w:top w:color w:space w:sz w:themeColor w:type w:val w:w
    w:tr
    w:trHeight w:hRule w:val
    w:trPr
    w:type w:val
    w:u w:val
    w:vAlign w:val
    w:vertAlign w:val
    w:widowControl w:val
    wp:cNvGraphicFramePr
    wp:docPr descr id name
    wp:extent cx cy
    wp:inline distB distL distR distT
"""
"""The text, the notes, the heads and feet of pages."""

THEME: Final = """
    a:accent1
    a:accent2
    a:accent3
    a:accent4
    a:accent5
    a:accent6
    a:bgFillStyleLst
    a:clrScheme name
    a:cs typeface
    a:dk1
    a:dk2
    a:ea typeface
    a:effectLst
    a:effectStyle
    a:effectStyleLst
    a:extraClrSchemeLst
    a:fillStyleLst
    a:fmtScheme name
    a:folHlink
    a:fontScheme name
    a:hlink
    a:latin typeface
    a:ln w
    a:lnStyleLst
    a:lt1
    a:lt2
    a:majorFont
    a:minorFont
    a:objectDefaults
    a:prstDash val
    a:schemeClr val
    a:solidFill
    a:srgbClr val
    a:theme name
    a:themeElements
"""
"""The theme."""

CORE: Final = """
    cp:coreProperties
    cp:keywords
    dc:creator
    dc:language
    dc:subject
    dc:title
    dcterms:created xsi:type
    dcterms:modified xsi:type
"""
"""The properties of the document."""

PROGRAM: Final = """
    Application
    Properties
"""
"""The properties that name the program."""

LINKS: Final = """
    Relationship Id Target TargetMode Type
    Relationships
"""
"""What leads from one part to another."""

TYPES: Final = """
    Default ContentType Extension
    Override ContentType PartName
    Types
"""
"""What each part is."""

CHART: Final = """
    a:bodyPr anchor rot vert wrap
    a:defRPr sz
    a:endParaRPr lang
    a:latin typeface
    a:ln w
    a:lstStyle
    a:noFill
    a:p
    a:pPr
    a:prstDash val
    a:solidFill
    a:srgbClr val
    c:auto val
    c:autoTitleDeleted val
    c:autoUpdate val
    c:axId val
    c:axPos val
    c:barChart
    c:barDir val
    c:cat
    c:catAx
    c:chart
    c:chartSpace
    c:crossAx val
    c:crossBetween val
    c:crosses val
    c:dLblPos val
    c:dLbls
    c:date1904 val
    c:delete val
    c:dispBlanksAs val
    c:externalData r:id
    c:f
    c:formatCode
    c:gapWidth val
    c:grouping val
    c:h val
    c:idx val
    c:invertIfNegative val
    c:layout
    c:layoutTarget val
    c:lblAlgn val
    c:lblOffset val
    c:legend
    c:legendPos val
    c:lineChart
    c:majorGridlines
    c:majorTickMark val
    c:majorUnit val
    c:manualLayout
    c:marker val
    c:max val
    c:min val
    c:minorTickMark val
    c:noMultiLvlLbl val
    c:numCache
    c:numFmt formatCode sourceLinked
    c:numRef
    c:order val
    c:orientation val
    c:overlay val
    c:plotArea
    c:plotVisOnly val
    c:pt idx
    c:ptCount val
    c:roundedCorners val
    c:scaling
    c:ser
    c:showBubbleSize val
    c:showCatName val
    c:showLegendKey val
    c:showPercent val
    c:showSerName val
    c:showVal val
    c:size val
    c:smooth val
    c:spPr
    c:strCache
    c:strRef
    c:symbol val
    c:tickLblPos val
    c:tickLblSkip val
    c:tickMarkSkip val
    c:tx
    c:txPr
    c:v
    c:val
    c:valAx
    c:varyColors val
    c:w val
    c:x val
    c:xMode val
    c:y val
    c:yMode val
"""
"""A chart."""

BOOK: Final = """
    sheet name ns1:id sheetId
    sheets
    workbook
"""
"""The workbook of a chart."""

SHEET: Final = """
    c r s t
    is
    row r
    sheetData
    t
    v
    worksheet
"""
"""The sheet of a workbook."""

CELLS: Final = """
    border
    borders count
    cellStyleXfs count
    cellXfs count
    fill
    fills count
    font
    fonts count
    numFmt formatCode numFmtId
    numFmts count
    patternFill patternType
    styleSheet
    xf applyNumberFormat borderId fillId fontId numFmtId xfId
"""
"""The styles of the cells of a workbook."""
