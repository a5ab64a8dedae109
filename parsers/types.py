"""Kinds of works, as pages name them, to CSL types and genres."""

from __future__ import annotations

import re
import unicodedata

from parsers.article_kinds import ARTICLE_ROWS
from parsers.clean import fold, line
from parsers.record import CSL_TYPES, CslType

AS_PRINTED = "="
# (CSL type, genre, words): words for a kind of work in document types of databases and repositories, schema.org classes,
# info:eu-repo terms, COAR names and codes; compared without case, accents, blanks and hyphens. A genre stands where CSL's
# type alone would lose something; "=" is the words themselves as the page prints them.
ROWS: tuple[tuple[CslType, str | None, str], ...] = (
    ("article-journal", None,
     ("journal article | article | journal | research article | original article | original research | scholarly article | "
     "medical scholarly article | text.serial.journal | peer-reviewed article | article in journal | academic article | "
     "journal contribution | contribution to journal | contribution to periodical | articles | journal articles | c_6501 | "
     "c_2df8fbb1 | c_3e5a | data paper | c_beb9 | software paper | c_7bab | periodical article | postprint | "
     "artikel | aufsatz | zeitschriftenartikel | zeitschriftenaufsatz | wissenschaftlicher artikel | "
     "beitrag in zeitschrift | article de revue | article dans une revue | article de périodique | article scientifique | "
     "artículo | artículo de revista | artículo científico | artículo original | artículo de investigación | artigo | "
     "artigo de periódico | artigo de revista | artigo científico | artigo original | articolo | articolo in rivista | "
     "articolo su rivista | tidskriftsartikel | artikel i tidskrift | artykuł | artykuł w czasopiśmie | artykuł naukowy | "
     "makale | araştırma makalesi | dergi makalesi | artikel jurnal | artikel ilmiah | jurnal | статья | научная статья | "
     "статья в журнале | статьи в журналах | статья в журнале - научная статья | "
     "стаття | 学術雑誌論文 | 雑誌論文 | 紀要論文 | 期刊论文 | 期刊論文")),
    ("article-journal", "Review", "review | c_efa0"),
    ("article-journal", None,
     ("review article | c_dcae04bc | übersichtsartikel | artículo de revisión | artigo de revisão | artykuł przeglądowy | "
     "derleme | article de synthèse | forskningsöversikt")),
    ("article-journal", "Meeting Abstract", "meeting abstract"),
    ("article-journal", "Editorial", "editorial | c_b239"),
    ("article-journal", "Correspondence", "correspondence"),
    ("article-journal", "Letter", "letter | letter to the editor | c_545b"),
    ("article-journal", "Research Letter", "research letter"),
    ("article-journal", "Guidelines", "guidelines"),
    ("article-journal", "Guideline", "guideline"),
    ("article-journal", "Short Survey", "short survey"),
    ("article-journal", "Note", "note"),
    ("article-journal", "Erratum", "erratum | corrigendum"),
    ("review-book", None,
     "book review | c_ba08 | rezension | compte rendu | reseña | resenha | recensione | recension | recenzja"),
    ("article", "Preprint", "preprint | c_816b | vorabdruck | prépublication | pracetak"),
    ("report", "Working Paper",
     ("working paper | discussion paper | working/discussion paper | c_8042 | arbeitspapier | document de travail | "
     "documento de trabajo | documento de trabalho | texto para discussão | dokument roboczy")),
    ("paper-conference", None,
     ("conference paper | conference papers | conference item | conference proceedings | conference proceeding | conference object | "
     "proceedings paper | proceeding | meeting paper | proceedings article | conference article | conference contribution | "
     "conference or workshop item | contribution to conference | conference proceedings article | in proceedings | "
     "c_5794 | c_c94f | c_f744 | c_18cp | konferenzbeitrag | konferenzveröffentlichung | tagungsbeitrag | "
     "communication dans un congrès | communication de conférence | acte de conférence | acte de colloque | "
     "comunicación | ponencia | comunicación de congreso | documento de conferencia | objeto de conferencia | "
     "trabalho apresentado em evento | trabalho de evento | comunicação em conferência | artigo de evento | "
     "contributo in atti di convegno | contributo in atti di convegno (proceeding) | konferensbidrag | konferenspaper | "
     "referat konferencyjny | bildiri | konferans bildirisi | prosiding | makalah konferensi | 会議発表論文 | 会议论文 | 會議論文")),
    ("speech", "Poster", "poster | conference poster | c_6670 | c_18co | pôster | póster"),
    ("book", None,
     ("book | monograph | edited book | edited volume | collective volume | edited collection | books | c_2f33 | buch | "
     "monographie | sammelband | text.book | libro completo | livre | ouvrage | libro | livro | bok | książka | kitap | buku | 図書")),
    ("chapter", None,
     ("book section | book sections | book chapter | book part | chapter | in book | in collection | contribution to book | part of book | "
     "chapter in book | chapter, part | chapter in a book | book chapters | chapters | chapters in books | book parts | c_3248 | "
      "buchkapitel | buchbeitrag | "
     "teil eines buches | beitrag in sammelband | aufsatz in einem buch | chapitre | chapitre de livre | "
     "chapitre d'ouvrage | capítulo | capítulo de libro | parte de libro | capítulo de livro | capitolo di libro | "
     "contributo in volume | kapitel | bokkapitel | kapitel i bok | kapitel i bok, del av antologi | "
     "chapter in book, part of anthology | rozdział | rozdział w monografii | rozdział w książce | kitap bölümü | "
     "bab buku | bidrag til bog/antologi | beitrag in buch/sammelwerk | beitrag in sammelwerk | sammelbandbeitrag | text.chapter | "
     "chap | kapitola v knize | könyvfejezet | kirjan luku | kapittel i bok | раздел в книге | глава в книге")),
    ("entry-encyclopedia", None,
     "encyclopedia entry | encyclopaedia entry | encyclopedia article | reference entry | lexikonartikel | lexikoneintrag"),
    ("report", None,
     ("report | reports | research report | project report | internal report | report part | project deliverable | "
     "policy brief | white paper | c_93fc | c_18ws | c_18hj | c_186u | c_18op | c_ba1f | c_18gh | bericht | "
     "forschungsbericht | rapport | rapport de recherche | informe | informe de investigación | relatório | rapporto | "
     "raport | rapor | laporan | laporan penelitian")),
    ("report", "Technical Report", "technical report | c_71bd"),
    ("report", AS_PRINTED,
     "technischer bericht | rapport technique | informe técnico | relatório técnico | rapporto tecnico | raport techniczny"),
    ("thesis", None,
     ("thesis | theses | dissertation/thesis | thesis or dissertation | thesis/dissertation | theses and dissertations | "
     "electronic thesis or dissertation | electronic thesis | etd | student thesis | c_46ec | hochschulschrift | "
     "abschlussarbeit | thèse | tesis | tese | tesi | teses e dissertações | avhandling | praca dyplomowa | tez | "
     "opinnäytetyö | thes | дипломная работа | 学位論文 | 学位论文")),
    ("thesis", "Dissertation", "dissertation | dissertations"),
    ("thesis", "Doctoral thesis", "doctoral thesis | c_db06"),
    ("thesis", "PhD thesis", "phd thesis | ph.d. thesis | thesis (phd) | thesis (ph.d.) | phd"),
    ("thesis", "Master's thesis", "master thesis | master's thesis | masters thesis | c_bdcc"),
    ("thesis", "Bachelor's thesis", "bachelor thesis | bachelor's thesis | bachelors thesis | c_7a1f"),
    ("thesis", AS_PRINTED,
     ("doctoral dissertation | phd dissertation | master's dissertation | honors thesis | honours thesis | "
     "undergraduate thesis | licentiate thesis | habilitation | habilitationsschrift | doktorarbeit | inauguraldissertation | "
     "diplomarbeit | masterarbeit | magisterarbeit | bachelorarbeit | studienarbeit | thèse de doctorat | "
     "mémoire | mémoire de master | mémoire de maîtrise | thèse d'exercice | hdr | tesis doctoral | tesis de doctorado | "
     "tesis de maestría | tesis de máster | tesis de grado | tesis de licenciatura | tesis de pregrado | trabajo de grado | "
     "trabajo de grado - maestría | trabajo de grado - pregrado | trabajo de grado - doctorado | trabajo fin de grado | "
     "trabajo de fin de grado | trabajo fin de máster | trabajo de fin de máster | trabajo de suficiencia profesional | "
     "dissertação | dissertação de mestrado | tese de doutorado | tese de doutoramento | tese de livre-docência | "
     "trabalho de conclusão de curso | trabalho de conclusão | tcc | monografia de especialização | tesi doctoral | "
     "dottorato | tesi di dottorato | tesi di laurea | doktorsavhandling | licentiatavhandling | licentiatuppsats | masteruppsats | "
     "magisteruppsats | kandidatuppsats | examensarbete | studentuppsats | doktorgradsavhandling | masteroppgave | "
     "rozprawa doktorska | praca doktorska | praca magisterska | praca licencjacka | praca inżynierska | doktora tezi | "
     "doktora | yüksek lisans tezi | yüksek lisans | skripsi | disertasi | tugas akhir | "
     "diplomová práce | bakalářská práce | disertační práce | rigorózní práce | dizertačná práca | diplomová práca | bakalárska práca | "
     "väitöskirja | pro gradu | pro gradu -tutkielma | diplomityö | kandidaatintyö | szakdolgozat | diplomamunka | phd értekezés | "
     "doktorska disertacija | diplomski rad | završni rad | doktorski rad | magistrsko delo | diplomsko delo | "
     "ph.d.-afhandling | specialeafhandling | hovedoppgave | luận văn | luận án | luận văn thạc sĩ | luận án tiến sĩ | "
     "khóa luận tốt nghiệp | διδακτορική διατριβή | διπλωματική εργασία | μεταπτυχιακή διπλωματική εργασία | πτυχιακή εργασία | "
     "پایان نامه | رسالة ماجستير | رسالة دكتوراه | "
     "диссертация | автореферат диссертации | дисертація | 博士論文 | 修士論文 | 博士论文 | 硕士论文 | proefschrift")),
    ("dataset", None,
     ("dataset | data set | research data | data package | data files | c_ddb1 | datensatz | forschungsdaten | "
     "jeu de données | conjunto de datos | conjunto de dados | insieme di dati | dataset (ricerca) | datauppsättning | "
     "zbiór danych | veri seti")),
    ("software", None, "software | software source code | computer program | c_5ce6 | logiciel | programa de ordenador"),
    ("patent", None, "patent | patente | brevet | brevetto | c_15cd"),
    ("speech", None, "presentation | lecture | c_8544 | vortrag | vorlesung | présentation | presentación | apresentação"),
    ("article-magazine", None, "magazine article"),
    ("article-newspaper", None, "newspaper article | c_998f | zeitungsartikel | article de presse"),
    ("motion_picture", None, "video | film | moving image | c_8a7e | c_12ce"),
    ("graphic", None, "image | still image | photograph | c_ecc8 | c_c513 | fotografia"),
    ("map", None, "map | c_12cd | karte | carte"),
    ("periodical", None, "c_0640 | periodical part | journal issue | zeitschriftenheft"),
    ("webpage", None, "web page"),
)  # fmt: skip
# "Other" and "Miscellaneous" say that nobody knows: no type at all.
_PREFIXES = tuple(
    "info:eu-repo/semantics/ http://purl.org/coar/resource_type/ https://purl.org/coar/resource_type/ https://schema.org/ "
    "http://schema.org/".split()
)
_SHAPELESS = re.compile(r"[\s_'-]+")
# "Thesis (PhD)", "Conference or Workshop Item (Poster)", "Trabalho de conclusão [graduação]".
_BRACKETED = re.compile(r"([^()\[\]]{3,80}?)\s*[(\[]([^()\[\]]{1,60})[)\]]\.?")
# What parts several words for one kind: "text::thesis::doctoral thesis", "Thesis / Tesis", "Doctoral thesis, monograph".
_PARTS = re.compile(r"::|\s?[/|;,]\s?|\s-\s")
_MOST_PARTS = 6
_THESIS = re.compile(
    r"(?<![^\W\d_])(?:thesis|theses|thèses?|tesis|teses?|tesi|dissertations?|dissertação|dissertações|tezi|tezleri|dissertatie|disertación|avhandling|doktorarbeit"
    r"|diplomarbeit|masterarbeit|examensarbete|självständigt arbete)(?![^\W\d_])"
)
_LONGEST_PHRASE = 80
_BEHIND_NAME = re.compile(r"(?:\s\d)?(?:\s\([^()]*\))?$")
_Kind = tuple[CslType, str | None]


