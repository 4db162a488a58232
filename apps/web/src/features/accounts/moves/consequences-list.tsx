import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import type { MoveConsequences } from '../api/account-moves.ts'
import costs from '../options/consequences-dialog.module.css'
import classes from './moves.module.css'

type Rights = NonNullable<MoveConsequences['procedures']>['lost']

/** What changes on the account, a sentence each. */
function useChangeSentences() {
  const { t } = useTranslation('accountMoves')
  const format = useFormat()
  return (given: MoveConsequences): readonly string[] => {
    const { account, primary, kind, profile, portal, test, autonomous, mailboxes } = given
    const names = { account: account.login, primary: primary.login }
    const [service] = given.services
    const services = given.services.length > 1 ? 'both' : service
    return [
      t(`place.${kind}`, names),
      t(`invoicing.${kind}`, names),
      ...(given.quotaMoved === null
        ? []
        : [t('quotaMoved', { ...names, count: given.quotaMoved, shown: format.count(given.quotaMoved) })]),
      ...(given.secondariesMoved === null || given.secondariesMoved === 0
        ? []
        : [
            t('secondariesMoved', {
              ...{ ...names, count: given.secondariesMoved, shown: format.count(given.secondariesMoved) },
            }),
          ]),
      ...(kind === 'swap' ? [t('choicesMoved', names)] : []),
      ...(profile ? [t('profile', { ...names, ...profile })] : []),
      ...(portal ? [t('portal', { ...names, ...portal })] : []),
      ...(test ? [t(test.after ? 'testOn' : 'testOff', names)] : []),
      ...(autonomous ? [t(autonomous.after ? 'autonomousOn' : 'autonomousOff', names)] : []),
      ...(given.mailboxMade ? [t('mailboxMade', names)] : []),
      ...(mailboxes && mailboxes.before !== mailboxes.after
        ? [
            t('mailboxes', {
              before: format.count(mailboxes.before),
              after: format.count(mailboxes.after),
              quota: format.count(mailboxes.quota),
            }),
          ]
        : []),
      ...(services === undefined
        ? []
        : [t('servicesKept', { ...names, services: t(`services.${services}`) })]),
      t('kept', names),
    ]
  }
}

function RightsList({ title, rights }: { readonly title: string; readonly rights: Rights }) {
  const { t } = useTranslation('accountMoves')
  if (rights.length === 0) return null
  return (
    <div>
      <h3 className={classes.head}>{title}</h3>
      <p className={classes.rights}>
        {rights
          .map(({ code, documentTypes }) =>
            documentTypes === null ? code : t('types', { code, types: documentTypes.join(', ') }),
          )
          .join(' · ')}
      </p>
    </div>
  )
}

/** Cost of the month of each side that may be known, before and after. */
function Costs({ consequences }: { readonly consequences: MoveConsequences }) {
  const { t } = useTranslation(['accountMoves', 'options'])
  const format = useFormat()
  if (consequences.costs.length === 0) return null
  const named = (side: 'account' | 'primary') => consequences[side].login
  return (
    <table className={costs.costs}>
      <caption>{t('accountMoves:cost')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('options:confirm.before')}</th>
          <th scope="col">{t('options:confirm.after')}</th>
        </tr>
      </thead>
      <tbody>
        {consequences.costs.map(({ side, before, after }) => (
          <tr key={side}>
            <th scope="row">
              {named(side)}
              {after === null && (
                <span className={costs.quantity}>{t(`accountMoves:costUnknown.${side}`)}</span>
              )}
            </th>
            <td>{format.euros(before.netCents)}</td>
            <td>{after === null ? '—' : format.euros(after.netCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** All that a move brings about, before it is confirmed. */
export function ConsequencesList({ consequences }: { readonly consequences: MoveConsequences }) {
  const { t } = useTranslation('accountMoves')
  const sentencesOf = useChangeSentences()
  const { procedures, account, primary } = consequences
  const names = { account: account.login, primary: primary.login }
  const nothing = procedures !== null && procedures.lost.length + procedures.gained.length === 0
  return (
    <>
      <ul className={classes.follows}>
        {sentencesOf(consequences).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {procedures === null && <li>{t('rightsUnknown', names)}</li>}
        {nothing && <li>{t('rightsSame', names)}</li>}
      </ul>
      {procedures && (
        <>
          <RightsList title={t('lost', names)} rights={procedures.lost} />
          <RightsList title={t('gained', names)} rights={procedures.gained} />
        </>
      )}
      <Costs consequences={consequences} />
    </>
  )
}
