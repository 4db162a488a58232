/** What is unusual about a sign-in, the plainest first. */
export const SIGN_IN_SIGNS = ['new-browser', 'new-country', 'far-travel', 'after-refusals'] as const
export type SignInSign = (typeof SIGN_IN_SIGNS)[number]

export const isSignInSign = (text: string): text is SignInSign =>
  (SIGN_IN_SIGNS as readonly string[]).includes(text)
