"""Citation strings in the styles of many countries, and lines with numbers that are no citation."""

from __future__ import annotations

import pytest
from lines_with_numbers import NO_CITATIONS

from parsers.citation_patterns import SHAPES, YEAR, YEAR_WITHIN, compiled
from parsers.citation_strings import read_citation
from parsers.record import Said
from parsers.understand import reading_of

# A work's title, where the string has one before the journal.
EN = "Tides and the colour of harbour water"
DE = "Der Einfluss der Gezeiten auf Hafenwasser"
FR = "Les marées et la couleur de l'eau des ports"
FIELDS = ("container_title", "volume", "issue", "page", "issued", "article_number", "doi", "issn")
# Style; the string; the title that is known; and what is read, in the order of FIELDS, "" where nothing is.
STRINGS: tuple[tuple[str, str, str, str], ...] = (
    ("vancouver", "Harbour Sci. 2019 Mar;35(3):12-20.", "", "Harbour Sci | 35 | 3 | 12-20 | 2019 Mar"),
    ("vancouver", "Harbour Sci. 2019 Mar 14;35(3):12-20. doi: 10.5555/hs.2019.1. PMID: 31234567.", "", "Harbour Sci | 35 | 3 | 12-20 | 2019 Mar 14 |  | 10.5555/hs.2019.1"),
    ("vancouver", "J Harbour Sci. 2019;35(3):12–20.", "", "J Harbour Sci | 35 | 3 | 12–20 | 2019"),
    ("vancouver", "Ann Invent Med. 2014 Oct 8;8(19):5039-50.", "", "Ann Invent Med | 8 | 19 | 5039-50 | 2014 Oct 8"),
    ("vancouver", "PLoS Harb. 2019 Mar 14;14(3):e0213456.", "", "PLoS Harb | 14 | 3 | e0213456 | 2019 Mar 14"),
    ("vancouver", "Tide Res. 2018 Nov-Dec;40(6):101-9.", "", "Tide Res | 40 | 6 | 101-9 | 2018 Nov-Dec"),
    ("vancouver", "Tide Res. 2018;40 Suppl 1:S12-S19.", "", "Tide Res | 40 Suppl 1 |  | S12-S19 | 2018"),
    ("vancouver", "Tide Res. 2018;40(Suppl 1):S12-9.", "", "Tide Res | 40 | Suppl 1 | S12-9 | 2018"),
    ("vancouver", "Tide Res. 2018 Jan;40(1 Suppl):3-4.", "", "Tide Res | 40 | 1 Suppl | 3-4 | 2018 Jan"),
    ("vancouver", "Tide Res. 2020 Apr 1;42:115-123. doi: 10.5555/tr.42.115. Epub 2020 Jan 12.", "", "Tide Res | 42 |  | 115-123 | 2020 Apr 1 |  | 10.5555/tr.42.115"),
    ("vancouver", "Tide Res. 2018;40(1-2):3-4.", "", "Tide Res | 40 | 1-2 | 3-4 | 2018"),
    ("vancouver", "Tide Res. 2018;40( ):3-4.", "", "Tide Res | 40 |  | 3-4 | 2018"),
    ("vancouver", "Tide Res. 2018;(12):3-4.", "", "Tide Res |  | 12 | 3-4 | 2018"),
    ("vancouver", "Doe J, Roe R. Tides and the colour of harbour water. Harbour Sci. 2019 Mar;35(3):12-20.", EN, "Harbour Sci | 35 | 3 | 12-20 | 2019 Mar"),
    ("vancouver", "Doe J, Roe R, Poe P, et al. Tides and the colour of harbour water. Harbour Sci 2019;35:12-20.", EN, "Harbour Sci | 35 |  | 12-20 | 2019"),
    ("vancouver", "Cochrane Harb. 2015 Feb 3;2015(2):CD001234. doi: 10.5555/CD001234.pub2.", "", "Cochrane Harb | 2015 | 2 | CD001234 | 2015 Feb 3 |  | 10.5555/cd001234.pub2"),
    ("vancouver", "BMJ Tides. 2012;345:e5678.", "", "BMJ Tides | 345 |  | e5678 | 2012"),
    ("vancouver", "Int J Mol Tides. 2021 Feb 5;22(4):1587.", "", "Int J Mol Tides | 22 | 4 | 1587 | 2021 Feb 5"),
    ("vancouver", "Harbour Sci. 1999 Spring;12(1):7-11.", "", "Harbour Sci | 12 | 1 | 7-11 | 1999 Spring"),
    ("vancouver", "Sci Tides. 2001 Dec 21-28;294(5550):2537-9.", "", "Sci Tides | 294 | 5550 | 2537-9 | 2001 Dec 21-28"),
    ("vancouver", "Harbour Sci (Invented City). 2019 Mar;35(3):12-20.", "", "Harbour Sci (Invented City) | 35 | 3 | 12-20 | 2019 Mar"),
    ("vancouver", "Z Wein. 2019;8(19):50-55.", "", "Z Wein | 8 | 19 | 50-55 | 2019"),
    ("vancouver", "Zeitschrift für Hafenmedizin 2019;8(19):50-55.", "", "Zeitschrift für Hafenmedizin | 8 | 19 | 50-55 | 2019"),
    ("vancouver", "Harbour Bulletin 68 (4), 2023: 709-718", "", "Harbour Bulletin | 68 | 4 | 709-718 | 2023"),
    ("vancouver", "Harbour Sci 2007; 13(9): 1431-1434", "", "Harbour Sci | 13 | 9 | 1431-1434 | 2007"),
    ("vancouver", "Harbour Sci. Mar 7, 2007; 13(9): 1431-1434.", "", "Harbour Sci | 13 | 9 | 1431-1434 | Mar 7, 2007"),
    ("apa", "Doe, J., & Roe, R. (2019). Tides and the colour of harbour water. Harbour Science, 35(3), 12–20. https://doi.org/10.5555/hs.2019.1", EN, "Harbour Science | 35 | 3 | 12–20 | 2019 |  | 10.5555/hs.2019.1"),
    ("apa", "Doe, J. (2019). Tides and the colour of harbour water. Harbour Science, 35, 12–20.", EN, "Harbour Science | 35 |  | 12–20 | 2019"),
    ("apa", "Doe, J. (2019, March 14). Tides and the colour of harbour water. Harbour Science, 35(3), Article 112.", EN, "Harbour Science | 35 | 3 |  | 2019, March 14 | 112"),
    ("apa", "Doe, J. (2019). Tides and the colour of harbour water. In R. Roe (Ed.), The Book of Harbours (pp. 12–20). Invented Press.", EN, "The Book of Harbours |  |  | 12–20 | 2019"),
    ("apa", "Harbour Science, 35(3), 12–20.", "", "Harbour Science | 35 | 3 | 12–20"),
    ("apa", "Harbour Science, 35(3), e12345.", "", "Harbour Science | 35 | 3 | e12345"),
    ("apa", "Harbour Science 35(3), 2019, 12-20", "", "Harbour Science | 35 | 3 | 12-20 | 2019"),
    ("mla", 'Doe, Jane. "Tides and the colour of harbour water." Harbour Science, vol. 35, no. 3, 2019, pp. 12–20.', EN, "Harbour Science | 35 | 3 | 12–20 | 2019"),
    ("mla", 'Doe, Jane. "Tides and the colour of harbour water." Harbour Science, vol. 35, no. 3, Mar. 2019, pp. 12-20.', EN, "Harbour Science | 35 | 3 | 12-20 | Mar. 2019"),
    ("mla", 'Doe, Jane, et al. "Tides and the colour of harbour water." Harbour Science 35.3 (2019): 12-20.', EN, "Harbour Science | 35 | 3 | 12-20 | 2019"),
    ("mla", 'Doe, Jane. "Tides and the colour of harbour water." Harbour Science 35 (2019): 12-20. Print.', EN, "Harbour Science | 35 |  | 12-20 | 2019"),
    ("mla", "Harbour Science, vol. 35, no. 3, 2019, pp. 12–20. JSTOR, www.example.org/stable/1.", "", "Harbour Science | 35 | 3 | 12–20 | 2019"),
    ("chicago", 'Doe, Jane. "Tides and the colour of harbour water." Harbour Science 35, no. 3 (2019): 12–20.', EN, "Harbour Science | 35 | 3 | 12–20 | 2019"),
    ("chicago", 'Doe, Jane. 2019. "Tides and the colour of harbour water." Harbour Science 35 (3): 12–20.', EN, "Harbour Science | 35 | 3 | 12–20 | 2019"),
    ("chicago", 'Jane Doe and Rex Roe, "Tides and the colour of harbour water," Harbour Science 35, no. 3 (March 2019): 12–20, https://doi.org/10.5555/hs.2019.1.', EN, "Harbour Science | 35 | 3 | 12–20 | March 2019 |  | 10.5555/hs.2019.1"),
    ("chicago", "Harbour Science 35, no. 3 (2019): 12–20", "", "Harbour Science | 35 | 3 | 12–20 | 2019"),
    ("chicago", "Harbour Science 35, nos. 3-4 (Fall 2019): 12–20", "", "Harbour Science | 35 | 3-4 | 12–20 | Fall 2019"),
    ("harvard", "Doe, J. and Roe, R. (2019) 'Tides and the colour of harbour water', Harbour Science, 35(3), pp. 12–20.", EN, "Harbour Science | 35 | 3 | 12–20 | 2019"),
    ("harvard", "Doe, J 2019, 'Tides and the colour of harbour water', Harbour Science, vol. 35, no. 3, pp. 12-20.", EN, "Harbour Science | 35 | 3 | 12-20 | 2019"),
    ("harvard", "Doe J, Roe R (2019) Tides and the colour of harbour water. Harbour Science 35(3): 12–20. doi:10.5555/hs.2019.1", EN, "Harbour Science | 35 | 3 | 12–20 | 2019 |  | 10.5555/hs.2019.1"),
    ("harvard", "Harbour Science, Vol. 35 No. 3, pp. 12-20.", "", "Harbour Science | 35 | 3 | 12-20"),
    ("harvard", "Harbour Science, Volume 35, Issue 3, March 2019, Pages 12-20", "", "Harbour Science | 35 | 3 | 12-20 | March 2019"),
    ("harvard", "Harbour Science, Volume 35, 2019, 101234", "", "Harbour Science | 35 |  | 101234 | 2019"),
    ("ieee", 'J. Doe and R. Roe, "Tides and the colour of harbour water," Harbour Sci., vol. 35, no. 3, pp. 12–20, Mar. 2019, doi: 10.5555/hs.2019.1.', EN, "Harbour Sci | 35 | 3 | 12–20 | Mar. 2019 |  | 10.5555/hs.2019.1"),
    ("ieee", 'J. Doe, "Tides and the colour of harbour water," in Proc. Invented Conf. Harbours, 2019, pp. 12–20.', EN, "Proc. Invented Conf. Harbours |  |  | 12–20 | 2019"),
    ("ieee", "Harbour Science, vol. 35, no. 3, pp. 12-20, March 2019", "", "Harbour Science | 35 | 3 | 12-20 | March 2019"),
    ("ieee", "Harbour Science ( Volume: 35 , Issue: 3 , March 2019 )", "", "Harbour Science | 35 | 3 |  | March 2019"),
    ("ieee", "Harbour Science, vol. 7, pp. 112345-112356, 2019", "", "Harbour Science | 7 |  | 112345-112356 | 2019"),
    ("acs", "J. Harb. Chem. 2019, 35, 3, 12–20", "", "J. Harb. Chem. | 35 | 3 | 12–20 | 2019"),
    ("acs", "J. Harb. Chem. 2019, 35 (3), 12–20.", "", "J. Harb. Chem. | 35 | 3 | 12–20 | 2019"),
    ("acs", "J. Harb. Chem. 2019, 35, 12–20.", "", "J. Harb. Chem. | 35 |  | 12–20 | 2019"),
    ("acs", "J. Harb. Chem., 2019, 35 (3), pp 12–20", "", "J. Harb. Chem. | 35 | 3 | 12–20 | 2019"),
    ("acs", "Harb. Chem. Lett., 2019, 35, 12-20", "", "Harb. Chem. Lett. | 35 |  | 12-20 | 2019"),
    ("acs", "Angew. Tide Chem. Int. Ed. 2019, 58, 12045.", "", "Angew. Tide Chem. Int. Ed. | 58 |  | 12045 | 2019"),
    ("nature", "Harbour volume 9, pages 555–562 (2014)", "", "Harbour | 9 |  | 555–562 | 2014"),
    ("nature", "Harbour 512, 155–160 (2014).", "", "Harbour | 512 |  | 155–160 | 2014"),
    ("nature", "Harbour Communications volume 10, Article number: 1234 (2019)", "", "Harbour Communications | 10 |  |  | 2019 | 1234"),
    ("nature", "Harbour Communications 10, 1234 (2019).", "", "Harbour Communications | 10 |  | 1234 | 2019"),
    ("nature", "Harb. Rev. Tides 20, 12–20 (March 2019)", "", "Harb. Rev. Tides | 20 |  | 12–20 | March 2019"),
    ("nature", "Doe, J., Roe, R. & Poe, P. Tides and the colour of harbour water. Harbour 512, 155–160 (2014). https://doi.org/10.5555/harb.1", EN, "Harbour | 512 |  | 155–160 | 2014 |  | 10.5555/harb.1"),
    ("springer", "Harbour Science volume 35, pages 12–20 (2019)", "", "Harbour Science | 35 |  | 12–20 | 2019"),
    ("springer", "Harbour Science (2019) 35:12–20", "", "Harbour Science | 35 |  | 12–20 | 2019"),
    ("springer", "Harbour Science (2019) 35(3):12–20", "", "Harbour Science | 35 | 3 | 12–20 | 2019"),
    ("springer", "Harb Sci (2019) 35: 112. https://doi.org/10.5555/hs-019-1", "", "Harb Sci | 35 |  | 112 | 2019 |  | 10.5555/hs-019-1"),
    ("springer", "March 2019, Volume 35, Issue 3, pp 12–20", "", " | 35 | 3 | 12–20 | March 2019"),
    ("springer", "Harbour Science 35 (2019) 12–20", "", "Harbour Science | 35 |  | 12–20 | 2019"),
    ("springer", "Harbour Science 35 (2019) 112345", "", "Harbour Science | 35 |  | 112345 | 2019"),
    ("springer", "Harbour Science, 35 (3) (2019), pp. 12-20", "", "Harbour Science | 35 | 3 | 12-20 | 2019"),
    ("springer", "Harbour Science, Volume 35 (2019), pp. 12-20", "", "Harbour Science | 35 |  | 12-20 | 2019"),
    ("abnt", "DOE, J.; ROE, R. Tides and the colour of harbour water. Revista Inventada de Portos, São Paulo, v. 5, n. 2, p. 1-20, 2019.", EN, "Revista Inventada de Portos, São Paulo | 5 | 2 | 1-20 | 2019"),
    ("abnt", "Revista Inventada de Portos, v. 5, n. 2, p. 1-20, 2019", "", "Revista Inventada de Portos | 5 | 2 | 1-20 | 2019"),
    ("abnt", "Revista Inventada de Portos, v. 5, n. 2, p. 1-20, jan./jun. 2019", "", "Revista Inventada de Portos | 5 | 2 | 1-20 | jan./jun. 2019"),
    ("abnt", "Revista Inventada de Portos; v. 5 n. 2 (2019): Marés; 1-20", "", "Revista Inventada de Portos | 5 | 2 | 1-20 | 2019"),
    ("abnt", "Revista Inventada; Vol. 5 Núm. 2 (2019); 1-20", "", "Revista Inventada | 5 | 2 | 1-20 | 2019"),
    ("gost", "Вестник портов. 2019. Т. 5, № 3. С. 12–20.", "", "Вестник портов | 5 | 3 | 12–20 | 2019"),
    ("gost", "Вестник портов. – 2019. – Т. 5, № 3. – С. 12-20.", "", "Вестник портов | 5 | 3 | 12-20 | 2019"),
    ("gost", "Вестник портов, 2019, том 5, № 3, с. 12–20", "", "Вестник портов | 5 | 3 | 12–20 | 2019"),
    ("gost", "Вестник портов. 2019. Вып. 7. С. 12–20", "", "Вестник портов |  | 7 | 12–20 | 2019"),
    ("gost", "Вісник портів. 2019. Т. 5, вип. 3. С. 12–20.", "", "Вісник портів | 5 | 3 | 12–20 | 2019"),
    ("gost", "Вестник портов. 2019;5(3):12-20.", "", "Вестник портов | 5 | 3 | 12-20 | 2019"),
    ("gost", "Вестник портов. 2019. № 3 (45). С. 12–20.", "", "Вестник портов |  | 3 | 12–20 | 2019"),
    ("german", "Zeitschrift für Hafenkunde, Bd. 12, H. 3, S. 45–67", "", "Zeitschrift für Hafenkunde | 12 | 3 | 45–67"),
    ("german", "Zeitschrift für Hafenkunde 12 (2019), Heft 3, S. 45–67", "", "Zeitschrift für Hafenkunde | 12 | 3 | 45–67 | 2019"),
    ("german", "Zeitschrift für Hafenkunde, Jg. 12, Nr. 3, 2019, S. 45-67.", "", "Zeitschrift für Hafenkunde | 12 | 3 | 45-67 | 2019"),
    ("german", "Zeitschrift für Hafenkunde, Band 12 (2019), Heft 3, Seiten 45–67", "", "Zeitschrift für Hafenkunde | 12 | 3 | 45–67 | 2019"),
    ("german", "Zeitschrift für Hafenkunde 12 (2019) S. 45-67", "", "Zeitschrift für Hafenkunde | 12 |  | 45-67 | 2019"),
    ("german", "Doe, Jana: Der Einfluss der Gezeiten auf Hafenwasser. In: Zeitschrift für Hafenkunde 12 (2019), S. 45–67.", DE, "Zeitschrift für Hafenkunde | 12 |  | 45–67 | 2019"),
    ("german", "Doe, J. (2019). Der Einfluss der Gezeiten auf Hafenwasser. Zeitschrift für Hafenkunde, 12(3), S. 45–67.", DE, "Zeitschrift für Hafenkunde | 12 | 3 | 45–67 | 2019"),
    ("french", "Revue des ports, tome 12, n° 3, 2019, p. 45-67.", "", "Revue des ports | 12 | 3 | 45-67 | 2019"),
    ("french", "Revue des ports, vol. 12, no 3, mars 2019, p. 45-67", "", "Revue des ports | 12 | 3 | 45-67 | mars 2019"),
    ("french", "Revue des ports 2019/3 (n° 12), pages 45 à 67", "", "Revue des ports |  | 12 | 45 à 67 | 2019"),
    ("french", "Revue des ports, Volume 12 (2019) no. 3, pp. 45-67.", "", "Revue des ports | 12 | 3 | 45-67 | 2019"),
    ("french", "Doe, Jeanne, « Les marées et la couleur de l'eau des ports », Revue des ports, vol. 12, n° 3, 2019, p. 45-67.", FR, "Revue des ports | 12 | 3 | 45-67 | 2019"),
    ("italian", "Rivista dei porti, vol. 12, n. 3, 2019, pp. 45-67", "", "Rivista dei porti | 12 | 3 | 45-67 | 2019"),
    ("italian", "Rivista dei porti, XII, 3 (2019), pp. 45-67", "", "Rivista dei porti | XII | 3 | 45-67 | 2019"),
    ("italian", "Rivista dei porti, Volume 12, Fascicolo 3, 2019, pp. 45-67", "", "Rivista dei porti | 12 | 3 | 45-67 | 2019"),
    ("italian", "Rivista dei porti, anno 2019, vol. 12, numero 3, pagg. 45-67", "", "Rivista dei porti | 12 | 3 | 45-67 | 2019"),
    ("spanish", "Revista de puertos, vol. 12, núm. 3, 2019, pp. 45-67", "", "Revista de puertos | 12 | 3 | 45-67 | 2019"),
    ("spanish", "Revista de puertos, ISSN 0317-8471, Vol. 12, Nº. 3, 2019, págs. 45-67", "", "Revista de puertos | 12 | 3 | 45-67 | 2019 | | | 0317-8471"),
    ("spanish", "Revista de puertos, tomo 12, nº 3 (2019), p. 45-67", "", "Revista de puertos | 12 | 3 | 45-67 | 2019"),
    ("polish", "Przegląd portowy, t. 12, nr 3, 2019, s. 45-67", "", "Przegląd portowy | 12 | 3 | 45-67 | 2019"),
    ("polish", "Przegląd portowy 2019, t. 12, nr 3, s. 45–67.", "", "Przegląd portowy | 12 | 3 | 45–67 | 2019"),
    ("polish", "Przegląd portowy, 2019, R. 12, z. 3, s. 45-67", "", " | 12 | 3 | 45-67 | 2019"),
    ("polish", "Przegląd portowy, Tom 12, Zeszyt 3 (2019), s. 45-67", "", "Przegląd portowy | 12 | 3 | 45-67 | 2019"),
    ("nordic and dutch", "Hamntidskrift, årg. 12, nr 3, 2019, s. 45-67", "", "Hamntidskrift | 12 | 3 | 45-67 | 2019"),
    ("nordic and dutch", "Havnetidsskrift, Bind 12, Nr. 3, 2019, s. 45-67", "", "Havnetidsskrift | 12 | 3 | 45-67 | 2019"),
    ("nordic and dutch", "Haventijdschrift, jrg. 12, nr. 3, 2019, p. 45-67", "", "Haventijdschrift | 12 | 3 | 45-67 | 2019"),
    ("nordic and dutch", "Haventijdschrift, jaargang 12, nummer 3, 2019, blz. 45-67", "", "Haventijdschrift | 12 | 3 | 45-67 | 2019"),
    ("turkish", "Liman Dergisi, Cilt 3, Sayı 2, 2019, ss. 12-20", "", "Liman Dergisi | 3 | 2 | 12-20 | 2019"),
    ("turkish", "Liman Dergisi Cilt: 3 Sayı: 2, 12 - 20, 15.06.2019", "", "Liman Dergisi | 3 | 2 | 12 - 20 | 15.06.2019"),
    ("turkish", "Liman Dergisi, 3(2), 12-20.", "", "Liman Dergisi | 3 | 2 | 12-20"),
    ("turkish", "Liman Dergisi, 2019, C. 3, S. 2, s. 12-20", "", ""),
    ("turkish", "Yıl 2019, Cilt: 3 Sayı: 2, 12 - 20, 15.06.2019", "", " | 3 | 2 | 12 - 20 | 2019"),
    ("indonesian", "Jurnal Pelabuhan Vol. 3 No. 2 (2019) hlm. 10-20", "", "Jurnal Pelabuhan | 3 | 2 | 10-20 | 2019"),
    ("indonesian", "Jurnal Pelabuhan, Vol 3, No 2 (2019), hal. 10-20", "", "Jurnal Pelabuhan | 3 | 2 | 10-20 | 2019"),
    ("indonesian", "Jurnal Pelabuhan; Vol 3, No 2 (2019): Juni; 10-20", "", "Jurnal Pelabuhan | 3 | 2 | 10-20 | 2019"),
    ("indonesian", "Jurnal Pelabuhan, Volume 3, Nomor 2, Juni 2019, halaman 10-20", "", "Jurnal Pelabuhan | 3 | 2 | 10-20 | Juni 2019"),
    ("chinese", "港口科学, 2019, 35(3): 12-20.", "", "港口科学 | 35 | 3 | 12-20 | 2019"),
    ("chinese", "港口科学. 2019,35(3):12-20", "", "港口科学 | 35 | 3 | 12-20 | 2019"),
    ("chinese", "港口科学 2019年第3期 12-20页", "", "港口科学 |  | 3 | 12-20 | 2019"),
    ("chinese", "《港口科学》2019年第35卷第3期 12-20页", "", "港口科学 | 35 | 3 | 12-20 | 2019"),
    ("chinese", "港口科学，2019，35（3）：12－20．", "", "港口科学 | 35 | 3 | 12-20 | 2019"),
    ("chinese", "港口科学 2019年 第35卷 第3期", "", "港口科学 | 35 | 3 |  | 2019"),
    ("chinese", "港口科学 2019年03期", "", "港口科学 |  | 03 |  | 2019"),
    ("chinese", "港口學報 35卷3期（2019/06），頁12-20", "", "港口學報 | 35 | 3 | 12-20 | 2019/06"),
    ("japanese", "港湾学会誌 第35巻 第3号 p.12-20", "", "港湾学会誌 | 35 | 3 | 12-20"),
    ("japanese", "港湾学会誌 35巻 3号 2019年 pp. 12-20", "", "港湾学会誌 | 35 | 3 | 12-20 | 2019"),
    ("japanese", "港湾学会誌 2019 年 35 巻 3 号 p. 12-20", "", "港湾学会誌 | 35 | 3 | 12-20 | 2019"),
    ("japanese", "港湾学会誌 35(3), 12-20, 2019", "", "港湾学会誌 | 35 | 3 | 12-20 | 2019"),
    ("japanese", "港湾学会誌 (35), 12-20, 2019-03", "", ""),
    ("korean", "항만연구 제5권 제2호 (2019), 12-20쪽", "", "항만연구 | 5 | 2 | 12-20 | 2019"),
    ("korean", "항만연구, 제5권 제2호, pp.12-20, 2019", "", "항만연구 | 5 | 2 | 12-20 | 2019"),
    ("korean", "항만연구 2019년 5권 2호 12-20", "", "항만연구 | 5 | 2 | 12-20 | 2019"),
    ("korean", "항만연구 v.5 no.2 2019년, pp.12 - 20", "", "항만연구 | 5 | 2 | 12 - 20 | 2019"),
    ("as pages print it", "Published in: Harbour Science, Vol. 35, No. 3, March 2019, pp. 12-20", "", "Harbour Science | 35 | 3 | 12-20 | March 2019"),
    ("as pages print it", "Citation: Harb Sci. 2019;35(3):12-20", "", "Harb Sci | 35 | 3 | 12-20 | 2019"),
    ("as pages print it", "Cite this article as: Harb Sci 2019;35:112", "", "Harb Sci | 35 |  | 112 | 2019"),
    ("as pages print it", "Source: Harbour Science, Volume 35, Number 3, 2019, pp. 12-20(9)", "", "Harbour Science | 35 | 3 | 12-20 | 2019"),
    ("as pages print it", "Vol. 35 No. 3 (2019): Spring | Articles", "", " | 35 | 3 |  | 2019"),
    ("as pages print it", "Vol 35, No 3 (2019)", "", " | 35 | 3 |  | 2019"),
    ("as pages print it", "Volume 35, Issue 3, Pages 12-20, March 2019", "", " | 35 | 3 | 12-20 | March 2019"),
    ("as pages print it", "35 (3) : 12-20, 2019", "", " | 35 | 3 | 12-20 | 2019"),
    ("as pages print it", "Harbour Science, 35, 3, 12-20(9)", "", "Harbour Science | 35 | 3 | 12-20"),
    ("as pages print it", "Harbour Science Vol. 35, Iss. 3 (2019)", "", "Harbour Science | 35 | 3 |  | 2019"),
    ("as pages print it", "Harbour Science 35.3 (2019): 12-20", "", "Harbour Science | 35 | 3 | 12-20 | 2019"),
    ("as pages print it", "HARBOUR SCIENCE • VOL. 35, NO. 3 • MARCH 2019 • PP. 12–20", "", "HARBOUR SCIENCE | 35 | 3 | 12–20 | MARCH 2019"),
    ("as pages print it", "Phys. Rev. Harb. 123, 112001 – Published 14 March 2019", "", "Phys. Rev. Harb. | 123 |  | 112001 | 14 March 2019"),
    ("as pages print it", "Phys. Rev. Harb. 123, 112001 (2019)", "", "Phys. Rev. Harb. | 123 |  | 112001 | 2019"),
    ("as pages print it", "2019 J. Harb. Phys. 35 112001", "", ""),
    ("as pages print it", "Proc Natl Acad Tides U S A. 2019;116(3):112–120.", "", "Proc Natl Acad Tides U S A | 116 | 3 | 112–120 | 2019"),
    ("as pages print it", "Harbour Science 2019 35:3, 12-20", "", "Harbour Science | 35 | 3 | 12-20 | 2019"),
    ("as pages print it", "Harbour Science. 14 Mar 2019. 35(3):12-20.", "", "Harbour Science | 35 | 3 | 12-20 | 14 Mar 2019"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "text", "title", "told"), STRINGS, ids=[f"{row[0]}-{row[1][-40:]}" for row in STRINGS]
)
def test_a_citation_is_cut_into_what_it_says(style: str, text: str, title: str, told: str) -> None:
    parts = dict(zip(FIELDS, (part.strip() for part in told.split("|")), strict=False))
    assert read_citation(text, title) == {field: part for field, part in parts.items() if part}, style


