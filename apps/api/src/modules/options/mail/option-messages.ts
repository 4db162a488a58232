import { registerServiceMessage } from '../../messages/index.ts'

const FIELDS = {
  fr: {
    mailboxQuota: 'Nombre de comptes secondaires souhaités',
    hasMailbox: 'Boite mail',
    autonomous: 'Compte secondaire autonome',
    statements: 'Relevés de Comptes',
    archiveSubscribed: 'Archivage à valeur probatoire',
    procedures: 'Téléprocédures',
  },
  en: {
    mailboxQuota: 'Number of secondary accounts wanted',
    hasMailbox: 'Mailbox',
    autonomous: 'Autonomous secondary account',
    statements: 'Bank statements',
    archiveSubscribed: 'Probative archive',
    procedures: 'Téléprocédures',
  },
} as const
type Field = keyof (typeof FIELDS)['fr']

const named = (fields: unknown, locale: 'fr' | 'en') =>
  String(fields ?? '')
    .split(',')
    .filter((field): field is Field => field in FIELDS.fr)
    .map((field) => FIELDS[locale][field])
    .join(', ')
const page = (accountId: string) => `/comptes/${accountId}/options`

/** What an account reads about its options and téléprocédures. */
export function registerOptionMessages(): void {
  registerServiceMessage('account-options-changed', {
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `Les options du compte ${data.login} ont changé`,
            paragraphs: [
              `Les options du compte ${data.login} (${data.companyName}) viennent d’être modifiées. Elles s’appliquent dès maintenant.`,
            ],
            facts: [['Ce qui a changé\u00a0:', named(data.fields, 'fr')]],
            action: { label: 'Voir les options', path: page(accountId) },
          }
        : {
            subject: `The options of the account ${data.login} have changed`,
            paragraphs: [
              `The options of the account ${data.login} (${data.companyName}) were just changed. They count from now on.`,
            ],
            facts: [['What has changed:', named(data.fields, 'en')]],
            action: { label: 'See the options', path: page(accountId) },
          },
  })
  registerServiceMessage('account-procedure-withdrawn', {
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `La téléprocédure ${data.code} n’est plus proposée`,
            paragraphs: [
              `La téléprocédure ${data.code} (${data.descriptionFr}) est retirée du catalogue\u00a0: le compte ${data.login} ne peut plus l’utiliser.`,
              'Votre choix est conservé\u00a0: si elle est proposée de nouveau, vous la retrouverez sans rien faire.',
            ],
            action: { label: 'Voir les téléprocédures du compte', path: page(accountId) },
          }
        : {
            subject: `The procedure ${data.code} is not offered any more`,
            paragraphs: [
              `The procedure ${data.code} (${data.descriptionEn}) is withdrawn from the catalogue: the account ${data.login} cannot use it any more.`,
              'Your choice is kept: if it is offered again, you will have it back without doing anything.',
            ],
            action: { label: 'See the procedures of the account', path: page(accountId) },
          },
  })
  registerServiceMessage('account-rights-lost', {
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `Le compte ${data.login} a perdu des téléprocédures`,
            paragraphs: [
              `Les options de son compte primaire ont été réduites\u00a0: le compte ${data.login} (${data.companyName}) ne peut plus les utiliser, ou en utilise moins de types de documents.`,
              'Vos choix sont conservés\u00a0: si le compte primaire les souscrit de nouveau, vous les retrouverez sans rien faire.',
            ],
            facts: [['Téléprocédures concernées\u00a0:', String(data.codes)]],
            action: { label: 'Voir les téléprocédures du compte', path: page(accountId) },
          }
        : {
            subject: `The account ${data.login} has lost procedures`,
            paragraphs: [
              `The options of its primary account were reduced: the account ${data.login} (${data.companyName}) cannot use them any more, or fewer of their document types.`,
              'Your choices are kept: if the primary account subscribes to them again, you will have them back without doing anything.',
            ],
            facts: [['Procedures concerned:', String(data.codes)]],
            action: { label: 'See the procedures of the account', path: page(accountId) },
          },
  })
}
