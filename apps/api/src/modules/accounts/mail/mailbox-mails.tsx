import { registerServiceMessage } from '../../messages/index.ts'
import { Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'

const words = {
  fr: {
    subject: 'Mot de passe de votre boîte mail',
    hello: (firstName: unknown) => (firstName === null ? 'Madame, Monsieur,' : `Bonjour ${firstName},`),
    set: 'Le mot de passe de la boîte mail du compte {login} vient d’être défini. Il permet de la relever dans un logiciel de messagerie.',
    changed:
      'Le mot de passe de la boîte mail du compte {login} vient d’être modifié. Les logiciels de messagerie qui utilisent l’ancien n’y ont plus accès.',
    revoked:
      'Le mot de passe de la boîte mail du compte {login} vient d’être révoqué. Plus aucun logiciel de messagerie n’y a accès ; les messages continuent d’y arriver.',
    apart: 'Le mot de passe de connexion au portail n’a pas changé.',
    alarm:
      'Si ceci ne découle pas d’une action de votre part, contactez sans attendre notre service d’assistance\u00a0:',
    email: 'E-mail\u00a0:',
    phone: 'Téléphone\u00a0:',
    hours: 'Horaires\u00a0:',
    regards: 'Avec nos salutations respectueuses.',
  },
  en: {
    subject: 'Password of your mailbox',
    hello: (firstName: unknown) => (firstName === null ? 'Dear Sir or Madam,' : `Hello ${firstName},`),
    set: 'The password of the mailbox of account {login} was just set. It lets a mail program read it.',
    changed:
      'The password of the mailbox of account {login} was just changed. Mail programs that use the former one no longer get in.',
    revoked:
      'The password of the mailbox of account {login} was just revoked. No mail program gets in any more; messages go on arriving.',
    apart: 'The password that signs in to the portal has not changed.',
    alarm: 'If you did not do this, contact our support desk at once:',
    email: 'E-mail:',
    phone: 'Telephone:',
    hours: 'Hours:',
    regards: 'Kind regards.',
  },
} as const

const shown = {
  fr: {
    done: { set: 'défini', changed: 'modifié', revoked: 'révoqué' },
    facts: ['E-mail', 'Téléphone', 'Horaires'],
    action: 'Ouvrir l’onglet «\u00a0Mot de passe\u00a0»',
  },
  en: {
    done: { set: 'set', changed: 'changed', revoked: 'revoked' },
    facts: ['E-mail', 'Telephone', 'Hours'],
    action: 'Open the tab “Password”',
  },
} as const

const isChange = (change: unknown): change is 'set' | 'changed' | 'revoked' =>
  change === 'set' || change === 'changed' || change === 'revoked'

/** Registers the notice that the password of a mailbox was changed (A13, A19). */
export function registerMailboxMails(): void {
  registerTemplate('mailbox-password', {
    subject: ({ data, locale }) => `${words[locale].subject} ${String(data.login)}`,
    body: ({ data, locale }) => {
      const text = words[locale]
      const what = text[isChange(data.change) ? data.change : 'changed']
      return (
        <>
          <Paragraph>{text.hello(data.firstName)}</Paragraph>
          <Paragraph>{what.replace('{login}', String(data.login))}</Paragraph>
          <Paragraph>{text.apart}</Paragraph>
          <Paragraph>{text.alarm}</Paragraph>
          <Facts
            items={[
              [text.email, String(data.email)],
              [text.phone, String(data.phone)],
              [text.hours, String(data.openingHours)],
            ]}
          />
          <Paragraph>{text.regards}</Paragraph>
        </>
      )
    },
  })
}

/** Registers what an account reads about the password of its mailbox. */
export function registerMailboxMessages(): void {
  registerServiceMessage('account-mailbox-password', {
    variants: [{ change: 'set' }, { change: 'changed' }, { change: 'revoked' }],
    text: ({ data, accountId, locale }) => {
      const change = isChange(data.change) ? data.change : 'changed'
      const text = words[locale]
      const { done, facts, action } = shown[locale]
      const openingHours = locale === 'fr' ? data.openingHoursFr : data.openingHoursEn
      return {
        subject:
          locale === 'fr'
            ? `Le mot de passe de la boîte mail du compte ${data.login} a été ${done[change]}`
            : `The password of the mailbox of account ${data.login} was ${done[change]}`,
        paragraphs: [text[change].replace('{login}', data.login), text.apart, text.alarm],
        facts: [
          [facts[0], String(data.email ?? '')],
          [facts[1], String(data.phone ?? '')],
          [facts[2], String(openingHours ?? '')],
        ],
        action: { label: action, path: `/comptes/${accountId}/mot-de-passe` },
      }
    },
  })
}
