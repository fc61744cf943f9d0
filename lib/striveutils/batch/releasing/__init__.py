"""``strive release``: recording that a run's site was made public, so that the next run is solved together with it.

    chosen     which run is meant
    site       that run's site, if it is as the run made it
    figures    what the site shows and hides, as rows for the records
    known      what was recorded before, and what the site adds to it
    recording  the rows written, and what to tell about them
"""

from striveutils.batch.releasing.recording import Recorded, ReleaseRequest, release

__all__ = ["Recorded", "ReleaseRequest", "release"]
