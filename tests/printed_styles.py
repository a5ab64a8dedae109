"""How each of `cited_works` is printed in each style, by the rules of the style's printed manual.

Where the collection's style departs from its manual the line above its rows says so: we print what the style says.
"""

from __future__ import annotations

PRINTED: dict[str, dict[str, str]] = {
    # Publication Manual, 7th edition, chapter 10: a DOI and no other address, “Article e…” for article numbers, kinds in brackets.
    # Departs: a conference paper without editors is taken for one in a serial (no “In”, no publisher).
    "apa": {
        "article": "Keats, M. L., Okafor, C., & Ng, A. (2019). Sleep and memory in shift workers: A cohort study. Journal of Invented Medicine, 12(3), 201–209. https://doi.org/10.5555/jim.2019.17",
        "number": "Ng, A., & Okafor, C. (2020). Bees prefer Salvia in dry years. Open Ecology, 4(1), Article e0231847. https://doi.org/10.5555/oe.231847",
        "book": "Brandt, L. (2004). A history of small gardens (2nd ed.). Garden Press.",
        "chapter": "Okafor, C. (2011). Walls and hedges. In J. Smith & E. Diaz (Eds.), The Oxford book of gardens (pp. 45–67). Garden Press.",
        "thesis": "Lindqvist, Å. (1998). Seeds and their readers [Doctoral dissertation, Invented University]. https://example.org/theses/98",
        "report": "Institute of Gardens. (2009). Water use in hospital gardens (Technical Report TR-2009-04). Institute of Gardens. https://example.org/tr/4",
        "preprint": "Haddad, R. (2023). Early light and late sleep [Preprint]. medRxiv. https://doi.org/10.5555/2023.02.01.7",
        "conference": "Ng, A., & Virtanen, L. (2012). Streaming joins on small machines. Proceedings of the 9th Conference on Data, 101–109. https://doi.org/10.5555/cd.2012.9",
        "dataset": "Virtanen, L. (2021). Bird counts in northern towns (Version 1.2) [Dataset]. Zenodo. https://doi.org/10.5555/zenodo.42",
        "webpage": "Institute of Gardens. (2022, March 9). How to read a label. Garden Advice. https://example.org/labels",
    },
    # MLA Handbook, 9th edition, 5.31-5.105: title case, “et al.” from three authors on, months shortened, “———” for the same author again.
    # Departs: a thesis's address stands before its university, an article number behind “p.”.
    "mla": {
        "article": "Keats, Maria L., et al. “Sleep and Memory in Shift Workers: A Cohort Study.” Journal of Invented Medicine, vol. 12, no. 3, May 2019, pp. 201–09, https://doi.org/10.5555/jim.2019.17.",
        "number": "Ng, Anna, and Chidi Okafor. “Bees Prefer Salvia in Dry Years.” Open Ecology, vol. 4, no. 1, Apr. 2020, p. e0231847, https://doi.org/10.5555/oe.231847.",
        "book": "Brandt, Louise. A History of Small Gardens. 2nd ed., Garden Press, 2004.",
        "chapter": "Okafor, Chidi. “Walls and Hedges.” The Oxford Book of Gardens, edited by John Smith and Eva Diaz, Garden Press, 2011, pp. 45–67.",
        "thesis": "Lindqvist, Åsa. Seeds and Their Readers. 1998, https://example.org/theses/98. Invented University, Doctoral dissertation.",
        "report": "———. Water Use in Hospital Gardens. Technical report TR-2009-04, Institute of Gardens, Nov. 2009, https://example.org/tr/4.",
        "preprint": "Haddad, Rana. “Early Light and Late Sleep.” Preprint. medRxiv, 3 Feb. 2023, https://doi.org/10.5555/2023.02.01.7.",
        "conference": "Ng, Anna, and Lauri Virtanen. “Streaming Joins on Small Machines.” Proceedings of the 9th Conference on Data, 2012, pp. 101–09, https://doi.org/10.5555/cd.2012.9.",
        "dataset": "Virtanen, Lauri. “Bird Counts in Northern Towns.” Version 1.2, Zenodo, 1 June 2021, https://doi.org/10.5555/zenodo.42.",
        "webpage": "Institute of Gardens. “How to Read a Label.” Garden Advice, 9 Mar. 2022, https://example.org/labels.",
    },
    # Chicago Manual of Style, 18th edition, 14: no place of publication, no pages of chapters; spans shortened (9.63).
    "chicago": {
        "article": "Keats, Maria L., Chidi Okafor, and Anna Ng. 2019. “Sleep and Memory in Shift Workers: A Cohort Study.” Journal of Invented Medicine 12 (3): 201–9. https://doi.org/10.5555/jim.2019.17.",
        "number": "Ng, Anna, and Chidi Okafor. 2020. “Bees Prefer Salvia in Dry Years.” Open Ecology 4 (1): e0231847. https://doi.org/10.5555/oe.231847.",
        "book": "Brandt, Louise. 2004. A History of Small Gardens. 2nd ed. Garden Press.",
        "chapter": "Okafor, Chidi. 2011. “Walls and Hedges.” In The Oxford Book of Gardens, edited by John Smith and Eva Diaz. Garden Press.",
        "thesis": "Lindqvist, Åsa. 1998. “Seeds and Their Readers.” Doctoral dissertation, Invented University. https://example.org/theses/98.",
        "report": "Institute of Gardens. 2009. Water Use in Hospital Gardens. Technical Report TR-2009-04. Institute of Gardens. https://example.org/tr/4.",
        "preprint": "Haddad, Rana. 2023. “Early Light and Late Sleep.” Preprint. medRxiv, February 3. https://doi.org/10.5555/2023.02.01.7.",
        "conference": "Ng, Anna, and Lauri Virtanen. 2012. “Streaming Joins on Small Machines.” Proceedings of the 9th Conference on Data, October, 101–9. https://doi.org/10.5555/cd.2012.9.",
        "dataset": "Virtanen, Lauri. 2021. “Bird Counts in Northern Towns.” Version 1.2. Zenodo, June 1. https://doi.org/10.5555/zenodo.42.",
        "webpage": "Institute of Gardens. 2022. “How to Read a Label.” Garden Advice, March 9. https://example.org/labels.",
    },
    # The same, as notes and bibliography (13).
    "chicago-notes": {
        "article": "Keats, Maria L., Chidi Okafor, and Anna Ng. “Sleep and Memory in Shift Workers: A Cohort Study.” Journal of Invented Medicine 12, no. 3 (2019): 201–9. https://doi.org/10.5555/jim.2019.17.",
        "number": "Ng, Anna, and Chidi Okafor. “Bees Prefer Salvia in Dry Years.” Open Ecology 4, no. 1 (2020): e0231847. https://doi.org/10.5555/oe.231847.",
        "book": "Brandt, Louise. A History of Small Gardens. 2nd ed. Garden Press, 2004.",
        "chapter": "Okafor, Chidi. “Walls and Hedges.” In The Oxford Book of Gardens, edited by John Smith and Eva Diaz. Garden Press, 2011.",
        "thesis": "Lindqvist, Åsa. “Seeds and Their Readers.” Doctoral dissertation, Invented University, 1998. https://example.org/theses/98.",
        "report": "Institute of Gardens. Water Use in Hospital Gardens. Technical Report TR-2009-04. Institute of Gardens, 2009. https://example.org/tr/4.",
        "preprint": "Haddad, Rana. “Early Light and Late Sleep.” Preprint. medRxiv, February 3, 2023. https://doi.org/10.5555/2023.02.01.7.",
        "conference": "Ng, Anna, and Lauri Virtanen. “Streaming Joins on Small Machines.” Proceedings of the 9th Conference on Data, October 2012, 101–9. https://doi.org/10.5555/cd.2012.9.",
        "dataset": "Virtanen, Lauri. “Bird Counts in Northern Towns.” Version 1.2. Zenodo, June 1, 2021. https://doi.org/10.5555/zenodo.42.",
        "webpage": "Institute of Gardens. “How to Read a Label.” Garden Advice, March 9, 2022. https://example.org/labels.",
    },
    # Citing Medicine, 2nd edition, and ICMJE’s samples: journals by their short names where the record has them, months and days, PMIDs.
    # Departs: “[Doctoral dissertation] [Internet]” for “[dissertation on the Internet]”, no “Report No.:”.
    "vancouver": {
        "article": "1. Keats ML, Okafor C, Ng A. Sleep and memory in shift workers: A cohort study. J Invent Med. 2019 May 14;12(3):201–9. doi:10.5555/jim.2019.17 PubMed PMID: 31234567.",
        "number": "2. Ng A, Okafor C. Bees prefer Salvia in dry years. Open Ecology. 2020 Apr;4(1):e0231847. doi:10.5555/oe.231847",
        "book": "3. Brandt L. A history of small gardens. 2nd ed. London: Garden Press; 2004. 312 p.",
        "chapter": "4. Okafor C. Walls and hedges. In: Smith J, Diaz E, editors. The Oxford book of gardens. London: Garden Press; 2011. p. 45–67.",
        "thesis": "5. Lindqvist Å. Seeds and their readers [Doctoral dissertation] [Internet]. Invented University; 1998. Available from: https://example.org/theses/98",
        "report": "6. Institute of Gardens. Water use in hospital gardens [Technical report] [Internet]. Geneva: Institute of Gardens; 2009 Nov. Technical report TR-2009-04. Available from: https://example.org/tr/4",
        "preprint": "7. Haddad R. Early light and late sleep [Preprint]. medRxiv; 2023. doi:10.5555/2023.02.01.7",
        "conference": "8. Ng A, Virtanen L. Streaming joins on small machines. In: Proceedings of the 9th Conference on Data. ACM; 2012. p. 101–9. doi:10.5555/cd.2012.9",
        "dataset": "9. Virtanen L. Bird counts in northern towns. Zenodo; 2021. doi:10.5555/zenodo.42",
        "webpage": "10. Institute of Gardens. Garden Advice [Internet]. 2022. How to read a label. Available from: https://example.org/labels",
    },
    # AMA Manual of Style, 11th edition, 3: italics and title case for books alone, hyphens in spans of pages, “Published online”.
    "ama": {
        "article": "1. Keats ML, Okafor C, Ng A. Sleep and memory in shift workers: A cohort study. J Invent Med. 2019;12(3):201-209. doi:10.5555/jim.2019.17",
        "number": "2. Ng A, Okafor C. Bees prefer Salvia in dry years. Open Ecology. 2020;4(1):e0231847. doi:10.5555/oe.231847",
        "book": "3. Brandt L. A History of Small Gardens. 2nd ed. Garden Press; 2004.",
        "chapter": "4. Okafor C. Walls and hedges. In: Smith J, Diaz E, eds. The Oxford Book of Gardens. Garden Press; 2011:45-67.",
        "thesis": "5. Lindqvist Å. Seeds and Their Readers. Doctoral dissertation. Invented University; 1998. https://example.org/theses/98",
        "report": "6. Institute of Gardens. Water Use in Hospital Gardens. Institute of Gardens; 2009. https://example.org/tr/4",
        "preprint": "7. Haddad R. Early light and late sleep. medRxiv. Preprint posted online February 3, 2023. doi:10.5555/2023.02.01.7",
        "conference": "8. Ng A, Virtanen L. Streaming joins on small machines. In: Proceedings of the 9th Conference on Data. ACM; 2012:101-109. doi:10.5555/cd.2012.9",
        "dataset": "9. Virtanen L. Bird counts in northern towns. Zenodo. June 1, 2021. doi:10.5555/zenodo.42",
        "webpage": "10. Institute of Gardens. How to read a label. Garden Advice. March 9, 2022. https://example.org/labels",
    },
    # IEEE Reference Guide (2023): initials first, “Art. no.”, months shortened.
    "ieee": {
        "article": "[1] M. L. Keats, C. Okafor, and A. Ng, “Sleep and memory in shift workers: A cohort study,” J Invent Med, vol. 12, no. 3, pp. 201–209, May 2019, doi: 10.5555/jim.2019.17.",
        "number": "[2] A. Ng and C. Okafor, “Bees prefer Salvia in dry years,” Open Ecology, vol. 4, no. 1, Art. no. e0231847, Apr. 2020, doi: 10.5555/oe.231847.",
        "book": "[3] L. Brandt, A history of small gardens, 2nd ed. London: Garden Press, 2004.",
        "chapter": "[4] C. Okafor, “Walls and hedges,” in The Oxford book of gardens, J. Smith and E. Diaz, Eds., London: Garden Press, 2011, pp. 45–67.",
        "thesis": "[5] Å. Lindqvist, “Seeds and their readers,” Doctoral dissertation, Invented University, 1998. Available: https://example.org/theses/98",
        "report": "[6] Institute of Gardens, “Water use in hospital gardens,” Institute of Gardens, Geneva, Technical report TR-2009-04, Nov. 2009. Available: https://example.org/tr/4",
        "preprint": "[7] R. Haddad, “Early light and late sleep,” Feb. 03, 2023, medRxiv. doi: 10.5555/2023.02.01.7.",
        "conference": "[8] A. Ng and L. Virtanen, “Streaming joins on small machines,” in Proceedings of the 9th Conference on Data, ACM, Oct. 2012, pp. 101–109. doi: 10.5555/cd.2012.9.",
        "dataset": "[9] L. Virtanen, “Bird counts in northern towns.” Zenodo, Jun. 01, 2021. doi: 10.5555/zenodo.42.",
        "webpage": "[10] Institute of Gardens, “How to read a label,” Garden Advice. [Online]. Available: https://example.org/labels",
    },
    # Cite Them Right, 12th edition: single quotation marks, “edn”, “(eds)”, “Available at:”.
    # Departs: an article number stands behind “p.”.
    "harvard": {
        "article": "Keats, M.L., Okafor, C. and Ng, A. (2019) ‘Sleep and memory in shift workers: A cohort study’, Journal of Invented Medicine, 12(3), pp. 201–209. Available at: https://doi.org/10.5555/jim.2019.17.",
        "number": "Ng, A. and Okafor, C. (2020) ‘Bees prefer Salvia in dry years’, Open Ecology, 4(1), p. e0231847. Available at: https://doi.org/10.5555/oe.231847.",
        "book": "Brandt, L. (2004) A history of small gardens. 2nd edn. London: Garden Press.",
        "chapter": "Okafor, C. (2011) ‘Walls and hedges’, in J. Smith and E. Diaz (eds) The Oxford book of gardens. London: Garden Press, pp. 45–67.",
        "thesis": "Lindqvist, Å. (1998) Seeds and their readers. Doctoral dissertation. Invented University. Available at: https://example.org/theses/98.",
        "report": "Institute of Gardens (2009) Water use in hospital gardens. Technical report TR-2009-04. Geneva: Institute of Gardens. Available at: https://example.org/tr/4.",
        "preprint": "Haddad, R. (2023) ‘Early light and late sleep’. medRxiv. Available at: https://doi.org/10.5555/2023.02.01.7.",
        "conference": "Ng, A. and Virtanen, L. (2012) ‘Streaming joins on small machines’, Proceedings of the 9th Conference on Data. ACM, pp. 101–109. Available at: https://doi.org/10.5555/cd.2012.9.",
        "dataset": "Virtanen, L. (2021) ‘Bird counts in northern towns’. Zenodo. Available at: https://doi.org/10.5555/zenodo.42.",
        "webpage": "Institute of Gardens (2022) How to read a label, Garden Advice. Available at: https://example.org/labels.",
    },
    # Nature, formatting guide: volumes in bold, no issue, years in brackets at the end, preprints by “Preprint at”.
    "nature": {
        "article": "1. Keats, M. L., Okafor, C. & Ng, A. Sleep and memory in shift workers: A cohort study. J Invent Med 12, 201–209 (2019).",
        "number": "2. Ng, A. & Okafor, C. Bees prefer Salvia in dry years. Open Ecology 4, e0231847 (2020).",
        "book": "3. Brandt, L. A History of Small Gardens. (Garden Press, London, 2004).",
        "chapter": "4. Okafor, C. Walls and hedges. in The Oxford book of gardens (eds Smith, J. & Diaz, E.) 45–67 (Garden Press, London, 2011).",
        "thesis": "5. Lindqvist, Å. Seeds and their readers. (Invented University, 1998).",
        "report": "6. Institute of Gardens. Water Use in Hospital Gardens. https://example.org/tr/4 (2009).",
        "preprint": "7. Haddad, R. Early light and late sleep. Preprint at https://doi.org/10.5555/2023.02.01.7 (2023).",
        "conference": "8. Ng, A. & Virtanen, L. Streaming joins on small machines. in Proceedings of the 9th Conference on Data 101–109 (ACM, 2012). doi:10.5555/cd.2012.9.",
        "dataset": "9. Virtanen, L. Bird counts in northern towns. Zenodo https://doi.org/10.5555/zenodo.42 (2021).",
        "webpage": "10. Institute of Gardens. How to read a label. Garden Advice https://example.org/labels (2022).",
    },
}  # fmt: skip
"""Style, work, and the work as it is printed: without marks, its number before it."""

_ALPHABET = "book preprint report webpage article thesis number conference chapter dataset"
ORDERS: dict[str, str] = {
    "apa": _ALPHABET,
    "mla": "book preprint webpage report article thesis number conference chapter dataset",
    "chicago": _ALPHABET,
    "chicago-notes": "book preprint webpage report article thesis number conference chapter dataset",
    "harvard": _ALPHABET,
}
"""Styles that sort by author; the others print works in the order in which they come."""
