/** Problems of membership types, partners and imports of members; they stand among the others in `problems.ts`. */
export const MEMBER_PROBLEMS = {
  'member.signs-in': {
    status: 409,
    en: 'This member signs in already: the address is changed in the space of the member.',
    fr: 'Cet adhérent se connecte déjà : il change lui-même d’adresse depuis son espace.',
  },
  'membership-type.code-taken': {
    status: 409,
    en: 'Another membership type has this code already.',
    fr: 'Un autre type d’adhésion porte déjà ce code.',
  },
  'partner.name-taken': {
    status: 409,
    en: 'Another partner has this name already.',
    fr: 'Un autre partenaire porte déjà ce nom.',
  },
  'company.unproven': {
    status: 409,
    en: 'The company register does not confirm this SIRET for this person: nothing was changed.',
    fr: 'Le registre des entreprises ne confirme pas ce SIRET pour cette personne : rien n’a été modifié.',
  },
  'company.register-silent': {
    status: 503,
    en: 'The company register does not answer: nothing was changed. Try again in a moment.',
    fr: 'Le registre des entreprises ne répond pas : rien n’a été modifié. Réessayez dans un instant.',
  },
  'life-event.pending': {
    status: 409,
    en: 'An event of this kind is recorded already and waits for its day or for a decision.',
    fr: 'Un événement de ce genre est déjà enregistré et attend sa date ou une décision.',
  },
  'life-event.unavailable': {
    status: 409,
    en: 'There is nothing to end: no membership runs, or the time to withdraw has passed.',
    fr: 'Il n’y a rien à terminer : aucune adhésion n’est en cours, ou le délai de rétractation est passé.',
  },
  'life-event.refund-first': {
    status: 409,
    en: 'Pay the membership back first, from the file of the member: that cancels it.',
    fr: 'Remboursez d’abord l’adhésion depuis la fiche de l’adhérent : cela l’annule.',
  },
  'life-event.settled': {
    status: 409,
    en: 'This event is settled: nothing can be done about it any more.',
    fr: 'Cet événement est réglé : il ne peut plus être modifié.',
  },
  'membership.type-unavailable': {
    status: 422,
    en: 'This membership type is not offered.',
    fr: 'Ce type d’adhésion n’est pas proposé.',
  },
  'member-view.name-taken': {
    status: 409,
    en: 'You have another view of this name.',
    fr: 'Vous avez déjà une vue de ce nom.',
  },
  'member-view.too-many': {
    status: 409,
    en: 'You have fifty views: delete one that you do not need any more.',
    fr: 'Vous avez cinquante vues : supprimez-en une qui ne sert plus.',
  },
  'member-view.of-another': {
    status: 403,
    en: 'Only who made this view may change or delete it. Save it under another name instead.',
    fr: 'Seul l’auteur de cette vue peut la modifier ou la supprimer. Enregistrez-la plutôt sous un autre nom.',
  },
  'member-import.not-done': {
    status: 409,
    en: 'This import has written nothing, or is undone already.',
    fr: 'Cet import n’a rien écrit, ou est déjà annulé.',
  },
  'member-import.built-upon': {
    status: 409,
    en: 'Something was built on this import since: a member of it signed in, was edited or paid. It cannot be undone as a whole.',
    fr: 'Cet import a servi depuis : un de ses adhérents s’est connecté, a été modifié ou a réglé. Il ne peut plus être annulé en entier.',
  },
} as const
