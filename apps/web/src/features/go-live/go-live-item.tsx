import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { type Item, PLACES, type ServiceLine, useMark } from './go-live.ts'
import classes from './go-live-page.module.css'
import { ServiceTest } from './service-test.tsx'

/** What no program can know: somebody says so here. */
const TOLD: readonly Item['item'][] = ['types', 'backup']

function Marks({ line }: { readonly line: Item }) {
  const { t } = useTranslation('goLive')
  const run = useMark()
  const { item, state, must, confirmed } = line
  const mark = (value: 'confirmed' | 'set-aside' | null, words: 'confirm' | 'setAside' | 'undo') => (
    <Button
      variant={words === 'confirm' ? 'default' : 'subtle'}
      size="sm"
      loading={run.isPending}
      aria-label={t(`marks.${words}Of`, { item: t(`items.${item}.title`) })}
      onClick={() => run.mutate({ item, mark: value })}
    >
      {t(`marks.${words}`)}
    </Button>
  )
  return (
    <>
      {state === 'todo' && TOLD.includes(item) && mark('confirmed', 'confirm')}
      {state === 'todo' && !must && mark('set-aside', 'setAside')}
      {(state === 'set-aside' || confirmed) && mark(null, 'undo')}
      {run.error && <ErrorNotice title={t('marks.failed')} error={run.error} />}
    </>
  )
}

const TONES = { done: 'success', 'set-aside': 'neutral' } as const

/** The way to where an item is seen to, and the marks that may be put on it. */
function Acts({ line }: { readonly line: Item }) {
  const { t } = useTranslation('goLive')
  const place = PLACES[line.item]
  const item = t(`items.${line.item}.title`)
  const isOpen = line.state === 'todo'
  return (
    <div className={classes.acts}>
      {place !== undefined && (
        <Link to={place} className={classes.way} aria-label={t(isOpen ? 'openOf' : 'changeOf', { item })}>
          {t(isOpen ? 'open' : 'change')}
        </Link>
      )}
      <Marks line={line} />
    </div>
  )
}

/** A line of the list: where it stands, what to do, and the way to it. */
export function GoLiveItem({ line, service }: { readonly line: Item; readonly service: ServiceLine | null }) {
  const { t } = useTranslation('goLive')
  const { item, state, must } = line
  const isOpen = state === 'todo'
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <h3 className={classes.name}>{t(`items.${item}.title`)}</h3>
        <div className={classes.end}>
          {!isOpen && <Acts line={line} />}
          <StateLabel tone={state === 'todo' ? (must ? 'danger' : 'warning') : TONES[state]}>
            {t(state === 'todo' ? (must ? 'states.must' : 'states.advised') : `states.${state}`)}
          </StateLabel>
        </div>
      </div>
      {isOpen && <p className={classes.help}>{t(`items.${item}.todo`)}</p>}
      {service && <ServiceTest line={service} />}
      {isOpen && <Acts line={line} />}
    </li>
  )
}
