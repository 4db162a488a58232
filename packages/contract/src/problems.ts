import { z } from 'zod'
import { DECLARANT_PROBLEMS } from './declarant-problems.ts'
import { DECLARATION_PROBLEMS } from './declaration-problems.ts'
import { DELEGATION_PROBLEMS } from './delegation-problems.ts'
import { DOCUMENT_PROBLEMS } from './document-problems.ts'
import { FACTOR_PROBLEMS } from './factor-problems.ts'
import { FIRM_PROBLEMS } from './firm-problems.ts'
import { FRANCECONNECT_PROBLEMS } from './franceconnect-problems.ts'
import { IDENTITY_PROBLEMS } from './identity-problems.ts'
import { INVOICE_PROBLEMS } from './invoice-problems.ts'
import { KEY_PROBLEMS } from './key-problems.ts'
import { LETTER_PROBLEMS } from './letter-problems.ts'
import { MAILING_PROBLEMS } from './mailing-problems.ts'
import { MEMBER_PROBLEMS } from './member-problems.ts'
import { OPERATION_PROBLEMS, type ProblemDefinition } from './operation-problems.ts'
import { RENEWAL_PROBLEMS } from './renewal-problems.ts'
import { REQUEST_PROBLEMS } from './request-problems.ts'
import { STAFF_PROBLEMS } from './staff-problems.ts'
import { THREAD_PROBLEMS } from './thread-problems.ts'
import { VOUCHER_PROBLEMS } from './voucher-problems.ts'

