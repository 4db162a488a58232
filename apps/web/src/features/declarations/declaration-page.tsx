import { formatSiret } from '@guichet/domain/identifiers'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
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

/**
 * Whether the form is in sight: for a first filing until it is filed, for a correction while the address asks for it. Once it is
 * there it stays, whatever changes elsewhere, so that nothing typed is lost.
 */
function useEditing({ categories, current, isOpen, state }: Declaration) {
  const [params] = useSearchParams()
  const mayFile = useMayInFile()('declarations.file')
  const [isFirst, setFirst] = useState(current === null)
  const shown = useRef(false)
  const may = mayFile && isOpen && state !== 'upcoming' && categories.length > 0
  const isEditing = (isFirst || params.has('etape')) && (may || shown.current)
  shown.current = isEditing
  const end = () => {
    shown.current = false
    setFirst(false)
  }
  return { isEditing, mayFile, end }
}

function Body({ declaration }: { readonly declaration: Declaration }) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const navigate = useNavigate()
  const [justFiled, setJustFiled] = useState(false)
  const { isEditing, mayFile, end } = useEditing(declaration)
  const { categories, code, current, dueOn, opensOn, state } = declaration
  const goTo = (path: string, replace = false) =>
    navigate(path, { replace, preventScrollReset: replace, state: null })
  if (isEditing)
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
            end()
            setJustFiled(true)
            void goTo(paths.declaration(code), true)
          }}
        />
      </>
    )
  if (current !== null)
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
  return <Unchecked state="to-check" />
}

/** `/declarations/:periode`: declares the turnover of a period, shows what was declared, corrects it (U12, X05). */
export function Component() {
  const { t } = useTranslation('declarations')
  const { periode = '' } = useParams()
  const words = useDeclarationWords()
  const query = useQuery(declarationQuery(periode))
  if (isMissing(query.error) && query.data === undefined) return <NotFound />
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
