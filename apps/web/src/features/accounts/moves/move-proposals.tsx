import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import persons from '../account-persons.module.css'
import { decideMove, type Move, previewAcceptance } from '../api/account-moves.ts'
import { ConfirmMove } from './confirm-move.tsx'

type Decision = Move['decisions'][number]

/** Who proposed what to whom, in a sentence. */
export function useMoveSentence() {
  const { t } = useTranslation('accountMoves')
  const named = ({ login, companyName }: Move['account']) =>
    companyName === null ? login : t('nameAndCompany', { login, company: companyName })
  return ({ kind, proposedBy, account, primary }: Move): string =>
    t(`sentences.${kind}.${proposedBy === 'primary' ? 'primary' : 'account'}`, {
      account: named(account),
      primary: named(primary),
    })
}

interface ProposalLineProps {
  readonly move: Move
  readonly onAsk: (decision: Decision, move: Move) => void
}

/** An open proposal with what may be done with it. */
export function ProposalLine({ move, onAsk }: ProposalLineProps) {
  const { t } = useTranslation('accountMoves')
  const format = useFormat()
  const sentenceOf = useMoveSentence()
  return (
    <div className={persons.person}>
      <div className={persons.who}>
        <p className={persons.name}>{sentenceOf(move)}</p>
        <p className={persons.detail}>
          {t('openUntil', {
            from: format.instantDay(move.proposedAt),
            until: format.instantDay(move.expiresAt),
          })}
        </p>
        {!move.decisions.includes('accept') && <p className={persons.detail}>{t('waits')}</p>}
      </div>
      <div className={persons.actions}>
        {move.decisions.map((decision) => (
          <Button
            key={decision}
            size="sm"
            variant={decision === 'accept' ? 'filled' : 'default'}
            onClick={() => onAsk(decision, move)}
          >
            {t(`decide.${decision}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}

interface DecisionDialogProps {
  readonly move: Move
  readonly decision: Decision
  readonly onCancel: () => void
  readonly onDone: (decision: Decision, move: Move) => void
}

/** Accepting shows first what follows; declining and withdrawing ask. */
function DecisionDialog({ move, decision, onCancel, onDone }: DecisionDialogProps) {
  const { t } = useTranslation(['accountMoves', 'accountPersons'])
  if (decision === 'accept')
    return (
      <ConfirmMove
        title={t(`acceptTitles.${move.kind}`, { account: move.account.login, primary: move.primary.login })}
        subject={['proposal', move.id]}
        load={() => previewAcceptance(move.id)}
        act={() => decideMove(move.id, 'accept')}
        confirm={() => t('decide.accept')}
        isAnswer
        onCancel={onCancel}
        onDone={(done) => onDone('accept', done)}
      />
    )
  return (
    <ConfirmDialog
      title={t(`ask.${decision}`)}
      follows={[t(`askFollows.${decision}`)]}
      confirm={t(`decide.${decision}`)}
      failed={t('accountPersons:failed')}
      act={() => decideMove(move.id, decision)}
      onCancel={onCancel}
      onDone={() => onDone(decision, move)}
    />
  )
}

/** The question that is open about a proposal, and how to ask one. */
export function useMoveDecision(onDone: (decision: Decision, move: Move) => void) {
  const [asked, setAsked] = useState<{ readonly decision: Decision; readonly move: Move }>()
  const close = () => setAsked(undefined)
  return {
    ask: (decision: Decision, move: Move) => setAsked({ decision, move }),
    dialog: asked && (
      <DecisionDialog
        {...asked}
        onCancel={close}
        onDone={(decision, move) => {
          close()
          onDone(decision, move)
        }}
      />
    ),
  }
}
