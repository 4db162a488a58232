/** `/aide-connexion`: kinds of trouble and what to do (U20). */
export default {
  heading: 'Un problème pour vous connecter ?',
  intro: 'Choisissez ce qui ressemble à votre situation. Ces réponses sont les mêmes pour tous.',
  pages: {
    '/mot-de-passe-oublie': 'Choisir un nouveau mot de passe',
    '/connexion': 'Aller à la connexion',
    '/contact': 'Écrire à notre équipe',
  },
  'mot-de-passe': {
    title: 'J’ai oublié mon mot de passe',
    what: 'Demandez un lien : il arrive à l’adresse de votre espace et sert pendant 24 heures.',
    do: 'Selon les moyens de récupération que vous avez réglés, un code par SMS ou la réponse à votre question secrète vous sera ensuite demandé. Avec deux preuves seulement, comptez un délai de 24 heures.',
  },
  adresse: {
    title: 'Je ne sais plus avec quelle adresse je me connecte',
    what: 'Cherchez dans votre messagerie un message de notre part : l’adresse qui l’a reçu est sans doute la bonne.',
    do: 'Vous pouvez aussi vous connecter avec l’identifiant de votre compte, votre numéro de sécurité sociale, ou votre SIRET s’il ne désigne qu’une personne. Pour votre sécurité, ce portail ne dit à personne quelle adresse est enregistrée.',
  },
  bloque: {
    title: 'La connexion est bloquée',
    what: 'Cinq mots de passe ou cinq codes faux bloquent la connexion pendant 30 minutes. Un e-mail l’annonce à qui possède l’espace.',
    do: 'Attendez la fin du délai, connectez-vous depuis un appareil que vous avez déjà utilisé, avec une clé d’accès, ou choisissez un nouveau mot de passe : le blocage s’arrête aussitôt.',
  },
  'e-mail': {
    title: 'Je ne reçois pas l’e-mail',
    what: 'Il part en quelques secondes, mais certaines messageries le retiennent plusieurs minutes ou le classent dans les courriers indésirables.',
    do: 'Vérifiez l’adresse saisie, regardez dans les courriers indésirables, puis recommencez avec une autre adresse. Rien ne vient ? Votre espace est peut-être enregistré à une adresse que vous n’avez plus : contactez-nous.',
  },
  sms: {
    title: 'Je ne reçois pas le code par SMS',
    what: 'Un code sert dix minutes, et trois envois sont possibles par quart d’heure. Seul le dernier code reçu est le bon.',
    do: 'Vérifiez les deux derniers chiffres du numéro affiché et que votre téléphone capte, puis renvoyez un code. Sinon, utilisez un code de secours, votre application d’authentification ou une clé d’accès.',
  },
  telephone: {
    title: 'J’ai perdu mon téléphone ou mon deuxième facteur',
    what: 'Un des dix codes de secours que vous avez conservés remplace le code de l’application ou du SMS. Une clé d’accès enregistrée sur un autre appareil aussi.',
    do: 'Vous n’avez plus rien de tout cela ? Notre équipe vérifie votre identité, vous donne un mot de passe provisoire et retire l’ancien deuxième facteur. Une fois connecté, mettez-en un autre en place à la page « Sécurité ».',
  },
  lien: {
    title: 'Le lien que j’ai reçu ne marche plus',
    what: 'Un lien sert une seule fois et pendant 24 heures. Un nouveau lien annule le précédent.',
    do: 'Ouvrez le message le plus récent et recopiez l’adresse entière si elle est coupée, ou demandez un nouveau lien.',
  },
  provisoire: {
    title: 'On m’a remis un mot de passe provisoire',
    what: 'Il sert pendant 72 heures et n’ouvre rien par lui-même.',
    do: 'Connectez-vous avec lui : vous choisirez aussitôt le vôtre. Passé ce délai, demandez-en un autre à qui vous l’a remis.',
  },
  franceconnect: {
    title: 'FranceConnect ne fonctionne pas',
    what: 'Le service peut être interrompu, ou votre identité n’est pas encore reliée à votre espace.',
    do: 'Réessayez plus tard, ou connectez-vous avec votre mot de passe. Vous n’en avez pas ? « Mot de passe oublié » vous en fait choisir un premier. La première fois, FranceConnect demande de relier votre espace.',
  },
  nom: {
    title: 'Mes informations ne sont pas reconnues',
    what: 'Après un mariage, un changement de nom ou la création récente d’une entreprise, les registres publics mettent jusqu’à quatre semaines à se mettre à jour.',
    do: 'Une erreur affichée n’est alors pas forcément une faute de saisie. Essayez avec votre nom de naissance, recommencez plus tard, ou demandez-nous une vérification.',
  },
  ferme: {
    title: 'Mon compte est fermé ou ma demande attend',
    what: 'Un compte fermé n’ouvre plus de session ; rien n’y est effacé. Une demande de compte s’ouvre une fois validée.',
    do: 'La personne qui gère le compte principal peut le rouvrir. Sinon, contactez-nous.',
  },
  navigateur: {
    title: 'La page se recharge, ou un code est toujours refusé',
    what: 'Votre navigateur refuse peut-être les cookies de ce site, ou l’heure de votre téléphone est décalée : les codes d’une application en dépendent.',
    do: 'Autorisez les cookies de ce site, mettez l’heure de vos appareils en réglage automatique, puis réessayez dans un navigateur à jour.',
  },
  desk: {
    title: 'Rien ne correspond ?',
    body: 'Notre équipe vous aide. Elle ne vous demandera jamais votre mot de passe ni un code.',
    contact: 'Écrire un message',
  },
}
