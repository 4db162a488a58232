import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { TextField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { RevealedNir } from '../../shared/nir/revealed-nir.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { readMemberNir } from './api/reveal-member-nir.ts'
import classes from './member-page.module.css'

interface ReasonDialogProps {
  readonly personId: string
  readonly onClose: () => void
  readonly onShown: (nir: string) => void
}

function ReasonDialog({ personId, onClose, onShown }: ReasonDialogProps) {
  const { t } = useTranslation(['backoffice', 'common'])
  const queries = useQueryClient()
  const kit = useKitForm({
    initialValues: { reason: '' },
    save: async ({ reason }) => onShown(await readMemberNir(personId, reason)),
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff', 'member', personId, 'changes'] }).catch(() => undefined)
      onClose()
    },
  })
  return (
    <Dialog title={t('member.nir.title')} onClose={onClose}>
      <FormFrame kit={kit} label={t('member.nir.title')}>
        <p>{t('member.nir.intro')}</p>
        <TextField
          {...kit.field('reason')}
          label={t('member.nir.reason')}
          help={t('member.nir.reasonHelp')}
          maxLength={300}
          autoComplete="off"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('member.nir.submit')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** The masked number; whole for a minute, for a reason that the member is told. */
export function MemberNir({ personId, masked }: { readonly personId: string; readonly masked: string }) {
  const { t } = useTranslation('backoffice')
  const { permissions } = useSession()
  const [asking, setAsking] = useState(false)
  const [nir, setNir] = useState<string>()
  const hide = useCallback(() => setNir(undefined), [])
  if (nir !== undefined) return <RevealedNir nir={nir} onHide={hide} />
  return (
    <span className={classes.nir}>
      {masked}
      {permissions.includes('members.reveal') && (
        <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
          {t('member.nir.show')}
        </Button>
      )}
      {asking && <ReasonDialog personId={personId} onClose={() => setAsking(false)} onShown={setNir} />}
    </span>
  )
}
