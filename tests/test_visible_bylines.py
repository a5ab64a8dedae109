"""Lines of people, and lines that only look like them."""

from __future__ import annotations

import pytest

from parsers.visible.blocks import EDGE as E
from parsers.visible.blocks import END_SUP as X
from parsers.visible.blocks import SUP as S
from parsers.visible.bylines import read_byline, read_people_and_place

# A line, with the edges of its inline elements (E) and its superscripts (S … X); the names in it.
BYLINES: tuple[tuple[str, str], ...] = (
    ("Jane Doe", "Jane Doe"),
    ("By Jane Doe", "Jane Doe"),
    ("by Jane Doe and Rex Roe", "Jane Doe; Rex Roe"),
    ("Jane Doe, Rex Roe, Pat Poe", "Jane Doe; Rex Roe; Pat Poe"),
    ("Jane Doe, Rex Roe, and Pat Poe", "Jane Doe; Rex Roe; Pat Poe"),
    ("Jane Doe; Rex Roe; Pat Poe", "Jane Doe; Rex Roe; Pat Poe"),
    ("Doe, Jane; Roe, Rex", "Doe, Jane; Roe, Rex"),
    ("Jane Doe & Rex Roe", "Jane Doe; Rex Roe"),
    ("Jane A. Doe, R. B. Roe", "Jane A. Doe; R. B. Roe"),
    ("J. Doe, R. Roe and P.-Q. Poe", "J. Doe; R. Roe; P.-Q. Poe"),
    (f"Jane Doe{S}1{X}, Rex Roe{S}1,2{X}, Pat Poe{S}2,*{X}", "Jane Doe; Rex Roe; Pat Poe"),
    (f"Jane Doe{S}a{X}, Rex Roe{S}a,b{X}", "Jane Doe; Rex Roe"),
    ("Jane Doe1, Rex Roe1,2, Pat Poe2", "Jane Doe; Rex Roe; Pat Poe"),
    ("Jane Doe 1, Rex Roe 1,2 and Pat Poe 2,*", "Jane Doe; Rex Roe; Pat Poe"),
    ("Jane Doe¹, Rex Roe², Pat Poe³", "Jane Doe; Rex Roe; Pat Poe"),
    ("Jane Doe*, Rex Roe†, Pat Poe‡", "Jane Doe; Rex Roe; Pat Poe"),
    ("Jane Doe (1), Rex Roe (2)", "Jane Doe; Rex Roe"),
    ("Jane Doe [1], Rex Roe [2]", "Jane Doe; Rex Roe"),
    ("Jane Doe[1]Rex Roe[2]", "Jane Doe; Rex Roe"),
    ("王小明[1]李华[2]", "王小明; 李华"),
    ("Jane Doe a, Rex Roe b, Pat Poe a, b", "Jane Doe; Rex Roe; Pat Poe"),
    ("Jane Doe, MD, PhD; Rex Roe, MSc", "Jane Doe, MD, PhD; Rex Roe, MSc"),
    ("Jane Doe, MD, Rex Roe, PhD", "Jane Doe, MD; Rex Roe, PhD"),
    ("Jane Doe MD, Rex Roe PhD", "Jane Doe MD; Rex Roe PhD"),
    ("Dr. Jane Doe, Prof. Rex Roe", "Dr. Jane Doe; Prof. Rex Roe"),
    ("Jane Doe https://orcid.org/0000-0002-1825-0097, Rex Roe", "Jane Doe; Rex Roe"),
    ("Jane Doe ORCID: 0000-0002-1825-0097; Rex Roe ORCID: 0000-0001-5109-3700", "Jane Doe; Rex Roe"),
    ("Jane Doe (jane.doe@example.org), Rex Roe", "Jane Doe; Rex Roe"),
    ("Jane Doe jane@example.org", "Jane Doe"),
    (f"{E}Jane Doe{E}, {E}Rex Roe{E}", "Jane Doe; Rex Roe"),
    (f"{E}Jane Doe{E}{E}Rex Roe{E} and {E}Pat Poe{E}", "Jane Doe; Rex Roe; Pat Poe"),
    (f"{E}Jane Doe{E}{S}1{X} {E}Rex Roe{E}{S}2{X}", "Jane Doe; Rex Roe"),
    ("Vincent van Hook, Maria de la Cruz, Otto von Berg", "Vincent van Hook; Maria de la Cruz; Otto von Berg"),
    ("Seán O'Hara, Máire Ní Bhriain", "Seán O'Hara; Máire Ní Bhriain"),
    ("Jean-Luc D'Arc et Anne-Marie L’Écuyer", "Jean-Luc D'Arc; Anne-Marie L’Écuyer"),
    ("Von Anna Beispiel und Karl Muster", "Anna Beispiel; Karl Muster"),
    ("Par Jeanne Exemple et Luc Modèle", "Jeanne Exemple; Luc Modèle"),
    ("Por Juana Ejemplo y Luis Muestra", "Juana Ejemplo; Luis Muestra"),
    ("Autores: Joana Exemplo, Rui Amostra", "Joana Exemplo; Rui Amostra"),
    ("Authors: Jane Doe, Rex Roe", "Jane Doe; Rex Roe"),
    ("Author(s): Jane Doe; Rex Roe", "Jane Doe; Rex Roe"),
    ("Иван Примеров, Анна Образцова", "Иван Примеров; Анна Образцова"),
    ("Примеров И.И., Образцова А.А.", "Примеров И.И.; Образцова А.А."),
    ("И. И. Примеров", "И. И. Примеров"),
    ("Іван Прикладенко, Ганна Зразкова", "Іван Прикладенко; Ганна Зразкова"),
    ("张三，李四，王五", "张三; 李四; 王五"),
    ("张三 李四 王五", "张三; 李四; 王五"),
    ("张三; 李四", "张三; 李四"),
    ("山田 太郎, 鈴木 花子", "山田 太郎; 鈴木 花子"),
    ("山田太郎、鈴木花子", "山田太郎; 鈴木花子"),
    ("김철수, 이영희", "김철수; 이영희"),
    ("김철수; 이영희; 박민수", "김철수; 이영희; 박민수"),
    ("أحمد محمد، سارة علي", "أحمد محمد; سارة علي"),
    ("Γιάννης Παράδειγμας, Μαρία Δείγμα", "Γιάννης Παράδειγμας; Μαρία Δείγμα"),
    ("Ayşe Örnek, Çağrı Şahin", "Ayşe Örnek; Çağrı Şahin"),
    ("Łukasz Przykład, Żaneta Wzór", "Łukasz Przykład; Żaneta Wzór"),
    ("Nguyễn Văn Minh, Trần Thị Bình", "Nguyễn Văn Minh; Trần Thị Bình"),
    ("Jane Doe Jr., Rex Roe III", "Jane Doe Jr.; Rex Roe III"),
    ("Jane Doe, Rex Roe, +3 authors", "Jane Doe; Rex Roe"),
    ("Jane Doe, Rex Roe, Show all authors", "Jane Doe; Rex Roe"),
    ("Jane Doe · Rex Roe · Pat Poe", "Jane Doe; Rex Roe; Pat Poe"),
    ("Jane Doe | Rex Roe", "Jane Doe; Rex Roe"),
    ("Jane Doe • Rex Roe", "Jane Doe; Rex Roe"),
    ("JANE DOE, REX ROE", "JANE DOE; REX ROE"),
    ("DOE Jane, ROE Rex", "DOE Jane; ROE Rex"),
    ("Doe J, Roe RS, Poe P", "Doe J; Roe RS; Poe P"),
    ("Jane Doe, Rex Roe and the Harbour Study Group", "Jane Doe; Rex Roe; Harbour Study Group"),
    ("Jane Doe, Rex Roe, Pat Poe; for the Harbour Study Investigators", "Jane Doe; Rex Roe; Pat Poe; Harbour Study Investigators"),
)  # fmt: skip

