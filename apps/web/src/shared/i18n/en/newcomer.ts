import type { Texts } from '../texts.ts'

export default {
  title: 'Make my sign-in',
  intro: 'You will sign in with {{email}}. Neither membership nor account is needed.',
  firstName: 'First name',
  lastName: 'Last name',
  password: 'Password',
  confirmation: 'Confirm password',
  submit: 'Make my sign-in and accept',
  other: 'I have a sign-in with another address',
} satisfies Texts['newcomer']
