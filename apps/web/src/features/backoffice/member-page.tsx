import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useSession } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import { AssistDialog } from '../../shared/security/assist-dialog.tsx'
import { RestoreAccessDialog } from '../../shared/security/restore-access-dialog.tsx'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { MembershipState } from '../../shared/ui/states.tsx'
import { type MemberFile, memberQuery } from './api/get-member.ts'
import { MemberCertificates } from './member-certificates.tsx'
import { MemberChanges } from './member-changes.tsx'
import { MemberInformation } from './member-information.tsx'
import { MemberMoney } from './member-money.tsx'
import classes from './member-page.module.css'
import { MemberReminders } from './member-reminders.tsx'
import { RenewalDialog } from './paper/renewal-dialog.tsx'
import { Undeliverable } from './undeliverable.tsx'

function Lead({ file }: { readonly file: MemberFile }) {
  const { t } = useTranslation('backoffice')
  return (
    <span className={classes.lead}>
      {file.member.memberNumber !== null && (
        <span>{t('member.number', { number: file.member.memberNumber })}</span>
      )}
      <MembershipState state={file.membershipState} />
    </span>
  )
}

/** Other members of the same establishment: perhaps one person twice. */
function PossibleDouble({ twins }: { readonly twins: MemberFile['sameSiret'] }) {
  const { t } = useTranslation('backoffice')
  return (
    <Notice tone="warning" title={t('member.double.title')}>
      <p>{t('member.double.body')}</p>
      <ul className={classes.twins}>
        {twins.map(({ personId, firstName, lastName, memberNumber }) => (
          <li key={personId}>
            <Link to={paths.staffMember(personId)}>
              {lastName} {firstName} ({t('member.number', { number: memberNumber })})
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** File of one member: information, memberships, payments, certificates. */
export function Component() {
  const { t } = useTranslation(['backoffice', 'letters', 'delegations', 'memberEdit', 'accessRestoration'])
  const { id = '' } = useParams()
  const [renewing, setRenewing] = useState(false)
  const [assisting, setAssisting] = useState(false)
  const [restoring, setRestoring] = useState(false)
  const mayRestore = useSession().permissions.includes('access.restore')
  const mayAssist = useSession().permissions.includes('members.assist')
  const mayEdit = useSession().permissions.includes('members.edit')
  const mayRecord = useSession().permissions.includes('payments.record')
  const query = useQuery(memberQuery(id))
  const { modules } = useSession()
  const file = query.data
  if (file === undefined && isMissing(query.error)) return <NotFound />
  return (
    <Page
      title={file ? `${file.member.lastName} ${file.member.firstName}` : t('member.titleLoading')}
      lead={file && <Lead file={file} />}
      actions={
        <>
          {mayRecord && file !== undefined && file.memberships.length > 0 && (
            <Button variant="default" onClick={() => setRenewing(true)}>
              {t('letters:record.renewal')}
            </Button>
          )}
          {mayAssist && file !== undefined && (
            <Button variant="default" onClick={() => setAssisting(true)}>
              {t('delegations:assist.open')}
            </Button>
          )}
          {mayRestore && file !== undefined && (
            <Button variant="default" onClick={() => setRestoring(true)}>
              {t('accessRestoration:open')}
            </Button>
          )}
          <Button component={Link} to={paths.staffMemberEvents(id)} variant="default">
            {t('member.events')}
          </Button>
          <BackButton to={paths.staffMembers}>{t('member.back')}</BackButton>
        </>
      }
    >
      <LoadState query={query}>
        {(loaded) => (
          <>
            {loaded.mail.undeliverable && (
              <Undeliverable id={id} email={loaded.member.email} mark={loaded.mail.undeliverable} />
            )}
            {loaded.sameSiret.length > 0 && <PossibleDouble twins={loaded.sameSiret} />}
            <Section
              title={t('member.information')}
              actions={
                mayEdit && (
                  <Button component={Link} to={paths.staffMemberEdit(id)} variant="default">
                    {t('memberEdit:open')}
                  </Button>
                )
              }
            >
              <MemberInformation {...loaded} />
            </Section>
            <MemberMoney file={loaded} />
            {modules.includes('membership') && (
              <Section title={t('member.reminders')}>
                <MemberReminders personId={id} />
              </Section>
            )}
            <Section title={t('member.changes')}>
              <MemberChanges personId={id} />
            </Section>
            <Section title={t('member.certificates')}>
              <MemberCertificates certificates={loaded.certificates} />
            </Section>
          </>
        )}
      </LoadState>
      {renewing && <RenewalDialog id={id} onClose={() => setRenewing(false)} />}
      {restoring && file && (
        <RestoreAccessDialog
          personId={id}
          name={`${file.member.firstName} ${file.member.lastName}`}
          onClose={() => setRestoring(false)}
        />
      )}
      {assisting && file && (
        <AssistDialog
          id={id}
          name={`${file.member.firstName} ${file.member.lastName}`}
          onCancel={() => setAssisting(false)}
        />
      )}
    </Page>
  )
}
