import { type MembershipCertificateData, renderMembershipCertificate } from '@guichet/documents'
import { answerMessages } from './answer.ts'

/** Renders the certificate `count` times, one after the other; answers the milliseconds each took. */
answerMessages(async ({ data, count }: { data: MembershipCertificateData; count: number }) => {
  const timesMs: number[] = []
  for (let index = 0; index < count; index++) {
    const startedAt = performance.now()
    await renderMembershipCertificate(data)
    timesMs.push(performance.now() - startedAt)
  }
  return { timesMs }
})