NO_BYLINES = """
Volume 83, February 2015
Home
Search
Log in
Sign In, Register
Home, Journals, Books
About Us
Contact Us
Browse Journals, Submit Article
Current Issue
Previous Article, Next Article
Download PDF
Full Text
Export Citation
View PDF, View HTML
Table of Contents
Harbour Science
Journal of Harbour Science
Annals of Invented Medicine
Harbour Science Letters
The Journal of Tides
Nature Harbours
Tides and Harbours
Oxford University Press
Springer Nature
University of Invented Plains
Department of Harbours, University of Plains
Invented City, Germany
Berlin, Germany
New York, USA
London, United Kingdom
São Paulo, Brazil
Paris, France
San Francisco, California
Rio de Janeiro, Brasil
Materials and Methods
Results and Discussion
Data Availability
Conflict of Interest
Author Contributions
Supplementary Material
Related Articles
Special Issue
Open Access
Research Article
Original Paper
Case Report
Short Communication
Letter to the Editor
Book Review
Editorial Board
Creative Commons
Google Scholar, Web of Science
Received 3 May 2012, Accepted 12 June 2012
3 May 2012
Published: 14 March 2019
March 2019
Monday, March 4
Tides, Harbours, Water
Harbour water; Tidal range; Colour
Climate Change, Sea Level
The colour of harbour water is changing
Tides and the colour of harbour water
Sea Level Rise and Coastal Erosion
North Sea
Privacy Policy, Terms of Use
Terms and Conditions
Copyright © 2019 Invented Press
All Rights Reserved
doi:10.5555/x
Pages 12-20
Vol. 35, No. 3
Share on Facebook, Share on Twitter
English, Deutsch, Français
Chemistry, Physics, Biology
Social Sciences, Life Sciences
Academic Editor: Jane Doe
Edited by Jane Doe
Reviewed by Rex Roe
Cited By
Tools, Share
首页
上海
图书馆
目录
摘要
要旨
検索
論文
저널
초록
Главная
Журнал
Поиск, Контакты
Наука и техника
ملخص
""".strip().splitlines()


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_a_byline_is_cut_into_its_names(line: str, names: str) -> None:
    assert "; ".join(read_byline(line)) == names


@pytest.mark.parametrize("line", NO_BYLINES)
def test_another_short_line_is_no_byline(line: str) -> None:
    assert read_byline(line) == []


def test_the_tables_are_large_enough_to_tell() -> None:
    assert len(BYLINES) >= 60
    assert len(NO_BYLINES) >= 60


@pytest.mark.parametrize(
    ("line", "names", "place"),
    [
        ("Jane Doe, University of Plains", ["Jane Doe"], "University of Plains"),
        ("Jane Doe, Rex Roe, Harbour Laboratory, Plains", ["Jane Doe", "Rex Roe"], "Harbour Laboratory, Plains"),
        ("Harbour Laboratory, Plains", [], ""),
        ("Jane Doe, Plains", [], ""),
        ("Jane Doe, Rex Roe", [], ""),
        ("", [], ""),
    ],
)
def test_people_with_their_place(line: str, names: list[str], place: str) -> None:
    assert read_people_and_place(line) == (names, place)
