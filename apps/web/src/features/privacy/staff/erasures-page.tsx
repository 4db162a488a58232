import { ERASURE_STATES } from '@guichet/domain/erasure'
import { Button, Group } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { paths } from '../../../shared/paths.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { ListLink } from '../../../shared/ui/list-link.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { decide, ERASURES, erasuresQuery, type StaffErasure } from '../api.ts'
import { ErasureStateLabel } from '../erasure-state.tsx'
import classes from '../privacy.module.css'

const ADDRESS = { filters: { etat: oneOf(ERASURE_STATES) } }

interface Asked {
  readonly row: StaffErasure
  readonly decision: 'approve' | 'refuse'
}

function DecideDialog({ row, decision, onClose }: Asked & { readonly onClose: () => void }) {
  const { t } = useTranslation(['privacy', 'common'])
  const { fieldText } = useProblemText()
  const format = useFormat()
  const queries = useQueryClient()
  const isRefusal = decision === 'refuse'
  const kit = useKitForm({
    initialValues: { answer: '' },
    validate: { answer: (value) => (isRefusal && value.trim() === '' ? fieldText('required') : null) },
    save: ({ answer }) => decide(row.id, decision, answer),
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ERASURES }).catch(() => undefined)
      onClose()
    },
  })
  const title = t(`privacy:staff.${decision}Title`, { name: row.personName })
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame kit={kit} label={title}>
        <p>
          {isRefusal
            ? t('privacy:staff.refuseFollows')
            : t('privacy:staff.approveFollows', { on: format.day(row.eraseOn, 'long') })}
        </p>
        <TextField
          {...kit.field('answer')}
          label={t(isRefusal ? 'privacy:staff.reason' : 'privacy:staff.word')}
          maxLength={500}
          autoComplete="off"
          optional={!isRefusal}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy} color="red.9">
            {t(`privacy:staff.${decision}`)}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

function useColumns(ask: ((asked: Asked) => void) | undefined): readonly Column<StaffErasure>[] {
  const { t } = useTranslation('privacy')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'person',
        header: t('staff.person'),
        main: true,
        render: (row) =>
          row.memberNumber === null ? (
            row.personName
          ) : (
            <ListLink to={paths.staffMember(row.personId)}>{row.personName}</ListLink>
          ),
      },
      { key: 'asked', header: t('staff.asked'), render: ({ askedAt }) => format.instantDay(askedAt) },
      {
        key: 'by',
        header: t('staff.answerBy'),
        render: ({ answerBy, late }) =>
          late ? (
            <span className={classes.late}>{t('staff.late', { date: format.day(answerBy) })}</span>
          ) : (
            format.day(answerBy)
          ),
      },
      { key: 'on', header: t('staff.eraseOn'), render: ({ eraseOn }) => format.day(eraseOn) },
      {
        key: 'state',
        header: t('staff.state'),
        render: ({ state, blockers }) => (
          <>
            <ErasureStateLabel state={state} />
            {blockers.length > 0 && (
              <span className={classes.source}>
                {t('staff.blocked', { what: blockers.map((blocker) => t(`blockers.${blocker}`)).join(', ') })}
              </span>
            )}
          </>
        ),
      },
      {
        key: 'actions',
        header: t('staff.actions'),
        actions: true,
        render: (row) =>
          ask !== undefined &&
          row.state === 'asked' && (
            <Group gap="xs" wrap="nowrap">
              <Button
                size="sm"
                variant="default"
                disabled={row.blockers.length > 0}
                onClick={() => ask({ row, decision: 'approve' })}
              >
                {t('staff.approve')}
              </Button>
              <Button size="sm" variant="default" onClick={() => ask({ row, decision: 'refuse' })}>
                {t('staff.refuse')}
              </Button>
            </Group>
          ),
      },
    ],
    [t, format, ask],
  )
}

/** `/admin/effacements`: who asks to be erased, by when an answer is due, and what stands in the way (U04). */
export function Component() {
  const { t } = useTranslation('privacy')
  const { permissions } = useSession()
  const address = useListAddress(ADDRESS)
  const { etat } = address.filters
  const query = useListPage(erasuresQuery({ cursor: address.cursor, state: etat }), address)
  const [asked, setAsked] = useState<Asked>()
  const columns = useColumns(permissions.includes('members.edit') ? setAsked : undefined)
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')}>
      <PagedList
        query={query}
        address={address}
        caption={t('staff.title')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <FilterSelect
            label={t('staff.state')}
            allLabel={t('staff.allStates')}
            value={etat}
            options={ERASURE_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
            onChange={(value) => address.change({ etat: value })}
          />
        }
        nothingFound={{ title: t('staff.nothing'), body: t('staff.nothingBody'), clear: t('staff.clear') }}
        empty={{ icon: <IconEraser size={28} />, title: t('staff.empty'), children: t('staff.emptyBody') }}
      />
      {asked && <DecideDialog {...asked} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}
