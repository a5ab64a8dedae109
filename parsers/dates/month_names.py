"""Words of dates in the languages works are printed in: months, seasons, and what stands around them.

Words are folded by `fold_word` before they are looked up: lower case, no accents, dotless i as i.
"""

from __future__ import annotations

import unicodedata

from parsers.values import Season

# A block a month: full names, genitives and other cases in which dates use them, then usual abbreviations. In order: English,
# German, French, Spanish, Portuguese, Italian, Catalan, Dutch, Danish, Norwegian, Swedish, Finnish, Polish, Czech, Slovak,
# Slovene, Hungarian, Romanian, Turkish, Indonesian, Latin, Russian, Ukrainian, Greek, Persian (of the Western calendar), Arabic.
# Croatian is left out: its "listopad" is October, the Polish and Czech one November, and a date does not say which it is.
_MONTHS = """
    january januar jänner janvier enero janeiro gennaio gener januari tammikuu tammikuuta tammikuun styczeń stycznia
    leden ledna január januára januarja ianuarie ocak ianuarius январь января січень січня ιανουάριος ιανουαρίου
    ژانویه يناير jan jän janv ene gen tammi sty led ian oca янв січ ιαν

    february februar feber février febrero fevereiro febbraio febrer februari helmikuu helmikuuta helmikuun luty
    lutego únor února február februára februarja februarie şubat pebruari februarius февраль февраля лютий лютого
    φεβρουάριος φεβρουαρίου فوریه فبراير feb febr fév févr fev helmi lut ún úno şub фев февр лют φεβ

    march märz maerz mars marzo março març maart marts maaliskuu maaliskuuta maaliskuun marzec marca březen března
    marec március martie mart maret martius март марта березень березня μάρτιος μαρτίου مارس mar mär mrz mrt maalis
    bře мар бер μαρ

    april avril abril aprile aprill huhtikuu huhtikuuta huhtikuun kwiecień kwietnia duben dubna apríl apríla aprila
    április aprilie nisan aprilis апрель апреля квітень квітня απρίλιος απριλίου آوریل أبريل ابريل apr avr abr huhti
    kwi dub ápr nis апр кві квіт απρ

    may mai mayo maio maggio maig mei maj toukokuu toukokuuta toukokuun maja květen května máj mája május mayıs
    maius май мая травень травня μάιος μαΐου μάϊος مه مايو mag touko kvě máj тра трав μαΐ μάι

    june juni juin junio junho giugno juny kesäkuu kesäkuuta kesäkuun czerwiec czerwca červen června jún júna junija
    június iunie haziran junius июнь июня червень червня ιούνιος ιουνίου ژوئن يونيو jun giu cze čvn jún iun haz июн
    черв чер ιουν

    july juli juillet julio julho luglio juliol heinäkuu heinäkuuta heinäkuun lipiec lipca červenec července júl
    júla julija július iulie temmuz julius июль июля липень липня ιούλιος ιουλίου ژوئیه يوليو jul juil lug heinä lip
    čvc júl iul tem июл лип ιουλ

    august août agosto agost augustus augusti elokuu elokuuta elokuun sierpień sierpnia srpen srpna augusta avgust
    avgusta augusztus ağustos agustus август августа серпень серпня αύγουστος αυγούστου اوت أغسطس اغسطس aug ago elo
    sie srp avg ağu agu agt авг серп сер αυγ

    september septembre septiembre setiembre setembro settembre setembre syyskuu syyskuuta syyskuun wrzesień
    września září septembra szeptember septembrie eylül septembris сентябрь сентября вересень вересня σεπτέμβριος
    σεπτεμβρίου سپتامبر سبتمبر sep sept set sett syys wrz zář szept eyl сен сент вер вере σεπ σεπτ

    october oktober octobre octubre outubro ottobre lokakuu lokakuuta lokakuun październik października říjen října
    október októbra oktobra octombrie ekim octobris октябрь октября жовтень жовтня οκτώβριος οκτωβρίου اکتبر أكتوبر
    اكتوبر oct okt out ott loka paź říj eki окт жов жовт οκτ

    november novembre noviembre novembro marraskuu marraskuuta marraskuun listopad listopada listopadu novembra
    noiembrie kasım nopember novembris ноябрь ноября листопад листопада νοέμβριος νοεμβρίου نوامبر نوفمبر nov marras
    lis noi kas нояб ноя лист лис νοε

    december dezember décembre diciembre dezembro dicembre desembre desember joulukuu joulukuuta joulukuun grudzień
    grudnia prosinec prosince decembra decembrie aralık decembris декабрь декабря грудень грудня δεκέμβριος
    δεκεμβρίου دسامبر ديسمبر dec dez déc dic des joulu gru pro ara дек груд гру δεκ
"""

_SEASONS: dict[Season, str] = {
    "spring": """
        spring spr frühling frühjahr printemps primavera voorjaar lente forår vår våren kevät wiosna jaro jar tavasz
        primăvară primăvara ilkbahar весна весной весны весняний άνοιξη
    """,
    "summer": """
        summer sommer été eté verano verão estate estiu zomer sommar kesä lato léto leto nyár vară vara yaz лето
        лета літо θέρος
    """,
    "autumn": """
        autumn fall aut herbst automne otoño outono autunno tardor herfst najaar efterår høst höst syksy jesień
        podzim jeseň jesen ősz toamnă toamna sonbahar осень осени осінь φθινόπωρο
    """,
    "winter": """
        winter wint hiver invierno inverno hivern vinter talvi zima tél iarnă iarna kış зима зимы χειμώνας
    """,
}

# Words around a date that change nothing of it: weekdays, articles, ordinals, "year", time zones, parts of a season or month,
# and issues that a word names beside the year.
_AROUND = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta feira
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
понедельник вторник среда четверг пятница суббота воскресенье
the of on in de del d of der den dem am le la les el di da do do n o den
st nd rd th er re e eme ter te ste ème º ª a
г года год гг р рік року роки έτους año ano anno an année jahr year yr tahun
gmt utc est edt cst cdt mst mdt pst pdt cet cest bst z
ca circa c um vers approximately approx about ok около cop copyright p ℗ © printed publ gedr
early mid late middle beginning end anfang mitte ende début fin principios
christmas xmas easter holiday holidays noël weihnachten
dated date published publication online epub issued posted created available first print issue version updated
veröffentlicht erschienen publié publicado pubblicato gepubliceerd опубликовано yayınlanma
"""

_TO = "to through bis a au al until till and und et y e i"


def fold_word(word: str) -> str:
    """A word as the tables hold it.

    >>> fold_word("Août"), fold_word("ARALIK"), fold_word("Kasım")
    ('aout', 'aralik', 'kasim')
    """
    folded = unicodedata.normalize("NFKD", word.casefold()).replace("ı", "i")
    return "".join(char for char in folded if not unicodedata.combining(char))


MONTH_OF: dict[str, int] = {
    fold_word(word): number for number, words in enumerate(_MONTHS.split("\n\n"), start=1) for word in words.split()
}
SEASON_OF: dict[str, Season] = {fold_word(word): season for season, words in _SEASONS.items() for word in words.split()}
AROUND: frozenset[str] = frozenset(fold_word(word) for word in _AROUND.split())
TO: frozenset[str] = frozenset(fold_word(word) for word in _TO.split())
MONTH_WORDS: tuple[str, ...] = tuple(
    sorted(
        {word for words in (_MONTHS, *_SEASONS.values()) for word in words.split() if len(word) > 2},
        key=lambda word: (-len(word), word),
    )
)
"""All words for months and seasons as they are written, the longest first."""
