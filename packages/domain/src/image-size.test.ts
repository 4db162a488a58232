import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageSizeOf } from './image-size.ts'

const side = fc.integer({ min: 1, max: 65_535 })
const two = (value: number) => [value >> 8, value & 0xff]
const four = (value: number) => [value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

const png = (width: number, height: number) => [
  ...[0x89, ...letters('PNG'), 0x0d, 0x0a, 0x1a, 0x0a],
  ...[...four(13), ...letters('IHDR'), ...four(width), ...four(height), 8, 6, 0, 0, 0, 0, 0, 0, 0],
]
const jpeg = (width: number, height: number, before: number[]) => [
  ...[0xff, 0xd8, 0xff, 0xe0, ...two(before.length + 2), ...before],
  ...[0xff, 0xff, 0xc2, ...two(17), 8, ...two(height), ...two(width), 3, 0, 0, 0],
]

describe('the size of a picture', () => {
  it('is read from its header', () => {
    fc.assert(
      fc.property(side, side, fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 80 }), (w, h, more) => {
        expect(imageSizeOf(Uint8Array.from(png(w, h)))).toEqual({ type: 'image/png', width: w, height: h })
        expect(imageSizeOf(Uint8Array.from(jpeg(w, h, more)))).toEqual({
          ...{ type: 'image/jpeg', width: w, height: h },
        })
      }),
    )
  })

  it('is none for anything else, and for what is cut off', () => {
    const texts = ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', 'GIF89a', '']
    for (const text of texts) expect(imageSizeOf(Uint8Array.from(letters(text)))).toBeNull()
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void imageSizeOf(bytes)))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), (length) => {
        expect(imageSizeOf(Uint8Array.from(png(5, 5).slice(0, length)))).toBeNull()
        expect(imageSizeOf(Uint8Array.from(jpeg(5, 5, []).slice(0, Math.min(length, 11))))).toBeNull()
      }),
    )
  })
})
