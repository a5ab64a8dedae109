"""Words that tell a group, an institution or a firm from a person."""

from __future__ import annotations

# Words that no family name is, in lower case. "Press", "Church", "Service", "Court", "House", "Hall" and "Staff" are family
# names of authors and are left out.
GROUP_WORDS = frozenset(
    """
    group groups subgroup consortium consortia collaboration collaborations collab collab. collaborative collaborators committee subcommittee
    university universities institute institutes institution network networks society societies association associations
    alliance team teams investigators investigator-group organization organisation organizations organisations department
    departments dept ministry foundation center centre centers centres council agency agencies commission board panel taskforce
    initiative initiatives programme program project projects trial trials trialists study studies laboratory laboratories
    hospital hospitals academy museum museums library libraries publishing publishers publications corporation corp
    company inc inc. ltd ltd. llc gmbh plc union federation confederation bureau office services partnership partners club college
    school faculty participants members contributors researchers registry register survey authority administration division
    section workshop conference congress symposium secretariat government parliament senate nations states bank fund trust
    forum observatory archive archives central consultants editors editorial cooperative coalition campaign
    cohort working writing steering international national european research sciences ministers repository
    groupe groupes comité comite société societe université universite institut équipe équipes réseau ministère ministere
    académie association centre conseil commission fondation fédération laboratoire hôpital
    grupo grupos comisión comision comissão sociedad sociedade universidad universidade instituto fundación fundacion fundação asociación
    asociacion associação ministerio ministério academia centro consorcio consórcio consejo conselho equipo equipe hospital
    faculdade facultad escuela escola departamento secretaría secretaria federación federação
    gruppe arbeitsgruppe arbeitsgemeinschaft arbeitskreis gesellschaft universität universitat universitätsklinikum hochschule
    verein verband stiftung ministerium bundesministerium bundesamt akademie zentrum kommission ausschuss fakultät
    gruppo istituto università universita società societa fondazione associazione ministero accademia consiglio comitato
    dipartimento ospedale facoltà
    universiteit vereniging stichting genootschap hogeschool ministerie werkgroep
    universitet högskola sällskap universitetet selskab forening förening stiftelse
    uniwersytet towarzystwo instytut komisja ministerstwo stowarzyszenie politechnika akademia
    univerzita ústav společnost univerzitet fakulta sveučilište
    üniversitesi derneği kurumu bakanlığı enstitüsü vakfı kurulu başkanlığı
    университет институт группа общество министерство академия комитет центр ассоциация фонд редакция
    університет інститут товариство міністерство академія
    yliopisto seura egyetem társaság intézet universitatea institutul universitas lembaga kementerian
    دانشگاه انجمن موسسه جامعة
    """.split()
)
# Words that stand in no person's name but in the names of groups: "Médecins du Monde pour …", "Society of …".
FUNCTION_WORDS = frozenset("of for the on pour für para sur".split())
# Words that close the name of a group, so that an "inverted" one can be set right: "Team, R Core".
GROUP_HEADS = frozenset(
    "team group consortium collaboration network investigators committee collaborators initiative alliance society association "
    "organization organisation foundation university institute".split()
)
# Parts of words, for scripts that write without blanks.
GROUP_PARTS = tuple(
    """
    大学 大學 学会 學會 研究会 研究會 委员会 委員会 委員會 协会 協会 協會 研究所 研究院
    中心 课题组 编写组 编委会 编辑部 公司 センター グループ 機構 財団 部会 协作组 出版社 大学院
    医院 病院 図書館 학회 대학 연구회 연구원 연구소 센터 위원회 협회 병원 재단
    """.split()
)
