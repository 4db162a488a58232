import { Readable } from 'node:stream'
import * as contract from '@guichet/contract/documents.contract'
import { documentVersions } from '@guichet/db/schema'
import { LIBRARY_MOST_BYTES } from '@guichet/domain/document-quota'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { StoreUnavailableError } from '../../platform/ports/file-store.ts'
import {
  InfectedFileError,
  ScannerUnavailableError,
  type VirusScanner,
} from '../../platform/ports/virus-scanner.ts'
import { apiTestWith } from '../../testing/api-test.ts'
import {
  DOCX,
  JPEG,
  ODT,
  PDF,
  PNG,
  TYPES_BOMB,
  WEBP,
  XLSX,
  ZIP,
  ZIP_BOMB,
} from '../../testing/sample-files.ts'
import type { TestClient } from '../../testing/test-client.ts'

/** Finds what a test plants, and is away when told; everything else is harmless. */
const scanner: VirusScanner & { isAway: boolean } = {
  isAway: false,
  async *watch(content) {
    if (scanner.isAway) throw new ScannerUnavailableError('away')
    const parts: Uint8Array[] = []
    for await (const part of content) {
      parts.push(part)
      yield part
    }
    if (Buffer.concat(parts).includes('HARMFUL')) throw new InfectedFileError('Planted')
  },
}
const test = apiTestWith({ overrides: { scanner } })

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const send = (client: TestClient, name: string, file: Buffer | Readable, headers = {}) =>
  client.attempt(contract.createDocument, { query: { name } }, { file, headers })
const refusalOf = async (client: TestClient, name: string, file: Buffer | Readable) => {
  const answer = await send(client, name, file)
  return answer.statusCode < 400 ? null : answer.json<{ code: string; title: string }>()
}

describe('what a file is', () => {
  test('is found by its content, whatever it is called', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    for (const [name, file, mediaType, fileName] of [
      ['a.pdf', PDF, 'application/pdf', 'a.pdf'],
      ['facture.pdf', PNG, 'image/png', 'facture.png'],
      ['a.jpeg', JPEG, 'image/jpeg', 'a.jpeg'],
      ['a', WEBP, 'image/webp', 'a.webp'],
      ['note.exe', Buffer.from('Bonjour, à demain.'), 'text/plain', 'note.txt'],
      ['table.CSV', Buffer.from('nom;ville\nÉtienne;Nîmes\n'), 'text/csv', 'table.csv'],
      ['vieux.txt', Buffer.from('Caf\xe9 cr\xe8me', 'latin1'), 'text/plain', 'vieux.txt'],
      ['a.docx', DOCX, `${OFFICE}.wordprocessingml.document`, 'a.docx'],
      ['a.xlsx', XLSX, `${OFFICE}.spreadsheetml.sheet`, 'a.xlsx'],
      ['a.odt', ODT, 'application/vnd.oasis.opendocument.text', 'a.odt'],
    ] as const) {
      const { body } = await client.call(contract.createDocument, { query: { name } }, { file })
      expect(body.versions[0]).toMatchObject({ mediaType, fileName })
    }
  })

  test('a page, a picture with a script, a program and an archive are refused with a sentence', async ({
    api,
  }) => {
    const client = await api.signInAs(await api.make.member())
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for (const [name, file] of [
      ['page.pdf', Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>')],
      ['page2.pdf', Buffer.from('   \n<html>%PDF-1.4')],
      ['polyglot.pdf', Buffer.from('%PDF-1.4\n<html><script>alert(1)</script>')],
      ['image.png', Buffer.from(svg)],
      ['image.svg', Buffer.from(`<?xml version="1.0"?>\n${svg}`)],
      ['a.txt', Buffer.from(`\ufeff${svg}`)],
      ['utf16.txt', Buffer.from(`\ufeff${svg}`, 'utf16le')],
      ['program.pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
      ['elf', Buffer.from('7f454c4602010100000000000000000002003e00', 'hex')],
      ['a.zip', ZIP],
      ['bomb.docx', TYPES_BOMB],
      ['noise.bin', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8])],
    ] as const) {
      const refused = await refusalOf(client, name, file)
      expect([name, refused?.code]).toEqual([name, 'document.type-refused'])
      expect(refused?.title).toContain('Sont acceptés')
    }
    expect(api.blobs.size).toBe(0)
  })

  test('is not unpacked: an office file that swells is kept as it is', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { body } = await client.call(
      contract.createDocument,
      { query: { name: 'b.docx' } },
      { file: ZIP_BOMB },
    )
    expect(body.size).toBe(ZIP_BOMB.length)
  })
})

describe('hostile names', () => {
  test.for([
    ['../../x', 'x.png'],
    ['..\\..\\autoexec.bat', 'autoexec.png'],
    ['facture\u202Egnp.exe', 'facturegnp.png'],
    [`${'é'.repeat(300)}.png`, `${'é'.repeat(109)}.png`],
    ['.png', 'png.png'],
    ['a\r\nSet-Cookie: x=1.png', 'aSet-Cookie_ x=1.png'],
  ] as const)('%j becomes %j', async ([name, fileName], { api }) => {
    const client = await api.signInAs(await api.make.member())
    const answer = await send(client, name, PNG)
    // A line end is refused before anything is read, with a sentence; the others are made harmless.
    if (answer.statusCode === 400) expect(answer.json().errors[0].code).toBe('text.characters')
    else expect(answer.json().versions[0].fileName).toBe(fileName)
    expect(answer.statusCode).toBe(name.includes('\r') ? 400 : 201)
  })

  test('U+0000 is refused with a sentence', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const refused = await client.refusal(
      contract.createDocument,
      { query: { name: 'a\u0000.png' } },
      { file: PNG },
    )
    expect(refused).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/query/name' }] })
  })
})

