"""What the records say: figures over time, changes since a baseline, where a cycle stands.

Pure functions: records in, frozen dataclasses out; nothing is drawn, read or written. What comes out is not yet
fit to be shown: counts of small groups are in it, and only ``disclosure`` decides which of them may leave.
"""

from striveutils.evidence import breaks, change, cycles, series, targets, values

__all__ = ["breaks", "change", "cycles", "series", "targets", "values"]
