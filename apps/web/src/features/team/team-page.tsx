import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { RestoreAccessDialog } from '../../shared/security/restore-access-dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { MailText } from '../../shared/ui/mail-text.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { type PlaceChange, PlaceDialog } from './place-dialog.tsx'
import { RightsTable } from './rights-table.tsx'
import classes from './team.module.css'
import { type Colleague, type Invitation, teamQuery, useWithdrawInvitation } from './team.ts'
import { useTeamWords } from './team-words.ts'

type Change = { readonly colleague: Colleague; readonly change: PlaceChange }

const changesOf = ({ self, suspended }: Colleague): readonly PlaceChange[] =>
  self ? [] : ['role', suspended ? 'reinstate' : 'suspend', 'remove']

function useTeamColumns(
  onChange: (change: Change) => void,
  onRestore: (colleague: Colleague) => void,
): readonly Column<Colleague>[] {
  const { t } = useTranslation(['team', 'accessRestoration'])
  const format = useFormat()
  const words = useTeamWords()
  return useMemo(
    () => [
      {
        key: 'person',
        header: t('columns.person'),
        main: true,
        render: (row) => (
          <span className={classes.person}>
            <span>
              {row.firstName} {row.lastName}
              {row.self && ` (${t('self')})`}
            </span>
            <span className={classes.email}>
              <MailText address={row.email} />
            </span>
          </span>
        ),
      },
      { key: 'role', header: t('columns.role'), render: (row) => words.role(row.role) },
      {
        key: 'seen',
        header: t('columns.seen'),
        render: ({ lastSignInAt }) =>
          lastSignInAt === null
            ? t('never')
            : `${format.instantDay(lastSignInAt)}, ${format.instantTime(lastSignInAt)}`,
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: ({ suspended, hasFactor }) => (
          <span className={classes.states}>
            <StateLabel tone={suspended ? 'danger' : 'success'}>
              {t(suspended ? 'states.suspended' : 'states.active')}
            </StateLabel>
            {!hasFactor && <StateLabel tone="warning">{t('noFactor')}</StateLabel>}
          </span>
        ),
      },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row) => (
          <span className={classes.actions}>
            {changesOf(row).map((change) => (
              <Button
                key={change}
                variant="default"
                size="compact-sm"
                onClick={() => onChange({ colleague: row, change })}
              >
                {t(`changes.${change}.open`)}
              </Button>
            ))}
            {!row.self && !row.suspended && (
              <Button variant="default" size="compact-sm" onClick={() => onRestore(row)}>
                {t('accessRestoration:open')}
              </Button>
            )}
          </span>
        ),
      },
    ],
    [t, format, words, onChange, onRestore],
  )
}

function Invitations({ rows, onTold }: { rows: readonly Invitation[]; onTold: (text: string) => void }) {
  const { t } = useTranslation('team')
  const format = useFormat()
  const words = useTeamWords()
  const { mutate, error, isPending, variables } = useWithdrawInvitation()
  const columns = useMemo(
    (): readonly Column<Invitation>[] => [
      {
        key: 'person',
        header: t('columns.person'),
        main: true,
        render: (row) => (
          <span className={classes.person}>
            <span>
              {row.firstName} {row.lastName}
            </span>
            <span className={classes.email}>
              <MailText address={row.email} />
            </span>
          </span>
        ),
      },
      { key: 'role', header: t('columns.role'), render: (row) => words.role(row.role) },
      { key: 'by', header: t('columns.invitedBy'), render: ({ invitedBy }) => invitedBy ?? '–' },
      {
        key: 'until',
        header: t('columns.until'),
        render: ({ expiresAt }) => `${format.instantDay(expiresAt)}, ${format.instantTime(expiresAt)}`,
      },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: ({ email }) => (
          <Button
            variant="default"
            size="sm"
            loading={isPending && variables === email}
            onClick={() => mutate(email, { onSuccess: () => onTold(t('invite.withdrawn', { email })) })}
          >
            {t('invite.withdraw')}
          </Button>
        ),
      },
    ],
    [t, format, words, mutate, isPending, variables, onTold],
  )
  return (
    <Section title={t('invitations')}>
      {error !== null && <ErrorNotice title={t('failed')} error={error} />}
      <RecordList
        caption={t('invitations')}
        columns={columns}
        rows={rows}
        rowKey={({ email }) => email}
        dense
      />
    </Section>
  )
}

/** `/admin/equipe`: who works in the back-office, invitations, and what each role may do (B01). */
export function Component() {
  const { t } = useTranslation('team')
  const query = useQuery(teamQuery)
  const [inviting, setInviting] = useState(false)
  const [changing, setChanging] = useState<Change>()
  const [told, setTold] = useState('')
  const [restoring, setRestoring] = useState<Colleague>()
  const columns = useTeamColumns(setChanging, setRestoring)
  return (
    <Page
      title={t('title')}
      lead={t('intro')}
      actions={<Button onClick={() => setInviting(true)}>{t('invite.open')}</Button>}
    >
      <p className={classes.told} role="status">
        {told}
      </p>
      <LoadState query={query}>
        {({ items, invitations }) => (
          <>
            <Section title={t('people')}>
              <RecordList
                caption={t('people')}
                columns={columns}
                rows={items}
                rowKey={({ id }) => id}
                dense
              />
            </Section>
            {invitations.length > 0 && <Invitations rows={invitations} onTold={setTold} />}
          </>
        )}
      </LoadState>
      <Section title={t('rightsTable.title')}>
        <p>{t('rightsTable.intro')}</p>
        <RightsTable />
      </Section>
      {inviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onDone={(email) => {
            setTold(t('invite.done', { email }))
            setInviting(false)
          }}
        />
      )}
      {restoring && (
        <RestoreAccessDialog
          personId={restoring.id}
          name={`${restoring.firstName} ${restoring.lastName}`}
          onClose={() => setRestoring(undefined)}
        />
      )}
      {changing && (
        <PlaceDialog
          {...changing}
          onClose={() => setChanging(undefined)}
          onDone={() => {
            const { firstName, lastName } = changing.colleague
            setTold(t(`changes.${changing.change}.done`, { name: `${firstName} ${lastName}` }))
            setChanging(undefined)
          }}
        />
      )}
    </Page>
  )
}
