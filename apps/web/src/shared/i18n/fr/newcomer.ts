/** A sign-in made by the link of an invitation. */
export default {
  title: 'Créer mon accès',
  intro: 'Vous vous connecterez avec l’adresse {{email}}. Aucune adhésion ni compte n’est nécessaire.',
  firstName: 'Prénom',
  lastName: 'Nom',
  password: 'Mot de passe',
  confirmation: 'Confirmer mot de passe',
  submit: 'Créer mon accès et accepter',
  other: 'J’ai déjà un compte sous une autre adresse',
}
