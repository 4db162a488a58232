import forms from './forms.ts'
import light from './light.ts'
import organisation from './organisation.ts'
import shell from './shell.ts'

/** All the texts, for the pages behind sign-in. */
export default { ...light, shell, forms, organisation }
