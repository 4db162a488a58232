import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../referrals.module.css'
import { foundMembersQuery } from './staff-vouchers.ts'

export interface Picked {
  readonly personId: string
  readonly name: string
}

interface MemberPickerProps {
  readonly picked: Picked | null
  readonly error: string | undefined
  readonly onPick: (picked: Picked | null) => void
}

/** Chooses the member who gets the voucher. */
export function MemberPicker({ picked, error, onPick }: MemberPickerProps) {
  const { t } = useTranslation('vouchers')
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const { data: found } = useQuery(foundMembersQuery(asked))
  const search = () => setAsked(text.trim().slice(0, 100))
  if (picked)
    return (
      <p>
        {t('staff.give.to', { name: picked.name })}{' '}
        <Button size="compact-sm" variant="default" onClick={() => onPick(null)}>
          {t('staff.give.other')}
        </Button>
      </p>
    )
  return (
    <div>
      <TextInput
        label={t('staff.give.member')}
        description={t('staff.give.memberHelp')}
        error={error}
        value={text}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          search()
        }}
        rightSectionWidth={110}
        rightSection={
          <Button type="button" size="compact-sm" variant="subtle" onClick={search}>
            {t('staff.give.find')}
          </Button>
        }
      />
      <div role="status">
        {asked !== '' && found && (
          <>
            <p className={classes.help}>
              {t(found.length === 0 ? 'staff.give.nobody' : 'staff.give.choose')}
            </p>
            <ul className={classes.found}>
              {found.map(({ personId, firstName, lastName }) => (
                <li key={personId}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => onPick({ personId, name: `${firstName} ${lastName}` })}
                  >
                    {lastName} {firstName}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
