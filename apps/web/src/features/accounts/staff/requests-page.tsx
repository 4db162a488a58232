import { formatSiret } from '@guichet/domain/identifiers'
import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { ListLink } from '../../../shared/ui/list-link.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { RequestTabs } from '../../../shared/ui/request-tabs.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../../shared/ui/use-row-keys.ts'
import { sendActivationAgain } from '../api/account-persons.ts'
import columnClasses from '../secondary-columns.module.css'
import { type AccountRequest, accountRequestsQuery, type WaitingState } from './api/account-requests.ts'
import { ApprovalRulesCard } from './approval-rules-card.tsx'
import { ApproveDialog, type Decidable, RefuseDialog } from './decision-dialogs.tsx'
import classes from './requests-page.module.css'

const ADDRESS = { filters: { etat: oneOf(['acceptees']) } }

/** Sends the link of an approved account again; its sentence is handed on. */
function useSendLink(onDone: (sentence: string) => void) {
  const { t } = useTranslation('staffAccounts')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: AccountRequest) => sendActivationAgain(id),
    onSuccess: ({ email }) => onDone(t('requests.sent', { email })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }).catch(() => undefined),
  })
}

interface Asked {
  readonly kind: 'approve' | 'refuse'
  readonly request: Decidable
}
type Ask = (kind: Asked['kind'] | 'send', row: AccountRequest) => void

const toDecide = ({
  id,
  login,
  companyName,
  state,
  responsibleEmail,
  opensAtOnce,
}: AccountRequest): Decidable => ({
  ...{ id, login, companyName, responsibleEmail, opensAtOnce },
  state: state === 'approved' ? 'approved' : 'requested',
})

function DecisionButtons({ row, ask }: { readonly row: AccountRequest; readonly ask: Ask }) {
  const { t } = useTranslation('staffAccounts')
  return (
    <Group gap="xs" wrap="nowrap">
      {row.state === 'requested' && (
        <Button size="compact-sm" variant="default" onClick={() => ask('approve', row)}>
          {t('decision.accept')}
        </Button>
      )}
      {row.state === 'approved' && (
        <Button size="compact-sm" variant="default" onClick={() => ask('send', row)}>
          {t('requests.sendAgain')}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="red" onClick={() => ask('refuse', row)}>
        {t('decision.reject')}
      </Button>
    </Group>
  )
}

function useColumns(ask: Ask | undefined): readonly Column<AccountRequest>[] {
  const { t } = useTranslation(['staffAccounts', 'accounts'])
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'date',
        header: t('requests.date'),
        render: (row) => `${format.instantDay(row.requestedAt)} ${format.instantTime(row.requestedAt)}`,
      },
      {
        key: 'login',
        header: t('accounts:columns.login'),
        main: true,
        render: (row) => (
          <ListLink to={paths.staffAccount(row.id)} className={columnClasses.login} {...{ [ROW_LINK]: '' }}>
            {row.login}
          </ListLink>
        ),
      },
      {
        key: 'kind',
        header: t('list.kind'),
        render: (row) => (
          <>
            {t(`kinds.${row.kind}`)}
            {row.primary && <span className={classes.under}>{row.primary.companyName}</span>}
          </>
        ),
      },
      { key: 'company', header: t('accounts:fields.companyName'), render: (row) => row.companyName },
      {
        key: 'siret',
        header: t('accounts:fields.siret'),
        render: (row) => <span className={columnClasses.number}>{formatSiret(row.siret)}</span>,
      },
      {
        key: 'responsible',
        header: t('accounts:identity.responsible'),
        render: (row) => (
          <>
            {row.responsibleName}
            <span className={classes.under}>{row.responsibleEmail}</span>
          </>
        ),
      },
      ...(ask
        ? [
            {
              key: 'decision',
              header: t('requests.decision'),
              actions: true,
              render: (row: AccountRequest) => <DecisionButtons row={row} ask={ask} />,
            },
          ]
        : []),
    ],
    [t, format, ask],
  )
}

/** `/admin/demandes`: requests for accounts, the oldest first (A21). */
export function Component() {
  const { t } = useTranslation('staffAccounts')
  const { permissions } = useSession()
  const address = useListAddress(ADDRESS)
  const state: WaitingState = address.filters.etat === 'acceptees' ? 'approved' : 'requested'
  const query = useListPage(accountRequestsQuery(state, address.cursor), address)
  const [asked, setAsked] = useState<Asked>()
  const [told, setTold] = useState('')
  const sending = useSendLink(setTold)
  const { mutate: send, reset } = sending
  const ask: Ask = useCallback(
    (kind, row) => {
      setTold('')
      reset()
      if (kind === 'send') send(row)
      else setAsked({ kind, request: toDecide(row) })
    },
    [send, reset],
  )
  const columns = useColumns(permissions.includes('accounts.decide') ? ask : undefined)
  const dialog = {
    onCancel: () => setAsked(undefined),
    onDone: (sentence: string) => {
      setAsked(undefined)
      setTold(sentence)
    },
  }
  const isQueue = state === 'requested'
  return (
    <Page title={t('requests.title')} lead={t('requests.lead')}>
      <RequestTabs current="accounts" />
      <Section>
        <SegmentedControl
          aria-label={t('requests.which')}
          value={state}
          data={[
            { value: 'requested', label: t('requests.toDecide') },
            { value: 'approved', label: t('requests.toActivate') },
          ]}
          onChange={(next) => address.change({ etat: next === 'approved' ? 'acceptees' : undefined })}
        />
        <p className={classes.told} role="status">
          {told}
        </p>
        {sending.error !== null && <ErrorNotice title={t('requests.notSent')} error={sending.error} />}
        <PagedList
          query={query}
          address={{ ...address, filtered: false }}
          caption={isQueue ? t('requests.toDecide') : t('requests.toActivate')}
          columns={columns}
          rowKey={({ id }) => id}
          empty={{
            icon: <IconInbox size={28} />,
            title: isQueue ? t('requests.noneTitle') : t('requests.noneApprovedTitle'),
            children: isQueue ? t('requests.noneBody') : t('requests.noneApprovedBody'),
          }}
        />
      </Section>
      <ApprovalRulesCard />
      {asked?.kind === 'approve' && <ApproveDialog request={asked.request} {...dialog} />}
      {asked?.kind === 'refuse' && <RefuseDialog request={asked.request} {...dialog} />}
    </Page>
  )
}
