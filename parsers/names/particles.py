"""Words in names that are neither given nor family names: particles, suffixes, degrees, titles, roles."""

from __future__ import annotations

# Small words that stand before a family name. Lower case in a name; the capitalised ones among them belong to the family
# name itself ("Van Hyning", "De Kort"): their bearers write them so, and sort under them.
PARTICLES = frozenset(
    """
    van von vom zum zur zu de del dela della dello degli dei delle dal dalla dall di da do dos das du des d der den
    den het ten ter te tot 't op in 's la las los lo le les l el al ul bin bint ibn ben bat abu ould af av til
    vande vander vanden vonder vd v.d. saint st. st sainte
    """.split()
)
# Those that begin a family name when capitalised, in natural order. "Ben", "San", "Do" and "Den" are given or middle names
# too, and are not among them.
CAPITAL_PARTICLES = frozenset(
    "Van Vande Vander Vanden Von Vom Zum Zur De Del Dela Della Dello Degli Dei Delle Dal Dalla Di Da Dos Das Du Des La Las "
    "Los Lo Le Les El Al Bin Ibn Mac Mc Ter Ten Saint St. Ould Ó Ní Nic Uí Ua".split()
)
# A conjunction inside a Spanish, Portuguese or Catalan double family name: "Ortega y Gasset", "Puig i Cadafalch".
DOUBLE_NAME = frozenset(("y", "e", "i"))
# Names that make a family name with "San" or "Santa" before them, which alone may be a given name.
SAINTS = frozenset(
    "miguel martin martín juan jose josé pedro roman román segundo sebastian sebastián emeterio cruz maria maría ana clara luis "
    "antonio millan millán francisco andres andrés lorenzo".split()
)
# Words that close a Portuguese family name and belong to it (ABNT NBR 6023): "Carvalho Júnior".
FAMILY_ENDS = frozenset(("júnior", "junior", "filho", "neto", "netto", "sobrinho"))

# Words that close a Portuguese given name when the name is inverted, and stay with it as libraries write it (ABNT NBR 6023):
# "Carvalho Júnior, Ilton Jardim de".
GIVEN_ENDS = frozenset(("de", "da", "do", "dos", "das"))

SUFFIXES = frozenset("jr jr. sr sr. ii iii iv 2nd 3rd 4th 2d 3d jnr snr jnr. snr.".split())
# One letter is an initial far more often than a fifth of the name: "V" is none.
# Those that indexes print as initials too ("Emberson JR", "Ivanov IV"): in capitals, and with no other given name, they are.
SUFFIXES_OR_INITIALS = frozenset(("JR", "SR", "II", "IV"))

# Degrees, memberships and professions behind a name, without dots and in lower case. Those of two letters that may be
# initials too are degrees only behind a comma, after a full name.
DEGREES = frozenset(
    """
    phd dphil mphil md mds dds dmd dvm vmd dsc dnp drph edd jd llm llb llb msc mscs bsc mba mph mpharm pharmd mbbs mbchb mbbch
    mbbchir bds frcp frcpc frcs frcpath frcpe frcog fracp facs facp facc faha fesc fccp fccm fidsa frs frsc fba mrcp mrcs mrcog bpharm
    med meng beng mtech btech bpt dpt psyd psychd rnc crnp aprn msn bsn mha mhs mhsc ms ma ba bs rn pa do lpn rd rph dr-ing esq
    cphil habil mmed mmedsc mclinsci frcr mrcpch frcpch frca fca dtmh mstat mres scd fcps fmed dipling csc drsc
    """.split()
)
INITIALS_TOO = frozenset("ms ma ba bs rn pa do jd rd frs fba fca med md bds".split())

# "Hon", "Ing" and "Dame" are given names; only with a dot, or not at all, are they titles.
TITLES = frozenset(
    "dr dr. prof prof. professor mr mr. mrs mrs. ms ms. miss mme mme. herr frau dott. dr.-ing. dipl.-ing. priv.-doz. "
    "drs. ir. ing. rev. hon. doz. assoc. asst. doctor sir "
    "doç. yrd. öğr. üyesi gör. arş. mgr. bc. doc. judr. mudr. mvdr. paeddr. phdr. rndr. thdr. dott.ssa prof.ssa".split()
)

ROLES = frozenset(
    """
    author authors aut creator editor editors ed eds edt hrsg hg herausgeber éd éds translator trans transl trl trad übers übersetzer
    compiler comp illustrator ill contributor ctb advisor supervisor ths degree reviewer director redactor red coord org orgs autor
    autora auteur autore corresponding presenter joint publisher orientador photographer sponsor
    """.split()
)

# Nobody: what stands where an author would.
NOBODY = frozenset(
    ("anonymous|anon|anon.|unknown|none|null|nil|n/a|na|various|various authors|author|authors|admin|administrator|undefined|editor|"
     "editors|no authors listed|no author listed|no author|no authors|not available|not stated|et al|et al.|al|s.n.|and others|the author|"
     "the authors|anónimo|anonyme|anonym|anonimo|unbekannt|desconocido").split("|")
)  # fmt: skip
