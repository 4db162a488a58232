import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { foundMembersQuery } from './find-members.ts'
import classes from './member-picker.module.css'

interface MemberPickerProps {
  readonly onPick: (personId: string | undefined) => void
}

/** Chooses the member whose data are shown. */
export function MemberPicker({ onPick }: MemberPickerProps) {
  const { t } = useTranslation('reminders')
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const { data: found } = useQuery(foundMembersQuery(asked))
  const search = (event: FormEvent) => {
    event.preventDefault()
    setAsked(text.trim().slice(0, 100))
    if (text.trim() === '') onPick(undefined)
  }
  return (
    <form onSubmit={search}>
      <TextInput
        label={t('staff.previewMember')}
        placeholder={t('staff.previewMemberHelp')}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.currentTarget.value)}
        rightSectionWidth={96}
        rightSection={
          <Button type="submit" size="compact-sm" variant="subtle">
            {t('staff.previewFind')}
          </Button>
        }
      />
      <div role="status">
        {asked !== '' && found && (
          <>
            <p className={classes.help}>
              {found.length === 0 ? t('staff.previewNobodyFound') : t('staff.previewFound')}
            </p>
            <ul className={classes.found}>
              {found.map(({ personId, firstName, lastName }) => (
                <li key={personId}>
                  <Button size="compact-sm" variant="default" onClick={() => onPick(personId)}>
                    {lastName} {firstName}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </form>
  )
}
