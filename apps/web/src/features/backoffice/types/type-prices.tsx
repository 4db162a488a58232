import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../../shared/ui/record-list.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import type { StaffType } from './membership-types.ts'
import { PriceDialog } from './price-dialog.tsx'
import classes from './types.module.css'

type Price = StaffType['prices'][number]
const TONES = { past: 'neutral', current: 'success', coming: 'warning' } as const

/** The dated prices, and before them the one of the creation. */
export function TypePrices({ type }: { readonly type: StaffType }) {
  const { t } = useTranslation('membershipTypes')
  const format = useFormat()
  const mayEdit = useSession().permissions.includes('membership-types.edit')
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<string>()
  const columns: readonly Column<Price>[] = [
    {
      key: 'from',
      header: t('prices.columns.from'),
      main: true,
      render: ({ startsOn }) => format.day(startsOn),
    },
    {
      key: 'for',
      header: t('prices.columns.for'),
      render: ({ partner }) => partner?.name ?? t('prices.everybody'),
    },
    {
      key: 'amount',
      header: t('prices.columns.amount'),
      align: 'end',
      render: ({ amountCents }) => <span className={classes.figure}>{format.euros(amountCents)}</span>,
    },
    {
      key: 'state',
      header: t('prices.columns.state'),
      render: ({ state }) => <StateLabel tone={TONES[state]}>{t(`prices.state.${state}`)}</StateLabel>,
    },
  ]
  return (
    <Section
      title={t('prices.title')}
      actions={
        mayEdit && (
          <Button variant="default" size="sm" onClick={() => setAsking(true)}>
            {t('prices.set')}
          </Button>
        )
      }
    >
      <div role="status">{done !== undefined && <Notice tone="success" title={done} />}</div>
      <div className={classes.stack}>
        <p>{t('prices.today', { amount: format.euros(type.amountCents) })}</p>
        {type.prices.length > 0 && (
          <RecordList
            caption={t('prices.caption')}
            columns={columns}
            rows={type.prices}
            rowKey={({ id }) => id}
            dense
          />
        )}
        <p className={classes.help}>
          {type.prices.length === 0
            ? t('prices.none')
            : t('prices.first', { amount: format.euros(type.firstAmountCents) })}
        </p>
      </div>
      {asking && (
        <PriceDialog
          type={type}
          onClose={() => setAsking(false)}
          onSet={(words) => {
            setDone(words)
            setAsking(false)
          }}
        />
      )}
    </Section>
  )
}
