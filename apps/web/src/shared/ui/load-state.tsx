import { Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from './error-notice.tsx'

const SKELETON_DELAY_MS = 200

/** Bars in place of what is coming, shown once the wait is felt (200 ms). */
export function LoadingBars({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useTranslation('common')
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SKELETON_DELAY_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return (
    <Stack gap="sm" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, index) => `bar-${index}`).map((key, index) => (
        <Skeleton key={key} height={index === 0 ? 28 : 20} width={`${[60, 100, 92, 78, 85][index % 5]}%`} />
      ))}
    </Stack>
  )
}

interface LoadStateProps<T> {
  readonly query: Pick<UseQueryResult<T, Error>, 'data' | 'error' | 'isFetching' | 'refetch'>
  readonly children: (data: T) => ReactNode
  /** What stands there while the first load is under way; bars when left out. */
  readonly skeleton?: ReactNode
  /** What stands there when there is nothing; `isEmpty` decides. */
  readonly empty?: ReactNode
  readonly isEmpty?: (data: T) => boolean
  /** Says what failed to load; a general sentence when left out. */
  readonly failedTitle?: string
}

/**
 * A query in place: skeleton, then the data, the empty state, or the failure with its reference and "Réessayer". Data
 * that could not be brought up to date stay, with the failure above them.
 */
export function LoadState<T>(props: LoadStateProps<T>) {
  const { query, children, skeleton, empty, isEmpty, failedTitle } = props
  const { t } = useTranslation('shell')
  const retry = () => {
    query.refetch().catch(() => undefined)
  }
  const failure = query.error && (
    <ErrorNotice
      title={query.data === undefined ? (failedTitle ?? t('load.failedTitle')) : t('load.stale')}
      error={query.error}
      onRetry={retry}
      retrying={query.isFetching}
    />
  )
  if (query.data === undefined) return failure ?? skeleton ?? <LoadingBars />
  return (
    <>
      {failure}
      {empty !== undefined && isEmpty?.(query.data) ? empty : children(query.data)}
    </>
  )
}
