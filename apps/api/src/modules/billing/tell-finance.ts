import type { Ctx } from '../../ctx.ts'
import { readStaff } from '../identity/index.ts'
import { type MessageData, queueMessages } from '../notifications/index.ts'

interface News {
  readonly template: string
  readonly data: MessageData
  /** Where it is seen to. */
  readonly path: string
  /** Each is told once under it. */
  readonly key: string
}

/** Writes to whoever records payments, each in his language, in the transaction of the verb. */
export async function tellFinance(tx: Ctx, { template, data, path, key }: News): Promise<void> {
  const readers = (await readStaff(tx, 'payments.record')).filter(({ email }) => email !== '')
  await queueMessages(
    tx,
    readers.map(({ id: personId, email: to, locale }) => ({
      ...{ template, to, personId, locale, dedupeKey: `${template}:${key}:${personId}` },
      data: { ...data, url: `${tx.deps.config.publicUrl}${path}` },
    })),
  )
}
