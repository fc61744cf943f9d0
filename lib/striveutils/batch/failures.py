"""Why a job failed, in words a coordinator can act on; the traceback goes to the job's private log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from striveutils.batch.kernel_errors import as_json
from striveutils.errors import BadParameter, NotPublishable, RecordsError, StriveError
from striveutils.words import Message, Name, Words, _, in_every_language, n_

Kind = Literal["records", "parameters", "step", "time", "kernel", "memory", "disk", "permission", "page", "changed",
               "internal"]
Texts: TypeAlias = Mapping[str, str]
KILLED = -9


@dataclass(frozen=True)
class Failure:
    """A failed job: what happened and what to do, by language; the step of the notebook and the files' faults.

    ``again`` marks a fault that may have been an accident, so one more try is worth its time. ``log`` is the
    place of the job's log, relative to the run.
    """

    kind: Kind
    message: Texts
    cure: Texts | None = None
    step: str | None = None
    problems: tuple[Mapping[str, Any], ...] = ()
    again: bool = False
    log: str | None = None

    @classmethod
    def of(cls, kind: Kind, message: Message, cure: Message | None = None, *, step: str | None = None,
           again: bool = False) -> Failure:
        """A failure told in one message and a cure."""
        return cls(kind, in_every_language(message), in_every_language(cure) if cure else None, step, again=again)

    @classmethod
    def of_error(cls, error: StriveError, step: str | None = None) -> Failure:
        """A failure that is already an error for people."""
        return cls.of_told(as_json(error), _kind_of(error), step)

    @classmethod
    def of_told(cls, told: Mapping[str, Any], kind: Kind, step: str | None) -> Failure:
        """A failure from an error's JSON, as a kernel wrote it."""
        return cls(kind, told["message"], told["cure"], step, tuple(told["problems"]))

    def short(self) -> Message:
        """The cause in a few words, for a table."""
        match self.kind:
            case "records":
                return n_("1 problem in the files", "{count} problems in the files", len(self.problems) or 1)
            case "step":
                return _("error in the step “{step}”", step=self.step or "")
            case "time":
                return _("over the time limit in the step “{step}”", step=self.step or "")
            case other:
                return _SHORT[other]

    def words(self) -> tuple[Name, ...]:
        """Message and cure, to be shown in any language."""
        return tuple(Name(texts) for texts in (self.message, self.cure) if texts)

    def as_json(self) -> dict[str, Any]:
        """For ``run.json``: everything but whether to try again."""
        told = asdict(self)
        del told["again"]
        return {**told, "problems": [dict(problem) for problem in self.problems]}

    def save(self, file: Path) -> None:
        """Write it for the process that started the job."""
        file.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> Failure | None:
        """Read what ``save`` wrote; None where nothing whole is there."""
        try:
            return cls.of_record(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    @classmethod
    def of_record(cls, told: Mapping[str, Any]) -> Failure:
        """From what ``as_json`` gave, as it stands in ``run.json``."""
        return cls(**{**told, "problems": tuple(told["problems"])})


_SHORT: dict[str, Message] = {
    "parameters": _("a parameter does not fit the notebook"),
    "kernel": _("the notebook's process ended by itself"),
    "memory": _("memory ran out"),
    "disk": _("the disk is full"),
    "permission": _("no permission to write"),
    "page": _("the page did not pass its checks"),
    "changed": _("its files kept changing"),
    "internal": _("a fault in striveutils"),
}


def _kind_of(error: StriveError) -> Kind:
    if isinstance(error, RecordsError):
        return "records"
    if isinstance(error, BadParameter):
        return "parameters"
    return "page" if isinstance(error, NotPublishable) else "step"


def over_time(step: str, seconds: float) -> Failure:
    """The job was ended at its time limit."""
    return Failure.of(
        "time",
        n_("The notebook was not finished within 1 second; it was in the step “{step}”.",
           "The notebook was not finished within {count} seconds; it was in the step “{step}”.",
           max(1, round(seconds)), step=step),
        _("See what that step waits for, or give it more time with --timeout."), step=step,
    )


def died(step: str, exit_status: int | None) -> Failure:
    """The process that ran the notebook ended by itself; a second try is worth it."""
    if exit_status == KILLED:
        return out_of_memory(step, again=True)
    return Failure.of(
        "kernel",
        _("The process that ran the notebook ended by itself in the step “{step}”, and did so again at a second try.",
          step=step),
        _("Run the notebook in JupyterLab to see what ends it. Its last words, if any, are in the log."),
        step=step, again=True,
    )


def not_started() -> Failure:
    """The kernel did not answer; a crowded computer does that."""
    return Failure.of(
        "kernel",
        _("The notebook's process did not come up."),
        _("Run again with fewer networks at once: --jobs 1. If it stays so, ask: strive doctor"), again=True,
    )


def out_of_memory(step: str, *, again: bool = False) -> Failure:
    """Memory was refused, or the system ended the process to get memory back."""
    return Failure.of(
        "memory",
        _("The computer ended the notebook in the step “{step}”. Mostly that means that memory ran out.", step=step),
        _("Close other programs, or run fewer networks at once: --jobs 1"), step=step, again=again,
    )


def no_space() -> Failure:
    """A file could not be written whole."""
    return Failure.of(
        "disk",
        _("The disk is full, or your share of it is, so the pages could not be saved."),
        _("Make space where the runs folder is, then run again. What is finished is kept."),
    )


def no_permission(name: str) -> Failure:
    """The system refused a file or folder; ``name`` is its own, without where it is."""
    return Failure.of(
        "permission",
        _("The computer refused permission for “{file}”, so the pages could not be made.", file=name),
        _("Ask whoever owns the folder for permission, then run again."),
    )


def stopped_with(step: str, error_name: str) -> Failure:
    """A cell raised something that is not an error for people."""
    if error_name == "MemoryError":
        return out_of_memory(step)
    if error_name == "SystemExit":
        return left_early(step)
    return Failure.of(
        "step",
        _("The step “{step}” stopped with an error ({name}).", step=step, name=error_name),
        _("The whole message is in the log. If you did not change the notebook, please report it."), step=step,
    )


def left_early(step: str) -> Failure:
    """A cell ended the notebook, as ``sys.exit()`` does."""
    return Failure.of(
        "step",
        _("The notebook ended in the step “{step}” before its last step.", step=step),
        _("Take sys.exit() out of that cell, or renew the notebook with: strive new FOLDER --update"), step=step,
    )


def files_changed() -> Failure:
    """Somebody saved a file of this network while its notebook ran."""
    return Failure.of(
        "changed",
        _("The files of this network changed again and again while its notebook ran."),
        _("Run again when nobody is saving."), again=True,
    )


def internal(name: Words) -> Failure:
    """Nothing that was foreseen."""
    return Failure.of(
        "internal",
        _("striveutils itself stumbled ({name}).", name=name),
        _("Please report it, with what is in the log."),
    )
