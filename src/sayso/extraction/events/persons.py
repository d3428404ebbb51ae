"""Words for people: whom an event is done to, and who is counted."""

from __future__ import annotations

from sayso.extraction.events.words import word_set

__all__ = ["PERSONS", "SINGULAR"]


PERSONS = word_set(
    """person people man men woman women child children boy boys girl girls baby babies infant
    infants toddler toddlers teen teens teenager teenagers youth youths adult adults
    soldier soldiers troop troops serviceman servicemen servicewoman servicewomen guard
    guards officer officers policeman policemen policewoman police deputy deputies trooper
    troopers civilian civilians villager villagers resident residents worker workers
    student students pupil pupils passenger passengers crew crewmember sailor sailors
    fisherman fishermen migrant migrants refugee refugees protester protesters protestor
    protestors demonstrator demonstrators activist activists journalist journalists
    reporter reporters doctor doctors nurse nurses medic medics paramedic paramedics
    firefighter firefighters rescuer rescuers miner miners driver drivers pilot pilots
    conscript conscripts recruit recruits cadet cadets fighter fighters militant militants
    rebel rebels insurgent insurgents gunman gunmen attacker attackers terrorist
    terrorists bomber bombers guerrilla guerrillas peasant peasants farmer farmers
    shepherd shepherds hostage hostages prisoner prisoners inmate inmates detainee
    detainees suspect suspects victim victims citizen citizens national nationals
    foreigner foreigners tourist tourists worshipper worshippers pilgrim pilgrims priest
    priests nun nuns monk monks teacher teachers judge judges lawyer lawyers politician
    politicians minister ministers official officials diplomat diplomats general generals
    colonel major captain sergeant sergeants commander commanders marine marines
    peacekeeper peacekeepers volunteer volunteers employee employees staff member members
    relative relatives brother brothers sister sisters father mother son sons daughter
    daughters husband wife couple neighbour neighbours neighbor neighbors friend friends
    bystander bystanders passerby passersby pedestrian pedestrians motorist motorists
    cyclist cyclists shopper shoppers customer customers clerk cousin cousins grandmother
    grandfather uncle aunt nephew niece survivor survivors patient patients combatant
    combatants soul souls personnel guardsman guardsmen operative operatives agent agents
    leader leaders kid kids male males female females twins sibling siblings guest guests
    partygoers player players owner homeowner subversive subversives extremist extremists
    individual individuals servicemembers engineer engineers technician technicians
    climber climbers parent parents orphans widow fans fan spectator spectators crewmen
    crewman airman airmen deckhand deckhands seafarer seafarers seaman seamen trawlerman
    trawlermen trucker truckers docker dockers welder welders electrician electricians
    mechanic mechanics operator operators shopkeeper shopkeepers vendor vendors trader traders
    merchant merchants mourner mourners striker strikers picket pickets marcher marchers
    physician physicians surgeon surgeons orderly orderlies chemist chemists cook cooks
    herder herders nomad nomads believer believers voter voters observer observers
    builder builders labourer labourers laborer laborers cleaner cleaners porter porters
    guide guides hiker hikers skier skiers swimmer swimmers diver divers rider riders
    apprentice apprentices trainee trainees intern interns scientist scientists
    aid-worker aid-workers peasant settler settlers defender defenders reservist reservists
    manager managers director directors executive executives boss bosses foreman foremen
    supervisor supervisors sniper snipers mercenary mercenaries instructor instructors"""
)

SINGULAR = word_set(
    """man woman boy girl child teen teenager toddler baby infant officer deputy soldier student
    suspect victim mother father son daughter brother sister wife husband driver passenger
    teacher worker employee clerk policeman gunman shooter civilian person pedestrian
    bystander guard resident villager trooper veteran infant youth protester journalist
    fisherman shepherd"""
)
