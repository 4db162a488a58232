import { Anchor, Button, Stack } from '@mantine/core'
import { IconMailbox } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { useListAddress } from '../../../shared/ui/list-address.ts'
import { LoadingBars, LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { PagedFrame } from '../../../shared/ui/paged-frame.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import persons from '../account-persons.module.css'
import { type Attachment, attachmentQuery, type Move, moveProposalsQuery } from '../api/account-moves.ts'
import { useAccountPaths } from '../use-account-paths.ts'
import { ProposalLine, useMoveDecision } from './move-proposals.tsx'
import classes from './moves.module.css'
import { ProposeDialog, type Way } from './propose-dialog.tsx'

interface TabProps {
  readonly account: Account
}

/** Where the account stands, in a sentence. */
function Place({ account, attachment }: TabProps & { readonly attachment: Attachment }) {
  const { t } = useTranslation('accountMoves')
  const places = useAccountPaths()
  const { primary, hasSecondaries } = attachment
  const { login } = account
  if (!primary)
    return <p className={classes.place}>{t(hasSecondaries ? 'head' : 'independent', { login })}</p>
  const isReached = account.via !== 'own'
  return (
    <p className={classes.place}>
      {t('under', { login, primary: primary.login, company: primary.companyName })}{' '}
      {isReached && (
        <Anchor component={Link} to={places.account(primary.id)}>
          {t('seePrimary')}
        </Anchor>
      )}
    </p>
  )
}

/** What may be done about it, each with what it means. */
function Ways({
  attachment,
  onAsk,
}: {
  readonly attachment: Attachment
  readonly onAsk: (way: Way) => void
}) {
  const { t } = useTranslation('accountMoves')
  return (
    <ul className={classes.ways}>
      {attachment.may.map((way) => (
        <li key={way} className={classes.way}>
          <p>{t(`means.${way}`)}</p>
          <Button variant="default" onClick={() => onAsk(way)}>
            {t(`actions.${way}`)}
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** Open proposals made by or to a primary account. */
function Proposals({
  id,
  onAsk,
}: {
  readonly id: string
  readonly onAsk: Parameters<typeof ProposalLine>[0]['onAsk']
}) {
  const { t } = useTranslation('accountMoves')
  const address = useListAddress({})
  const query = useListPage(moveProposalsQuery(id, address.cursor), address)
  return (
    <Section title={t('proposals')}>
      <PagedFrame
        query={query}
        address={{ ...address, filtered: false }}
        empty={{ icon: <IconMailbox size={28} />, title: t('noneTitle'), children: t('noneBody') }}
      >
        {(moves) => (
          <ul className={persons.list}>
            {moves.map((move) => (
              <li key={move.id}>
                <ProposalLine move={move} onAsk={onAsk} />
              </li>
            ))}
          </ul>
        )}
      </PagedFrame>
    </Section>
  )
}

/** "Rattachement": where an account stands, the proposals that wait, and what may be proposed. */
export function AttachmentTab({ account }: TabProps) {
  const { t } = useTranslation('accountMoves')
  const queries = useQueryClient()
  const query = useQuery(attachmentQuery(account.id))
  const [way, setWay] = useState<Way>()
  const [told, setTold] = useState<string>()
  const done = (sentence: string) => {
    setTold(sentence)
    // The account first: once it is a secondary, the list of proposals goes, and is not asked for again.
    queries
      .invalidateQueries({ queryKey: ['accounts', 'one', account.id] })
      .then(() => queries.invalidateQueries({ queryKey: ['accounts'] }))
      .catch(() => undefined)
  }
  const decision = useMoveDecision((decided) => done(t(`decided.${decided}`)))
  const ask = (asked: Move['decisions'][number], move: Move) => {
    setTold(undefined)
    decision.ask(asked, move)
  }
  return (
    <Stack gap="lg">
      <Section title={t('title')}>
        {told !== undefined && <Notice tone="success" role="status" title={told} />}
        <LoadState query={query} skeleton={<LoadingBars lines={3} />}>
          {(attachment) => (
            <>
              <Place account={account} attachment={attachment} />
              {attachment.proposal && <ProposalLine move={attachment.proposal} onAsk={ask} />}
              <Ways
                attachment={attachment}
                onAsk={(asked) => {
                  setTold(undefined)
                  setWay(asked)
                }}
              />
              {way !== undefined && (
                <ProposeDialog
                  account={account}
                  way={way}
                  reasonNeeded={attachment.reasonNeeded}
                  onCancel={() => setWay(undefined)}
                  onDone={({ state }) => {
                    setWay(undefined)
                    done(t(state === 'accepted' ? 'carriedOut' : 'proposed'))
                  }}
                />
              )}
            </>
          )}
        </LoadState>
      </Section>
      {account.kind === 'primary' && account.powers.includes('read-secondaries') && (
        <Proposals id={account.id} onAsk={ask} />
      )}
      {decision.dialog}
    </Stack>
  )
}
