import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../../../shared/format/format.ts'
import { paths } from '../../../../shared/paths.ts'
import { Notice } from '../../../../shared/ui/notice.tsx'
import { Section } from '../../../../shared/ui/page.tsx'
import { isImportUnknown } from '../api/import-accounts.ts'
import { ImportDialog } from './import-dialog.tsx'
import { ImportErrors } from './import-errors.tsx'
import classes from './import-page.module.css'
import type { AccountImport, CheckedFile, DoneImport } from './use-account-import.ts'

/** A notice that is read as soon as it is there. */
function useNoticeFocus() {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  return { ref: notice, focusable: true } as const
}

function Imported({ done, onAnother }: { readonly done: DoneImport; readonly onAnother: () => void }) {
  const { t } = useTranslation('accountImport')
  const format = useFormat()
  return (
    <Notice
      tone="success"
      role="status"
      {...useNoticeFocus()}
      title={t('done.title', { count: done.created, shown: format.count(done.created) })}
      actions={
        <>
          <Button component={Link} to={paths.staffAccounts}>
            {t('done.toList')}
          </Button>
          <Button variant="default" onClick={onAnother}>
            {t('done.another')}
          </Button>
        </>
      }
    >
      <p>{t(done.invited ? 'done.invited' : 'done.notInvited')}</p>
    </Notice>
  )
}

function Wrong({ checked }: { readonly checked: CheckedFile }) {
  const { t } = useTranslation('accountImport')
  const format = useFormat()
  const { answer, tooLate, fileName } = checked
  const found = { count: answer.errorCount, shown: format.count(answer.errorCount) }
  const rows = { count: answer.rows, shown: format.count(answer.rows) }
  return (
    <Section title={t('errors.title')}>
      <div className={classes.result}>
        <Notice tone="danger" role="status" {...useNoticeFocus()} title={t('errors.found', found)}>
          <p>{tooLate ? t('errors.tooLate') : t('errors.mend', rows)}</p>
        </Notice>
        <ImportErrors answer={answer} fileName={fileName} />
      </div>
    </Section>
  )
}

function Right({ run, checked }: { readonly run: AccountImport; readonly checked: CheckedFile }) {
  const { t } = useTranslation('accountImport')
  const format = useFormat()
  const [asked, setAsked] = useState(false)
  const { rows, primaries, secondaries } = checked.answer
  const counted = (count: number) => ({ count, shown: format.count(count) })
  const close = () => {
    setAsked(false)
    // Whose answer was lost is asked again under the same key, also after a look at the page.
    if (!isImportUnknown(run.importError)) run.forgetImportError()
  }
  return (
    <>
      <Notice
        tone="success"
        role="status"
        {...useNoticeFocus()}
        title={t('check.right', counted(rows))}
        actions={<Button onClick={() => setAsked(true)}>{t('check.import', counted(rows))}</Button>}
      >
        <p>
          {t('check.kinds', {
            primaries: t('check.primaries', counted(primaries)),
            secondaries: t('check.secondaries', counted(secondaries)),
          })}
        </p>
      </Notice>
      {asked && <ImportDialog run={run} checked={checked} onClose={close} />}
    </>
  )
}

/** What came of the check or of the import. */
export function ImportResult({ run }: { readonly run: AccountImport }) {
  const { done, checked } = run
  if (done) return <Imported done={done} onAnother={run.again} />
  if (!checked) return null
  if (checked.answer.errorCount > 0) return <Wrong checked={checked} />
  return <Right run={run} checked={checked} />
}
