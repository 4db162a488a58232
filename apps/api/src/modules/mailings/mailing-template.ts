import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { fillPlaceholders, type Placeholder } from '@guichet/domain/mailings'
import type { Ctx, Locale } from '../../ctx.ts'
import { type MailPart, type MailRun, type MessageData, registerTemplate } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findWords } from './data/mailing-data.ts'
import { isStillWanted, type MemberFacts } from './data/recipient-data.ts'
import { type LetterBlock, readMarkup } from './read-markup.ts'
import { tokenOf } from './unsubscription-token.ts'

export const MAILING_TEMPLATE = 'mailing'
/** The same mail, sent by staff to themselves. */
export const MAILING_TEST_TEMPLATE = 'mailing-test'
/** On paper, for whoever has no e-mail address. */
export const MAILING_LETTER_TEMPLATE = 'mailing-letter'

type Input = { readonly data: MessageData; readonly locale: Locale }

/** What is kept with a mail: whom it is about. The text stays with the mailing. */
export const dataOf = (
  row: MemberFacts,
  more: {
    readonly mailingId: string
    readonly recipientId: string | null
    readonly subject: string
    readonly sharedWith: string | null
  },
): MessageData => ({
  ...more,
  firstName: row.firstName,
  lastName: row.lastName,
  memberNumber: row.memberNumber,
  dueOn: row.dueOn,
  membershipId: row.membershipId,
  typeFr: row.typeFr,
  typeEn: row.typeEn,
})

/** What the placeholders stand for, as people read it. */
export function valuesOf({ data, locale }: Input): Record<Placeholder, string> {
  const url = String(data.publicUrl)
  const { dueOn, membershipId } = data
  return {
    firstName: String(data.firstName),
    lastName: String(data.lastName),
    memberNumber: String(data.memberNumber),
    dueDate: dueOn ? formatLocalDate(parseLocalDate(String(dueOn)), locale, 'long') : '',
    membershipType: String((locale === 'en' ? data.typeEn : data.typeFr) ?? ''),
    organisation: String(data.organisation),
    renewUrl: membershipId ? `${url}/adhesions/${membershipId}/renouveler` : `${url}/adhesions`,
    spaceUrl: `${url}/tableau-de-bord`,
  }
}

const fillRun = (run: MailRun, values: Readonly<Record<string, string>>): MailRun => ({
  ...run,
  text: fillPlaceholders(run.text, values),
  url: run.url === null ? null : fillPlaceholders(run.url, values),
})

/** The text of a mailing as one member reads it. */
export const blocksFor = (body: string, values: Readonly<Record<string, string>>): LetterBlock[] =>
  readMarkup(body).blocks.map((block) =>
    block.kind === 'list'
      ? { ...block, items: block.items.map((runs) => runs.map((run) => fillRun(run, values))) }
      : { ...block, runs: block.runs.map((run) => fillRun(run, values)) },
  )

const toPart = (block: LetterBlock): MailPart =>
  block.kind === 'paragraph' ? { kind: 'runs', runs: block.runs } : block

const plain = (text: string, url: string | null = null): MailRun => ({
  ...{ text, url, strong: false, emphasis: false },
})
const SHARED = {
  fr: (names: string) => `Cette adresse est aussi celle de ${names} : ce message vous est adressé à tous.`,
  en: (names: string) => `This is the address of ${names} too: this message is for all of you.`,
}
const END = {
  fr: {
    why: (name: string) =>
      `Vous recevez ces nouvelles parce que vous êtes ou avez été adhérent (${name}), ou que vous les avez demandées. `,
    decline: 'Ne plus recevoir les nouvelles',
  },
  en: {
    why: (name: string) =>
      `You receive these news because you are or were a member of ${name}, or asked for them. `,
    decline: 'Receive no more news',
  },
}

/** The mail: the text of the mailing, whom else it is for, how to decline the next ones. */
function partsOf(
  body: string,
  isShared: boolean,
  values: Readonly<Record<string, string>>,
  locale: Locale,
): MailPart[] {
  const { why, decline } = END[locale]
  const { organisation = '', sharedWith = '', unsubscribeUrl = '' } = values
  return [
    ...readMarkup(body).blocks.map(toPart),
    ...(isShared ? [{ kind: 'runs' as const, runs: [plain(SHARED[locale](sharedWith))] }] : []),
    { kind: 'runs', small: true, runs: [plain(why(organisation)), plain(decline, unsubscribeUrl)] },
  ]
}

const compiled = {
  values: (input: Input) => ({
    ...valuesOf(input),
    sharedWith: String(input.data.sharedWith ?? ''),
    unsubscribeUrl: String(input.data.unsubscribeUrl),
  }),
  variant: ({ data }: Input) => JSON.stringify([data.body, data.sharedWith !== null]),
  parts: (values: Readonly<Record<string, string>>, variant: string, locale: Locale) => {
    const [body, isShared] = JSON.parse(variant) as [string, boolean]
    return partsOf(body, isShared, values, locale)
  },
}

async function load(ctx: Ctx, { data, locale }: Input): Promise<MessageData> {
  const { publicUrl } = ctx.deps.config
  const words = await findWords(ctx, String(data.mailingId))
  if (!words) throw new TypeError('there is no such mailing')
  const token = data.recipientId ? tokenOf(ctx, String(data.recipientId)) : null
  return {
    body: (locale === 'en' ? words.bodyEn : null) ?? words.bodyFr,
    organisation: (await getOrganisationProfile(ctx)).name,
    publicUrl,
    oneClickUrl: token && `${publicUrl}/api/unsubscribe/${token}`,
    unsubscribeUrl: token ? `${publicUrl}/desinscription/${token}` : `${publicUrl}/notifications`,
  }
}

/** The subject may be asked for without what `load` reads. */
const subject = (input: Input) =>
  fillPlaceholders(String(input.data.subject), {
    ...valuesOf({ ...input, data: { organisation: '', publicUrl: '', ...input.data } }),
  })

/** Registers what this module sends. */
export function registerMailings(): void {
  registerTemplate(MAILING_TEMPLATE, {
    ...{ subject, compiled, load },
    // RFC 8058: one click in the mail program declines, without a page.
    headers: ({ data }) => ({
      'List-Unsubscribe': `<${String(data.oneClickUrl)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    }),
    isWanted: (ctx, { data }) => isStillWanted(ctx, String(data.recipientId)),
  })
  registerTemplate(MAILING_LETTER_TEMPLATE, {
    ...{ subject, load },
    compiled: {
      ...compiled,
      parts: (values, variant) => {
        const [body] = JSON.parse(variant) as [string]
        return blocksFor(body, values).map(toPart)
      },
    },
  })
  registerTemplate(MAILING_TEST_TEMPLATE, {
    ...{ compiled, load },
    subject: (input) => `[Test] ${subject(input)}`,
  })
}