@pytest.mark.parametrize("text", NO_CITATIONS)
def test_a_line_with_numbers_is_no_citation(text: str) -> None:
    assert read_citation(text) == {}


def test_the_tables_are_large_enough_to_tell() -> None:
    assert len(STRINGS) >= 120
    assert len(NO_CITATIONS) >= 50
    assert len({style for style, *_rest in STRINGS}) >= 20


@pytest.mark.parametrize("title", ["The harbour of 1848 and its tides", "Tides, vol. 3, no. 2: a study"])
def test_numbers_of_the_title_are_not_the_citation(title: str) -> None:
    """What stands in the title is passed over: "1848" is no date of it."""
    assert read_citation(f"Doe J. {title}. Harbour Sci, 12(3), 45-67.", title) == {
        "volume": "12", "issue": "3", "page": "45-67", "container_title": "Harbour Sci",
    }  # fmt: skip


def test_a_citation_of_another_work_tells_nothing() -> None:
    other = "Roe R, Poe P, Moe M, Zoe Z, Coe C. " + "A long study of piers and quays in the north. " * 4
    assert read_citation(f"{other} Harbour Sci. 2019;35(3):12-20.", EN) == {}


# What a reader gives as a citation string, and how many fields of it are read.
KEPT = (
    ("Harbour Sci. 2019 Mar;35(3):12-20.", 5),
    ("harbourpapers/008324 (please cite as such)", 0),
    ("Download this citation", 0),
    ("DOE, J. A harbour. 2004. 284 f. Dissertação (mestrado) - Universidade Inventada.", 0),
)


