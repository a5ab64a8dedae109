"""What it amounts to, where two records say a work stands: one place, one stretch of pages, or contradictions."""

from __future__ import annotations

from functools import cached_property

from harvester.crosscheck.same_work.where import Compared

SOME_PAGES, LONG_PIECE = 3, 8
"""So many pages have no abstract, and no letter among others."""


class Place(Compared):
    """The comparisons of two records' places, and what they tell together."""

    @cached_property
    def contradictions(self) -> tuple[str, ...]:
        """The reason codes of what speaks against one work, the gravest first."""
        facts = (
            (self.edition is False, "other-edition"), (self.number is False, "other-number"),
            (self.years is not None and self.years >= _APART, "years-apart"), (self.container is False, "other-container"),
            (self.volume is False, "other-volume"), (self.issue is False, "other-issue"), (self.page is False, "other-page"),
        )  # fmt: skip
        return tuple(reason for speaks, reason in facts if speaks)

    @cached_property
    def against(self) -> str:
        """The gravest contradiction, "" for none."""
        return self.contradictions[0] if self.contradictions else ""

    @cached_property
    def same(self) -> bool:
        """One container, one volume (or year, where a volume is missing), one first page or article number."""
        if not (self.container is True and self.page is True):
            return False
        return (self.volume is True or (self.volume is None and self.years == 0)) and not self.contradictions

    @cached_property
    def numbers(self) -> bool:
        """One volume, one first page that is not every volume's first, one year or the next: whatever the container is called."""
        here = self.years in (0, 1) and self.page is True and self.volume is True and self.telling_page
        return here and (self.issue is not False or (self.pages is True and self.far))

    @cached_property
    def range(self) -> bool:
        """One range of pages, first and last, of one year or the next."""
        return (
            self.pages is True and self.telling_page and (self.issue is not False or self.far) and self.years in (0, 1)
        )

    @cached_property
    def stretch(self) -> bool:
        """All pages of one piece, and more than one: in one place, from one page to another, where nothing else begins and ends.

        A long piece may begin with its volume.
        """
        begins_volume = self.pages is True and self.volume is True and self.extent >= LONG_PIECE
        return self.same and (self.range or self.numbered or begins_volume)

    @cached_property
    def long_stretch(self) -> bool:
        """A stretch of three pages and more, or an article by its number: no abstract, and no letter among others."""
        return self.stretch and (self.extent >= SOME_PAGES or self.numbered)

    @cached_property
    def known_stretch(self) -> bool:
        """All pages of one piece, where the journals' names open alike and one says more: "CIRP Annals", "CIRP Annals-Manufacturing Technology"."""
        here = self.range and (self.numbered or self.volume is True) and self.container_opens and self.longer
        return here and self.contradictions == ("other-container",)


_APART = 2
