"""Words for people, by whom tolls count: the lexicon's, more of them, and peoples."""

from __future__ import annotations

import re

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.persons import PERSONS as _KNOWN
from sayso.extraction.events.words import word_set

__all__ = ["HOUSEHOLDS", "PERSONS", "TROOPS", "is_person"]

_MORE = word_set(
    """critic critics assistant assistants client clients colonels majors captains colleague
    colleagues comrade comrades aide aides bodyguard bodyguards baker bakers bishop bishops
    brigadier brigadiers lieutenant lieutenants corporal corporals schoolchild schoolchildren
    schoolboy schoolboys schoolgirl schoolgirls grandchild grandchildren grandson granddaughter
    cameraman cameramen photographer photographers editor editors writer writers poet artist
    artists singer singers musician musicians academic academics professor professors lecturer
    lecturers governor mayor mayors councillor councillors lawmaker lawmakers senator senators
    candidate candidates campaigner campaigners organiser organisers organizer organizers
    unionist unionists dissident dissidents opponent opponents supporter supporters follower
    followers sympathiser sympathisers protestants evacuee evacuees deportee deportees exile
    exiles asylum-seeker asylum-seekers seeker seekers trekker trekkers holidaymaker
    holidaymakers traveller travellers traveler travelers commuter commuters stowaway stowaways
    helper helpers carer carers midwife midwives pharmacist pharmacists dentist dentists
    ambulanceman lifeguard lifeguards coastguard coastguards gendarme gendarmes constable
    constables detective detectives inspector inspectors warden wardens jailer jailers hunter
    hunters logger loggers stevedore stevedores barber barbers butcher butchers tailor tailors
    seller sellers stallholder stallholders beggar beggars servant servants maid maids gardener
    gardeners carpenter carpenters bricklayer mason masons steelworker steelworkers oilman
    oilmen roughneck roughnecks fireman firemen airwoman crewwoman businessman businessmen
    businesswoman banker bankers accountant accountants secretaries receptionist waiter waiters
    waitress waitresses chef chefs bartender contractor contractors subcontractor subcontractors
    staffer staffers delegate delegates envoy envoys ambassador ambassadors consul consuls
    adviser advisers advisor advisors translator translators interpreter interpreters fixer
    fixers seminarian imam imams rabbi rabbis pastor pastors preacher preachers cleric clerics
    worshiper worshipers churchgoer churchgoers devotee devotees orphan widow widows widower
    bride groom newborn newborns minors pensioner pensioners elder elders chiefs warlord
    warlords athlete athletes footballer footballers jockey racegoer racegoers reveller
    revellers dancer dancers concertgoer concertgoers diner diners shoppers onlooker onlookers
    passer-by passers-by spectators eyewitness robber robbers thief thieves smuggler smugglers
    trafficker traffickers bandit bandits pirate pirates intruder intruders assailant assailants
    kidnapper kidnappers abductor abductors hijacker hijackers rioter rioters looter looters
    jihadist jihadists separatist separatists partisan partisans militiaman militiamen
    paramilitary paramilitaries legionnaire legionnaires infantryman infantrymen paratrooper
    paratroopers gunner gunners grenadier tankman tankmen sapper sappers submariner submariners
    seawoman helmsman skipper skippers stewardess stewards attendant attendants aircrew
    humanitarians breadwinner breadwinners tribesman tribesmen herdsman herdsmen pastoralist
    pastoralists sharecropper sharecroppers smallholder smallholders landowner townspeople
    townsfolk locals countryman countrymen compatriot compatriots expatriate expatriates
    defector defectors deserter deserters captive captives internee internees convicts escapees
    returnee returnees persons counter-protesters counter-demonstrators"""
)
PERSONS = _KNOWN | _MORE
"""Every word that counts people: the lexicon of events, and more that wires count by."""

TROOPS = word_set(
    """troops troop soldiers servicemen fighters men militants rebels mercenaries reservists
    conscripts marines paratroopers peacekeepers personnel gendarmes commandos guards guardsmen
    policemen police officers recruits militiamen insurgents infantrymen"""
)
"""People whose being somewhere is itself the news."""

HOUSEHOLDS = frozenset({"families", "households"})
"""What the displaced alone are counted by, too."""

_PEOPLES = re.compile(
    r"[A-Z][a-z]{2,}(?:ans|ese)|(?:Iraq|Israel|Pakistan|Bangladesh|Saudi"
    r"|Kuwait|Yemen|Oman|Qatar|Emirat|Somal|Punjab|Azerbaijan|Nepal|Azer)i?s|Kurds|Turks|Uzbeks"
    r"|Kazakhs|Tajiks|Turkmens|Poles|Serbs|Croats|Slovaks|Czechs|Arabs|Jews|Muslims|Greeks|Finns"
    r"|Danes|Swedes|Scots|Spaniards|Britons|Germans|Thais|Filipinos|Afghans|Malays|Burmans|Tamils"
    r"|Uighurs|Uyghurs|Chechens|Bosniaks|Congolese|Kenyans|Ugandans|Cubans|Chileans|Hazaras"
)


def is_person(clause: Clause, k: int) -> bool:
    """Tell whether token *k* counts people: "soldiers", "Zambians"."""
    return clause.low[k] in PERSONS or _PEOPLES.fullmatch(clause.tokens[k].text) is not None
