import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { allOf } from '../testing/all-of.ts'
import { readZip } from './testing/read-zip.ts'
import { type ZipEntry, zipOf } from './zip-stream.ts'

const AT = new Date('2026-11-22T09:00:02.000Z')
async function* inParts(content: Buffer, length = 70_001): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += length) yield content.subarray(at, at + length)
}
const entry = (name: string, content: Buffer): ZipEntry => ({
  ...{ name, modifiedAt: AT, content: inParts(content) },
})
async function whole(entries: Iterable<ZipEntry>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of zipOf(entries)) parts.push(part)
  return Buffer.concat(parts)
}

describe('an archive', () => {
  it('gives back its files under their names, whatever they are', async () => {
    const large = randomBytes(300_000)
    const bytes = await whole([
      entry('Été à l’Œuvre – n° 3.pdf', Buffer.from('un')),
      entry('vide.txt', Buffer.alloc(0)),
      entry('💥.png', large),
    ])
    const files = readZip(bytes)
    expect(files.map(({ name }) => name)).toEqual(['Été à l’Œuvre – n° 3.pdf', 'vide.txt', '💥.png'])
    expect(files[0]?.content.toString()).toBe('un')
    expect(files[1]?.content).toHaveLength(0)
    expect(files[2]?.content.equals(large)).toBe(true)
    expect(files.map(({ modifiedAt }) => modifiedAt.toISOString())).toEqual(
      Array(3).fill('2026-11-22T09:00:02.000Z'),
    )
  })

  it('is read by programs when files are made smaller on their way', async () => {
    const text = Buffer.from('nom;prénom\r\n'.repeat(20_000))
    const bytes = await whole([{ ...entry('a.csv', text), deflated: true }, entry('b.txt', Buffer.from('b'))])
    expect(bytes.length).toBeLessThan(text.length / 50)
    const zip = await fromBufferPromise(bytes, { lazyEntries: true })
    const found: Record<string, Buffer> = {}
    for await (const file of zip.eachEntry())
      found[file.fileName] = Buffer.concat(await allOf(await zip.openReadStreamPromise(file)))
    expect(found['a.csv']?.equals(text)).toBe(true)
    expect(found['b.txt']?.toString()).toBe('b')
  })

  it('is an archive when it holds nothing', async () => {
    expect(readZip(await whole([]))).toEqual([])
  })

  it('asks for the next part only when the last one was taken', async () => {
    let asked = 0
    async function* counted() {
      for (; asked < 1000; asked++) yield Buffer.alloc(1000)
    }
    const zip = zipOf([{ name: 'a.txt', modifiedAt: AT, content: counted() }])
    for (let taken = 0; taken < 4; taken++) await zip.next()
    expect(asked).toBe(2)
    await zip.return(undefined)
  })

  it('breaks off before its directory when a file fails', async () => {
    async function* failing() {
      yield Buffer.from('begun')
      throw new Error('gone')
    }
    const parts: Uint8Array[] = []
    const read = async () => {
      const broken = { name: 'b.txt', modifiedAt: AT, content: failing() }
      for await (const part of zipOf([entry('a.txt', Buffer.from('a')), broken])) parts.push(part)
    }
    await expect(read()).rejects.toThrow('gone')
    expect(() => readZip(Buffer.concat(parts))).toThrow('no directory')
  })
})
