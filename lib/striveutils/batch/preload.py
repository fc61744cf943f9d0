"""What each job's process starts with: imported once, in the process that all the others are forked from.

It starts no thread and opens no file, so a fork of it is safe.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import nbclient.exceptions
import nbformat
import papermill

import striveutils.batch.engines
import striveutils.batch.job
import striveutils.publish.exporter

__all__ = ["nbclient", "nbformat", "papermill", "striveutils"]
