import { Button } from '@mantine/core'
import { IconMessage } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addSms, removeSms } from '../api/factors.ts'
import { ownPhoneQuery } from '../api/own-phone.ts'
import { RemoveDialog } from './factor-dialogs.tsx'
import { FactorGroup, FactorLine } from './factor-group.tsx'
import classes from './factors.module.css'
import type { GroupProps } from './factors-part.tsx'
import { useFactorFacts } from './use-factor-facts.ts'

/** "Code par SMS": switched on for the proven number, or off. Not shown where no SMS leaves. */
export function SmsGroup({ factors: { sms }, proof, onChange, onFailure }: GroupProps) {
  const { t } = useTranslation('factors')
  const factsOf = useFactorFacts()
  const own = useQuery(ownPhoneQuery).data
  const [busy, setBusy] = useState(false)
  const [asks, setAsks] = useState(false)
  if (sms === null && own?.available !== true) return null
  const add = () => {
    setBusy(true)
    proof
      .run(addSms)
      .then((now) => onChange(now, 'smsAdded'))
      .catch(onFailure)
      .finally(() => setBusy(false))
  }
  const mayAdd = sms === null && own?.phone != null
  return (
    <FactorGroup
      title={t('sms.title')}
      intro={t('sms.intro')}
      actions={
        mayAdd && (
          <Button size="sm" variant="default" loading={busy} onClick={add}>
            {t('sms.add')}
          </Button>
        )
      }
    >
      {sms === null && !mayAdd && <p>{t('sms.noPhone')}</p>}
      {sms !== null && (
        <ul className={classes.lines}>
          <FactorLine
            icon={<IconMessage size={22} />}
            name={sms.phone}
            facts={factsOf(sms, true)}
            actions={
              <Button variant="default" size="sm" onClick={() => setAsks(true)}>
                {t('sms.remove')}
              </Button>
            }
          />
        </ul>
      )}
      {asks && (
        <RemoveDialog
          title={t('sms.removeTitle')}
          body={t('sms.removeBody')}
          remove={() => proof.run(removeSms)}
          onClose={() => setAsks(false)}
          onRemoved={(now) => onChange(now, 'smsRemoved')}
        />
      )}
    </FactorGroup>
  )
}
