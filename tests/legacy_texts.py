"""Texts of our own in many languages, as pages without labels hold them: a title and names, or a paragraph more."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Text(NamedTuple):
    title: str
    names: tuple[str, ...]
    paragraph: str
    encodings: tuple[str, ...]


TEXTS: dict[str, Text] = {
    "russian": Text(
        "Влияние зимнего сна на память бурых медведей",
        ("Лебедева, Ольга Петровна", "Сычёв, Фёдор"),
        "В работе рассмотрены изменения памяти у медведей после зимнего сна. Показано, что животные узнают место кормления через пять месяцев, однако новые пути запоминают хуже. Обсуждаются возможные причины этого явления.",
        ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic"),
    ),
    "ukrainian": Text(
        "Історія сільських бібліотек Поділля",
        ("Ґоляк, Їжакевич", "Ющенко, Євген"),
        "У статті розглянуто, як громади сіл збирали книжки та відкривали читальні. Описано п’ять бібліотек і їхніх засновників, наведено спогади читачів та перелік найдавніших видань.",
        ("cp1251", "koi8-u"),
    ),
    "bulgarian": Text(
        "Съхранение на стари ръкописи в селските църкви",
        ("Желязкова, Цветана", "Тодоров, Ангел"),
        "Изследването описва състоянието на ръкописите, които се пазят в малки църкви. Предлага се начин за тяхното сушене и подвързване, както и списък на най-често срещаните повреди.",
        ("cp1251", "iso8859-5"),
    ),
    "serbian": Text(
        "Народне песме о рекама и њиховим мостовима",
        ("Ђорђевић, Љубица", "Живковић, Његош"),
        "У раду се испитује како песме говоре о мостовима који су срушени. Прикупљено је преко стотину записа, а најстарији међу њима потичу из околине малих вароши.",
        ("cp1251", "iso8859-5"),
    ),
    "greek": Text(
        "Η μνήμη των νησιών και οι παλιοί χάρτες",
        ("Παπαδάκη, Ελένη", "Γεωργίου, Άγγελος"),
        "Η μελέτη εξετάζει πώς οι κάτοικοι των νησιών σχεδίαζαν χάρτες για τα παιδιά τους. Περιγράφονται δώδεκα χειρόγραφα και οι άνθρωποι που τα φύλαξαν ως σήμερα.",
        ("cp1253", "iso8859-7"),
    ),
    "hebrew": Text(
        "זיכרון ילדות בכפרים של הגליל",
        ("לוי, רחל", "מזרחי, אברהם"),
        "המאמר בוחן כיצד ילדים זוכרים את בית הספר הראשון שלהם. נאספו עדויות של ארבעים איש ואישה, והן הושוו עם יומנים שנשמרו בארכיון המקומי.",
        ("cp1255",),
    ),
    "arabic": Text(
        "أثر المطر في زراعة القمح في القرى الجبلية",
        ("الحداد، سلمى", "يوسف، خالد"),
        "تبحث هذه الدراسة في العلاقة بين كمية المطر ومحصول القمح خلال عشر سنوات. وقد جمعت البيانات من اثنتي عشرة قرية، ثم قورنت بما ورد في السجلات القديمة.",
        ("cp1256", "iso8859-6"),
    ),
    "persian": Text(
        "تاريخ کتابخانه هاي کوچک در شهرهاي کويري",
        ("پژمان، گلناز", "چراغي، ژاله"),
        "در اين پژوهش نشان داده شده است که چگونه مردم شهرهاي کوچک کتاب ها را از خانه ها گرد آوردند. با بيست تن از بنيان گذاران گفت و گو شده و فهرست نخستين کتاب ها آمده است.",
        ("cp1256",),
    ),
    "thai": Text(
        "การเรียนรู้ของเด็กในโรงเรียนริมแม่น้ำ",
        ("สมชาย ใจดี", "มาลี ศรีสุข"),
        "งานวิจัยนี้ศึกษาวิธีที่เด็กเรียนรู้ชื่อของปลาและต้นไม้จากผู้ใหญ่ในหมู่บ้าน ผลการศึกษาพบว่าเด็กจำชื่อได้ดีเมื่อได้ออกไปเดินกับครู",
        ("cp874",),
    ),
    "polish": Text(
        "Życie codzienne w małych miasteczkach nad Wisłą",
        ("Wiśniewska, Małgorzata", "Źrebięcki, Łukasz"),
        "Praca omawia, jak mieszkańcy miasteczek spędzali wieczory przed wojną. Zebrano listy, dzienniki i wspomnienia, które dotąd leżały w prywatnych archiwach. Część z nich jest ogłoszona po raz pierwszy.",
        ("cp1250", "iso8859-2"),
    ),
    "czech": Text(
        "Příběhy řek a mlýnů ve východních Čechách",
        ("Dvořáčková, Zdeňka", "Novotný, Jiří"),
        "Článek sleduje osudy mlýnů na dvou řekách. Vychází z kronik, úředních záznamů a z rozhovorů s pamětníky, kteří ještě zažili jejich provoz. Připojen je soupis všech dochovaných staveb.",
        ("cp1250", "iso8859-2"),
    ),
    "slovak": Text(
        "Ľudové piesne a ich spevácki strážcovia",
        ("Kováčová, Ľubica", "Šťastný, Ondrej"),
        "Štúdia opisuje, ako sa piesne odovzdávali z pokolenia na pokolenie. Autori navštívili tridsať obcí a zaznamenali vyše päťsto nápevov, z ktorých väčšina nebola doteraz uverejnená.",
        ("cp1250", "iso8859-2"),
    ),
    "hungarian": Text(
        "A gyümölcsös kertek története és művelői",
        ("Kőszegi, Ágnes", "Szűcs, László"),
        "A tanulmány azt vizsgálja, hogyan őrizték meg a falvak a régi gyümölcsfákat. A szerzők huszonkét kertben gyűjtöttek adatokat, és összehasonlították őket a múlt század leírásaival.",
        ("cp1250", "iso8859-2"),
    ),
    "romanian": Text(
        "Poveştile bătrânilor şi învăţătorii satelor",
        ("Ţăranu, Mădălina", "Ştefănescu, Ion"),
        "Lucrarea cercetează felul în care învăţătorii au cules poveştile satelor. Sunt descrise douăzeci de caiete păstrate în şcoli, împreună cu însemnările celor care le-au scris.",
        ("cp1250", "iso8859-2"),
    ),
    "croatian": Text(
        "Mreže i čamci: ribarska baština otočkih žena",
        ("Šarić, Željka", "Đurđević, Ante"),
        "U članku se opisuje kako su žene plele mreže i čuvale znanje o vjetrovima. Građa je prikupljena na četiri otoka, a najstarija kazivačica imala je više od devedeset godina.",
        ("cp1250", "iso8859-2"),
    ),
    "turkish": Text(
        "Köy okullarında ışık, gölge ve öğrenme",
        ("Yıldız, Ayşe", "Şahin, Gökçe"),
        "Bu çalışma, küçük köy okullarında gün ışığının öğrencilerin dikkatine etkisini incelemektedir. Dört yıl boyunca on iki sınıfta yapılan ölçümler öğretmenlerin günlükleriyle karşılaştırılmıştır.",
        ("cp1254", "iso8859-9"),
    ),
    "lithuanian": Text(
        "Žiemos šviesa ir ežerų žuvų elgsena",
        ("Žukauskaitė, Rūta", "Čepėnas, Šarūnas"),
        "Straipsnyje aprašoma, kaip žuvys juda po ledu trumpiausiomis metų dienomis. Stebėjimai atlikti penkiuose ežeruose, o jų duomenys palyginti su senais žvejų užrašais.",
        ("cp1257", "iso8859-13"),
    ),
    "latvian": Text(
        "Ūdensdzirnavas un to īpašnieku vēstules",
        ("Bērziņa, Līga", "Krūmiņš, Jānis"),
        "Pētījumā aplūkotas vēstules, kuras dzirnavu īpašnieki rakstīja saviem radiem. Tajās stāstīts par plūdiem, ražu un cenām, kā arī par bērniem, kas devās mācīties uz pilsētu.",
        ("cp1257", "iso8859-13"),
    ),
    "german": Text(
        "Über das Gedächtnis der Bäume im nördlichen Gebirge",
        ("Müller, Jürgen", "Weiß, Käthe"),
        "Die Arbeit untersucht, wie Bäume auf spätere Fröste reagieren. Hierfür wurden an zwölf Stellen Jahresringe gezählt und mit Aufzeichnungen der Förster verglichen, die bis ins achtzehnte Jahrhundert zurückreichen.",
        ("cp1252", "iso8859-15", "mac-roman", "cp850"),
    ),
    "french": Text(
        "L’élève, le maître et la forêt : une école d’été",
        ("Lefèvre, Zoé", "Garçon, André"),
        "Cette étude présente une école installée dans une forêt pendant l’été. Les élèves y ont tenu des cahiers où ils décrivaient les arbres, les bêtes et le temps qu’il faisait. Ils n’étaient jamais notés.",
        ("cp1252", "mac-roman", "cp850"),
    ),
    "spanish": Text(
        "La niñez y los cuentos de montaña: una tradición oral",
        ("Muñoz, José María", "Peña, Inés"),
        "Este artículo reúne los cuentos que las abuelas contaban a los niños en las noches de invierno. Según los autores, la repetición ayudaba a aprender el nombre de los caminos y de los ríos. ¿Qué queda hoy de aquella costumbre?",
        ("cp1252", "mac-roman", "cp850"),
    ),
    "portuguese": Text(
        "Canções de trabalho e memória da região dos moinhos",
        ("Conceição, João", "Magalhães, Inês"),
        "O estudo descreve as canções que se cantavam à noite nos moinhos. Foram gravadas pessoas de três gerações; as mais velhas já não sabiam ler, mas lembravam-se de todas as estrofes.",
        ("cp1252", "mac-roman"),
    ),
    "swedish": Text(
        "Sjöars färg och människors berättelser på åländska öar",
        ("Sjögren, Åsa", "Löfström, Pär"),
        "Artikeln handlar om hur fiskare beskrev vattnets färg för att förutsäga vädret. Över hundra berättelser från skärgården har jämförts med mätningar som gjordes på fyra fyrar.",
        ("cp1252", "mac-roman"),
    ),
    "danish": Text(
        "Børns lege på øerne før færgen kom",
        ("Sørensen, Bjørn", "Kjær, Åse"),
        "Undersøgelsen beskriver, hvordan børn legede på de små øer, før der kom færge. Ældre beboere fortæller om både, tang og sæler, og om de regler, som ingen havde skrevet ned.",
        ("cp1252", "mac-roman"),
    ),
    "icelandic": Text(
        "Þjóðsögur um ár og brýr í þröngum dölum",
        ("Þórðardóttir, Guðrún", "Ægisson, Sæmundur"),
        "Í greininni er sagt frá sögum sem fólk sagði börnum við ár og vötn. Þær vöruðu við straumi og ís, en kenndu líka hvar best væri að fara yfir.",
        ("cp1252",),
    ),
    "japanese": Text(
        "山村の子どもたちが語る川の記憶に関する研究",
        ("渡辺 花子", "鈴木 健一"),
        "本研究では、山村の小学校に通う子どもたちが川についてどのような記憶を持つかを調べた。聞き取りの結果、祖父母から伝えられた話が多く、季節ごとの遊びと結びついていることが分かった。",
        ("cp932", "euc_jp", "iso2022_jp"),
    ),
    "chinese": Text(
        "山区小学图书室的历史与读者调查",
        ("王小红", "赵志强"),
        "本文调查了十二所山区小学的图书室，记录了图书的来源和学生的阅读习惯。结果表明，教师自己带来的书最受欢迎，而且借阅时间比城市学生更长。",
        ("gb18030", "gb2312"),
    ),
    "traditional": Text(
        "山區小學圖書室的歷史與讀者調查",
        ("王小紅", "趙志強"),
        "本文調查了十二所山區小學的圖書室，記錄了圖書的來源和學生的閱讀習慣。結果表明，教師自己帶來的書最受歡迎，而且借閱時間比城市學生更長。",
        ("big5hkscs", "cp950"),
    ),
    "korean": Text(
        "산골 학교 어린이들의 강에 대한 기억 연구",
        ("김영희", "박철수"),
        "이 연구는 산골 학교에 다니는 어린이들이 강을 어떻게 기억하는지 조사하였다. 면담 결과 할머니와 할아버지에게서 들은 이야기가 많았으며 계절에 따른 놀이와 관련이 있었다.",
        ("cp949", "euc_kr"),
    ),
    "vietnamese": Text(
        "Ký ức của trẻ em về những dòng sông",
        ("Nguyễn Thị Hương", "Trần Văn Đức"),
        "Bài viết ghi lại những câu chuyện mà người già trong làng kể cho trẻ em nghe về các dòng sông. Tác giả đã gặp ba mươi gia đình và so sánh lời kể của họ với các bản đồ cũ.",
        ("cp1258",),
    ),
}  # fmt: skip


def page(text: Text, *, long: bool) -> str:
    """A page as an old journal made it: a title and names in tags for indexers, no word of its encoding."""
    tags = "".join(f'<meta name="citation_author" content="{name}">\n' for name in text.names)
    body = f"<h1>{text.title}</h1>\n<p>{'; '.join(text.names)}</p>\n" + (f"<p>{text.paragraph}</p>\n" if long else "")
    return (
        f'<html>\n<head>\n<title>{text.title}</title>\n<meta name="citation_title" content="{text.title}">\n{tags}'
        f'</head>\n<body class="article" id="main">\n{body}</body>\n</html>\n'
    )


_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def encoded(text: str, encoding: str) -> bytes:
    """`text` as an editor of that encoding saved it: straight apostrophes where it has no other, tones apart."""
    if encoding == "cp1258":
        text = "".join(_tone_apart(char) for char in text)
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.replace("’", "'").encode(encoding)


def _tone_apart(char: str) -> str:
    pieces = unicodedata.normalize("NFD", char)
    base = unicodedata.normalize("NFC", "".join(piece for piece in pieces if piece not in _TONES))
    return base + "".join(piece for piece in pieces if piece in _TONES)
