import { formatApe, formatSiret } from '@guichet/domain/identifiers'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { CompanyCheckDialog } from '../../shared/company/company-check-dialog.tsx'
import { CompanyMark } from '../../shared/company/company-mark.tsx'
import { ApeField, SiretField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import type { MemberFile } from './api/get-member.ts'
import { checkCompanyOf, correctCompanyOf, proveCompanyOf } from './api/member-company.ts'
import classes from './member-page.module.css'

type Member = MemberFile['member']

const placeOf = ({ street, complement, postcode, city }: Member['businessAddress']) =>
  [street, complement, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')

interface PartProps {
  readonly member: Member
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** SIRET and APE code corrected by staff, proven or not, with the reason. */
function CorrectDialog({ member, onClose, onSaved }: PartProps) {
  const { t } = useTranslation(['company', 'common', 'me'])
  const kit = useKitForm({
    initialValues: {
      siret: formatSiret(member.siret ?? ''),
      ape: formatApe(member.ape ?? ''),
      reason: '',
    },
    save: async (values) => {
      await correctCompanyOf(member.personId, member.version, values)
    },
    onSaved: () => {
      onSaved()
      onClose()
    },
  })
  return (
    <Dialog title={t('correctTitle')} onClose={onClose} size="lg">
      <FormFrame kit={kit} label={t('correctTitle')}>
        <p>{t('correctIntro')}</p>
        <FieldRow>
          <SiretField {...kit.field('siret')} label={t('siret')} help={t('me:help.siret')} optional />
          <ApeField {...kit.field('ape')} label={t('me:fields.ape')} help={t('me:help.ape')} optional />
        </FieldRow>
        <TextField
          {...kit.field('reason')}
          label={t('reason')}
          help={t('reasonHelp')}
          maxLength={300}
          autoComplete="off"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('correctSubmit')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** The SIRET of a member with what the register proves of it, checked and corrected by staff. */
export function MemberCompany({ member, none }: { readonly member: Member; readonly none: string }) {
  const { t } = useTranslation('company')
  const queries = useQueryClient()
  const mayEdit = useSession().permissions.includes('members.edit')
  const [open, setOpen] = useState<'check' | 'correct'>()
  const { personId, version, siret, ape, company } = member
  const close = () => setOpen(undefined)
  const refresh = () => {
    queries.invalidateQueries({ queryKey: ['staff', 'member', personId] }).catch(() => undefined)
  }
  return (
    <div className={classes.company}>
      <span>{siret === null ? none : formatSiret(siret)}</span>
      {company !== null && <CompanyMark company={company} />}
      {mayEdit && (
        <Group gap="xs">
          {siret !== null && (
            <Button variant="default" size="compact-sm" onClick={() => setOpen('check')}>
              {t(company === null ? 'check' : 'checkAgain')}
            </Button>
          )}
          <Button variant="default" size="compact-sm" onClick={() => setOpen('correct')}>
            {t('correct')}
          </Button>
        </Group>
      )}
      {open === 'check' && (
        <CompanyCheckDialog
          queryKey={['staff', 'member', personId, 'company-check']}
          check={(signal) => checkCompanyOf(personId, signal)}
          prove={async (take, reason) => {
            await proveCompanyOf(personId, version, { take, reason })
            refresh()
          }}
          file={{ ape, businessAddress: placeOf(member.businessAddress) }}
          isStaff
          onClose={close}
        />
      )}
      {open === 'correct' && <CorrectDialog member={member} onClose={close} onSaved={refresh} />}
    </div>
  )
}
