"""Words for offices, bodies and people, and the sector each stands for.

Sectors are PLOVER's as sayso codes them: ministries, police, courts and state services GOV;
armed, border and coast guard forces and officers MIL; unions, doctors, residents and
lawyers CVL; companies and owners BUS.
"""

from __future__ import annotations

from sayso.extraction.events.words import word_set
from sayso.model import Sector

__all__ = ["BODIES", "FEMALE", "GROUPS", "MALE", "NEUTRAL", "PEOPLE_ROLES", "TITLES", "sector_of"]


_BY_SECTOR: dict[Sector, str] = {
    Sector.MIL: """army armies military navy airforce force forces troops troop soldier soldiers
        serviceman servicemen servicewoman colonel general generals lieutenant major brigadier
        admiral corporal sergeant marine marines brigade battalion division regiment garrison
        warplane warplanes jet jets gunner gunners artillery paratroopers peacekeeper peacekeepers
        coastguard conscript conscripts junta warship warships commandos airmen sniper
        submarine missile missiles bomber bombers defence-forces servicemembers airstrikes""",
    Sector.GOV: """president presidency presidential premier minister ministers ministry ministries
        ministerial government governments cabinet administration regime official officials
        ambassador ambassadors embassy consulate consul diplomat diplomats envoy envoys parliament
        parliamentary senate senator senators congress congressman congressmen congresswoman
        lawmaker lawmakers legislator legislators legislature mp mps deputy-minister governor
        governors mayor mayors chancellor king queen prince princess emperor sultan emir monarch
        crown police policeman policemen court courts judge judges tribunal prosecutor prosecutors
        magistrate attorney attorneys-general authorities authority state-service agency-for council
        commission commissioner secretary treasury department bureau customs immigration sheriff
        statesman statesmen vice-president ruler intelligence security councillor municipality
        district oblast province undersecretary delegation negotiator negotiators inspector
        inspectors detective detectives speaker republic federal leadership capital capitals
        interrogators parliamentarian ministries-of emergency emergencies""",
    Sector.REB: """rebel rebels rebellion militant militants insurgent insurgents guerrilla
        guerrillas guerilla guerillas separatist separatists secessionists militia militias
        militiamen gunman gunmen terrorist terrorists jihadist jihadists jihadis extremists
        warlord paramilitary paramilitaries mutineers insurgency fighter fighters subversives
        kidnappers hijackers attackers""",
    Sector.OPP: """opposition dissident dissidents""",
    Sector.MED: """newspaper newspapers paper daily weekly journalist journalists reporter reporters
        correspondent correspondents broadcaster television tv radio magazine media press
        editor editors outlet channel wire gazette courier tribune newsroom columnist presenter""",
    Sector.IGO: """peacekeeping multinational intergovernmental un""",
    Sector.NGO: """ngo ngos charity charities nonprofit watchdog observatory foundation monitors
        monitor rights-group activists-group aid-group volunteers-group campaigners monitoring
        humanitarian""",
    Sector.BUS: """company companies firm firms bank banks corporation manufacturer businessman
        businessmen businesswoman businesspeople entrepreneur executive executives investor
        investors owner owners shipowner airline oligarch tycoon ceo employer employers retailer
        trader traders factory mine operator insurer plant refinery mill shipyard smelter
        management manager managers foreman brewery steelworks""",
    Sector.CVL: """resident residents villager villagers doctor doctors surgeon surgeons nurse
        nurses medic medics teacher teachers student students lawyer lawyers worker workers farmer
        farmers shepherd shepherds civilian civilians family families relatives woman women man men
        child children boy girl mother father brother sister son daughter wife husband parents
        neighbour neighbor neighbours neighbors people protester protesters demonstrators
        demonstrator strikers union unions engineers engineer driver drivers passenger passengers
        witness witnesses eyewitness eyewitnesses survivor survivors expert experts analyst
        analysts professor academic academics scholar researcher researchers scientist scientists
        hospital university school refugees refugee migrants migrant citizens citizen crowd crowds
        activists activist inmates prisoners pupils volunteers volunteer clinic priest bishop
        imam cleric clerics hospital clergy church voters fishermen locals pensioner
        employees employee immigrants author poet artist economist historian physician paramedic
        paramedics guide tourists fans sailors seafarers dockers miners crew captain skipper
        applicants academics grandmother grandfather widow elder elders shopkeeper shopkeepers
        supporter supporters grocer grocers prisoner detainee detainees parishioners mourners tenant
        tenants baker vendor vendors herder herders herdsman herdsmen smuggler fisherman midwife
        pharmacist barber waiter cook""",
}
_SECTORS = {word: sector for sector, words in _BY_SECTOR.items() for word in words.split()}

