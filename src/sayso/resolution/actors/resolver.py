"""From one phrase to one actor, with all that the document has said so far."""

from __future__ import annotations

import re

from sayso.model import Label, Reading, Sector, Span
from sayso.resolution.actors import pronouns
from sayso.resolution.actors.antecedents import Asked, antecedent
from sayso.resolution.actors.describe import describe
from sayso.resolution.actors.gazette import Known
from sayso.resolution.actors.memory import Draft, Memory
from sayso.resolution.actors.naming import (
    body_name,
    describing_name,
    government_name,
    person_name,
)
from sayso.resolution.actors.outlets import outlet_of
from sayso.resolution.actors.roles import BODIES, GROUPS, NEUTRAL, PEOPLE_ROLES
from sayso.resolution.actors.scene import Description, Scene
from sayso.resolution.actors.short_forms import (
    ACROSS,
    GOVERNING_BODIES,
    SHORT_FORMS,
    THINGS,
    company_before,
    is_riverside,
    issuer,
    short_form,
)
from sayso.resolution.actors.states import (
    LITTLE,
    STATE_HEADS,
    body_key,
    both_states,
    local_owner,
    name_words,
    state_of,
)
from sayso.resolution.actors.surroundings import Surroundings

__all__ = ["Resolver"]

_ASIDE = re.compile(r",\s+((?:the|a|an|former|deputy|his|her)\s[^,.;:()\n]{4,110})(?=[,.;\n]|$)")


