import type { sendContactMessage as route } from '@guichet/contract/legal-texts.contract'
import type { Out } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { CONTACT_TEMPLATE } from './mail/contact-mail.tsx'

type Input = Out<(typeof route)['body']>

/** Hands what a visitor writes to the support desk, in French as all it is told. What is written stands in the mail alone. */
export const sendContactMessage = (ctx: Ctx, input: Input): Promise<void> =>
  withTx(ctx, async (tx) => {
    const { email: to } = await getOrganisationProfile(tx)
    const id = tx.ids.uuid()
    await queueMessage(tx, {
      ...{ template: CONTACT_TEMPLATE, to, personId: null, locale: 'fr' },
      data: { ...input },
      dedupeKey: `contact:${id}`,
    })
    await audit(tx, {
      ...{ action: 'contact.message-sent', subjectKind: 'contact', subjectId: id },
      after: { signs: input.message.length },
    })
  })
