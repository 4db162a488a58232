import { registerServiceMessage } from '../../messages/index.ts'

const page = (accountId: string) => `/comptes/${accountId}/personnes`
const READ = { fr: 'Voir les personnes du compte', en: 'See the persons on the account' }

/** What an account reads when the persons on it change (A25). */
export function registerPersonMessages(): void {
  registerServiceMessage('account-person-joined', {
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `${data.name} rejoint le compte ${data.login}`,
            paragraphs: [
              `${data.name} a accepté votre invitation et accède désormais au compte ${data.login}.`,
              'Le titulaire peut changer ses droits ou lui retirer l’accès à tout moment.',
            ],
            action: { label: READ.fr, path: page(accountId) },
          }
        : {
            subject: `${data.name} joins the account ${data.login}`,
            paragraphs: [
              `${data.name} has accepted your invitation and now has access to the account ${data.login}.`,
              'The holder may change these rights or take the access away at any time.',
            ],
            action: { label: READ.en, path: page(accountId) },
          },
  })
  registerServiceMessage('account-person-left', {
    variants: [{ how: 'left' }, { how: 'removed' }],
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `${data.name} n’a plus accès au compte ${data.login}`,
            paragraphs: [
              data.how === 'left'
                ? `${data.name} a quitté le compte ${data.login}.`
                : `L’accès de ${data.name} au compte ${data.login} a été retiré.`,
            ],
            action: { label: READ.fr, path: page(accountId) },
          }
        : {
            subject: `${data.name} has no access to the account ${data.login} any more`,
            paragraphs: [
              data.how === 'left'
                ? `${data.name} has left the account ${data.login}.`
                : `The access of ${data.name} to the account ${data.login} was taken away.`,
            ],
            action: { label: READ.en, path: page(accountId) },
          },
  })
  registerServiceMessage('account-holder-changed', {
    text: ({ data, accountId, locale }) =>
      locale === 'fr'
        ? {
            subject: `Le compte ${data.login} a un nouveau titulaire`,
            paragraphs: [
              `${data.name} est désormais titulaire du compte ${data.login} et se connecte avec ce nom de compte.`,
              'L’ancien titulaire garde tous ses droits sur le compte.',
            ],
            action: { label: READ.fr, path: page(accountId) },
          }
        : {
            subject: `The account ${data.login} has a new holder`,
            paragraphs: [
              `${data.name} is now the holder of the account ${data.login} and signs in with that login.`,
              'The former holder keeps all rights on the account.',
            ],
            action: { label: READ.en, path: page(accountId) },
          },
  })
}
