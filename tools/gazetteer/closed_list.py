"""Write the closed list of names that extraction knows: countries, capitals, demonyms.

Usage::

    python -m tools.gazetteer.closed_list

Extraction may not open the gazetteer; this list of under 2,000 names is what it has instead.
"""

from __future__ import annotations

from pathlib import Path

import sayso
from sayso.gazetteer.entry import NameKind
from sayso.gazetteer.store import SHIPPED, Gazetteer
from tools.gazetteer.sources import table

OUT = Path(sayso.__file__).parent / "extraction" / "names" / "closed_list.tsv"
HERE = Path(__file__).parent
NOT_ALONE = {"Us", "Central", "Georgian House", "Saint Martin", "Jersey City", "Kiwi", "Kiwis"}
"""Names that more often mean something else."""
PLACES_OF = ("USA", "CAN", "AUS")
"""Countries whose first-order units news names without saying what they are."""


def main() -> None:
    """Write the list, sorted."""
    gazetteer = Gazetteer([SHIPPED])
    found: dict[str, str] = {}
    for country in gazetteer.countries.values():
        found[country.name] = "GPE"
        if country.capital is not None:
            found[gazetteer.entry((0, country.capital)).name] = "GPE"
    for entry in gazetteer.files[0].entries():
        if entry.feature == "A.ADM1" and entry.country in PLACES_OF:
            found[entry.name] = "GPE"
    for fields in table(HERE / "regions.tsv"):
        label = {"S": "FAC"}.get(fields[6][0], "LOC")
        found.update(dict.fromkeys(filter(None, [fields[1], *fields[2].split("|")]), label))
    for key, names in table(HERE / "aliases.tsv"):
        found.update(dict.fromkeys(names.split("|"), "GPE" if key else ""))
    for _, names in table(HERE / "demonyms.tsv"):
        found.update(dict.fromkeys(names.split("|"), NameKind.PEOPLE.name))
    lines = [
        f"{name}\t{label.replace('PEOPLE', 'NORP')}"
        for name, label in sorted(found.items())
        if name[:1].isupper() and name not in NOT_ALONE and "(" not in name and len(name) > 1
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
