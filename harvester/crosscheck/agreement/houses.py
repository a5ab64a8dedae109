"""Facts of publishing: which imprints belong to one house, and what places are called in other languages."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _rows(table: str) -> list[list[str]]:
    """Rows of "name | name …; …"."""
    return [[" ".join(name.split()) for name in row.split("|")] for row in table.split(";")]


# Imprints of one house, now or once: an old title page and today's deposit name two of them.
_HOUSES = _rows("""
elsevier | pergamon | north holland | academic press | cell press | mosby | saunders | w b saunders | churchill
livingstone | masson | urban fischer | excerpta medica | butterworth heinemann | morgan kaufmann | hanley belfus |
elsevier doyma | jai press | syngress | keai; springer | springer nature | springer science business media | nature
publishing group | nature portfolio | nature | biomed central | bmc | palgrave | palgrave macmillan | macmillan | kluwer
| kluwer academic | plenum | birkhauser | adis | humana | apress | steinkopff | physica | vieweg | teubner | gabler |
bohn stafleu van loghum | bentham science springer | chapman hall springer | chapman hall | current medicine group |
springeropen;
wiley | john wiley sons | blackwell | blackwell science | blackwell scientific | blackwell munksgaard | munksgaard |
wiley blackwell | wiley vch | vch | jossey bass | alan r liss | liss | wiley liss | hindawi | akademie verlag | iversen;
taylor francis | informa | routledge | crc press | marcel dekker | dekker | dove medical press | dove press | psychology
press | carfax | garland | garland science | haworth | lawrence erlbaum | erlbaum | informa healthcare | informa uk |
ashgate | focal press | f1000 research | f1000 | cogent | brunner routledge | harwood | chapman hall | chapman hall crc;
wolters kluwer | wolters kluwer
health | ovid | ovid technologies | lippincott | lippincott williams wilkins | williams wilkins | medknow | raven |
aspen; sage | corwin | pine forge | libertas academica | royal society of medicine press | adam matthew | sage
publications india; de gruyter | walter de gruyter | mouton | mouton de gruyter | niemeyer | k g saur | saur | sciendo |
oldenbourg | birkhauser basel | versita | brill; oxford university press | oup | clarendon | clarendon press; cambridge
university press | cup; iop publishing | institute of physics | institute of physics publishing; thieme | georg thieme |
hippokrates | trias | enke; karger | s karger; emerald | mcb | mcb up | emerald group; bmj | bmj publishing group | bmj
group | british medical association; hogrefe | huber | hans huber | verlag hans huber; pearson | addison wesley |
prentice hall | longman; mcgraw hill | irwin; penguin | random house | penguin random house; bloomsbury | continuum |
berg; world scientific | imperial college press; cold spring harbor laboratory | cshl; public library of science | plos
""")
_HOUSE: Mapping[str, frozenset[int]] = {
    imprint: frozenset(place for place, row in enumerate(_HOUSES) if imprint in row)
    for row in _HOUSES
    for imprint in row
}
# Words around an imprint's own name.
_AROUND = re.compile(
    r"\b(?:publishing|publishers?|publications?|verlag|press|international|science|scientific|health|healthcare|technologies|group|the|and|us|uk|"
    r"london|heidelberg|berlin)\b"
)

_PLACES = _rows("""
munchen | muenchen | munich | monaco di baviera; wien | vienna | vienne; koln | koeln | cologne; praha | prague | prag;
moskva | moscow | moskau | москва; den haag | the hague | s gravenhage | la haye; lisboa | lisbon | lissabon | lisbonne;
roma | rome | rom; milano | milan | mailand; firenze | florence | florenz; venezia | venice | venedig; torino | turin;
napoli | naples | neapel; genova | genoa | genua; geneve | geneva | genf | ginevra; zurich | zuerich | zurigo; basel |
basle | bale; bern | berne; bruxelles | brussels | brussel | brussel; antwerpen | antwerp | anvers; gent | ghent | gand;
leuven | louvain; warszawa | warsaw | warschau | varsovie; krakow | cracow | krakau; wroclaw | breslau; poznan | posen;
gdansk | danzig; kobenhavn | copenhagen | kopenhagen; goteborg | gothenburg; helsinki | helsingfors; athina | athens |
athen | αθηνα; thessaloniki | salonica; beograd | belgrade | београд; bucuresti | bucharest | bukarest; sofia | sofija |
софия; kyiv | kiev | київ | киев; lviv | lvov | lemberg | львів; kharkiv | kharkov | харків; odesa | odessa; sankt
peterburg | st petersburg | saint petersburg | sankt petersburg | санкт петербург | leningrad; minsk | минск; tbilisi |
tiflis; yerevan | erevan; beijing | peking | pekin | 北京; shanghai | 上海; guangzhou | canton | 广州; nanjing | nanking | 南京;
tokyo | tokio | 東京; kyoto | kioto | 京都; osaka | 大阪; seoul | soul | 서울; taipei | taibei | 台北; tehran | teheran | تهران;
al qahira | cairo | kairo | le caire; ciudad de mexico | mexico city | mexico | mexico d f; sevilla | seville; zaragoza
| saragossa; la habana | havana; nurnberg | nuremberg | nuernberg; braunschweig | brunswick; hannover | hanover; mainz |
mayence; aachen | aix la chapelle; strasbourg | strassburg; lyon | lyons; marseille | marseilles; istanbul |
constantinople; izmir | smyrna; jerusalem | yerushalayim; mumbai | bombay; chennai | madras; kolkata | calcutta;
bengaluru | bangalore; ho chi minh city | saigon; hanoi | ha noi; dusseldorf | duesseldorf; gottingen | goettingen;
tubingen | tuebingen; wurzburg | wuerzburg; luzern | lucerne; salzburg; frankfurt | frankfurt am main; uk | england |
united kingdom | great britain | gb; us | usa | united states | united states of america | u s a; germany | deutschland
| allemagne; switzerland | schweiz | suisse | svizzera; austria | osterreich | oesterreich; netherlands | the
netherlands | nederland | holland; spain | espana; italy | italia; brazil | brasil; russia | россия | russian
federation; japan | nippon; china | 中国; massachusetts | ma | mass; new york | ny; new jersey | nj; pennsylvania | pa;
california | ca | calif; illinois | il | ill; maryland | md; district of columbia | dc | d c; texas | tx; florida | fl |
fla; ohio | oh; michigan | mi | mich; connecticut | ct | conn; virginia | va; washington | wa; north carolina | nc;
ontario | ont | on; quebec | qc; british columbia | bc; new south wales | nsw; victoria | vic;
france | frankreich; portugal; belgium | belgique | belgie | belgien; sweden | sverige; norway | norge; denmark | danmark; finland |
suomi; poland | polska; czech republic | czechia | cesko; hungary | magyarorszag; greece | hellas; turkey | turkiye; ireland | eire;
india; argentina; chile; colombia; canada; australia; new zealand; south africa; israel; iran; egypt; ukraine | україна;
romania; south korea | korea | republic of korea | 한국; taiwan; singapore; thailand; vietnam; indonesia; pakistan; nigeria; kenya
""")
PLACE_NAMES: Mapping[str, str] = {name: f"place {place}" for place, names in enumerate(_PLACES) for name in names}
"""A bare name of a place, and the one key that its names in other languages share."""
_STATES = (
    "massachusetts", "new york", "new jersey", "pennsylvania", "california", "illinois", "maryland", "district of columbia", "texas", "florida",
    "ohio", "michigan", "connecticut", "virginia", "washington", "north carolina",
)  # fmt: skip
COUNTRY_OF: Mapping[str, str] = (
    {PLACE_NAMES[state]: PLACE_NAMES["usa"] for state in _STATES}
    | {PLACE_NAMES[name]: PLACE_NAMES["canada"] for name in ("ontario", "quebec", "british columbia")}
    | {PLACE_NAMES[name]: PLACE_NAMES["australia"] for name in ("new south wales", "victoria")}
)
"""The country of a state or province."""
COUNTRIES = frozenset(COUNTRY_OF.values()) | {
    PLACE_NAMES[name]
    for name in (
        "uk", "germany", "switzerland", "austria", "netherlands", "spain", "italy", "brazil", "russia", "japan", "china", "france", "portugal",
        "belgium", "sweden", "norway", "denmark", "finland", "poland", "czech republic", "hungary", "greece", "turkey", "ireland", "india",
        "argentina", "chile", "new zealand", "south africa", "israel", "iran", "egypt", "ukraine", "romania", "south korea", "taiwan",
        "singapore", "thailand", "vietnam",
    )
}  # fmt: skip
"""The countries that are known: only these can contradict each other."""


def of_one_house(one: str, other: str) -> bool:
    """Whether two bare names of publishers are imprints of one house."""
    return bool(_houses(one) & _houses(other))


def _houses(name: str) -> frozenset[int]:
    plain = " ".join(_AROUND.sub(" ", name).split())
    return (
        _HOUSE.get(name, frozenset())
        | _HOUSE.get(plain, frozenset())
        | _HOUSE.get(" ".join(name.split()[:2]), frozenset())
    )
