import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { acceptInvitation, endAccess, type Invitation, invitationQuery, pendingFilesQuery } from './api.ts'
import classes from './delegations.module.css'
import { useRightsText } from './use-rights-text.ts'

type Shown = Omit<Invitation, 'answerBy'> & { readonly token?: string }

interface InvitationNoticeProps {
  readonly invitation: Shown
  readonly onDone: (sentence: string) => void
}

/** One invitation: accepted, or declined where it was sent to one’s own address. */
function InvitationNotice({ invitation, onDone }: InvitationNoticeProps) {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  const rightsText = useRightsText()
  const { id, ownerName: name, rights, endsOn, note, token, colleagues } = invitation
  const accept = useMutation({
    mutationFn: () => acceptInvitation(id, token),
    onSuccess: () => onDone(t('files.accepted', { name })),
  })
  const decline = useMutation({
    mutationFn: () => endAccess(id),
    onSuccess: () => onDone(t('files.declined')),
  })
  const failure = accept.error ?? decline.error
  return (
    <Notice
      tone="info"
      title={t('files.invitation', { name })}
      actions={
        <div className={classes.actions}>
          <Button
            loading={accept.isPending}
            onClick={() => accept.mutate()}
            aria-label={t('files.acceptFor', { name })}
          >
            {t('files.accept')}
          </Button>
          {token === undefined && (
            <Button
              variant="default"
              loading={decline.isPending}
              onClick={() => decline.mutate()}
              aria-label={t('files.declineFor', { name })}
            >
              {t('files.decline')}
            </Button>
          )}
        </div>
      }
    >
      <p>{t('files.invitationTerms', { rights: rightsText(rights), date: format.day(endsOn) })}</p>
      {colleagues && <p>{t('files.invitationColleagues')}</p>}
      {note !== null && <p>{t('given.note', { note })}</p>}
      {failure && <ErrorNotice title={t('given.failed')} error={failure} />}
    </Notice>
  )
}

/** The invitation whose link led here, for who signs in under another address. */
function useLinkedInvitation(listed: readonly Invitation[]): Shown | null {
  const [params] = useSearchParams()
  const token = params.get('invitation') ?? ''
  const query = useQuery({ ...invitationQuery(token), enabled: token !== '' })
  if (!query.data || listed.some(({ id }) => id === query.data.id)) return null
  return { ...query.data, token }
}

/** Invitations that wait for an answer. */
export function Invitations({ onDone }: Pick<InvitationNoticeProps, 'onDone'>) {
  const { data } = useQuery(pendingFilesQuery)
  const listed = data?.invitations ?? []
  const linked = useLinkedInvitation(listed)
  const all: Shown[] = linked ? [linked, ...listed] : [...listed]
  return all.map((invitation) => (
    <InvitationNotice key={invitation.id} invitation={invitation} onDone={onDone} />
  ))
}

/** What one asked for, until it is answered or withdrawn. */
export function Requests({ onChange }: { readonly onChange: () => void }) {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  const { data } = useQuery(pendingFilesQuery)
  const withdraw = useMutation({
    mutationFn: (id: string) =>
      endAccess(id).catch((error: unknown) => {
        // It was answered meanwhile, which is not told: gone is gone.
        if (!(error instanceof ApiError && error.code === 'delegation.settled')) throw error
      }),
    onSettled: onChange,
  })
  if (!data || data.requests.length === 0) return null
  return (
    <Section title={t('files.requests')}>
      <ul className={classes.list}>
        {data.requests.map(({ id, email, identifier, createdAt, isOver }) => (
          <li key={id} className={classes.line}>
            <div className={classes.words}>
              <p>{t('files.request', { date: format.instantDay(createdAt), email, identifier })}</p>
              <p>
                <StateLabel tone="neutral">{t(isOver ? 'files.over' : 'files.waiting')}</StateLabel>
              </p>
            </div>
            {!isOver && (
              <Button
                size="sm"
                variant="default"
                loading={withdraw.isPending && withdraw.variables === id}
                onClick={() => withdraw.mutate(id)}
                aria-label={t('files.withdrawFor', { email })}
              >
                {t('files.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
