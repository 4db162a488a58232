import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { deflateRaw, inflateRaw } from 'node:zlib'

const pack = promisify(deflateRaw)
const unpack = promisify(inflateRaw)
/** Most of what a fuller packing saves, in a fraction of its time. */
const FAST = { level: 1 }

/** Parts of a long list that is made now and read once later: a tenth of the room meanwhile, and none in the heap. */
export interface PackedParts<T> {
  add(part: readonly T[]): Promise<void>
  /** Each part in its order, let go of as it is read. */
  take(): AsyncGenerator<T[]>
  clear(): void
}

export function packedParts<T>(): PackedParts<T> {
  const parts: Buffer[] = []
  return {
    async add(part) {
      parts.push(await pack(serialize(part), FAST))
    },
    async *take() {
      for (let part = parts.shift(); part; part = parts.shift()) yield deserialize(await unpack(part)) as T[]
    },
    clear() {
      parts.length = 0
    },
  }
}
