"""What several tests share: the stand-in services, and where shared code lies (tests and benchmarks are no packages)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "benchmarks")]
