import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useParams } from 'react-router-dom'
import { PlaceStreetField } from '../../../shared/accounts/place-street-field.tsx'
import { isMissing } from '../../../shared/api/is-missing.ts'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { CollisionPanel } from '../../../shared/forms/collision-panel.tsx'
import {
  EmailField,
  PhoneField,
  PostcodeField,
  SelectField,
  TextField,
  UrlField,
} from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../../shared/forms/save-bar.tsx'
import { useMergedForm } from '../../../shared/forms/use-merged-form.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { NotFound } from '../../../shared/ui/not-found.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { memberQuery } from '../api/get-member.ts'
import { staffPartnersQuery } from '../partners/partners.ts'
import {
  type EditPath,
  type EditValues,
  editValues,
  type Member,
  mergeEdit,
  resolveEdit,
  saveCorrection,
} from './member-edit.ts'

interface Tagged {
  readonly member: Member
  readonly etag: string
}
const tagged = (member: Member): Tagged => ({ member, etag: String(member.version) })

function AddressPart({ address }: { readonly address: 'personalAddress' | 'businessAddress' }) {
  const { t } = useTranslation('me')
  return (
    <Section title={t(`fields.${address}`)}>
      <Stack gap="md">
        <PlaceStreetField path={address} label={t('fields.street')} autoComplete="off" optional />
        <TextField
          name={`${address}.complement`}
          label={t('fields.complement')}
          autoComplete="off"
          maxLength={200}
          optional
        />
        <FieldRow>
          <PostcodeField
            name={`${address}.postcode`}
            label={t('fields.postcode')}
            autoComplete="off"
            optional
          />
          <TextField
            name={`${address}.city`}
            label={t('fields.city')}
            autoComplete="off"
            maxLength={100}
            optional
          />
        </FieldRow>
      </Stack>
    </Section>
  )
}

/** Name of a field in words: `Ville (Adresse personnelle/siège social)`. */
function useName() {
  const { t } = useTranslation(['me', 'memberEdit'])
  return (path: EditPath): string => {
    if (path === 'reason') return t('memberEdit:reason')
    const [first, line] = path.split('.') as [
      Exclude<EditPath, `${string}.${string}` | 'reason'>,
      'street' | 'complement' | 'postcode' | 'city' | undefined,
    ]
    if (line === undefined) return t(`me:fields.${first}`)
    const address = path.startsWith('personal') ? 'personalAddress' : 'businessAddress'
    return `${t(`me:fields.${line}`)} (${t(`me:fields.${address}`)})`
  }
}

/** Partners to choose from; the one on file stays in the list when it is withdrawn. */
function usePartnerOptions({ partner }: Member) {
  const { data = [] } = useQuery(staffPartnersQuery)
  const offered = data.filter(({ withdrawn, id }) => !withdrawn || id === partner?.id)
  const all = partner && !offered.some(({ id }) => id === partner.id) ? [partner, ...offered] : offered
  return all.map(({ id, name }) => ({ value: id, label: name }))
}

