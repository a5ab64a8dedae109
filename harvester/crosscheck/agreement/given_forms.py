"""Given names that people write in several forms: facts about names, for no rule of letters tells Bill from Will."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A short form, and the names it may stand for. Two full names are never one by this table ("Alexander", "Alexandra").
_SHORT = """
abe abraham; al alan albert alexander alfred allen; alec alexander; alex alejandra alejandro aleksander aleksandr
aleksandra alexander alexandra alexandre alexei alexis; alfie alfred; allie alison allison; andy anders andrea andreas
andrew; angie angela; annie ann anna anne; art arthur; barb barbara; barney bernard; bart bartholomeus bartholomew;
becky rebecca; ben benedict benjamin bennett; bernie bernadette bernard; bert albert herbert hubert robert; berti
berthold; beth bethany elizabeth; betsy elizabeth; betty elizabeth; bill william; billy william; bob robert; bobby
robert; brad bradford bradley; bram abraham; caro carolina caroline; carol caroline; cathy catherine cathryn; charlie
charles charlotte; charly charles; chas charles; chris christian christina christine christoph christophe christopher
kristian; chrissy christine; christi christine; christy christina christine; chuck charles; cindy cynthia; claus
nikolaus; cliff clifford; connie constance cornelia; curt curtis; dan daniel danielle; danny daniel; dave david; davy
david; deb deborah debra; debbie deborah debra; dee deirdre; dick richard; dirk diederik; dom dominic dominique; don
donald donovan; dora dorothea theodora; dot dorothy; doug douglas; drew andrew; ed edgar edmund eduard eduardo edward
edwin; eddie edgar edmund edward edwin; edu eduardo; ellie eleanor; eli elias elijah; eliza elizabeth; els elisabeth;
elsa elisabeth; ernie ernest; fco francisco; fede federico; fran frances francis francisco; frank francis franciscus
franklin; franz franziskus; fred alfred frederic frederick friedrich; freddy frederick; fritz friedrich; gabe gabriel;
gene eugene; geo george; geoff geoffrey; gerd gerhard; gerry gerald gerard; gina regina; ginny virginia; greg gregor
gregory; greta margarete; guille guillermo; gus august augustus gustav; hal harold henry; hank hendrik henry; hannes
johannes; hans johann johannes; harry harold henry; heinz heinrich; heidi adelheid; ike isaac; ina katharina; inge
ingeborg; isa isabel isabella isabelle; jack jacob john; jackie jacqueline; jake jacob; jan johannes; jas james; jeff
geoffrey jefferson jeffrey; jen jennifer; jenny jennifer; jerry gerald jeremy jerome; jess jessica; jim james; jimmy
james; jo joanna joanne johanna josephine; jochen joachim; joe joseph; joey joseph; johnny john; jon jonathan; jos
joseph josephus; josh joshua; juanma juan; judy judith; jürgen georg; kathy catherine katherine kathleen kathryn; kate
catherine katarina katharine katherine kathryn; katie catherine katharine katherine kathryn; katja ekaterina katharina;
katya ekaterina yekaterina; kay katherine; ken kenneth; kim kimberley kimberly; klaas nicolaas; klaus nikolaus; kurt
konrad; larry laurence lawrence; len leonard; lena helena magdalena; lenny leonard; leo leonard leonardo leonid leopold;
les leslie lester; lew lewis; lex alexander; lexi alexandra; liam william; libby elizabeth; lisa elisabeth elizabeth;
liz elizabeth; lizzie elizabeth; lou louis louise; lucho luis; ma maria; maddy madeleine madeline; maggie margaret;
mandy amanda; manolo manuel; manu emmanuel manuel; manny emmanuel manuel; marge margaret marjorie; margo margaret; mary
maryann; matt mathew matthew matthias; max maxim maximilian maxwell; mel melanie melissa melvin; meg margaret megan;
mick michael; mickey michael; mike michael miguel mikhail; misha michael mikhail; mitch mitchell; moe maurice mohammed;
moni monika; nacho ignacio; nat natalie nathan nathaniel; nate nathan nathaniel; natasha natalia; ned edward; nell
eleanor helen; nick dominic nicholas nicolas nicole nikolaos nikolaus; nico nicola nicolaas nicolas; niki nicole; nils
nikolaus; olli oliver; ollie oliver; paco francisco; pam pamela; pancho francisco; pat patricia patrick; patsy patricia;
patty patricia; peg margaret; peggy margaret; pepe jose; pete peter; phil philip philippe phillip; piet pieter; pim
willem; quique enrique; rafa rafael; ralph raphael; randy randall randolph; ray raymond; reg reginald; rich richard;
rick eric frederick richard; ricky richard; rob robert roberto robertus; robbie robert; rod roderick rodney; rolf
rudolf; ron aaron ronald; ronnie ronald veronica; rosie rose rosemary; rudi rudolf; rudy rudolf rudolph; russ russell;
sacha alexander alexandre; sally sarah; sam samantha samuel; sammy samuel; sandra alexandra; sandy alexander alexandra
sandra; sasha aleksandr aleksandra alexander alexandra; seb sebastian sebastien; sepp josef; sergio serge; shelly
michelle; sid sidney; sophie sophia; stan stanislav stanislaw stanley; steph stephanie stephen; steve stefan stephen
steven; stu stewart stuart; sue susan susanna suzanne; susi susanne; susie susan; suzie suzanne; svetla svetlana; tania
tatiana; tanya tatiana tatyana; ted edward theodore; teddy theodore; teo teodoro; terry terence theresa; tess theresa;
tessa theresa; thea dorothea; theo theodor theodore theodorus; thos thomas; tim timothy; tina bettina christina martina;
tobi tobias; toby tobias; tom thomas tomas tommaso; tommy thomas; toni anton antonia antonio; tonio antonio; tony
anthony anton antonio antonis antony; tricia patricia; trish patricia; uli ulrich; ulla ursula; uwe ulrich; val
valentine valerie; vanya ivan; vern vernon; vic victor victoria; vicky victoria; vince vincent; viv vivian; volodya
vladimir; wally wallace walter; walt walter; wes wesley; will wilhelm willem william; willi wilhelm; willy wilhelm
william; wim willem; winnie winifred; wm william; wolf wolfgang; xandra alexandra; xavi xavier; yasha yakov; yura yuri;
zach zachary
"""
_FULL: Mapping[str, frozenset[str]] = {
    short: frozenset(full) for short, *full in (row.split() for row in _SHORT.split(";"))
}

# One name of another alphabet or language, written by ear. Such names are compatible, never the same: many bear each of them.
_HEARD = """
mohammed muhammad mohamed mohammad mohamad muhammed muhamad mohamedou mohammod muhamed; ahmed ahmad ahmet achmed; yousef
yusuf youssef yousuf yusef youssouf; hussein husain hossein hussain husayn hosein hussin; hassan hasan; omar umar omer;
osman othman uthman usman; khalid khaled; ibrahim ebrahim; said saeed saied; mustafa mostafa moustafa; abdullah abdallah
abdulla abdalla; tariq tarek tareq tarik; mahmoud mahmud mahmood; faisal faysal feisal; jamal gamal jamaal; fatima
fatemeh fatma fatimah fatema; aisha ayesha aysha aicha; abdelaziz abdulaziz; abdelrahman abdulrahman abdurrahman; ali
aly; mehdi mahdi; reza riza rida; saleh salih; samir sameer; karim kareem; rashid rasheed rachid; nasser nasir naser;
amin ameen; alexander aleksandr alexandr aleksander; alexandra aleksandra; alexei aleksei alexey aleksey; maxim maksim;
xenia kseniya ksenia; yevgeny evgenii evgeny evgeniy yevgeniy eugene; catherine ekaterina yekaterina; yelena elena; david davit dawit;
giorgi georgy george georgios georgi; michael mikhail mihail michail; peter petr pyotr piotr; nicholas nikolay nikolai nikolaj
nikolaos; paul pavel; andrew andrey andrei; constantine konstantin konstantinos; john ioannis
"""
_HEARD_OF: Mapping[str, int] = {name: place for place, names in enumerate(_HEARD.split(";")) for name in names.split()}


# "Abd al-Rahman", "Abdul Rahman", "Abdurrahman": the article takes the sound of what follows.
_SERVANT = re.compile(r"^abd(?:[aeiou]?(?:l|r(?=r)|s(?=s)|n(?=n)|z(?=z))|[aeu](?=[^aeiou]))?")


def is_short_form(one: str, other: str) -> bool:
    """Whether one of two bare given names is a short form of the other.

    >>> is_short_form("bill", "william"), is_short_form("robert", "bob"), is_short_form("alexander", "alexandra")
    (True, True, False)
    """
    return other in _FULL.get(one, ()) or one in _FULL.get(other, ())


def sound_alike(one: str, other: str) -> bool:
    """Whether two bare given names are one name written by ear ("Mohammed", "Muhammad")."""
    if one.startswith("abd") and other.startswith("abd") and (rest := _SERVANT.sub("", one)):
        return rest == _SERVANT.sub("", other) or sound_alike(rest, _SERVANT.sub("", other))
    place = _HEARD_OF.get(one)
    return place is not None and place == _HEARD_OF.get(other)
