import { useFormState } from '../forms/form-context.ts'
import { SuggestedStreet } from './suggested-street.tsx'

interface PlaceStreetFieldProps {
  /** Where the address stands in the form; left out when its lines stand there by themselves. */
  readonly path?: string
  readonly label: string
  readonly optional?: boolean
  readonly autoComplete?: string
}

/** "Adresse" of an address in four lines: a suggestion fills number and street, postcode and city. */
export function PlaceStreetField({ path, ...field }: PlaceStreetFieldProps) {
  const state = useFormState()
  const at = (line: string) => (path === undefined ? line : `${path}.${line}`)
  return (
    <SuggestedStreet
      {...field}
      name={at('street')}
      onTake={({ streetNumber, streetNumberSuffix, streetName, postcode, city, label }) => {
        const street = [streetNumber, streetNumberSuffix, streetName].filter(Boolean).join(' ')
        state.change(at('street'), streetName === null ? label : street)
        state.change(at('postcode'), postcode)
        state.change(at('city'), city)
      }}
    />
  )
}
