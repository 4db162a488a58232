import { Button } from '@mantine/core'
import { IconMailbox, IconPrinter } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import { LETTER_STATES, type Letter, lettersQuery, postLetters } from './letters.ts'
import { PostedDialog, type Posting } from './posted-dialog.tsx'
import { PrintState } from './print-state.tsx'
import { PrintsList } from './prints-list.tsx'
import { usePrints } from './use-prints.ts'

const ADDRESS = { filters: { etat: oneOf(LETTER_STATES) } }
const TONES = { waiting: 'warning', printed: 'neutral', posted: 'success' } as const

function useLetterColumns(): readonly Column<Letter>[] {
  const { t } = useTranslation('letters')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'person',
        header: t('columns.person'),
        main: true,
        render: (row) => (
          <Link to={paths.staffMember(row.personId)} {...{ [ROW_LINK]: '' }}>
            {row.personName}
          </Link>
        ),
      },
      { key: 'subject', header: t('columns.subject'), render: (row) => row.subject ?? '–' },
      { key: 'created', header: t('columns.created'), render: (row) => format.instantDay(row.createdAt) },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => {
          if (row.printing) return <StateLabel tone="neutral">{t('printing')}</StateLabel>
          if (row.state === 'waiting' && !row.hasAddress)
            return <StateLabel tone="danger">{t('noAddress')}</StateLabel>
          const date =
            row.postedOn !== null
              ? format.day(row.postedOn)
              : row.printedAt === null
                ? ''
                : format.instantDay(row.printedAt)
          return <StateLabel tone={TONES[row.state]}>{t(`states.${row.state}`, { date })}</StateLabel>
        },
      },
    ],
    [t, format],
  )
}

/** `/admin/courriers`: letters to members without e-mail, printed and posted (M19). */
export function Component() {
  const { t } = useTranslation('letters')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(lettersQuery(q, filters.etat, cursor), address)
  const [posting, setPosting] = useState<Posting>()
  const [posted, setPosted] = useState<number>()
  const columns = useLetterColumns()
  const prints = usePrints()
  const { ask } = prints
  return (
    <Page
      title={t('title')}
      lead={t('intro')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          loading={ask.isPending}
          onClick={() => ask.mutate({ again: false })}
        >
          {t('printAll')}
        </Button>
      }
    >
      <PrintState prints={prints}>
        {posted !== undefined && <Notice tone="success" title={t('posted.done', { count: posted })} />}
      </PrintState>
      <PagedList<Letter>
        query={query}
        address={address}
        caption={t('title')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField value={q} onSearch={(text) => address.change({ q: text })} />
            <FilterSelect
              label={t('columns.state')}
              allLabel={t('statesAll')}
              value={filters.etat}
              options={LETTER_STATES.map((value) => ({ value, label: t(`filter.${value}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
          </>
        }
        bulk={{
          nameOf: ({ personName, subject }) => `${personName}, ${subject ?? ''}`,
          actions: (rows) => {
            const isAgain = rows.some(({ state }) => state !== 'waiting')
            return (
              <>
                <Button
                  size="sm"
                  variant="default"
                  leftSection={<IconPrinter size={18} aria-hidden />}
                  loading={ask.isPending}
                  onClick={() => ask.mutate({ ids: rows.map(({ id }) => id), again: isAgain })}
                >
                  {t(isAgain ? 'printAgain' : 'print')}
                </Button>
                {rows.every(({ state }) => state === 'printed') && (
                  <Button
                    size="sm"
                    variant="default"
                    onClick={() =>
                      setPosting({
                        count: rows.length,
                        post: (postedOn) =>
                          postLetters(
                            rows.map(({ id }) => id),
                            postedOn,
                          ),
                      })
                    }
                  >
                    {t('posted.open')}
                  </Button>
                )}
              </>
            )
          },
        }}
        nothingFound={{ title: t('nothing.title'), body: t('nothing.body'), clear: t('nothing.clear') }}
        empty={{ icon: <IconMailbox size={28} />, title: t('empty.title'), children: t('empty.body') }}
      />
      <PrintsList prints={prints} onPosting={setPosting} />
      {posting && (
        <PostedDialog
          posting={posting}
          onClose={() => setPosting(undefined)}
          onDone={(count) => {
            setPosted(count)
            setPosting(undefined)
          }}
        />
      )}
    </Page>
  )
}
