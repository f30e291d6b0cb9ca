"""What has digits and is no figure: dates, laws and their parts, names with a number, addresses, telephones, times."""

from __future__ import annotations

import re
from functools import cache

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_PLACE = (
    r"(?:§§?|[Ss]ecs?\.|[Ss]ections?|[Ss]ubsecs?\.|[Ss]ubsections?|[Tt]itles?|[Cc]hapters?|[Cc]h(?:ap)?s?\.|[Aa]rticles?|[Aa]rts?\.|[Pp]aragraphs?|"
    r"[Pp]aras?\.|[Pp]arts?|[Cc]lauses?|[Rr]ules?|[Aa]mendments?|[Pp]roposition|[Pp]rop\.|[Nn]os?\.|[Nn]umber|[Tt]ables?|[Ff]igures?|[Ff]igs?\.|[Bb]ox|"
    r"[Aa]ppendix|[Aa]nnex(?:es)?|[Ee]xhibits?|[Aa]ttachments?|[Ss]chedules?|[Rr]ecitals?|[Ll]ines?|[Tt]iers?|[Ll]evels?|[Ss]tages?|[Ww]aves?|"
    r"[Pp]riorit(?:y|ies)|[Rr]ecommendations?|[Gg]oals?|[Oo]bjectives?|[Mm]easures?|[Pp]rinciples?|[Vv]ersions?|[Dd]rafts?|[Ff]orms?|"
    r"[Pp]recincts?|[Ss]uites?|[Ff]loors?|[Tt]erminals?|[Pp]iers?|[Pp]oints?|[Ll]ocals?|[Ss]teps?|[Qq]uestions?|[Nn]otes?|[Oo]ptions?|[Pp]hase|[Vv]ol(?:ume|\.)|[Ii]ssue|[Pp]p?\.|[Pp]ages?|[Dd]istricts?|[Ww]ards?|[Rr]oom|[Rr]oute)"
)
_LABEL = r"(?:[0-9][0-9.:–-]*[A-Za-z]?(?:\([A-Za-z0-9]+\))*|\([0-9]{1,3}\))"
_MORE = rf"(?:(?:, and|, or| and| or|;| to) {_LABEL}|, {_LABEL}(?=[,;.:)]|,? (?:and|or)\b|\s*$))*"
"""More numbers of the same kind: sections 2, 3 and 4."""

_NOT_NAMES = (
    r"A|About|Above|Across|After|Again|Against|All|Almost|Already|Also|Although|Among|An|And|Another|Any|Approximately|Are|"
    r"Around|As|At|Barely|Because|Before|Below|Between|Beyond|But|By|Counting|Despite|During|Each|Eight|Even|Every|Exactly|"
    r"Except|Exceeding|Few|Fewer|Five|For|Four|From|Had|Half|Hardly|Has|Have|He|Her|Here|Hers|His|How|However|I|If|In|Including|"
    r"Instead|Into|Is|It|Its|Just|Last|Least|Less|Like|Look|Many|Maybe|Merely|More|Most|My|Nearly|Next|Nine|No|Nor|Not|Now|Of|Off|"
    r"On|One|Only|Or|Other|Our|Out|Over|Past|Per|Perhaps|Plus|Precisely|Roughly|Seven|She|Since|Six|So|Some|Still|Such|Ten|Than|"
    r"That|The|Their|Then|There|These|They|This|Those|Though|Three|Through|Throughout|To|Today|Together|Total|Toward|Twice|Two|"
    r"Under|Unlike|Until|Up|Versus|Was|We|Were|What|When|Where|Whether|Which|While|Who|Whose|Why|With|Within|Without|Yet|You|Your"
)
"""Words that begin a sentence before a figure, and give no name to it."""

_COUNTED = (
    r"(?: ?%|,[0-9]|[ -](?:per ?cent|fold|hundred|thousand|million|billion|trillion|people|persons|women|men|children|adults|youths?|"
    r"patients|workers|sellers|buyers|clients|arrests|deaths|overdoses|cases|sites|times|more|fewer|less|in|out|of (?:them|those|these|every|all|our|its|their|(?!(?:1[5-9]|20)[0-9]{2}\b)[0-9]+))\b)"
)
"""What shows after a number that it counts something, or is the share of something."""

NAMED = rf"(?<![\w-])(?!(?:{_NOT_NAMES})\b)[A-Z][\w'’&-]*\.? (?:[Nn]o\. ?)?{_LABEL}{_MORE}(?![\w]|{_COUNTED})"
"""A name with a number: Tier 1, Act 15, Windows 11, NY 10001."""

_STREET = (
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|Building|Place|Plaza|Square|Court|Way|House|"
    r"Hall|Highway|Parkway|Terrace|Broadway)"
)
_SPAN = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)"