class Resolver:
    """Resolves the phrases of one document in text order."""

    def __init__(self, scene: Scene, reading: Reading) -> None:
        """Look over the document once for its outlet and the country it is set in."""
        self.scene = scene
        self.reading = reading
        self.memory = Memory()
        self.around = Surroundings(scene, reading)
        self._outlet = outlet_of(reading.document, self.memory, self.around.home)
        self._speaker: Draft | None = None

    def outlet(self) -> Draft | None:
        """Return the outlet, which speaks where nobody is quoted."""
        return self._outlet

    def resolve(self, span: Span, use: str) -> Draft | None:
        """Return the actor that a phrase names or means; None where nobody can be told."""
        text = self.scene.text[span[0] : span[1]]
        word = "US." if text == "US" else text.strip().lower().replace("’", "'")
        draft = self._pronoun(span, word, use)
        if draft is None and word not in pronouns.ALL:
            description = describe(self.scene, span)
            thing = use != "source" and description.head in THINGS
            if not thing and not is_riverside(description):
                draft = self._described(description, use)
        if draft is not None:
            draft.mentions.append(span)
            draft.seen = span[0]
            if use == "source":
                self._speaker = draft
                if span not in self.around.inner:
                    draft.said = span[0]
        return draft

    # ---- pronouns

    def _pronoun(self, span: Span, word: str, use: str) -> Draft | None:
        at = span[0]
        if self._outlet is not None and pronouns.ours(word, self.scene.text, at):
            return self._outlet
        meant = self._meant(word, at) if use == "source" else None
        if meant is not None:
            meant.gender = meant.gender or pronouns.SINGULAR.get(word)
            return meant
        if word in pronouns.SINGULAR:
            gender = pronouns.SINGULAR[word]
            found = self.memory.latest(
                at=at, gender=gender, plural=False, kinds=pronouns.PEOPLE_KINDS, reach=3000
            )
            if found is not None and found.gender is None:
                found.gender = gender
            return found
        if word in pronouns.RELATIVE:
            return self._before(at)
        if word in pronouns.THING:
            found = self.memory.latest(at=at, kinds=frozenset({"state", "body"}), reach=600)
            group = self.memory.latest(
                at=at, kinds=frozenset({"unnamed"}), heads=GROUPS, plural=False, reach=600
            )
            if group is not None and (found is None or group.seen > found.seen):
                found = group
            return found or self._opener(at)
        if word in pronouns.FIRST:
            return self.memory.latest(at=at, kinds=pronouns.PEOPLE_KINDS)
        if word in pronouns.PLURAL:
            found = self.memory.latest(at=at, plural=True, kinds=pronouns.ANY, reach=600)
            found = found or self.memory.latest(at=at, kinds=pronouns.GROUP_KINDS, reach=600)
            return found or self._opener(at)
        return None

    def _meant(self, word: str, at: int) -> Draft | None:
        if word not in pronouns.FORMS:
            return None
        goes_on = pronouns.goes_on(self._speaker, self.around.sentence(at), at)
        if goes_on and word in pronouns.THING:
            return self._speaker
        known = (self.scene.text, self.around.paragraphs, self._speaker, self._outlet, goes_on)
        return antecedent(Asked(pronouns.FORMS[word], at, *known), self.memory.drafts)

    def _opener(self, at: int) -> Draft | None:
        """Who a sentence opens with, where nobody else was spoken of: "Russia said it …"."""
        sentence = self.around.sentence(at)
        if sentence is None:
            return None
        seen = self.scene.seen(Span(sentence[0], at))
        if not seen or seen[0].start - sentence[0] > 25:
            return None
        text = self.scene.text
        stop = re.compile(r"\s(?:said|says|has|have|had|will|announced|on|is|was)\b|,").search(
            text, seen[0].end, at
        )
        phrase = Span(sentence[0], stop.start() if stop else seen[0].end)
        return self._described(describe(self.scene, phrase), "argument")

    def _before(self, at: int) -> Draft | None:
        """Who a relative pronoun stands for: the phrase right before it."""
        lead = self.scene.text[max(0, at - 160) : at].rstrip(" ,")
        start = max(lead.rfind(m) for m in (". ", "; ", "\n", ", ", " and "))
        piece = Span(max(0, at - 160) + start + 1, max(0, at - 160) + len(lead))
        stripped = self.scene.text[piece[0] : piece[1]].lstrip()
        piece = Span(piece[1] - len(stripped), piece[1])
        named = self.scene.named(piece)
        if named:
            people = [m for m in named if m.label is Label.PER]
            piece = people[0].span if people else named[-1].span
        if piece[0] >= piece[1]:
            return None
        return self._described(describe(self.scene, piece), "name")

    # ---- described phrases

    def _described(self, d: Description, use: str) -> Draft | None:
        body = d.known is not None and d.known.known.kind == "body"
        if d.person is not None and not body:
            return self._as_person(d, use)
        both = both_states(self.scene, self.memory, d)
        if both is not None:
            return both
        if d.known is not None:
            return self._as_known(d, d.known.known, use)
        if d.head in pronouns.DOCUMENTS and d.definite and use == "source":
            found = self.memory.latest(at=d.span[0], kinds=pronouns.GROUP_KINDS, reach=1200)
            if found is not None and not d.country:
                return found
        if d.head in STATE_HEADS and not d.pair:
            country = state_of(self.scene, self.memory, d)
            if country is not None:
                return self._as_known(d, Known("country", country, ""), use)
        found = self._called_short(d)
        if found is not None:
            return found
        back = self._back(d)
        if back is not None:
            return back
        if d.body:
            return self._as_body(d)
        return self._as_unnamed(d, use)

    def _called_short(self, d: Description) -> Draft | None:
        """Who "this newspaper", "the company" or "the Ministry" of its own statement is."""
        if d.head not in SHORT_FORMS or not d.definite or d.body:
            return self._named_at(issuer(self.scene, d), d)
        found = self._back(d) if d.head == "agency" else None
        found = found or self._named_at(company_before(self.scene, d), d)
        found = found or short_form(d, self.memory.drafts, self._outlet)
        return found or self._named_at(issuer(self.scene, d), d)

    def _named_at(self, span: Span | None, d: Description) -> Draft | None:
        """Return who is named at some characters, and is what another phrase says."""
        found = None if span is None else self._described(describe(self.scene, span), "name")
        if found is not None and found.sector is None and d.sector is not None:
            found.sector = d.sector
            found.note("sector", d.sector_span or d.span)
        return found

    def _as_person(self, d: Description, use: str) -> Draft:
        assert d.person is not None  # noqa: S101 - the caller's branch
        draft = self.memory.person(person_name(self.scene.text[d.person[0] : d.person[1]]))
        draft.note("name", d.person)
        if d.person not in draft.mentions:
            draft.mentions.append(d.person)
        self._fill(draft, d)
        self._from_owner(draft, d)
        if draft.sector is None or draft.country is None:
            self._from_aside(draft, d)
        if use == "source" and draft.sector is None and not d.head:
            draft.sector = Sector.CVL  # quoted by name alone: nobody's office speaks
            draft.note("sector", d.person)
        if draft.country is None and (d.head or draft.sector):
            self._infer_country(draft, d)
        return draft

    def _from_aside(self, draft: Draft, d: Description) -> None:
        """Take over what an apposition right after the phrase says: "X, the mayor of Y,"."""
        found = _ASIDE.match(self.scene.text, d.span[1])
        if found is None:
            return
        aside = describe(self.scene, Span(found.start(1), found.end(1)))
        if aside.head in PEOPLE_ROLES | NEUTRAL or aside.country_span is not None:
            self._fill(draft, aside)

    def _from_owner(self, draft: Draft, d: Description) -> None:
        """Take over sector and country of the body that a person belongs to."""
        if d.owner is None:
            return
        word = self.scene.text[d.owner[0] : d.owner[1]].lower()
        if word in {"its", "their", "our"}:
            body = self.memory.latest(at=d.span[0], kinds=frozenset({"body", "state"}), reach=400)
        elif word == "whose":
            body = self._before(d.span[0])
        else:
            body = self._described(describe(self.scene, d.owner), "name")
        if body is None or body is draft:
            return
        if draft.sector is None or (d.sector_span is None):
            draft.sector = body.sector
            draft.note("sector", d.owner)
        if draft.country is None and body.country is not None:
            draft.country = body.country
            draft.note("country", d.owner)

    def _as_known(self, d: Description, known: Known, use: str) -> Draft | None:
        if known.kind == "body":
            draft = self.memory.state(known.name, known.country, known.sector or Sector.GOV)
        elif known.kind == "demonym" and d.head and d.head not in STATE_HEADS:
            return self._as_unnamed(d, use)
        else:
            country = known.country or ""
            draft = self.memory.state(government_name(country), country, Sector.GOV)
        draft.note("name", d.span)
        if draft.country:
            draft.note("country", d.country_span or d.span)
        draft.note("sector", d.sector_span or d.span)
        return draft

    def _as_body(self, d: Description) -> Draft:
        words = self.scene.text[d.body[0][0] : d.body[0][1]]
        country = d.country
        owner = local_owner(self.scene, self.memory, d)
        if owner is not None:
            words = owner[1]
        key = body_key(words) | ({f"of {owner[0].casefold()}"} if owner is not None else set())
        known = self.memory.known_body(key, country)
        if known is not None:
            self._fill(known, d)
            return known
        sector = d.sector
        if country is None and sector not in {Sector.IGO, Sector.MED, Sector.NGO} and not d.pair:
            country, where = self.around.country_of_issuer(words)
            country, where = (country, where) if country else self._near(d)
            d.country, d.country_span = country, where
        elif country is None and sector is not Sector.IGO:
            country, where = self.around.country_in_name(words)
            d.country, d.country_span = country, where
        if sector is None and body_key(words) & GOVERNING_BODIES:
            sector = d.sector = Sector.GOV
            d.sector_span = d.body[0]
        state = sector in {Sector.GOV, Sector.MIL, Sector.OPP}
        name = body_name(words, country if state and owner is None else None, d, self.scene)
        name = f"{name} of {owner[0]}" if state and owner is not None else name
        draft = self.memory.body(key, country, name)
        draft.note("name", d.body[0])
        if d.body[0] not in draft.mentions:
            draft.mentions.append(d.body[0])
        self._fill(draft, d)
        return draft

    def _back(self, d: Description) -> Draft | None:
        """A short form of somebody known: "the service", "the governor", "the agency"."""
        if not d.definite or d.head == "" or d.pair:
            return None
        extra = [w for w in d.words if w not in LITTLE and w != d.head]
        if d.head in PEOPLE_ROLES and len(extra) <= 2:
            found = self.memory.latest(
                at=d.span[0],
                gender=d.gender,
                kinds=pronouns.PEOPLE_KINDS,
                heads=frozenset({d.head}),
                plural=False,
                reach=6000,
            )
            if found is not None and d.country in {None, found.country}:
                return found
        if (d.head in GROUPS or d.head in BODIES) and len(extra) <= 1:
            words = frozenset({d.head, *(w for w in extra if w not in name_words(self.scene, d))})
            found = self.memory.known_body(words, d.country)
            if found is not None:
                return found
        return None

    def _as_unnamed(self, d: Description, use: str) -> Draft | None:
        if use == "name" or (
            use in {"argument", "recipient"}
            and d.sector is None
            and d.country is None
            and not d.head
        ):
            return None
        for mention in self.scene.named(d.span):
            if mention.label is Label.ORG and d.person is None and not d.body:
                inner = self._described(describe(self.scene, mention.span), "name")
                if inner is not None:
                    inner.mentions.append(mention.span)
                    inner.seen = mention.start
                    d.sector = d.sector or inner.sector
                    d.country = d.country or inner.country
        name = describing_name(d, self.scene)
        if d.definite and d.head in GROUPS and use != "name" and d.owner is None:
            # "the union", "the port authority": one body, though the text never names it
            key = frozenset(w for w in d.words if w not in LITTLE)
            draft = self.memory.body(key, d.country, name)
            draft.named = False
        else:
            draft = self.memory.unnamed(name, d.country, d.sector)
        draft.plural = d.plural
        draft.note("name", d.span)
        self._fill(draft, d)
        if draft.country is None and use == "recipient":
            draft.country, where = self.around.country_after(d)
            draft.note("country", where)
        anybody = d.pair or d.sector is Sector.IGO or pronouns.ANYBODY.issuperset(d.words[:1])
        if draft.country is None and use == "source" and not anybody:
            draft.country, where = self._near(d)
            draft.note("country", where)
        return draft

    def _fill(self, draft: Draft, d: Description) -> None:
        """Add what a phrase says and the draft doesn't know yet."""
        if draft.country is None and d.country is not None:
            draft.country = d.country
        if draft.country is not None and draft.country == d.country:
            draft.note("country", d.country_span)
        if draft.sector is None and d.sector is not None:
            draft.sector = d.sector
        if draft.sector is not None and draft.sector is d.sector:
            draft.note("sector", d.sector_span)
        if draft.role is None and d.role is not None and draft.kind in {"person", "unnamed"}:
            draft.role = " ".join(self.scene.text[d.role[0] : d.role[1]].split())
            draft.note("role", d.role)
        if draft.gender is None:
            draft.gender = d.gender
        if d.head:
            draft.heads.add(d.head)
        draft.plural = draft.plural or (d.plural and draft.kind == "unnamed")

    def _near(self, d: Description) -> tuple[str | None, Span | None]:
        return self.around.country_near(d, self._speaker, self.memory.drafts)

    def _infer_country(self, draft: Draft, d: Description) -> None:
        """A person's country from the body in the phrase, else from nearby."""
        key = frozenset(w for w in d.words if w in BODIES)
        body = self.memory.known_body(key, None) if key else None
        if body is not None and body.country:
            draft.country = body.country
            draft.evidence.setdefault("country", []).extend(body.evidence.get("country", []))
            return
        if ACROSS.search(self.scene.text, *d.span):
            last = self.memory.latest(at=d.span[0], kinds=pronouns.PEOPLE_KINDS)
            draft.country, where = self.around.across(last.country if last else None)
            draft.note("country", where)
            return
        if draft.sector in {Sector.IGO, None}:
            return
        draft.country, where = self._near(d)
        draft.note("country", where)
