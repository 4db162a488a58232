import { createHash } from 'node:crypto'
import { documentSearchKey } from '@guichet/domain/document-search'
import { addDays, addYears, localDateAt } from '@guichet/domain/local-date'
import { DOCUMENTS, DOCUMENTS_BEFORE, type DocumentData } from './data/documents.ts'
import { at, later, type World } from './world.ts'

const OWNER = 'active@demo.example'

/** Adds the second version of a document to it. */
const addVersion = (world: World, createdAt: Date, name: string, next: NonNullable<DocumentData['next']>) => {
  const { rows } = world
  const document = rows.documents.find((row) => row.name === name)
  if (!document) throw new TypeError(`a version comes after its document ${name}`)
  const { id: documentId, number, mediaType, createdBy } = document
  const content = next.content()
  const file = world.id(createdAt)
  const fileKey = `${file.slice(-2)}/${file}`
  const sha256 = createHash('sha256').update(content).digest('hex')
  const facts = { version: 2, size: content.length }
  world.files.set(fileKey, content)
  Object.assign(document, facts, { updatedAt: createdAt })
  const [before] = rows.documentVersions.filter((row) => row.documentId === documentId)
  rows.documentVersions.push({
    ...{ id: file, documentId, fileKey, sha256, mediaType, createdAt, ...facts },
    fileName: before?.fileName ?? name,
  })
  for (const shelf of rows.documentShelves.filter((row) => row.documentId === documentId))
    rows.documentAccesses.push({
      ...{ id: world.id(createdAt), documentId, personId: shelf.personId, version: 2 },
      ...{ action: 'version-added', by: 'organisation', at: createdAt },
    })
  world.audit(createdAt, {
    ...{ action: 'document.version-added', subjectKind: 'document', subjectId: documentId },
    ...{ actorId: createdBy, after: { number, mediaType, sha256, ...facts } },
  })
}

const withdraw = (world: World, instant: Date, name: string, reason: string) => {
  const document = world.rows.documents.find((row) => row.name === name)
  if (!document) throw new TypeError(`a withdrawal comes after its document ${name}`)
  Object.assign(document, { withdrawnAt: instant, withdrawnReason: reason, updatedAt: instant })
  world.audit(instant, {
    ...{ action: 'document.withdrawn', subjectKind: 'document', subjectId: document.id },
    ...{ actorId: document.createdBy, after: { number: document.number, reason } },
  })
}

/** In whose libraries a document is put. */
const readersOf = (world: World, ownerId: string, published: DocumentData['published'], createdAt: Date) => {
  const { rows } = world
  if (published !== 'all' && published !== 'active') return [ownerId]
  const day = localDateAt(createdAt)
  const isActive = (personId: string) =>
    rows.memberships.some((row) => row.personId === personId && row.startsOn <= day && row.endsOn >= day)
  const all = rows.members.map(({ personId }) => personId)
  return published === 'all' ? all : all.filter(isActive)
}

const put = (world: World, createdAt: Date, data: DocumentData) => {
  const { rows, today } = world
  const owner = rows.persons.find(({ email }) => email === OWNER)
  if (!owner) throw new TypeError(`a document comes after its owner ${OWNER}`)
  const { name, category, period, published, mediaType, ending, trashedDaysAgo, readByOneIn, retainedYears } =
    data
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
    retainedUntil: retainedYears === undefined ? null : addYears(localDateAt(createdAt), retainedYears),
    updatedAt: createdAt,
  })
  rows.documentVersions.push({
    ...{ id: file, documentId: id, version: 1, fileKey, sha256, size, mediaType, createdAt },
    fileName: `${name}.${ending}`,
  })
  const readers = readersOf(world, owner.id, published, createdAt)
  const trashedAt = trashedDaysAgo === undefined ? null : at(addDays(today, -trashedDaysAgo), 620)
  for (const personId of readers)
    rows.documentShelves.push({ personId, documentId: id, addedAt: createdAt, trashedAt })
  const note = (action: string, by: string, instant: Date, personId = owner.id) =>
    rows.documentAccesses.push({
      ...{ id: world.id(instant), documentId: id, personId, version: 1, action, by, at: instant },
    })
  note(published ? 'published' : 'uploaded', published ? 'organisation' : 'me', createdAt)
  if (published) note('viewed', 'me', later(createdAt, 1500))
  if (readByOneIn !== undefined)
    for (const [index, personId] of readers.entries())
      if (personId !== owner.id && index % readByOneIn === 0)
        note('viewed', 'me', later(createdAt, 1200 + index * 7), personId)
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
  for (const [index, data] of DOCUMENTS.entries()) {
    const { daysAgo, name, next, withdrawn } = data
    const on = (days: number) => at(addDays(world.today, -days), 600 + index * 11)
    world.plan(on(daysAgo), (instant) => put(world, instant, data))
    if (next) world.plan(on(next.daysAgo), (instant) => addVersion(world, instant, name, next))
    if (withdrawn)
      world.plan(on(withdrawn.daysAgo), (instant) => withdraw(world, instant, name, withdrawn.reason))
  }
}
