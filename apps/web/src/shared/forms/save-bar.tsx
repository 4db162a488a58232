import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormState } from './form-context.ts'
import classes from './save-bar.module.css'
import { UnsavedGuard } from './unsaved-guard.tsx'

/** "Enregistrer" in sight all along, with the state of the form; asks before leaving with unsaved changes. */
export function SaveBar() {
  const { t } = useTranslation(['forms', 'common'])
  const { dirty, busy, saved, reset } = useFormState()
  return (
    <div className={classes.bar} data-dirty={dirty || undefined}>
      <p className={classes.state} role="status">
        {dirty && (
          <span className={classes.unsaved}>
            <IconAlertTriangle size={18} aria-hidden /> {t('forms:unsaved')}
          </span>
        )}
        {!dirty && saved && (
          <span className={classes.saved}>
            <IconCircleCheck size={18} aria-hidden /> {t('forms:saved')}
          </span>
        )}
      </p>
      <div className={classes.buttons}>
        {dirty && (
          <Button type="button" variant="default" onClick={reset} disabled={busy}>
            {t('forms:discard')}
          </Button>
        )}
        <Button type="submit" loading={busy}>
          {t('common:save')}
        </Button>
      </div>
      <UnsavedGuard when={dirty && !busy} />
    </div>
  )
}
