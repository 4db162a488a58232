import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../shared/api/session.ts'
import { canKeepCode, keptCode } from '../../../shared/session/device-code.ts'
import { deviceLock } from '../../../shared/session/device-lock.ts'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { type CodeAct, CodeDialog } from './code-dialog.tsx'
import classes from './device.module.css'

/** "Code de cet appareil": asked when the portal is opened again. It hides the screen and replaces no password. */
export function CodeGroup() {
  const { t } = useTranslation('device')
  const { personId } = useSession()
  const [kept, setKept] = useState(() => keptCode(personId))
  const [act, setAct] = useState<CodeAct>()
  const [told, setTold] = useState('')
  const open = (next: CodeAct) => () => {
    setTold('')
    setAct(next)
  }
  const done = () => {
    if (act) setTold(t(`code.done.${act}`))
    setAct(undefined)
    setKept(keptCode(personId))
  }
  return (
    <section className={classes.group} aria-label={t('code.heading')}>
      <h3 className={classes.groupTitle}>{t('code.heading')}</h3>
      <p className={classes.groupIntro}>{t('code.intro')}</p>
      <p className={classes.groupIntro}>{t('code.limits')}</p>
      {!canKeepCode() && <p className={classes.words}>{t('code.cannot')}</p>}
      {kept && (
        <p className={classes.state}>
          <StateLabel tone="success">{t('code.on')}</StateLabel>{' '}
          {t('code.asked', { minutes: t('code.minutes', { count: kept.minutes }) })}
        </p>
      )}
      <p role="status" className={classes.told}>
        {told}
      </p>
      {canKeepCode() && (
        <Group gap="sm">
          {!kept && (
            <Button variant="default" onClick={open('set')}>
              {t('code.title.set')}
            </Button>
          )}
          {kept && (
            <>
              <Button variant="default" onClick={() => deviceLock.lock()}>
                {t('code.lockNow')}
              </Button>
              <Button variant="default" onClick={open('change')}>
                {t('code.title.change')}
              </Button>
              <Button variant="default" onClick={open('remove')}>
                {t('code.title.remove')}
              </Button>
            </>
          )}
        </Group>
      )}
      {act && (
        <CodeDialog
          act={act}
          personId={personId}
          minutes={kept?.minutes ?? 5}
          onClose={() => setAct(undefined)}
          onDone={done}
        />
      )}
    </section>
  )
}