describe('how much is taken', () => {
  /** 50 MB and some more, a quarter of a megabyte at a time. */
  async function* bytes(count: number) {
    yield PDF
    for (let left = count - PDF.length; left > 0; left -= 262_144)
      yield Buffer.alloc(Math.min(left, 262_144), ' ')
  }

  test('50 MB and no byte more, whether the length is said or not; nothing is left behind', async ({
    api,
  }) => {
    const client = await api.signInAs(await api.make.member())
    const most = contract.DOCUMENT_MOST_BYTES
    expect((await send(client, 'a.pdf', Readable.from(bytes(most)))).json()).toMatchObject({ size: most })
    const kept = [...api.blobs.keys()]
    expect((await refusalOf(client, 'b.pdf', Readable.from(bytes(most + 1))))?.code).toBe(
      'document.too-large',
    )
    const said = await send(client, 'c.pdf', PDF, { 'content-length': String(most + 1) })
    expect(said.json()).toMatchObject({ code: 'document.too-large', title: 'Ce fichier dépasse 50 Mo.' })
    expect([...api.blobs.keys()]).toEqual(kept)
  })

  test('not an empty file, nor one whose sender breaks off, nor one that is no file', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    expect((await refusalOf(client, 'a.txt', Buffer.alloc(0)))?.code).toBe('document.empty')
    const json = await client.send({
      ...{ method: 'POST', url: '/api/v1/documents?name=a.json', payload: '{}' },
      headers: { 'content-type': 'application/json' },
    })
    expect(json.json().code).toBe('request.unsupported-type')
    expect(api.blobs.size).toBe(0)
  })

  test('no more than the library holds', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const { body } = await client.call(contract.createDocument, { query: { name: 'a.png' } }, { file: PNG })
    const measured = (size: number) =>
      api.deps.db.update(documentVersions).set({ size }).where(eq(documentVersions.documentId, body.id))
    await measured(2_000_000_000)
    await client.call(contract.createDocument, { query: { name: 'b.png' } }, { file: PNG })
    const rest = LIBRARY_MOST_BYTES - 2_000_000_000 - PNG.length
    const big = Readable.from(bytes(contract.DOCUMENT_MOST_BYTES))
    expect(rest).toBeGreaterThan(0)
    await measured(2_147_000_000)
    expect((await refusalOf(client, 'c.pdf', big))?.code).toBe('document.library-full')
    expect(api.blobs.size).toBe(2)
  })

  test('no more than the library holds, however many come at once, versions among them', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { body } = await client.call(contract.createDocument, { query: { name: 'a.png' } }, { file: PNG })
    const params = { id: body.id }
    // Room for three more, and no byte besides.
    const size = LIBRARY_MOST_BYTES - 3 * PNG.length
    await api.deps.db.update(documentVersions).set({ size }).where(eq(documentVersions.documentId, body.id))
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        n % 2 === 0
          ? send(client, `${n}.png`, PNG)
          : client.attempt(contract.addOwnVersion, { params, query: { name: 'a.png' } }, { file: PNG }),
      ),
    )
    const kept = answers.filter(({ statusCode }) => statusCode < 400)
    expect(kept).toHaveLength(3)
    const refused = answers.filter((answer) => !kept.includes(answer))
    expect(new Set(refused.map((answer) => answer.json<{ code: string }>().code))).toEqual(
      new Set(['document.library-full']),
    )
    expect(api.blobs.size).toBe(4)
  })

  test('nothing while the store is away: the answer says so, and no document is left', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { put } = api.deps.files
    Object.assign(api.deps.files, { put: () => Promise.reject(new StoreUnavailableError('down')) })
    try {
      expect((await refusalOf(client, 'a.png', PNG))?.code).toBe('service.unavailable')
    } finally {
      Object.assign(api.deps.files, { put })
    }
    expect((await client.call(contract.listDocuments)).body.total).toBe(0)
  })
})

describe('a file that the virus scanner looks at', () => {
  test('is refused when something was found in it, or when nobody could look; nothing is left behind', async ({
    api,
  }) => {
    const client = await api.signInAs(await api.make.member())
    expect(await refusalOf(client, 'a.txt', Buffer.from('rien de grave'))).toBeNull()
    const kept = api.blobs.size
    const infected = await send(client, 'a.txt', Buffer.from('un texte HARMFUL'))
    expect([infected.statusCode, infected.json().code]).toEqual([422, 'document.infected'])
    scanner.isAway = true
    const unseen = await send(client, 'a.txt', Buffer.from('rien de grave'))
    scanner.isAway = false
    expect([unseen.statusCode, unseen.json().code]).toEqual([503, 'document.not-scanned'])
    expect(api.blobs.size).toBe(kept)
  })
})