_BILL = (
    r"(?:H\.? ?R\.?|S\.|[HSA]\.? ?B\.?|A\.|L\.? ?D\.?|[HS]\.? ?F\.?|[HS]\.? ?(?:J\.? ?|Con\.? ?)?Res\.?|(?:House|Senate|Assembly) (?:Bill|File|Resolution)|"
    r"[Bb]ills?|Int\.|Intro\.?)"
)
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
EXEMPT = (
    rf"\b{_MONTH} [0-9]{{1,2}}(?:[-–][0-9]{{1,2}})?(?:,? [0-9]{{4}})?\b|\b[0-9]{{1,2}} {_MONTH}(?: [0-9]{{4}})?"
    r"|\b[0-9]+:[0-9]+\b|\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\b"
    rf"|(?<![\w.,$€£]){_YEAR}(?:[-–/](?:[0-9]{{4}}|[0-9]{{2}})\b)?(?![\w%]|,[0-9]|\.[0-9]| (?:percent|per cent|%|people|persons|women|men|million)\b)"
    rf"|\b{_BILL}\s?(?:Nos?\. )?[0-9][0-9-]*[A-Z]?\b|\b[AHS] [0-9]{{3,5}}\b"
    rf"|(?<!\w){_PLACE}\s?{_LABEL}{_MORE}"
    r"|\b(?:Pub(?:lic|\.) ?L(?:aw|\.)|P\. ?L\.) ?(?:Nos?\. ?)?[0-9]+[-–][0-9]+"
    r"|\b[0-9]+ (?:U\.? ?S\.? ?C\.?|U\. ?S\.|C\.? ?F\.? ?R\.?|Stat\.|Fed\. Reg\.|F\.(?:2d|3d|4th)|S\. ?Ct\.)(?: ?§+)? ?[0-9][\w.,()-]*"
    r"|\b[0-9]+ (?:U\.? ?S\.? ?C|C\.? ?F\.? ?R)\b"
    r"|\b(?:19|20)[0-9]{2} [A-Z]{2,6} [0-9]+\b|\b[0-9]{2,4}(?:\([A-Za-z0-9]{1,4}\))+"
    rf"|\b[0-9]{{1,3}}-(?:second|minute|hour|day|night|week|month|year|step|page|part|item)s?\b|\b(?:[0-9]{{1,2}})-point (?:plan|agenda|list|summary)\b"
    rf"|\b(?:[Ww]ithin|[Ff]irst|[Ll]ast|[Nn]ext|[Pp]ast|[Ee]very) [0-9]{{1,3}} (?:(?:business|calendar|working) )?{_SPAN}\b"
    rf"|\b[0-9]{{1,6}}[A-Z]? (?:[A-Z][\w.'’-]* ){{1,4}}{_STREET}(?!\w)"
    r"|\b(?:[Yy]es|[Nn]o|[Vv]ote) on [0-9]{1,3}\b|\b[Tt]ext [A-Z]+ to [0-9]{3,6}\b|(?<![\w.-])[0-9]{3}-[0-9]{4}\b"
    r"|^\s*(?:[0-9]{1,3}[.)]|\(?[0-9]{1,3}\)) "
    r"|(?<!\w)#[0-9]+\b"
    r"|\b[0-9]{1,2}(?::[0-9]{2})? ?[ap]\.?m\b|\b24/7\b"
    r"|(?<!\w)(?:\+?[0-9][ .-])?\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}\b|\b(?:911|988|211|311)\b"
    r"|\b[Aa]ge[sd]? [0-9]+(?:(?:[-–]| to | and | or )[0-9]+)?|\b[0-9]+[- ]years?[- ]olds?\b|\b(?:under|over|below) (?:16|18|21)\b"
    r"|\b[0-9]+ (?:and|or) (?:older|over|younger|under)\b"
)
"""What has digits and is no figure: dates, years, bills, laws and their parts, places in a work, times, telephones, ages."""

_BEFORE_DIGITS = (
    r"(?=[A-Zabcdefgilmnopqrstuvwy0-9(#+§]|^)(?<!\w)(?=[^0-9]{0,48}[0-9]|[^\s0-9]{36}|\s{36}|[Tt]ext [A-Z]{30})"
)
"""Where any of that can begin, which is quickly seen: not within a word, and with digits soon after.

Only names, spaces at the beginning and the name of a text may be longer than what is looked at.
"""


@cache
def exempt(named: bool) -> re.Pattern[str]:
    """The pattern of what is exempt; with `named`, any capitalized word before a number makes a name of it.

    In a title every word may be capitalized, so that this says nothing there.
    """
    return re.compile(f"{_BEFORE_DIGITS}(?:{EXEMPT}" + (f"|{NAMED}" if named else "") + ")")
