import type { DelegationRight } from '@guichet/domain/delegation'
import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { Action, Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'
import type { DelegationNews } from '../tell-delegation.ts'

type Locale = 'fr' | 'en'
type Words<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>

const RIGHTS: Words<DelegationRight> = {
  fr: {
    'file.see': 'voir la fiche',
    'file.edit': 'modifier la fiche',
    'memberships.see': 'voir les adhésions',
    'memberships.renew': 'renouveler l’adhésion',
    'documents.see': 'voir les documents',
    'documents.add': 'ajouter des documents',
    'certificates.see': 'télécharger les attestations',
    'payments.see': 'voir les paiements et les reçus',
    'payments.pay': 'payer en ligne',
    'services.see': 'voir les prestations',
    'services.order': 'commander des prestations',
    'accounts.see': 'voir les comptes',
    'accounts.edit': 'modifier les comptes',
    'declarations.see': 'voir les déclarations',
    'declarations.file': 'déclarer le chiffre d’affaires',
  },
  en: {
    'file.see': 'see the file',
    'file.edit': 'edit the file',
    'memberships.see': 'see the memberships',
    'memberships.renew': 'renew the membership',
    'documents.see': 'see the documents',
    'documents.add': 'add documents',
    'certificates.see': 'download certificates',
    'payments.see': 'see payments and receipts',
    'payments.pay': 'pay online',
    'services.see': 'see the services',
    'services.order': 'order services',
    'accounts.see': 'see the accounts',
    'accounts.edit': 'edit the accounts',
    'declarations.see': 'see the declarations',
    'declarations.file': 'declare turnover',
  },
}

const SUBJECTS: Words<DelegationNews> = {
  fr: {
    accepted: '{other} a maintenant accès à votre dossier',
    declined: '{other} a décliné votre invitation',
    'given-up': '{other} a renoncé à l’accès à votre dossier',
    asked: '{other} demande l’accès à votre dossier',
    granted: '{other} vous a ouvert son dossier',
    changed: '{other} a modifié votre accès à son dossier',
    revoked: '{other} a mis fin à votre accès à son dossier',
    withdrawn: '{other} a retiré son invitation',
    shared: 'Votre dossier est aussi ouvert à «\u00a0{firm}\u00a0»',
    unshared: 'Votre dossier n’est plus ouvert à «\u00a0{firm}\u00a0»',
  },
  en: {
    accepted: '{other} has access to your file now',
    declined: '{other} has declined your invitation',
    'given-up': '{other} has given up the access to your file',
    asked: '{other} asks for access to your file',
    granted: '{other} has opened a file to you',
    changed: '{other} has changed your access',
    revoked: '{other} has ended your access',
    withdrawn: '{other} has withdrawn an invitation',
    shared: 'Your file is open to “{firm}” too',
    unshared: 'Your file is not open to “{firm}” any more',
  },
}
const BODIES: Words<DelegationNews> = {
  fr: {
    accepted:
      '{other} ({otherEmail}) a accepté votre invitation. Vous pouvez modifier ou révoquer cet accès à tout moment, et voir ce qui est fait dans votre dossier.',
    declined: '{other} a décliné votre invitation. Rien ne lui est ouvert.',
    'given-up': '{other} a renoncé à l’accès que vous aviez ouvert. Plus rien ne lui est ouvert.',
    asked:
      '{other} ({otherEmail}) vous demande l’accès à votre dossier. Vous seul décidez\u00a0: choisissez ce que vous ouvrez et jusqu’à quand, refusez, ou signalez cette demande si vous ne connaissez pas cette personne.',
    granted: '{other} a accepté votre demande et vous a ouvert son dossier.',
    changed: '{other} a modifié ce qui vous est ouvert dans son dossier. Cela vaut dès maintenant.',
    revoked: '{other} a mis fin à votre accès. Ce dossier ne vous est plus ouvert.',
    withdrawn: '{other} a retiré son invitation.',
    shared:
      '{other} ({otherEmail}) exerce dans le cabinet «\u00a0{firm}\u00a0». Comme vous l’avez accepté, les personnes de ce cabinet ont maintenant accès à votre dossier, avec les mêmes droits et chacune sous son nom. Vous pouvez retirer cet accord à tout moment.',
    unshared:
      '{other} ({otherEmail}) n’exerce plus dans le cabinet «\u00a0{firm}\u00a0». Les personnes de ce cabinet n’ont plus accès à votre dossier\u00a0; {other} le garde, avec les mêmes droits, et vous pouvez révoquer cet accès à tout moment.',
  },
  en: {
    accepted:
      '{other} ({otherEmail}) has accepted your invitation. You may change or revoke this access at any time, and see what is done in your file.',
    declined: '{other} has declined your invitation. Nothing is open to them.',
    'given-up': '{other} has given up the access that you had opened. Nothing is open to them any more.',
    asked:
      '{other} ({otherEmail}) asks you for access to your file. You alone decide: choose what you open and until when, refuse, or report this request if you do not know this person.',
    granted: '{other} has accepted your request and opened a file to you.',
    changed: '{other} has changed what is open to you in the file. It counts from now on.',
    revoked: '{other} has ended your access. This file is not open to you any more.',
    withdrawn: '{other} has withdrawn the invitation.',
    shared:
      '{other} ({otherEmail}) works in the firm “{firm}”. As you agreed, the persons of this firm have access to your file now, with the same rights and each under the own name. You may withdraw this at any time.',
    unshared:
      '{other} ({otherEmail}) works in the firm “{firm}” no more. The persons of this firm have no access to your file any more; {other} keeps it with the same rights, and you may revoke this access at any time.',
  },
}
const FIRM: Readonly<Record<Locale, string>> = {
  fr: 'Comme vous l’avez accepté, les personnes de son cabinet, «\u00a0{firm}\u00a0», y ont accès aussi, chacune sous son nom.',
  en: 'As you agreed, the persons of the firm “{firm}” have access too, each under the own name.',
}
const ACTIONS: Words<'owner' | 'third' | 'asked'> = {
  fr: { owner: 'Voir les accès à mon dossier', third: 'Voir mes dossiers', asked: 'Répondre à la demande' },
  en: { owner: 'See who has access to my file', third: 'See my files', asked: 'Answer the request' },
}
const DUE: Words<'soon' | 'over'> = {
  fr: {
    soon: 'L’adhésion de {owner} prend fin le {day}. Ce rappel lui est adressé\u00a0; vous en recevez une copie.',
    over: 'L’adhésion de {owner} a pris fin le {day}. Ce rappel lui est adressé\u00a0; vous en recevez une copie.',
  },
  en: {
    soon: 'The membership of {owner} ends on {day}. This reminder was sent to the member; you get a copy.',
    over: 'The membership of {owner} ended on {day}. This reminder was sent to the member; you get a copy.',
  },
}
const HELLO: Readonly<Record<Locale, string>> = { fr: 'Bonjour', en: 'Hello' }

const fill = (text: string, data: Readonly<Record<string, unknown>>) =>
  text.replace(/\{(\w+)\}/gu, (_, key: string) => String(data[key] ?? ''))
const rightsOf = (value: unknown, locale: Locale) =>
  String(value ?? '')
    .split(',')
    .filter((right) => right !== '')
    .map((right) => RIGHTS[locale][right as DelegationRight])
    .join(', ')
const day = (value: unknown, locale: Locale) => formatLocalDate(parseLocalDate(String(value)), locale, 'long')

/** What is open and until when, where it is told. */
function terms(data: Readonly<Record<string, unknown>>, locale: Locale): [string, string][] {
  const isFrench = locale === 'fr'
  return [
    ...(data.rights ? [[isFrench ? 'Droits\u00a0:' : 'Rights:', rightsOf(data.rights, locale)]] : []),
    ...(data.endsOn ? [[isFrench ? 'Jusqu’au\u00a0:' : 'Until:', day(data.endsOn, locale)]] : []),
    ...(data.note ? [[isFrench ? 'Message\u00a0:' : 'Message:', String(data.note)]] : []),
  ] as [string, string][]
}
const TOLD_TERMS: readonly DelegationNews[] = [
  'accepted',
  'granted',
  'changed',
  'asked',
  'shared',
  'unshared',
]
const TO_OWNER: readonly DelegationNews[] = ['accepted', 'declined', 'given-up', 'shared', 'unshared']

/** Registers the mails about files opened to others (U04, U29) and about staff who act for a member (B03). */
export function registerDelegationMails(): void {
  registerTemplate('delegation', {
    subject: ({ data, locale }) => fill(SUBJECTS[locale][data.news as DelegationNews], data),
    body: ({ data, locale }) => {
      const news = data.news as DelegationNews
      const items = TOLD_TERMS.includes(news) ? terms(data, locale) : []
      const action = news === 'asked' ? 'asked' : TO_OWNER.includes(news) ? 'owner' : 'third'
      return (
        <>
          <Paragraph>
            {HELLO[locale]} {data.firstName},
          </Paragraph>
          <Paragraph>{fill(BODIES[locale][news], data)}</Paragraph>
          {news === 'accepted' && data.firm && <Paragraph>{fill(FIRM[locale], data)}</Paragraph>}
          {items.length > 0 && <Facts items={items} />}
          <Action href={String(data.url)}>{ACTIONS[locale][action]}</Action>
        </>
      )
    },
  })
  registerTemplate('delegation-invitation', {
    subject: ({ data, locale }) =>
      locale === 'fr' ? `${data.owner} vous ouvre son dossier` : `${data.owner} opens a file to you`,
    body: ({ data, locale }) => (
      <>
        <Paragraph>{HELLO[locale]},</Paragraph>
        <Paragraph>
          {locale === 'fr'
            ? `${data.owner} vous invite à agir dans son dossier, pour ce qui suit. Acceptez avec votre compte, ou créez-en un en une minute\u00a0; l’invitation est valable ${data.days} jours.`
            : `${data.owner} invites you to act in a file, for what follows. Accept with your sign-in, or make one in a minute; the invitation holds for ${data.days} days.`}
        </Paragraph>
        <Facts items={terms(data, locale)} />
        <Action href={String(data.link)}>
          {locale === 'fr' ? 'Voir l’invitation' : 'See the invitation'}
        </Action>
        <Paragraph>
          {locale === 'fr'
            ? 'Vous ne connaissez pas cette personne\u00a0? Ne faites rien\u00a0: sans votre accord, rien ne change.'
            : 'You do not know this person? Do nothing: without your consent nothing changes.'}
        </Paragraph>
      </>
    ),
  })
  registerTemplate('delegation-reminder', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Échéance du dossier de ${data.owner}\u00a0: ${day(data.dueOn, locale)}`
        : `File of ${data.owner}: due on ${day(data.dueOn, locale)}`,
    body: ({ data, locale }) => (
      <>
        <Paragraph>
          {HELLO[locale]} {data.firstName},
        </Paragraph>
        <Paragraph>
          {fill(DUE[locale][data.isOver === 1 ? 'over' : 'soon'], { ...data, day: day(data.dueOn, locale) })}
        </Paragraph>
        <Action href={String(data.url)}>{locale === 'fr' ? 'Ouvrir ce dossier' : 'Open this file'}</Action>
      </>
    ),
  })
  registerTemplate('delegation-report', {
    subject: ({ data }) => `Demande d’accès signalée par ${data.owner}`,
    body: ({ data }) => (
      <>
        <Paragraph>{data.owner} signale une demande d’accès à son dossier, et l’a refusée.</Paragraph>
        <Facts
          items={[
            ['Demande de :', `${data.third} (${data.thirdEmail})`],
            ['Message :', String(data.note || 'aucun')],
          ]}
        />
      </>
    ),
  })
  registerTemplate('assistance', {
    subject: ({ locale }) =>
      locale === 'fr' ? 'Notre équipe agit dans votre dossier' : 'Our team acts in your file',
    body: ({ data, locale }) => (
      <>
        <Paragraph>
          {HELLO[locale]} {data.firstName},
        </Paragraph>
        <Paragraph>
          {locale === 'fr'
            ? `${data.staff}, de notre équipe, agit dans votre dossier pendant ${data.minutes} minutes au plus. Votre mot de passe, votre numéro de sécurité sociale et vos moyens de paiement lui restent fermés, et rien ne peut être payé.`
            : `${data.staff}, of our team, acts in your file for ${data.minutes} minutes at most. Your password, your social security number and your means of payment stay closed, and nothing can be paid.`}
        </Paragraph>
        <Facts items={[[locale === 'fr' ? 'Motif\u00a0:' : 'Reason:', String(data.reason)]]} />
        <Action href={String(data.url)}>
          {locale === 'fr' ? 'Voir ce qui est fait' : 'See what is done'}
        </Action>
      </>
    ),
  })
}
