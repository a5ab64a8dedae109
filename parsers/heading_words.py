"""Words that stand over or before the parts of an article, in the languages of journals; as parts of patterns, in small letters.

Labels of whole tables, and the fields that they name, are in labels.txt; these are for readers that look for such a word in running text.
"""

from __future__ import annotations

ABSTRACT = (
    "abstract|resumen|resumo|résumé|zusammenfassung|riassunto|samenvatting|sammanfattning|streszczenie|аннотация|анотація|реферат|"
    "摘要|抄録|要旨|要約|초록|özet|abstrak|چکیده"
)
"""Headings of abstracts. "Summary" heads tables of contents too: who cannot take one for the other adds it."""
KEYWORDS = (
    r"(?:(?:author|article|index|subject)\s)?key[\s-]?words?(?: and phrases)?|index terms|palabras?[\s-](?:claves?|chaves?)|palavras?[\s-]chaves?|"
    r"mots?[\s-]cl(?:[ée]|ef)s?|schl(?:ü|ue)sselw(?:ö|oe)rter|schlagw(?:ö|oe)rter|stichw(?:ö|oe)rter|parole[\s-]chiave|kata kunci|"
    r"ключевые слова|ключові слова|słowa kluczowe|anahtar (?:kelimeler|sözcükler)|cuvinte[\s-]cheie|klíčová slova|kľúčové slová|"
    r"ključne (?:riječi|besede)|kulcsszavak|trefwoorden|nyckelord|nøkkelord|avainsanat|paraules clau|λέξεις[\s-]κλειδιά|từ khóa|"
    "キーワード|关键词|关键字|關鍵詞|關鍵字|주제어|키워드|"
    "کلیدواژه(?:\u200c?\\s?ها)?|کلمات کلیدی|الكلمات المفتاحية"
)
REFERENCES = (
    "references?|references and (?:notes|links)|notes and references|bibliography|literature(?: cited)?|works cited|literatur(?:verzeichnis)?|"
    "références(?: bibliographiques)?|bibliographie|referencias(?: bibliográficas)?|bibliografía|referências(?: bibliográficas)?|bibliografia|"
    "riferimenti(?: bibliografici)?|литература|список литературы|література|список літератури|参考文献|引用文献|참고문헌|kaynaklar|kaynakça|"
    "daftar pustaka|referenser|literatuur|منابع"
)
"""Headings of lists of references."""
