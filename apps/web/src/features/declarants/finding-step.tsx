import { formatSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { chooseWay } from './api/signups.ts'
import classes from './declarants.module.css'
import type { StageProps } from './signup-stage.tsx'

/** The register does not confirm: why, and the three ways to go on. */
export function FindingStep({ token, signup, onChange, onCorrect }: StageProps) {
  const { t } = useTranslation('declarants')
  const format = useFormat()
  const notice = useRef<HTMLDivElement>(null)
  const choose = useMutation({
    mutationFn: (choice: 'later' | 'check') => chooseWay(token, choice),
    onSuccess: onChange,
  })
  const { finding, draft, registered } = signup
  useEffect(() => notice.current?.focus(), [])
  if (finding === 'same') return null
  const words = {
    siret: formatSiret(draft?.siret ?? ''),
    name: [draft?.firstNames, draft?.birthName].filter(Boolean).join(' '),
    registered: registered ?? '',
  }
  const isLeft = signup.state === 'waiting'
  const wait = (choice: 'later' | 'check') => choose.isPending && choose.variables === choice
  const busy = choose.isPending
  return (
    <>
      {isLeft && (
        <Notice tone="success" role="status" title={t('finding.leftTitle')}>
          <p>
            {t('finding.left', {
              email: draft?.email ?? '',
              date: format.instantDay(signup.expiresAt, 'long'),
            })}
          </p>
        </Notice>
      )}
      <Notice
        tone={finding === 'near' || finding === 'masked' ? 'info' : 'warning'}
        role="status"
        ref={notice}
        focusable
        title={t(`finding.${finding}.title`, words)}
      >
        <p>
          {finding === 'near' && registered === null
            ? t('finding.near.bodyOf', words)
            : t(`finding.${finding}.body`, words)}
        </p>
      </Notice>
      <div className={classes.ways}>
        <section className={classes.way} aria-labelledby="way-correct">
          <h2 id="way-correct">{t('ways.correct.title')}</h2>
          <p>{t('ways.correct.body')}</p>
          <Button variant="default" disabled={busy} onClick={onCorrect}>
            {t('ways.correct.action')}
          </Button>
        </section>
        {!isLeft && finding !== 'near' && finding !== 'masked' && (
          <section className={classes.way} aria-labelledby="way-later">
            <h2 id="way-later">{t('ways.later.title')}</h2>
            <p>{t('ways.later.body')}</p>
            <Button
              variant="default"
              disabled={busy}
              loading={wait('later')}
              onClick={() => choose.mutate('later')}
            >
              {t('ways.later.action')}
            </Button>
          </section>
        )}
        <section className={classes.way} aria-labelledby="way-check">
          <h2 id="way-check">{t('ways.check.title')}</h2>
          <p>{t('ways.check.body')}</p>
          <Button
            variant={finding === 'near' || finding === 'masked' ? 'filled' : 'default'}
            disabled={busy}
            loading={wait('check')}
            onClick={() => choose.mutate('check')}
          >
            {t('ways.check.action')}
          </Button>
        </section>
      </div>
      {choose.error && <ErrorNotice title={t('ways.failed')} error={choose.error} />}
    </>
  )
}
