"""The record files of one folder, each read once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TypeVar, cast

from striveutils.errors import Problem, RecordsError
from striveutils.records import listing
from striveutils.records.columns.record import Row
from striveutils.records.files import kind_for, kind_of, path_of
from striveutils.records.reading import contexts
from striveutils.records.reading.content import Content
from striveutils.records.reading.one_file import read_file
from striveutils.words import _

R = TypeVar("R", bound=Row)


class RecordFolder:
    """The files of a ``data`` folder, named by their paths below it. Reading one may read those it depends on.

    A file that is absent holds no records. To see what changed since, make a new one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._contents: dict[str, Content] = {}
        self._parts: dict[object, Content] = {}

    @property
    def files_read(self) -> frozenset[str]:
        """The files that were looked for so far, relative to the folder, whether they were there or not."""
        return frozenset(self._contents)

    @property
    def network_ids(self) -> tuple[str, ...]:
        """The folders below ``networks`` whose name is an id, sorted; odd names are among the problems."""
        return listing.network_ids(self.folder)

    def named(self, file: str) -> str:
        """A file as problems call it: ``data/labels.csv``."""
        return f"{self.folder.name}/{file}"

    def read(self, file: str) -> Content:
        """The records and problems of one file, relative to the folder; never raises for what is in it."""
        if file not in self._contents:
            kind = kind_of(file)
            if kind is None:
                raise ValueError(f"{file} is no record file")
            self._contents[file] = read_file(self.folder / file, kind, self.named(file), contexts.of(self, kind, file))
        return self._contents[file]

    def found(self, model: type[R], *ids: str) -> tuple[R, ...]:
        """What could be read of the file with ``model``, sound or not: for what only looks things up."""
        return cast(tuple[R, ...], self.read(path_of(model, *ids)).records)

    def rows(self, model: type[R], *ids: str) -> tuple[R, ...]:
        """The records of the file with ``model``; raises RecordsError with everything wrong with it.

        ``ids`` are those in the file's path: the network's, the cycle's, the indicator's.
        """
        content = self.read(path_of(model, *ids))
        if content.faulty:
            raise RecordsError(content.problems)
        return cast(tuple[R, ...], content.records)

    def rows_about(self, model: type[R], **about: Collection[str]) -> tuple[R, ...]:
        """The records whose column is one of the given texts (``network=("north",)``); raises RecordsError.

        For a long file of which little is wanted: the other rows are passed over, whatever is wrong with them.
        """
        wanted = {column: frozenset(texts) for column, texts in about.items()}
        key = (path_of(model), tuple(sorted((column, *sorted(texts)) for column, texts in wanted.items())))
        if key not in self._parts:
            kind, file = kind_for(model), path_of(model)
            self._parts[key] = read_file(
                self.folder / file, kind, self.named(file), contexts.of(self, kind, file), wanted)
        content = self._parts[key]
        if content.faulty:
            raise RecordsError(content.problems)
        return cast(tuple[R, ...], content.records)

    def page(self, model: type[R], *ids: str) -> R:
        """The one record of a YAML file; raises RecordsError, also where it is absent."""
        found = self.rows(model, *ids)
        if not found:
            raise RecordsError([self.absent(path_of(model, *ids))])
        return found[0]

    def absent(self, file: str) -> Problem:
        """The problem of a file that has to be there and is not."""
        return Problem(self.named(file), _("The file is not there."), None,
                       _("Write it, following the example in data/README.md."))
