import { LOCK_MINUTES, type LockMinutes, weaknessOfCode } from '@guichet/domain/device-code'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { PasswordField, SelectField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { forgetCode, keepCode, triesLeft } from '../../../shared/session/device-code.ts'
import { deviceLock } from '../../../shared/session/device-lock.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import classes from './device.module.css'

export type CodeAct = 'set' | 'change' | 'remove'
class WrongCode extends Error {}

interface CodeDialogProps {
  readonly act: CodeAct
  readonly personId: string
  readonly minutes: LockMinutes
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Sets, changes or takes away the code of this device; whoever finds the page open needs the code they have. */
export function CodeDialog({ act, personId, minutes, onClose, onDone }: CodeDialogProps) {
  const { t } = useTranslation(['device', 'common'])
  const { fieldText } = useProblemText()
  const title = t(`device:code.title.${act}`)
  const kit = useKitForm({
    initialValues: { current: '', code: '', confirmation: '', minutes: String(minutes) },
    validate: ({ current, code, confirmation }) => {
      const weakness = act === 'remove' ? null : weaknessOfCode(code)
      return {
        ...(act !== 'set' && current === '' && { current: fieldText('required') }),
        ...(weakness !== null && { code: t(`device:code.${weakness}`) }),
        ...(act !== 'remove' && confirmation !== code && { confirmation: t('device:code.differ') }),
      }
    },
    save: async (values) => {
      if (act !== 'set' && !(await deviceLock.attempt(personId, values.current))) throw new WrongCode()
      const chosen = LOCK_MINUTES.find((offered) => String(offered) === values.minutes) ?? minutes
      if (act === 'remove') forgetCode()
      else await keepCode(personId, values.code, chosen)
      deviceLock.changed()
    },
    fieldsOf: (error) =>
      error instanceof WrongCode
        ? { current: t('device:lock.wrong', { count: triesLeft(personId) }) }
        : undefined,
    onSaved: onDone,
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame kit={kit} label={title}>
        <div className={classes.fields}>
          {act !== 'set' && (
            <PasswordField
              {...kit.field('current')}
              label={t('device:code.current')}
              autoComplete="one-time-code"
              inputMode="numeric"
            />
          )}
          {act !== 'remove' && (
            <>
              <PasswordField
                {...kit.field('code')}
                label={t('device:code.new')}
                help={t('device:code.rule')}
                autoComplete="one-time-code"
                inputMode="numeric"
              />
              <PasswordField
                {...kit.field('confirmation')}
                label={t('device:code.confirmation')}
                autoComplete="one-time-code"
                inputMode="numeric"
              />
              <SelectField
                {...kit.field('minutes')}
                label={t('device:code.after')}
                options={LOCK_MINUTES.map((count) => ({
                  value: String(count),
                  label: t('device:code.minutes', { count }),
                }))}
              />
            </>
          )}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t(`device:code.submit.${act}`)}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
