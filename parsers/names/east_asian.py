"""Names in Chinese characters, Kana and Hangul: where the family name ends when nothing separates it."""

from __future__ import annotations

import re

from parsers.values import Name

EAST_ASIAN = re.compile(
    "[\u3005\u3006\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff\u30fb\u00b7 ]+"
)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_DOTS = re.compile("[\u30fb\u00b7]")

# The family names of most Chinese, simplified and traditional.
_CHINESE = frozenset(
    """
    王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董袁潘于
    蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾鐘谭譚陆陸汪范石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫閆阎閻段雷侯
    龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁
    魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷曲盛翁冉骆駱蓝藍路游辛靳管
    柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费
    費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑
    迟遲邝鄺
    """.replace("\n", "").replace(" ", "")
)
_CHINESE_DOUBLE = frozenset(
    """
    欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 独孤 獨孤 南宫 南宮 夏侯 皇甫 尉迟 尉遲 公孙 公孫 轩辕 軒轅
    令狐 钟离 鍾離 宇文 长孙 長孫 慕容 端木 淳于 单于 單于 申屠 太史 呼延 赫连 赫連 濮阳 濮陽 澹台 澹臺 闻人 聞人
    """.split()
)
# Japanese family names whose first character is a Chinese one: what begins with them is not cut after that character.
_JAPANESE = frozenset(
    """
    高橋 高木 高田 高野 高山 高島 高村 高井 高松 林田 林原 田中 田村 田辺 田口 田島 田代 石川 石井 石田 石原 石黒
    石塚 石橋 安藤 安田 安部 安達 安井 江口 江藤 白石 白井 白川 秦野 武田 武藤 武井 和田 和泉 成田 成瀬 夏目 古川
    古田 古賀 古谷 宮崎 宮本 宮田 宮川 宮下 宮内 向井 毛利 米田 米山 米沢 桑原 桑田 柏木 柏原 池田 池上 池谷 柳田
    柳沢 熊谷 熊田 葛西 谷口 谷川 時田 梅田 梅原 梅津 柴田 柴崎 左近 盛田 盛岡 温井 仲村 仲田 仲井 馬場 馬渕 唐沢
    唐木 曾根 曾我 甘利 辛島 陶山 湯浅 湯川 万代 和久 宗像 常盤 車谷
    """.split()
)
_KOREAN = frozenset(
    """
    김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도
    소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감호음빈동온시범좌팽승간상갈단견당화
    창
    """.replace("\n", "").replace(" ", "")
)
_KOREAN_DOUBLE = frozenset("남궁 황보 제갈 선우 독고 사공 서문 동방".split())


def read_east_asian(text: str) -> Name:
    """A name that is written wholly in these scripts, family name first; literal where its end cannot be known.

    >>> [read_east_asian(text).inverted() for text in ("王小明", "欧阳修", "김철수", "山田 太郎", "山田太郎")]
    ['王, 小明', '欧阳, 修', '김, 철수', '山田, 太郎', '山田太郎']
    """
    if _DOTS.search(text):  # a foreign name in transcription: "アルベルト・アインシュタイン"
        return Name(literal=text)
    family, _, given = text.partition(" ")
    if given:
        return Name(family=family, given=given)
    length = family_length(text)
    return Name(family=text[:length], given=text[length:]) if length else Name(literal=text)


def family_length(text: str) -> int:
    """How many characters of an uncut name are its family name; 0 where nothing shows it."""
    if text in _CHINESE_DOUBLE or text in _KOREAN_DOUBLE:
        return 0
    if _HANGUL.fullmatch(text):
        if text[:2] in _KOREAN_DOUBLE and 3 <= len(text) <= 4:
            return 2
        return 1 if text[0] in _KOREAN and 2 <= len(text) <= 4 else 0
    if not _HAN.fullmatch(text) or not 2 <= len(text) <= 4:
        return 0
    if text[:2] in _CHINESE_DOUBLE and len(text) >= 3:
        return 2
    # Four characters without one of those are mostly Japanese, and so are these beginnings.
    return 1 if len(text) <= 3 and text[0] in _CHINESE and text[:2] not in _JAPANESE else 0
