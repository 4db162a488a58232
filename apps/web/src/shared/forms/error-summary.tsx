import { type MouseEvent, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../api/problem-text.ts'
import { Notice, Reference } from '../ui/notice.tsx'
import classes from './error-summary.module.css'
import { fieldId, useFormState } from './form-context.ts'

/** What is to be corrected, with a link to each field; takes the focus after a refused submission. */
export function ErrorSummary() {
  const { t } = useTranslation('common')
  const state = useFormState()
  const { errorWords } = useProblemText()
  const summary = useRef<HTMLDivElement>(null)
  const { refusals, failure, labels, errors } = state
  const inError = [...labels].filter(([name]) => errors[name] !== undefined && errors[name] !== null)

  useEffect(() => {
    if (refusals > 0) summary.current?.focus()
  }, [refusals])

  if (inError.length === 0 && failure === undefined) return null
  const words = failure === undefined ? undefined : errorWords(failure)
  const goTo = (name: string) => (event: MouseEvent) => {
    event.preventDefault()
    flushSync(() => state.reveal?.(name))
    document.getElementById(fieldId(state.id, name))?.focus()
  }
  return (
    <Notice
      tone="danger"
      role="alert"
      ref={summary}
      focusable
      title={inError.length > 0 ? t('summary.title', { count: inError.length }) : t('summary.general')}
    >
      {words && (
        <p>
          {words.sentence} {t('summary.kept')}
        </p>
      )}
      {state.otherErrors.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {inError.length > 0 && (
        <ul className={classes.list}>
          {inError.map(([name, label]) => (
            <li key={name}>
              <a href={`#${fieldId(state.id, name)}`} onClick={goTo(name)}>
                {label}
              </a>
              <span className={classes.message}>{errors[name]}</span>
            </li>
          ))}
        </ul>
      )}
      {words?.reference !== undefined && (
        <Reference>{t('reference', { reference: words.reference })}</Reference>
      )}
    </Notice>
  )
}
