import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import {
  acceptInvitation,
  endPlace,
  type FirmInvitation,
  firmInvitationQuery,
  firmQuery,
  useRefresh,
} from './api.ts'
import classes from './firms.module.css'

type Shown = FirmInvitation & { readonly token?: string }

interface InvitationNoticeProps {
  readonly invitation: Shown
  readonly onDone: (sentence: string) => void
}

/** One invitation to a firm: accepted, or declined where it was sent to one’s own address. */
function InvitationNotice({ invitation, onDone }: InvitationNoticeProps) {
  const { t } = useTranslation('firms')
  const format = useFormat()
  const { id, firmName: firm, inviterName: name, role, answerBy, token } = invitation
  const accept = useMutation({
    mutationFn: () => acceptInvitation(id, token),
    onSuccess: () => onDone(t('invitation.accepted', { firm })),
  })
  const decline = useMutation({
    mutationFn: () => endPlace(id),
    onSuccess: () => onDone(t('invitation.declined')),
  })
  const failure = accept.error ?? decline.error
  return (
    <Notice
      tone="info"
      title={t('invitation.notice', { name, firm })}
      actions={
        <div className={classes.actions}>
          <Button
            loading={accept.isPending}
            onClick={() => accept.mutate()}
            aria-label={t('invitation.acceptFor', { firm })}
          >
            {t('invitation.accept')}
          </Button>
          {token === undefined && (
            <Button
              variant="default"
              loading={decline.isPending}
              onClick={() => decline.mutate()}
              aria-label={t('invitation.declineFor', { firm })}
            >
              {t('invitation.decline')}
            </Button>
          )}
        </div>
      }
    >
      <p>{t('invitation.terms', { role: t(`roles.${role}`), date: format.instantDay(answerBy) })}</p>
      <p>{t('invitation.follows')}</p>
      {failure && <ErrorNotice title={t('failed')} error={failure} />}
    </Notice>
  )
}

/** The invitation whose link led here, for who signs in under another address. */
function useLinkedInvitation(listed: readonly FirmInvitation[], isHere: boolean): Shown | null {
  const [params] = useSearchParams()
  const token = params.get('invitation') ?? ''
  const query = useQuery({ ...firmInvitationQuery(token), enabled: isHere && token !== '' })
  if (!query.data || listed.some(({ id }) => id === query.data.id)) return null
  return { ...query.data, token }
}

/** Invitations to firms that wait for an answer; `linked` where a link may have led to the page. */
export function FirmInvitations({ linked = false }: { readonly linked?: boolean }) {
  const { data } = useQuery(firmQuery)
  const refresh = useRefresh()
  const [told, setTold] = useState<string>()
  const listed = data?.invitations ?? []
  const byLink = useLinkedInvitation(listed, linked)
  const all: Shown[] = byLink ? [byLink, ...listed] : [...listed]
  const done = (sentence: string) => {
    setTold(sentence)
    refresh()
  }
  return (
    <>
      <div role="status">{told !== undefined && <Notice tone="success" title={told} />}</div>
      {all.map((invitation) => (
        <InvitationNotice key={invitation.id} invitation={invitation} onDone={done} />
      ))}
    </>
  )
}
