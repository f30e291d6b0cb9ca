"""What stands at the foot of every page."""

from __future__ import annotations

from briefgen.noun import noun


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
    def words(self) -> tuple[str, ...]:
        """All words but the page number, from the left."""
        return tuple(filter(None, (self.left, self.center, self.right)))
