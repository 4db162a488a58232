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

/** Reduces a picture to 256 colours: the mean of the 256 fullest cells of a 32 × 32 × 32 cube, others to the nearest. */
const reduce = (page: Page, png: Buffer): Promise<Indexed> =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const { width, height } = image
    const context = new OffscreenCanvas(width, height).getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    const channel = (at: number) => data[at] ?? 0
    const cellOf = (at: number) =>
      ((channel(at) >> 3) << 10) | ((channel(at + 1) >> 3) << 5) | (channel(at + 2) >> 3)
    const cells = new Map<number, { count: number; red: number; green: number; blue: number }>()
    for (let at = 0; at < data.length; at += 4) {
      const cell = cells.get(cellOf(at)) ?? { count: 0, red: 0, green: 0, blue: 0 }
      cell.count += 1
      cell.red += channel(at)
      cell.green += channel(at + 1)
      cell.blue += channel(at + 2)
      cells.set(cellOf(at), cell)
    }
    const mean = ({ count, red, green, blue }: { count: number; red: number; green: number; blue: number }) =>
      [red, green, blue].map((sum) => Math.round(sum / count)) as [number, number, number]
    const colours = [...cells.values()]
      .sort((a, b) => b.count - a.count)
      .slice(0, 256)
      .map(mean)
    const nearest = new Map<number, number>()
    for (const [key, cell] of cells) {
      const [red, green, blue] = mean(cell)
      let best = 0
      let least = Number.POSITIVE_INFINITY
      colours.forEach(([r, g, b], index) => {
        const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
        if (distance < least) [best, least] = [index, distance]
      })
      nearest.set(key, best)
    }
    let pixels = ''
    for (let at = 0; at < data.length; at += 4) pixels += String.fromCharCode(nearest.get(cellOf(at)) ?? 0)
    return { width, height, palette: colours.flat(), pixels: btoa(pixels) }
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
