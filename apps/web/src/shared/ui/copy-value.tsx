import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './copy-value.module.css'

interface CopyValueProps {
  /** What the value is: the button says "Copier : IBAN" to those who do not see it beside the value. */
  readonly name: string
  /** What is shown beside the button when it is not the value itself; null when a field shows it. */
  readonly shown?: string | null
  /** What is copied. */
  readonly value: string
}

/** A value to be taken elsewhere, with a button that copies it and says so. */
export function CopyValue({ name, value, shown = value }: CopyValueProps) {
  const { t } = useTranslation('states')
  const clipboard = useClipboard({ timeout: 2500 })
  return (
    <span className={classes.line}>
      {shown !== null && <span className={classes.value}>{shown}</span>}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => clipboard.copy(value)}
        leftSection={
          clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
        }
      >
        {clipboard.copied ? t('copied') : t('copy')}
        <span className="visually-hidden"> {t('copyWhat', { name })}</span>
      </Button>
      <span className="visually-hidden" role="status">
        {clipboard.copied ? t('copiedNamed', { name }) : clipboard.error ? t('copyFailed') : ''}
      </span>
    </span>
  )
}
