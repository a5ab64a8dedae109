"""How titles of journals shorten their words: ISO 4's and NLM's contractions, one-letter words, and cuts that mean another word.

ISO 4 cuts a word's end, and needs no table for it. The tables hold what cutting cannot tell: words shortened inside ("natl"),
words of one letter ("J", "N Y"), and short forms that stand for one word and not for a longer one that begins alike
("Phys" is physics, "Physiol" physiology). Facts of the List of Title Word Abbreviations and of NLM's catalogue.
"""

from __future__ import annotations


def _rows(table: str) -> dict[str, tuple[str, ...]]:
    """Rows of "short word word; …"."""
    return {short: tuple(words) for short, *words in map(str.split, table.split(";"))}


# The short form, and how the words begin for which it stands.
_CONTRACTIONS = _rows("""
natl nation nazion nacion; natn nation; intl international; internatl international; intnl international; dtsch deutsch;
jpn japan; wkly weekly; mthly monthly; qtly quarterly; dept depart depto; ctr center centre; govt government; yrbk
yearbook; yb yearbook; assn association; assoc asociacion; engrg engineering; engng engineering; engg engineering; mgmt
management; mgt management; mfg manufacturing; mktg marketing; hlth health; cty county; cnty county; bldg building; jb
jahrbuch jahresbericht; jber jahresbericht; ztg zeitung; ztschr zeitschrift; zschr zeitschrift; zs zeitschrift; ztblt
zentralblatt; zbl zentralblatt; mschr monatsschrift; wschr wochenschrift; vjschr vierteljahrs; sb sitzungsbericht; ts
tidsskrift; zh zhurnal zhournal; mt mount; ft fort; st saint sankt state; ste sainte; lond london; bltn bulletin; blad
bladet; nld nederland; amer america; acta actas; pbl public; fisk fiskeri; hlm halaman; tlv telaviv; cntrl central; dr
doctor; mlle mademoiselle; gmbh gesellschaft; vyssh vysshikh; orv orvos; zool zoolog; cs chekhoslov czechoslov; fla
florida; ky kentucky; pa pennsylvania; va virginia; md maryland; ga georgia; tn tennessee; sr senior
""")
# One letter stands for these words alone.
_ONE_LETTER = _rows("""
a america; b buenos bulletin; c carolina coast columbia comptes; d dakota district; e east eastern; g giornale guinea; h
hampshire heft; i island; j jersey jornal journal journals jurnal; k kaiserlich kingdom koeniglich kongelige koninklijk
koninklijke kungliga; l lanka law; m mexico; n new norddeutsche north northern nova; o oesterreichische; p pacific papua
puerto; q quarterly; r real regia rendus rhode rico royal; s san sankt sao series south southern sri states; t trudy; u
united; v vestnik virginia; w west western wochenschrift; y york; z zealand zeitschrift zeitung zhurnal
""")
# Short forms that do not stand for the longer words that begin so: those have short forms of their own.
_NOT_FOR = _rows("""
phys physiol physioth physician; chem chemo; econ econometr; pharm pharmacol pharmacother pharmacog pharmacok pharmacoe;
gen genet genom genealog genea genes; hist histol histop histoc; intern internat; anal analg; comp complex complem
compos; electr electron; opt optom; mech mechatron; stat state; br braz bras; ir iran iraq; aust austria; can
cancer cancero; ger geriatr; eur euras; res resour respir resid resist; rep reprod represent; arch archaeol archit
archeol; trans transplant transfus transl transport transcul; exp expert explor express expos; mar market marri; vet
veteran; dev device; immunol immunother; ther theriog; neur neuro; cell cellulose; soc sociom; mol mollus; microb
microbial microbio; ind indon; biol biologicals; orthop orthopt; crit criticism; pract practitioner; am amaz; log
logist; network networking; nurs nursery; psych psyche; acta actas; gut guts; sol soldier; plan planet; plant
plantation; oral oralit; form formul; art arthr arter artific; mater matern; port portal; pol polar polym; com comput;
cat catal; met metab meteor; ped pedag
""")


def shortens(part: str, word: str) -> bool:
    """Whether a bare word of an abbreviated title stands for a bare word of a title, cut or contracted, or is that word.

    >>> shortens("oncol", "oncology"), shortens("natl", "national"), shortens("phys", "physiology"), shortens("j", "journal")
    (True, True, False, True)
    """
    if part == word:
        return True
    if len(part) == 1:
        return word in _ONE_LETTER.get(part, ())
    if word.startswith(part):
        return not word.startswith(_NOT_FOR.get(part, ("\0",)))
    # "-kunde" at the end of a compound: "Unfallheilkd", "Geneeskd".
    if part.endswith("kd") and word.endswith("kunde"):
        return word.startswith(part[:-2])
    return word.startswith(_CONTRACTIONS.get(part, ("\0",)))
