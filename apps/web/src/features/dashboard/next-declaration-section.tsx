import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { today } from '../../shared/browser/today.ts'
import { DeclarationState } from '../../shared/declarations/declaration-state.tsx'
import {
  type DeclarationLine,
  latestDeclarationsQuery,
  nextDeclaration,
} from '../../shared/declarations/declarations.ts'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import classes from './membership-section.module.css'

/** By when it is to be declared, or between which days. */
function When({ line: { state, opensOn, dueOn } }: { readonly line: DeclarationLine }) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const words = useDeclarationWords()
  const date = format.day(dueOn, 'long')
  if (state === 'upcoming') return t('card.between', { from: format.day(opensOn, 'long'), to: date })
  return `${t(state === 'late' ? 'next.wasDue' : 'next.due', { date })} (${words.daysLeft(dueOn)})`
}

/** The declaration that is due next, and by when; what was declared and is due; nothing where none is expected (U11). */
export function NextDeclarationSection() {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const words = useDeclarationWords()
  const query = useQuery(latestDeclarationsQuery)
  const { next } = nextDeclaration(query.data ?? [])
  if (query.data && next === undefined) return null
  const isCalm = next?.state === 'upcoming'
  const due = query.data?.filter(({ dueOn, filing }) => filing && filing.totalCents > 0 && dueOn >= today())
  return (
    <Section
      title={t('card.title')}
      actions={
        next &&
        (isCalm ? (
          <StateLabel tone="success">{t('card.upToDate')}</StateLabel>
        ) : (
          <DeclarationState line={next} />
        ))
      }
    >
      <LoadState query={query} failedTitle={t('loadFailed')}>
        {() =>
          next && (
            <>
              <p className={classes.headline}>{words.periodTitle(next.code)}</p>
              <p className={classes.note}>
                <When line={next} />
              </p>
              {due?.map(({ code, dueOn, filing }) => (
                <Facts
                  key={code}
                  narrow
                  facts={[
                    {
                      label: `${t('card.toPay')} – ${words.period(code)}`,
                      value: t('card.amount', {
                        total: format.euros(filing?.totalCents ?? 0),
                        date: format.day(dueOn, 'long'),
                      }),
                    },
                  ]}
                />
              ))}
              <div className={classes.actions}>
                <Button
                  component={Link}
                  to={isCalm ? paths.declarations : paths.declaration(next.code)}
                  variant="default"
                >
                  {t(isCalm ? 'card.see' : 'next.declare')}
                </Button>
              </div>
            </>
          )
        }
      </LoadState>
    </Section>
  )
}
