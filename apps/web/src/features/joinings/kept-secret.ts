import { secretKeptAs } from '../../shared/browser/kept-secret.ts'

/** The secret of the joining begun in this browser. */
export const { kept: keptSecret, keep: keepSecret, drop: dropSecret } = secretKeptAs('guichet.joining')
