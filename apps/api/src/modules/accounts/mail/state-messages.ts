import { registerServiceMessage } from '../../messages/index.ts'

const why = (value: unknown, words: (reason: string) => string): string[] =>
  typeof value === 'string' && value !== '' ? [words(value)] : []
const page = (accountId: string) => `/comptes/${accountId}/identite`
/** The list of secondary accounts of a primary, with this one alone. */
const inList = (primaryId: string, login: unknown) =>
  `/comptes?compte=${primaryId}&nom=${encodeURIComponent(String(login))}`
const READ = { fr: 'Consulter le compte', en: 'Read the account' }

/** What an account reads about its life: its request, its closing and its reopening (A04, A21, A25). */
export function registerStateMessages(): void {
  registerServiceMessage('account-request-approved', {
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `Votre demande pour le compte ${data.login} est acceptée`,
            paragraphs: [
              `L’ouverture du compte ${data.login} (${data.companyName}) est acceptée.`,
              'La personne responsable s’y connecte avec le nom de compte et le mot de passe choisi, ou choisit son mot de passe à l’aide du lien qui lui est envoyé.',
            ],
            action: { label: READ.fr, path: page(accountId) },
          }
        : {
            subject: `Your request for the account ${data.login} is accepted`,
            paragraphs: [
              `The account ${data.login} (${data.companyName}) is accepted.`,
              'Its responsible person signs in with the login and the password chosen, or chooses a password with the link that was sent.',
            ],
            action: { label: READ.en, path: page(accountId) },
          },
  })
  registerServiceMessage('account-request-refused', {
    variants: [{ reason: ' ' }],
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `Votre demande pour le compte ${data.login} est refusée`,
            paragraphs: [
              `L’ouverture du compte ${data.login} (${data.companyName}) est refusée.`,
              ...why(data.reason, (reason) => `Motif\u00a0: ${reason}`),
              'Si ce motif vous surprend ou si la situation a changé, contactez-nous avant de faire une nouvelle demande.',
            ],
            action: { label: READ.fr, path: page(accountId) },
          }
        : {
            subject: `Your request for the account ${data.login} is refused`,
            paragraphs: [
              `The account ${data.login} (${data.companyName}) is refused.`,
              ...why(data.reason, (reason) => `Reason: ${reason}`),
              'If this reason surprises you, or things have changed, contact us before you ask again.',
            ],
            action: { label: READ.en, path: page(accountId) },
          },
  })
  registerServiceMessage('account-closed', {
    variants: [{ reason: ' ' }],
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `Le compte ${data.login} est désactivé`,
            paragraphs: [
              `Le compte ${data.login} (${data.companyName}) vient d’être désactivé\u00a0: plus personne ne s’y connecte.`,
              ...why(data.reason, (reason) => `Motif\u00a0: ${reason}`),
              'Rien n’est supprimé\u00a0: le compte peut être réactivé avec ses documents et son historique.',
            ],
            action: { label: READ.fr, path: page(accountId) },
          }
        : {
            subject: `The account ${data.login} is closed`,
            paragraphs: [
              `The account ${data.login} (${data.companyName}) was just closed: nobody signs in with it any more.`,
              ...why(data.reason, (reason) => `Reason: ${reason}`),
              'Nothing is deleted: the account can be reopened with its documents and its history.',
            ],
            action: { label: READ.en, path: page(accountId) },
          },
  })
  registerServiceMessage('account-reopened', {
    variants: [{ reason: ' ' }],
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `Le compte ${data.login} est réactivé`,
            paragraphs: [
              `Le compte ${data.login} (${data.companyName}) vient d’être réactivé\u00a0: on s’y connecte de nouveau, avec le même mot de passe et les mêmes droits.`,
              ...why(data.reason, (reason) => `Motif\u00a0: ${reason}`),
            ],
            action: { label: READ.fr, path: page(accountId) },
          }
        : {
            subject: `The account ${data.login} is reopened`,
            paragraphs: [
              `The account ${data.login} (${data.companyName}) was just reopened: one signs in with it again, with the same password and the same rights.`,
              ...why(data.reason, (reason) => `Reason: ${reason}`),
            ],
            action: { label: READ.en, path: page(accountId) },
          },
  })
  registerServiceMessage('secondary-closure-requested', {
    variants: [{ reason: ' ' }],
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `Demande de fermeture du compte secondaire ${data.secondary}`,
            paragraphs: [
              `${data.holder} demande la fermeture du compte secondaire ${data.secondary} (${data.secondaryCompany}), rattaché au compte ${data.login}.`,
              ...why(data.reason, (reason) => `Motif indiqué\u00a0: ${reason}`),
              'Rien ne change tant que vous ne l’avez pas désactivé dans la liste de vos comptes secondaires.',
            ],
            action: { label: 'Voir le compte secondaire', path: inList(accountId, data.secondary) },
          }
        : {
            subject: `Request to close the secondary account ${data.secondary}`,
            paragraphs: [
              `${data.holder} asks for the closing of the secondary account ${data.secondary} (${data.secondaryCompany}), under the account ${data.login}.`,
              ...why(data.reason, (reason) => `Reason given: ${reason}`),
              'Nothing changes until you have closed it in the list of your secondary accounts.',
            ],
            action: { label: 'See the secondary account', path: inList(accountId, data.secondary) },
          },
  })
  registerServiceMessage('account-closure-received', {
    variants: [{ reason: ' ' }, { reason: ' ', primary: ' ' }],
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `Demande de fermeture du compte ${data.login}`,
            paragraphs: [
              data.primary
                ? `Votre demande de fermeture du compte ${data.login} est transmise au compte primaire ${data.primary}, qui en décide\u00a0; jusque-là, le compte fonctionne comme d’habitude.`
                : `Nous avons reçu la demande de fermeture du compte ${data.login}. Un conseiller l’examine\u00a0; jusque-là, le compte et ses comptes secondaires fonctionnent comme d’habitude.`,
              ...why(data.reason, (reason) => `Motif indiqué\u00a0: ${reason}`),
              data.primary
                ? 'Vous avez changé d’avis\u00a0? Dites-le aux personnes du compte primaire.'
                : `Vous avez changé d’avis\u00a0? Écrivez-nous à ${data.email} ou appelez le ${data.phone}.`,
            ],
            action: { label: READ.fr, path: page(accountId) },
          }
        : {
            subject: `Request to close the account ${data.login}`,
            paragraphs: [
              data.primary
                ? `Your request to close the account ${data.login} is passed on to the primary account ${data.primary}, which decides; until then the account works as usual.`
                : `We have received the request to close the account ${data.login}. An adviser looks at it; until then the account and its secondary accounts work as usual.`,
              ...why(data.reason, (reason) => `Reason given: ${reason}`),
              data.primary
                ? 'Changed your mind? Tell the persons of the primary account.'
                : `Changed your mind? Write to us at ${data.email} or call ${data.phone}.`,
            ],
            action: { label: READ.en, path: page(accountId) },
          },
  })
}
