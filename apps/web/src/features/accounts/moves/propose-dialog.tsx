import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { type Attachment, type Move, type Proposal, previewMove, proposeMove } from '../api/account-moves.ts'
import { ConfirmMove } from './confirm-move.tsx'

export type Way = Attachment['may'][number]

interface ProposeDialogProps {
  readonly account: { readonly id: string; readonly login: string }
  readonly way: Way
  readonly reasonNeeded: boolean
  readonly onCancel: () => void
  readonly onDone: (move: Move) => void
}

/** Asks for the login of the other account, and looks at what would follow before it goes on. */
function NameStep({
  account,
  way,
  onCancel,
  onNamed,
}: Pick<ProposeDialogProps, 'account' | 'onCancel'> & {
  readonly way: 'join' | 'invite'
  readonly onNamed: (proposal: Proposal) => void
}) {
  const { t } = useTranslation(['accountMoves', 'common'])
  const { fieldText } = useProblemText()
  const proposalOf = (login: string): Proposal => ({ move: way, login })
  const kit = useKitForm({
    initialValues: { login: '' },
    validate: { login: (value) => (value.trim() === '' ? fieldText('required') : null) },
    aliases: { 'proposal.login': 'login' },
    save: ({ login }) => previewMove(account.id, proposalOf(login)),
    onSaved: () => onNamed(proposalOf(kit.values.login)),
  })
  return (
    <Dialog title={t(`accountMoves:titles.${way}`, { login: account.login })} onClose={onCancel} size="lg">
      <FormFrame kit={kit} label={t(`accountMoves:actions.${way}`)}>
        <p>{t(`accountMoves:named.${way}`)}</p>
        <TextField
          {...kit.field('login')}
          label={t(`accountMoves:namedLabel.${way}`)}
          autoComplete="off"
          maxLength={64}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('accountMoves:seeConsequences')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** Proposes a move, or carries it out where one speaks for both sides: what follows is shown first. */
export function ProposeDialog({ account, way, reasonNeeded, onCancel, onDone }: ProposeDialogProps) {
  const { t } = useTranslation('accountMoves')
  const [named, setNamed] = useState<Proposal>()
  const [key] = useState(newRequestKey)
  const proposal: Proposal | undefined = way === 'detach' || way === 'swap' ? { move: way } : named
  if (proposal === undefined) {
    const asked = way === 'join' ? 'join' : 'invite'
    return <NameStep account={account} way={asked} onCancel={onCancel} onNamed={setNamed} />
  }
  return (
    <ConfirmMove
      title={t(`titles.${way}`, { login: account.login })}
      subject={[account.id, way, named && 'login' in named ? named.login : '']}
      load={() => previewMove(account.id, proposal)}
      act={(reason) => proposeMove(account.id, proposal, reason, key)}
      confirm={({ atOnce }) => t(atOnce ? `now.${way}` : 'propose')}
      reasonNeeded={reasonNeeded}
      onCancel={onCancel}
      onDone={onDone}
    />
  )
}
