import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { type Column, RecordList } from '../../../shared/ui/record-list.tsx'
import { declarantCompanyQuery } from '../api/company.ts'
import { type DeclarantOption, declarantOptionsQuery, withdrawOption } from '../api/options.ts'
import { useOptionWords } from './use-option-words.ts'

interface OptionHistoryProps {
  readonly items: readonly DeclarantOption[]
  /** Whether what was a mistake may be withdrawn. */
  readonly mayEdit: boolean
}

/** All that was said, by whom and when; what was a mistake is withdrawn, and stays in sight as such. */
export function OptionHistory({ items, mayEdit }: OptionHistoryProps) {
  const { t } = useTranslation('declarantOptions')
  const format = useFormat()
  const words = useOptionWords()
  const queries = useQueryClient()
  const [withdrawing, setWithdrawing] = useState<DeclarantOption | null>(null)
  const said = ({ kind, choices }: DeclarantOption) =>
    t('history.line', { name: t(`kinds.${kind}.name`), what: words(choices) })
  const by = (at: string, name: string) => t('history.by', { date: format.instantDay(at), name })
  const columns: Column<DeclarantOption>[] = [
    { key: 'what', header: t('history.what'), render: said, main: true },
    { key: 'from', header: t('history.from'), render: ({ startsOn }) => format.day(startsOn) },
    {
      key: 'to',
      header: t('history.to'),
      render: ({ endsOn }) => (endsOn === null ? '–' : format.day(endsOn)),
      hideInCard: ({ endsOn }) => endsOn === null,
    },
    {
      key: 'asked',
      header: t('history.asked'),
      render: ({ askedOn }) => (askedOn === null ? '–' : format.day(askedOn)),
      hideInCard: ({ askedOn }) => askedOn === null,
    },
    { key: 'said', header: t('history.said'), render: ({ saidAt, saidBy }) => by(saidAt, saidBy) },
    {
      key: 'withdrawn',
      header: t('history.withdrawn'),
      render: ({ withdrawnAt, withdrawnBy }) =>
        withdrawnAt === null ? '–' : by(withdrawnAt, withdrawnBy ?? ''),
      hideInCard: ({ withdrawnAt }) => withdrawnAt === null,
    },
  ]
  const actions: Column<DeclarantOption> = {
    ...{ key: 'actions', header: t('history.actions'), actions: true },
    render: (option) =>
      option.withdrawnAt === null && (
        <Button
          variant="default"
          size="compact-md"
          onClick={() => setWithdrawing(option)}
          aria-label={t('history.withdrawOf', { what: said(option), date: format.day(option.startsOn) })}
        >
          {t('history.withdraw')}
        </Button>
      ),
  }
  return (
    <>
      <RecordList
        caption={t('history.caption')}
        columns={mayEdit ? [...columns, actions] : columns}
        rows={items}
        rowKey={({ id }) => id}
      />
      {withdrawing && (
        <ConfirmDialog
          title={t('withdraw.title')}
          follows={[
            t('withdraw.what', { what: said(withdrawing), date: format.day(withdrawing.startsOn, 'long') }),
            t('withdraw.follows'),
          ]}
          confirm={t('withdraw.confirm')}
          failed={t('withdraw.failed')}
          act={async () => {
            const after = await withdrawOption(withdrawing.id)
            queries.setQueryData(declarantOptionsQuery.queryKey, after)
            await queries.invalidateQueries({ queryKey: declarantCompanyQuery.queryKey })
            // What is to be declared, and at which rates, follows from what is said.
            await queries.invalidateQueries({ queryKey: ['declarations'] })
          }}
          onCancel={() => setWithdrawing(null)}
          onDone={() => setWithdrawing(null)}
        />
      )}
    </>
  )
}
