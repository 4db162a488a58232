import type * as contract from '@guichet/contract/delegations.contract'
import type { Page } from '@guichet/contract/pagination'
import type { In, Out } from '@guichet/contract/route'
import { type DelegationRight, fileStanding } from '@guichet/domain/delegation'
import { parseLocalDate } from '@guichet/domain/local-date'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, type KeyKind, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson, findProvenAddress } from '../identity/index.ts'
import { readAssistancesOf } from './data/access-data.ts'
import { type FileActionRow, readFileActions } from './data/action-data.ts'
import { readDelegationsOf, readInvitationsTo, readRequestsOf } from './data/delegation-data.ts'
import { type FileRow, type FileSort, readFiles } from './data/file-data.ts'
import { readOffer } from './delegation-terms.ts'
import { toDelegationView } from './delegation-view.ts'

const MOST = 200
const MOST_ASSISTANCES = 50

type Delegations = In<(typeof contract.listDelegations)['responses'][200]>
type Pending = In<(typeof contract.listPendingFiles)['responses'][200]>
type OpenFile = In<(typeof contract.listFiles)['responses'][200]>['items'][number]
type FileAction = In<(typeof contract.listFileActions)['responses'][200]>['items'][number]

const nameOf = (row: { readonly firstName: string | null; readonly lastName: string | null }) =>
  `${row.firstName ?? ''} ${row.lastName ?? ''}`.trim()

/** To whom my file is opened, who asks for it, and when staff acted for me. */
export async function listDelegations(ctx: Ctx): Promise<Delegations> {
  const ownerId = actingPersonId(ctx)
  const now = ctx.clock.now()
  const [rows, assistances, offer] = [
    await readDelegationsOf(ctx, ownerId, MOST),
    await readAssistancesOf(ctx, ownerId, MOST_ASSISTANCES),
    await readOffer(ctx, ownerId),
  ]
  return {
    items: rows.map(toDelegationView),
    assistances: assistances.map((row) => ({
      id: row.id,
      staffName: nameOf(row),
      reason: row.reason,
      startedAt: row.startedAt.toISOString(),
      endsAt: (row.endedAt ?? row.endsAt).toISOString(),
      isOpen: row.endedAt === null && row.endsAt > now,
    })),
    ...offer,
  }
}

const KEY_KINDS: Readonly<Record<FileSort, readonly KeyKind[]>> = {
  ...{ name: ['text', 'uuid'], dueOn: ['day?', 'uuid'], endsOn: ['day', 'uuid'] },
}
const keyOf = (row: FileRow, sort: FileSort) => [sort === 'name' ? row.nameKey : row[sort], row.id]

/** The files that are opened to me. */
export async function listFiles(
  ctx: Ctx,
  { cursor: text, limit, sort, q, standing }: Out<(typeof contract.listFiles)['query']>,
): Promise<Page<OpenFile>> {
  const cursor = decodeCursor(text, KEY_KINDS[sort])
  const today = ctx.clock.today()
  const { rows, total } = await readFiles(ctx, actingPersonId(ctx), { q, standing, sort, cursor, limit })
  return toPage<FileRow, OpenFile>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => keyOf(row, sort),
    toItem: ({ nameKey: _, ...row }) => ({
      ...row,
      rights: row.rights as DelegationRight[],
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      standing:
        row.memberNumber !== null && row.rights.includes('memberships.see')
          ? fileStanding(row.dueOn === null ? null : parseLocalDate(row.dueOn), today)
          : null,
    }),
  })
}

/** Invitations that wait for me, and what I asked for. @throws a problem `resource.not-found`. */
export async function listPendingFiles(ctx: Ctx): Promise<Pending> {
  const person = await findPerson(ctx, actingPersonId(ctx))
  if (!person) throw problem('resource.not-found')
  const email = await findProvenAddress(ctx, person.id)
  const invitations = email === null ? [] : await readInvitationsTo(ctx, email)
  const requests = await readRequestsOf(ctx, person.id)
  return {
    invitations: invitations.map(({ firstName, lastName, answerBy, rights, ...row }) => ({
      ...row,
      rights: rights as DelegationRight[],
      ownerName: nameOf({ firstName, lastName }),
      answerBy: answerBy.toISOString(),
    })),
    requests: requests.map(({ answerBy, createdAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      isOver: answerBy <= ctx.clock.now(),
    })),
  }
}

/** What others did in my file, the latest first. */
export async function listFileActions(
  ctx: Ctx,
  { cursor: text, limit }: Out<(typeof contract.listFileActions)['query']>,
): Promise<Page<FileAction>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readFileActions(ctx, actingPersonId(ctx), cursor, limit)
  return toPage<FileActionRow, FileAction>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.at.toISOString(), row.id],
    toItem: (row) => ({
      id: row.id,
      at: row.at.toISOString(),
      action: row.action,
      by: row.isAssistance ? 'organisation' : 'third-party',
      name: nameOf(row),
      fields: Array.isArray(row.fields) ? row.fields.map(String) : [],
      about: row.about,
    }),
  })
}
