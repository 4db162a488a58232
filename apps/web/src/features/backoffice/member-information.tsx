import { formatApe } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { groupPhone, phoneHref } from '../../shared/format/phone.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import type { MemberFile } from './api/get-member.ts'
import { EmailDialog } from './edit/email-dialog.tsx'
import { MemberCompany } from './member-company.tsx'
import { MemberNir } from './member-nir.tsx'
import classes from './member-page.module.css'

type Member = MemberFile['member']

function Address({ address }: { readonly address: Member['personalAddress'] }) {
  const { t } = useTranslation('backoffice')
  const town = [address.postcode, address.city].filter(Boolean).join(' ')
  const lines = [address.street, address.complement, town].filter((line) => line !== null && line !== '')
  if (lines.length === 0) return t('member.empty')
  return (
    <span className={classes.address}>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  )
}

/** Where messages go; who does not sign in yet may be given an address here. */
function MemberEmail({
  member,
  signsIn,
  onDone,
}: Pick<MemberFile, 'member' | 'signsIn'> & { readonly onDone: (words: string) => void }) {
  const { t } = useTranslation(['backoffice', 'memberEdit'])
  const mayEdit = useSession().permissions.includes('members.edit')
  const [giving, setGiving] = useState(false)
  return (
    <span className={classes.nir}>
      {member.email === '' ? (
        t('backoffice:members.mailNone')
      ) : (
        <a href={`mailto:${member.email}`}>{member.email}</a>
      )}
      {mayEdit && !signsIn && (
        <Button variant="default" size="compact-sm" onClick={() => setGiving(true)}>
          {t(member.email === '' ? 'memberEdit:email.add' : 'memberEdit:email.change')}
        </Button>
      )}
      {giving && (
        <EmailDialog
          member={member}
          onClose={() => setGiving(false)}
          onDone={(words) => {
            setGiving(false)
            onDone(words)
          }}
        />
      )}
    </span>
  )
}

/** What the member’s file says. */
export function MemberInformation({
  member,
  mail,
  signsIn,
}: Pick<MemberFile, 'member' | 'mail' | 'signsIn'>) {
  const { t } = useTranslation(['backoffice', 'company', 'me'])
  const [done, setDone] = useState<string>()
  const none = t('member.empty')
  return (
    <>
      <div role="status">{done !== undefined && <Notice tone="success" title={done} />}</div>
      <Facts
        facts={[
          {
            label: t('me:fields.email'),
            value: <MemberEmail member={member} signsIn={signsIn} onDone={setDone} />,
          },
          {
            label: t('member.mail.news'),
            value: t(mail.news === null ? 'member.mail.newsNo' : 'member.mail.newsYes'),
          },
          {
            label: t('me:fields.personalEmail'),
            value:
              member.personalEmail === null ? (
                none
              ) : (
                <a href={`mailto:${member.personalEmail}`}>{member.personalEmail}</a>
              ),
          },
          {
            label: t('me:fields.phone'),
            value:
              member.phone === null ? none : <a href={phoneHref(member.phone)}>{groupPhone(member.phone)}</a>,
          },
          { label: t('me:fields.activity'), value: member.activity ?? none },
          { label: t('company:siret'), value: <MemberCompany member={member} none={none} /> },
          { label: t('me:fields.ape'), value: member.ape === null ? none : formatApe(member.ape) },
          {
            label: t('me:fields.nir'),
            value:
              member.nirMasked === null ? (
                none
              ) : (
                <MemberNir personId={member.personId} masked={member.nirMasked} />
              ),
          },
          { label: t('me:fields.partner'), value: member.partner?.name ?? none },
          { label: t('me:fields.website'), value: member.website ?? none },
          { label: t('me:fields.referralCode'), value: member.referralCode ?? none },
          { label: t('me:fields.personalAddress'), value: <Address address={member.personalAddress} /> },
          { label: t('me:fields.businessAddress'), value: <Address address={member.businessAddress} /> },
        ]}
      />
    </>
  )
}
