import type { getAccount } from '@guichet/contract/accounts.contract'
import type { BodyOf } from '@guichet/contract/route'
import { Button, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { RestoreAccessDialog } from '../../shared/security/restore-access-dialog.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import classes from './account-persons.module.css'
import { type AccountPerson, accountPersonsQuery } from './api/account-persons.ts'
import { ClosureRequest } from './closure-request.tsx'
import { Invitations } from './invitations/invitations.tsx'
import { HolderDialog, RemoveDialog } from './person-confirmations.tsx'
import { InviteDialog, RightsDialog } from './person-dialogs.tsx'
import { useRightsText } from './use-rights-text.ts'

type Account = BodyOf<typeof getAccount>
type Asked =
  | { readonly kind: 'invite' }
  | { readonly kind: 'rights' | 'remove' | 'holder' | 'restore'; readonly person: AccountPerson }

interface PersonLineProps {
  readonly person: AccountPerson
  readonly mine: boolean
  readonly manages: boolean
  /** Staff who may give a lost access back. */
  readonly restores: boolean
  readonly onAsk: (asked: Asked) => void
}

function PersonLine({ person, mine, manages, restores, onAsk }: PersonLineProps) {
  const { t } = useTranslation(['accountPersons', 'accessRestoration'])
  const rightsText = useRightsText()
  const name = `${person.firstName} ${person.lastName}`
  const isHolder = person.role === 'holder'
  const button = (kind: 'rights' | 'holder' | 'remove' | 'restore', words: string) => (
    <Button
      variant="default"
      size="sm"
      onClick={() => onAsk({ kind, person })}
      aria-label={t('actionFor', { action: words, name })}
    >
      {words}
    </Button>
  )
  return (
    <li className={classes.person}>
      <div className={classes.who}>
        <p className={classes.name}>
          {name}
          {mine && ` ${t('you')}`}
        </p>
        <p className={classes.detail}>{person.email}</p>
        <p className={classes.detail}>{isHolder ? t('holder') : rightsText(person.rights)}</p>
      </div>
      {(!isHolder || restores) && (
        <div className={classes.actions}>
          {!isHolder && manages && button('rights', t('changeRights'))}
          {!isHolder && manages && button('holder', t('makeHolder'))}
          {!isHolder && (manages || mine) && button('remove', mine ? t('leave') : t('remove'))}
          {restores && button('restore', t('accessRestoration:open'))}
        </div>
      )}
    </li>
  )
}

/** Who is on an account, with which rights; its holder invites, changes, removes and passes it on (A25). */
export function AccountPersons({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accountPersons')
  const query = useQuery(accountPersonsQuery(account.id))
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { personId: me, permissions } = useSession()
  const [asked, setAsked] = useState<Asked>()
  const [told, setTold] = useState<string>()
  const manages = account.powers.includes('manage-persons')
  // Whoever holds an account need not be a member, whose file has the same button.
  const restores = account.via === 'staff' && permissions.includes('access.restore')
  const done = (sentence: string) => {
    setAsked(undefined)
    setTold(sentence)
    queries.invalidateQueries({ queryKey: ['accounts'] }).catch(() => undefined)
  }
  const left = () => {
    queries.invalidateQueries({ queryKey: ['accounts'] }).catch(() => undefined)
    void navigate('/comptes')
  }
  const dialog = { account, onCancel: () => setAsked(undefined), onDone: done }
  return (
    <Stack gap="lg">
      <Section
        title={t('title')}
        actions={
          manages &&
          account.state === 'open' && (
            <Button onClick={() => setAsked({ kind: 'invite' })}>{t('invite')}</Button>
          )
        }
      >
        {told !== undefined && <Notice tone="success" role="status" title={told} />}
        <LoadState query={query} skeleton={<LoadingBars lines={3} />}>
          {({ items, invitations }) => (
            <>
              <ul className={classes.list}>
                {items.map((person) => (
                  <PersonLine
                    key={person.personId}
                    person={person}
                    mine={person.personId === me}
                    manages={manages}
                    restores={restores && person.personId !== me}
                    onAsk={(next) => {
                      setTold(undefined)
                      setAsked(next)
                    }}
                  />
                ))}
              </ul>
              <Invitations
                account={account}
                invitations={invitations}
                onAct={() => setTold(undefined)}
                onDone={done}
              />
            </>
          )}
        </LoadState>
      </Section>
      {account.via === 'own' && manages && <ClosureRequest account={account} />}
      {asked?.kind === 'restore' && (
        <RestoreAccessDialog
          personId={asked.person.personId}
          name={`${asked.person.firstName} ${asked.person.lastName}`}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.kind === 'invite' && <InviteDialog {...dialog} />}
      {asked?.kind === 'rights' && <RightsDialog {...dialog} person={asked.person} />}
      {asked?.kind === 'holder' && <HolderDialog {...dialog} person={asked.person} />}
      {asked?.kind === 'remove' && (
        <RemoveDialog
          {...dialog}
          person={asked.person}
          leaves={asked.person.personId === me}
          onDone={asked.person.personId === me ? left : done}
        />
      )}
    </Stack>
  )
}
