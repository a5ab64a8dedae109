"""Names that stand family name first without a comma, as Poland, Slovakia, Hungary, Romania and Ukraine index people: "Horváthová Zuzana".

Nothing but the given name tells the order. Those of the first table are nobody's family name, so that one of them behind another word
is enough; those of the second are family names or second names elsewhere, and tell only together with others of the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SURE = frozenset(
    """
    katarzyna małgorzata agnieszka elżbieta krystyna zofia jadwiga grażyna bożena jolanta justyna sylwia urszula wiesława stanisława zuzanna
    weronika piotr krzysztof andrzej tomasz paweł grzegorz zbigniew wojciech stanisław tadeusz ryszard kazimierz mirosław zdzisław wiesław
    jarosław dariusz mariusz sławomir przemysław bartosz łukasz michał mateusz rafał włodzimierz bogusław maciej marcin
    zuzana katarína mária ľubica jitka zdeňka alžbeta ľudmila jiří ľubomír ľuboš františek břetislav juraj vojtěch
    katalin erzsébet ágnes éva zsuzsanna zsuzsa ildikó márta krisztina eszter orsolya réka boglárka enikő tünde csilla piroska gyöngyi
    zsófia borbála tímea beáta zoltán csaba zsolt szabolcs krisztián
    mihaela ioana rodica viorica lăcrămioara luminița ștefania ileana cătălin răzvan liviu ovidiu sergiu viorel
    оксана олена ольга наталія наталья тетяна татьяна ірина ирина світлана светлана людмила галина юлія юлия катерина екатерина
    марія мария анна ганна анастасія анастасия вікторія виктория надія надежда валентина лариса елена олександр александр володимир
    владимир сергій сергей андрій андрей дмитро дмитрий юрій юрий василь василий олексій алексей євген евгений віктор виктор ігор игорь
    """.split()
)
_LIKELY = frozenset(
    """
    anna ewa joanna barbara danuta halina teresa beata dorota iwona magdalena monika aleksandra paulina karolina renata natalia maria hanna
    marta jan adam jakub józef jerzy janusz leszek jacek marek roman bogdan stefan paul
    jana eva petra lenka ludmila božena ján peter pavel martin jozef štefan michal petr josef jaroslav miroslav stanislav vladimír václav
    tomáš lukáš ondřej zdeněk karel
    judit gábor lászló istván andrás györgy ferenc sándor miklós lajos józsef jános péter attila tibor tamás balázs gergely imre béla géza
    elena corina simona gabriela daniela adriana nicoleta camelia liliana cristina anca doina ana ion gheorghe mihai vasile nicolae dumitru
    sorin constantin florin marian adrian alexandru andrei ștefan radu
    богдан іван иван микола николай михайло михаил петро пётр роман павло павел тарас олег
    """.split()
)
_GIVEN = _SURE | _LIKELY
_WORDS = re.compile(r"(?P<first>[^\W\d_]{2,}(?:-[^\W\d_]{2,})?) (?P<last>[^\W\d_]{2,})(?P<place>\s[\[(].*)?")
_LEAST_LIKELY = 2


def is_given_behind(words: Sequence[str]) -> bool:
    """Whether of two words the second is a given name for sure, and the first is none.

    >>> is_given_behind(["Horváthová", "Zuzana"]), is_given_behind(["Zuzana", "Horváthová"]), is_given_behind(["Dewi", "Liliana"])
    (True, False, False)
    """
    return len(words) == 2 and words[1].casefold() in _SURE and words[0].casefold() not in _GIVEN


def in_one_order(texts: Sequence[str]) -> list[str]:
    """The names of a list, with the comma that they lack where the given names behind show that the family names stand first.

    >>> in_one_order(["Németh Gábor", "Szabó Katalin"]), in_one_order(["Gábor Németh", "Kovács Katalin"])
    (['Németh, Gábor', 'Szabó, Katalin'], ['Gábor Németh', 'Kovács Katalin'])
    """
    found = [_WORDS.fullmatch(text.strip()) for text in texts]
    known = [(_of(one["first"]), _of(one["last"])) for one in found if one is not None]
    behind = [last for first, last in known if last and not first]
    if any(first for first, _last in known) or not (_SURE_RANK in behind or len(behind) >= _LEAST_LIKELY):
        return list(texts)
    # Of those that tell nothing themselves: as the others are, where these are many.
    whole = len(behind) >= _LEAST_LIKELY and len(behind) * 2 >= len(texts)
    return [
        f"{one['first']}, {one['last']}{one['place'] or ''}"
        if one is not None and (whole or _of(one["last"]))
        else text
        for one, text in zip(found, texts, strict=True)
    ]


_SURE_RANK = 2


def _of(word: str) -> int:
    folded = word.casefold()
    return _SURE_RANK if folded in _SURE else int(folded in _LIKELY)
