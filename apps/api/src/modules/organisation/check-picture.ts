import { inflateSync } from 'node:zlib'
import { LOGO_MOST_DOTS } from '@guichet/contract/settings.contract'
import { imageSizeOf } from '@guichet/domain/image-size'
import { problem } from '../../platform/problem-error.ts'

const SIGNATURE = 8
/** Four channels of two bytes a dot, and a byte a line. */
const MOST_PIXEL_BYTES = LOGO_MOST_DOTS * (LOGO_MOST_DOTS * 8 + 1)

/** What the parts of a PNG named IDAT hold together; null when a part is cut off. */
function pixelData(png: Buffer): Buffer | null {
  const parts: Buffer[] = []
  for (let at = SIGNATURE; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at)
    const end = at + 12 + length
    if (end > png.length) return null
    const name = png.toString('latin1', at + 4, at + 8)
    if (name === 'IDAT') parts.push(png.subarray(at + 8, end - 4))
    if (name === 'IEND') return Buffer.concat(parts)
    at = end
  }
  return null
}

/** Whether the dots of a PNG can be unpacked, within bounds: documents would otherwise break on it. */
function isSound(png: Buffer): boolean {
  try {
    const data = pixelData(png)
    return data !== null && inflateSync(data, { maxOutputLength: MOST_PIXEL_BYTES }).length > 0
  } catch {
    return false
  }
}

const fits = (side: number) => side >= 1 && side <= LOGO_MOST_DOTS

/** The type of a picture that pages, mails and documents can show. @throws a problem `logo.refused`. */
export function typeOfPicture(bytes: Buffer): string {
  const found = imageSizeOf(bytes)
  if (!found || !fits(found.width) || !fits(found.height)) throw problem('logo.refused')
  if (found.type === 'image/png' && !isSound(bytes)) throw problem('logo.refused')
  return found.type
}
