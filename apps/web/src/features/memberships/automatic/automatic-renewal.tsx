import { Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { checkoutAddress } from '../../../shared/browser/checkout-address.ts'
import { leaveFor } from '../../../shared/browser/leave.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import classes from './automatic-renewal.module.css'
import {
  type AutomaticRenewal as Automatic,
  automaticRenewalQuery,
  checkAutomatic,
  stopAutomatic,
} from './automatic-renewal-api.ts'
import { AutomaticTerms } from './automatic-terms.tsx'
import { StartDialog } from './start-dialog.tsx'

/** The address by which the payment service leads back. */
const RETURNED = 'reconduction'

/** Back from the payment service: what stands there is asked once, and the address forgets it. */
function useReturn(check: () => void): void {
  const [params, setParams] = useSearchParams()
  const returned = params.get(RETURNED)
  useEffect(() => {
    if (returned === null) return
    check()
    const rest = new URLSearchParams(window.location.search)
    rest.delete(RETURNED)
    setParams(rest, { replace: true })
  }, [returned, check, setParams])
}

function Running({ automatic, stop, busy }: { automatic: Automatic; stop: () => void; busy: boolean }) {
  const { t } = useTranslation('automaticRenewal')
  const format = useFormat()
  const { next, method, methodLabel } = automatic
  return (
    <>
      <p className={classes.lead}>
        {method !== null && t('from', { method: t(`method.${method}`), label: methodLabel ?? '' })}
      </p>
      {next?.state === 'debiting' && <Notice tone="info" title={t('debiting')} />}
      {next?.state === 'again' && (
        <Notice tone="warning" title={t('again', { date: format.day(next.debitOn, 'long') })} />
      )}
      {next === null && <p>{t('nothingNext')}</p>}
      {next?.state === 'waiting' && <AutomaticTerms next={next} />}
      <Group mt="md">
        <Button variant="default" onClick={stop} loading={busy}>
          {t('stop')}
        </Button>
      </Group>
    </>
  )
}

function Unfinished({ automatic, stop, busy }: { automatic: Automatic; stop: () => void; busy: boolean }) {
  const { t } = useTranslation('automaticRenewal')
  const address = checkoutAddress(automatic.setupUrl)
  return (
    <Notice
      tone="warning"
      title={t('unfinished.title')}
      actions={
        <>
          {address !== undefined && (
            <Button onClick={() => leaveFor(address)}>{t('unfinished.resume')}</Button>
          )}
          <Button variant="default" onClick={stop} loading={busy}>
            {t('unfinished.giveUp')}
          </Button>
        </>
      }
    >
      <p>{t('unfinished.body')}</p>
    </Notice>
  )
}

/** Whether the membership renews by itself: what is debited when, switched on after its terms, stopped in one click. */
export function AutomaticRenewal() {
  const { t } = useTranslation('automaticRenewal')
  const format = useFormat()
  const queries = useQueryClient()
  const query = useQuery(automaticRenewalQuery)
  const [starting, setStarting] = useState(false)
  const keep = (after: Automatic) => {
    queries.setQueryData(automaticRenewalQuery.queryKey, after)
    queries.invalidateQueries({ queryKey: ['tasks'] }).catch(() => undefined)
  }
  const { mutate: check, ...checking } = useMutation({ mutationFn: checkAutomatic, onSuccess: keep })
  const stopping = useMutation({ mutationFn: stopAutomatic, onSuccess: keep })
  useReturn(check)
  const automatic = query.data
  if (!automatic) return query.error ? <ErrorNotice title={t('failed')} error={query.error} /> : null
  const { state, methods, stopped } = automatic
  if (state === 'off' && methods.length === 0 && stopped === null) return null
  const why = stopped?.reason === 'given-up' ? undefined : stopped?.reason
  const word = state === 'off' && why === undefined ? 'never' : state
  const acts = { automatic, stop: () => stopping.mutate(), busy: stopping.isPending }
  const error = stopping.error ?? checking.error
  return (
    <div className={classes.panel}>
      <Section
        title={t('title')}
        actions={<StateLabel tone={state === 'on' ? 'success' : 'neutral'}>{t(`state.${word}`)}</StateLabel>}
      >
        <div role="status">
          {stopping.isSuccess && state === 'off' && <Notice tone="success" title={t('stoppedNow')} />}
        </div>
        {error && <ErrorNotice title={t('failed')} error={error} />}
        {state === 'on' && <Running {...acts} />}
        {state === 'setting-up' && <Unfinished {...acts} />}
        {state === 'off' && (
          <>
            {stopped && why !== undefined && !stopping.isSuccess && (
              <p className={classes.lead}>
                {t('stopped', { date: format.day(stopped.on, 'long') })} {t(`reason.${why}`)}
              </p>
            )}
            {methods.length > 0 && (
              <>
                <p className={classes.lead}>{t('offer')}</p>
                <Button variant="default" onClick={() => setStarting(true)}>
                  {t('start.open')}
                </Button>
              </>
            )}
          </>
        )}
        {starting && <StartDialog offer={automatic} onClose={() => setStarting(false)} />}
      </Section>
    </div>
  )
}
