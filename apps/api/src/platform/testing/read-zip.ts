import { crc32 } from 'node:zlib'

interface ReadFile {
  readonly name: string
  readonly content: Buffer
  readonly modifiedAt: Date
}

/** The date and time of DOS, read as UTC. */
const dosInstant = (value: number): Date =>
  new Date(
    Date.UTC(
      ...([(value >>> 25) + 1980, ((value >>> 21) & 15) - 1, (value >>> 16) & 31] as const),
      ...([(value >>> 11) & 31, (value >>> 5) & 63, (value & 31) * 2] as const),
    ),
  )

/**
 * Reads a ZIP of files that are stored as they are, by its directory, as programs do; what stands in front of each file and after
 * it has to say the same. @throws where it does not.
 */
export function readZip(bytes: Buffer): ReadFile[] {
  const end = bytes.length - 22
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('no directory')
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (at + bytes.readUInt32LE(end + 12) !== end) throw new Error('a directory of another length')
  return Array.from({ length: count }, (): ReadFile => {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('no line of the directory')
    const [nameLength, extraLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)]
    const [sum, size, start] = [at + 16, at + 24, at + 42].map((place) => bytes.readUInt32LE(place)) as [
      number,
      number,
      number,
    ]
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    if (bytes.readUInt32LE(start) !== 0x04034b50) throw new Error('no file where the directory says')
    // Flags, method and time are the same in both places.
    if (!bytes.subarray(start + 6, start + 14).equals(bytes.subarray(at + 8, at + 16)))
      throw new Error('a file that says another thing than the directory')
    if ((bytes.readUInt16LE(start + 6) & 0x0800) === 0) throw new Error('a name that is not UTF-8')
    if (!bytes.subarray(start + 30, start + 30 + nameLength).equals(name)) throw new Error('another name')
    const begin = start + 30 + nameLength + bytes.readUInt16LE(start + 28)
    const content = bytes.subarray(begin, begin + size)
    if (crc32(content) !== sum) throw new Error('another content')
    if (bytes.readUInt32LE(begin + size + 4) !== sum) throw new Error('another sum after the file')
    const modifiedAt = dosInstant(bytes.readUInt32LE(at + 12))
    at += 46 + nameLength + extraLength
    return { name: name.toString('utf8'), content, modifiedAt }
  })
}
