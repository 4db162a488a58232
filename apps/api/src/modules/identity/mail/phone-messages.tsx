import { Action, Paragraph, type Template } from '../../notifications/index.ts'

type Locale = 'fr' | 'en'

const codeWords = {
  fr: {
    subject: 'Votre code de sécurité',
    text: (code: unknown) =>
      `${code} est votre code de sécurité. Il sert pendant 10 minutes. Ne le donnez à personne.`,
  },
  en: {
    subject: 'Your security code',
    text: (code: unknown) => `${code} is your security code. It works for 10 minutes. Give it to nobody.`,
  },
} as const

/** A code by SMS. The last line lets phones offer it in the page of this portal and nowhere else. */
export const smsCodeMessage: Template = {
  subject: ({ locale }) => codeWords[locale].subject,
  body: ({ data, locale }) => <Paragraph>{codeWords[locale].text(data.code ?? '••••••')}</Paragraph>,
  sms: ({ data, locale }) =>
    `${codeWords[locale].text(data.code ?? '••••••')}\n\n@${data.host} #${data.code ?? '••••••'}`,
  isWanted: (ctx, { data }) =>
    Promise.resolve(new Date(String(data.expiresAt)).getTime() > ctx.clock.now().getTime()),
}

const changeWords = {
  fr: {
    subject: 'Votre numéro de sécurité a été modifié',
    hello: (firstName: unknown) => `Bonjour ${firstName},`,
    added: (after: unknown) => `Vos codes de sécurité sont désormais envoyés par SMS au ${after}.`,
    changed: (before: unknown, after: unknown) =>
      `Vos codes de sécurité sont désormais envoyés par SMS au ${after}, et non plus au ${before}.`,
    removed: (before: unknown) => `Plus aucun code de sécurité n’est envoyé au ${before}.`,
    alarm:
      'Si ce changement ne vient pas de vous, changez votre mot de passe et fermez les autres sessions sans attendre.',
    open: 'Ouvrir « Sécurité »',
  },
  en: {
    subject: 'Your security number was changed',
    hello: (firstName: unknown) => `Hello ${firstName},`,
    added: (after: unknown) => `Your security codes are now sent by SMS to ${after}.`,
    changed: (before: unknown, after: unknown) =>
      `Your security codes are now sent by SMS to ${after}, no longer to ${before}.`,
    removed: (before: unknown) => `No security code is sent to ${before} any more.`,
    alarm: 'If this does not come from you, change your password and end the other sessions at once.',
    open: 'Open “Security”',
  },
} as const

function whatChanged(
  { before, after }: { readonly before?: unknown; readonly after?: unknown },
  locale: Locale,
): string {
  const words = changeWords[locale]
  if (after === null) return words.removed(before)
  return before === null ? words.added(after) : words.changed(before, after)
}

/** Tells that the number for codes is another, or none; by mail and to the number that is left. */
export const phoneChangedMail: Template = {
  subject: ({ locale }) => changeWords[locale].subject,
  body: ({ data, locale }) => {
    const words = changeWords[locale]
    return (
      <>
        <Paragraph>{words.hello(data.firstName)}</Paragraph>
        <Paragraph>{whatChanged(data, locale)}</Paragraph>
        <Paragraph>{words.alarm}</Paragraph>
        <Action href={String(data.securityUrl)}>{words.open}</Action>
      </>
    )
  },
  sms: ({ data, locale }) => `${whatChanged(data, locale)} ${changeWords[locale].alarm}`,
}
