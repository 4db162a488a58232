import type { Texts } from '../texts.ts'
import forms from './forms.ts'
import light from './light.ts'
import organisation from './organisation.ts'
import shell from './shell.ts'

export default { ...light, shell, forms, organisation } satisfies Texts
