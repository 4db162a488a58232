import { isDeepStrictEqual } from 'node:util'
import { unknownPlaceholders } from '@guichet/domain/mailings'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { ProblemError, problem } from '../../platform/problem-error.ts'
import { dropDraft, editDraft, insertMailing, type MailingContent } from './data/mailing-data.ts'
import type { SegmentInput } from './data/segment-data.ts'
import { getMailing, type MailingView, reachMailing } from './mailing-view.ts'
import { readMarkup } from './read-markup.ts'
import { toStored } from './segment.ts'

interface Words {
  readonly subject: string
  readonly body: string
}
interface Input {
  readonly name: string
  readonly segment: SegmentInput
  readonly fr: Words
  readonly en: Words | null
}

/** What is not accepted in the texts, with its place. */
function faultsOf({ fr, en }: Pick<Input, 'fr' | 'en'>) {
  const inWords = ({ subject, body }: Words, at: string) => [
    ...unknownPlaceholders(subject).map(({ line, column }) => ({
      ...{ pointer: `${at}/subject`, code: 'mailing.placeholder', line, column },
    })),
    ...readMarkup(body).faults.map((fault) => ({ pointer: `${at}/body`, ...fault })),
  ]
  return [...inWords(fr, '/fr'), ...(en ? inWords(en, '/en') : [])]
}

/** @throws problem `request.invalid` for a text that holds what is not accepted. */
function contentOf({ name, segment, fr, en }: Input): MailingContent {
  const errors = faultsOf({ fr, en })
  if (errors.length > 0) throw new ProblemError('request.invalid', { errors })
  return {
    name,
    segment: toStored(segment),
    ...{ subjectFr: fr.subject, bodyFr: fr.body },
    ...{ subjectEn: en?.subject ?? null, bodyEn: en?.body ?? null },
  }
}

const subjectOf = (id: string) => ({ subjectKind: 'mailing', subjectId: id })

const insert = (ctx: Ctx, content: MailingContent, action: string, after: Record<string, unknown>) =>
  withTx(ctx, async (tx) => {
    const id = tx.ids.uuid()
    await insertMailing(tx, { id, ...content, createdBy: actingPersonId(tx) })
    await audit(tx, { action, ...subjectOf(id), after })
    return getMailing(tx, id)
  })

/** Begins a mailing as a draft. @throws problem `request.invalid` for a text that holds what is not accepted. */
export async function createMailing(ctx: Ctx, input: Input): Promise<MailingView> {
  const content = contentOf(input)
  return insert(ctx, content, 'mailing.created', { ...content })
}

/** Begins a draft with the texts and the segment of another mailing. @throws problem `resource.not-found`. */
export async function copyMailing(ctx: Ctx, id: string, name: string): Promise<MailingView> {
  const { segment, subjectFr, bodyFr, subjectEn, bodyEn } = await reachMailing(ctx, id)
  const content = { name, segment, subjectFr, bodyFr, subjectEn, bodyEn }
  return insert(ctx, content, 'mailing.copied', { name, copyOf: id })
}

/**
 * Edits a draft; `version` is the one that was edited.
 * @throws problems `resource.not-found`, `mailing.wrong-state`, `resource.changed`, `request.invalid`.
 */
export async function updateMailing(
  ctx: Ctx,
  id: string,
  version: string,
  input: Input,
): Promise<MailingView> {
  const content = contentOf(input)
  return withTx(ctx, async (tx) => {
    const before = await reachMailing(tx, id)
    if (before.state !== 'draft') throw problem('mailing.wrong-state')
    demandVersion(version, before.version)
    const { name, segment, subjectFr, bodyFr, subjectEn, bodyEn } = before
    const stored = { name, segment, subjectFr, bodyFr, subjectEn, bodyEn }
    if (isDeepStrictEqual(stored, content)) return getMailing(tx, id)
    if (!(await editDraft(tx, id, before.version, content))) throw problem('resource.changed')
    await audit(tx, {
      ...{ action: 'mailing.updated', ...subjectOf(id) },
      before: stored,
      after: { ...content },
    })
    return getMailing(tx, id)
  })
}

/** Drops a draft. @throws problems `resource.not-found`, `mailing.wrong-state`. */
export const deleteMailing = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const { name } = await reachMailing(tx, id)
    if (!(await dropDraft(tx, id))) throw problem('mailing.wrong-state')
    await audit(tx, { action: 'mailing.deleted', ...subjectOf(id), before: { name } })
  })
