"""The pages a run publishes of each job: finished ones as they are, those of an earlier run made again for today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from striveutils import publish
from striveutils.batch.failures import Failure
from striveutils.batch.history import History
from striveutils.batch.plan import Planner
from striveutils.batch.results import Result
from striveutils.batch.store import StoredJob
from striveutils.errors import NotPublishable
from striveutils.publish import gates
from striveutils.publish.frame import INDEX, file_name
from striveutils.publish.site import refuse_private

Pages: TypeAlias = Mapping[str, str]
"""Pages by language."""


@dataclass(frozen=True)
class Rendering:
    """Finds for each of a run's ``results`` the pages to publish; what is at fault in one fails that one alone."""

    planner: Planner
    history: History
    results: tuple[Result, ...]

    def pages(self, result: Result) -> tuple[Result, Pages]:
        """The pages of a job, and the job as it stands with them: failed, if its own did not pass the last check."""
        if result.stored is not None and not result.from_before:
            finished = _finished(result.stored)
            failure = self._failure(result, finished)
            if failure is None:
                return result, finished
            result = result.refused(failure, self.history, self.planner.policy)
        pages = self._from_before(result, result.stored) if result.stored else {}
        return (result if pages else replace(result, stored=None)), pages

    def _from_before(self, result: Result, job: StoredJob) -> Pages:
        """The pages of an earlier execution; none, if they may not be published as they would be today."""
        for pages in (self._made_again(result, job), self._as_they_were(job)):
            if pages and self._failure(result, pages) is None:
                return pages
        return {}

    def _made_again(self, result: Result, job: StoredJob) -> Pages:
        """Made from the notebook, in the languages of today, with their date where a newer page failed."""
        notice = publish.kept_notice(job.as_of) if result.failure else None
        try:
            return publish.pages(job.executed(), self._languages, templates=self.planner.templates, notice=notice)
        except Exception:  # whatever it is, it must not cost the other networks their pages
            return {}

    def _as_they_were(self, job: StoredJob) -> Pages:
        """The finished pages, for when the templates are at fault; in other languages their links lead nowhere."""
        return _finished(job) if set(job.pages) == set(self._languages) else {}

    def _failure(self, result: Result, pages: Pages) -> Failure | None:
        """Why pages cannot be part of the site: made for somebody else, or with a link that leads nowhere."""
        if not result.notebook.public or result.stored is None:
            return None
        try:
            refuse_private(result.stored.head, result.stem)
            for lang, html in pages.items():
                lost = gates.lost_links(file_name(result.stem, lang), html, self._files)
                gates.refuse((*gates.check_page(html, lang), *lost), lang)
        except NotPublishable as error:
            return Failure.of_error(error)
        return None

    @cached_property
    def _files(self) -> frozenset[str]:
        """Every name a page of the site may lead to."""
        stems = [INDEX, *(result.stem for result in self.results if result.notebook.public)]
        return frozenset({f"{INDEX}.html", *(file_name(stem, lang) for stem in stems for lang in self._languages)})

    @property
    def _languages(self) -> tuple[str, ...]:
        return tuple(self.planner.data.settings.languages)


def _finished(job: StoredJob) -> Pages:
    return {lang: page.read_bytes().decode("utf-8") for lang, page in job.pages.items()}
