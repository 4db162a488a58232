import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyValue } from '../../shared/ui/copy-value.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './integrations.module.css'

/** The key itself, shown this once. */
export function NewSecret({ secret, name }: { readonly secret: string; readonly name: string }) {
  const { t } = useTranslation('integrations')
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  return (
    <Notice
      tone="success"
      role="status"
      title={t('secret.title', { name })}
      ref={notice}
      focusable
      actions={<CopyValue name={t('secret.name')} value={secret} shown={null} />}
    >
      <p>{t('secret.once')}</p>
      <code className={classes.secret}>{secret}</code>
    </Notice>
  )
}
