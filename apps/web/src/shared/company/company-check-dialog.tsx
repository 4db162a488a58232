import type { CompanyDifference } from '@guichet/domain/company-facts'
import { formatApe, formatSiret } from '@guichet/domain/identifiers'
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import { TextField } from '../forms/fields.tsx'
import { FormFrame } from '../forms/form-frame.tsx'
import { useKitForm } from '../forms/use-kit-form.ts'
import { ChoiceCards } from '../ui/choice-cards.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { LoadingBars, LoadState } from '../ui/load-state.tsx'
import { Notice } from '../ui/notice.tsx'
import classes from './company.module.css'
import type { CompanyCheck } from './company.ts'

interface CheckDialogProps {
  readonly queryKey: readonly string[]
  readonly check: (signal: AbortSignal) => Promise<CompanyCheck>
  readonly prove: (take: CompanyDifference[], reason: string) => Promise<void>
  /** What the file says, beside what the register does. */
  readonly file: { readonly ape: string | null; readonly businessAddress: string }
  /** Staff say why. */
  readonly isStaff?: boolean
  readonly onClose: () => void
}
type Company = NonNullable<CompanyCheck['company']>
interface Values {
  ape: 'file' | 'register'
  businessAddress: 'file' | 'register'
  reason: string
}

const placeOf = ({ street, complement, postcode, city }: Company) =>
  [street, complement, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')

/** Why nothing can be proven, and what to do. */
function Nothing({ check, onAgain, onClose }: NothingProps) {
  const { t } = useTranslation(['company', 'common', 'joining'])
  const why = check.outcome === 'found' ? 'other' : check.outcome
  return (
    <div className={classes.check}>
      <Notice
        tone={why === 'unavailable' ? 'info' : 'warning'}
        role="status"
        title={t(`nothing.${why}.title`)}
      >
        <p>{t(`nothing.${why}.body`)}</p>
      </Notice>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
        {why === 'unavailable' && <Button onClick={onAgain}>{t('again')}</Button>}
      </Group>
    </div>
  )
}
interface NothingProps {
  readonly check: CompanyCheck
  readonly onAgain: () => void
  readonly onClose: () => void
}

interface AnswerProps extends Pick<CheckDialogProps, 'file' | 'isStaff' | 'prove' | 'onClose'> {
  readonly check: CompanyCheck
  readonly company: Company
}

/** What the register says, and for each difference what is kept: nothing is overwritten unasked. */
function Answer({ check, company, ...props }: AnswerProps) {
  const { file, isStaff = false, prove, onClose } = props
  const { t } = useTranslation(['company', 'common', 'me'])
  const format = useFormat()
  const kit = useKitForm<Values>({
    initialValues: {
      // What the file leaves empty is filled in; what stands there is kept.
      ape: file.ape === null ? 'register' : 'file',
      businessAddress: file.businessAddress === '' ? 'register' : 'file',
      reason: '',
    },
    save: (values) =>
      prove(
        check.differences.filter((each) => values[each] === 'register'),
        values.reason,
      ),
    onSaved: onClose,
  })
  const told: Readonly<Record<CompanyDifference, { file: string; register: string }>> = {
    ape: { file: file.ape === null ? '' : formatApe(file.ape), register: formatApe(company.ape ?? '') },
    businessAddress: { file: file.businessAddress, register: placeOf(company) },
  }
  const facts: Fact[] = [
    { label: t('siret'), value: formatSiret(company.siret) },
    { label: t('name'), value: company.isMasked ? t('masked') : (company.name ?? t('untold')) },
    {
      label: t('state'),
      value: company.isOpen
        ? t('open')
        : company.closedOn === null
          ? t('closed')
          : t('closedOn', { date: format.day(company.closedOn) }),
    },
    { label: t('me:fields.ape'), value: company.ape === null ? t('untold') : formatApe(company.ape) },
    { label: t('address'), value: placeOf(company) || t('untold') },
  ]
  return (
    <FormFrame kit={kit} label={t('title')}>
      <Facts facts={facts} narrow />
      {check.holder === 'other' && (
        <Notice tone="warning" title={t('nothing.other.title')}>
          <p>{t('staffOther')}</p>
        </Notice>
      )}
      {check.holder === 'untold' && (
        <Notice tone="info" title={t('toCheck')}>
          <p>{t(isStaff ? 'staffToCheck' : 'ownToCheck')}</p>
        </Notice>
      )}
      {!company.isOpen && (
        <Notice tone="warning" title={t('closedTitle')}>
          <p>{t(isStaff ? 'closedStaff' : 'closedBody')}</p>
        </Notice>
      )}
      {check.differences.map((each) => (
        <ChoiceCards
          key={each}
          legend={t('differs', { field: t(`me:fields.${each}`) })}
          name={`${kit.id}-${each}`}
          value={kit.values[each]}
          choices={[
            { value: 'file', label: t('keep'), description: told[each].file || t('empty') },
            { value: 'register', label: t('take'), description: told[each].register },
          ]}
          onChange={(value) => kit.change(each, value)}
        />
      ))}
      {isStaff && (
        <TextField
          {...kit.field('reason')}
          label={t('reason')}
          help={t('reasonHelp')}
          maxLength={300}
          autoComplete="off"
        />
      )}
      {(isStaff || check.holder !== 'untold') && (
        <p className={classes.words}>{t(isStaff ? 'followsStaff' : 'follows')}</p>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={kit.busy}>
          {t(!isStaff && check.holder === 'untold' ? 'submitToCheck' : 'submit')}
        </Button>
      </Group>
    </FormFrame>
  )
}

/** Asks the register of the SIRET on file, shows what it says, and has it prove the file. */
export function CompanyCheckDialog(props: CheckDialogProps) {
  const { t } = useTranslation('company')
  const { check, queryKey, isStaff = false, onClose, file, prove } = props
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => check(signal),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Dialog title={t('title')} onClose={onClose} size="lg">
      <LoadState query={query} skeleton={<LoadingBars lines={5} />}>
        {(found) =>
          found.company === null || (found.holder === 'other' && !isStaff) ? (
            <Nothing check={found} onAgain={() => void query.refetch()} onClose={onClose} />
          ) : (
            <Answer {...{ file, isStaff, prove, onClose }} check={found} company={found.company} />
          )
        }
      </LoadState>
    </Dialog>
  )
}
