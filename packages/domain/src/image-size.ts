export interface ImageSize {
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Frames of a JPEG that say how large it is: all of SOF0 … SOF15 but the three that are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

function pngSize(bytes: Uint8Array, view: DataView): ImageSize | null {
  const isHeader = String.fromCharCode(...bytes.subarray(12, 16)) === 'IHDR'
  if (bytes.length < 33 || !isHeader) return null
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

function jpegSize(bytes: Uint8Array, view: DataView): ImageSize | null {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (isAlone(marker)) at += 2
    else if (isFrame(marker))
      return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    else {
      const length = view.getUint16(at + 2)
      if (length < 2) return null
      at += 2 + length
    }
  }
  return null
}

/** What a PNG or a JPEG is and how many dots it has, by its first bytes; null for anything else, whatever it is called. */
export function imageSizeOf(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (PNG.every((byte, index) => bytes[index] === byte)) return pngSize(bytes, view)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(bytes, view)
  return null
}
