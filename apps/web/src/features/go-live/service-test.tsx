import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { type ServiceLine, type Tested, useTest } from './go-live.ts'
import classes from './go-live-page.module.css'
import { SmsDialog } from './sms-dialog.tsx'

/** When a test was run, and by whom. */
function useTestWords() {
  const { t } = useTranslation('goLive')
  const format = useFormat()
  return ({ testedAt, testedBy }: NonNullable<ServiceLine['test']>): string => {
    const at = `${format.instantDay(testedAt)}, ${format.instantTime(testedAt)}`
    return testedBy === null ? t('tests.at', { at }) : t('tests.atBy', { at, name: testedBy })
  }
}

/** What came of the test that was just run, or of the latest one. */
function Outcome({
  test,
  facts,
}: {
  readonly test: NonNullable<ServiceLine['test']>
  readonly facts?: Tested['facts']
}) {
  const { t } = useTranslation('goLive')
  const wordsOf = useTestWords()
  return (
    <Notice tone={test.ok ? 'success' : 'danger'} title={t(test.ok ? 'tests.passed' : 'tests.failed')}>
      {test.said !== null && (
        <p>
          {t(test.ok ? 'tests.said' : 'tests.reason')} <q className={classes.said}>{test.said}</q>
        </p>
      )}
      {!test.ok && <p>{t(`tests.help.${test.service}`)}</p>}
      {facts?.map(({ fact, value }) => (
        <p key={fact}>{t(`tests.facts.${fact}`, { value: value ?? '' })}</p>
      ))}
      <p className={classes.when}>{wordsOf(test)}</p>
    </Notice>
  )
}

/** The button that tries a service, and what came of it. */
export function ServiceTest({ line }: { readonly line: ServiceLine }) {
  const { t } = useTranslation('goLive')
  const [isAsking, setAsking] = useState(false)
  const run = useTest()
  const wordsOf = useTestWords()
  const passedWords = (test: NonNullable<ServiceLine['test']>) => `${t('tests.passed')} · ${wordsOf(test)}`
  const { service, isSet } = line
  if (!isSet) return <p className={classes.help}>{t(`tests.notSet.${service}`)}</p>
  const test = run.data?.test ?? line.test
  return (
    <div className={classes.test}>
      <div className={classes.run}>
        <Button
          variant="default"
          size="sm"
          loading={run.isPending}
          onClick={() => (service === 'sms' ? setAsking(true) : run.mutate({ service }))}
        >
          {t(`tests.run.${service}`)}
        </Button>
        {test?.ok && !run.data && <span className={classes.when}>{passedWords(test)}</span>}
      </div>
      <div role="status">
        {test && (run.data || !test.ok) && (
          <Outcome test={test} {...(run.data && { facts: run.data.facts })} />
        )}
      </div>
      {run.error && !isAsking && <ErrorNotice title={t('tests.notRun')} error={run.error} />}
      {isAsking && (
        <SmsDialog
          onClose={() => setAsking(false)}
          send={(phone) => run.mutateAsync({ service, phone })}
          onDone={() => setAsking(false)}
        />
      )}
    </div>
  )
}
