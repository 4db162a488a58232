import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import classes from './logo-card.module.css'
import { useTaken } from './part-form.tsx'
import type { SectionProps } from './sections.ts'
import { type SettingsFile, saveLogo, settingsQuery, takeLogoAway, wasChanged } from './settings-queries.ts'

/** Saves over the version at hand; when it is not the latest any more, once more over that one: a logo joins nothing. */
function useLogo(file: SettingsFile) {
  const queries = useQueryClient()
  const take = useTaken()
  return useMutation({
    mutationFn: async (picture: Blob | null) => {
      const act = (base: SettingsFile) => (picture ? saveLogo(base, picture) : takeLogoAway(base))
      try {
        return await act(file)
      } catch (error) {
        if (!wasChanged(error)) throw error
        return act(await queries.fetchQuery({ ...settingsQuery, staleTime: 0 }))
      }
    },
    onSuccess: take,
  })
}

/** The logo: shown, replaced, taken away; saved at once. */
export function LogoCard({ file, mayEdit }: SectionProps) {
  const { t } = useTranslation('settings')
  const input = useRef<HTMLInputElement>(null)
  const logo = useLogo(file)
  const { logoPath } = file.settings
  return (
    <Section title={t('logo.title')}>
      <div className={classes.row}>
        <div className={classes.paper}>
          {logoPath === null ? t('logo.none') : <img src={logoPath} alt={t('logo.current')} />}
        </div>
        <div className={classes.words}>
          <p>{t('logo.help')}</p>
          {mayEdit && (
            <div className={classes.buttons}>
              <input
                ref={input}
                type="file"
                className="visually-hidden"
                tabIndex={-1}
                accept=".png,.jpg,.jpeg"
                aria-label={t('logo.file')}
                onChange={({ currentTarget }) => {
                  const [chosen] = currentTarget.files ?? []
                  if (chosen) logo.mutate(chosen)
                  currentTarget.value = ''
                }}
              />
              <Button variant="default" loading={logo.isPending} onClick={() => input.current?.click()}>
                {logoPath === null ? t('logo.choose') : t('logo.replace')}
              </Button>
              {logoPath !== null && (
                <Button variant="default" disabled={logo.isPending} onClick={() => logo.mutate(null)}>
                  {t('logo.remove')}
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
      <div role="status">
        {logo.isSuccess && (
          <Notice tone="success" title={logoPath === null ? t('logo.removed') : t('logo.saved')} />
        )}
      </div>
      {logo.error && <ErrorNotice title={t('logo.failed')} error={logo.error} />}
    </Section>
  )
}
