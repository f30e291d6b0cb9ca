"""What stands at the foot of every page."""

from __future__ import annotations

from briefgen.models.footing import BETWEEN
from briefgen.noun import noun

WIDEST_NUMBER = "88"
"""The widest number of a page that is reckoned with."""


@noun
class Footer:
    """The running footer: `left` on every page; from the second page on the page number, worded by `page_of`.

    A first page needs no number, and a single one would count to 1.
    `page_of` holds `{page}` and `{pages}`, for example "Page {page} of {pages}"; where it is empty, no page is numbered.
    `center` and `right` stand on every page, too, the page number behind what is at the right.
    """

    left: str
    page_of: str
    center: str = ""
    right: str = ""

    @property
    def in_bar(self) -> str:
        """The words of a bar at the foot, which has the page number in it, with the widest that is reckoned with."""
        return f"{self.left}{BETWEEN}{self.page_of.format(page=WIDEST_NUMBER, pages=WIDEST_NUMBER)}"

    @property
    def words(self) -> tuple[str, ...]:
        """All words but the page number, from the left."""
        return tuple(filter(None, (self.left, self.center, self.right)))
