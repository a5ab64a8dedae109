"""How often pages and scraps of text without a label are read in their right encoding: ours, and charset_normalizer.

    python benchmarks/encoding_guesses.py

Pages are those of `tests/legacy_texts.py` in each of their encodings. Scraps are lists of six names of languages, as
Unicode's CLDR has them: texts that nobody chose for this.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from charset_normalizer import from_bytes
from langcodes import Language

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "tests")]

from legacy_texts import TEXTS, encoded, page  # noqa: E402

from parsers.encoding import decode  # noqa: E402

_CODES = {
    "russian": "ru", "ukrainian": "uk", "bulgarian": "bg", "serbian": "sr", "greek": "el", "hebrew": "he", "arabic": "ar", "thai": "th",
    "polish": "pl", "czech": "cs", "slovak": "sk", "hungarian": "hu", "croatian": "hr", "turkish": "tr", "lithuanian": "lt", "latvian": "lv",
    "german": "de", "french": "fr", "spanish": "es", "portuguese": "pt", "swedish": "sv", "danish": "da", "icelandic": "is", "japanese": "ja",
    "chinese": "zh-Hans", "traditional": "zh-Hant", "korean": "ko", "vietnamese": "vi",
}  # fmt: skip
_NAMED = (
    "en fr de ru ja zh es pt it sv nl fi pl cs tr el he ar hi th ko vi hu ro uk da nb fa id ms sw la sa ga cy eu ca gl is et lv "
    "lt sk sl hr sr mk bg sq ka hy az kk uz mn bo my km lo si ta te ml kn mr gu pa bn ne ur ps ku am so ha yo zu af mt eo"
).split()


def pages() -> Iterator[tuple[str, bytes, str]]:
    for text in TEXTS.values():
        for encoding in text.encodings:
            for long in (True, False):
                yield "long pages" if long else "short pages", encoded(page(text, long=long), encoding), encoding


def scraps() -> Iterator[tuple[str, bytes, str]]:
    for name, code in _CODES.items():
        names = [Language.get(named).display_name(code) for named in _NAMED]
        for encoding in TEXTS[name].encodings:
            for at in range(0, len(names) - 6, 6):
                try:
                    body = encoded(", ".join(names[at : at + 6]), encoding)
                except UnicodeEncodeError:
                    continue
                if not body.isascii():
                    yield "scraps of CLDR", body, encoding


def main() -> int:
    counts: Counter[tuple[str, str]] = Counter()
    for kind, body, encoding in (*pages(), *scraps()):
        right = body.decode(encoding)
        stripped = re.sub(rb"<(?!meta)[^<>]{0,2000}>", b" ", body)
        best = from_bytes(stripped, enable_fallback=False).best()
        counts[kind, "all"] += 1
        counts[kind, "ours"] += decode(body).text == right
        counts[kind, "charset_normalizer"] += best is not None and body.decode(best.encoding, "replace") == right
    for kind in dict.fromkeys(kind for kind, _who in counts):
        print(kind, *(f"{who} {counts[kind, who]}" for who in ("all", "ours", "charset_normalizer")), sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