NEUTRAL = word_set(
    """spokesman spokeswoman spokesperson spokesmen spokespeople chief head chairman chairwoman
    chair director leader leaders member members deputy representative representatives
    commander commanders source sources aide aides adviser advisers advisor advisors
    secretary-general secretary officer officers operator guard guards coordinator founder
    manager boss statement chairperson vice counterpart negotiator office delegation unit
    units team group service services side sides party instructors insider founder
    candidate figure figures personnel number-two staff reporter mission lieutenant"""
)
"""Heads whose sector comes from what stands around them."""

PEOPLE_ROLES = word_set(
    """president premier minister ambassador diplomat envoy senator congressman congresswoman
    lawmaker legislator governor mayor chancellor king queen prince princess judge
    prosecutor attorney commissioner secretary sheriff colonel general lieutenant major
    brigadier admiral corporal sergeant captain journalist reporter correspondent editor
    doctor surgeon nurse teacher lawyer professor farmer shepherd driver woman man boy
    girl mother father brother sister son daughter wife husband neighbour neighbor witness
    survivor expert analyst spokesman spokeswoman spokesperson chief head chairman
    chairwoman director leader deputy representative commander aide adviser advisor
    officer coordinator founder manager boss mp activist dissident tycoon businessman ceo
    owner engineer resident villager soldier student economist historian official
    counterpart negotiator secretary-general speaker priest bishop imam cleric pope ruler
    emperor sultan emir councillor undersecretary columnist author detective inspector skipper rebel
    gunman warlord volunteer academic scholar pensioner grandmother conscript"""
)
GROUPS = word_set(
    """ministry government army military navy police parliament court embassy consulate council
    commission service services agency party union unions company firm bank group
    committee department office authority authorities administration force forces troops
    brigade battalion newspaper paper broadcaster channel hospital observatory
    organisation organization foundation charity association federation ministry
    presidency cabinet senate congress regime junta delegation coalition alliance militia
    front movement guard guards bureau centre center institute university club station
    tribunal management inspectorate"""
)
BODIES = word_set(
    """ministry department service agency committee council commission court parliament army navy
    police guard guards forces troops embassy office bureau authority administration
    senate congress observatory party union company corporation bank group organisation
    organization association university institute centre center hospital front movement
    brigade battalion federation foundation assembly duma board directorate command staff
    inspectorate"""
)
TITLES = word_set(
    """mr mrs ms miss dr prof sir dame lord lady president premier minister chancellor king queen
    prince princess general gen colonel col lieutenant lt major maj captain capt sergeant
    sgt corporal cpl admiral commander governor gov mayor senator sen representative rep
    secretary ambassador judge justice bishop archbishop pope father imam sheikh ayatollah
    rabbi hon h h.e rev reverend datu vice prime foreign defence defense interior finance deputy
    spokesman spokeswoman spokesperson chairman professor doctor brigadier marshal"""
)
FEMALE = word_set(
    """she her woman women girl mother sister daughter wife spokeswoman mrs ms miss queen
    princess chairwoman congresswoman businesswoman lady dame grandmother aunt niece widow
    actress policewoman nun madam"""
)
MALE = word_set(
    """he him his man boy father brother son husband spokesman mr king prince chairman
    congressman businessman lord sir grandfather uncle nephew priest policeman statesman
    pope imam"""
)


def sector_of(word: str) -> Sector | None:
    """Return the sector that a lower-case word stands for, or None."""
    return _SECTORS.get(word)
