import { formatSiret } from '@guichet/domain/identifiers'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useMayInFile } from '../../shared/api/session.ts'
import { DeclarationState } from '../../shared/declarations/declaration-state.tsx'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { type Declaration, declarationQuery } from './api/declarations.ts'
import { DeclarationForm } from './declaration-form.tsx'
import classes from './declarations.module.css'
import { FiledPart } from './filed-part.tsx'
import { ActivitiesUnknown, Unchecked } from './notices.tsx'

/** For whom, for which days, and by when. */
function Head({ declaration }: { readonly declaration: Declaration }) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const words = useDeclarationWords()
  const { companyName, current, dueOn, endsOn, siret, startsOn, state } = declaration
  const due = format.day(dueOn, 'long')
  return (
    <div className={classes.head}>
      <p className={classes.company}>
        {companyName ?? t('unnamed')}
        <span>{t('siretOf', { siret: formatSiret(siret) })}</span>
      </p>
      <dl className={classes.headFacts}>
        <div>
          <dt>{t('days')}</dt>
          <dd>{t('fromTo', { from: format.day(startsOn), to: format.day(endsOn) })}</dd>
        </div>
        <div>
          <dt>{t('columns.due')}</dt>
          <dd>{state === 'filed' ? due : t('dueWithDays', { due, left: words.daysLeft(dueOn) })}</dd>
        </div>
        <div>
          <dt>{t('columns.state')}</dt>
          <dd>
            <DeclarationState line={declaration} isLate={current?.isLate ?? false} />
          </dd>
        </div>
      </dl>
    </div>
  )
}

function Body({ declaration }: { readonly declaration: Declaration }) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const [justFiled, setJustFiled] = useState(false)
  const mayFile = useMayInFile()('declarations.file')
  const { categories, code, current, dueOn, isOpen, opensOn, state } = declaration
  const isCorrecting = params.has('etape') && isOpen && mayFile
  const goTo = (path: string, replace = false) =>
    navigate(path, { replace, preventScrollReset: replace, state: null })
  if (current !== null && !isCorrecting)
    return (
      <FiledPart
        declaration={declaration}
        current={current}
        justFiled={justFiled}
        onCorrect={() => {
          setJustFiled(false)
          void goTo(`${paths.declaration(code)}?etape=montants`)
        }}
      />
    )
  if (state === 'upcoming')
    return (
      <Notice tone="info" title={t('upcoming.title')}>
        <p>{t('upcoming.body', { date: format.day(opensOn, 'long'), due: format.day(dueOn, 'long') })}</p>
      </Notice>
    )
  if (categories.length === 0) return <ActivitiesUnknown />
  if (!mayFile)
    return (
      <Notice tone="info" title={t('readOnlyTitle')}>
        <p>{t('readOnly')}</p>
      </Notice>
    )
  if (!isOpen) return <Unchecked state="to-check" />
  return (
    <>
      {state === 'late' && (
        <Notice tone="danger" title={t('late.title', { due: format.day(dueOn, 'long') })}>
          <p>{t('late.body')}</p>
          <p>{t('late.follows')}</p>
        </Notice>
      )}
      <DeclarationForm
        declaration={declaration}
        onFiled={() => {
          setJustFiled(true)
          void goTo(paths.declaration(code), true)
        }}
      />
    </>
  )
}

/** `/declarations/:periode`: declares the turnover of a period, shows what was declared, corrects it (U12, X05). */
export function Component() {
  const { t } = useTranslation('declarations')
  const { periode = '' } = useParams()
  const words = useDeclarationWords()
  const query = useQuery(declarationQuery(periode))
  if (isMissing(query.error)) return <NotFound />
  return (
    <Page
      title={query.data ? t('pageTitle', { period: words.period(query.data.code) }) : t('title')}
      actions={<BackButton to={paths.declarations}>{t('back')}</BackButton>}
    >
      <LoadState query={query} failedTitle={t('loadFailed')}>
        {(declaration) => (
          <>
            <Head declaration={declaration} />
            <Body key={declaration.code} declaration={declaration} />
          </>
        )}
      </LoadState>
    </Page>
  )
}
