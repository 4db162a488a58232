import type { consents } from '@guichet/contract/privacy.contract'
import type { Out } from '@guichet/contract/route'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { getNotificationPreferences } from '../notifications/index.ts'
import { readAcceptedTerms, readConsentEntries } from './data/consent-data.ts'

type View = Out<typeof consents>
type Change = View['history'][number]

interface Facts {
  readonly source?: string
  readonly sms?: boolean
  readonly subject?: string
}

/** What an entry of the audit says of a consent; null where it concerns none. */
function changeOf({ id, at, action, before, after }: Awaited<ReturnType<typeof readConsentEntries>>[number]) {
  const [was, is] = [before as Facts | null, after as Facts | null]
  const common = { id, at: at.toISOString(), source: is?.source ?? 'portal' }
  if (action === 'news.asked-for' || action === 'news.declined')
    return { ...common, kind: 'news' as const, given: action === 'news.asked-for' }
  if (is?.sms === undefined || is.sms === was?.sms) return null
  return { ...common, kind: 'sms' as const, given: is.sms }
}

/** To what I agreed, since when and by what, with what was said before; nothing is shared with partners, and no cookie follows anybody. */
export async function getConsents(ctx: Ctx): Promise<View> {
  const personId = actingPersonId(ctx)
  const entries = await readConsentEntries(ctx, personId)
  const history = entries.flatMap((entry): Change[] => {
    const change = changeOf(entry)
    return change ? [change as Change] : []
  })
  const { subjects } = await getNotificationPreferences(ctx)
  const isOn = (wanted: 'mail' | 'sms', of: (subject: string) => boolean) =>
    subjects.some(
      ({ subject, channels }) => of(subject) && channels.some(({ channel, on }) => channel === wanted && on),
    )
  return {
    current: [
      { kind: 'news', given: isOn('mail', (subject) => subject === 'news') },
      { kind: 'sms', given: isOn('sms', () => true) },
    ],
    history,
    terms: await readAcceptedTerms(ctx, personId),
  }
}
