import { useTranslation } from 'react-i18next'
import type { Organisation } from '../api/organisation.ts'
import { paths } from '../paths.ts'
import classes from './desk-footer.module.css'

/** How to reach the organisation’s desk, on every page. */
export function DeskFooter({ organisation }: { readonly organisation: Organisation | undefined }) {
  const { t } = useTranslation('common')
  return (
    <footer className={classes.footer}>
      {organisation && (
        <div className={classes.inner}>
          <span className={classes.title}>{t('desk.title')}</span>
          <a href={`tel:${organisation.phone.replaceAll(/[^+\d]/gu, '')}`}>
            <span className="visually-hidden">{t('desk.phone')} </span>
            {organisation.phone}
          </a>
          <a href={`mailto:${organisation.email}`}>{organisation.email}</a>
          <span>{organisation.openingHours}</span>
          <a href={paths.contact}>{t('desk.contact')}</a>
          <a href={paths.verification()}>{t('desk.verify')}</a>
          <a href={paths.legalNotice}>{t('desk.legal')}</a>
          <a href={paths.accessibility}>{t('desk.accessibility')}</a>
        </div>
      )}
      {organisation?.demo && <p className={classes.demo}>{t('demo')}</p>}
    </footer>
  )
}
