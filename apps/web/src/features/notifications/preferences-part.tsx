import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { CheckField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../shared/forms/save-bar.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { paths } from '../../shared/paths.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { type PreferencesFile, preferencesQuery, savePreferences } from './api/preferences.ts'
import {
  type ChannelFacts,
  changedSubjects,
  losesSecurity,
  mayChoose,
  type PreferenceValues,
  type SubjectRow,
  toValues,
} from './preference-values.ts'
import classes from './preferences.module.css'

interface ChannelProps {
  readonly row: SubjectRow
  readonly facts: ChannelFacts
  readonly smsOffered: boolean
}

/** One channel of a subject: a box, or why there is nothing to choose. */
function Channel({ row, facts, smsOffered }: ChannelProps) {
  const { t } = useTranslation('notifications')
  const { subject, phoneMasked } = row
  const { channel, offer } = facts
  const name = t(`channels.${channel}`)
  if (offer !== 'choice') {
    const why =
      channel === 'portal' ? (subject === 'accounts' || subject === 'news' ? subject : 'any') : 'mail'
    return (
      <p className={classes.fixed}>
        <strong>{name}</strong>
        {` ${t(`always.${why}`)}`}
      </p>
    )
  }
  const help =
    channel !== 'sms'
      ? undefined
      : !smsOffered
        ? t('sms.notOffered')
        : phoneMasked !== null
          ? t('sms.to', { phone: phoneMasked })
          : t(subject === 'security' ? 'sms.proveFirst' : 'sms.giveFirst')
  return (
    <CheckField
      name={`${subject}.${channel}`}
      label={name}
      disabled={!mayChoose(facts, row, smsOffered)}
      {...(help !== undefined && { help })}
    />
  )
}

function Form({ file, onReload }: { readonly file: PreferencesFile; readonly onReload: () => void }) {
  const { t } = useTranslation('notifications')
  const queries = useQueryClient()
  const { subjects, smsOffered } = file.preferences
  const [base, setBase] = useState(file)
  const kit = useKitForm<PreferenceValues>({
    initialValues: toValues(file.preferences),
    validate: (values) => (losesSecurity(values) ? { 'security.mail': t('securityOff') } : {}),
    save: async (values) => {
      const saved = await savePreferences(base, { subjects: changedSubjects(base.preferences, values) })
      setBase(saved)
      queries.setQueryData(preferencesQuery.queryKey, saved)
      queries.invalidateQueries({ queryKey: ['me', 'reminders'] }).catch(() => undefined)
      queries.invalidateQueries({ queryKey: ['me', 'consents'] }).catch(() => undefined)
    },
  })
  const wasChanged = kit.failure instanceof ApiError && kit.failure.code === 'resource.changed'
  return (
    <FormFrame kit={kit}>
      {wasChanged && (
        <Notice
          tone="warning"
          title={t('changed')}
          actions={
            <Button size="sm" variant="default" onClick={onReload}>
              {t('reload')}
            </Button>
          }
        />
      )}
      <div className={classes.subjects}>
        {subjects.map((row) => (
          <fieldset key={row.subject} className={classes.subject}>
            <legend className={classes.legend}>{t(`subjects.${row.subject}.name`)}</legend>
            <p className={classes.about}>{t(`subjects.${row.subject}.about`)}</p>
            <div className={classes.channels}>
              {row.channels
                .filter(({ offer }) => offer !== 'never')
                .map((facts) => (
                  <Channel key={facts.channel} row={row} facts={facts} smsOffered={smsOffered} />
                ))}
            </div>
          </fieldset>
        ))}
      </div>
      <SaveBar />
    </FormFrame>
  )
}

/** "Préférences": by what one hears of each subject (U03). */
export function PreferencesPart() {
  const { t } = useTranslation('notifications')
  const query = useQuery(preferencesQuery)
  const [round, setRound] = useState(0)
  return (
    <>
      <p>{t('intro')}</p>
      <LoadState query={query}>
        {(file) => (
          <Form
            key={round}
            file={file}
            onReload={() => {
              query
                .refetch()
                .then(() => setRound((count) => count + 1))
                .catch(() => undefined)
            }}
          />
        )}
      </LoadState>
      <p className={classes.more}>
        {t('numbers')} <Link to={paths.information}>{t('toInformation')}</Link>
        {' · '}
        <Link to={paths.security}>{t('toSecurity')}</Link>
      </p>
    </>
  )
}
