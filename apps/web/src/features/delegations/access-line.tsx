import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { StateLabel, type StateTone } from '../../shared/ui/state-label.tsx'
import type { Delegation } from './api.ts'
import classes from './delegations.module.css'
import { useRightsText } from './use-rights-text.ts'

const TONES: Readonly<Record<Delegation['state'], StateTone>> = {
  ...{ invited: 'warning', asked: 'warning', active: 'success', expired: 'neutral' },
  ...{ declined: 'neutral', withdrawn: 'neutral', revoked: 'neutral', 'given-up': 'neutral' },
}

interface AccessLineProps {
  readonly access: Delegation
  readonly onEdit?: () => void
  readonly onEnd?: () => void
  readonly onResend?: () => void
  readonly busy?: boolean
}

/** One access: to whom, for what, until when, and what may be done with it. */
export function AccessLine({ access, onEdit, onEnd, onResend, busy = false }: AccessLineProps) {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  const rightsText = useRightsText()
  const { state, name, email, rights, endsOn, createdAt, answerBy, acceptedAt, endedAt, lastUsedAt } = access
  const { colleagues, firm } = access
  const isOpen = state === 'active' || state === 'invited'
  const shown = name ?? email
  const day = format.instantDay
  const lines = [
    name !== null && email,
    rights.length > 0 && t('given.rights', { rights: rightsText(rights) }),
    state === 'active' && endsOn !== null && t('given.until', { date: format.day(endsOn) }),
    state === 'invited' && t('given.invited', { date: day(createdAt), until: day(answerBy) }),
    state === 'active' && acceptedAt !== null && t('given.since', { date: day(acceptedAt) }),
    state === 'active' &&
      (lastUsedAt === null
        ? t('given.neverUsed')
        : t('given.used', { date: day(lastUsedAt), time: format.instantTime(lastUsedAt) })),
    state === 'active' && access.copies && t('given.copies'),
    firm !== null && t('given.firm', { firm: firm.name, count: firm.others }),
    isOpen && colleagues && firm === null && t('given.noFirm'),
    endedAt !== null && t('given.endedOn', { date: day(endedAt) }),
  ].filter((line) => typeof line === 'string')
  const button = (words: string, act: () => void, loading = false) => (
    <Button
      size="sm"
      variant="default"
      loading={loading}
      onClick={act}
      aria-label={t('given.actionFor', { action: words, name: shown })}
    >
      {words}
    </Button>
  )
  return (
    <li className={classes.line}>
      <div className={classes.words}>
        <p className={classes.head}>
          {shown}
          <StateLabel tone={TONES[state]}>{t(`states.${state}`)}</StateLabel>
        </p>
        {lines.map((line) => (
          <p key={line} className={classes.more}>
            {line}
          </p>
        ))}
      </div>
      <div className={classes.actions}>
        {onEdit && button(t('given.edit'), onEdit)}
        {onResend && state === 'invited' && button(t('given.resend'), onResend, busy)}
        {onEnd && button(t(state === 'active' ? 'given.end' : 'given.withdraw'), onEnd)}
      </div>
    </li>
  )
}
