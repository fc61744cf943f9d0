"""``strive doctor``: what is installed, what is missing, how to fix it. Imports as little as it can itself."""

from __future__ import annotations

import contextlib
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from striveutils import places
from striveutils.errors import NoPartnership, StriveError
from striveutils.words import Message, Name, Sentences, Words, _, n_

State = Literal["ok", "missing", "optional"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
NOTEBOOK, TEMPLATE = "cycle.ipynb", "brief/index.html.j2"


@dataclass(frozen=True)
class Check:
    """One line of the report. ``optional`` is something missing that nothing here stands or falls with."""

    name: Words
    state: State
    found: Words
    cure: Words | None = None

    def line(self) -> Message:
        """All of it in one line."""
        if self.cure is None:
            return _("{name}: {found}", name=self.name, found=self.found)
        return _("{name}: {found} {cure}", name=self.name, found=self.found, cure=self.cure)


def examine(data_dir: str | Path = "") -> Iterator[Check]:
    """Every check, one after the other; one that breaks is itself reported as missing."""
    for name, check in _CHECKS:
        try:
            yield from check(data_dir)
        except StriveError as error:
            yield Check(name, "missing", error.message, error.cure)
        except Exception as error:  # whatever is broken here is what the person asked about
            yield Check(name, "missing", _("This could not be checked ({kind}).", kind=type(error).__name__),
                        _reinstall())


def _python(_data_dir: str | Path) -> Iterator[Check]:
    wanted = _bounds(metadata.metadata("striveutils")["Requires-Python"] or "")
    found = platform.python_version()
    fits = all(_holds(sys.version_info[:2], sign, number) for sign, number in wanted)
    needed = ", ".join(f"{sign}{'.'.join(map(str, number))}" for sign, number in wanted)
    yield Check("Python", "ok", found) if fits else Check(
        "Python", "missing", _("Version {version} is installed, but another one is needed.", version=found),
        _("Install Python {range}, then striveutils in it.", range=needed))


def _packages(_data_dir: str | Path) -> Iterator[Check]:
    yield from packages(metadata.requires("striveutils") or ())


def packages(requirements: Iterable[str]) -> Iterator[Check]:
    """A check for each requirement, such as ``pandas>=2.2,<4``; needs nothing but Python itself."""
    for line in requirements:
        requirement, _semicolon, marker = line.partition(";")
        if "extra" in marker:
            continue
        name = (re.match(r"[\w.-]+", requirement) or [requirement])[0]
        wanted = _bounds(requirement.removeprefix(name))
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Check(name, "missing", _("It is not installed."), _install(requirement))
            continue
        fits = all(_holds(_numbers(version), sign, number) for sign, number in wanted)
        yield Check(name, "ok", version) if fits else Check(name, "missing", _(
            "Version {version} is installed, but another one is needed.", version=version), _install(requirement))


def _kernel(_data_dir: str | Path) -> Iterator[Check]:
    """The kernel the notebooks name, and whether it runs the Python that this is."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    name = _("kernel “python3”")
    cure = _("Install it here: {command}", command="python -m ipykernel install --sys-prefix --name python3")
    try:
        program = KernelSpecManager().get_kernel_spec("python3").argv[0]
    except NoSuchKernel:
        yield Check(name, "missing", _("It was not found."), cure)
        return
    there = shutil.which(program)
    same = there is not None and Path(there).resolve() == Path(sys.executable).resolve()
    # A bare "python" is replaced by the running one when Jupyter starts it.
    if same or Path(program).name == program:
        yield Check(name, "ok", _("found"))
    elif there is None:
        yield Check(name, "missing", _("It points to a Python that is not there."), cure)
    else:
        yield Check(name, "optional", _("It runs a different Python from this one."), cure)


def _partnership(data_dir: str | Path) -> Iterator[Check]:
    from striveutils import records

    name = _("partnership")
    try:
        data = records.open_partnership(data_dir)
    except NoPartnership as error:
        # In a fresh installation there is none yet; only one that was named must be there.
        yield Check(name, "missing" if str(data_dir) else "optional", error.message, error.cure)
        return
    faults = [problem for problem in data.problems([places.SETTINGS]) if not problem.warning]
    if faults:
        yield Check(name, "missing", _("{file} cannot be used.", file=faults[0].file),
                    _("strive check says what is wrong in it."))
        return
    yield Check(name, "ok", _("{name}: {networks}", name=Name({"en": data.settings.name}), networks=n_(
        "{count} network", "{count} networks", len(data.network_ids))))


def _pages(data_dir: str | Path) -> Iterator[Check]:
    """Notebooks and templates: beside the data if they are there, else those of the program."""
    data = _data(data_dir)
    for name, folder_of, file in ((_("notebooks"), places.notebooks_folder, NOTEBOOK),
                                  (_("page templates"), places.templates_folder, TEMPLATE)):
        folder = folder_of(data)
        own = _("the partnership's own") if folder.parent == data.parent else _("those of the program")
        if (folder / file).is_file():
            yield Check(name, "ok", own)
        else:
            yield Check(name, "missing", _("{file} is not among {whose}.", file=file, whose=own), Sentences((
                _("strive new FOLDER --update puts back what is missing."), _reinstall())))


def _runs(data_dir: str | Path) -> Iterator[Check]:
    folder = _data(data_dir).parent / "runs"
    there = next(path for path in (folder, *folder.parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError:
        yield Check("runs/", "missing", _("It cannot be written to."), _(
            "Ask whoever owns the folder for permission, or name another one: strive run --runs FOLDER"))
        return
    yield Check("runs/", "ok", _("It can be written to."))


def _browser(_data_dir: str | Path) -> Iterator[Check]:
    if any(shutil.which(browser) for browser in BROWSERS):
        yield Check("Chromium", "ok", _("found"))
    else:
        yield Check("Chromium", "optional", _("It was not found."), _(
            "Only the tests that open pages in a browser need it; they are skipped."))


def _data(data_dir: str | Path) -> Path:
    """The data folder; where there is no partnership, the one there would be here."""
    with contextlib.suppress(NoPartnership):
        return places.data_folder(data_dir)
    return Path.cwd() / "data"


def _bounds(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """The bounds in ``>=2.2,<4``."""
    return [(sign, _numbers(number)) for sign, number in re.findall(r"(>=|<=|==|<|>)\s*([\d.]+)", text)]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in (re.match(r"\d+(?:\.\d+)*", version) or ["0"])[0].split("."))


def _holds(version: tuple[int, ...], sign: str, bound: tuple[int, ...]) -> bool:
    width = max(len(version), len(bound))
    ours, theirs = (part + (0,) * (width - len(part)) for part in (version, bound))
    return {">=": ours >= theirs, "<=": ours <= theirs, "==": ours == theirs, "<": ours < theirs,
            ">": ours > theirs}[sign]


def _install(requirement: str) -> Message:
    command = f'{Path(sys.executable).name} -m pip install "{requirement.strip()}"'
    return _("Install it here: {command}", command=command)


def _reinstall() -> Message:
    return _("Install striveutils again: {command}", command="pip install --force-reinstall striveutils")


_CHECKS: tuple[tuple[Words, Callable[[str | Path], Iterator[Check]]], ...] = (
    ("Python", _python),
    (_("packages"), _packages),
    (_("kernel “python3”"), _kernel),
    (_("partnership"), _partnership),
    (_("notebooks"), _pages),
    ("runs/", _runs),
    ("Chromium", _browser),
)
