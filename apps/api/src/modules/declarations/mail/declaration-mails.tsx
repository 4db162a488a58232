import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { ofPeriod, periodName } from '@guichet/domain/micro-social/period-words'
import { formatEuros } from '@guichet/domain/money'
import { Action, Facts, Paragraph, registerTemplate, type Template } from '../../notifications/index.ts'
import { renderReceiptOf } from '../render-declaration-receipt.ts'

const day = (value: unknown, locale: 'fr' | 'en') =>
  formatLocalDate(parseLocalDate(String(value)), locale, 'long')

/** A declaration was filed or corrected, by the declarant or by somebody who may. */
const filedMail: Template = {
  subject: ({ data, locale }) => {
    const isCorrection = Number(data.version) > 1
    const code = String(data.period)
    if (locale === 'fr')
      return `Déclaration ${ofPeriod(code)} ${isCorrection ? 'corrigée' : 'déposée'} : récépissé ${data.number}`
    return `Declaration of ${periodName(code, 'en')} ${isCorrection ? 'corrected' : 'filed'}: receipt ${data.number}`
  },
  body: ({ data, locale }) => {
    const isCorrection = Number(data.version) > 1
    const code = String(data.period)
    const facts = [String(data.turnoverCents), String(data.totalCents)].map((cents) =>
      formatEuros(Number(cents), locale),
    )
    const [turnover = '', total = ''] = facts
    return locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Votre déclaration de chiffre d’affaires {ofPeriod(code)} est {isCorrection ? 'corrigée' : 'déposée'}
          {data.filedBy === null ? '' : ` par ${data.filedBy}, qui a accès à votre dossier`}. Le récépissé est
          joint à ce message{isCorrection ? ' ; il remplace le précédent' : ''}.
        </Paragraph>
        <Facts
          items={[
            ['Période :', periodName(code, 'fr')],
            ['Chiffre d’affaires :', turnover],
            ['Cotisations et contributions :', total],
            ['Échéance :', day(data.dueOn, 'fr')],
            ['Récépissé n° :', String(data.number)],
          ]}
        />
        <Action href={String(data.url)}>Voir la déclaration</Action>
        <Paragraph>Une erreur ? La déclaration se corrige en ligne jusqu’à l’échéance.</Paragraph>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Your declaration of turnover for {periodName(code, 'en')} was {isCorrection ? 'corrected' : 'filed'}
          {data.filedBy === null ? '' : ` by ${data.filedBy}, who has access to your file`}. The receipt is
          attached{isCorrection ? '; it replaces the one before' : ''}.
        </Paragraph>
        <Facts
          items={[
            ['Period:', periodName(code, 'en')],
            ['Turnover:', turnover],
            ['Contributions:', total],
            ['Due day:', day(data.dueOn, 'en')],
            ['Receipt no.:', String(data.number)],
          ]}
        />
        <Action href={String(data.url)}>See the declaration</Action>
        <Paragraph>A mistake? The declaration can be corrected online through its due day.</Paragraph>
      </>
    )
  },
  attachments: async (ctx, { data, locale }) => {
    const receipt = await renderReceiptOf(ctx, String(data.declarationId), Number(data.version), locale)
    if (!receipt) return []
    const filename = `${locale === 'fr' ? 'recepisse-declaration' : 'declaration-receipt'}-${receipt.number}.pdf`
    return [{ filename, content: receipt.pdf, contentType: 'application/pdf' }]
  },
}

/** Registers the mails about declarations of turnover. */
export function registerDeclarationMails(): void {
  registerTemplate('declaration-filed', filedMail)
}
