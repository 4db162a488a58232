import type { BodyOf, Out } from '@guichet/contract/route'
import type { createThreadSubject as route } from '@guichet/contract/staff-threads.contract'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  changeSubject,
  findSubject,
  insertSubject,
  readOffered,
  readSubjects,
} from './data/desk-list-data.ts'

type Subject = BodyOf<typeof route>
type Input = Out<(typeof route)['body']>

/** One subject. @throws a problem `resource.not-found`. */
export async function getThreadSubject(ctx: Ctx, id: string): Promise<Subject> {
  const subject = await findSubject(ctx, id)
  if (!subject) throw problem('resource.not-found')
  return subject
}

/** Subjects of which I may open a conversation. */
export const listThreadSubjects = (ctx: Ctx) => readOffered(ctx)

/** All subjects, those that are offered no more included. */
export const listStaffThreadSubjects = (ctx: Ctx): Promise<Subject[]> => readSubjects(ctx)

/** Adds a subject of which conversations may be. @throws a problem `catalogue.full`. */
export const createThreadSubject = (ctx: Ctx, input: Input): Promise<Subject> =>
  withTx(ctx, async (tx) => {
    const id = tx.ids.uuid()
    await insertSubject(tx, { id, ...input })
    await audit(tx, {
      ...{ action: 'thread-subject.created', subjectKind: 'thread-subject', subjectId: id },
      after: { labelFr: input.labelFr },
    })
    return getThreadSubject(tx, id)
  })

/**
 * Changes the words of a subject, or offers it no more; conversations keep it.
 * @throws problems `resource.not-found`, `resource.changed`, `thread-subject.kept`.
 */
export const updateThreadSubject = (ctx: Ctx, id: string, version: string, input: Input): Promise<Subject> =>
  withTx(ctx, async (tx) => {
    const before = await getThreadSubject(tx, id)
    demandVersion(version, before.version)
    if (before.kept && !input.offered) throw problem('thread-subject.kept')
    const fields = (['labelFr', 'labelEn', 'offered'] as const).filter((key) => before[key] !== input[key])
    if (fields.length === 0) return before
    if (!(await changeSubject(tx, id, before.version, input))) throw problem('resource.changed')
    await audit(tx, {
      ...{ action: 'thread-subject.updated', subjectKind: 'thread-subject', subjectId: id },
      after: { labelFr: input.labelFr, fields },
    })
    return getThreadSubject(tx, id)
  })
