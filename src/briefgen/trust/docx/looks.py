"""Elements of the parts that say how a Word file looks, with their attributes, one element a line: all that the writers write."""

from __future__ import annotations

from typing import Final

STYLES: Final = """
    w14:numForm w14:val
    w14:numSpacing w14:val
    w:b w:val
    w:bCs w:val
    w:basedOn w:val
    w:bidi
    w:bottom w:color w:space w:sz w:themeColor w:type w:val w:w
    w:cantSplit
    w:caps
    w:color w:themeColor w:val
    w:contextualSpacing
    w:docDefaults
    w:i w:val
    w:iCs w:val
    w:ilvl w:val
    w:ind w:hanging w:left w:right
    w:insideH w:color w:space w:sz w:themeColor w:val
    w:insideV w:color w:space w:sz w:themeColor w:val
    w:jc w:val
    w:keepLines w:val
    w:keepNext
    w:kern w:val
    w:lang w:bidi w:eastAsia w:val
    w:latentStyles w:count w:defLockedState w:defQFormat w:defSemiHidden w:defUIPriority w:defUnhideWhenUsed
    w:left w:color w:space w:sz w:themeColor w:type w:val w:w
    w:lsdException w:name w:qFormat w:semiHidden w:uiPriority w:unhideWhenUsed
    w:name w:val
    w:next w:val
    w:noProof
    w:numId w:val
    w:numPr
    w:outlineLvl w:val
    w:pBdr
    w:pPr
    w:pPrDefault
    w:pageBreakBefore
    w:qFormat
    w:rFonts w:asciiTheme w:cstheme w:eastAsiaTheme w:hAnsiTheme
    w:rPr
    w:rPrDefault
    w:right w:color w:space w:sz w:themeColor w:type w:val w:w
    w:semiHidden
    w:shd w:color w:fill w:themeFill w:val
    w:spacing w:after w:before w:line w:lineRule w:val
    w:strike w:val
    w:style w:customStyle w:default w:styleId w:type
    w:styles mc:Ignorable
    w:sz w:val
    w:szCs w:val
    w:tab w:leader w:pos w:val
    w:tabs
    w:tblBorders
    w:tblCellMar
    w:tblHeader
    w:tblInd w:type w:w
    w:tblPr
    w:tblStylePr w:type
    w:tblStyleRowBandSize w:val
    w:tcBorders
    w:tcMar
    w:tcPr
    w:top w:color w:space w:sz w:themeColor w:type w:val w:w
    w:trPr
    w:u w:val
    w:uiPriority w:val
    w:unhideWhenUsed
    w:vAlign w:val
    w:vertAlign w:val
    w:widowControl
"""
"""The styles."""

NUMBERING: Final = """
    w:abstractNum w:abstractNumId
    w:abstractNumId w:val
    w:color w:themeColor w:val
    w:ind w:hanging w:left
    w:lvl w:ilvl
    w:lvlJc w:val
    w:lvlOverride w:ilvl
    w:lvlText w:val
    w:multiLevelType w:val
    w:nsid w:val
    w:num w:numId
    w:numFmt w:val
    w:numbering
    w:pPr
    w:pStyle w:val
    w:rFonts w:ascii w:cs w:eastAsia w:hAnsi
    w:rPr
    w:start w:val
    w:startOverride w:val
    w:suff w:val
    w:tab w:pos w:val
    w:tabs
    w:tmpl w:val
"""
"""The lists."""

SETTINGS: Final = """
    w:characterSpacingControl w:val
    w:clrSchemeMapping w:accent1 w:accent2 w:accent3 w:accent4 w:accent5 w:accent6 w:bg1 w:bg2 w:followedHyperlink w:hyperlink w:t1 w:t2
    w:compat
    w:compatSetting w:name w:uri w:val
    w:decimalSymbol w:val
    w:defaultTabStop w:val
    w:embedTrueTypeFonts
    w:footnote w:id
    w:footnotePr
    w:listSeparator w:val
    w:settings
    w:themeFontLang w:val
    w:zoom w:percent
"""
"""The settings."""

FONTS: Final = """
    w:altName w:val
    w:charset w:val
    w:embedBold r:id w:fontKey
    w:embedBoldItalic r:id w:fontKey
    w:embedItalic r:id w:fontKey
    w:embedRegular r:id w:fontKey
    w:family w:val
    w:font w:name
    w:fonts
    w:panose1 w:val
    w:pitch w:val
    w:sig w:csb0 w:csb1 w:usb0 w:usb1 w:usb2 w:usb3
"""
"""The table of fonts."""
