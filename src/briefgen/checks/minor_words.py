"""Words that weigh: numbers and quantities, negations, what must, may or can be; and those that weigh nothing.

Those that weigh do so in a text of either language: English words stand in Spanish texts, and the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

QUANTITIES: Final = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion
    billions trillion trillions dozen dozens score scores first second third fourth fifth sixth seventh eighth ninth tenth last
    half halves quarter quarters thirds fourths fifths tenths once twice thrice single double triple both pair couple
    all every each any some most many much more less least fewer fewest few several none either whole entire total part partly
    only just merely solely alone enough almost nearly about around roughly approximately exactly over under above below
    another other others rest majority minority always often sometimes rarely seldom ever again
    percent per cent cents point points dollar dollars day days week weeks month months year years hour hours minute minutes
    mile miles meter meters gram grams dose doses
    cero uno una unos unas un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
    diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos
    doscientos trescientos quinientos mil miles millón millones docena docenas primero primera primer segundo segunda tercero
    tercera tercer cuarto cuarta último última medio media mitad tercio tercios doble triple ambos ambas par
    todo toda todos todas cada cualquier cualquiera cuales cualesquiera algún alguno alguna algunos algunas mayoría minoría
    mucho mucha muchos muchas poco poca pocos pocas más menos mayor menor mejor peor varios varias bastante bastantes demás
    otro otra otros otras solo sólo sola solos solas solamente únicamente apenas casi aproximadamente unicamente tanto tantos
    siempre vez veces sobre bajo dólar dólares día días semana semanas mes meses año años hora horas milla millas
    """.split()
)
"""Numbers in words, quantities, units of time and money, and what makes a quantity another one."""

NEGATIONS: Final = frozenset(
    """
    no not nor neither dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt
    none never nothing nobody nowhere without cannot unless except besides despite against hardly scarcely
    barely lack lacks lacking fail fails failed refuse refuses refused deny denies denied
    ni nunca jamás sin ningún ninguno ninguna ningunos ningunas nada nadie tampoco contra excepto salvo menos aunque sino
    """.split()
)
"""Words that turn what is said into its opposite, or take something out of it."""

MODALS: Final = frozenset(
    """
    must shall may might should can could will would ought need needs needed want wants require requires required allow allows
    allowed if whether or and but because until
    poder puede pueden podrá podrán podría podrían podemos pudo pudieron deber debe deben deberá deberán debería deberían debemos
    hay haber habrá habría habrán quiere quieren necesita necesitan requiere requieren permite permiten si o u y e pero porque hasta
    """.split()
)
"""What must, may or can be, under which condition, and how statements hang together."""

FILLERS: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset("a an the that which who also very really indeed actually".split()),
    "es": frozenset("el la los las lo que también muy además realmente".split()),
}
"""Words that may come and go in a language."""

AGREEING: Final[Mapping[str, frozenset[frozenset[str]]]] = {
    "en": frozenset(
        map(frozenset, (("is", "are"), ("was", "were"), ("has", "have"), ("does", "do"), ("this", "these")))
    ),
    "es": frozenset(
        map(frozenset, (("es", "son"), ("ha", "han"), ("era", "eran"), ("fue", "fueron"), ("está", "están")))
    ),
}
"""Words that are one, but for what they agree with."""

ENDINGS: Final = frozenset(
    """
    s es d ed ing e er ers r rs ee ees or ors ly
    o a os as n an en ó é á í ía ías r ron do da dos das ndo ado ada ados adas ido ida idos idas
    """.split()
) | {""}
"""What stands at the end of a word and makes one of another number, time or kind of it."""

TURNING: Final = frozenset("a anti contra counter de des dis extra i il im in ir mis no non sub un".split())
"""What stands before a word and makes its opposite of it."""
