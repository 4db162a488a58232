import { formatApe, formatSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { ownDeclarantQuery } from '../../shared/api/own-declarant.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import classes from './membership-section.module.css'

const TONES = { 'to-check': 'warning', open: 'success', refused: 'danger' } as const

/** State of the file of declarant, and what to do about it. */
export function DeclarantSection() {
  const { t } = useTranslation('declarants')
  const format = useFormat()
  const query = useQuery(ownDeclarantQuery)
  const file = query.data?.file
  return (
    <Section
      title={t('own.title')}
      actions={file && <StateLabel tone={TONES[file.state]}>{t(`own.states.${file.state}`)}</StateLabel>}
    >
      <LoadState query={query}>
        {() =>
          file && (
            <>
              <p className={classes.headline}>
                {file.state === 'to-check'
                  ? t('own.toCheck', { date: format.instantDay(file.askedAt, 'long') })
                  : t(file.state === 'open' ? 'own.open' : 'own.refused')}
              </p>
              {file.reason !== null && (
                <p className={classes.note}>{t('own.reason', { reason: file.reason })}</p>
              )}
              <Facts
                facts={[
                  ...(file.companyName === null
                    ? []
                    : [{ label: t('own.company'), value: file.companyName }]),
                  { label: t('own.siret'), value: formatSiret(file.siret) },
                  ...(file.ape === null ? [] : [{ label: t('own.ape'), value: formatApe(file.ape) }]),
                ]}
              />
              <div className={classes.actions}>
                {file.state === 'refused' ? (
                  <Button component="a" href={paths.declarantSignup} variant="default">
                    {t('own.again')}
                  </Button>
                ) : (
                  <Button component={Link} to={paths.declarantCompany} variant="default">
                    {t('own.seeCompany')}
                  </Button>
                )}
              </div>
            </>
          )
        }
      </LoadState>
    </Section>
  )
}
