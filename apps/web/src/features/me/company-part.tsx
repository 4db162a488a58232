import { formatApe, formatSiret, normaliseSiret } from '@guichet/domain/identifiers'
import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useOwnFile } from '../../shared/api/session.ts'
import { CompanyCheckDialog } from '../../shared/company/company-check-dialog.tsx'
import { CompanyMark } from '../../shared/company/company-mark.tsx'
import { ApeField, SiretField } from '../../shared/forms/fields.tsx'
import { FieldRow } from '../../shared/forms/form-frame.tsx'
import type { KitForm } from '../../shared/forms/use-kit-form.ts'
import { paths } from '../../shared/paths.ts'
import { checkCompany, proveCompany } from './api/company.ts'
import { meQuery } from './api/get-me.ts'
import classes from './company-part.module.css'
import type { InformationValues, Me } from './information-values.ts'
import type { MeFile } from './use-information-form.ts'

const placeOf = ({ street, complement, postcode, city }: Me['businessAddress']) =>
  [street, complement, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')

interface CompanyPartProps {
  readonly kit: KitForm<InformationValues>
  readonly file: MeFile
  readonly mayEdit: boolean
  /** Asks the register: its answer is a form of its own, beside that of the file. */
  readonly onCheck: () => void
}

/** Asks the register of the number on file; one that was typed and is not saved yet is saved first. */
function CheckButton({ kit, file, onCheck }: Omit<CompanyPartProps, 'mayEdit'>) {
  const { t } = useTranslation('company')
  const { me } = file
  if (me.siret === null || normaliseSiret(kit.values.siret) !== me.siret)
    return kit.values.siret.trim() === '' ? null : <p className={classes.note}>{t('saveFirst')}</p>
  return (
    <Button type="button" variant="default" size="sm" onClick={onCheck}>
      {t(me.company === null ? 'check' : 'checkAgain')}
    </Button>
  )
}

interface OwnCompanyCheckProps {
  readonly file: MeFile
  readonly onClose: () => void
}

/** What the register says of the number on file, and what of it is taken over. */
export function OwnCompanyCheck({ file: { me, etag }, onClose }: OwnCompanyCheckProps) {
  const queries = useQueryClient()
  return (
    <CompanyCheckDialog
      queryKey={['me', 'company-check', me.siret ?? '']}
      check={checkCompany}
      prove={async (take) => {
        queries.setQueryData(meQuery.queryKey, await proveCompany(take, etag))
        queries.invalidateQueries({ queryKey: ['tasks'] }).catch(() => undefined)
      }}
      file={{ ape: me.ape, businessAddress: placeOf(me.businessAddress) }}
      onClose={onClose}
    />
  )
}

/** SIRET and APE code: typed, or read-only with their mark once the company register has proven them. */
export function CompanyPart({ kit, file, mayEdit, onCheck }: CompanyPartProps) {
  const { t } = useTranslation(['me', 'company'])
  const { company, siret, ape } = file.me
  const isOwn = useOwnFile()
  const proven = company?.fields ?? []
  return (
    <>
      <FieldRow>
        {proven.includes('siret') ? (
          <TextInput
            label={t('fields.siret')}
            description={t('company:provenField')}
            value={formatSiret(siret ?? '')}
            readOnly
            variant="filled"
          />
        ) : (
          <SiretField {...kit.field('siret')} label={t('fields.siret')} help={t('help.siret')} optional />
        )}
        {proven.includes('ape') ? (
          <TextInput
            label={t('fields.ape')}
            description={t('company:provenField')}
            value={formatApe(ape ?? '')}
            readOnly
            variant="filled"
          />
        ) : (
          <ApeField {...kit.field('ape')} label={t('fields.ape')} help={t('help.ape')} optional />
        )}
      </FieldRow>
      <div className={classes.proof}>
        {company !== null && <CompanyMark company={company} />}
        <div className={classes.actions}>
          {mayEdit && <CheckButton kit={kit} file={file} onCheck={onCheck} />}
          {company?.standing === 'proven' && isOwn && (
            <Link to={`${paths.lifeEvents}?evenement=new-siret`}>{t('company:newSiret')}</Link>
          )}
        </div>
      </div>
    </>
  )
}
