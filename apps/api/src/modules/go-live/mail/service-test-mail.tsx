import type { Locale } from '../../../ctx.ts'
import { Paragraph, registerTemplate } from '../../notifications/index.ts'

export const SERVICE_TEST_TEMPLATE = 'service-test'

const TEXTS: Readonly<Record<Locale, { subject: string; body: string; sms: string }>> = {
  fr: {
    subject: 'Essai d’envoi de votre portail',
    body: 'Vous avez demandé cet essai depuis la page « Mise en service ». S’il vous est parvenu, votre portail sait envoyer des e-mails. Vérifiez aussi qu’il n’est pas arrivé dans les indésirables.',
    sms: 'Essai d’envoi de votre portail : les SMS partent.',
  },
  en: {
    subject: 'Test of what your portal sends',
    body: 'You asked for this test on the page “Going live”. If it reached you, your portal can send e-mail. Do check that it did not arrive among the junk.',
    sms: 'Test of what your portal sends: SMS leave.',
  },
}

/** Registers what this module sends. */
export function registerGoLiveMails(): void {
  registerTemplate(SERVICE_TEST_TEMPLATE, {
    subject: ({ locale }) => TEXTS[locale].subject,
    sms: ({ locale }) => TEXTS[locale].sms,
    body: ({ locale }) => <Paragraph>{TEXTS[locale].body}</Paragraph>,
  })
}
export const serviceTestSms = (locale: Locale): string => TEXTS[locale].sms
