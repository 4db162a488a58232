import { Button, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { today } from '../../shared/browser/today.ts'
import { DateField } from '../../shared/forms/date-field.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { LETTERS_KEY } from './letters.ts'

/** Letters that are to be marked as posted. */
export interface Posting {
  readonly count: number
  /** Marks them. @returns how many it took. */
  readonly post: (postedOn: string) => Promise<number>
}

interface PostedDialogProps {
  readonly posting: Posting
  readonly onClose: () => void
  readonly onDone: (count: number) => void
}

/** Asks on which day letters were posted. */
export function PostedDialog({ posting: { count, post }, onClose, onDone }: PostedDialogProps) {
  const { t } = useTranslation(['letters', 'common'])
  const { fieldText } = useProblemText()
  const queries = useQueryClient()
  const title = t('letters:posted.title', { count })
  const kit = useKitForm({
    initialValues: { postedOn: String(today()) },
    validate: ({ postedOn }) =>
      /^\d{4}-\d{2}-\d{2}$/u.test(postedOn) ? {} : { postedOn: fieldText('date.invalid') },
    save: async ({ postedOn }) => {
      const posted = await post(postedOn)
      queries.invalidateQueries({ queryKey: LETTERS_KEY }).catch(() => undefined)
      onDone(posted)
    },
  })
  return (
    <Dialog title={title} {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <Stack gap="md">
          <DateField {...kit.field('postedOn')} label={t('letters:posted.on')} />
          <div>
            <Button type="submit" loading={kit.busy}>
              {t('common:save')}
            </Button>
          </div>
        </Stack>
      </FormFrame>
    </Dialog>
  )
}
