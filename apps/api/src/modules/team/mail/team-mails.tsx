import { Action, Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'

const ROLES = {
  fr: { support: 'Assistance', manager: 'Gestion', finance: 'Comptabilité', admin: 'Administration' },
  en: { support: 'Support', manager: 'Management', finance: 'Finance', admin: 'Administration' },
} as const
const CHANGES = {
  fr: {
    invited: 'invitation envoyée',
    joined: 'invitation acceptée',
    'role-changed': 'nouveau rôle',
    suspended: 'accès suspendu',
    reinstated: 'accès rétabli',
    removed: 'accès retiré',
  },
  en: {
    invited: 'invitation sent',
    joined: 'invitation accepted',
    'role-changed': 'new role',
    suspended: 'access suspended',
    reinstated: 'access restored',
    removed: 'access removed',
  },
} as const

type Data = Readonly<Record<string, unknown>>
const roleOf = ({ role }: Data, locale: 'fr' | 'en') => ROLES[locale][role as keyof typeof ROLES.fr]
const changeOf = ({ what }: Data, locale: 'fr' | 'en') => CHANGES[locale][what as keyof typeof CHANGES.fr]

const facts = (data: Data, locale: 'fr' | 'en'): [string, string][] => {
  const isFrench = locale === 'fr'
  return [
    [isFrench ? 'Personne :' : 'Person:', String(data.who)],
    [isFrench ? 'Changement :' : 'Change:', changeOf(data, locale)],
    [isFrench ? 'Rôle :' : 'Role:', roleOf(data, locale)],
    ...(data.by ? [[isFrench ? 'Par :' : 'By:', String(data.by)] as [string, string]] : []),
  ]
}

/** Registers the mails about the staff. */
export function registerTeamMails(): void {
  registerTemplate('staff-invitation', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Rejoignez l’espace de gestion de ${data.organisation}`
        : `Join the back-office of ${data.organisation}`,
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            {data.invitedBy ?? 'Un administrateur'} vous invite dans l’espace de gestion, avec le rôle «{' '}
            {roleOf(data, 'fr')} ». Vous choisirez un mot de passe et relierez une application de codes à
            usage unique : ayez votre téléphone à portée de main.
          </Paragraph>
          <Action href={String(data.link)}>Rejoindre l’équipe</Action>
          <Paragraph>
            Ce lien sert une seule fois, pendant 24 heures. Si vous n’attendiez pas cette invitation, ne
            faites rien.
          </Paragraph>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            {data.invitedBy ?? 'An administrator'} invites you into the back-office, with the role “
            {roleOf(data, 'en')}”. You will choose a password and link an application for one-time codes: have
            your telephone at hand.
          </Paragraph>
          <Action href={String(data.link)}>Join the team</Action>
          <Paragraph>
            This link works once, for 24 hours. If you did not expect this invitation, do nothing.
          </Paragraph>
        </>
      ),
  })
  registerTemplate('staff-changed', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Équipe : ${changeOf(data, 'fr')} pour ${data.who}`
        : `Team: ${changeOf(data, 'en')} for ${data.who}`,
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>L’accès à l’espace de gestion a changé.</Paragraph>
          <Facts items={facts(data, 'fr')} />
          <Paragraph>
            Si ce changement vous surprend, vérifiez l’équipe et prévenez un administrateur sans attendre.
          </Paragraph>
          <Action href={String(data.url)}>Voir l’équipe</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>Access to the back-office has changed.</Paragraph>
          <Facts items={facts(data, 'en')} />
          <Paragraph>
            If this change surprises you, look at the team and tell an administrator at once.
          </Paragraph>
          <Action href={String(data.url)}>See the team</Action>
        </>
      ),
  })
}
