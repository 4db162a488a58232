import { COMPANY_PARTS, type CompanyPart } from '@guichet/domain/declarant-company'
import { Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { ChoiceCards } from '../../shared/ui/choice-cards.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import {
  type DeclarantCheck,
  type DeclarantCompany,
  declarantCheckQuery,
  declarantCompanyQuery,
  takeFromRegister,
} from './api/company.ts'
import { declarantOptionsQuery } from './api/options.ts'
import { useCompanyWords } from './company-words.ts'
import classes from './declarants.module.css'

interface DialogProps {
  readonly held: DeclarantCompany
  readonly onClose: () => void
}
type Told = NonNullable<DeclarantCheck['company']>
type Values = Record<CompanyPart, 'file' | 'register'>

/** For each difference what is kept: what the file leaves empty is filled in unless refused, what stands there stays. */
function Differences({ held, told, differences, onClose }: DifferencesProps) {
  const { t } = useTranslation(['declarantCompany', 'common'])
  const queries = useQueryClient()
  const words = useCompanyWords([held.apeVersion, told.apeVersion])
  const kit = useKitForm<Values>({
    initialValues: Object.fromEntries(
      COMPANY_PARTS.map((part) => [part, words(held, part) === null ? 'register' : 'file']),
    ) as Values,
    save: async (values) => {
      const take = differences.filter((part) => values[part] === 'register')
      queries.setQueryData(declarantCompanyQuery.queryKey, await takeFromRegister(take, held.version))
      await queries.invalidateQueries({ queryKey: ['declarants', 'own'], exact: true })
      await queries.invalidateQueries({ queryKey: declarantOptionsQuery.queryKey })
      // Which periods are declared follows from beginning and end.
      for (const part of ['declarations', 'tasks']) await queries.invalidateQueries({ queryKey: [part] })
    },
    onSaved: onClose,
  })
  return (
    <FormFrame kit={kit} label={t('update.title')}>
      <p className={classes.text}>{t(differences.length === 0 ? 'update.same' : 'update.differs')}</p>
      {told.isMasked && <p className={classes.note}>{t('masked')}</p>}
      {differences.map((part) => (
        <ChoiceCards
          key={part}
          legend={t('update.part', { part: t(`parts.${part}`) })}
          name={`${kit.id}-${part}`}
          value={kit.values[part]}
          choices={[
            { value: 'file', label: t('update.keep'), description: words(held, part) ?? t('empty') },
            { value: 'register', label: t('update.take'), description: words(told, part) ?? t('untold') },
          ]}
          onChange={(value) => kit.change(part, value)}
          columns
        />
      ))}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={kit.busy}>
          {t(differences.length === 0 ? 'update.note' : 'update.submit')}
        </Button>
      </Group>
    </FormFrame>
  )
}
interface DifferencesProps extends DialogProps {
  readonly told: Told
  readonly differences: readonly CompanyPart[]
}

/** Asks the register of the company, and shows where it and the file differ. */
export function CompanyUpdateDialog({ held, onClose }: DialogProps) {
  const { t } = useTranslation(['declarantCompany', 'common'])
  const query = useQuery(declarantCheckQuery)
  return (
    <Dialog title={t('update.title')} onClose={onClose} size="lg">
      <LoadState query={query} skeleton={<LoadingBars lines={5} />}>
        {({ outcome, company, differences }) =>
          company === null ? (
            <div className={classes.step}>
              <Notice
                tone={outcome === 'unknown' ? 'warning' : 'info'}
                role="status"
                title={t(`update.nothing.${outcome === 'unknown' ? 'unknown' : 'unavailable'}.title`)}
              >
                <p>{t(`update.nothing.${outcome === 'unknown' ? 'unknown' : 'unavailable'}.body`)}</p>
              </Notice>
              <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>
                  {t('common:close')}
                </Button>
                {outcome === 'unavailable' && (
                  <Button onClick={() => void query.refetch()}>{t('update.again')}</Button>
                )}
              </Group>
            </div>
          ) : (
            <Differences {...{ held, differences, onClose }} told={company} />
          )
        }
      </LoadState>
    </Dialog>
  )
}
