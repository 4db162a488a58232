import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseLocalDate } from '@guichet/domain/local-date'
import { expect, test } from 'vitest'
import { createEncryption } from '../encryption.ts'
import { unseal } from '../sealed-stream.ts'
import { writeFiles } from './files.ts'
import { layGround } from './ground.ts'
import { tellStory } from './story.ts'
import { createWorld } from './world.ts'

const encryption = createEncryption(Buffer.alloc(32, 7).toString('base64'))
const told = () => {
  const world = createWorld(parseLocalDate('2026-11-22'))
  const keys = { passwordHash: 'hash', answerHash: 'hash', encryption }
  layGround(world, keys)
  tellStory(world, keys, { documents: true })
  return world
}

test('active@ has "Champignons" under 61, own files and a trash, the same each time', () => {
  const { rows } = told()
  const owner = rows.persons.find(({ email }) => email === 'active@demo.example')?.id
  const shelf = rows.documentShelves.filter(({ personId }) => personId === owner)
  const of = (id: string) => rows.documents.find((one) => one.id === id)
  expect(
    shelf.filter(({ trashedAt }) => trashedAt === null).map(({ documentId }) => of(documentId)?.number),
  ).toEqual([61, 62, 63, 64, 67, 68, 69, 70, 71, 72])
  expect(shelf.filter(({ trashedAt }) => trashedAt !== null)).toHaveLength(2)
  expect(rows.documents.find(({ number }) => number === 61)).toMatchObject({
    name: 'Champignons',
    audience: 'member',
  })
  expect(rows.documents.find(({ name }) => name.startsWith('Statuts'))).toMatchObject({
    ...{ audience: 'all', version: 2, ownerId: null },
  })
  expect(rows.documents.filter(({ withdrawnAt }) => withdrawnAt)).toMatchObject([{ audience: 'active' }])
  expect(rows.documents).toEqual(told().rows.documents)
})

test('their files are in the store as the portal keeps them', async () => {
  const world = told()
  const folder = await mkdtemp(join(tmpdir(), 'guichet-demo-files-'))
  try {
    await writeFiles(world.files, folder, encryption)
    for (const { fileKey, sha256, size } of world.rows.documentVersions) {
      async function* stored() {
        yield await readFile(join(folder, fileKey))
      }
      const parts: Buffer[] = []
      for await (const part of unseal(stored(), encryption, `file:${fileKey}`, size)) parts.push(part)
      const content = Buffer.concat(parts)
      expect([createHash('sha256').update(content).digest('hex'), content.length]).toEqual([sha256, size])
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
