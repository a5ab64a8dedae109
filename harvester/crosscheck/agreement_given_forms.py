"""Given names that people write in several forms: facts about names, for no rule of letters tells Bill from Will."""

from __future__ import annotations

from collections.abc import Mapping

# A short form, and the names it may stand for. Two full names are never one by this table ("Alexander", "Alexandra").
_SHORT = """
abe abraham; al albert alan allen alfred alexander; alec alexander; alex alexander alexandra alexandre alexei alexis alejandro alejandra
aleksandr aleksander aleksandra; alfie alfred; allie alison allison; andy andrew andrea andreas anders; angie angela; annie ann
anne anna; art arthur; barb barbara; barney bernard; bart bartholomew bartholomeus; becky rebecca; ben benjamin benedict bennett; bernie
bernard bernadette; bert albert herbert robert hubert; berti berthold; beth elizabeth bethany; betsy elizabeth; betty elizabeth; bill william;
billy william; bob robert; bobby robert; brad bradley bradford; bram abraham; caro caroline carolina; carol caroline; cathy catherine cathryn;
charlie charles charlotte; charly charles; chas charles; chris christopher christian christine christina christoph christophe kristian; chrissy
christine; christi christine; christy christine christina; chuck charles; cindy cynthia; claus nikolaus; cliff clifford; connie constance cornelia;
curt curtis; dan daniel danielle; danny daniel; dave david; davy david; deb deborah debra; debbie deborah debra; dee deirdre; dick richard; dirk
diederik; dom dominic dominique; don donald donovan; dora theodora dorothea; dot dorothy; doug douglas; drew andrew; ed edward edgar edmund
edwin eduard eduardo; eddie edward edgar edmund edwin; edu eduardo; ellie eleanor; eli elias elijah; eliza elizabeth; els elisabeth; elsa
elisabeth; ernie ernest; fco francisco; fede federico; fran frances francis francisco; frank francis franklin franciscus; franz franziskus; fred
frederick alfred frederic friedrich; freddy frederick; fritz friedrich; gabe gabriel; gene eugene; geo george; geoff geoffrey; gerd
gerhard; gerry gerald gerard; gina regina; ginny virginia; greg gregory gregor; greta margarete; guille guillermo; gus august gustav augustus;
hal harold henry; hank henry hendrik; hannes johannes; hans johannes johann; harry harold henry; heinz heinrich; heidi adelheid;
ike isaac; ina katharina; inge ingeborg; isa isabel isabelle isabella; jack john jacob; jackie jacqueline; jake jacob; jan johannes; jas james; jeff
jeffrey geoffrey jefferson; jen jennifer; jenny jennifer; jerry gerald jerome jeremy; jess jessica; jim james; jimmy james; jo joanna josephine joanne
johanna; jochen joachim; joe joseph; joey joseph; johnny john; jon jonathan; jos joseph josephus; josh joshua; juanma
juan; judy judith; jürgen georg; kathy katherine kathleen kathryn catherine; kate katherine catherine kathryn katharine katarina; katie
katherine katharine kathryn catherine; katja katharina ekaterina; katya ekaterina yekaterina; kay katherine; ken kenneth; kim kimberly kimberley;
klaas nicolaas; klaus nikolaus; kurt konrad; larry lawrence laurence; len leonard; lena helena magdalena; lenny leonard; leo
leonard leonardo leopold leonid; les leslie lester; lew lewis; lex alexander; lexi alexandra; liam william; libby elizabeth; lisa elisabeth elizabeth; liz
elizabeth; lizzie elizabeth; lou louis louise; lucho luis; ma maria; maddy madeleine madeline; maggie margaret; mandy amanda;
manolo manuel; manu manuel emmanuel; manny emmanuel manuel; marge margaret marjorie; margo margaret; mary maryann; matt matthew mathew matthias;
max maximilian maxwell maxim; mel melvin melanie melissa; meg margaret megan; mick michael; mickey michael; mike michael mikhail miguel; misha
mikhail michael; mitch mitchell; moe maurice mohammed; moni monika; nacho ignacio; nat nathan nathaniel natalie; nate nathan nathaniel;
natasha natalia; ned edward; nell eleanor helen; nick nicholas nicolas nikolaus dominic nicole nikolaos; nico nicolas nicolaas nicola;
niki nicole; nils nikolaus; olli oliver; ollie oliver; paco francisco; pam pamela; pancho francisco; pat patrick patricia; patsy patricia; patty patricia;
peg margaret; peggy margaret; pepe jose; pete peter; phil philip phillip philippe; piet pieter; pim willem; quique enrique; rafa rafael;
ralph raphael; randy randall randolph; ray raymond; reg reginald; rich richard; rick richard frederick eric; ricky richard; rob robert roberto robertus;
robbie robert; rod roderick rodney; rolf rudolf; ron ronald aaron; ronnie ronald veronica; rosie rose rosemary;
rudi rudolf; rudy rudolph rudolf; russ russell; sacha alexandre alexander; sally sarah; sam samuel samantha; sammy samuel; sandra alexandra; sandy
alexander alexandra sandra; sasha aleksandr aleksandra alexander alexandra; seb sebastian sebastien; sepp josef; sergio serge; shelly michelle; sid sidney;
sophie sophia; stan stanley stanislav stanislaw; steph stephanie stephen; steve steven stephen stefan; stu stuart stewart; sue susan suzanne susanna; susi
susanne; susie susan; suzie suzanne; svetla svetlana; tania tatiana; tanya tatiana tatyana; ted edward theodore; teddy theodore; teo teodoro; terry
terence theresa; tess theresa; tessa theresa; thea dorothea; theo theodore theodor theodorus; thos thomas; tim timothy; tina christina martina bettina;
tobi tobias; toby tobias; tom thomas tomas tommaso; tommy thomas; toni anton antonia antonio; tonio antonio; tony anthony antonio antony anton antonis; tricia
patricia; trish patricia; uli ulrich; ulla ursula; uwe ulrich; val valerie valentine; vanya ivan; vern vernon; vic victor victoria; vicky victoria; vince
vincent; viv vivian; volodya vladimir; wally walter wallace; walt walter; wes wesley; will william willem wilhelm; willi wilhelm; willy william wilhelm; wim
willem; winnie winifred; wm william; wolf wolfgang; xandra alexandra; xavi xavier; yasha yakov; yura yuri; zach zachary
"""
_FULL: Mapping[str, frozenset[str]] = {
    short: frozenset(full) for short, *full in (row.split() for row in _SHORT.split(";"))
}

