import { crc32, deflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'

interface Indexed {
  readonly width: number
  readonly height: number
  /** Red, green, blue of up to 256 colours. */
  readonly palette: number[]
  /** One colour a pixel, base64. */
  readonly pixels: string
}

/** Reduces a picture to its 256 most frequent colours; others become the nearest of them. */
const reduce = (page: Page, png: Buffer): Promise<Indexed> =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const { width, height } = image
    const context = new OffscreenCanvas(width, height).getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    const colourAt = (at: number) =>
      ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)
    const parts = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const
    const counts = new Map<number, number>()
    for (let at = 0; at < data.length; at += 4) {
      const colour = colourAt(at)
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
    const kept = [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 256)
      .map(([colour]) => parts(colour))
    const nearest = new Map<number, number>()
    for (const colour of counts.keys()) {
      const [red, green, blue] = parts(colour)
      let best = 0
      let least = Number.POSITIVE_INFINITY
      kept.forEach(([r, g, b], index) => {
        const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
        if (distance < least) [best, least] = [index, distance]
      })
      nearest.set(colour, best)
    }
    let pixels = ''
    for (let at = 0; at < data.length; at += 4) pixels += String.fromCharCode(nearest.get(colourAt(at)) ?? 0)
    return { width, height, palette: kept.flat(), pixels: btoa(pixels) }
  }, png.toString('base64'))

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** The same picture as a PNG of at most 256 colours. `page` lends its canvas; it must be on about:blank. */
export const paletteCopy = async (page: Page, png: Buffer): Promise<Buffer> => {
  const { width, height, palette, pixels } = await reduce(page, png)
  const rows = Buffer.from(pixels, 'base64')
  const filtered = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.copy(filtered, y * (width + 1) + 1, y * width, (y + 1) * width)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(filtered, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
