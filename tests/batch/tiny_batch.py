"""A small partnership with a small notebook, for real runs: real kernels, real pages, a few seconds each.

The notebook shows the network's name and its newest point. A test may put code in front of a step, to see what a
batch makes of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import psutil

from samples import write_partnership
from striveutils import batch
from striveutils.batch.processes import alive

NORTH, BOTH = "north-attendance", "both-graduate"
NETWORKS = (BOTH, NORTH)
LANGUAGES = ("en", "es")

PARAMETERS = """\
network: str = ""
cycle: str = ""
as_of: str = ""
data_dir: str = ""
audience: str = "public"
"""
SETUP = """\
import json
from pathlib import Path
from IPython.display import display

def words(text):
    return {"en": [[text, None]], "es": [[text, None]]}

def show(**block):
    display({"application/vnd.striveutils.block+json": {"schema": 1, **block}}, raw=True)

record = Path(data_dir, "networks", network, "network.yaml").read_text()
name = next(line.split(": ")[1] for line in record.splitlines() if line.startswith("name_en"))
show(kind="page", title=words(name), network=network, network_name=words(name), partnership=words("Sample"),
     notice=words("Illustrative."), outcome_id="attendance", outcome=words("Outcome"), indicator=words("Indicator"),
     latest=words("61 in 100"), state=words("running"), as_of=as_of, audience=audience, languages=["en", "es"],
     contact=words("hello@example.org"))
"""
NOW = """\
points = Path(data_dir, "networks", network, "points.csv")
newest = points.read_text().splitlines()[-1] if points.is_file() else "none"
show(kind="sentence", role="plain", text=words("Newest point: " + newest))
"""
NEXT = 'show(kind="sentence", role="plain", text=words("Come to the next meeting."))\n'
PROGRAM = """
import sys
from striveutils import batch
if int(sys.argv[2]):
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
done = batch.run(batch.RunRequest(data_dir=sys.argv[1], timeout=100),
                 echo=lambda line: print(line, flush=True), progress=False)
sys.exit(done.exit_status)
"""


def notebook(now: str = "", *, setup: str = "", parameters: str = PARAMETERS, tag: str = "parameters") -> Any:
    """The small notebook; ``now`` and ``setup`` are run in front of the step of that name."""
    cells = [(tag, parameters), ("setup", textwrap.dedent(setup) + SETUP), ("now", textwrap.dedent(now) + NOW),
             ("next", NEXT)]
    made = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# A guide for the analyst", id="guide")] + [
            nbformat.v4.new_code_cell(source, id=f"cell-{number}", metadata={"tags": [name]})
            for number, (name, source) in enumerate(cells)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    return made


@dataclass(frozen=True)
class Tiny:
    """A partnership in ``folder``, and what is needed to run it and to look at what came of it."""

    folder: Path

    def write_notebook(self, now: str = "", **more: str) -> None:
        """Put another small notebook in place."""
        (self.folder / "notebooks").mkdir(exist_ok=True)
        nbformat.write(notebook(now, **more), self.folder / "notebooks" / "cycle.ipynb")

    def write(self, name: str, content: str) -> None:
        """Replace a file of the partnership."""
        (self.folder / "data" / name).write_text(content, encoding="utf-8")

    def read(self, name: str) -> str:
        """A file of the partnership."""
        return (self.folder / "data" / name).read_text(encoding="utf-8")

    def run(self, *networks: str, **more: Any) -> Run:
        """Run the batch in this process and keep what it said."""
        said: list[str] = []
        request = batch.RunRequest(data_dir=self.folder / "data", networks=networks, **more)
        done = batch.run(request, echo=said.append, progress=False)
        return Run(done, "\n".join(said))

    def start(self, *, file_size: int = 0) -> subprocess.Popen[str]:
        """Start the batch as a process of its own, as a terminal would.

        ``file_size`` limits the bytes a file may have, as a full disk does.
        """
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(self.folder / "data"), str(file_size)], text=True, cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
            # Whatever this process starts can be told from what others run at the same time.
            env={**os.environ, "TINY_BATCH": str(self.folder)},
        )

    def processes(self) -> list[psutil.Process]:
        """Every process that runs for this partnership, kernels included, by the mark in its environment."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get("TINY_BATCH") == str(self.folder) and alive(process):
                    found.append(process)
            except psutil.Error:
                continue
        return found

    @property
    def runs(self) -> Path:
        """The runs folder."""
        return self.folder / "runs"

    @property
    def latest(self) -> Path:
        """The newest run."""
        return self.runs / "latest"

    def record(self) -> dict[str, dict[str, Any]]:
        """The jobs of the newest run, by network."""
        told = json.loads((self.latest / "run.json").read_text(encoding="utf-8"))
        return {job["network"]: job for job in told["jobs"]}

    def site(self) -> dict[str, bytes]:
        """Every file of the newest site, by name."""
        return {path.name: path.read_bytes() for path in sorted((self.latest / "site").iterdir())}

    def page(self, network: str, lang: str = "en") -> str:
        """A network's page in the newest site."""
        return (self.latest / "site" / f"{network}.{lang}.html").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Run:
    """What a run gave back, and all it said."""

    result: batch.RunResult
    said: str

    @property
    def status(self) -> int:
        """The exit status."""
        return self.result.exit_status


def tiny(folder: Path, now: str = "", **changes: Any) -> Tiny:
    """A new partnership below ``folder`` with the small notebook; ``changes`` replace files, see samples."""
    folder.mkdir(parents=True, exist_ok=True)
    write_partnership(folder, changes.get("files"))
    made = Tiny(folder)
    made.write_notebook(now)
    return made
