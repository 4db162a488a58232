import { COMPANY_PARTS } from '@guichet/domain/declarant-company'
import { formatSiret } from '@guichet/domain/identifiers'
import { Anchor, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useMayInFile } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { type DeclarantCompany, declarantCompanyQuery } from './api/company.ts'
import { CompanyUpdateDialog } from './company-update-dialog.tsx'
import { useCompanyWords } from './company-words.ts'
import classes from './declarants.module.css'
import { OptionsSection } from './options/options-section.tsx'

const DESK = 'https://procedures.inpi.fr/'

/** What the file holds, and when the register was asked. */
function OnFile({ company }: { readonly company: DeclarantCompany }) {
  const { t } = useTranslation('declarantCompany')
  const format = useFormat()
  const words = useCompanyWords([company.apeVersion])
  const mayEdit = useMayInFile()('file.edit')
  const [updating, setUpdating] = useState(false)
  const { siret, isMasked, isOpen, registerAt, found } = company
  return (
    <>
      {isOpen === false && (
        <Notice tone="warning" title={t('closed.title')}>
          <p>{t('closed.body')}</p>
        </Notice>
      )}
      {found && (
        <Notice
          tone="warning"
          title={t('found.title')}
          actions={
            mayEdit ? <Button onClick={() => setUpdating(true)}>{t('found.action')}</Button> : undefined
          }
        >
          <p>
            {t('found.body', {
              date: format.instantDay(found.at, 'long'),
              parts: found.parts.map((part) => t(`parts.${part}`)).join(', '),
            })}
          </p>
        </Notice>
      )}
      <Section
        title={t('known')}
        actions={
          mayEdit ? (
            <Button variant={found ? 'default' : 'filled'} onClick={() => setUpdating(true)}>
              {t('update.action')}
            </Button>
          ) : undefined
        }
      >
        <div className={classes.step}>
          <Facts
            facts={[
              { label: t('siret'), value: formatSiret(siret) },
              { label: t('siren'), value: formatSiret(siret).slice(0, 11) },
              ...COMPANY_PARTS.map((part) => ({
                label: t(`parts.${part}`),
                value: words(company, part) ?? t(isMasked ? 'untold' : 'unknown'),
              })),
            ]}
          />
          <p className={classes.note}>
            {registerAt === null ? t('never') : t('source', { date: format.instantDay(registerAt, 'long') })}
          </p>
          {isMasked && <p className={classes.text}>{t('masked')}</p>}
        </div>
      </Section>
      {updating && <CompanyUpdateDialog held={company} onClose={() => setUpdating(false)} />}
    </>
  )
}

/** `/entreprise`: the company of a declarant, and how it follows the public register (U05). */
export function Component() {
  const { t } = useTranslation('declarantCompany')
  const query = useQuery(declarantCompanyQuery)
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      {isMissing(query.error) ? (
        <Notice
          tone="info"
          title={t('none.title')}
          actions={
            <Button component={Link} to={paths.dashboard} variant="default">
              {t('none.action')}
            </Button>
          }
        >
          <p>{t('none.body')}</p>
        </Notice>
      ) : (
        <>
          <LoadState query={query}>{(company) => <OnFile company={company} />}</LoadState>
          <OptionsSection />
          <Section title={t('desk.title')}>
            <div className={classes.step}>
              <p className={classes.text}>{t('desk.body')}</p>
              <p className={classes.text}>
                <Anchor href={DESK}>{t('desk.link')}</Anchor>
              </p>
            </div>
          </Section>
        </>
      )}
    </Page>
  )
}