# One name of another alphabet or language, written by ear. Such names are compatible, never the same: many bear each of them.
_HEARD = (
    "mohammed muhammad mohamed mohammad mohamad muhammed muhamad mohamedou mohammod muhamed", "ahmed ahmad ahmet achmed",
    "yousef yusuf youssef yousuf yusef youssouf", "hussein husain hossein hussain husayn hosein hussin", "hassan hasan",
    "omar umar omer", "osman othman uthman usman", "khalid khaled", "ibrahim ebrahim", "said saeed saied", "mustafa mostafa moustafa",
    "abdullah abdallah abdulla abdalla", "tariq tarek tareq tarik", "mahmoud mahmud mahmood", "faisal faysal feisal", "jamal gamal jamaal",
    "fatima fatemeh fatma fatimah fatema", "aisha ayesha aysha aicha", "abdelaziz abdulaziz", "abdelrahman abdulrahman abdurrahman", "ali aly",
    "mehdi mahdi", "reza riza rida", "saleh salih", "samir sameer", "karim kareem", "rashid rasheed rachid", "nasser nasir naser", "amin ameen",
    "alexander aleksandr alexandr aleksander", "alexandra aleksandra", "alexei aleksei alexey aleksey", "maxim maksim", "xenia kseniya ksenia",
    "yevgeny evgenii evgeny eugene", "catherine ekaterina yekaterina", "yelena elena", "david davit dawit", "giorgi georgy george",
)  # fmt: skip
_HEARD_OF: Mapping[str, int] = {name: place for place, names in enumerate(_HEARD) for name in names.split()}


def is_short_form(one: str, other: str) -> bool:
    """Whether one of two bare given names is a short form of the other.

    >>> is_short_form("bill", "william"), is_short_form("robert", "bob"), is_short_form("alexander", "alexandra")
    (True, True, False)
    """
    return other in _FULL.get(one, ()) or one in _FULL.get(other, ())


def sound_alike(one: str, other: str) -> bool:
    """Whether two bare given names are one name written by ear ("Mohammed", "Muhammad")."""
    place = _HEARD_OF.get(one)
    return place is not None and place == _HEARD_OF.get(other)
