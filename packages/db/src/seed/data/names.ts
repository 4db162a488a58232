const list = (text: string): readonly string[] => text.split(/[|\n]/u)

/** Invented people are drawn from these lists. */
export const WOMEN =
  list(`Adèle|Agathe|Aïcha|Alizée|Amandine|Anaïs|Anne-Sophie|Apolline|Aurore|Bérénice|Capucine|Céleste|Chloé
Clémence|Coralie|Danièle|Delphine|Éléonore|Élise|Emmanuelle|Estelle|Fatoumata|Flore|Françoise|Gaëlle
Garance|Héloïse|Honorine|Ingrid|Jeanne|Joséphine|Karima|Léonie|Leïla|Ludivine|Maëva|Magali|Maïté|Manon
Marie-Hélène|Mathilde|Mélusine|Mireille|Nadège|Noémie|Océane|Ombeline|Pénélope|Perrine|Quitterie|Rosalie
Salomé|Séverine|Sidonie|Solène|Suzanne|Thaïs|Valentine|Violaine|Zoé`)

export const MEN =
  list(`Achille|Adrien|Alban|Amadou|Anatole|Antonin|Armand|Aurélien|Barnabé|Benoît|Camille|Cédric|Célestin
Clément|Côme|Cyprien|Désiré|Driss|Édouard|Éloi|Étienne|Fabrice|Félix|François-Xavier|Gaspard|Gauthier
Ghislain|Grégoire|Guilhem|Hakim|Hervé|Isidore|Jean-Baptiste|Jean-Noël|Jérôme|Joël|Karim|Kévin|Loïc
Ludovic|Maël|Marius|Martial|Mathieu|Maxence|Médéric|Nathanaël|Noël|Octave|Pierre-Yves|Quentin|Raphaël
Rémi|Séverin|Sylvain|Tancrède|Théophile|Ulysse|Victorin|Yann`)

export const LAST_NAMES =
  list(`Abeille|Aubanel|Audibert|Barthélémy|Beauséjour|Ben Amar|Blancard|Boisgelin|Bonnefoy|Brémond
Brunet-Lacaze|Caillol|Camoin|Castagnier|Chabaud|Chevillard|Coulomb|Courbet|d’Arvieux|de Pontevès
Delaroche|Delestang|des Aulnes|Deschênes|Diallo|Di Marino|Dos Santos|du Thillot|Duchêne|Escoffier
Estrangin|Fabre|Fauvel|Ferréol|Fougères|Gaudin|Giraudoux|Gourdon|Grimaud|Guérin-Vial|Haddad|Hémery
Hoarau|Imbert|Isnardon|Jauffret|Jouvenel|Kervadec|Konaté|L’Hostis|La Bruyère|Lagarrigue|Lançon|Le Bihan
Le Floc’h|Lefébure|Lévêque|Lieutaud|Magnan|Maïssa|Malaussène|Marcellin|Mérindol|Michelet|Mistral-Roux
Montagnac|Nérac|Nguyen|Noël|Œillet|Olivari|Ortolan|Panisse|Pélissier|Peyron|Pignol|Plantevin|Quéré
Rambaud|Raynaud|Reboul|Requin|Ricœur|Roumanille|Roux-Sabatier|Sabran|Saint-Véran|Saurel|Ségur|Silvestre
Taillefer|Tardieu|Teyssèdre|Thiébault|Tournefort|Vachère|Van den Broeck|Vauclair|Ventoux|Zérah`)

export const STREETS =
  list(`rue des Lavandes|avenue de la Durance|chemin des Restanques|place de la Fontaine|impasse du Four à Pain
boulevard Frédéric-Mistral|rue de l’Horloge|traverse des Oliviers|cours des Platanes|montée de l’Église
rue du Marché-aux-Herbes|quai des Pêcheurs|allée des Cigales|chemin du Mas-Neuf|rue de la Savonnerie
route de Sainte-Victoire|rue des Tanneurs|avenue Jean-Giono|place du Général-de-Gaulle|rue Basse`)

export const COMPLEMENTS =
  list(`Bâtiment B|Résidence Les Amandiers|Appartement 12|2e étage, porte gauche|Lieu-dit Les Aires
Zone artisanale La Palun|Chez M. Reboul`)
