const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180)

/** Terrestrial minus universal time, in days, from 1800 on; `t` in centuries since 1900. */
const deltaT = (t: number) => -0.000278 + 0.000265 * t + 0.000262 * t ** 2

/** Julian date (universal time) of the k-th new moon since 1 January 1900 (Meeus, Astronomical Formulae for Calculators, ch. 32). */
export function newMoon(k: number): number {
  const t = k / 1236.85
  const mean = 2_415_020.75933 + 29.53058868 * k + 0.0001178 * t ** 2 - 0.000000155 * t ** 3 + 0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t ** 2)
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t ** 2 - 0.00000347 * t ** 3
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t ** 2 + 0.00001236 * t ** 3
  const latitude = 21.2964 + 390.67050646 * k - 0.0016528 * t ** 2 - 0.00000239 * t ** 3
  const correction =
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * latitude) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * latitude + sun) -
    0.0004 * sine(2 * latitude - sun) -
    0.0006 * sine(2 * latitude + moon) +
    0.001 * sine(2 * latitude - moon) +
    0.0005 * sine(sun + 2 * moon)
  return mean + correction - deltaT(t)
}

/** Apparent longitude of the sun in degrees, 0 to 360, at a Julian date (Meeus, Astronomical Algorithms, ch. 25). */
export function sunLongitude(julianDate: number): number {
  const t = (julianDate - 2_451_545) / 36_525
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t ** 2
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t ** 2 - 0.00000048 * t ** 3
  const centre = (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * sine(anomaly) + (0.019993 - 0.000101 * t) * sine(2 * anomaly) + 0.00029 * sine(3 * anomaly)
  const apparent = mean + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t)
  return ((apparent % 360) + 360) % 360
}