@pytest.mark.parametrize(("text", "count"), KEPT)
def test_a_citation_string_is_read_or_kept_as_unread(text: str, count: int) -> None:
    reading = reading_of("page", (Said(field="citation", text=text, where="label Cite"),))
    assert len(reading.record.said_fields()) == count
    kept = [(item.field, item.text, item.where) for item in reading.unread]
    assert kept == ([] if count else [("citation", text, "label Cite")])


def test_a_blank_citation_is_nothing_unread() -> None:
    assert reading_of("page", (Said(field="citation", text=" ", where="label Cite"),)).unread == ()


def test_what_is_made_of_a_citation_changes_nothing_of_the_next_one_that_reads_the_same() -> None:
    """The same line is read by several readers of a page, and kept between them."""
    text = "Harbour Sci. 2019 Mar;35(3):12-20."
    read_citation(text).clear()
    assert read_citation(text)["page"] == "12-20"
    assert read_citation(text, weak=True) == read_citation(text) == read_citation(text, "x" * 5_000)


@pytest.mark.parametrize("shape", [shape for _signs, shape in SHAPES if YEAR in shape])
def test_a_shape_that_has_a_year_is_not_found_without_one(shape: str) -> None:
    """So that such shapes need not be looked for in a text without a year."""
    for _style, text, _title, _read in STRINGS:
        match = compiled(shape).search(text)
        assert match is None or YEAR_WITHIN.search(match[0])
        assert compiled(shape).search(YEAR_WITHIN.sub("9999", text)) is None