/** The closed list of problems that the API may answer (RFC 9457). The code is stable; the words may be improved. */
export const PROBLEMS = {
  ...REQUEST_PROBLEMS,
  'session.required': { status: 401, en: 'You must sign in.', fr: 'Vous devez vous connecter.' },
  'session.invalid-credentials': { status: 401, en: 'Wrong credentials.', fr: 'Identifiants incorrects' },
  'session.locked': {
    status: 423,
    en: 'Too many attempts: password sign-in is locked for 30 minutes.',
    fr: 'Trop de tentatives : la connexion par mot de passe est bloquée pendant 30 minutes.',
  },
  'session.forbidden': {
    status: 403,
    en: 'You do not have the right to do this.',
    fr: 'Vous n’avez pas le droit de faire cela.',
  },
  'terms.needed': {
    status: 403,
    en: 'New terms are in force: accept them to change anything. You can still read, export, end things and sign out.',
    fr: 'De nouvelles conditions sont en vigueur : acceptez-les pour modifier quoi que ce soit. Vous pouvez toujours consulter, exporter, résilier et vous déconnecter.',
  },
  ...KEY_PROBLEMS,
  ...DECLARANT_PROBLEMS,
  ...DECLARATION_PROBLEMS,
  ...FACTOR_PROBLEMS,
  'link.invalid': {
    status: 404,
    en: 'This link does not exist, has been used or has expired.',
    fr: 'Ce lien n’existe pas, a déjà servi ou a expiré.',
  },
  'news.declined': {
    status: 403,
    en: 'This link no longer asks for the news: sign in, and choose under “Notifications”.',
    fr: 'Ce lien ne permet plus de redemander les nouvelles : connectez-vous, puis choisissez dans « Notifications ».',
  },
  'password.refused': {
    status: 422,
    en: 'This password is not strong enough.',
    fr: 'Ce mot de passe n’est pas assez sûr.',
  },
  'password.wrong-current': {
    status: 422,
    en: 'The current password is not right.',
    fr: 'Le mot de passe courant n’est pas le bon.',
  },
  'password.needed': {
    status: 403,
    en: 'Give your password to go on.',
    fr: 'Saisissez votre mot de passe pour continuer.',
  },
  ...FRANCECONNECT_PROBLEMS,
  'resource.not-found': {
    status: 404,
    en: 'Nothing was found at this address.',
    fr: 'Rien ne se trouve à cette adresse.',
  },
  'resource.changed': {
    status: 412,
    en: 'Somebody changed this in the meantime.',
    fr: 'Ces informations ont été modifiées entre-temps.',
  },
  'resource.precondition-required': {
    status: 428,
    en: 'This edit needs the If-Match header.',
    fr: 'Cette modification demande l’en-tête If-Match.',
  },
  'idempotency.key-reused': {
    status: 422,
    en: 'This Idempotency-Key was used with another request.',
    fr: 'Cette clé d’idempotence a déjà servi pour une autre requête.',
  },
  'idempotency.in-progress': {
    status: 409,
    en: 'A request with this Idempotency-Key is still running.',
    fr: 'Une requête avec cette clé d’idempotence est en cours.',
  },
  'membership.inactive': {
    status: 409,
    en: 'The membership is not active: there is no certificate to give.',
    fr: 'L’adhésion n’est pas active : aucune attestation ne peut être délivrée.',
  },
  'membership.renewal-pending': {
    status: 409,
    en: 'A renewal is already waiting for its payment.',
    fr: 'Un renouvellement attend déjà son règlement.',
  },
  'joining.closed': {
    status: 409,
    en: 'This request to join cannot be changed any more.',
    fr: 'Cette demande d’adhésion ne peut plus être modifiée.',
  },
  'joining.known': {
    status: 409,
    en: 'You have a file already: sign in, and renew your membership from your space.',
    fr: 'Vous avez déjà un dossier : connectez-vous, et renouvelez votre adhésion depuis votre espace.',
  },
  'joining.payment-pending': {
    status: 409,
    en: 'A payment is already awaited for a request to join with this address.',
    fr: 'Un règlement est déjà attendu pour une demande d’adhésion avec cette adresse.',
  },
  'membership.not-latest': {
    status: 409,
    en: 'Only the latest membership can be renewed.',
    fr: 'Seule la dernière adhésion peut être renouvelée.',
  },
  'membership.already-extended': {
    status: 409,
    en: 'This membership is renewed as far ahead as is allowed.',
    fr: 'Cette adhésion est déjà renouvelée aussi loin que possible.',
  },
  ...MEMBER_PROBLEMS,
  'renewal.not-pending': {
    status: 409,
    en: 'This renewal is no longer waiting for a payment.',
    fr: 'Ce renouvellement n’attend plus de règlement.',
  },
  'payment.not-recordable': {
    status: 409,
    en: 'This payment cannot be recorded by hand.',
    fr: 'Ce règlement ne peut pas être enregistré à la main.',
  },
  'payment.not-paid': {
    status: 409,
    en: 'There is no receipt for a payment that is not made.',
    fr: 'Il n’y a pas de reçu pour un règlement qui n’est pas effectué.',
  },
  'payment.provider-unavailable': {
    status: 503,
    en: 'The payment service does not answer. Nothing was charged.',
    fr: 'Le service de paiement ne répond pas. Rien n’a été débité.',
  },
  'payment.not-refundable': {
    status: 409,
    en: 'This payment cannot be refunded.',
    fr: 'Ce règlement ne peut pas être remboursé.',
  },
  'payment.refund-refused': {
    status: 409,
    en: 'The payment service refuses to give this payment back.',
    fr: 'Le service de paiement refuse de rembourser ce règlement.',
  },
  'service-order.unavailable': {
    status: 409,
    en: 'You cannot order this service now.',
    fr: 'Vous ne pouvez pas commander cette prestation actuellement.',
  },
  'service-order.pending': {
    status: 409,
    en: 'An order of this service is already waiting for its payment, or running.',
    fr: 'Une commande de cette prestation attend déjà son règlement, ou est en cours.',
  },
  'service-order.price-changed': {
    status: 409,
    en: 'The price of this service has changed.',
    fr: 'Le prix de cette prestation a changé.',
  },
  'service-order.no-withdrawal': {
    status: 409,
    en: 'There is no right to withdraw from this order, or not any more.',
    fr: 'Le droit de rétractation ne s’exerce pas, ou plus, sur cette commande.',
  },
  'service-order.wrong-state': {
    status: 409,
    en: 'The order is not in a state in which this can be done.',
    fr: 'L’état de la commande ne le permet pas.',
  },
  'certificate.already-revoked': {
    status: 409,
    en: 'This certificate is already revoked.',
    fr: 'Cette attestation est déjà révoquée.',
  },
  'account.closed': {
    status: 409,
    en: 'This account is closed: it can only be read.',
    fr: 'Ce compte est fermé : il peut seulement être consulté.',
  },
  'account.right-missing': {
    status: 403,
    en: 'Your rights on this account do not allow this.',
    fr: 'Vos droits sur ce compte ne le permettent pas.',
  },
  'account.not-primary': {
    status: 409,
    en: 'Only a primary account has this.',
    fr: 'Seul un compte primaire en dispose.',
  },
  'account.wrong-state': {
    status: 409,
    en: 'The account is not in a state in which this can be done.',
    fr: 'L’état du compte ne le permet pas.',
  },
  'account.already-decided': {
    status: 409,
    en: 'Somebody has answered this request already.',
    fr: 'Quelqu’un a déjà répondu à cette demande.',
  },
  'account.quota-exceeded': {
    status: 409,
    en: 'All the mailboxes of the primary account are in use.',
    fr: 'Toutes les boîtes mail prévues par le compte primaire sont utilisées.',
  },
  'account.quota-below-use': {
    status: 409,
    en: 'More secondary accounts with a mailbox are in use than this number.',
    fr: 'Les comptes secondaires avec boîte mail sont plus nombreux que ce nombre.',
  },
  'account.login-taken': {
    status: 409,
    en: 'This login is taken.',
    fr: 'Ce nom de compte est déjà pris.',
  },
  'account.procedure-unavailable': {
    status: 422,
    en: 'One of the procedures cannot be chosen on this account.',
    fr: 'L’une des téléprocédures ne peut pas être choisie sur ce compte.',
  },
  'account.no-mailbox': {
    status: 409,
    en: 'This account has no mailbox.',
    fr: 'Ce compte n’a pas de boîte mail.',
  },
  'account.no-holder': {
    status: 409,
    en: 'Nobody signs in with this account yet.',
    fr: 'Personne ne se connecte encore avec ce compte.',
  },
  'account.person-known': {
    status: 409,
    en: 'This person is on the account already.',
    fr: 'Cette personne est déjà rattachée au compte.',
  },
  'account.person-unknown': {
    status: 409,
    en: 'This person is not on the account.',
    fr: 'Cette personne n’est pas rattachée au compte.',
  },
  'account.holder-stays': {
    status: 409,
    en: 'The holder keeps every right: make somebody else the holder first.',
    fr: 'Le titulaire garde tous les droits : désignez d’abord un autre titulaire.',
  },
  'account.holder-unreachable': {
    status: 409,
    en: 'The present holder signs in by this login alone, and somebody else signs in with his address.',
    fr: 'Le titulaire actuel ne se connecte qu’avec ce nom de compte, et quelqu’un d’autre se connecte avec son adresse.',
  },
  'account.not-secondary': {
    status: 409,
    en: 'This account is under no primary account.',
    fr: 'Ce compte n’est rattaché à aucun compte primaire.',
  },
  'account.has-secondaries': {
    status: 409,
    en: 'An account that has secondary accounts cannot become one.',
    fr: 'Un compte qui a des comptes secondaires ne peut pas en devenir un.',
  },
  'account.move-pending': {
    status: 409,
    en: 'A proposal for this account waits for its answer already.',
    fr: 'Une proposition attend déjà sa réponse pour ce compte.',
  },
  'account.move-settled': {
    status: 409,
    en: 'This proposal is not open any more.',
    fr: 'Cette proposition n’est plus ouverte.',
  },
  'procedure.code-taken': {
    status: 409,
    en: 'The catalogue has a procedure of this code already.',
    fr: 'Le catalogue contient déjà une téléprocédure de ce code.',
  },
  'tariff.in-the-past': {
    status: 422,
    en: 'A price starts today at the earliest: what was charged stays as it was.',
    fr: 'Un tarif commence au plus tôt aujourd’hui : ce qui a été facturé ne change pas.',
  },
  'tariff.start-taken': {
    status: 409,
    en: 'Another price of this item starts on that day or later.',
    fr: 'Un autre tarif de cet élément commence ce jour-là ou plus tard.',
  },
  'module.off': {
    status: 404,
    en: 'The organisation does not offer this on its portal.',
    fr: 'L’organisme ne propose pas ce service sur son portail.',
  },
  ...DELEGATION_PROBLEMS,
  ...FIRM_PROBLEMS,
  ...DOCUMENT_PROBLEMS,
  ...IDENTITY_PROBLEMS,
  ...LETTER_PROBLEMS,
  ...MAILING_PROBLEMS,
  ...OPERATION_PROBLEMS,
  ...STAFF_PROBLEMS,
  ...INVOICE_PROBLEMS,
  ...THREAD_PROBLEMS,
  ...VOUCHER_PROBLEMS,
  ...RENEWAL_PROBLEMS,
  'rate.limited': {
    status: 429,
    en: 'Too many requests. Wait a little, then try again.',
    fr: 'Trop de requêtes. Patientez un peu, puis réessayez.',
  },
  'service.unavailable': {
    status: 503,
    en: 'The service is not available for the moment.',
    fr: 'Le service est momentanément indisponible.',
  },
  'service.busy': {
    status: 503,
    en: 'The service is busy. Try again in a moment.',
    fr: 'Le service est très sollicité. Réessayez dans un instant.',
  },
  'service.unexpected': {
    status: 500,
    en: 'Something went wrong on our side.',
    fr: 'Une erreur est survenue de notre côté.',
  },
} as const satisfies Record<string, ProblemDefinition>

