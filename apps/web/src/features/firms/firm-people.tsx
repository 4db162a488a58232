import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel, type StateTone } from '../../shared/ui/state-label.tsx'
import type { Firm, FirmMember } from './api.ts'
import classes from './firms.module.css'

export type PlaceChange = 'promote' | 'demote' | 'remove' | 'withdraw' | 'resend'
export interface AskedChange {
  readonly change: PlaceChange
  readonly member: FirmMember
}
type Shown = Exclude<FirmMember['state'], 'withdrawn' | 'removed' | 'left'>
const TONES: Readonly<Record<Shown, StateTone>> = {
  ...{ active: 'success', invited: 'warning', expired: 'neutral', declined: 'neutral' },
}
const isShown = (state: FirmMember['state']): state is Shown => Object.hasOwn(TONES, state)

/** What a manager may change about a place of somebody else. */
function changesOf({ state, role, isMe }: FirmMember): readonly PlaceChange[] {
  if (isMe) return []
  if (state === 'active') return [role === 'manager' ? 'demote' : 'promote', 'remove']
  return state === 'invited' || state === 'expired' ? ['resend', 'withdraw'] : []
}

export const nameOf = ({ name, email }: FirmMember): string => name ?? email

interface FirmPeopleProps {
  readonly firm: Firm
  readonly onChange: (asked: AskedChange) => void
}

/** Who is in the firm, and who is invited. */
export function FirmPeople({ firm, onChange }: FirmPeopleProps) {
  const { t } = useTranslation('firms')
  const format = useFormat()
  const isManager = firm.role === 'manager'
  const columns = useMemo(
    (): readonly Column<FirmMember>[] => [
      {
        key: 'person',
        header: t('columns.person'),
        main: true,
        render: (row) => (
          <span className={classes.person}>
            <span>
              {nameOf(row)}
              {row.isMe && ` (${t('me')})`}
            </span>
            {row.name !== null && <span className={classes.email}>{row.email}</span>}
          </span>
        ),
      },
      { key: 'role', header: t('columns.role'), render: ({ role }) => t(`roles.${role}`) },
      {
        key: 'state',
        header: t('columns.state'),
        render: ({ state, answerBy }) =>
          isShown(state) && (
            <span className={classes.state}>
              <StateLabel tone={TONES[state]}>{t(`states.${state}`)}</StateLabel>
              {state === 'invited' && answerBy !== null && (
                <span className={classes.email}>{t('until', { date: format.instantDay(answerBy) })}</span>
              )}
            </span>
          ),
      },
      {
        key: 'since',
        header: t('columns.since'),
        render: ({ joinedAt, createdAt }) => format.instantDay(joinedAt ?? createdAt),
      },
      ...(isManager
        ? [
            {
              key: 'actions',
              header: t('columns.actions'),
              actions: true,
              render: (member: FirmMember) => (
                <span className={classes.actions}>
                  {changesOf(member).map((change) => (
                    <Button
                      key={change}
                      variant="default"
                      size="compact-sm"
                      onClick={() => onChange({ change, member })}
                      aria-label={t('actionFor', {
                        action: t(`changes.${change}.action`),
                        name: nameOf(member),
                      })}
                    >
                      {t(`changes.${change}.action`)}
                    </Button>
                  ))}
                </span>
              ),
            },
          ]
        : []),
    ],
    [t, format, isManager, onChange],
  )
  return <RecordList caption={t('people')} columns={columns} rows={firm.members} rowKey={({ id }) => id} />
}
