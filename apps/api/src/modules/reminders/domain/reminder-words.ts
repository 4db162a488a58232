/** Texts that stand in a reminder, as people read them. */
export interface ReminderTexts {
  readonly firstName: string
  readonly organisation: string
  /** 31/12/2026. */
  readonly dueShort: string
  /** 31 décembre 2026. */
  readonly dueLong: string
  readonly type: string
  /** 69,00 €; empty when the type is not offered any more. */
  readonly amount: string
  /** What a renewal that waits for its payment is called; empty when none waits. */
  readonly reference: string
  readonly renewUrl: string
  readonly preferencesUrl: string
}

/** What the words hang on beside the texts. */
export interface ReminderCase {
  readonly isOver: boolean
  readonly hasAmount: boolean
  readonly isAwaited: boolean
}
type Locale = 'fr' | 'en'
type Part =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly items: readonly { readonly name: string; readonly value: string }[] }
  | { readonly kind: 'action'; readonly label: string; readonly url: string }

const paragraph = (text: string): Part => ({ kind: 'paragraph', text })
const fact = (name: string, value: string) => ({ name, value })

export const reminderSubject = (
  { dueShort }: Pick<ReminderTexts, 'dueShort'>,
  { isOver }: Pick<ReminderCase, 'isOver'>,
  locale: Locale,
): string => {
  if (locale === 'en')
    return isOver ? `Your membership ended on ${dueShort}` : `Your membership ends on ${dueShort}`
  return isOver ? `Votre adhésion a pris fin le ${dueShort}` : `Votre adhésion prend fin le ${dueShort}`
}

function frenchParts(texts: ReminderTexts, { isOver, hasAmount, isAwaited }: ReminderCase): Part[] {
  return [
    paragraph(`Bonjour ${texts.firstName},`),
    paragraph(
      isOver
        ? `Votre adhésion a pris fin le ${texts.dueLong}. L’attestation et les services réservés aux adhérents attendent votre renouvellement : votre adhésion sera de nouveau active dès la réception de votre règlement, pour un an.`
        : `Votre adhésion est active jusqu’au ${texts.dueLong} inclus. Renouvelez-la avant cette date : la nouvelle période commencera le lendemain, vous ne perdez aucun jour.`,
    ),
    ...(isAwaited
      ? [
          paragraph(
            `Vous avez déjà demandé votre renouvellement (référence ${texts.reference}) et nous attendons votre règlement. S’il est en route, vous n’avez rien à faire.`,
          ),
        ]
      : []),
    {
      kind: 'facts',
      items: [
        fact('État :', isOver ? 'adhésion inactive' : 'adhésion active'),
        fact('Échéance :', texts.dueLong),
        fact('Type :', texts.type),
        ...(hasAmount ? [fact('Montant du renouvellement :', texts.amount)] : []),
      ],
    },
    {
      kind: 'action',
      label: isAwaited ? 'Voir mon renouvellement' : 'Renouveler mon adhésion',
      url: texts.renewUrl,
    },
    paragraph(
      `Vous recevez ce rappel parce que vous ${isOver ? 'étiez' : 'êtes'} adhérent (${texts.organisation}). Les rappels cessent dès le renouvellement. Vos rappels passés et à venir : ${texts.preferencesUrl}`,
    ),
  ]
}

function englishParts(texts: ReminderTexts, { isOver, hasAmount, isAwaited }: ReminderCase): Part[] {
  return [
    paragraph(`Hello ${texts.firstName},`),
    paragraph(
      isOver
        ? `Your membership ended on ${texts.dueLong}. The certificate and the services for members wait for your renewal: your membership is active again as soon as your payment is received, for one year.`
        : `Your membership is active through ${texts.dueLong}. Renew it before that day: the new period begins the day after, no day is lost.`,
    ),
    ...(isAwaited
      ? [
          paragraph(
            `You have asked for your renewal already (reference ${texts.reference}) and we are waiting for your payment. If it is on its way, there is nothing to do.`,
          ),
        ]
      : []),
    {
      kind: 'facts',
      items: [
        fact('State:', isOver ? 'membership inactive' : 'membership active'),
        fact('Due date:', texts.dueLong),
        fact('Type:', texts.type),
        ...(hasAmount ? [fact('Amount of the renewal:', texts.amount)] : []),
      ],
    },
    {
      kind: 'action',
      label: isAwaited ? 'See my renewal' : 'Renew my membership',
      url: texts.renewUrl,
    },
    paragraph(
      `You receive this reminder because you ${isOver ? 'were' : 'are'} a member of ${texts.organisation}. Reminders stop once you renew. Your reminders, past and to come: ${texts.preferencesUrl}`,
    ),
  ]
}

/** The mail of a reminder, in parts. */
export const reminderParts = (texts: ReminderTexts, of: ReminderCase, locale: Locale): Part[] =>
  locale === 'fr' ? frenchParts(texts, of) : englishParts(texts, of)

/** The SMS of a reminder, short enough for one or two. */
export const reminderSms = (
  texts: Pick<ReminderTexts, 'organisation' | 'dueShort'> & { readonly smsUrl: string },
  { isOver }: Pick<ReminderCase, 'isOver'>,
  locale: Locale,
): string => {
  const { organisation, dueShort, smsUrl } = texts
  if (locale === 'en')
    return `${organisation}: your membership ${isOver ? 'ended' : 'ends'} on ${dueShort}. Renew: ${smsUrl}`
  return `${organisation} : votre adhésion ${isOver ? 'a pris fin' : 'prend fin'} le ${dueShort}. Renouveler : ${smsUrl}`
}
