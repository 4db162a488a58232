import { registerServiceMessage } from '../../messages/index.ts'

const text = (value: unknown) => String(value ?? '')

/** What an account reads under "Messages" when the password of its holder changes (A13). */
export function registerPasswordMessage(): void {
  registerServiceMessage('account-password-changed', {
    variants: [{ change: 'temporary' }, { change: 'chosen' }],
    text: ({ data, accountId, locale }) => {
      const isTemporary = data.change === 'temporary'
      if (locale === 'en')
        return {
          subject: isTemporary
            ? `The password of the account ${data.login} was reset`
            : `The password of the account ${data.login} was changed`,
          paragraphs: [
            isTemporary
              ? `The password of your account ${data.login} was just reset. A temporary password was given by another way than this message; it must be replaced at the first sign-in.`
              : `The password of your account ${data.login} was just changed.`,
            'Sessions opened with the former password were closed.',
            'If this does not come from you, contact our support desk at once.',
          ],
          facts: [
            ['E-mail', text(data.email)],
            ['Telephone', text(data.phone)],
            ['Hours', text(data.openingHoursEn)],
          ],
          action: { label: 'Open the tab “Password”', path: `/comptes/${accountId}/mot-de-passe` },
        }
      return {
        subject: isTemporary
          ? `Le mot de passe du compte ${data.login} a été réinitialisé`
          : `Le mot de passe du compte ${data.login} a été modifié`,
        paragraphs: [
          isTemporary
            ? `Le mot de passe de votre compte ${data.login} vient d’être réinitialisé. Un mot de passe provisoire a été attribué par un autre moyen que ce message\u00a0; il doit être remplacé à la première connexion.`
            : `Le mot de passe de votre compte ${data.login} vient d’être modifié.`,
          'Les sessions ouvertes avec l’ancien mot de passe ont été fermées.',
          'Si ceci ne découle pas d’une action de votre part, rapprochez-vous sans attendre de notre service d’assistance.',
        ],
        facts: [
          ['E-mail', text(data.email)],
          ['Téléphone', text(data.phone)],
          ['Horaires', text(data.openingHoursFr)],
        ],
        action: {
          label: 'Ouvrir l’onglet «\u00a0Mot de passe\u00a0»',
          path: `/comptes/${accountId}/mot-de-passe`,
        },
      }
    },
  })
}