function EditForm({ latest }: { readonly latest: Member }) {
  const { t } = useTranslation(['memberEdit', 'me'])
  const { fieldText } = useProblemText()
  const queries = useQueryClient()
  const nameOf = useName()
  const [done, setDone] = useState(false)
  const query = memberQuery(latest.personId)
  const partners = usePartnerOptions(latest)
  const { kit, collision, resolve } = useMergedForm<Tagged, EditValues, EditPath>({
    latest: tagged(latest),
    versionOf: ({ member }) => member.version,
    valuesOf: ({ member }) => editValues(member),
    validate: (values) => ({
      ...(values.lastName.trim() === '' && { lastName: fieldText('required') }),
      ...(values.firstName.trim() === '' && { firstName: fieldText('required') }),
      ...(values.reason.trim().length < 3 && {
        reason: fieldText(values.reason.trim() === '' ? 'required' : 'text.too-short'),
      }),
    }),
    send: async ({ member }, values) => tagged(await saveCorrection(member, values)),
    reload: async () => tagged((await queries.fetchQuery({ ...query, staleTime: 0 })).member),
    merge: (base, mine, theirs) => mergeEdit(base.member, mine, theirs.member),
    resolve: resolveEdit,
    onSaved: () => {
      for (const queryKey of [query.queryKey, ['staff', 'members']])
        queries.invalidateQueries({ queryKey }).catch(() => undefined)
      setDone(true)
    },
  })
  if (done) return <Navigate to={paths.staffMember(latest.personId)} replace />
  return (
    <FormFrame kit={kit} label={t('memberEdit:titleLoading')}>
      {collision && (
        <CollisionPanel
          merge={collision.merge}
          nameOf={nameOf}
          wordsOf={(path, text) =>
            path === 'partnerId' ? (partners.find(({ value }) => value === text)?.label ?? text) : text
          }
          busy={kit.busy}
          onResolve={resolve}
        />
      )}
      <Section title={t('memberEdit:why')}>
        <Stack gap="md">
          <TextField
            {...kit.field('reason')}
            label={t('memberEdit:reason')}
            help={t('memberEdit:reasonHelp')}
            maxLength={300}
            autoComplete="off"
          />
          <p>{t('memberEdit:elsewhere')}</p>
        </Stack>
      </Section>
      <Section title={t('me:sections.identity')}>
        <Stack gap="md">
          <FieldRow>
            <TextField
              {...kit.field('lastName')}
              label={t('me:fields.lastName')}
              maxLength={100}
              autoComplete="off"
            />
            <TextField
              {...kit.field('firstName')}
              label={t('me:fields.firstName')}
              maxLength={100}
              autoComplete="off"
            />
          </FieldRow>
          <FieldRow>
            <PhoneField {...kit.field('phone')} label={t('me:fields.phone')} optional autoComplete="off" />
            <EmailField
              {...kit.field('personalEmail')}
              label={t('me:fields.personalEmail')}
              optional
              autoComplete="off"
            />
          </FieldRow>
        </Stack>
      </Section>
      <AddressPart address="personalAddress" />
      <AddressPart address="businessAddress" />
      <Section title={t('me:sections.business')}>
        <Stack gap="md">
          <FieldRow>
            <TextField
              {...kit.field('activity')}
              label={t('me:fields.activity')}
              maxLength={200}
              optional
              autoComplete="off"
            />
            <SelectField
              {...kit.field('partnerId')}
              label={t('me:fields.partnerId')}
              optional
              emptyLabel={t('memberEdit:noPartner')}
              options={partners}
            />
          </FieldRow>
          <FieldRow>
            <UrlField
              {...kit.field('website')}
              label={t('me:fields.website')}
              help={t('me:help.website')}
              optional
              autoComplete="off"
            />
            <UrlField
              {...kit.field('facebookUrl')}
              label={t('me:fields.facebookUrl')}
              help={t('me:help.facebookUrl')}
              optional
              autoComplete="off"
            />
          </FieldRow>
        </Stack>
      </Section>
      <SaveBar />
    </FormFrame>
  )
}

/** `/admin/adherents/:id/modifier`: staff correct the file of a member, who is told why. */
export function Component() {
  const { t } = useTranslation('memberEdit')
  const { id = '' } = useParams()
  const query = useQuery(memberQuery(id))
  const member = query.data?.member
  if (member === undefined && isMissing(query.error)) return <NotFound />
  return (
    <Page
      title={member ? t('title', { name: `${member.firstName} ${member.lastName}` }) : t('titleLoading')}
      lead={t('lead')}
      actions={<BackButton to={paths.staffMember(id)}>{t('back')}</BackButton>}
    >
      <LoadState query={query}>
        {(file) => <EditForm key={file.member.personId} latest={file.member} />}
      </LoadState>
    </Page>
  )
}
