import { ApiError, lightRoute } from '@guichet/client'
import type { getVerification } from '@guichet/contract/certificates.contract'
import { Anchor, Loader, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/client.ts'
import type { LightPageProps } from '../../shared/light-page.ts'
import { paths } from '../../shared/paths.ts'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { CodeEntry } from './code-entry.tsx'
import { VerdictCard } from './verdict-card.tsx'
import classes from './verification.module.css'
import type { Verification } from './verification-view.ts'

const route = lightRoute<typeof getVerification>({ method: 'GET', path: '/verifications/:code' })

type State =
  | { readonly kind: 'checking' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'checked'; readonly found: Verification | null }

/** Is this document genuine, and valid today? For anybody who was shown one. */
export function VerificationPage({ value }: LightPageProps) {
  const { t } = useTranslation('verification')
  const code = value.trim()
  useDocumentTitle(t('heading'))
  return (
    <>
      <Title order={1} className={classes.heading}>
        {t('heading')}
      </Title>
      {code === '' ? <CodeEntry /> : <Check code={code} />}
    </>
  )
}

function Check({ code }: { readonly code: string }) {
  const { t } = useTranslation('verification')
  const [state, setState] = useState<State>({ kind: 'checking' })
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const abort = new AbortController()
    setState({ kind: 'checking' })
    api.call(route, { params: { code: code.slice(0, 60) } }, { signal: abort.signal }).then(
      ({ body }) => setState({ kind: 'checked', found: body }),
      (error: unknown) => {
        if (abort.signal.aborted) return
        const unknownCode = error instanceof ApiError && (error.status === 404 || error.status === 400)
        setState(unknownCode ? { kind: 'checked', found: null } : { kind: 'failed', error })
      },
    )
    return () => abort.abort()
  }, [code, attempt])

  return (
    <>
      <div role="status" className={classes.result}>
        {state.kind === 'checking' && (
          <p className={classes.checking}>
            <Loader size="sm" aria-hidden /> {t('checking')}
          </p>
        )}
        {state.kind === 'checked' && <VerdictCard code={code} found={state.found} />}
      </div>
      {state.kind === 'failed' && (
        <ErrorNotice
          title={t('failureTitle')}
          error={state.error}
          onRetry={() => setAttempt((count) => count + 1)}
        />
      )}
      {state.kind !== 'checking' && <Anchor href={paths.verification()}>{t('again')}</Anchor>}
    </>
  )
}

export { VerificationPage as Component }
