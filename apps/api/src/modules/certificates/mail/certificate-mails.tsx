import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import type { Ctx } from '../../../ctx.ts'
import { ProblemError } from '../../../platform/problem-error.ts'
import { findMembership, periodState } from '../../memberships/index.ts'
import { type MessageData, Paragraph, registerTemplate } from '../../notifications/index.ts'
import { renderCertificate } from '../render-certificate.ts'

const lastDay = ({ endsOn }: MessageData, locale: 'fr' | 'en') =>
  formatLocalDate(parseLocalDate(String(endsOn)), locale, 'long')

/** A membership that was cancelled, or is over, has no certificate any more. */
async function isActive(ctx: Ctx, { personId, membershipId }: MessageData): Promise<boolean> {
  const membership = await findMembership(ctx, String(personId), String(membershipId))
  return membership !== null && periodState(membership, ctx.clock.today()) === 'active'
}

/** Registers what is written to members without e-mail. */
export function registerCertificateMails(): void {
  registerTemplate('certificate-ready', {
    subject: ({ locale }) =>
      locale === 'fr' ? 'Votre attestation d’adhésion' : 'Your membership certificate',
    body: ({ data, locale }) =>
      locale === 'fr' ? (
        <>
          <Paragraph>Bonjour {data.firstName},</Paragraph>
          <Paragraph>
            Votre attestation d’adhésion est jointe à ce courrier. Elle est valable jusqu’au{' '}
            {lastDay(data, 'fr')}.
          </Paragraph>
          <Paragraph>
            Présentez-la à qui vous la demande : son QR code permet à chacun de vérifier qu’elle est
            authentique et valable ce jour-là.
          </Paragraph>
        </>
      ) : (
        <>
          <Paragraph>Hello {data.firstName},</Paragraph>
          <Paragraph>
            Your membership certificate is enclosed. It is valid until {lastDay(data, 'en')}.
          </Paragraph>
          <Paragraph>
            Show it to whoever asks for it: by its QR code anybody can check that it is genuine and valid on
            that day.
          </Paragraph>
        </>
      ),
    isWanted: (ctx, { data }) => isActive(ctx, data),
    attachments: async (ctx, { data, locale }) => {
      try {
        const { personId, membershipId } = data
        const own = { ...ctx, locale }
        const made = await renderCertificate(own, String(personId), String(membershipId), 'membership')
        const filename = `attestation-${made.number}.pdf`
        return [{ filename, content: made.pdf, contentType: 'application/pdf' }]
      } catch (error) {
        // A letter that is printed again once the membership is over goes without it.
        if (error instanceof ProblemError && error.code === 'membership.inactive') return []
        throw error
      }
    },
  })
}