def _key(folded: str) -> str:
    """A folded word as it is compared: no accents, blanks, hyphens or apostrophes."""
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFD", folded) if not "\u0300" <= c <= "\u036f")
    return _SHAPELESS.sub("", folded)


_KINDS: dict[str, _Kind] = {_key(name): (name, None) for name in CSL_TYPES} | {
    _key(fold(word)): (kind, genre)
    for kind, genre, words in (*ARTICLE_ROWS, *reversed(ROWS))
    for word in words.split(" | ")
}


def read_type(text: str) -> tuple[CslType, str | None] | None:
    """The CSL type, and the genre where the words say more, that a page's word for a kind of work means.

    >>> read_type("Meeting Abstract")
    ('article-journal', 'Meeting Abstract')
    >>> read_type("info:eu-repo/semantics/doctoralThesis"), read_type("Tese de Doutorado")
    (('thesis', 'Doctoral thesis'), ('thesis', 'Tese de Doutorado'))
    >>> read_type("Conference or Workshop Item (Poster)"), read_type("Doctoral thesis, monograph (Other academic)")
    (('speech', 'Poster'), ('thesis', 'Doctoral thesis'))
    >>> read_type("Miscellaneous") is None
    True
    """
    printed = " ".join(text[:200].split())
    folded = fold(printed)
    for prefix in _PREFIXES:
        if folded.startswith(prefix):
            folded = printed = folded.removeprefix(prefix)
    return _known(printed, folded) or _bracketed(printed) or _of_parts(printed) or _phrase(printed, folded)


