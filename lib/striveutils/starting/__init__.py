"""``strive new``: a partnership's own folder, made once and renewed where nobody changed it."""

from striveutils.starting.copies import Renewal
from striveutils.starting.folder import new, update

__all__ = ["Renewal", "new", "update"]