export type ProblemCode = keyof typeof PROBLEMS
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[]

/** Problems that any route may answer, so that routes need not list them. */
export const COMMON_PROBLEMS = [
  'request.invalid',
  'request.malformed',
  'request.method-not-allowed',
  'request.too-large',
  'request.unsupported-type',
  'request.cross-site',
  'session.required',
  'session.forbidden',
  'session.other-person',
  'session.factor-needed',
  'terms.needed',
  'key.scope-missing',
  'delegation.ended',
  'delegation.right-missing',
  'key.network-refused',
  'module.off',
  'rate.limited',
  'service.unavailable',
  'service.busy',
  'service.unexpected',
] as const satisfies readonly ProblemCode[]

/** One refused field: `pointer` is a JSON pointer into the body (or `/query/…`, `/params/…`), `code` a field code. */
export const fieldError = z
  .object({
    pointer: z.string().max(200),
    code: z.string().max(60),
    message: z.string().max(300),
    /** Where in a text of several lines, from 1. */
    line: z.int().min(1).optional(),
    column: z.int().min(1).optional(),
  })
  .meta({ id: 'FieldError' })

/** Body of every answer that is not a success (RFC 9457, application/problem+json). */
export const problem = z
  .object({
    type: z.string().max(200),
    title: z.string().max(300),
    status: z.int().min(400).max(599),
    code: z.enum(PROBLEM_CODES as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().max(500).optional(),
    requestId: z.string().max(64),
    errors: z.array(fieldError).max(100).optional(),
    retryAfterSeconds: z.int().min(0).max(86_400).optional(),
  })
  .meta({ id: 'Problem' })

export type Problem = z.output<typeof problem>
export type FieldError = z.output<typeof fieldError>
