import { ApiError } from '@guichet/client'
import { notifyManager } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import { Notice } from '../ui/notice.tsx'

/** What the page said of amount or dates does not hold any more: nothing was asked for. */
export const isOfferChanged = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'membership.offer-changed'

/** Once what was asked for again is on the page, so that what has changed is told with it, and not before. */
export async function untilShown(asked: Promise<unknown>): Promise<void> {
  await asked
  await new Promise<void>((resolve) => notifyManager.schedule(resolve))
}

/** What a page says that a membership costs and gives. */
interface Terms {
  /** What is left to pay. */
  readonly amountCents: number
  readonly startsOn: string
  readonly endsOn: string
}

const sameDays = (one: Terms, other: Terms) => one.startsOn === other.startsOn && one.endsOn === other.endsOn

/** What the page said first for what is chosen, where it does not say the same any more; `choice` is another after each choice. */
export function useTermsBefore(now: Terms, choice = 0): Terms | undefined {
  const [told, setTold] = useState({ choice, terms: now })
  if (told.choice !== choice) setTold({ choice, terms: now })
  const { terms } = told
  const isSame = told.choice !== choice || (terms.amountCents === now.amountCents && sameDays(terms, now))
  return isSame ? undefined : terms
}

interface TermsChangedProps {
  readonly before: Terms
  readonly now: Terms
}

/** Beside what is to be paid now: what it was when the page was opened, so that it is confirmed knowingly. */
export function TermsChanged({ before, now }: TermsChangedProps) {
  const { t } = useTranslation('memberships')
  const format = useFormat()
  const sentences = [
    ...(before.amountCents === now.amountCents
      ? []
      : [
          t('renewal.changed.amount', {
            before: format.euros(before.amountCents),
            now: format.euros(now.amountCents),
          }),
        ]),
    ...(sameDays(before, now)
      ? []
      : [
          t('renewal.changed.days', {
            from: format.day(now.startsOn, 'long'),
            to: format.day(now.endsOn, 'long'),
          }),
        ]),
  ]
  const [title = '', ...more] = sentences
  return (
    <Notice tone="warning" role="alert" title={title}>
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>{t('renewal.changed.confirm')}</p>
    </Notice>
  )
}
