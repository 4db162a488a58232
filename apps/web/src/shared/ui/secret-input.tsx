import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A password field whose eye can be reached with the keyboard, and whose error is told to screen readers. */
export function SecretInput(props: PasswordInputProps) {
  const { t } = useTranslation('common')
  return (
    <PasswordInput
      maxLength={1024}
      aria-required
      aria-invalid={props.error ? true : undefined}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      {...props}
    />
  )
}
