import type { Readable } from 'node:stream'
import type { Audience } from '@guichet/domain/document-audience'
import { documentSearchKey } from '@guichet/domain/document-search'
import type { LocalDate } from '@guichet/domain/local-date'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { keepingFile } from './create-document.ts'
import { countMembers, shelveFor } from './data/audience-data.ts'
import { insertDocument } from './data/document-data.ts'
import { getPublishedDocument } from './get-published-document.ts'
import type { PublishedView } from './published-view.ts'
import { receiveFile } from './receive-file.ts'

interface AudienceInput {
  readonly audience: Audience
  readonly audienceId?: string | undefined
}
interface Input extends AudienceInput {
  readonly name: string
  readonly title: string
  readonly category: string
  readonly period?: string | undefined
  readonly retainedUntil?: LocalDate | undefined
}

const choiceOf = ({ audience, audienceId }: AudienceInput) => ({ audience, audienceId: audienceId ?? null })

/** How many members a document would be published to now. */
export const countAudience = async (ctx: Ctx, input: AudienceInput): Promise<{ count: number }> => ({
  count: await countMembers(ctx, choiceOf(input)),
})

/**
 * Publishes a file to one member, a segment or all: it stands in their libraries at once, and they are told (M17).
 * @throws problems `document.nobody-sees`, `request.invalid` for a retention that is over, those of `receiveFile`.
 */
export async function publishDocument(ctx: Ctx, body: Readable, input: Input): Promise<PublishedView> {
  const { title: name, category, period = null, retainedUntil = null } = input
  const choice = choiceOf(input)
  // Asked before the file is read, and again when it is shelved.
  if (retainedUntil !== null && retainedUntil < ctx.clock.today())
    throw fieldProblem('/retainedUntil', 'date.past')
  if ((await countMembers(ctx, choice)) === 0) throw problem('document.nobody-sees')
  const file = await receiveFile(ctx, body, input.name)
  return keepingFile(ctx, file, () =>
    withTx(ctx, async (tx) => {
      const id = tx.ids.uuid()
      const number = await nextNumber(tx, 'document')
      const now = tx.clock.now()
      const { mediaType, size, sha256, fileName } = file
      await insertDocument(
        tx,
        {
          ...{ id, number, name, category, period, version: 1, mediaType, size, ...choice, retainedUntil },
          searchKey: documentSearchKey({ name, number, category, period }),
          ...{ createdBy: actingPersonId(tx), createdAt: now, updatedAt: now },
        },
        {
          ...{ id: tx.ids.uuid(), documentId: id, version: 1, fileKey: file.key, sha256, size },
          ...{ mediaType, fileName, createdAt: now },
        },
      )
      const count = await shelveFor(tx, { id, version: 1, ...choice }, 'published')
      if (count === 0) throw problem('document.nobody-sees')
      await audit(tx, {
        ...{ action: 'document.published', subjectKind: 'document', subjectId: id },
        after: { number, name, ...choice, count, retainedUntil, mediaType, size, sha256 },
      })
      return getPublishedDocument(tx, id)
    }),
  )
}
