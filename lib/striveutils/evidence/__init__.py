"""What the records say: figures over time, whether they have changed, how predictions and cycles did.

Pure functions: records in, frozen dataclasses out; nothing is drawn, read or written. What comes out is not yet
fit to be shown: counts of small groups are in it, and only ``disclosure`` decides which of them may leave.
``change.judge`` is the verdict; ``judgement`` says what it is made of.
"""

from striveutils.evidence import (
    baseline,
    breaks,
    change,
    cycles,
    funnel,
    intervals,
    judgement,
    limits,
    runs,
    series,
    targets,
    trend,
    values,
)

__all__ = [
    "baseline", "breaks", "change", "cycles", "funnel", "intervals", "judgement", "limits", "runs", "series", "targets",
    "trend", "values",
]
