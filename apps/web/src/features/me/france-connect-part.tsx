import { ApiError } from '@guichet/client'
import { Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { PasswordField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import {
  type FranceConnectLink,
  franceConnectQuery,
  leaveToLink,
  releaseLink,
  removeLink,
} from '../../shared/franceconnect/own-france-connect.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'

type Act = 'link' | 'unlink' | 'release'

interface PasswordDialogProps {
  readonly act: Act
  readonly onClose: () => void
  readonly onGiven: (password: string) => Promise<void>
}

function PasswordDialog({ act, onClose, onGiven }: PasswordDialogProps) {
  const { t } = useTranslation(['me', 'common'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const title = t(`security.franceConnect.${act}Title`)
  const kit = useKitForm({
    initialValues: { currentPassword: '' },
    validate: { currentPassword: (value) => (value === '' ? fieldText('required') : null) },
    save: ({ currentPassword }) => onGiven(currentPassword),
    onSaved: onClose,
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame kit={kit} label={title}>
        <p>{t(`security.franceConnect.${act}Intro`)}</p>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          {...kit.field('currentPassword')}
          label={t('security.franceConnect.password')}
          autoComplete="current-password"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t(`security.franceConnect.${act === 'link' ? 'continue' : act}`)}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** FranceConnect at `/securite` (U08): linked since, last used, linked and removed after the password. */
export function FranceConnectPart() {
  const { t } = useTranslation('me')
  const format = useFormat()
  const queries = useQueryClient()
  const { data } = useQuery(franceConnectQuery)
  const [asking, setAsking] = useState<Act>()
  const [done, setDone] = useState<'unlinked' | 'released'>()
  const act = useMutation({
    mutationFn: async ({ kind, password }: { readonly kind: Act; readonly password?: string }) => {
      setDone(undefined)
      if (kind === 'link') return leaveToLink(password)
      const own = await (kind === 'unlink' ? removeLink : releaseLink)(password)
      queries.setQueryData<FranceConnectLink>(franceConnectQuery.queryKey, own)
      setDone(kind === 'unlink' ? 'unlinked' : 'released')
    },
    onError: (error, { kind }) => {
      if (error instanceof ApiError && error.code === 'password.needed') setAsking(kind)
    },
  })
  if (!data?.offered) return null
  const { link, hasPassword } = data
  const isAsked = act.error instanceof ApiError && act.error.code === 'password.needed'
  const instant = (at: string) => `${format.instantDay(at, 'long')}, ${format.instantTime(at)}`
  const kind: Act = link === null ? 'link' : 'unlink'
  return (
    <Section
      title={t('security.franceConnect.title')}
      actions={
        hasPassword && (
          <Button
            variant="default"
            size="sm"
            loading={act.isPending && asking === undefined}
            onClick={() => act.mutate({ kind })}
          >
            {t(`security.franceConnect.${kind}`)}
          </Button>
        )
      }
    >
      {done && <Notice tone="success" role="status" title={t(`security.franceConnect.${done}`)} />}
      {act.error !== null && !isAsked && asking === undefined && (
        <ErrorNotice title={t('security.franceConnect.failed')} error={act.error} />
      )}
      <p>{t('security.franceConnect.intro')}</p>
      {link?.heldSince && (
        <Notice
          tone="warning"
          title={t('security.franceConnect.held', { since: instant(link.heldSince) })}
          actions={
            <Button size="sm" onClick={() => act.mutate({ kind: 'release' })}>
              {t('security.franceConnect.release')}
            </Button>
          }
        >
          <p>{t('security.franceConnect.heldBody')}</p>
        </Notice>
      )}
      {link !== null && (
        <Facts
          facts={[
            { label: t('security.franceConnect.since'), value: instant(link.linkedAt) },
            {
              label: t('security.franceConnect.last'),
              value: link.lastUsedAt === null ? t('security.franceConnect.never') : instant(link.lastUsedAt),
            },
          ]}
        />
      )}
      {link !== null && !hasPassword && <Notice tone="info" title={t('security.franceConnect.noPassword')} />}
      {asking !== undefined && (
        <PasswordDialog
          act={asking}
          onClose={() => setAsking(undefined)}
          onGiven={async (password) => act.mutateAsync({ kind: asking, password })}
        />
      )}
    </Section>
  )
}
