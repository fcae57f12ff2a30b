import { clear, drawPng } from '../../platform/draw-png.ts'

/** A blue pen stroke on nothing, as a signature image is: 360 × 200. */
export function makeSignaturePng(options: { transparent?: boolean } = {}): Uint8Array {
  const stroke = (x: number) => 100 + 55 * Math.sin(x / 19) * Math.cos(x / 70) - (x - 180) / 9
  return drawPng({
    width: 360,
    height: 200,
    transparent: options.transparent ?? true,
    draw: (x, y) => {
      const slope = Math.abs(stroke(x + 1) - stroke(x - 1)) / 2
      const near = x > 12 && x < 348 && Math.abs(y - stroke(x)) < 2.5 * Math.sqrt(1 + slope * slope)
      return near ? [20, 50, 170, 255] : clear
    },
  })
}

/** Two red rings and a star of five points on nothing, as a seal image is: 480 × 480. */
export function makeSealPng(): Uint8Array {
  return drawPng({
    width: 480,
    height: 480,
    draw: (x, y) => {
      const [dx, dy] = [x - 240, y - 240]
      const radius = Math.hypot(dx, dy)
      const isRing = (radius > 228 && radius < 239) || (radius > 150 && radius < 154)
      // The angle from the nearest of five points; an edge of the star runs straight from a point to the next notch.
      const turn = Math.abs((((Math.atan2(dx, -dy) / (2 * Math.PI)) * 5 + 10.5) % 1) - 0.5) * ((2 * Math.PI) / 5)
      const star = (60 * 23 * Math.sin(Math.PI / 5)) / (60 * Math.sin(turn) + 23 * Math.sin(Math.PI / 5 - turn))
      return isRing || radius < star ? [215, 20, 30, 235] : clear
    },
  })
}
