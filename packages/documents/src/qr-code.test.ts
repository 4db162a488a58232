import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { QUIET_ZONE_MODULES, qrCode, qrPath } from './qr-code.ts'

const jsQR = createRequire(import.meta.url)('jsqr') as typeof import('jsqr').default

const PIXELS_PER_MODULE = 4

/** Paints the path that goes into the document, as a viewer would. */
function paint(path: string, modules: number): Uint8ClampedArray {
  const side = modules * PIXELS_PER_MODULE
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * PIXELS_PER_MODULE; row < (Number(y) + 1) * PIXELS_PER_MODULE; row += 1) {
      const from = Number(x) * PIXELS_PER_MODULE
      const to = from + Number(width) * PIXELS_PER_MODULE
      for (let column = from; column < to; column += 1) {
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
      }
    }
  }
  return pixels
}

describe('the QR code', () => {
  it.each([
    'http://localhost:3000/verification/K7QF-3M2R-W9TX',
    `https://adhérents.azur-lavande.example/verification/${'K7QF-'.repeat(20)}é`,
  ])('as it is drawn leads to %s', (url) => {
    const qr = qrCode(url)
    const modules = qr.size + 2 * QUIET_ZONE_MODULES
    const side = modules * PIXELS_PER_MODULE
    expect(jsQR(paint(qrPath(qr), modules), side, side)?.data).toBe(url)
  })

  it('keeps four white modules all around', () => {
    const qr = qrCode('https://x.example/')
    const starts = [...qrPath(qr).matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, w]) => [
      Number(x),
      Number(y),
      Number(w),
    ])
    expect(Math.min(...starts.map(([x = 0]) => x))).toBe(4)
    expect(Math.min(...starts.map(([, y = 0]) => y))).toBe(4)
    expect(Math.max(...starts.map(([x = 0, , w = 0]) => x + w))).toBe(qr.size + 4)
  })
})
