import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { franceConnectQuery } from '../../shared/franceconnect/own-france-connect.ts'
import { PasswordChangeForm } from '../../shared/password/password-change-form.tsx'
import { paths } from '../../shared/paths.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { DevicePart } from './device/device-part.tsx'
import { FactorsPart } from './factors/factors-part.tsx'
import { FirstPasswordForm } from './first-password-form.tsx'
import { FranceConnectPart } from './france-connect-part.tsx'
import { OpenSessions } from './open-sessions.tsx'
import { PhoneSection } from './phone/phone-section.tsx'
import { RecoverySection } from './recovery/recovery-section.tsx'
import { SignInJournal } from './sign-in-journal.tsx'

/** `/securite`: the last sign-in, the password (M06), second factors, open sessions and the journal of sign-ins (U27). */
export function Component() {
  const { t } = useTranslation('me')
  const format = useFormat()
  const { lastSignInAt, email } = useSession()
  const { data } = useQuery(franceConnectQuery)
  return (
    <Page title={t('security.title')}>
      <Section title={t('security.lastTitle')}>
        <Facts
          facts={[
            {
              label: t('security.last'),
              value:
                lastSignInAt === null
                  ? t('security.first')
                  : `${format.instantDay(lastSignInAt, 'long')}, ${format.instantTime(lastSignInAt)}`,
            },
            { label: t('security.address'), value: email },
          ]}
        />
        <p>{t('security.notYou')}</p>
      </Section>
      {data?.hasPassword === false ? (
        <FirstPasswordForm />
      ) : (
        <PasswordChangeForm submitLabel={t('security.change')} />
      )}
      <FactorsPart />
      <PhoneSection />
      <RecoverySection />
      <FranceConnectPart />
      <DevicePart />
      <OpenSessions />
      <SignInJournal />
      <Section title={t('security.programs')}>
        <p>
          {t('security.programsIntro')} <Link to={paths.integrations}>{t('security.toKeys')}</Link>
        </p>
      </Section>
    </Page>
  )
}
