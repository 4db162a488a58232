import { QUESTION_MAX } from '@guichet/domain/secret-question'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { useOwnRecoveryCalls } from '../api/own-recovery.ts'
import type { usePasswordProof } from '../factors/use-password-proof.tsx'
import classes from '../information-form.module.css'

interface QuestionDialogProps {
  readonly question: string
  readonly proof: ReturnType<typeof usePasswordProof>
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** A question of one's own and its answer; the password is asked for where it was not given a moment ago. */
export function QuestionDialog({ question, proof, onClose, onSaved }: QuestionDialogProps) {
  const { t } = useTranslation(['ownRecovery', 'common'])
  const { fieldText } = useProblemText()
  const { setQuestion } = useOwnRecoveryCalls()
  const needed = (value: string) => (value.trim() === '' ? fieldText('required') : null)
  const kit = useKitForm({
    initialValues: { question, answer: '' },
    validate: { question: needed, answer: needed },
    save: async (values) => {
      await proof.run((password) => setQuestion(values, password))
      onSaved()
    },
    onSaved: onClose,
  })
  return (
    <Dialog title={t('dialogTitle')} onClose={onClose} size="lg">
      <FormFrame kit={kit} label={t('dialogTitle')}>
        <p>{t('dialogIntro')}</p>
        <div className={classes.fields}>
          <TextField
            {...kit.field('question')}
            label={t('questionLabel')}
            help={t('questionHelp')}
            maxLength={QUESTION_MAX}
          />
          <TextField
            {...kit.field('answer')}
            label={t('answerLabel')}
            help={t('answerHelp')}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
          />
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('save')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
