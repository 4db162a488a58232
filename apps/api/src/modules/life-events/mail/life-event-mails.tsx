import type { LifeEventKind, LifeEventState } from '@guichet/domain/life-events'
import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { Action, Facts, Paragraph, registerTemplate } from '../../notifications/index.ts'

type Words<K extends string> = Readonly<Record<'fr' | 'en', Readonly<Record<K, string>>>>

const KINDS: Words<LifeEventKind> = {
  fr: {
    move: 'déménagement',
    'new-siret': 'nouveau SIRET',
    cessation: 'cessation d’activité',
    resignation: 'démission',
    withdrawal: 'rétractation',
    death: 'décès',
  },
  en: {
    move: 'move',
    'new-siret': 'new SIRET',
    cessation: 'end of activity',
    resignation: 'resignation',
    withdrawal: 'withdrawal',
    death: 'death',
  },
}
const STATES: Words<LifeEventState> = {
  fr: {
    planned: 'C’est noté. Rien ne change avant la date indiquée ; vous pouvez revenir dessus jusque-là.',
    requested: 'Votre demande est transmise. Un conseiller l’examine et vous répond par e-mail.',
    done: 'C’est fait : votre dossier est à jour.',
    declined: 'Nous ne pouvons pas donner suite à votre demande. Rien ne change.',
    withdrawn: 'Ce qui avait été enregistré est annulé : rien ne change.',
  },
  en: {
    planned: 'It is noted. Nothing changes before the date below; you may take it back until then.',
    requested: 'Your request is passed on. Our desk looks at it and answers by mail.',
    done: 'It is done: your file is up to date.',
    declined: 'We cannot follow your request. Nothing changes.',
    withdrawn: 'What had been recorded is cancelled: nothing changes.',
  },
}
const day = (value: unknown, locale: 'fr' | 'en') =>
  formatLocalDate(parseLocalDate(String(value)), locale, 'long')

/** Registers the mails about events in the life of a member (M18). */
export function registerLifeEventMails(): void {
  registerTemplate('life-event', {
    subject: ({ data, locale }) =>
      locale === 'fr'
        ? `Votre dossier : ${KINDS.fr[data.kind as LifeEventKind]}`
        : `Your file: ${KINDS.en[data.kind as LifeEventKind]}`,
    body: ({ data, locale }) => (
      <>
        <Paragraph>
          {locale === 'fr' ? 'Bonjour' : 'Hello'} {data.firstName},
        </Paragraph>
        <Paragraph>{STATES[locale][data.state as LifeEventState]}</Paragraph>
        <Facts
          items={[
            [locale === 'fr' ? 'Événement :' : 'Event:', KINDS[locale][data.kind as LifeEventKind]],
            [locale === 'fr' ? 'Date :' : 'Date:', day(data.happensOn, locale)],
            ...(data.answer
              ? [
                  [locale === 'fr' ? 'Notre réponse :' : 'Our answer:', String(data.answer)] as [
                    string,
                    string,
                  ],
                ]
              : []),
          ]}
        />
        <Action href={String(data.url)}>
          {locale === 'fr' ? 'Voir mes événements' : 'See my life events'}
        </Action>
      </>
    ),
  })
  registerTemplate('life-event-requested', {
    subject: ({ data }) => `Demande de ${KINDS.fr[data.kind as LifeEventKind]}\u00a0: ${data.holder}`,
    body: ({ data }) => (
      <>
        <Paragraph>{data.holder} attend une décision.</Paragraph>
        <Facts
          items={[
            ['Demande :', KINDS.fr[data.kind as LifeEventKind]],
            ['Motif :', String(data.comment || 'non précisé')],
          ]}
        />
        <Action href={String(data.url)}>Ouvrir les événements à traiter</Action>
      </>
    ),
  })
}
