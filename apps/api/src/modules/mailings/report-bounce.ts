import { timingSafeEqual } from 'node:crypto'
import { email } from '@guichet/contract/fields'
import { BOUNCE_KINDS } from '@guichet/domain/mail-standing'
import { z } from 'zod'
import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { noteBounce } from '../notifications/index.ts'
import { readPersonsAt } from './data/news-data.ts'
import { setNews } from './news.ts'

const MOST = 500
const bounce = z.object({
  address: email,
  kind: z.enum(BOUNCE_KINDS),
  /** Message-ID of the mail as it left, with or without its angle brackets. */
  messageId: z.string().max(300).nullish(),
  reason: z.string().max(2000).nullish(),
})
const reports = z.union([bounce.transform((one) => [one]), z.array(bounce).max(MOST)])

const MESSAGE_ID = /^<?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@/u

/** Whether what was shown is the secret of the settings. */
export function knowsSecret({ deps }: Ctx, shown: string): boolean {
  const secret = deps.config.BOUNCE_WEBHOOK_SECRET
  if (secret === undefined) return false
  const [a, b] = [Buffer.from(shown), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Takes reports of mails that came back, one or a list. A hard bounce marks the address; a complaint declines news for whoever
 * is written to there. Told twice, it counts once.
 * @throws problem `request.invalid`.
 */
export async function reportBounces(ctx: Ctx, body: unknown): Promise<number> {
  const parsed = reports.safeParse(body)
  if (!parsed.success) throw problem('request.invalid')
  for (const { address, kind, messageId, reason = null } of parsed.data) {
    await withTx(ctx, async (tx) => {
      const id = MESSAGE_ID.exec(messageId?.trim() ?? '')?.[1] ?? null
      await noteBounce(tx, { address, kind, source: 'reported', reason, messageId: id })
      if (kind !== 'complaint') return
      const persons = await readPersonsAt(tx, [address])
      if (persons.length > 0)
        await setNews(
          tx,
          persons.map((person) => person.id),
          { wanted: false, source: 'complaint' },
        )
    })
  }
  return parsed.data.length
}
