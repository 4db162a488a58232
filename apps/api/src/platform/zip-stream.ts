import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** One file of an archive. */
export interface ZipEntry {
  /** A safe name that no other entry has. */
  readonly name: string
  readonly modifiedAt: Date
  readonly content: AsyncIterable<Uint8Array>
  /** Made smaller on its way: for texts, of which little is left. */
  readonly deflated?: true
}
/** The plain format counts bytes in 32 bits, and files in 16. */
const LARGEST = 0xffff_ffff
const MOST_ENTRIES = 0xffff
/** 2.0: what every program reads. */
const VERSION = 20
/** Made on Unix, so that its programs take over that everybody may read the file. */
const MADE_BY = (3 << 8) | VERSION
const PLAIN_FILE = 0o100644
/** Names are UTF-8; sum and sizes follow the content, as they are known only then. */
const FLAGS = 0x0800 | 0x0008

/** Day and hour as DOS wrote them, in steps of two seconds from 1980. */
const dosTime = (at: Date): number =>
  (((Math.max(at.getUTCFullYear(), 1980) - 1980) << 25) |
    ((at.getUTCMonth() + 1) << 21) |
    (at.getUTCDate() << 16) |
    (at.getUTCHours() << 11) |
    (at.getUTCMinutes() << 5) |
    (at.getUTCSeconds() >> 1)) >>>
  0

/** Numbers one after the other, little-endian, each with its count of bytes. */
function packed(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}

/** The instant itself, which has no time zone: programs prefer it to that of DOS. */
const instantOf = (at: Date): Buffer =>
  Buffer.concat([
    ...[packed([2, 0x5455], [2, 5]), Buffer.from([1])],
    packed([4, Math.max(0, Math.floor(at.getTime() / 1000)) % LARGEST]),
  ])

const STORED = 0
const DEFLATED = 8

/** The same content made smaller. @throws whatever the content throws. */
async function* deflate(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const squeeze = createDeflateRaw()
  // Told by the reading as well: what the content throws ends it.
  const whole = pipeline(Readable.from(content, { objectMode: false }), squeeze)
  whole.catch(() => undefined)
  yield* squeeze as AsyncIterable<Uint8Array>
  await whole
}

/**
 * A ZIP of files as they come, one after the other and, but for those that are deflated, as they are: nothing is held but the part
 * on its way and a line for each file. A content that fails breaks the archive off before its directory: no program takes it for whole.
 * @throws {RangeError} beyond 4 GB or 65,535 files.
 */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let offset = 0
  const within = (bytes: number): void => {
    if (bytes > LARGEST) throw new RangeError('more than a ZIP holds: 4 GB')
  }
  for await (const { name, modifiedAt, content, deflated } of entries) {
    if (directory.length === MOST_ENTRIES) throw new RangeError('more than a ZIP holds: 65,535 files')
    const nameBytes = Buffer.from(name, 'utf8')
    const instant = instantOf(modifiedAt)
    const start = offset
    const common = [
      [2, VERSION],
      [2, FLAGS],
      [2, deflated ? DEFLATED : STORED],
      [4, dosTime(modifiedAt)],
    ] as const
    const lengths = [
      [2, nameBytes.length],
      [2, instant.length],
    ] as const
    const head = packed([4, 0x0403_4b50], ...common, [4, 0], [4, 0], [4, 0], ...lengths)
    yield Buffer.concat([head, nameBytes, instant])
    let sum = 0
    let whole = 0
    let size = 0
    async function* summed(): AsyncGenerator<Uint8Array> {
      for await (const part of content) {
        whole += part.byteLength
        within(whole)
        sum = crc32(part, sum)
        yield part
      }
    }
    for await (const part of deflated ? deflate(summed()) : summed()) {
      size += part.byteLength
      within(start + size)
      yield part
    }
    const sums = [
      [4, sum],
      [4, size],
      [4, whole],
    ] as const
    const tail = packed([4, 0x0807_4b50], ...sums)
    yield tail
    offset += head.length + nameBytes.length + instant.length + size + tail.length
    within(offset)
    directory.push(
      Buffer.concat([
        packed([4, 0x0201_4b50], [2, MADE_BY], ...common, ...sums, ...lengths, [2, 0], [2, 0], [2, 0]),
        packed([4, (PLAIN_FILE << 16) >>> 0], [4, start]),
        ...[nameBytes, instant],
      ]),
    )
  }
  const length = directory.reduce((sum, line) => sum + line.length, 0)
  within(offset + length)
  yield* directory
  const count = directory.length
  yield packed([4, 0x0605_4b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0])
}
