import { Action, Paragraph, registerTemplate, timeOfDay } from '../../notifications/index.ts'
import { SMS_CODE_TEMPLATE } from '../sms-codes.ts'
import { accessRestoredMail } from './access-restored-mail.tsx'
import {
  accountActivationMail,
  accountInvitationMail,
  loginPassedMail,
  requestRefusedMail,
  requestWaitingMail,
} from './account-mails.tsx'
import {
  emailChangeDoneMail,
  emailChangeKnownMail,
  emailChangeNewMail,
  emailChangeOldMail,
  emailChangeTakenMail,
  emailChangeWaitingMail,
} from './email-change-mails.tsx'
import { factorChangedMail } from './factor-changed-mail.tsx'
import { franceConnectLinkedMail, franceConnectUnlinkedMail } from './franceconnect-mails.tsx'
import { memberActivationMail } from './member-activation-mail.tsx'
import { newSignInMail, passwordLostMail, signInDeniedDeskMail } from './new-sign-in-mails.tsx'
import { passwordChangedMail } from './password-changed-mail.tsx'
import { registerPasswordMessage } from './password-message.ts'
import { passwordResetMail } from './password-reset-mail.tsx'
import { phoneChangedMail, smsCodeMessage } from './phone-messages.tsx'
import {
  questionChangedMail,
  recoveryDeniedDeskMail,
  recoveryDoneMail,
  recoveryLockedMail,
  recoveryReadyMail,
  recoveryStoppedMail,
  recoveryWaitingMail,
} from './recovery-mails.tsx'

/** Registers the mails that this module sends. */
export function registerIdentityMails(): void {
  registerTemplate('access-restored', accessRestoredMail)
  registerTemplate('password-reset', passwordResetMail)
  registerTemplate('password-changed', passwordChangedMail)
  registerTemplate('factor-changed', factorChangedMail)
  registerTemplate('new-sign-in', newSignInMail)
  registerTemplate('password-lost', passwordLostMail)
  registerTemplate('sign-in-denied-desk', signInDeniedDeskMail)
  registerTemplate('recovery-waiting', recoveryWaitingMail)
  registerTemplate('recovery-ready', recoveryReadyMail)
  registerTemplate('recovery-done', recoveryDoneMail)
  registerTemplate('recovery-stopped', recoveryStoppedMail)
  registerTemplate('recovery-locked', recoveryLockedMail)
  registerTemplate('recovery-denied-desk', recoveryDeniedDeskMail)
  registerTemplate('question-changed', questionChangedMail)
  registerPasswordMessage()
  registerTemplate(SMS_CODE_TEMPLATE, smsCodeMessage)
  registerTemplate('phone-changed', phoneChangedMail)
  registerTemplate('account-activation', accountActivationMail)
  registerTemplate('account-invitation', accountInvitationMail)
  registerTemplate('member-activation', memberActivationMail)
  registerTemplate('login-passed', loginPassedMail)
  registerTemplate('franceconnect-linked', franceConnectLinkedMail)
  registerTemplate('franceconnect-unlinked', franceConnectUnlinkedMail)
  registerTemplate('email-change-new', emailChangeNewMail)
  registerTemplate('email-change-known', emailChangeKnownMail)
  registerTemplate('email-change-old', emailChangeOldMail)
  registerTemplate('email-change-waiting', emailChangeWaitingMail)
  registerTemplate('email-change-done', emailChangeDoneMail)
  registerTemplate('email-change-taken', emailChangeTakenMail)
  registerTemplate('request-waiting', requestWaitingMail)
  registerTemplate('request-refused', requestRefusedMail)
  registerTemplate('sign-in-locked', {
    subject: ({ locale }) =>
      locale === 'fr'
        ? 'Trop de tentatives de connexion à votre espace'
        : 'Too many sign-in attempts on your space',
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Cinq mots de passe faux ont été saisis pour votre espace. La connexion par mot de passe est
            bloquée jusqu’à {timeOfDay(data.until, 'fr')} pour tout appareil qui ne s’est jamais connecté à
            votre espace.
          </Paragraph>
          <Paragraph>
            Si c’est vous, attendez ce délai ou choisissez un nouveau mot de passe. Si ce n’est pas vous,
            votre mot de passe n’a pas été trouvé : vous n’avez rien à faire.
          </Paragraph>
          <Action href={String(data.resetUrl)}>Choisir un nouveau mot de passe</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            Five wrong passwords were typed for your space. Password sign-in is locked until{' '}
            {timeOfDay(data.until, 'en')} for every device that never signed in to your space.
          </Paragraph>
          <Paragraph>
            If this was you, wait or choose a new password. If it was not, your password was not found: there
            is nothing to do.
          </Paragraph>
          <Action href={String(data.resetUrl)}>Choose a new password</Action>
        </>
      ),
  })
  registerTemplate('factor-locked', {
    subject: ({ locale }) =>
      locale === 'fr' ? 'Trop de codes faux pour votre espace' : 'Too many wrong codes for your space',
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Votre mot de passe a été saisi, puis cinq codes faux. La connexion avec un code est bloquée
            jusqu’à {timeOfDay(data.until, 'fr')}.
          </Paragraph>
          <Paragraph>
            Si c’est vous, attendez ce délai. Si ce n’est pas vous, quelqu’un connaît votre mot de passe :
            changez-le sans attendre.
          </Paragraph>
          <Action href={String(data.resetUrl)}>Choisir un nouveau mot de passe</Action>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            Your password was typed, then five wrong codes. Sign-in with a code is locked until{' '}
            {timeOfDay(data.until, 'en')}.
          </Paragraph>
          <Paragraph>
            If this was you, wait. If it was not, somebody knows your password: change it at once.
          </Paragraph>
          <Action href={String(data.resetUrl)}>Choose a new password</Action>
        </>
      ),
  })
}
