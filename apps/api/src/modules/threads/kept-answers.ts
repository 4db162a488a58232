import type { BodyOf, Out } from '@guichet/contract/route'
import type { createKeptAnswer as route } from '@guichet/contract/staff-threads.contract'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { changeAnswer, dropAnswer, findAnswer, insertAnswer, readAnswers } from './data/desk-list-data.ts'

type Answer = BodyOf<typeof route>
type Input = Out<(typeof route)['body']>
type Row = NonNullable<Awaited<ReturnType<typeof findAnswer>>>

const toAnswer = ({ updatedAt, ...row }: Row): Answer => ({ ...row, updatedAt: updatedAt.toISOString() })

/** One kept answer. @throws a problem `resource.not-found`. */
export async function getKeptAnswer(ctx: Ctx, id: string): Promise<Answer> {
  const row = await findAnswer(ctx, id)
  if (!row) throw problem('resource.not-found')
  return toAnswer(row)
}

/** Answers that the desk keeps for use, by name. */
export const listKeptAnswers = async (ctx: Ctx): Promise<Answer[]> => (await readAnswers(ctx)).map(toAnswer)

/** Keeps an answer for use. @throws a problem `catalogue.full`. */
export const createKeptAnswer = (ctx: Ctx, input: Input): Promise<Answer> =>
  withTx(ctx, async (tx) => {
    const id = tx.ids.uuid()
    await insertAnswer(tx, { id, ...input })
    await audit(tx, {
      ...{ action: 'kept-answer.created', subjectKind: 'kept-answer', subjectId: id },
      after: { name: input.name },
    })
    return getKeptAnswer(tx, id)
  })

/** Changes a kept answer. @throws problems `resource.not-found`, `resource.changed`. */
export const updateKeptAnswer = (ctx: Ctx, id: string, version: string, input: Input): Promise<Answer> =>
  withTx(ctx, async (tx) => {
    const before = await getKeptAnswer(tx, id)
    demandVersion(version, before.version)
    const fields = (['name', 'fr', 'en'] as const).filter((key) => before[key] !== input[key])
    if (fields.length === 0) return before
    if (!(await changeAnswer(tx, id, before.version, input))) throw problem('resource.changed')
    await audit(tx, {
      ...{ action: 'kept-answer.updated', subjectKind: 'kept-answer', subjectId: id },
      after: { name: input.name, fields },
    })
    return getKeptAnswer(tx, id)
  })

/** Deletes a kept answer. @throws a problem `resource.not-found`. */
export const deleteKeptAnswer = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const name = await dropAnswer(tx, id)
    if (name === null) throw problem('resource.not-found')
    await audit(tx, {
      ...{ action: 'kept-answer.deleted', subjectKind: 'kept-answer', subjectId: id },
      after: { name },
    })
  })
