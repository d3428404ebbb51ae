"""Short forms of first-order units as news writes them after a town: "Paducah, Ky."."""

from __future__ import annotations

__all__ = ["SHORT_FORMS"]

_USA = """AL Ala.|AK Alaska|AZ Ariz.|AR Ark.|CA Calif.|CO Colo.|CT Conn.|DE Del.|DC D.C.|FL Fla.
|GA Ga.|HI Hawaii|ID Idaho|IL Ill.|IN Ind.|IA Iowa|KS Kan.|KS Kans.|KY Ky.|LA La.|ME Maine
|MD Md.|MA Mass.|MI Mich.|MN Minn.|MS Miss.|MO Mo.|MT Mont.|NE Neb.|NE Nebr.|NV Nev.|NH N.H.
|NJ N.J.|NM N.M.|NY N.Y.|NC N.C.|ND N.D.|OH Ohio|OK Okla.|OR Ore.|PA Pa.|PA Penn.|RI R.I.
|SC S.C.|SD S.D.|TN Tenn.|TX Tex.|TX Texas|UT Utah|VT Vt.|VA Va.|WA Wash.|WV W.Va.|WV W. Va.
|WI Wis.|WI Wisc.|WY Wyo."""
_NAMES = """AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut
|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois
|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts
|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada
|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota
|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina
|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington
|WV West Virginia|WI Wisconsin|WY Wyoming"""
_OTHERS = {
    "Ont.": ("CAN", "Ontario"),
    "ON": ("CAN", "Ontario"),
    "Que.": ("CAN", "Quebec"),
    "B.C.": ("CAN", "British Columbia"),
    "BC": ("CAN", "British Columbia"),
    "Alta.": ("CAN", "Alberta"),
    "Sask.": ("CAN", "Saskatchewan"),
    "Man.": ("CAN", "Manitoba"),
    "N.S.": ("CAN", "Nova Scotia"),
    "N.B.": ("CAN", "New Brunswick"),
    "P.E.I.": ("CAN", "Prince Edward Island"),
    "NSW": ("AUS", "New South Wales"),
    "N.S.W.": ("AUS", "New South Wales"),
    "Qld": ("AUS", "Queensland"),
    "Vic.": ("AUS", "Victoria"),
    "Tas.": ("AUS", "Tasmania"),
}


def _short_forms() -> dict[str, tuple[str, str]]:
    full = dict(pair.strip().split(" ", 1) for pair in _NAMES.replace("\n", "").split("|"))
    found = dict(_OTHERS)
    for pair in _USA.replace("\n", "").split("|"):
        code, short = pair.strip().split(" ", 1)
        found[short] = found[code] = ("USA", full[code])
    return found


SHORT_FORMS: dict[str, tuple[str, str]] = _short_forms()
"""Country and name of the unit by its short form: AP style and postal codes."""
