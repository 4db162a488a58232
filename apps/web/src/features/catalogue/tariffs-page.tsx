import { vatFromNet } from '@guichet/domain/vat'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { proceduresQuery } from './api/procedures.ts'
import { type Tariff, tariffsQuery } from './api/tariffs.ts'
import classes from './catalogue.module.css'
import { TariffDialog } from './tariff-dialog.tsx'
import { type ItemPrices, pricesByItem, procedureItem } from './tariff-items.ts'
import { useTariffWords } from './use-tariff-words.ts'

const TONES = { past: 'neutral', current: 'success', coming: 'warning' } as const

/** The prices of one item over time, the latest first. */
function Timeline({ item, tariffs }: ItemPrices) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const { itemName, rateText, period } = useTariffWords()
  const figure = (text: string) => <span className={classes.figure}>{text}</span>
  const columns: readonly Column<Tariff>[] = [
    { key: 'period', header: t('tariffs.columns.period'), main: true, render: period },
    {
      key: 'net',
      header: t('tariffs.columns.net'),
      align: 'end',
      render: ({ amountCents }) => figure(format.euros(amountCents)),
    },
    {
      key: 'vat',
      header: t('tariffs.columns.vat'),
      align: 'end',
      render: ({ vatRateBps }) => figure(rateText(vatRateBps)),
    },
    {
      key: 'gross',
      header: t('tariffs.columns.gross'),
      align: 'end',
      render: ({ amountCents, vatRateBps }) =>
        figure(format.euros(vatFromNet(amountCents, vatRateBps).grossCents)),
    },
    {
      key: 'state',
      header: t('tariffs.columns.state'),
      render: ({ state }) => <StateLabel tone={TONES[state]}>{t(`tariffs.state.${state}`)}</StateLabel>,
    },
  ]
  if (tariffs.length === 0) return <p className={classes.help}>{t('tariffs.noPrice')}</p>
  return (
    <RecordList
      caption={t('tariffs.caption', { item: itemName(item) })}
      columns={columns}
      rows={tariffs}
      rowKey={({ id }) => id}
      dense
    />
  )
}

/** Gives a procedure that has no price one. */
function FirstPrice({ priced, onOpen }: { readonly priced: readonly string[]; readonly onOpen: Open }) {
  const { t } = useTranslation('catalogue')
  const { data: procedures = [] } = useQuery(proceduresQuery)
  const items = procedures
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ code }) => procedureItem(code))
    .filter((item) => !priced.includes(item))
  if (items.length === 0) return null
  return (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => onOpen({ items, tariffs: [] })}>
      {t('tariffs.add')}
    </Button>
  )
}

interface Asked {
  readonly items: readonly string[]
  readonly tariffs: readonly Tariff[]
}
type Open = (asked: Asked) => void

/** `/admin/tarifs`: prices of what accounts pay for each month, past, current and coming. */
export function Component() {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const { itemName } = useTariffWords()
  const query = useQuery(tariffsQuery)
  const mayEdit = useSession().permissions.includes('tariffs.edit')
  const [asked, setAsked] = useState<Asked>()
  const [done, setDone] = useState<Tariff>()
  const groups = pricesByItem(query.data ?? [])
  return (
    <Page
      title={t('tariffs.title')}
      lead={t('tariffs.intro')}
      actions={
        mayEdit &&
        query.data && (
          <FirstPrice
            priced={groups.filter(({ tariffs }) => tariffs.length > 0).map(({ item }) => item)}
            onOpen={setAsked}
          />
        )
      }
    >
      <div role="status">
        {done && (
          <Notice
            tone="success"
            title={t('tariffs.done', { item: itemName(done.item), from: format.day(done.startsOn) })}
          />
        )}
      </div>
      {!mayEdit && <Notice tone="info" title={t('readOnly')} />}
      <LoadState query={query}>
        {() =>
          groups.map(({ item, tariffs }) => (
            <Section
              key={item}
              title={itemName(item)}
              actions={
                mayEdit && (
                  <Button
                    variant="default"
                    size="sm"
                    aria-label={t('tariffs.setFor', { item: itemName(item) })}
                    onClick={() => setAsked({ items: [item], tariffs })}
                  >
                    {t('tariffs.set')}
                  </Button>
                )
              }
            >
              <Timeline item={item} tariffs={tariffs} />
            </Section>
          ))
        }
      </LoadState>
      {asked && (
        <TariffDialog
          {...asked}
          onClose={() => setAsked(undefined)}
          onSet={(tariff) => {
            setDone(tariff)
            setAsked(undefined)
          }}
        />
      )}
    </Page>
  )
}
