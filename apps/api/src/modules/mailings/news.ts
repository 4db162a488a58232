import { newsBasis } from '@guichet/domain/mail-standing'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit, auditAll } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { clearUndeliverable } from '../notifications/index.ts'
import {
  findAddress,
  markUnsubscribed,
  type NewsSource,
  readNewsFacts,
  readReaders,
  writeNewsPreference,
} from './data/news-data.ts'
import { readToken } from './unsubscription-token.ts'

const actionOf = (wanted: boolean) => (wanted ? 'news.asked-for' : 'news.declined')

async function preferenceOf(ctx: Ctx, personId: string) {
  const basis = newsBasis(await readNewsFacts(ctx, personId), ctx.clock.today())
  return { wanted: basis !== null, basis }
}

/** Says for persons whether they want news; what is said already changes nothing. */
export const setNews = (
  ctx: Ctx,
  personIds: readonly string[],
  { wanted, source }: { readonly wanted: boolean; readonly source: NewsSource },
): Promise<void> =>
  withTx(ctx, async (tx) => {
    const before = await Promise.all(personIds.map((id) => readNewsFacts(tx, id)))
    const changed = personIds.filter((_, index) => before[index]?.wanted !== wanted)
    if (changed.length === 0) return
    await writeNewsPreference(tx, changed, wanted, source)
    await auditAll(
      tx,
      changed.map((id) => ({
        ...{ action: actionOf(wanted), subjectKind: 'person', subjectId: id },
        after: { source },
      })),
    )
  })

/** Whether the acting person is sent news of the organisation, and why. */
export const getNewsPreference = (ctx: Ctx) => preferenceOf(ctx, actingPersonId(ctx))

/** Declines or asks for news of the organisation. */
export const updateNewsPreference = (ctx: Ctx, wanted: boolean) =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    if ((await preferenceOf(tx, personId)).wanted !== wanted)
      await setNews(tx, [personId], { wanted, source: 'portal' })
    return preferenceOf(tx, personId)
  })

const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, Math.min(2, at))}•••${email.slice(at)}`
}

/** Whom a link is about. @throws problem `link.invalid`. */
async function reach(ctx: Ctx, token: string) {
  const recipientId = readToken(ctx, token)
  const readers = recipientId === null ? [] : await readReaders(ctx, recipientId)
  const [first] = readers
  if (recipientId === null || !first) throw problem('link.invalid')
  return { recipientId, personIds: readers.map(({ personId }) => personId), address: first.address }
}

async function unsubscriptionOf(ctx: Ctx, { personIds, address }: Awaited<ReturnType<typeof reach>>) {
  const standing = await Promise.all(personIds.map((id) => preferenceOf(ctx, id)))
  return { emailMasked: maskEmail(address), wanted: standing.some(({ wanted }) => wanted) }
}

/** What the link at the end of a mailing is about; reading it changes nothing. @throws problem `link.invalid`. */
export const getUnsubscription = async (ctx: Ctx, token: string) =>
  unsubscriptionOf(ctx, await reach(ctx, token))

/**
 * Declines news for all who read the mail, or takes it back.
 * @throws problem `link.invalid`.
 */
export const updateUnsubscription = (
  ctx: Ctx,
  token: string,
  { wanted, source }: { readonly wanted: boolean; readonly source: 'link' | 'one-click' },
) =>
  withTx(ctx, async (tx) => {
    const found = await reach(tx, token)
    await setNews(tx, found.personIds, { wanted, source })
    if (!wanted) await markUnsubscribed(tx, found.recipientId)
    return unsubscriptionOf(tx, found)
  })

/** Staff say that the address of a member takes mail again. @throws problem `resource.not-found`. */
export const clearMark = (ctx: Ctx, personId: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const address = await findAddress(tx, personId)
    if (!address || !(await clearUndeliverable(tx, address))) throw problem('resource.not-found')
    await audit(tx, { action: 'mail.address-cleared', subjectKind: 'person', subjectId: personId })
  })
