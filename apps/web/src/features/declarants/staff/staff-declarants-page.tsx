import { DECLARANT_STATES, type DeclarantState } from '@guichet/domain/declarant'
import { formatSiret } from '@guichet/domain/identifiers'
import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { groupPhone } from '../../../shared/format/phone.ts'
import { AssistDialog } from '../../../shared/security/assist-dialog.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { RequestTabs } from '../../../shared/ui/request-tabs.tsx'
import { SearchField } from '../../../shared/ui/search-field.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { type DeclarantLine, declarantsQuery } from '../api/list-declarants.ts'
import { ApproveDialog, RefuseDialog } from './decision-dialogs.tsx'
import { nameOf } from './name-of.ts'
import { OptionsDialog } from './options-dialog.tsx'
import classes from './staff-declarants-page.module.css'

/** How the address names the states; the first is that of a list just opened. */
const NAMES: Readonly<Record<DeclarantState, string>> = {
  'to-check': 'a-verifier',
  open: 'ouverts',
  refused: 'refuses',
}
const ADDRESS = { filters: { etat: oneOf(Object.values(NAMES)) } }

type Asked = 'approve' | 'refuse' | 'options' | 'assist'
type Ask = (kind: Asked, row: DeclarantLine) => void

function useColumns(state: DeclarantState, ask: Ask): readonly Column<DeclarantLine>[] {
  const { t } = useTranslation('declarants')
  const { permissions } = useSession()
  const mayDecide = permissions.includes('declarants.decide')
  const mayAssist = permissions.includes('members.assist')
  const format = useFormat()
  return useMemo(
    () => [
      { key: 'date', header: t('staff.columns.date'), render: (row) => format.instantDay(row.askedAt) },
      {
        key: 'name',
        header: t('staff.columns.name'),
        main: true,
        render: (row) => (
          <>
            <span className={classes.name}>
              {row.useName ?? row.birthName} {row.firstNames}
            </span>
            {row.useName !== null && (
              <span className={classes.under}>{t('staff.birth', { name: row.birthName })}</span>
            )}
            <span className={classes.under}>{row.email}</span>
            {row.phone !== null && <span className={classes.under}>{groupPhone(row.phone)}</span>}
            {!row.phoneProven && <span className={classes.warning}>{t('staff.unproven')}</span>}
          </>
        ),
      },
      {
        key: 'company',
        header: t('staff.columns.company'),
        render: (row) => (
          <>
            {row.companyName}
            <span className={row.companyName === null ? classes.number : classes.under}>
              {formatSiret(row.siret)}
            </span>
            {row.sameSiret > 0 && (
              <span className={classes.warning}>{t('staff.double', { count: row.sameSiret })}</span>
            )}
          </>
        ),
      },
      {
        key: 'finding',
        header: t('staff.columns.finding'),
        render: (row) => (
          <StateLabel tone={row.finding === 'same' ? 'success' : 'warning'}>
            {t(`staff.findings.${row.finding}`)}
          </StateLabel>
        ),
      },
      ...(state === 'to-check'
        ? []
        : [
            {
              key: 'decision',
              header: t('staff.columns.decision'),
              hideInCard: (row: DeclarantLine) => row.decidedBy === null,
              render: (row: DeclarantLine) => (
                <>
                  {row.decidedBy !== null &&
                    row.decidedAt !== null &&
                    t('staff.decidedBy', { name: row.decidedBy, date: format.instantDay(row.decidedAt) })}
                  {row.reason !== null && <span className={classes.under}>{row.reason}</span>}
                </>
              ),
            },
          ]),
      // What was refused holds no company, and nothing said of one.
      ...(state === 'refused'
        ? []
        : [
            {
              key: 'actions',
              header: t('staff.columns.actions'),
              actions: true,
              render: (row: DeclarantLine) => (
                <Group gap="xs" wrap="nowrap">
                  {mayDecide && state === 'to-check' && (
                    <>
                      <Button size="compact-sm" variant="default" onClick={() => ask('approve', row)}>
                        {t('staff.approve')}
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        color="red"
                        onClick={() => ask('refuse', row)}
                      >
                        {t('staff.refuse')}
                      </Button>
                    </>
                  )}
                  <Button size="compact-sm" variant="subtle" onClick={() => ask('options', row)}>
                    {t('staff.options')}
                  </Button>
                  {mayAssist && state === 'open' && (
                    <Button size="compact-sm" variant="subtle" onClick={() => ask('assist', row)}>
                      {t('staff.assist')}
                    </Button>
                  )}
                </Group>
              ),
            },
          ]),
    ],
    [t, format, state, ask, mayDecide, mayAssist],
  )
}

/** `/admin/demandes/declarants`: files that wait for a check, those that wait longest first; and those that were decided. */
export function Component() {
  const { t } = useTranslation('declarants')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const state = DECLARANT_STATES.find((one) => NAMES[one] === filters.etat) ?? 'to-check'
  const query = useListPage(declarantsQuery(q, state, cursor), address)
  const [asked, setAsked] = useState<{ kind: Asked; row: DeclarantLine }>()
  const [told, setTold] = useState('')
  const ask = useMemo<Ask>(
    () => (kind, row) => {
      setTold('')
      setAsked({ kind, row })
    },
    [],
  )
  const columns = useColumns(state, ask)
  const dialog = {
    onCancel: () => setAsked(undefined),
    onDone: (sentence: string) => {
      setAsked(undefined)
      setTold(sentence)
    },
  }
  return (
    <Page title={t('staff.title')} lead={<p className={classes.lead}>{t('staff.lead')}</p>}>
      <RequestTabs current="declarants" />
      <Section>
        <SegmentedControl
          aria-label={t('staff.state')}
          value={state}
          data={DECLARANT_STATES.map((one) => ({ value: one, label: t(`staff.states.${one}`) }))}
          onChange={(next) =>
            address.change({ etat: next === 'to-check' ? undefined : NAMES[next as DeclarantState] })
          }
        />
        <p className={classes.told} role="status">
          {told}
        </p>
        <PagedList
          query={query}
          address={{ ...address, filtered: q !== '' }}
          caption={t('staff.caption')}
          columns={columns}
          rowKey={({ id }) => id}
          tools={
            <SearchField
              value={q}
              placeholder={t('staff.searchHelp')}
              onSearch={(text) => address.change({ q: text })}
            />
          }
          nothingFound={{
            title: t('staff.empty.title'),
            body: t('staff.empty.body'),
            clear: t('staff.empty.clear'),
          }}
          empty={{
            icon: <IconInbox size={28} />,
            title: t('staff.empty.noneTitle'),
            children: t('staff.empty.noneBody'),
          }}
        />
      </Section>
      {asked?.kind === 'approve' && <ApproveDialog row={asked.row} {...dialog} />}
      {asked?.kind === 'refuse' && <RefuseDialog row={asked.row} {...dialog} />}
      {asked?.kind === 'options' && <OptionsDialog row={asked.row} onClose={dialog.onCancel} />}
      {asked?.kind === 'assist' && (
        <AssistDialog id={asked.row.personId} name={nameOf(asked.row)} onCancel={dialog.onCancel} />
      )}
    </Page>
  )
}
