"""The earth on a page: degrees to units of the drawing, by the Equal Earth projection, which keeps areas in proportion.

Authority: Šavrič, Patterson and Jenny 2019, "The Equal Earth map projection", International Journal of Geographical
Information Science 33.

>>> on_page(0.0, 0.0)
(500.0, 243.4)
"""

from __future__ import annotations

import math
from typing import Final

WIDTH: Final = 1000.0

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M: Final = math.sqrt(3) / 2


def _raw(latitude: float, longitude: float) -> tuple[float, float]:
    """As the authors give it, on a globe of radius 1."""
    angle = math.asin(_M * math.sin(math.radians(latitude)))
    two, six = angle**2, angle**6
    x = math.radians(longitude) * math.cos(angle) / (_M * (_A1 + 3 * _A2 * two + six * (7 * _A3 + 9 * _A4 * two)))
    return x, angle * (_A1 + _A2 * two + six * (_A3 + _A4 * two))


_SCALE: Final = WIDTH / (2 * _raw(0, 180)[0])
_TOP: Final = _raw(90, 0)[1] * _SCALE

HEIGHT: Final = round(2 * _TOP, 1)


def on_page(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place stands, from the left and from the top. Degrees of WGS 84, those beyond the globe brought back."""
    x, y = _raw(min(max(latitude, -90.0), 90.0), (longitude + 180) % 360 - 180)
    return round(WIDTH / 2 + x * _SCALE, 1), round(_TOP - y * _SCALE, 1)
