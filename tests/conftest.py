"""Settings for every test: the same made-up cases in each run, so that a change is what makes a test fail.

`HYPOTHESIS_PROFILE=search make test` looks for new cases instead, ten times as many; what it finds becomes a row of a
table. `make fuzz` does so again and again, for ten minutes, over the tests marked `fuzz`: those that take any bytes
from outside.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.register_profile("fuzz", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
