import type { Locale } from '../../../ctx.ts'
import { Action, Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'
import type { FirmNews } from '../tell-firm.ts'

type Words = Readonly<Record<Locale, Readonly<Record<FirmNews, string>>>>

const SUBJECTS: Words = {
  fr: {
    joined: '{other} a rejoint «\u00a0{firm}\u00a0»',
    declined: '{other} a décliné l’invitation à «\u00a0{firm}\u00a0»',
    left: '{other} a quitté «\u00a0{firm}\u00a0»',
    removed: 'Vous ne faites plus partie de «\u00a0{firm}\u00a0»',
    manager: 'Vous êtes maintenant responsable de «\u00a0{firm}\u00a0»',
    collaborator: 'Vous n’êtes plus responsable de «\u00a0{firm}\u00a0»',
  },
  en: {
    joined: '{other} has joined “{firm}”',
    declined: '{other} has declined the invitation to “{firm}”',
    left: '{other} has left “{firm}”',
    removed: 'You are not in “{firm}” any more',
    manager: 'You are a manager of “{firm}” now',
    collaborator: 'You are no longer a manager of “{firm}”',
  },
}
const BODIES: Words = {
  fr: {
    joined:
      '{other} a accepté l’invitation. Les dossiers ouverts au cabinet lui sont ouverts aussi, et toute action s’y fait sous son nom.',
    declined: '{other} a décliné l’invitation. Rien ne lui est ouvert.',
    left: '{other} a quitté le cabinet. Les dossiers du cabinet lui sont fermés, et les siens sont fermés au cabinet.',
    removed:
      '{other} vous a retiré du cabinet «\u00a0{firm}\u00a0». Les dossiers ouverts à ce cabinet vous sont fermés\u00a0; ceux que l’on vous a ouverts vous restent, et sont fermés au cabinet.',
    manager:
      '{other} vous a nommé responsable\u00a0: vous pouvez inviter et retirer des personnes, et renommer le cabinet.',
    collaborator:
      '{other} vous a donné le rôle de collaborateur. Les dossiers du cabinet vous restent ouverts.',
  },
  en: {
    joined:
      '{other} has accepted the invitation. Files that are open to the firm are open to this person too, who acts in them under the own name.',
    declined: '{other} has declined the invitation. Nothing is open to this person.',
    left: '{other} has left. The files of the firm are closed to this person, and the person’s to the firm.',
    removed:
      '{other} has removed you from the firm “{firm}”. Files that are open to it are closed to you; those that were opened to you stay yours, and are closed to the firm.',
    manager: '{other} has made you a manager: you may invite and remove persons, and rename the firm.',
    collaborator: '{other} has made you a collaborator. The files of the firm stay open to you.',
  },
}
const HELLO: Readonly<Record<Locale, string>> = { fr: 'Bonjour', en: 'Hello' }

const fill = (text: string, data: Readonly<Record<string, unknown>>) =>
  text.replace(/\{(\w+)\}/gu, (_, key: string) => String(data[key] ?? ''))

/** Registers the mails about firms of third parties (U29). */
export function registerFirmMails(): void {
  registerTemplate('firm', {
    subject: ({ data, locale }) => fill(SUBJECTS[locale][data.news as FirmNews], data),
    body: ({ data, locale }) => (
      <>
        <Paragraph>
          {HELLO[locale]} {data.firstName},
        </Paragraph>
        <Paragraph>{fill(BODIES[locale][data.news as FirmNews], data)}</Paragraph>
        <Action href={String(data.url)}>{locale === 'fr' ? 'Voir mon cabinet' : 'See my firm'}</Action>
      </>
    ),
  })
  registerTemplate('firm-invitation', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `${data.other} vous invite à rejoindre «\u00a0${data.firm}\u00a0»`
        : `${data.other} invites you to join “${data.firm}”`,
    body: ({ data, locale }) => (
      <>
        <Paragraph>{HELLO[locale]},</Paragraph>
        <Paragraph>
          {locale === 'fr'
            ? `${data.other} vous invite à rejoindre son cabinet. Vous travaillerez, sous votre nom, dans les dossiers que les adhérents ont ouverts à ce cabinet. Acceptez avec votre compte, ou créez-en un en une minute\u00a0; l’invitation est valable ${data.days} jours.`
            : `${data.other} invites you to a firm. You will work, under your own name, in the files that members have opened to it. Accept with your sign-in, or make one in a minute; the invitation holds for ${data.days} days.`}
        </Paragraph>
        <Facts items={[[locale === 'fr' ? 'Cabinet\u00a0:' : 'Firm:', String(data.firm)]]} />
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
}
