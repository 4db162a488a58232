import type { ErasureBlocker } from '@guichet/domain/erasure'
import { Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { PasswordField, TextField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { paths } from '../../shared/paths.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { ask, type OwnErasure, ownErasureQuery, withdraw } from './api.ts'
import classes from './privacy.module.css'

/** Where what stands in the way is ended; null where the desk does it. */
const WAYS: Readonly<Record<ErasureBlocker, string | null>> = {
  membership: paths.lifeEvents,
  'automatic-renewal': paths.memberships,
  subscription: paths.services,
  payment: paths.payments,
  'life-event': paths.lifeEvents,
  account: paths.accounts,
  firm: paths.files,
  staff: null,
}
const FATE_TONES = { erased: 'success', lost: 'warning', kept: 'neutral', 'kept-named': 'neutral' } as const

function AskDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['privacy', 'common'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const queries = useQueryClient()
  const kit = useKitForm({
    initialValues: { comment: '', currentPassword: '' },
    validate: { currentPassword: (value) => (value === '' ? fieldText('required') : null) },
    save: ({ comment, currentPassword }) => ask(comment, currentPassword),
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ownErasureQuery.queryKey }).catch(() => undefined)
      onClose()
    },
  })
  const title = t('privacy:erasure.ask')
  return (
    <Dialog title={title} {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <p>{t('privacy:erasure.askIntro')}</p>
        <TextField
          {...kit.field('comment')}
          label={t('privacy:erasure.comment')}
          maxLength={500}
          autoComplete="off"
          optional
        />
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          {...kit.field('currentPassword')}
          label={t('privacy:erasure.password')}
          autoComplete="current-password"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={kit.busy}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {title}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

function Standing({ erasure, onAsk }: { readonly erasure: OwnErasure; readonly onAsk: () => void }) {
  const { t } = useTranslation('privacy')
  const format = useFormat()
  const queries = useQueryClient()
  const back = useMutation({
    mutationFn: withdraw,
    onSuccess: () => queries.invalidateQueries({ queryKey: ownErasureQuery.queryKey }),
  })
  const { blockers, request } = erasure
  if (request?.mayWithdraw)
    return (
      <>
        <Notice
          tone="warning"
          title={t(`erasure.${request.state === 'approved' ? 'approved' : 'asked'}`, {
            on: format.day(request.eraseOn, 'long'),
          })}
          actions={
            <Button size="sm" variant="default" loading={back.isPending} onClick={() => back.mutate()}>
              {t('erasure.withdraw')}
            </Button>
          }
        >
          {t('erasure.waits', { by: format.day(request.answerBy, 'long') })}
        </Notice>
        {back.error && <ErrorNotice title={t('erasure.withdrawFailed')} error={back.error} />}
      </>
    )
  return (
    <>
      {request?.state === 'refused' && (
        <Notice tone="info" title={t('erasure.refused')}>
          {request.answer}
        </Notice>
      )}
      {blockers.length > 0 ? (
        <Notice tone="info" title={t('erasure.blocked')}>
          <ul>
            {blockers.map((blocker) => {
              const way = WAYS[blocker]
              const text = t(`blockers.${blocker}`)
              return <li key={blocker}>{way === null ? text : <Link to={way}>{text}</Link>}</li>
            })}
          </ul>
        </Notice>
      ) : (
        <div>
          <Button variant="outline" color="red.9" onClick={onAsk}>
            {t('erasure.ask')}
          </Button>
        </div>
      )}
    </>
  )
}

/** "Effacer mes données": what goes, what stays and why; asked for with the password (U04). */
export function Erasure() {
  const { t } = useTranslation('privacy')
  const format = useFormat()
  const query = useQuery(ownErasureQuery)
  const [isAsking, setAsking] = useState(false)
  type Rule = OwnErasure['rules'][number]
  const columns = (keptUntil: string | null): readonly Column<Rule>[] => [
    { key: 'what', header: t('rules.what'), main: true, render: ({ what }) => t(`rules.of.${what}.name`) },
    {
      key: 'fate',
      header: t('rules.fate'),
      render: ({ fate }) => <StateLabel tone={FATE_TONES[fate]}>{t(`rules.fates.${fate}`)}</StateLabel>,
    },
    {
      key: 'why',
      header: t('rules.why'),
      render: ({ what, source }) => (
        <>
          {t(`rules.of.${what}.why`)}
          {(what === 'payments' || what === 'invoices') &&
            keptUntil !== null &&
            ` ${t('rules.until', { date: format.day(keptUntil) })}`}
          <span className={classes.source}>{source}</span>
        </>
      ),
    },
  ]
  return (
    <Section title={t('erasure.title')}>
      <p>{t('erasure.intro')}</p>
      <LoadState query={query}>
        {(erasure) => (
          <>
            <RecordList
              caption={t('rules.caption')}
              rows={erasure.rules}
              rowKey={({ what }) => what}
              columns={columns(erasure.keptUntil)}
              dense
            />
            <div role="status">
              <Standing erasure={erasure} onAsk={() => setAsking(true)} />
            </div>
          </>
        )}
      </LoadState>
      {isAsking && <AskDialog onClose={() => setAsking(false)} />}
    </Section>
  )
}