def _known(printed: str, folded: str) -> _Kind | None:
    found = _KINDS.get(_key(folded))
    return (found[0], printed) if found is not None and found[1] == AS_PRINTED else found


def _bracketed(printed: str) -> _Kind | None:
    """The kind before a bracket, or the one in it where that is a kind of its own."""
    parts = _BRACKETED.fullmatch(printed)
    if parts is None:
        return None
    if fold(parts[1]) == "text":
        return _known(parts[2], fold(parts[2]))  # "text (article)": DCMI's type, and in brackets what it is
    before = _known(parts[1], fold(parts[1])) or _of_parts(parts[1])
    if before is None:
        return None
    # A thesis keeps what its bracket says: its degree.
    if before[0] == "thesis":
        return before[0], before[1] or (_end_of_path(printed) if "›" in printed else printed)
    return _known(parts[2], fold(parts[2])) or before


def _end_of_path(printed: str) -> str:
    """The last part of a path without what stands behind its name: "… › Phd Thesis 1 (Research / Graduation)"."""
    return _BEHIND_NAME.sub("", printed.rpartition("›")[2].strip())


def _of_parts(printed: str) -> _Kind | None:
    """The kind that one part of a text names: the last of a path, else the first that is known."""
    # "Contribution to journal › Article › Research": a path, whose last known part says most.
    path = "›" in printed
    parts = printed.split("›") if path else _PARTS.split(printed, maxsplit=_MOST_PARTS)
    if len(parts) == 1:
        return None
    parts = [part.strip() for part in parts]
    ordered = reversed(parts) if path or "::" in printed else parts
    return next((kind for part in ordered if (kind := _known(part, fold(part))) is not None), None)


def _phrase(printed: str, folded: str) -> _Kind | None:
    """A thesis by any other words: "Independent thesis Advanced level", "Tesis de especialidad médica"; of a path its end."""
    if "›" in printed:
        printed = _end_of_path(printed)
        folded = fold(printed)
    return ("thesis", printed) if len(printed) <= _LONGEST_PHRASE and _THESIS.search(folded) else None


def read_genre(text: str) -> str | None:
    """The genre that words for a kind of article mean, else the words themselves: degrees keep theirs.

    >>> [read_genre(text) for text in ("case-report", "Pilot study")]
    ['Case Report', 'Pilot study']
    """
    kind = read_type(text)
    return kind[1] if kind is not None and kind[0] == "article-journal" and kind[1] is not None else line(text)


def is_data(title: str) -> bool:
    """Whether a title is one of data that belong to an article, as repositories of data write it.

    >>> is_data("Data from: Dragonflies count ditches"), is_data("Data from the field")
    (True, False)
    """
    return fold(title[:40]).startswith(_OF_DATA)


_OF_DATA = ("data from: ", "data for: ", "dataset for: ", "supplementary data for: ")
