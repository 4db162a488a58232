const WORDS = {
  fr: (day: string) => [
    `Vos données au ${day}`,
    'Ce fichier contient des données personnelles, dont votre numéro de sécurité sociale s’il est enregistré. Conservez-le chiffré, effacez-le dès qu’il n’est plus utile.',
    'Les fichiers .json : une liste chacun (fiche, adhésions, paiements, comptes, accès, connexions…). Les identifiants relient les listes entre elles. Les montants sont en centimes d’euro, les dates au format AAAA-MM-JJ, les instants en UTC.',
    'recus/ : vos reçus. factures/ : vos factures et vos avoirs. attestations/ : vos attestations et cartes en cours. recepisses/ : les récépissés de vos déclarations. documents/ : les fichiers de votre bibliothèque et de votre corbeille, nommés par leur numéro et leur version.',
    'Les mots de passe et les secrets (seconds facteurs, question secrète, clés) ne quittent jamais le portail. Les noms d’autres personnes qui ont agi dans votre dossier se lisent sur le portail, page « Confidentialité ».',
  ],
  en: (day: string) => [
    `Your data on ${day}`,
    'This file holds personal data, your social security number among them where it is known. Keep it encrypted, delete it once it is of no more use.',
    'The .json files are one list each (file, memberships, payments, accounts, accesses, sign-ins and so on). Ids join the lists. Amounts are in euro cents, days read YYYY-MM-DD, instants are in UTC.',
    'recus/: your receipts. factures/: your invoices and credit notes. attestations/: your certificates and cards in force. recepisses/: the receipts of your declarations. documents/: the files of your library and your trash, named by their number and version.',
    'Passwords and secrets (second factors, secret question, keys) never leave the portal. Names of others who acted in your file are read on the portal, page “Privacy”.',
  ],
} as const

/** What stands in front of the data of a person. */
export const ownReadMe = (today: string, locale: 'fr' | 'en'): string =>
  WORDS[locale](today.split('-').toReversed().join('/'))
    .map((line) => `${line}\r\n`)
    .join('\r\n')
