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
      return `Déclaration ${ofPeriod(code)} ${isCorrection ? 'corrigée' : 'déposée'} : récépissé ${data.number}`
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
          joint à ce message{isCorrection ? ' ; il remplace le précédent' : ''}.
        </Paragraph>
        <Facts
          items={[
            ['Période :', periodName(code, 'fr')],
            ['Chiffre d’affaires :', turnover],
            ['Cotisations et contributions :', total],
            ['Échéance :', day(data.dueOn, 'fr')],
            ['Récépissé n° :', String(data.number)],
          ]}
        />
        <Action href={String(data.url)}>Voir la déclaration</Action>
        <Paragraph>
          {data.isOver === 1
            ? 'L’échéance est passée : pour une erreur, écrivez à l’assistance depuis votre espace.'
            : 'Une erreur ? La déclaration se corrige en ligne jusqu’à l’échéance.'}
        </Paragraph>
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
        <Paragraph>
          {data.isOver === 1
            ? 'The due day has passed: of a mistake, write to the support desk from your space.'
            : 'A mistake? The declaration can be corrected online through its due day.'}
        </Paragraph>
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

const names = (periods: unknown, locale: 'fr' | 'en') =>
  new Intl.ListFormat(locale).format(
    String(periods)
      .split(',')
      .map((code) => periodName(code, locale)),
  )
/** After « de » or « du », a few periods one after the other. */
const ofPeriods = (periods: unknown) =>
  new Intl.ListFormat('fr').format(String(periods).split(',').map(ofPeriod))

/** A period is to be declared, or should have been. To the declarant, or to who gets copies for an owner. */
const reminderMail: Template = {
  subject: ({ data, locale }) => {
    const isLate = data.stage === 'late'
    if (locale === 'fr') {
      const whose = data.owner === null ? '' : ` (dossier de ${data.owner})`
      return isLate
        ? `Déclaration ${ofPeriods(data.periods)} en retard${whose}`
        : `Chiffre d’affaires ${ofPeriods(data.periods)} à déclarer avant le ${day(data.dueOn, 'fr')} inclus${whose}`
    }
    const whose = data.owner === null ? '' : ` (file of ${data.owner})`
    return isLate
      ? `Declaration of ${names(data.periods, 'en')} overdue${whose}`
      : `Turnover of ${names(data.periods, 'en')} to be declared by ${day(data.dueOn, 'en')}${whose}`
  },
  body: ({ data, locale }) => {
    const isLate = data.stage === 'late'
    const due = day(data.dueOn, locale)
    return locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Le chiffre d’affaires {ofPeriods(data.periods)}
          {data.owner === null ? '' : ` de ${data.owner}`}{' '}
          {isLate
            ? `n’a pas été déclaré : l’échéance était le ${due}. Déclarez-le dès maintenant, même s’il est nul ; chaque déclaration manquante peut donner lieu à une pénalité.`
            : `n’est pas encore déclaré. L’échéance est le ${due}. Il se déclare même s’il est nul.`}
        </Paragraph>
        <Action href={String(data.url)}>Déclarer</Action>
        {data.owner === null && (
          <Paragraph>Vous l’avez déclaré ailleurs ? Écrivez à l’assistance depuis votre espace.</Paragraph>
        )}
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          The turnover of {names(data.periods, 'en')}
          {data.owner === null ? '' : ` of ${data.owner}`}{' '}
          {isLate
            ? `was not declared: it was due on ${due}. Declare it now, even if it is zero; a penalty may follow for each missing declaration.`
            : `is not declared yet. It is due on ${due}. Zero is declared too.`}
        </Paragraph>
        <Action href={String(data.url)}>Declare</Action>
        {data.owner === null && (
          <Paragraph>Have you declared it elsewhere? Write to the support desk from your space.</Paragraph>
        )}
      </>
    )
  },
}

/** Registers the mails about declarations of turnover. */
export function registerDeclarationMails(): void {
  registerTemplate('declaration-filed', filedMail)
  registerTemplate('declaration-reminder', reminderMail)
}
