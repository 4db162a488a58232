import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { groupPhone } from '../../../shared/format/phone.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { factorsQuery } from '../api/factors.ts'
import { type OwnPhone, ownPhoneQuery } from '../api/own-phone.ts'
import classes from '../sign-ins.module.css'
import { CodeAnswer } from './code-answer.tsx'
import { PhoneDialog } from './phone-dialog.tsx'
import { RemovePhoneDialog } from './remove-phone-dialog.tsx'

function ProvenPhone({ phone, verifiedAt }: Pick<OwnPhone, 'phone' | 'verifiedAt'>) {
  const { t } = useTranslation('phone')
  const format = useFormat()
  if (phone === null || verifiedAt === null) return <p>{t('none')}</p>
  return (
    <Facts
      facts={[
        { label: t('number'), value: groupPhone(phone) },
        { label: t('verifiedAt'), value: format.instantDay(verifiedAt, 'long') },
      ]}
    />
  )
}

/** "Numéro de sécurité" (U02): a mobile number proven by a code, changed or removed with the password. */
export function PhoneSection() {
  const { t } = useTranslation('phone')
  const query = useQuery(ownPhoneQuery)
  const factors = useQuery(factorsQuery)
  const [dialog, setDialog] = useState<'number' | 'removal' | null>(null)
  const [told, setTold] = useState('')
  const close = () => setDialog(null)
  const own = query.data
  const canAct = own?.available === true
  return (
    <Section
      title={t('title')}
      actions={
        canAct && (
          <Button variant="default" size="sm" onClick={() => setDialog('number')}>
            {t(own.phone === null ? 'add' : 'change')}
          </Button>
        )
      }
    >
      <p className={classes.intro}>{t('intro')}</p>
      <p role="status" className={classes.told}>
        {told}
      </p>
      <LoadState query={query}>
        {({ phone, verifiedAt, pending, available }) => (
          <>
            {available || phone !== null ? (
              <ProvenPhone phone={phone} verifiedAt={verifiedAt} />
            ) : (
              <p>{t('unavailable')}</p>
            )}
            {pending !== null && (
              <CodeAnswer
                key={pending.expiresAt}
                pending={pending}
                hasPhone={phone !== null}
                onTold={setTold}
                onPassword={() => setDialog('number')}
              />
            )}
            {phone !== null && (
              <Button variant="subtle" size="sm" onClick={() => setDialog('removal')}>
                {t('remove')}
              </Button>
            )}
            {dialog === 'number' && (
              <PhoneDialog
                phone={pending === null ? '' : groupPhone(pending.phone)}
                isChange={phone !== null}
                onClose={close}
                onSent={() => setTold(t('sent'))}
              />
            )}
            {dialog === 'removal' && phone !== null && (
              <RemovePhoneDialog
                phone={phone}
                isFactor={factors.data?.sms != null}
                onClose={close}
                onRemoved={() => setTold(t('removed'))}
              />
            )}
          </>
        )}
      </LoadState>
    </Section>
  )
}
