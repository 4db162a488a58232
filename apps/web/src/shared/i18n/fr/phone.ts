/** The number at which one receives codes, on `/securite`. */
export default {
  title: 'Numéro de sécurité',
  intro:
    'Un numéro de mobile qui reçoit vos codes par SMS. Il prouve que c’est bien vous, et vous aide à retrouver l’accès à votre espace.',
  none: 'Aucun numéro n’est enregistré.',
  unavailable: 'Les SMS ne sont pas disponibles sur ce portail.',
  number: 'Numéro de mobile',
  verifiedAt: 'Vérifié le',
  add: 'Ajouter un numéro',
  change: 'Changer de numéro',
  remove: 'Retirer ce numéro',
  numberHelp: 'Un numéro français, ou d’un autre pays avec son indicatif : +32 470 12 34 56.',
  password: 'Mot de passe',
  addIntro: 'Un code à 6 chiffres y est envoyé par SMS pour vérifier que ce numéro est le vôtre.',
  send: 'Envoyer le code',
  pendingTitle: 'Un code a été envoyé au {{phone}}',
  pendingBody: 'Il sert jusqu’à {{time}}. Votre numéro actuel reste en place d’ici là.',
  pendingFirst: 'Il sert jusqu’à {{time}}.',
  code: 'Code reçu par SMS',
  codeHelp: '6 chiffres',
  confirm: 'Valider le code',
  again: 'Renvoyer un code',
  sentAgain: 'Un autre code est parti. Le précédent ne sert plus.',
  sent: 'Le code est parti.',
  verified: 'Votre numéro est vérifié.',
  removed: 'Votre numéro est retiré.',
  failed: 'Cela n’a pas abouti',
  removeFactor:
    'Le code par SMS demandé à la connexion sera aussi désactivé. Sans application ni clé d’accès, votre mot de passe suffira.',
  removeTitle: 'Retirer le numéro {{phone}} ?',
  removeBody:
    'Plus aucun code n’y sera envoyé. Sans numéro, il vous reste vos autres moyens pour retrouver l’accès à votre espace.',
}
