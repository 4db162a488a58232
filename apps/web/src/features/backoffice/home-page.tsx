import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { goLiveQuery } from '../../shared/api/go-live.ts'
import { useSession } from '../../shared/api/session.ts'
import { waitingRequestsQuery } from '../../shared/api/waiting-requests.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { type Figures, figuresQuery } from './api/get-figures.ts'
import classes from './home-page.module.css'

type FigureKey =
  | 'activeMembers'
  | 'inactiveMembers'
  | 'endingWithin30Days'
  | 'pendingManualPayments'
  | 'receivedThisMonth'
  | 'renewalsThisMonth'
  | 'waitingRequests'
  | 'eventsToDecide'
  | 'ordersToFulfil'
  | 'lettersToPrint'
  | 'signInReports'
  | 'erasuresToDecide'
  | 'threadsToAnswer'
  | 'withdrawalsToDecide'
  | 'declarantsToCheck'
  | 'transfersToMatch'
  | 'companiesToCheck'

interface Figure {
  readonly key: FigureKey
  readonly value: string
  readonly to: string
}

function useFigures(figures: Figures): { members: readonly Figure[]; money: readonly Figure[] } {
  const format = useFormat()
  return {
    members: [
      {
        key: 'activeMembers',
        value: format.count(figures.activeMembers),
        to: `${paths.staffMembers}?etat=active`,
      },
      {
        key: 'inactiveMembers',
        value: format.count(figures.inactiveMembers),
        to: `${paths.staffMembers}?etat=inactive`,
      },
      {
        key: 'endingWithin30Days',
        value: format.count(figures.endingWithin30Days),
        to: `${paths.staffMembers}?etat=ending`,
      },
    ],
    money: [
      {
        key: 'pendingManualPayments',
        value: format.count(figures.pendingManualPayments),
        to: `${paths.staffPayments}?etat=pending&mode=manual`,
      },
      {
        key: 'receivedThisMonth',
        value: format.euros(figures.receivedThisMonthCents),
        to: `${paths.staffPayments}?etat=paid`,
      },
      {
        key: 'renewalsThisMonth',
        value: format.count(figures.renewalsThisMonth),
        to: `${paths.staffPayments}?etat=paid`,
      },
    ],
  }
}

function FigureGroup({ title, figures }: { readonly title: string; readonly figures: readonly Figure[] }) {
  const { t } = useTranslation('backoffice')
  return (
    <section aria-label={title}>
      <h2 className={classes.heading}>{title}</h2>
      <ul className={classes.figures}>
        {figures.map(({ key, value, to }) => (
          <li key={key}>
            <Link to={to} className={classes.figure}>
              <span className={classes.name}>{t(`home.${key}`)}</span>
              <span className={classes.value}>{value}</span>
              <span className={classes.open}>{t('home.open')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What waits for somebody to deal with it, of what the reader may deal with. */
function useWaiting(figures: Figures): readonly Figure[] {
  const format = useFormat()
  const { permissions, modules } = useSession()
  const figure = (
    key:
      | 'eventsToDecide'
      | 'ordersToFulfil'
      | 'lettersToPrint'
      | 'signInReports'
      | 'erasuresToDecide'
      | 'threadsToAnswer'
      | 'withdrawalsToDecide'
      | 'declarantsToCheck'
      | 'transfersToMatch'
      | 'companiesToCheck',
    to: string,
  ): Figure => ({ key, value: format.count(figures[key]), to })
  const pressing = [
    ...(figures.signInReports > 0 && permissions.includes('sign-ins.handle')
      ? [figure('signInReports', `${paths.staffSignInReports}?etat=open`)]
      : []),
    ...(figures.erasuresToDecide > 0 && permissions.includes('members.edit')
      ? [figure('erasuresToDecide', `${paths.staffErasures}?etat=asked`)]
      : []),
    ...(permissions.includes('threads.handle') ? [figure('threadsToAnswer', paths.staffThreads)] : []),
    ...(modules.includes('declarations') && permissions.includes('declarants.read')
      ? [figure('declarantsToCheck', paths.staffDeclarants)]
      : []),
    ...(figures.transfersToMatch > 0 && permissions.includes('payments.record')
      ? [figure('transfersToMatch', paths.staffTransfers)]
      : []),
  ]
  if (!modules.includes('membership')) return pressing
  return [
    ...pressing,
    ...(figures.companiesToCheck > 0 && permissions.includes('members.edit')
      ? [figure('companiesToCheck', `${paths.staffMembers}?entreprise=to-check`)]
      : []),
    figure('eventsToDecide', `${paths.staffEvents}?etat=requested`),
    ...(permissions.includes('services.read')
      ? [figure('ordersToFulfil', `${paths.staffServices}?etat=todo`)]
      : []),
    ...(figures.withdrawalsToDecide > 0 && permissions.includes('services.read')
      ? [figure('withdrawalsToDecide', `${paths.staffServices}?etat=withdrawal`)]
      : []),
    ...(permissions.includes('letters.handle')
      ? [figure('lettersToPrint', `${paths.staffLetters}?etat=waiting`)]
      : []),
  ]
}

/** Requests for accounts that wait for an answer. */
function RequestsFigure() {
  const { t } = useTranslation('backoffice')
  const format = useFormat()
  const { data } = useQuery(waitingRequestsQuery)
  if (data === undefined) return null
  const total = format.count(data.total)
  const value = data.isExact ? total : t('home.many', { total })
  return (
    <FigureGroup
      title={t('home.groups.accounts')}
      figures={[{ key: 'waitingRequests', value, to: paths.staffRequests }]}
    />
  )
}

function FigureGroups({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('backoffice')
  const { permissions, modules } = useSession()
  const { members, money } = useFigures(figures)
  const waiting = useWaiting(figures)
  return (
    <>
      {waiting.length > 0 && <FigureGroup title={t('home.groups.waiting')} figures={waiting} />}
      <FigureGroup title={t('home.groups.members')} figures={members} />
      {modules.includes('accounts') && permissions.includes('accounts.read') && <RequestsFigure />}
      {permissions.includes('payments.read') && (
        <FigureGroup title={t('home.groups.money')} figures={money} />
      )}
    </>
  )
}

/** What is left to do before the portal opens, to whom can see to it, until it is done or put aside. */
function GoLivePanel() {
  const { t } = useTranslation('goLive')
  const { data } = useQuery(goLiveQuery)
  if (data === undefined || data.ready || data.setAside) return null
  const done = data.items.filter(({ state }) => state !== 'todo').length
  return (
    <Notice
      tone="info"
      title={t('panel.title')}
      actions={
        <Button component={Link} to={paths.staffGoLive}>
          {t('panel.open')}
        </Button>
      }
    >
      <p>{t('panel.body', { count: done, total: data.items.length })}</p>
    </Notice>
  )
}

/** `/admin`: the figures of the day, each leading to its list. */
export function Component() {
  const { t } = useTranslation('backoffice')
  const query = useQuery(figuresQuery)
  const mayGoLive = useSession().permissions.includes('organisation.edit')
  return (
    <Page title={t('home.title')} lead={t('home.intro')}>
      {mayGoLive && <GoLivePanel />}
      <LoadState query={query}>{(figures) => <FigureGroups figures={figures} />}</LoadState>
    </Page>
  )
}
