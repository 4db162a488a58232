import { fillPlaceholders } from '@guichet/domain/mailings'
import { actingPersonId, type Ctx, type Locale, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage, renderMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import type { MailingRow } from './data/mailing-data.ts'
import { findAddress } from './data/news-data.ts'
import { findFirst, findMemberFacts, type MemberFacts } from './data/recipient-data.ts'
import { conditionOf } from './data/segment-data.ts'
import { blocksFor, dataOf, MAILING_TEST_TEMPLATE, valuesOf } from './mailing-template.ts'
import { reachMailing } from './mailing-view.ts'

interface Choice {
  readonly personId?: string | undefined
  readonly locale: Locale
}

const wordsIn = (row: MailingRow, locale: Locale) =>
  locale === 'en' && row.subjectEn !== null && row.bodyEn !== null
    ? { locale, subject: row.subjectEn, body: row.bodyEn }
    : { locale: 'fr' as const, subject: row.subjectFr, body: row.bodyFr }

async function memberFor(ctx: Ctx, row: MailingRow, personId: string | undefined): Promise<MemberFacts> {
  const member = personId
    ? await findMemberFacts(ctx, personId)
    : await findFirst(ctx, conditionOf(ctx, row.segment))
  if (!member) throw problem('mailing.nobody')
  return member
}

async function readSample(ctx: Ctx, id: string, { personId, locale }: Choice) {
  const row = await reachMailing(ctx, id)
  const member = await memberFor(ctx, row, personId)
  const words = wordsIn(row, locale)
  const { subject } = words
  const data = dataOf(member, { mailingId: id, recipientId: null, subject, sharedWith: null })
  return { member, words, data }
}

/**
 * What a member would read; without one, the first whom the mailing reaches.
 * @throws problems `resource.not-found`, `mailing.nobody`.
 */
export async function previewMailing(ctx: Ctx, id: string, choice: Choice) {
  const { member, words, data } = await readSample(ctx, id, choice)
  const { locale } = words
  const organisation = (await getOrganisationProfile(ctx)).name
  const { publicUrl } = ctx.deps.config
  const values = valuesOf({ data: { ...data, organisation, publicUrl }, locale })
  const { text } = await renderMessage(ctx, MAILING_TEST_TEMPLATE, { data, locale })
  return {
    personId: member.personId,
    personName: `${member.firstName} ${member.lastName}`,
    memberNumber: member.memberNumber,
    email: member.email,
    locale,
    subject: fillPlaceholders(words.subject, values),
    blocks: blocksFor(words.body, values),
    text,
  }
}

/**
 * Sends the mail to whoever acts, with the data of a member.
 * @throws problems `resource.not-found`, `mailing.nobody`.
 */
export async function testMailing(
  ctx: Ctx,
  id: string,
  choice: { readonly personId: string; readonly locale: Locale },
): Promise<{ sentTo: string }> {
  const { words, data } = await readSample(ctx, id, choice)
  const staffId = actingPersonId(ctx)
  return withTx(ctx, async (tx) => {
    const to = (await findAddress(tx, staffId)) ?? ''
    await queueMessage(tx, {
      ...{ template: MAILING_TEST_TEMPLATE, to, personId: staffId, locale: words.locale, data },
      dedupeKey: `${MAILING_TEST_TEMPLATE}:${tx.ids.uuid()}`,
    })
    await audit(tx, { action: 'mailing.tested', subjectKind: 'mailing', subjectId: id })
    return { sentTo: to }
  })
}
