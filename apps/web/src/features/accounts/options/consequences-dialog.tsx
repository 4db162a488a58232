import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import type { Consequences } from '../api/preview-options.ts'
import classes from './consequences-dialog.module.css'
import { type CostLine, costChanges } from './must-be-confirmed.ts'

const FIRST = 5

function Costs({ consequences }: { readonly consequences: Consequences }) {
  const { t } = useTranslation('options')
  const format = useFormat()
  const { costBefore, costAfter } = consequences
  const amount = (line: CostLine | null) => format.euros(line?.netCents ?? 0)
  const sums = [
    ['net', costBefore.netCents, costAfter.netCents],
    ['vat', costBefore.vatCents, costAfter.vatCents],
    ['gross', costBefore.grossCents, costAfter.grossCents],
  ] as const
  return (
    <table className={classes.costs}>
      <caption>{t('confirm.cost')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('confirm.before')}</th>
          <th scope="col">{t('confirm.after')}</th>
        </tr>
      </thead>
      <tbody>
        {costChanges(consequences).map(({ item, label, before, after }) => (
          <tr key={item}>
            <th scope="row">
              {label}
              <span className={classes.quantity}>
                {t('confirm.quantity', {
                  before: format.count(before?.quantity ?? 0),
                  after: format.count(after?.quantity ?? 0),
                })}
              </span>
            </th>
            <td>{amount(before)}</td>
            <td>{amount(after)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {sums.map(([name, before, after]) => (
          <tr key={name}>
            <th scope="row">{t(`confirm.${name}`)}</th>
            <td>{format.euros(before)}</td>
            <td>{format.euros(after)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  )
}

function Losses({ consequences }: { readonly consequences: Consequences }) {
  const { t } = useTranslation('options')
  const format = useFormat()
  const [all, setAll] = useState(false)
  const { losses, accountsAffected } = consequences
  const shown = all ? losses : losses.slice(0, FIRST)
  const more = accountsAffected - shown.length
  const words = ({ code, documentTypes }: (typeof losses)[number]['procedures'][number]) =>
    documentTypes === null ? code : t('confirm.types', { code, types: documentTypes.join(', ') })
  return (
    <div>
      <p className={classes.head}>{t('confirm.losses', { count: accountsAffected })}</p>
      <ul className={classes.losses}>
        {shown.map(({ accountId, login, companyName, procedures }) => (
          <li key={accountId}>
            <strong>{login}</strong> {t('confirm.company', { company: companyName })}{' '}
            {procedures.map(words).join(' · ')}
          </li>
        ))}
        {more > 0 && <li>{t('confirm.others', { count: more, shown: format.count(more) })}</li>}
      </ul>
      {!all && losses.length > FIRST && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('confirm.showMore')}
        </Button>
      )}
    </div>
  )
}

interface ConsequencesDialogProps {
  readonly consequences: Consequences
  readonly onAnswer: (yes: boolean) => void
}

/** What saving would cost and take away, before it is done (A16, A17). */
export function ConsequencesDialog({ consequences, onAnswer }: ConsequencesDialogProps) {
  const { t } = useTranslation(['options', 'common'])
  const { notices, accountsAffected } = consequences
  const hasCosts = costChanges(consequences).length > 0
  return (
    <Dialog
      title={t('options:confirm.title')}
      size="lg"
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button variant="default" onClick={() => onAnswer(false)}>
            {t('common:cancel')}
          </Button>
          <Button onClick={() => onAnswer(true)}>{t('options:confirm.submit')}</Button>
        </>
      }
    >
      {notices.length > 0 && (
        <ul className={classes.notices}>
          {notices.map((notice) => (
            <li key={notice}>{t(`options:notices.${notice}`)}</li>
          ))}
        </ul>
      )}
      {accountsAffected > 0 && <Losses consequences={consequences} />}
      {hasCosts && <Costs consequences={consequences} />}
    </Dialog>
  )
}
