import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { CopyValue } from '../../shared/ui/copy-value.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { auditSealQuery } from './api/list-audit-entries.ts'
import classes from './audit-page.module.css'

/** The head of the sealed chain, to be noted elsewhere. */
export function AuditSeal() {
  const { t } = useTranslation('backoffice')
  const format = useFormat()
  const query = useQuery(auditSealQuery)
  return (
    <Section title={t('audit.seal.title')}>
      <p>{t('audit.seal.intro')}</p>
      <LoadState query={query}>
        {(head) =>
          head === null ? (
            <p>{t('audit.seal.none')}</p>
          ) : (
            <>
              <p>
                {t('audit.seal.head', {
                  seq: format.count(head.seq),
                  date: `${format.instantDay(head.sealedAt)}, ${format.instantTime(head.sealedAt)}`,
                })}
              </p>
              <p>
                <code className={classes.value}>{head.hash}</code>
              </p>
              <CopyValue name={t('audit.seal.name')} value={`${head.seq} ${head.hash}`} shown={null} />
            </>
          )
        }
      </LoadState>
    </Section>
  )
}
