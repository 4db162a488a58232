import { Button } from '@mantine/core'
import { IconTransfer } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../shared/api/session.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { useLineColumns } from './line-columns.tsx'
import { ReverseDialog } from './reverse-dialog.tsx'
import { StatementUpload } from './statement-upload.tsx'
import {
  type BankLine,
  bankLinesQuery,
  confirmCertain,
  confirmLine,
  LINE_STATES,
  setAside,
} from './transfers.ts'

const ADDRESS = { filters: { etat: oneOf(LINE_STATES) } }

/** `/admin/virements`: what arrived at the bank, each line with the transfer that it seems to pay (M17). */
export function Component() {
  const { t } = useTranslation('transfers')
  const format = useFormat()
  const queries = useQueryClient()
  const address = useListAddress(ADDRESS)
  const state = address.filters.etat ?? 'open'
  const query = useListPage(bankLinesQuery({ state, cursor: address.cursor }), address)
  const mayReverse = useSession().permissions.includes('payments.refund')
  const [reversing, setReversing] = useState<BankLine>()
  const [done, setDone] = useState<string>()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (work: () => Promise<string>) => work(),
    onSuccess: (words) => setDone(words),
    onSettled: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
    },
  })
  const confirm = useCallback(
    (line: BankLine) =>
      mutate(async () => {
        await confirmLine(line.id, line.proposal?.paymentId ?? '', newRequestKey())
        return t('confirmed', { holder: line.proposal?.holderName ?? '' })
      }),
    [mutate, t],
  )
  const aside = useCallback(
    (line: BankLine) =>
      mutate(async () => {
        await setAside(line.id, line.state === 'open')
        return t(line.state === 'open' ? 'aside' : 'takenUp')
      }),
    [mutate, t],
  )
  const columns = useLineColumns({
    ...{ busy: isPending, confirm, aside },
    reverse: mayReverse ? setReversing : undefined,
  })
  const certain = query.data?.certainCount ?? 0
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<BackButton to={paths.staffPayments}>{t('back')}</BackButton>}
    >
      <StatementUpload />
      <div role="status">{done !== undefined && <Notice tone="success" title={done} />}</div>
      {error && <ErrorNotice title={t('failed')} error={error} />}
      {state === 'open' && certain > 0 && (
        <div>
          <Button
            loading={isPending}
            onClick={() =>
              mutate(async () => {
                const { confirmed } = await confirmCertain(newRequestKey())
                return t('allConfirmed', { count: confirmed, shown: format.count(confirmed) })
              })
            }
          >
            {t('confirmAll', { count: certain, shown: format.count(certain) })}
          </Button>
        </div>
      )}
      <PagedList
        query={query}
        address={address}
        caption={t('caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <FilterSelect
            label={t('state')}
            allLabel={t('states.open')}
            value={address.filters.etat}
            options={LINE_STATES.filter((value) => value !== 'open').map((value) => ({
              value,
              label: t(`states.${value}`),
            }))}
            onChange={(etat) => address.change({ etat })}
          />
        }
        nothingFound={{ title: t('empty.title'), body: t('empty.body'), clear: t('empty.clear') }}
        empty={{
          icon: <IconTransfer size={28} />,
          title: t('empty.noneTitle'),
          children: t('empty.noneBody'),
        }}
      />
      {reversing && (
        <ReverseDialog
          line={reversing}
          onClose={() => setReversing(undefined)}
          onDone={() => {
            setReversing(undefined)
            setDone(t('reversed'))
            queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
          }}
        />
      )}
    </Page>
  )
}
