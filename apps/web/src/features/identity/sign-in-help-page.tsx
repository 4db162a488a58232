import { Anchor, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLightOrganisation } from '../../shared/api/organisation-context.ts'
import { paths } from '../../shared/paths.ts'
import { DisclosureButton } from '../../shared/ui/disclosure-button.tsx'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import cards from './card.module.css'
import classes from './sign-in-help.module.css'

/** The kinds of trouble, the most frequent first, each with the page that helps; the names stand in addresses. */
const TOPICS = [
  ['mot-de-passe', paths.forgotPassword],
  ['adresse', undefined],
  ['bloque', paths.forgotPassword],
  ['e-mail', paths.forgotPassword],
  ['sms', undefined],
  ['telephone', paths.contact],
  ['lien', paths.forgotPassword],
  ['provisoire', paths.signIn],
  ['franceconnect', paths.signIn],
  ['nom', paths.contact],
  ['ferme', paths.contact],
  ['navigateur', undefined],
] as const
type Topic = (typeof TOPICS)[number][0]

const topicOf = (hash: string): Topic | undefined => TOPICS.map(([id]) => id).find((id) => `#${id}` === hash)

/** How to reach somebody who can look. */
function Desk() {
  const { t } = useTranslation('identity')
  const desk = useLightOrganisation()
  if (!desk) return null
  return (
    <section className={cards.card}>
      <Title order={2}>{t('signInHelp.desk.title')}</Title>
      <div className={cards.stack}>
        <p className={cards.lead}>{t('signInHelp.desk.body')}</p>
        <ul className={classes.reach}>
          <li>
            <Anchor href={`tel:${desk.phone.replaceAll(/[^+\d]/gu, '')}`}>{desk.phone}</Anchor>
          </li>
          <li>
            <Anchor href={`mailto:${desk.email}`}>{desk.email}</Anchor>
          </li>
          <li>{desk.openingHours}</li>
        </ul>
        <Anchor href={paths.contact}>{t('signInHelp.desk.contact')}</Anchor>
      </div>
    </section>
  )
}

/** `/aide-connexion` (U20): what kind of trouble it may be and what to do; the same for anybody. */
export function SignInHelpPage() {
  const { t } = useTranslation('identity')
  const [open, setOpen] = useState<Topic | undefined>(() => topicOf(window.location.hash))
  useDocumentTitle(t('signInHelp.heading'))
  useEffect(() => {
    const id = topicOf(window.location.hash)
    if (id !== undefined) document.getElementById(id)?.scrollIntoView?.()
  }, [])
  return (
    <>
      <Title order={1} className={cards.welcome}>
        {t('signInHelp.heading')}
      </Title>
      <p className={cards.lead}>{t('signInHelp.intro')}</p>
      <ul className={classes.topics}>
        {TOPICS.map(([id, page]) => (
          <li key={id} id={id} className={classes.topic}>
            <Title order={2} className={classes.title}>
              <DisclosureButton
                controls={`${id}-aide`}
                open={open === id}
                onToggle={(now) => setOpen(now ? id : undefined)}
              >
                {t(`signInHelp.${id}.title`)}
              </DisclosureButton>
            </Title>
            {open === id && (
              <div id={`${id}-aide`} className={classes.answer}>
                <p>{t(`signInHelp.${id}.what`)}</p>
                <p>{t(`signInHelp.${id}.do`)}</p>
                {page !== undefined && <Anchor href={page}>{t(`signInHelp.pages.${page}`)}</Anchor>}
              </div>
            )}
          </li>
        ))}
      </ul>
      <Desk />
      <p className={cards.aside}>
        <Anchor href={paths.signIn}>{t('forgot.back')}</Anchor>
      </p>
    </>
  )
}

export { SignInHelpPage as Component }
