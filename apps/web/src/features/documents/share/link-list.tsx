import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { type DocumentLink, documentLinksQuery, useDocumentLinks } from '../api/document-links.ts'
import classes from './share.module.css'

const TONES = { open: 'success', 'used-up': 'neutral', expired: 'neutral', ended: 'neutral' } as const

function LinkLine({ link, onEnd, busy }: { link: DocumentLink; onEnd: () => void; busy: boolean }) {
  const { t } = useTranslation('documentLinks')
  const format = useFormat()
  const { state, note, sharedAs, hasPassword, endedReason } = link
  const made = format.instantDay(link.createdAt)
  const name = note ?? t('list.of', { date: made })
  const facts = [
    t('list.used', { count: link.downloads, most: link.mostDownloads }),
    state === 'ended' && endedReason !== null
      ? t(`list.reasons.${endedReason}`)
      : t('list.until', { date: format.day(link.expiresOn) }),
    ...(hasPassword ? [t('list.locked')] : []),
    ...(sharedAs === null ? [] : [t('list.as', { name: sharedAs })]),
  ]
  return (
    <li className={classes.line}>
      <div className={classes.lineWords}>
        <p className={classes.name}>{name}</p>
        {note !== null && <p className={classes.dim}>{t('list.made', { date: made })}</p>}
        <p className={classes.dim}>{facts.join(' · ')}</p>
      </div>
      <StateLabel tone={TONES[state]}>{t(`states.${state}`)}</StateLabel>
      {state === 'open' && (
        <Button size="sm" variant="default" loading={busy} onClick={onEnd}>
          {t('list.end')}
          <span className="visually-hidden"> {t('list.endNamed', { name })}</span>
        </Button>
      )}
    </li>
  )
}

/** Links of a document: how often each was used, and an end to those that are open. */
export function LinkList({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation('documentLinks')
  const query = useQuery(documentLinksQuery(documentId))
  const { end } = useDocumentLinks(documentId)
  return (
    <section>
      <h3 className={classes.subtitle}>{t('list.title')}</h3>
      {end.error !== null && <ErrorNotice title={t('list.failed')} error={end.error} />}
      <LoadState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className={classes.dim}>{t('list.empty')}</p>}
      >
        {({ items }) => (
          <ul className={classes.lines}>
            {items.map((link) => (
              <LinkLine
                key={link.id}
                link={link}
                busy={end.isPending && end.variables === link.id}
                onEnd={() => end.mutate(link.id)}
              />
            ))}
          </ul>
        )}
      </LoadState>
    </section>
  )
}
