import type { DOCUMENT_ACTIONS } from '@guichet/contract/documents.contract'
import { accessOf, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { insertAccess } from './data/journal-data.ts'

const FOREIGN_KEY_VIOLATION = '23503'

export type DocumentAction = (typeof DOCUMENT_ACTIONS)[number]

interface Access {
  readonly documentId: string
  /** On whose shelf it stands. */
  readonly personId: string
  readonly version: number
  readonly action: DocumentAction
  readonly linkId?: string
  /** Done by whoever has the link. */
  readonly isByLink?: true
}

/** True when what a line names was erased at the same moment. */
const isErased = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === FOREIGN_KEY_VIOLATION

/**
 * Writes a line into the journal of a document, which its person reads.
 * @throws problem `resource.not-found` when the document is erased meanwhile.
 */
export async function noteAccess(ctx: Ctx, access: Access): Promise<void> {
  const { actor } = ctx
  const isOwn = (actor.kind === 'person' || actor.kind === 'key') && actor.personId === access.personId
  const file = accessOf(ctx)
  const others = file?.kind === 'delegation' ? 'third-party' : 'organisation'
  const { isByLink, ...facts } = access
  const doer = isOwn && !file ? (actor.kind === 'key' ? 'key' : 'me') : others
  const row = { id: ctx.ids.uuid(), at: ctx.clock.now(), by: isByLink ? 'link' : doer, ...facts }
  await insertAccess(ctx, row).catch((error: unknown) => {
    throw isErased(error) ? problem('resource.not-found') : error
  })
}
