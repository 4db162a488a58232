import { formatVerificationCode, normaliseVerificationCode } from '@guichet/domain/reference'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leaveFor } from '../../shared/browser/leave.ts'
import { paths } from '../../shared/paths.ts'
import classes from './verification.module.css'

/** Takes the code printed on a document. */
export function CodeEntry() {
  const { t } = useTranslation('verification')
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = code.trim()
    setMissing(typed === '')
    if (typed === '') return input.current?.focus()
    leaveFor(paths.verification(normaliseVerificationCode(typed) ? formatVerificationCode(typed) : typed))
  }
  return (
    <form onSubmit={submit} noValidate className={classes.entry}>
      <p className={classes.intro}>{t('intro')}</p>
      <TextInput
        ref={input}
        label={t('code')}
        description={t('codeHelp')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        aria-required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={missing && t('codeMissing')}
      />
      <Button type="submit">{t('submit')}</Button>
    </form>
  )
}
