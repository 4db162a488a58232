import { ApiError, lightRoute } from '@guichet/client'
import type { downloadSharedDocument, openSharedDocument } from '@guichet/contract/document-links.contract'
import type { BodyOf } from '@guichet/contract/route'
import { Button, Loader, Title } from '@mantine/core'
import { IconDownload, IconFile } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shared/api/client.ts'
import { saveFile } from '../../../shared/browser/save-file.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { formatSize } from '../../../shared/format/format-size.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import type { LightPageProps } from '../../../shared/light-page.ts'
import { useDocumentTitle } from '../../../shared/ui/document-title.ts'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { SecretInput } from '../../../shared/ui/secret-input.tsx'
import classes from './shared-document.module.css'

const openRoute = lightRoute<typeof openSharedDocument>({ method: 'POST', path: '/shared-documents/:token' })
const downloadRoute = lightRoute<typeof downloadSharedDocument>({
  method: 'POST',
  path: '/shared-documents/:token/download',
  produces: 'application/octet-stream',
})
type Shared = BodyOf<typeof openSharedDocument>

const isGone = (error: unknown) => error instanceof ApiError && (error.status === 404 || error.status === 400)
const isWrong = (error: unknown) => error instanceof ApiError && error.code === 'document-link.password-wrong'
const proofOf = (password: string) => (password === '' ? {} : { password })

/** Asks for the password that was told apart. */
function PasswordEntry({
  onOpen,
  busy,
  wrong,
}: {
  onOpen: (password: string) => void
  busy: boolean
  wrong: boolean
}) {
  const { t } = useTranslation('sharedDocument')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (wrong) input.current?.focus()
  }, [wrong])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(password === '')
    if (password === '') return input.current?.focus()
    onOpen(password)
  }
  return (
    <form className={classes.card} onSubmit={submit} noValidate>
      <p className={classes.words}>{t('locked')}</p>
      <SecretInput
        ref={input}
        label={t('password')}
        description={t('passwordHelp')}
        autoComplete="off"
        maxLength={128}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={missing ? t('passwordMissing') : wrong && t('passwordWrong')}
      />
      <div>
        <Button type="submit" loading={busy}>
          {t('unlock')}
        </Button>
      </div>
    </form>
  )
}

interface OfferProps {
  readonly shared: Shared
  readonly document: NonNullable<Shared['document']>
  readonly onDownload: () => void
  readonly busy: boolean
  readonly done: boolean
}

/** What is shared, and the button that fetches it: until it is pressed, nothing counts. */
function Offer({ shared, document, onDownload, busy, done }: OfferProps) {
  const { t } = useTranslation('sharedDocument')
  const format = useFormat()
  const locale = useLocale()
  const { sharedAs, expiresOn, downloadsLeft } = shared
  return (
    <section className={classes.card}>
      <p className={classes.words}>{sharedAs === null ? t('shared') : t('sharedBy', { name: sharedAs })}</p>
      <div className={classes.file}>
        <IconFile size={36} stroke={1.5} aria-hidden />
        <div className={classes.fileWords}>
          <h2 className={classes.name}>{document.fileName}</h2>
          <p className={classes.dim}>{formatSize(document.size, locale)}</p>
        </div>
      </div>
      {downloadsLeft > 0 && (
        <div>
          <Button
            size="md"
            loading={busy}
            onClick={onDownload}
            leftSection={<IconDownload size={20} aria-hidden />}
          >
            {t(done ? 'again' : 'download')}
          </Button>
        </div>
      )}
      <div role="status" className={classes.told}>
        {done && <Notice tone="success" title={t('done')} />}
      </div>
      <p className={classes.dim}>
        {downloadsLeft > 0
          ? t('limits', { count: downloadsLeft, date: format.day(expiresOn, 'long') })
          : t('usedUp')}
      </p>
    </section>
  )
}

/** `/partage/:token`: whoever was given a link fetches a document, without signing in (M13). */
export function Component({ value }: LightPageProps) {
  const { t } = useTranslation('sharedDocument')
  const token = value.slice(0, 80)
  const [shared, setShared] = useState<Shared>()
  const [failure, setFailure] = useState<unknown>()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  const [attempt, setAttempt] = useState(0)
  useDocumentTitle(t('title'))

  useEffect(() => {
    const abort = new AbortController()
    setFailure(undefined)
    api.call(openRoute, { params: { token }, body: {} }, { signal: abort.signal }).then(
      ({ body }) => setShared(body),
      (error: unknown) => {
        if (!abort.signal.aborted) setFailure(error)
      },
    )
    return () => abort.abort()
  }, [token, attempt])

  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    setFailure(undefined)
    await work().catch(setFailure)
    setBusy(false)
  }
  const unlock = (typed: string) =>
    act(async () => {
      setShared((await api.call(openRoute, { params: { token }, body: { password: typed } })).body)
      setPassword(typed)
    })
  const download = () =>
    act(async () => {
      if (!shared?.document) return
      const file = await api.call(downloadRoute, { params: { token }, body: proofOf(password) })
      saveFile(file.body, shared.document.fileName)
      setDone(true)
      setShared({ ...shared, downloadsLeft: shared.downloadsLeft - 1 })
    })

  const gone = isGone(failure)
  const wrong = isWrong(failure)
  return (
    <>
      <Title order={1} className={classes.heading}>
        {t('title')}
      </Title>
      {!shared && failure === undefined && (
        <p role="status" className={classes.words}>
          <Loader size="sm" aria-hidden /> {t('checking')}
        </p>
      )}
      {gone && (
        <Notice tone="warning" role="status" title={t('gone')}>
          <p>{t('goneBody')}</p>
        </Notice>
      )}
      {failure !== undefined && !gone && !wrong && (
        <ErrorNotice
          title={t('failed')}
          error={failure}
          {...(!shared && { onRetry: () => setAttempt((count) => count + 1) })}
        />
      )}
      {shared && !gone && shared.document === null && (
        <PasswordEntry onOpen={unlock} busy={busy} wrong={wrong} />
      )}
      {shared?.document && !gone && (
        <Offer shared={shared} document={shared.document} onDownload={download} busy={busy} done={done} />
      )}
    </>
  )
}
