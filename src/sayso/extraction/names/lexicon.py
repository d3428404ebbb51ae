"""The words that names by rule go by."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from sayso.model import Label

__all__ = [
    "CONNECTORS",
    "FACILITY_HEADS",
    "FUNCTION_WORDS",
    "GENERIC",
    "LOCATION_HEADS",
    "ORG_HEADS",
    "PLACE_CUES",
    "PLACE_KINDS",
    "SPEECH_WORDS",
    "STATE_FORMS",
    "TITLES",
    "closed_list",
]

TITLES = frozenset(
    """president premier prime minister chancellor king queen prince princess emperor sultan emir
    sheikh sheik ayatollah imam mullah pope cardinal archbishop bishop rabbi father reverend rev
    senator sen representative rep congressman congresswoman governor gov mayor councilman
    councilwoman councillor alderman ambassador envoy consul secretary undersecretary speaker
    spokesman spokeswoman spokesperson chairman chairwoman chair director commissioner chief
    sheriff constable officer detective inspector superintendent marshal general gen lieutenant
    lt colonel col major maj captain capt commander cmdr admiral adm sergeant sgt corporal cpl
    private pvt brigadier brig judge justice attorney prosecutor lawyer professor prof doctor dr
    mr mrs ms miss sir lord lady dame baron coach editor analyst parliamentarian deputy mp
    lawmaker minister vice-president foreign defence defense interior acting former""".split()
)
"""Lower-cased words before a person's name."""

ORG_HEADS = frozenset(
    """ministry department agency authority administration bureau office committee commission
    council court parliament congress senate assembly duma rada knesset bundestag majlis
    government cabinet service services forces force troops army navy corps guard guards police
    militia brigade battalion regiment division command staff headquarters union federation
    confederation league alliance coalition front movement party group network association
    society foundation institute institution university college school academy hospital clinic
    church company corporation corp inc ltd llc plc gmbh co bank fund trust holdings industries
    airlines airways railways times post news tribune herald journal gazette daily press agency
    wire radio television tv broadcasting channel club team board chamber centre center
    observatory monitor mission organisation organization secretariat treasury tribunal
    directorate inspectorate hotline initiative campaign taliban hamas hezbollah isis nato
    un eu osce iaea fbi cia nsa fsb gru sbu interpol unicef unhcr redcross""".split()
)
"""Lower-cased words that end, or alone make, the name of an organisation."""

FACILITY_HEADS = frozenset(
    """airport airfield airbase base bridge dam plant station stadium arena square street avenue
    road highway boulevard palace castle mosque cathedral temple monastery museum prison jail
    camp port harbour harbor checkpoint crossing tunnel canal tower barracks reactor mine market
    hotel mall park cemetery""".split()
)
LOCATION_HEADS = frozenset(
    """river lake sea ocean bay gulf strait island islands isle peninsula mountain mountains
    mount valley desert forest plain plateau hills heights cape coast reef delta basin glacier
    canyon gorge pass archipelago""".split()
)
PLACE_KINDS = frozenset(
    """city town village settlement hamlet suburb district region province oblast krai raion
    county state republic municipality township parish governorate prefecture canton territory
    neighbourhood neighborhood borough port capital enclave area""".split()
)
"""What a place can be called: "the village of X", "X region"."""

PLACE_CUES = frozenset(
    """in near from at to into outside around across towards toward through throughout via
    inside within between above beyond over leaving reached entered visiting visited
    southern northern eastern western central south north east west northeast northwest
    southeast southwest downtown""".split()
)
"""Words right before the name of a place."""

SPEECH_WORDS = frozenset(
    """said says say told tells added adds denied denies claimed claims announced announces
    confirmed confirms accused accuses insisted insists argued argues wrote writes warned warns
    stated states noted notes explained explains replied replies asked asks called calls
    declared declares vowed vows urged urges rejected rejects recalled recalls who""".split()
)
GENERIC = frozenset(
    """highway route section block lane city county state street road avenue parkway boulevard
    drive north south east west day night week year season game school district church board
    council department office officer police fire chief bill act law order house senate page
    chapter part phase round level grade class division group team unit room floor building
    arab arabs muslim muslims christian christians jew jews jewish islamic islam catholic
    protestant democrat democrats republican republicans democratic western eastern northern
    southern internet web facebook twitter google youtube mom dad mother father god lord royal
    secretary senator president prince major general chief justice dr mr mrs photo caption
    copyright contact phone email call source credit staff editor click please thanks thank
    well yes no ok oh great good big best top real prime black white green red blue
    i'm i'll i've we'll we've you'll they'll he'd she'd unite clients note""".split()
)
"""Lower-cased words that name nothing when they stand alone with a capital."""
STATE_FORMS = frozenset(
    """Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Mass. Md. Mich.
    Minn. Miss. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Tenn. Tex. Va. Vt. Wash. Wis. Wyo. Ont. Que.
    Alta. Sask. Man. Vic. Tas. Qld.""".split()
)
"""Short forms of states and provinces in the style of English-language agencies."""
CONNECTORS = frozenset(
    "of for and de del della di da du van von der den bin ibn al el la le the".split()
)

FUNCTION_WORDS = frozenset(
    """a an the this that these those it its he she they we i you his her their our my your him
    them us who what which when where why how there here then now today yesterday tomorrow and
    but or nor so yet if because although though while whereas since until before after during
    despite in on at by for from to of with without within under over above below between among
    against about into onto through across along around near behind beyond as than not no yes
    neither either both each every all some any many much more most few several other another
    such same own only also even still just again once ever never always often sometimes later
    earlier soon meanwhile however moreover furthermore instead therefore thus hence indeed
    perhaps maybe according asked speaking citing following using given having being is are was
    were be been has have had do does did will would can could may might must shall should one
    two three four five six seven eight nine ten eleven twelve first second third last next new
    old local officials authorities police people residents witnesses reports sources eds updates
    adds photo image video read share related monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun am pm gmt utc est
    urgent breaking exclusive update analysis opinion editorial world politics sports business
    let get let's it's that's there's he's she's they're we're i'm don't doesn't didn't isn't
    god ok english arabic easter christmas ramadan eid thanksgiving neither nobody everyone
    someone anyone nothing everything something anything like unlike unless whether whose whom
    out up down off back together apart early late half around nearly almost about least""".split()
)
"""Words that don't open a name, though they stand capitalised at the start of a sentence."""


@lru_cache(maxsize=1)
def closed_list() -> dict[str, Label]:
    """Return countries, capitals, regions, demonyms and the like with their labels."""
    text = (files(__package__) / "closed_list.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines())
    return {name: Label(label) for name, label in pairs}
