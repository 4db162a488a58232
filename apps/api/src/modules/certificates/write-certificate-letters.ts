import { addDays } from '@guichet/domain/local-date'
import { type Ctx, withTx } from '../../ctx.ts'
import { queueMessages } from '../notifications/index.ts'
import { letterKey, listUnwritten } from './data/certificate-letter-data.ts'

const BATCH = 200
/** A membership that began longer ago, as those of an import, is not written about. */
const RECENT_DAYS = 30

/**
 * Members without e-mail get the certificate of a membership that has begun as a letter, without asking for it; once, on
 * any number of processes. @returns how many were written.
 */
export async function writeCertificateLetters(ctx: Ctx): Promise<number> {
  let written = 0
  for (;;) {
    const due = await listUnwritten(ctx, addDays(ctx.clock.today(), -RECENT_DAYS), BATCH)
    await withTx(ctx, (tx) =>
      queueMessages(
        tx,
        due.map(({ membershipId, personId, endsOn, firstName, locale }) => ({
          ...{ template: 'certificate-ready', to: '', personId, locale: locale === 'en' ? 'en' : 'fr' },
          data: { firstName, membershipId, personId, endsOn },
          dedupeKey: letterKey(membershipId),
        })),
      ),
    )
    written += due.length
    if (due.length < BATCH) return written
  }
}
