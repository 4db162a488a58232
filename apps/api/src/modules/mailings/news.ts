import { mayTakeBackNews, newsBasis } from '@guichet/domain/mail-standing'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit, auditAll } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { type ChoiceSource, clearUndeliverable, writeChoices } from '../notifications/index.ts'
import { findAddress, markUnsubscribed, readNewsFacts, readReaders } from './data/news-data.ts'
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
  { wanted, source }: { readonly wanted: boolean; readonly source: ChoiceSource },
): Promise<void> =>
  withTx(ctx, async (tx) => {
    const before: Awaited<ReturnType<typeof readNewsFacts>>[] = []
    for (const id of personIds) before.push(await readNewsFacts(tx, id))
    const changed = personIds.filter((_, index) => before[index]?.wanted !== wanted)
    if (changed.length === 0) return
    await writeChoices(tx, changed, 'news', { mail: wanted }, source)
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
  const { address, declinedAt } = first
  return { recipientId, personIds: readers.map(({ personId }) => personId), address, declinedAt }
}
type Reached = Awaited<ReturnType<typeof reach>>

/** Of those who read a mail, who wants news and for whom its link may ask for them again. */
async function standingOf(ctx: Ctx, { personIds, declinedAt }: Reached) {
  const [today, now] = [ctx.clock.today(), ctx.clock.now()]
  return Promise.all(
    personIds.map(async (personId) => {
      const facts = await readNewsFacts(ctx, personId)
      const { wanted, source, updatedAt } = facts
      const said =
        wanted === null || source === null || updatedAt === null ? null : { wanted, source, updatedAt }
      return {
        ...{ personId, wanted: newsBasis(facts, today) !== null },
        mayTakeBack: mayTakeBackNews({ said, declinedAt }, now),
      }
    }),
  )
}

async function unsubscriptionOf(ctx: Ctx, found: Reached) {
  const standing = await standingOf(ctx, found)
  return {
    emailMasked: maskEmail(found.address),
    wanted: standing.some(({ wanted }) => wanted),
    mayTakeBack: standing.some(({ mayTakeBack }) => mayTakeBack),
  }
}

/** What the link at the end of a mailing is about; reading it changes nothing. @throws problem `link.invalid`. */
export const getUnsubscription = async (ctx: Ctx, token: string) =>
  unsubscriptionOf(ctx, await reach(ctx, token))

/**
 * Declines news for all who read the mail, or takes back what this link declined.
 * @throws problems `link.invalid`, `news.declined`.
 */
export const updateUnsubscription = (
  ctx: Ctx,
  token: string,
  { wanted, source }: { readonly wanted: boolean; readonly source: 'link' | 'one-click' },
) =>
  withTx(ctx, async (tx) => {
    const found = await reach(tx, token)
    const standing = await standingOf(tx, found)
    if (wanted) {
      const back = standing.filter(({ mayTakeBack }) => mayTakeBack)
      if (back.length === 0 && standing.every((reader) => !reader.wanted)) throw problem('news.declined')
      await setNews(
        tx,
        back.map(({ personId }) => personId),
        { wanted, source },
      )
      if (back.length > 0) await markUnsubscribed(tx, found.recipientId, null)
    } else {
      if (standing.some((reader) => reader.wanted))
        await markUnsubscribed(tx, found.recipientId, tx.clock.now())
      await setNews(tx, found.personIds, { wanted, source })
    }
    return unsubscriptionOf(tx, await reach(tx, token))
  })

/** Staff say that the address of a member takes mail again. @throws problem `resource.not-found`. */
export const clearMark = (ctx: Ctx, personId: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const address = await findAddress(tx, personId)
    if (!address || !(await clearUndeliverable(tx, address))) throw problem('resource.not-found')
    await audit(tx, { action: 'mail.address-cleared', subjectKind: 'person', subjectId: personId })
  })
