import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { LoadingBars, LoadState } from '../../../shared/ui/load-state.tsx'
import type { Move, MoveConsequences } from '../api/account-moves.ts'
import { ConsequencesList } from './consequences-list.tsx'

interface ConfirmMoveProps {
  readonly title: string
  /** What is looked at, as a key of the query. */
  readonly subject: readonly string[]
  readonly load: () => Promise<MoveConsequences>
  readonly act: (reason: string) => Promise<Move>
  /** The button: it says what is done. */
  readonly confirm: (consequences: MoveConsequences) => string
  readonly reasonNeeded?: boolean
  /** The other side has proposed it: it takes effect when it is confirmed. */
  readonly isAnswer?: boolean
  readonly onCancel: () => void
  readonly onDone: (move: Move) => void
}

/** When it takes effect. */
function introOf({ atOnce, isOtherKnown }: MoveConsequences, isAnswer: boolean) {
  if (atOnce || isAnswer) return 'atOnce'
  return isOtherKnown ? 'afterConsent' : 'afterConsentNamed'
}

/** Shows what follows, then does it: proposes, carries out or accepts a move. */
export function ConfirmMove(props: ConfirmMoveProps) {
  const {
    title,
    subject,
    load,
    act,
    confirm,
    reasonNeeded = false,
    isAnswer = false,
    onCancel,
    onDone,
  } = props
  const { t } = useTranslation(['accountMoves', 'common'])
  const { fieldText } = useProblemText()
  const query = useQuery({
    queryKey: ['move-preview', ...subject],
    queryFn: load,
    gcTime: 0,
    retry: false,
  })
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const run = useMutation({ mutationFn: () => act(reason), onSuccess: onDone })
  const isMissing = reasonNeeded && reason.trim() === ''
  const { data } = query
  return (
    <Dialog
      title={title}
      size="lg"
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          {data && (
            <Button
              loading={run.isPending}
              onClick={() => {
                setAsked(true)
                if (!isMissing) run.mutate()
              }}
            >
              {confirm(data)}
            </Button>
          )}
        </>
      }
    >
      <LoadState query={query} skeleton={<LoadingBars lines={6} />} failedTitle={t('impossible')}>
        {(consequences) => (
          <>
            <p>{t(introOf(consequences, isAnswer))}</p>
            <ConsequencesList consequences={consequences} />
            {reasonNeeded && (
              <Textarea
                label={t('reason')}
                description={t('reasonHelp')}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                error={isAsked && isMissing ? fieldText('required') : undefined}
                maxLength={500}
                rows={3}
                required
              />
            )}
          </>
        )}
      </LoadState>
      {run.error && <ErrorNotice title={t('failed')} error={run.error} />}
    </Dialog>
  )
}
