"""Small closed lists of words that names are made with. Source: compiled by hand for briefgen."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Give the words of ``text``."""
    return frozenset(text.split())


HONORIFICS = word_set(
    "mr mrs ms miss dr sir dame lord lady prof professor rev reverend president vice prime minister "
    "premier chancellor senator sen representative rep governor gov mayor king queen prince princess pope "
    "general gen colonel col captain capt lieutenant lt sergeant sgt admiral major judge justice "
    "secretary ambassador chairman chairwoman former"
)
"""Words before a name that are not part of it."""
COURTESIES = word_set("mr mrs ms miss dr sir madam")
"""Words before a name that say nothing of what somebody is."""
PARTICLES = word_set(
    "von van der den de del della di da dos das do la le du el al bin ibn ben abu ter ten zu bint and"
)
"""Words in lower case inside names."""
GENERATIONS = word_set("jr sr ii iii iv")
"""What tells a father from his son."""
LEGAL_FORMS = word_set(
    "inc incorporated corp corporation co company ltd limited llc llp plc ag sa se nv bv gmbh spa ab asa "
    "oyj oy pty pvt pte bhd sas sarl kg kk lp aktiengesellschaft"
)
"""Ends of company names that come and go."""
SAINTS = {"st": "saint", "mt": "mount", "ft": "fort"}
"""First words of place names that are abbreviated."""
SPELLINGS = {
    "defense": "defence",
    "center": "centre",
    "labor": "labour",
    "organisation": "organization",
    "theater": "theatre",
    "program": "programme",
    "harbor": "harbour",
}
"""American and British spellings that names differ in."""
SMALL_WORDS = word_set("a an and at by de for in la of on or the to with")
"""Words that acronyms leave out."""
HEADS = word_set(
    "ministry department government army navy military parliament senate congress cabinet embassy police "
    "forces staff guard court treasury assembly presidency constitution"
)
"""First or last words of bodies that every state has."""
DESCRIPTORS = word_set(
    "group holding holdings motor motors bank airlines airways brothers industries technologies "
    "technology systems entertainment computer computers pharmaceuticals foods stores energy media "
    "communications telecom insurance studios pictures records electronics semiconductor semiconductors "
    "microsystems networks software aerospace petroleum steel chemicals pharma telecommunications "
    "instruments biotech therapeutics shipping logistics breweries mining minerals"
)
"""Last words of company names that are left out once the company is known."""
NEWSPAPERS = word_set(
    "times post herald tribune journal gazette telegraph chronicle express mirror examiner inquirer courier "
    "globe"
)
"""Last words of newspapers' names, by which their readers call them."""
REGIONS = word_set(
    "nordic baltic balkan european african asian american arab arctic pacific caribbean andean atlantic "
    "eurasian commonwealth"
)
"""Parts of the world that bodies are called after."""
LOCAL_PLACES = word_set(
    "parish town city district county borough village municipal community township school"
)
LOCAL_BODIES = word_set("council board court police commission assembly committee")
"""Two words that make the name of a body which every place has: "Parish Council", "School Board"."""
SINGLE_HEADS = word_set(
    "alliance coalition front movement fund trust tribunal foundation bloc caucus consortium society "
    "association institute"
)
"""Words that bodies' names end with or begin with, and that stand for them: "the Alliance"."""
