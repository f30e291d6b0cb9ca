"""Words that say nothing of anybody: those of every sentence, of every paper to a legislature, of places, days and offices."""

from __future__ import annotations

from typing import Final

from briefgen.trust.folding import folded


def _set(words: str) -> frozenset[str]:
    return frozenset(folded(words))


EVERYDAY: Final = _set("""
    a about above after again against all also although always am among an and another any anybody anyone are as ask asks at away
    back be because been before behind being below between both but by can cannot come could did do does doing done down during
    each either enough even ever every everyone far few first for from full further get give given go good got had has have
    having he her here hers him his how however i if in instead into is it its itself just keep kept kind know known last least
    less let like little long look made make makes making many may me means might more most much must my near need needs never
    new next no nobody none nor not nothing now of off often old on once one only onto or other others our ours out over own
    part people per person please put quite rather really right s same say says said see seen several shall she should since so
    some somebody someone something soon still such t take taken takes than that the their theirs them then there these they
    thing things this those though through thus till time times to today together too toward towards two under until up upon us
    use used uses using very want wants was way ways we well were what when where whether which while who whole whom whose why
    will with within without work works would year years yes yet you your yours three four five six seven eight nine ten
    hundred thousand million percent number numbers day days week weeks month months
    de la el los las en y que un una por con para se su del al es no lo como mas o
""")
"""Words of every sentence, in English and Spanish."""

OFFICIAL: Final = _set("""
    act agree america american answer answers appreciate argument available bill bills brief briefs call chair coalition
    committee committees community communities congress contact contacts country district dear evidence fact facts federal
    figure glad government governor happy harm help hearing honorable house important information issue justice law laws leader
    legislation legislator legislators legislature letter local meet meeting meetings member members national office
    officers oppose opposes opposition organization organizations page paper policy public question questions reduction
    report represent representative representatives respectfully section sections senate senator senators services sincerely
    source sources staff state states statute subcommittee support supports table testimony thank thanks thankful title
    united urge version visit vote votes washington welcome writing yours
    came come comes coming floor calendar
    aim aims begin begins change changes concern concerns concerned end ending ends expect family families find finds found future
    goal goals hope hopes join joined joins learn lead leads life line lines list live lives matter matters moment money name names
    note notes open order place places plan plans point points problem problems program programs reach reaches read ready record
    records result results right rights role rule rules serve serves share shared shares side sign signed signs speak speaks
    stand stands start started starts stop stops story talk team tell tells term terms text try word words worry write written
    health safety safe sex worker workers policing police study studies research
""")
"""Words of every paper to a legislature."""

DATED: Final = _set("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun am pm noon
""")

INSTITUTIONS: Final = _set("""
    act acts amendment agency alliance association assembly authority board bureau caucus center centre church city clinic
    coalition code college commission committee company conference congress constitution convention corporation council county
    court case decision grant grants study department
    directive division doctrine federation foundation fund group hospital house inc initiative institute
    journal law laws league legislature ministry model network office organization party press program programme project
    protocol regulation report resolution review rule school section senate service services society state statute street
    avenue road subcommittee taskforce title treaty trust union university v vs watch
""")
"""Words that make a name one of a law, a body, a case or a work, and not of a person."""

LAWLIKE: Final = _set(
    "act acts amendment amendments award awards bill case code decision fund grant grants law laws program project rule ruling v vs"
)
"""Words that make what stands before them the name of a law, a case or a program."""

PLACES: Final = _set("""
    africa alabama alaska albany america american amsterdam angeles arizona arkansas asia atlanta australia austria baltimore
    belgium berlin boston brazil britain british brooklyn california canada canadian capitol carolina chicago china cleveland
    colorado columbia connecticut dakota dallas delaware denmark denver detroit district east england english europe european
    finland florida france francisco french georgia german germany great hampshire hawaii hill houston iceland idaho illinois
    india indiana iowa ireland island italy japan jersey kansas kentucky kingdom las london louisiana madrid maine maryland
    massachusetts mexico miami michigan minneapolis minnesota mississippi missouri montana nebraska netherlands nevada new north
    northern norway oakland ohio oklahoma oregon orleans oslo paris pennsylvania philadelphia phoenix pittsburgh portland puerto
    queens rhode rico rome san scotland seattle south southern spain spanish stockholm sweden swedish switzerland tennessee texas
    thailand toronto united utah vegas vermont virginia wales washington west western wisconsin world wyoming york zealand
""")
"""Words of the names of places."""

TITLES: Final = {
    "rep": ("representative", "congresswoman", "congressman", "congressmember"),
    "sen": ("senator",),
    "gov": ("governor",),
    "del": ("delegate",),
    "councilmember": ("councilwoman", "councilman", "councilor"),
    "assemblymember": ("assemblywoman", "assemblyman"),
    "mr": ("mister",), "ms": (), "mrs": (), "mx": (), "dr": ("doctor",), "judge": (), "sheriff": (), "mayor": (), "chief": (),
    "sra": (), "sr": (), "senora": (), "senor": (),
}  # fmt: skip
"""What stands before the surname of a person, with other spellings of it."""

TITLE_OF: Final = {other: title for title, others in TITLES.items() for other in (title, *others)}

SOMEBODY: Final = _set(
    "he she him her his hers el ella rep sen senator representative congresswoman congressman boss staffer"
)
"""Words for somebody of whom something is said."""

STANCES: Final = _set("""
    voted votes vote voting opposed opposes supported supports supporting backs backed leans leaning wavers wavering undecided
    hostile ally opponent swing persuadable lied lies lying afraid scared pressured reelection donor donors whip owes promised
    refused refuses agreed agrees disagrees cosponsor cosponsored abstain abstained flipped flip soft hard yes no unfriendly
    friendly convinced doubts doubtful hates likes fears wants told admitted admits drunk ill sick divorced gay trans survivor
    votó vota apoya rechaza duda indeciso indecisa
""")
"""Words that make a sentence a judgement on somebody."""

ANSWERS: Final = _set("no yes yea nay aye against for present")
"""What may follow a vote."""
