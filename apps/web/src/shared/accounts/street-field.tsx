import { useFormState } from '../forms/form-context.ts'
import { textAt } from '../forms/text-paths.ts'
import { type AddressPart, suffixOf } from './address-values.ts'
import { SuggestedStreet } from './suggested-street.tsx'

/** "Nom voie": a suggestion fills number, street, postcode and city. */
export function StreetField({ path, label }: { readonly path: string; readonly label: string }) {
  const state = useFormState()
  const name = `${path}.streetName`
  const part = (which: AddressPart) => textAt(state.valueOf(path) as object, which).trim()
  return (
    <SuggestedStreet
      name={name}
      label={label}
      optional
      wanted={[part('streetNumber'), part('streetNumberSuffix'), part('streetName')]
        .filter(Boolean)
        .join(' ')}
      enabled={part('country') === 'FR'}
      onTake={({ streetNumber, streetNumberSuffix, streetName, postcode, city, label: whole }) => {
        state.change(`${path}.streetNumber`, streetNumber ?? part('streetNumber'))
        state.change(`${path}.streetNumberSuffix`, suffixOf(streetNumberSuffix))
        state.change(name, streetName ?? whole)
        state.change(`${path}.postcode`, postcode)
        state.change(`${path}.city`, city)
      }}
    />
  )
}
