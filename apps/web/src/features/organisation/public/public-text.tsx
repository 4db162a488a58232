import { titleOf } from '@guichet/domain/legal-text'
import { Anchor, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { type LegalText, type LegalTextKind, legalTextQuery } from '../../../shared/api/legal-texts.ts'
import { today } from '../../../shared/browser/today.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { LoadingBars, LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import classes from './public-text.module.css'

/** Paragraphs and titles of a text. */
function Paragraphs({ paragraphs, order }: Pick<LegalText, 'paragraphs'> & { readonly order: 2 | 3 }) {
  return paragraphs.map((paragraph, index) => {
    const key = `${index} ${paragraph.slice(0, 20)}`
    const title = titleOf(paragraph)
    return title === null ? (
      <p key={key}>{paragraph}</p>
    ) : (
      <Title key={key} order={order}>
        {title}
      </Title>
    )
  })
}

/** The versions of a text, each with its address. */
function Versions({ text, name }: { readonly text: LegalText; readonly name: string }) {
  const { t } = useTranslation('publicPages')
  const format = useFormat()
  if (text.versions.length < 2) return null
  return (
    <div className={classes.versions}>
      <span>{t('versions')}</span>
      <ul>
        {text.versions.map(({ version, inForceOn }) => {
          const label = inForceOn === null ? t('standard') : format.day(inForceOn, 'long')
          return (
            <li key={version}>
              {version === text.version ? (
                <strong aria-current="true">{label}</strong>
              ) : (
                <Anchor href={`?${name}=${encodeURIComponent(version)}`} size="sm">
                  {label}
                </Anchor>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

interface PublicTextProps {
  readonly kind: LegalTextKind
  /** Under which the address may name a version; the one that counts otherwise. */
  readonly name: string
  /** Level of its titles: below that of the section, where there is one. */
  readonly order?: 2 | 3
}

/** A public text. */
export function PublicText({ kind, name, order = 3 }: PublicTextProps) {
  const { t } = useTranslation('publicPages')
  const locale = useLocale()
  const format = useFormat()
  const [params] = useSearchParams()
  const query = useQuery(legalTextQuery(kind, locale, params.get(name) ?? undefined))
  return (
    <LoadState query={query} skeleton={<LoadingBars lines={6} />}>
      {(text) => (
        <div className={classes.text}>
          {!text.isCurrent && (
            <Notice
              tone="warning"
              title={
                text.inForceOn !== null && text.inForceOn > today()
                  ? t('upcoming', { date: format.day(text.inForceOn, 'long') })
                  : t('former')
              }
            />
          )}
          <Paragraphs paragraphs={text.paragraphs} order={order} />
          <Versions text={text} name={name} />
        </div>
      )}
    </LoadState>
  )
}
