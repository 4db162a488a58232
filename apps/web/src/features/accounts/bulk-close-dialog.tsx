import { CLOSED_AT_ONCE } from '@guichet/contract/accounts.contract'
import { Button, Progress } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { closeMany } from './api/change-account-state.ts'
import type { AccountLine } from './api/list-secondary-accounts.ts'
import classes from './state-dialogs.module.css'
import { ClosureConsequences, ReasonField, useReason } from './state-dialogs.tsx'

interface BulkCloseDialogProps {
  readonly rows: readonly AccountLine[]
  readonly reasonNeeded: boolean
  readonly onCancel: () => void
  /** Called when at least one account was closed and the dialog is done with. */
  readonly onDone: (closed: number) => void
}

interface Failure {
  readonly login: string
  readonly sentence: string
}

/** Closes the accounts selected; those that are not open are left out. */
export function BulkCloseDialog({ rows, reasonNeeded, onCancel, onDone }: BulkCloseDialogProps) {
  const { t } = useTranslation(['accounts', 'common'])
  const { errorWords, codeWords } = useProblemText()
  // The list behind is read again while accounts close: what was asked for stays what is done.
  const [open] = useState(() => rows.filter(({ state }) => state === 'open'))
  const reason = useReason(reasonNeeded)
  const [done, setDone] = useState<number>()
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const closed = useRef(0)
  const left = rows.length - open.length
  const running = done !== undefined && done < open.length
  const finished = done === open.length && open.length > 0
  const asking = open.length > 0 && !finished

  const start = async () => {
    const failed: Failure[] = []
    const loginOf = (id: string) => open.find((row) => row.id === id)?.login ?? id
    for (let from = 0; from < open.length; from += CLOSED_AT_ONCE) {
      const rows = open.slice(from, from + CLOSED_AT_ONCE)
      setDone(from)
      try {
        const { closedIds, refused } = await closeMany(
          rows.map(({ id }) => id),
          reason.text,
        )
        closed.current += closedIds.length
        for (const { accountId, code } of refused)
          failed.push({ login: loginOf(accountId), sentence: codeWords(code) })
      } catch (error) {
        const { sentence } = errorWords(error)
        failed.push(...rows.map(({ login }) => ({ login, sentence })))
      }
    }
    setFailures(failed)
    setDone(open.length)
    if (failed.length === 0) onDone(closed.current)
  }
  const leave = () => (closed.current > 0 ? onDone(closed.current) : onCancel())

  return (
    <Dialog
      title={t('accounts:closing.bulkTitle', { count: open.length })}
      {...(!running && { onClose: leave })}
      actions={
        finished ? (
          <Button onClick={leave}>{t('common:close')}</Button>
        ) : (
          <>
            <Button variant="default" onClick={onCancel} disabled={running}>
              {t('common:cancel')}
            </Button>
            <Button
              color="red"
              loading={running}
              disabled={open.length === 0}
              onClick={() =>
                reason.goOn(() => {
                  start().catch(() => undefined)
                })
              }
            >
              {t('accounts:closing.bulkConfirm')}
            </Button>
          </>
        )
      }
    >
      {asking && <p className={classes.who}>{open.map(({ login }) => login).join(', ')}</p>}
      {left > 0 && <p>{t('accounts:closing.bulkLeft', { count: left })}</p>}
      {asking && (
        <>
          <ClosureConsequences mailboxes={open.some(({ hasMailbox }) => hasMailbox)} />
          <ReasonField reason={reason} />
        </>
      )}
      {running && (
        <div className={classes.progress}>
          <p role="status">{t('accounts:closing.progress', { done, total: open.length })}</p>
          <Progress
            value={(100 * (done ?? 0)) / open.length}
            aria-label={t('accounts:closing.progressLabel')}
          />
        </div>
      )}
      {failures.length > 0 && (
        <Notice
          tone="danger"
          role="alert"
          title={t('accounts:closing.bulkFailed', { count: failures.length })}
        >
          <ul className={classes.failures}>
            {failures.map(({ login, sentence }) => (
              <li key={login}>
                <strong>{login}</strong>, {sentence}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </Dialog>
  )
}
