"""The batch: every network's notebook executed, its pages published, nothing done twice, nothing half done."""

from striveutils.batch.run import RunRequest, RunResult, run

__all__ = ["RunRequest", "RunResult", "run"]
