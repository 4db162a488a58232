import { createHash } from 'node:crypto'
import { documentSearchKey } from '@guichet/domain/document-search'
import { addDays } from '@guichet/domain/local-date'
import { DOCUMENTS, DOCUMENTS_BEFORE, type DocumentData } from './data/documents.ts'
import { at, later, type World } from './world.ts'

const OWNER = 'active@demo.example'

const put = (world: World, createdAt: Date, data: DocumentData) => {
  const { rows, today } = world
  const owner = rows.persons.find(({ email }) => email === OWNER)
  if (!owner) throw new TypeError(`a document comes after its owner ${OWNER}`)
  const { name, category, period, published, mediaType, ending, trashedDaysAgo } = data
  const content = data.content()
  const id = world.id(createdAt)
  const file = world.id(createdAt)
  const fileKey = `${file.slice(-2)}/${file}`
  const number = world.next('document')
  const createdBy = published ? world.managerId : owner.id
  const sha256 = createHash('sha256').update(content).digest('hex')
  const size = content.length
  world.files.set(fileKey, content)
  rows.documents.push({
    ...{ id, number, name, category, period, version: 1, mediaType, size, createdBy, createdAt },
    ownerId: published ? null : owner.id,
    audience: published ?? null,
    audienceId: published === 'member' ? owner.id : null,
    searchKey: documentSearchKey({ name, number, category, period }),
    updatedAt: createdAt,
  })
  rows.documentVersions.push({
    ...{ id: file, documentId: id, version: 1, fileKey, sha256, size, mediaType, createdAt },
    fileName: `${name}.${ending}`,
  })
  const readers = published === 'all' ? rows.members.map(({ personId }) => personId) : [owner.id]
  const trashedAt = trashedDaysAgo === undefined ? null : at(addDays(today, -trashedDaysAgo), 620)
  for (const personId of readers)
    rows.documentShelves.push({ personId, documentId: id, addedAt: createdAt, trashedAt })
  const note = (action: string, by: string, instant: Date) =>
    rows.documentAccesses.push({
      ...{ id: world.id(instant), documentId: id, personId: owner.id, version: 1, action, by, at: instant },
    })
  note(published ? 'published' : 'uploaded', published ? 'organisation' : 'me', createdAt)
  if (published) note('viewed', 'me', later(createdAt, 1500))
  if (trashedAt) note('trashed', 'me', trashedAt)
  world.audit(createdAt, {
    action: published ? 'document.published' : 'document.uploaded',
    ...{
      subjectKind: 'document',
      subjectId: id,
      actorId: createdBy,
      after: { number, mediaType, size, sha256 },
    },
  })
}

/** "Documents" of the demo: some of the organisation, some of the member’s own, some in the trash. */
export const planDocuments = (world: World): void => {
  const [first] = DOCUMENTS
  if (first) {
    const before = at(addDays(world.today, -first.daysAgo), 0)
    world.plan(before, () => world.startAt('document', DOCUMENTS_BEFORE))
  }
  for (const [index, data] of DOCUMENTS.entries())
    world.plan(at(addDays(world.today, -data.daysAgo), 600 + index * 11), (instant) =>
      put(world, instant, data),
    )
}
