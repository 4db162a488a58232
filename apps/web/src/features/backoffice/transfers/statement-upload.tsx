import { STATEMENT_TARGETS } from '@guichet/domain/bank-statement'
import { Button, FileInput, Group, NativeSelect } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import classes from '../types/types.module.css'
import { type Statement, sendStatement } from './transfers.ts'

type Target = Statement['columns'][number]['target']

interface MappingProps {
  readonly columns: Statement['columns']
  readonly targets: readonly Target[]
  readonly onChange: (targets: readonly Target[]) => void
}

/** What each column of the CSV holds: as it seems, or as one says. */
function Mapping({ columns, targets, onChange }: MappingProps) {
  const { t } = useTranslation('transfers')
  return (
    <>
      <p>{t('mapping.intro')}</p>
      {columns.map(({ header, samples }, index) => (
        <NativeSelect
          // Headers may repeat: the place is what tells them apart.
          key={`${index}-${header}`}
          label={header || t('mapping.unnamed', { number: index + 1 })}
          description={samples.filter(Boolean).join(' · ')}
          value={targets[index] ?? ''}
          data={[
            { value: '', label: t('mapping.nothing') },
            ...STATEMENT_TARGETS.map((value) => ({ value, label: t(`mapping.${value}`) })),
          ]}
          onChange={(event) => {
            const chosen = STATEMENT_TARGETS.find((target) => target === event.currentTarget.value) ?? null
            onChange(targets.map((target, place) => (place === index ? chosen : target)))
          }}
        />
      ))}
    </>
  )
}

/** A statement is looked at first, then kept: lines that an earlier one brought are recognised. */
export function StatementUpload() {
  const { t } = useTranslation('transfers')
  const format = useFormat()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [targets, setTargets] = useState<readonly Target[]>()
  const [kept, setKept] = useState<Statement>()
  const [seen, setSeen] = useState<Statement>()
  const mutation = useMutation({
    mutationFn: async ({ dryRun, mapped }: { dryRun: boolean; mapped: readonly Target[] | undefined }) => {
      if (file === null) return undefined
      const mapping = mapped?.map((target) => target ?? '').join(',')
      return sendStatement({ file, dryRun, mapping, idempotencyKey: newRequestKey() })
    },
    onSuccess: (answer) => {
      if (!answer) return
      if (answer.dryRun) {
        setSeen(answer)
        setTargets(answer.columns.length > 0 ? answer.columns.map(({ target }) => target) : undefined)
        return
      }
      setKept(answer)
      setSeen(undefined)
      setFile(null)
      setTargets(undefined)
      queries.invalidateQueries({ queryKey: ['staff', 'bank-lines'] }).catch(() => undefined)
    },
  })
  const look = (mapped?: readonly Target[]) => mutation.mutate({ dryRun: true, mapped })
  const choose = (chosen: File | null) => {
    setFile(chosen)
    setSeen(undefined)
    setKept(undefined)
    setTargets(undefined)
    mutation.reset()
  }
  return (
    <Section title={t('upload.title')}>
      <div className={classes.stack}>
        <FileInput
          label={t('upload.file')}
          description={t('upload.help')}
          placeholder={t('upload.none')}
          accept=".xml,.csv,.txt,text/csv,application/xml"
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          value={file}
          onChange={choose}
          disabled={mutation.isPending}
        />
        {seen && targets && (
          <Mapping
            columns={seen.columns}
            targets={targets}
            onChange={(next) => {
              setTargets(next)
              look(next)
            }}
          />
        )}
        <div role="status">
          {seen && !seen.readable && <Notice tone="warning" title={t('upload.unreadable')} />}
          {seen?.readable && (
            <Notice
              tone="info"
              title={t('upload.seen', { count: seen.newCount, shown: format.count(seen.newCount) })}
            >
              <p>{t('upload.known', { count: seen.knownCount, shown: format.count(seen.knownCount) })}</p>
              {seen.unreadRows.length > 0 && (
                <p>{t('upload.unread', { rows: seen.unreadRows.join(', ') })}</p>
              )}
            </Notice>
          )}
          {kept && (
            <Notice
              tone="success"
              title={t('upload.kept', { count: kept.newCount, shown: format.count(kept.newCount) })}
            >
              <p>{t('upload.known', { count: kept.knownCount, shown: format.count(kept.knownCount) })}</p>
            </Notice>
          )}
        </div>
        {mutation.error && <ErrorNotice title={t('upload.failed')} error={mutation.error} />}
        <Group>
          <Button
            variant={seen?.readable ? 'default' : 'filled'}
            disabled={file === null}
            loading={mutation.isPending}
            onClick={() => look(targets)}
          >
            {t('upload.look')}
          </Button>
          {seen?.readable && seen.newCount > 0 && (
            <Button
              loading={mutation.isPending}
              onClick={() => mutation.mutate({ dryRun: false, mapped: targets })}
            >
              {t('upload.keep', { count: seen.newCount, shown: format.count(seen.newCount) })}
            </Button>
          )}
        </Group>
      </div>
    </Section>
  )
}
