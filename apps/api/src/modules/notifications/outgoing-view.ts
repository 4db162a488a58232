import type { Ctx } from '../../ctx.ts'
import type { OutgoingRow } from './data/outgoing-list-data.ts'
import { findTemplate } from './templates.ts'

type State = 'queued' | 'sent' | 'failed' | 'cancelled'

const localeOf = ({ locale }: OutgoingRow) => (locale === 'en' ? ('en' as const) : ('fr' as const))

/** Words made of what is stored; null where they cannot be made any more: a template goes, an old message stays. */
export async function wordsOf<T>(
  row: OutgoingRow,
  make: (input: {
    readonly data: NonNullable<OutgoingRow['values']>
    readonly locale: 'fr' | 'en'
  }) => T | Promise<T>,
): Promise<Awaited<T> | null> {
  if (row.values === null || !findTemplate(row.template)) return null
  try {
    return await make({ data: row.values, locale: localeOf(row) })
  } catch {
    return null
  }
}

/** A secret one may have lost its worth since, and is asked for anew by whom it is for. */
const isResendable = ({ state, isSecret }: OutgoingRow): boolean =>
  state === 'failed' || state === 'cancelled' || (state === 'sent' && !isSecret)

/** A message on its way out, as staff see it. */
export async function toOutgoingView({ clock }: Ctx, row: OutgoingRow) {
  const { id, recipient, personId, isMember, attempts, lastError, template } = row
  const isHeld = row.claimedUntil !== null && row.claimedUntil > clock.now()
  const subject =
    row.channel === 'sms'
      ? null
      : await wordsOf(row, (input) => findTemplate(template)?.subject(input) ?? null)
  return {
    ...{ id, kind: template, recipient, personId, isMember, attempts, lastError },
    channel: row.channel === 'sms' ? ('sms' as const) : ('mail' as const),
    subject: subject?.slice(0, 300) ?? null,
    personName: row.firstName === null ? null : `${row.firstName} ${row.lastName}`,
    locale: localeOf(row),
    state: row.state as State,
    nextTryAt: row.nextTryAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    secret: row.isSecret,
    resendable: isResendable(row),
    cancellable: row.state === 'queued' && !isHeld,
  }
}
