"""Words, names and places of the invented works that reports are looked at and measured with."""

from __future__ import annotations

METHODS = (
    "A stepped-wedge trial", "A registry-based cohort study", "Ten years of observation", "A randomised comparison", "A systematic review",
    "Lessons from a pilot project", "A qualitative study", "Protocol for a multicentre trial", "An economic evaluation", "A mixed-methods inquiry",
)  # fmt: skip
THINGS = (
    "hand hygiene on surgical wards", "moss on slate roofs", "night shifts and sleep among nurses", "lead in the drinking water of old houses",
    "public libraries as cooling centres", "bird song near motorways", "school gardens and diet", "the reading habits of retired sailors",
    "light-sensitive hydrogels", "early warning scores in maternity care", "open peer review", "beetle outbreaks in spruce forests",
    "interlibrary loans of maps", "hearing loss in orchestras", "tides and groundwater", "oral history of a shipyard",
    "antibiotic stewardship in nursing homes", "urban heat and tree cover", "bread, salt and blood pressure", "colour vision in pigeons",
)  # fmt: skip
PLACES = (
    "twelve invented wards", "a northern archipelago", "three river towns", "Lower Exampleshire", "the Invented Alps", "a port city",
    "rural clinics", "an island parish", "two capital cities", "the Sample Valley",
)  # fmt: skip
FAMILIES = (
    "Okafor", "Lindqvist", "García Márquez", "O’Neill", "van der Berg", "Ødegård", "Nakamura", "Ben-David", "Kowalczyk", "Haddad", "Nguyen",
    "Schäfer", "Papadopoulou", "Iyer", "Costa e Silva", "Müller-Lüdenscheidt", "Tremblay", "Szabó", "Adeyemi", "Castellanos", "Virtanen", "Ó Sé",
)  # fmt: skip
GIVEN = (
    "Chidi", "Åsa Maria", "Gabriel", "Seán", "Joost", "Ingrid", "Haruka", "Miriam", "Zofia", "Rana", "Thanh", "Jürgen", "Eleni", "Priya",
    "João Pedro", "Anna-Lena", "Luc", "Ágnes", "Folake", "Inés", "Matti", "Caoimhe",
)  # fmt: skip
# Title, its abbreviation, the first seven digits of the print ISSN.
JOURNALS = (
    ("Annals of Invented Medicine", "Ann Invent Med", "2000001"), ("Journal of Imaginary Hydrology", "J Imag Hydrol", "2000002"),
    ("The Example Review of Library Science", "Ex Rev Libr Sci", "2000003"), ("Proceedings of the Sample Academy B", "Proc Sample Acad B", "2000004"),
    ("Nordic Letters in Sleep Research", "Nord Lett Sleep Res", "2000005"), ("Slate & Moss", "Slate Moss", "2000006"),
    ("Acta Exempli. Section C, Structural Notes", "Acta Exempli C", "2000007"), ("Ward and World", "Ward World", "2000008"),
)  # fmt: skip
# Host of a repository, and how its pages tell what they tell: by tags, or by labels that readers see.
HOSTS = (
    ("repository.example.org", "meta citation_{}"), ("eprints.lower-example.example", "meta eprints.{}"),
    ("papers.sample-university.example", "label {}"), ("journals.example.org", "meta citation_{}"),
    ("archive.example.net", "meta DC.{}"), ("hdl.old-college.example", "label {}"),
)  # fmt: skip
SENTENCES = (
    "Little is known of how often this happens, and less of why.", "We followed 412 people over two winters.",
    "The intervention was introduced ward by ward in random order.", "Rates fell from 43.6% to 31.2% (P < .05).",
    "No difference was seen between town and country.", "Three reviewers read each record on their own.",
    "Costs rose in the first year & fell in the second.", "Those who had taken part wished to do so again.",
    "Our estimate is sensitive to the handling of missing values.", "The effect was largest where staff had chosen the time themselves.",
    "Further work should ask who is left out by such designs.", "Data and code are kept in the repository of the university.",
)  # fmt: skip
# Title, authors, language of works in other scripts.
SCRIPTS = (
    ("東京における図書館利用者の睡眠と読書習慣に関する縦断的研究", (("佐藤", "花子"), ("鈴木", "一郎")), "ja"),
    ("虚构河流的水文学：十二年观测", (("王", "小明"), ("李", "娜"), ("欧阳", "文")), "zh"),
    ("دراسة حول عادات القراءة في المدن الساحلية", (("الحداد", "رنا"), ("منصور", "خالد")), "ar"),
    ("מחקר אורך על שינה וקריאה בקרב אחיות", (("כהן", "מרים"), ("בן־דוד", "יואב")), "he"),
    ("Мхи на шиферных крышах: опыт десяти лет наблюдений", (("Щербаков", "Иван"), ("Ёлкина", "Софья")), "ru"),
    ("Οι δημόσιες βιβλιοθήκες ως κέντρα δροσιάς", (("Παπαδοπούλου", "Ελένη"),), "el"),
    ("도시의 더위와 나무 그늘에 관한 연구", (("김", "철수"), ("박", "지성")), "ko"),
    ("روش‌های تحقیق تلفیقی در کتابداری", (("رضایی", "سارا"),), "fa"),
    ("การศึกษาการนอนหลับของพยาบาลกะกลางคืน", (("ใจดี", "สมชาย"),), "th"),
    ("ग्रामीण पुस्तकालयों में पढ़ने की आदतें", (("शर्मा", "आरती"),), "hi"),
    ("ბიბლიოთეკები და სიცხე: სამი ქალაქის შედარება", (("ბერიძე", "ნინო"),), "ka"),
    ("Moss in Łódź, İzmir and Reykjavík: naïve façades — œuvre &amp; ß", (("Þórsdóttir", "Sæunn"), ("İnönü", "Işık")), "en"),
)  # fmt: skip
HOSTILE = (
    "</script></style></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }}",
    '=HYPERLINK("http://evil.example","click") javascript:alert(1) data:text/html,<b>',
    "\u202eesrever si siht\u202c \u2066isolated\u2069 z̸̢̛a̷͝l̶̈́g̵̛ȯ “quotes” ‘and’ `ticks` ${x} #a&q=b",
    "Loooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooong",
)  # fmt: skip
MARKUP = (
    "Growth of <i>E. coli</i> &amp; <i>S. aureus</i> in H<sub>2</sub>O at 10<sup>6</sup> CFU",
    "CD4<sup>+</sup> T cells in <b>bold</b> and <sc>small capitals</sc>",
    "If P &lt; .05 &amp; n &gt; 12: what <i>Drosophila</i> tells us",
    "The α-helix of β<sub>2</sub>-microglobulin: a <nocase>mRNA</nocase> story",
)  # fmt: skip
