import {
  LETTER_PRINTS_SHOWN,
  type listLetterPrints as listRoute,
} from '@guichet/contract/letter-prints.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPrint, type PrintRow, readPrints } from './data/print-data.ts'

export type LetterPrintView = BodyOf<typeof listRoute>['items'][number]

/** Nobody is to see a file as there when its time is over, whether it was put away or not. */
export const stateOf = ({ state, expiresAt }: PrintRow, now: Date) =>
  (state === 'done' && expiresAt !== null && expiresAt <= now ? 'expired' : state) as LetterPrintView['state']

const viewOf = (row: PrintRow, now: Date): LetterPrintView => ({
  ...{ id: row.id, state: stateOf(row, now), askedBy: `${row.firstName} ${row.lastName}` },
  askedAt: row.createdAt.toISOString(),
  ...{ letters: row.letters, done: row.done, leftOut: row.leftOut, toPost: row.toPost },
  ...{ format: row.format, size: row.size },
  endedAt: row.endedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
})

/** Prints of letters, the latest first. */
export async function listLetterPrints(ctx: Ctx) {
  const now = ctx.clock.now()
  return { items: (await readPrints(ctx, LETTER_PRINTS_SHOWN)).map((row) => viewOf(row, now)) }
}

/** How far one has come. @throws a problem `resource.not-found`. */
export async function getLetterPrint(ctx: Ctx, id: string): Promise<LetterPrintView> {
  const row = await findPrint(ctx, id)
  if (!row) throw problem('resource.not-found')
  return viewOf(row, ctx.clock.now())
}
