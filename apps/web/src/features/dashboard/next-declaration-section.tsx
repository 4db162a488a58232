import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { DeclarationState } from '../../shared/declarations/declaration-state.tsx'
import { latestDeclarationsQuery, nextDeclaration } from '../../shared/declarations/declarations.ts'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import classes from './membership-section.module.css'

/** The declaration that is due next, and by when; nothing where none is expected (U11). */
export function NextDeclarationSection() {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const words = useDeclarationWords()
  const query = useQuery(latestDeclarationsQuery)
  const { next } = nextDeclaration(query.data ?? [])
  if (query.data && next === undefined) return null
  return (
    <Section title={t('card.title')} actions={next && <DeclarationState line={next} />}>
      <LoadState query={query} failedTitle={t('loadFailed')}>
        {() =>
          next && (
            <>
              <p className={classes.headline}>{words.periodTitle(next.code)}</p>
              <p className={classes.note}>
                {next.state === 'upcoming'
                  ? t('card.between', {
                      from: format.day(next.opensOn, 'long'),
                      to: format.day(next.dueOn, 'long'),
                    })
                  : `${t(next.state === 'late' ? 'next.wasDue' : 'next.due', { date: format.day(next.dueOn, 'long') })} (${words.daysLeft(next.dueOn)})`}
              </p>
              <div className={classes.actions}>
                <Button
                  component={Link}
                  to={next.state === 'upcoming' ? paths.declarations : paths.declaration(next.code)}
                  variant="default"
                >
                  {t(next.state === 'upcoming' ? 'card.see' : 'next.declare')}
                </Button>
              </div>
            </>
          )
        }
      </LoadState>
    </Section>
  )
}
