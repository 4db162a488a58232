import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { CollisionPanel } from '../../shared/forms/collision-panel.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../shared/forms/save-bar.tsx'
import { useMergedForm } from '../../shared/forms/use-merged-form.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { type ProcedureFile, procedureQuery, saveProcedure } from './api/procedures.ts'
import classes from './catalogue.module.css'
import { MoveDialog } from './move-dialog.tsx'
import { ProcedureFields } from './procedure-fields.tsx'
import {
  mergeProcedure,
  type ProcedurePath,
  type ProcedureProblem,
  type ProcedureValues,
  procedureBody,
  procedureProblems,
  procedureValues,
  procedureWords,
  resolveProcedure,
} from './procedure-values.ts'

/** Sentences for what the form itself finds wrong. */
export function useProcedureProblems() {
  const { t } = useTranslation('catalogue')
  const { fieldText } = useProblemText()
  const sentence = (code: ProcedureProblem) =>
    code === 'required' ? fieldText(code) : t(`procedure.${code}`)
  return (values: ProcedureValues) =>
    Object.fromEntries(
      Object.entries(procedureProblems(values)).map(([path, code]) => [path, sentence(code)]),
    )
}

function useProcedureForm(latest: ProcedureFile) {
  const queries = useQueryClient()
  const problems = useProcedureProblems()
  const query = procedureQuery(latest.procedure.id)
  return useMergedForm<ProcedureFile, ProcedureValues, ProcedurePath>({
    latest,
    versionOf: ({ procedure }) => procedure.version,
    valuesOf: ({ procedure }) => procedureValues(procedure),
    validate: problems,
    send: (base, values) =>
      saveProcedure(base, { ...procedureBody(values), withdrawn: base.procedure.withdrawn }),
    reload: () => queries.fetchQuery({ ...query, staleTime: 0 }),
    merge: (base, mine, theirs) => mergeProcedure(base.procedure, mine, theirs.procedure),
    resolve: resolveProcedure,
    onSaved: (saved) => {
      queries.setQueryData(query.queryKey, saved)
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
    },
  })
}

/** How many accounts have it, and the button that withdraws it or offers it again. */
function Standing({
  file,
  mayEdit,
  dirty,
}: {
  readonly file: ProcedureFile
  readonly mayEdit: boolean
  readonly dirty: boolean
}) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [moved, setMoved] = useState(false)
  const { code, withdrawn, accountCount: count, id } = file.procedure
  const refresh = () => queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
  return (
    <>
      <div role="status">
        {moved && (
          <Notice
            tone="success"
            title={t(withdrawn ? 'procedure.moved.withdrawn' : 'procedure.moved.offered', { code })}
          />
        )}
      </div>
      {withdrawn && (
        <Notice tone="warning" title={t('procedure.withdrawnTitle')}>
          <p>{t('procedure.withdrawnBody')}</p>
        </Notice>
      )}
      <div className={classes.head}>
        <p className={classes.help}>
          {count === 0
            ? t('procedure.inUseNone')
            : t('procedure.inUse', { count, shown: format.count(count) })}
          {mayEdit && dirty && ` ${t('procedure.saveFirst')}`}
        </p>
        {mayEdit && (
          <Button variant="default" disabled={dirty} onClick={() => setAsking(true)}>
            {withdrawn ? t('procedure.offerAgain') : t('procedure.withdraw')}
          </Button>
        )}
      </div>
      {asking && (
        <MoveDialog
          file={file}
          onCancel={() => setAsking(false)}
          onChanged={() => void refresh()}
          onMoved={(saved) => {
            queries.setQueryData(procedureQuery(id).queryKey, saved)
            void refresh()
            setMoved(true)
            setAsking(false)
          }}
        />
      )}
    </>
  )
}

function ProcedureForm({ latest }: { readonly latest: ProcedureFile }) {
  const { t } = useTranslation(['catalogue', 'forms', 'shell'])
  const mayEdit = useSession().permissions.includes('catalogue.edit')
  const { kit, file, collision, taken, resolve } = useProcedureForm(latest)
  const nameOf = (path: ProcedurePath) => t(`catalogue:procedure.${path}`)
  return (
    <>
      <Standing file={latest} mayEdit={mayEdit} dirty={kit.dirty} />
      <FormFrame kit={kit} readOnly={!mayEdit} label={file.procedure.code}>
        {!mayEdit && <Notice tone="info" title={t('catalogue:readOnly')} />}
        {collision && (
          <CollisionPanel
            merge={collision.merge}
            nameOf={nameOf}
            wordsOf={(path, text) => procedureWords(path, text, t('shell:list.yes'), t('shell:list.no'))}
            busy={kit.busy}
            onResolve={resolve}
          />
        )}
        {kit.saved && taken.length > 0 && (
          <Notice
            tone="info"
            role="status"
            title={t('forms:joined', { fields: taken.map(nameOf).join(', ') })}
          />
        )}
        <ProcedureFields />
        {mayEdit && <SaveBar />}
      </FormFrame>
    </>
  )
}

/** `/admin/teleprocedures/:id`: a procedure of the catalogue. */
export function Component() {
  const { t } = useTranslation('catalogue')
  const { id = '' } = useParams()
  const { state } = useLocation()
  const query = useQuery(procedureQuery(id))
  if (query.data === undefined && isMissing(query.error)) return <NotFound />
  const isNew = (state as { readonly created?: unknown } | null)?.created === true
  const code = query.data?.procedure.code
  return (
    <Page
      title={code ?? t('procedures.title')}
      lead={query.data?.procedure.description}
      actions={<BackButton to={paths.staffProcedures}>{t('procedure.back')}</BackButton>}
    >
      <div role="status">
        {isNew && code !== undefined && <Notice tone="success" title={t('procedure.created', { code })} />}
      </div>
      <LoadState query={query}>{(file) => <ProcedureForm key={file.procedure.id} latest={file} />}</LoadState>
    </Page>
  )
}
