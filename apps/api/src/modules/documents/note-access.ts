import type { DOCUMENT_ACTIONS } from '@guichet/contract/documents.contract'
import type { Ctx } from '../../ctx.ts'
import { insertAccess } from './data/journal-data.ts'

export type DocumentAction = (typeof DOCUMENT_ACTIONS)[number]

interface Access {
  readonly documentId: string
  /** On whose shelf it stands. */
  readonly personId: string
  readonly version: number
  readonly action: DocumentAction
}

/** Writes a line into the journal of a document, which its person reads. */
export async function noteAccess(ctx: Ctx, access: Access): Promise<void> {
  const { actor } = ctx
  const isOwn = (actor.kind === 'person' || actor.kind === 'key') && actor.personId === access.personId
  const by = isOwn ? (actor.kind === 'key' ? 'key' : 'me') : 'organisation'
  await insertAccess(ctx, { id: ctx.ids.uuid(), at: ctx.clock.now(), by, ...access })
}
