import { formatSiret } from '@guichet/domain/identifiers'
import type { LifeEventState } from '@guichet/domain/life-events'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { StateLabel, type StateTone } from '../../shared/ui/state-label.tsx'
import type { LifeEvent } from './api/life-events.ts'
import classes from './life-events.module.css'

const TONES: Record<LifeEventState, StateTone> = {
  planned: 'warning',
  requested: 'warning',
  done: 'success',
  declined: 'danger',
  withdrawn: 'neutral',
}

/** The state of an event, in a word. */
export function EventState({ state }: { readonly state: LifeEventState }) {
  const { t } = useTranslation('lifeEvents')
  return <StateLabel tone={TONES[state]}>{t(`states.${state}`)}</StateLabel>
}

const placeOf = (address: LifeEvent['personalAddress']) =>
  address === null
    ? ''
    : [
        address.street,
        address.complement,
        [address.postcode, address.city].filter((part) => part !== null).join(' '),
      ]
        .filter((part) => part !== null && part !== '')
        .join(', ')

interface EventListProps {
  readonly items: readonly LifeEvent[]
  readonly isStaff?: boolean
  readonly onTakeBack: (event: LifeEvent) => void
  readonly busyId?: string | undefined
}

/** Events, the latest first, each with what was told, what was answered and what may still be done. */
export function EventList({ items, isStaff = false, onTakeBack, busyId }: EventListProps) {
  const { t } = useTranslation(['lifeEvents', 'company', 'me'])
  const format = useFormat()
  const line = (label: string, value: string) => t('line', { label, value })
  return (
    <ul className={classes.list}>
      {items.map((event) => {
        const name = `${t(`kinds.${event.kind}`)}, ${format.day(event.happensOn)}`
        const lines = [
          t(event.byStaff ? 'recordedOn' : 'toldOn', { date: format.instantDay(event.createdAt) }),
          event.personalAddress && line(t('me:fields.personalAddress'), placeOf(event.personalAddress)),
          event.businessAddress && line(t('me:fields.businessAddress'), placeOf(event.businessAddress)),
          event.siret && line(t('company:siret'), formatSiret(event.siret)),
          event.comment && t('saidComment', { comment: event.comment }),
          event.answer && t('saidAnswer', { answer: event.answer }),
        ].filter((line) => line !== null && line !== '')
        return (
          <li key={event.id} className={classes.event}>
            <div className={classes.words}>
              <p className={classes.head}>
                {name}
                <EventState state={event.state} />
              </p>
              {lines.map((line) => (
                <p key={line} className={classes.more}>
                  {line}
                </p>
              ))}
            </div>
            {event.mayTakeBack && (
              <Button
                variant="default"
                size="sm"
                loading={busyId === event.id}
                aria-label={t(isStaff ? 'undoNamed' : 'takeBackNamed', { name })}
                onClick={() => onTakeBack(event)}
              >
                {t(isStaff ? 'undo' : 'takeBack')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
