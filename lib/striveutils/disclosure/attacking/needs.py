"""What must still be possible for each cell, and which of it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from striveutils.disclosure.attacking.facts import LeakKind
from striveutils.disclosure.attacking.known import Between, Known, Quantity
from striveutils.disclosure.attacking.pooling import Pool, groups_of
from striveutils.disclosure.attacking.programme import Programme
from striveutils.disclosure.attacking.solving import Worked

VALUES = 5
"""A hidden count must still be able to be this many different numbers."""

ROUNDS = 2
"""How often all open needs of a programme are tried at once, before each is tried alone."""


@dataclass(frozen=True)
class Need:
    """``quantity`` of ``cell`` can be ``wide`` different numbers and can reach ``least``; else there is a leak."""

    kind: LeakKind
    cell: int
    quantity: Quantity
    wide: int = 1
    least: int = 0

    def met(self, found: Between | None) -> bool:
        """Do the numbers found to be possible prove it?"""
        return found is not None and found.high - found.low + 1 >= self.wide and found.high >= self.least


def needs(pool: Pool, worked: Worked, minimum: int) -> Iterator[Need]:
    """Everything that must be possible, cell by cell. A cell that is certain to be a group of nobody needs nothing."""
    exempt = only_the_total_is_told(worked)
    for cell, known in enumerate(worked.known):
        if known.d.high == 0:
            continue
        if cell not in pool.hidden:
            yield from _of_shown(cell, worked.printed[cell], minimum)
        elif cell not in exempt:
            yield from _of_hidden(cell, worked.printed[cell], min(VALUES, minimum))


def _of_shown(cell: int, printed: Known, minimum: int) -> Iterator[Need]:
    if printed.heads:
        return
    if printed.figure:
        yield Need("small", cell, "d", least=minimum)
    yield from (Need("tail", cell, quantity, least=1) for quantity in ("n", "m"))


def _of_hidden(cell: int, printed: Known, wide: int) -> Iterator[Need]:
    """A denominator that is printed as a number or a bound is known to everybody; it must not become narrower."""
    if not printed.heads:
        yield from (Need("somebody", cell, quantity, least=1) for quantity in ("n", "m"))
        # A band says on purpose that few did it; it is the publisher's own rule, unless it leaves one answer only.
        yield Need("values", cell, "n", wide=max(2, _width(printed.n, wide)) if printed.spans else wide)
    yield Need("values", cell, "d", wide=_width(printed.told, wide))


def _width(told: Between, wide: int) -> int:
    return int(min(told.high - told.low + 1, wide))


def only_the_total_is_told(worked: Worked) -> frozenset[int]:
    """Hidden cells about which nothing is printed but grand totals: no more is told than the total tells."""
    lines, printed = worked.table.lines, worked.printed
    grand = {line.total for line in lines} - {part for line in lines for part in line.parts}
    together = [(line.total, *line.parts) for line in lines] + [(link.first, link.second) for link in worked.links]
    group = groups_of(len(printed), [[cell for cell in one if not printed[cell].exact] or [0] for one in together])
    told = {group[cell] for cell, known in enumerate(printed) if not known.exact and _tells(known)}
    for one in together:
        unknown = [cell for cell in one if not printed[cell].exact]
        if unknown and any(printed[cell].exact and cell not in grand for cell in one):
            told.add(group[unknown[0]])
    return frozenset(cell for cell, known in enumerate(printed) if not known.exact and group[cell] not in told)


def _tells(known: Known) -> bool:
    return known.figure or bool(known.spans) or known.told.low > 0 or known.told.exact is not None \
        or known.told.high != Between().high


def unmet(all_needs: Iterable[Need], worked: Worked) -> tuple[Need, ...]:
    """The needs that no possible table meets: quickly, for one table shows what is possible for all its cells."""
    alone: list[Need] = []
    of: dict[int, list[Need]] = {}
    for need in all_needs:
        programme = worked.programme_of.get(need.cell)
        known = worked.known[need.cell].of(need.quantity)
        if not need.met(known):
            alone.append(need)
        elif programme is not None and not (need.wide == 1 and known.low >= need.least):
            of.setdefault(id(programme), []).append(need)
    for programme in worked.programmes:
        alone += _unmet_in(programme, of.get(id(programme), []))
    return tuple(sorted(alone, key=lambda need: need.cell))


def _unmet_in(programme: Programme, all_needs: Sequence[Need]) -> Sequence[Need]:
    left = _open(programme, all_needs)
    for _round in range(ROUNDS):
        for sign in (1, -1):
            for other in (1, -1):
                if left:
                    programme.push({(need.cell, need.quantity): sign * (other if need.cell % 2 else 1)
                                    for need in left})
                    left = _open(programme, left)
    return [need for need in left if not _met_alone(programme, need)]


def _open(programme: Programme, all_needs: Sequence[Need]) -> list[Need]:
    return [need for need in all_needs if not _met(programme, need)]


def _met(programme: Programme, need: Need) -> bool:
    return need.met(getattr(programme.seen[need.cell], need.quantity))


def _met_alone(programme: Programme, need: Need) -> bool:
    for sign in (1, -1):
        if not _met(programme, need):
            programme.push({(need.cell, need.quantity): sign})
    return _met(programme, need)
