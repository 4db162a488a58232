import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useMayInFile, useOwnFile } from '../../shared/api/session.ts'
import { DeclarationState } from '../../shared/declarations/declaration-state.tsx'
import {
  type DeclarationLine,
  latestDeclarationsQuery,
  nextDeclaration,
} from '../../shared/declarations/declarations.ts'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { declarationQuery } from './api/declarations.ts'
import classes from './declarations.module.css'
import { ActivitiesUnknown } from './notices.tsx'

/** Says that nothing is due, and when the period that runs can be declared. */
function Running({ line: { code, opensOn, dueOn } }: { readonly line: DeclarationLine }) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const words = useDeclarationWords()
  const isOwn = useOwnFile()
  return (
    <>
      <p className={classes.headline}>{t(isOwn ? 'next.none' : 'next.noneOf')}</p>
      <p className={classes.note}>
        {t('next.opens', {
          period: words.period(code),
          date: format.day(opensOn, 'long'),
          due: format.day(dueOn, 'long'),
        })}
      </p>
    </>
  )
}

interface DueProps {
  readonly line: DeclarationLine
  readonly others: number
}

/** A period to declare: by when, and the two ways to do it. */
function Due({ line, others }: DueProps) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const words = useDeclarationWords()
  const mayFile = useMayInFile()('declarations.file')
  const { code, dueOn, frequency, isOpen, state } = line
  const one = useQuery({ ...declarationQuery(code), enabled: isOpen })
  return (
    <>
      <div className={classes.next}>
        <div>
          <p className={classes.period}>{words.periodTitle(code)}</p>
          <p className={classes.due} data-state={state}>
            {t(state === 'late' ? 'next.wasDue' : 'next.due', { date: format.day(dueOn, 'long') })}{' '}
            <span className={classes.left}>({words.daysLeft(dueOn)})</span>
          </p>
          {state === 'late' && <p className={classes.note}>{t('late.body')}</p>}
          {others > 0 && <p className={classes.note}>{t('next.others', { count: others })}</p>}
        </div>
        <DeclarationState line={line} />
      </div>
      {one.data?.categories.length === 0 && <ActivitiesUnknown />}
      {isOpen && mayFile && one.data?.categories.length !== 0 && (
        <div className={classes.buttons}>
          <Button component={Link} to={paths.declaration(code)}>
            {t('next.declare')}
          </Button>
          <Button component={Link} to={paths.zeroDeclaration(code)} variant="default">
            {t(`next.zero.${frequency}`)}
          </Button>
        </div>
      )}
      {!mayFile && <p className={classes.note}>{t('readOnly')}</p>}
    </>
  )
}

/** What is to be declared first, or the word that nothing is. */
export function NextPanel() {
  const { t } = useTranslation('declarations')
  const query = useQuery(latestDeclarationsQuery)
  return (
    <Section title={t('next.title')}>
      <LoadState query={query} failedTitle={t('loadFailed')}>
        {(lines) => {
          const { next, others } = nextDeclaration(lines)
          if (next === undefined) return <p className={classes.headline}>{t('next.nothing')}</p>
          return next.state === 'upcoming' ? <Running line={next} /> : <Due line={next} others={others} />
        }}
      </LoadState>
    </Section>
  )
}
