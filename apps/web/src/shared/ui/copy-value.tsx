import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './copy-value.module.css'

interface CopyValueProps {
  /** What the value is: the button says "Copier : IBAN" to those who do not see it beside the value. */
  readonly name: string
  readonly value: string
  /** What is copied when it is not what is shown, for example an IBAN without its spaces. */
  readonly copied?: string
}

/** A value to be taken elsewhere, with a button that copies it and says so. */
export function CopyValue({ name, value, copied }: CopyValueProps) {
  const { t } = useTranslation('states')
  const clipboard = useClipboard({ timeout: 2500 })
  return (
    <span className={classes.line}>
      <span className={classes.value}>{value}</span>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => clipboard.copy(copied ?? value)}
        leftSection={
          clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
        }
        aria-label={t('copyNamed', { name })}
      >
        {clipboard.copied ? t('copied') : t('copy')}
      </Button>
      <span className="visually-hidden" role="status">
        {clipboard.copied ? t('copiedNamed', { name }) : clipboard.error ? t('copyFailed') : ''}
      </span>
    </span>
  )
}
